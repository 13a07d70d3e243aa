"""Why a change of what others were shown is refused, in words for each cause."""

import pytest

from retention_check.domain.corrections import Refusal, Review
from retention_check.domain.side import Side
from retention_check.web.organiser.saving import refused
from tests.web.client import GOUDA


@pytest.mark.parametrize("why", Refusal)
def test_each_cause_has_a_whole_sentence(why: Refusal) -> None:
    [told] = refused(GOUDA, Review(refusals={Side.YOUNG: why}))
    assert "jonge ambtenaren" in told
    assert told.endswith(".")
    assert "{" not in told
