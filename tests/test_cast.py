"""The mixes are what their names say, so that a page tested with one is tested with that case."""

import pytest

from retention_check.domain.comparison import Comparison, Response
from retention_check.domain.difference import Bound
from retention_check.domain.round import LONGEST_NAME
from retention_check.domain.scores import End, WithheldCause
from retention_check.domain.side import Side
from tests.cast import mixes


def bounds(found: Comparison) -> set[Bound]:
    return {compared.gap.bound for compared in found.items if compared.gap and compared.gap.bound}


def ends(found: Comparison, code: str) -> list[End | None]:
    return [score.end if (score := found.item(code).score(side)) else None for side in Side]


@pytest.mark.parametrize(
    ("name", "response"),
    [
        ("full", Response.HALF_OR_MORE),
        ("everyone-answered", Response.EVERYONE),
        ("under-half", Response.UNDER_HALF),
        ("asked-unknown", Response.UNKNOWN),
    ],
)
def test_a_mix_has_the_response_of_its_name_on_both_sides(name: str, response: Response) -> None:
    assert [mixes()[name].response(side) for side in Side] == [response] * 2


def test_ends_are_blurred_at_the_same_end_at_one_and_at_opposite_ends() -> None:
    low, high = End
    expected = {
        "same-end": ([high, high], [low, low]),
        "end-at-one": ([high, None], [low, None]),
        "opposite-ends": ([high, low], [low, high]),
    }
    for name, of_items in expected.items():
        assert tuple(ends(mixes()[name], code) for code in ("R1", "M8.4")) == of_items, name


def test_open_scores_stand_beside_ends_with_every_bound_they_can_have() -> None:
    assert bounds(mixes()["open-beside-ends"]) == {Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT}


def test_the_mixes_together_have_every_bound_and_every_cause() -> None:
    assert {bound for found in mixes().values() for bound in bounds(found)} == set(Bound)
    assert {cause for found in mixes().values() for side in Side for cause in found.withheld(side)} == set(
        WithheldCause
    )


def test_items_were_answered_by_different_numbers_and_some_are_withheld() -> None:
    found = mixes()["uneven-answers"]
    for side in Side:
        assert len({compared.n(side) for compared in found.items if compared.n(side)}) > 2
    assert found.withheld(Side.MANAGEMENT).keys() == {WithheldCause.TOO_FEW}


@pytest.mark.parametrize(("name", "answers"), [("few-answers", [8, 5]), ("many-answers", [400, 60])])
def test_few_and_many_answered(name: str, answers: list[int]) -> None:
    assert [mixes()[name].respondents(side) for side in Side] == answers


def test_the_longest_name_is_as_long_as_a_name_may_be() -> None:
    assert len(mixes()["long-name"].round.municipality) == LONGEST_NAME == 80


def test_both_groups_can_score_everything_under_the_middle() -> None:
    scores = [compared.shown_score(side) for compared in mixes()["both-low"].items for side in Side]
    assert max(score for score in scores if score) < 5.5


def test_a_caller_may_change_what_it_got() -> None:
    mixes().clear()
    assert mixes()
