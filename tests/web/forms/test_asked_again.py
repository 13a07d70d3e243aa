"""The question whether everyone of a group was asked again: three answers, of which one says nothing yet."""

import pytest

from retention_check.domain.side import Side
from retention_check.web.forms.asked_again import as_answers, as_choice


@pytest.mark.parametrize(("answer", "choice"), [(True, "ja"), (False, "nee"), (None, "")])
def test_an_answer_comes_back_from_its_choice(answer: bool | None, choice: str) -> None:
    assert as_choice(answer) == choice
    assert as_answers({Side.YOUNG: choice}).get(Side.YOUNG) is answer


def test_a_group_without_an_answer_is_not_there() -> None:
    assert as_answers({Side.YOUNG: "", Side.MANAGEMENT: "nee"}) == {Side.MANAGEMENT: False}
