"""Limits on forms of plain text; files have limits of their own."""

import pytest

from retention_check.web.request_limits import LARGEST_FORM, MOST_FIELDS
from tests.web.client import SavedRound, Visitor, fill_scores


def test_a_form_of_text_that_is_too_large_is_refused(me: Visitor, gouda: SavedRound) -> None:
    page = fill_scores(me, gouda.public_id, {"R1-young": "7" * LARGEST_FORM})
    assert (page.status, "te groot" in page.main) == (413, True)


def test_too_many_fields_are_refused(me: Visitor, gouda: SavedRound) -> None:
    assert fill_scores(me, gouda.public_id, {f"x{number}": "" for number in range(MOST_FIELDS)}).status == 413


@pytest.mark.parametrize(("fields", "status"), [(MOST_FIELDS, 400), (MOST_FIELDS + 1, 413)])
def test_a_form_may_have_so_many_fields_and_no_more(visitor: Visitor, fields: int, status: int) -> None:
    sent = {f"x{number}": "" for number in range(fields)}
    assert visitor.post("/voorbeeld/resultaten/onderwerpen", sent).status == status  # 400: it has no token
