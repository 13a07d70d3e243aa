"""Change since the previous round: on which items, how far, and what may be said of it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from retention_check.domain.change import Change, changes, hidden_changes, shown_changes
from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.condensing import shown_only
from retention_check.domain.difference import Bound, Level, difference
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from tests.cast import STUDY, comparison_of, entries, few, gouda, open_scores

YOUNG, MANAGEMENT = Side


def moved(before: str, now: str, then_answered: int = 34, now_answered: int = 34) -> Change:
    [change] = changes(few({"R1": (now, None)}, now_answered), few({"R1": (before, None)}, then_answered))
    return change


def test_a_change_is_told_on_items_that_a_side_shows_in_both_rounds() -> None:
    before = few({"R1": ("7.0", "7.0"), "R2": ("7.0", None), "M1.1": ("7.0", "7.0")})
    now = few({"R1": ("7.5", "7.1"), "R3": ("8.0", None), "M1.1": (None, "6.0")})
    found = {(change.item, change.side): change.moved.points for change in changes(now, before)}
    assert {(item.code, side): points for (item, side), points in found.items()} == {
        ("M1.1", MANAGEMENT): Decimal("-1.0"),
        ("R1", YOUNG): Decimal("0.5"),
        ("R1", MANAGEMENT): Decimal("0.1"),
    }
    assert {item for item, _ in found} == {STUDY.item("R1"), STUDY.item("M1.1")}


def test_a_change_is_the_shown_score_now_minus_the_shown_score_before() -> None:
    change = moved("7.04", "7.46")
    assert (change.before.shown_mean, change.now.shown_mean) == (Decimal("7.0"), Decimal("7.5"))
    assert change.moved == difference(change.now, change.before)
    assert (change.moved.points, change.size) == (Decimal("0.5"), Decimal("0.5"))
    assert (moved("7.5", "7.0").moved.points, moved("7.5", "7.0").size) == (Decimal("-0.5"), Decimal("0.5"))


def test_a_withheld_score_does_not_change() -> None:
    shown, withheld = few({"R1": ("7", None)}, 5), few({"R1": ("9", None)}, 4)
    assert changes(shown, withheld) == changes(withheld, shown) == []


def test_the_largest_change_comes_first_whichever_way_it_goes() -> None:
    now = few({"R1": ("7.1", "7"), "R2": ("7.3", "7"), "R3": ("6.0", "7"), "R4": ("7", "7")})
    before = few(dict.fromkeys(("R1", "R2", "R3", "R4"), ("7.0", "7.0")))
    assert [change.size for change in changes(now, before)] == [*map(Decimal, ("1.0", "0.3", "0.1")), *[0] * 5]


@pytest.mark.parametrize(
    ("now", "level", "is_listed"),
    [
        ("7.0", Level.TOO_SMALL, False),
        ("7.1", Level.TOO_SMALL, False),  # exactly 2.25 / 45 in each round
        ("6.9", Level.TOO_SMALL, False),
        ("7.2", Level.CHANCE, True),
        ("6.8", Level.CHANCE, True),
        ("7.9", Level.CHANCE, True),
        ("8.0", Level.CLEAR, True),  # 4.5 x sqrt(2 / 45) = 0.949
    ],
)
def test_a_change_has_the_levels_of_a_gap(now: str, level: Level, is_listed: bool) -> None:
    change = moved("7.0", now, 45, 45)
    assert (change.moved.level, change.is_listed) == (level, is_listed)


def test_a_change_is_judged_by_the_answers_then_and_now() -> None:
    # steps 2.25 / 27 + 2.25 / 135 = 0.1; margin 4.5 x sqrt(1/27 + 1/135) = 0.949
    for answers in ((27, 135), (135, 27)):
        levels = [moved("7.0", now, *answers).moved.level for now in ("7.1", "7.2", "7.9", "8.0")]
        assert levels == [Level.TOO_SMALL, Level.CHANCE, Level.CHANCE, Level.CLEAR]


def test_a_change_from_or_to_a_blurred_end_says_so() -> None:
    assert (moved("9.4", "10").moved.points, moved("9.4", "10").moved.bound) == (Decimal("0.1"), Bound.AT_LEAST)
    assert (moved("9.9", "9.6").moved.points, moved("9.9", "9.6").moved.bound) == (Decimal(0), Bound.SAME_END)
    assert not moved("9.9", "9.6").is_listed


def test_any_other_open_score_is_a_change_without_a_level() -> None:
    before, now = (
        open_scores({"R1": ("7", "5.5"), "R2": ("7", "10")}),
        open_scores({"R1": ("7", "5.6"), "R2": ("7", "10")}),
    )
    found = {change.item.code: change for change in changes(now, before) if change.side is MANAGEMENT}
    assert [found[code].moved.level for code in ("R1", "R2")] == [None, None]
    assert [found[code].is_listed for code in ("R1", "R2")] == [True, False]
    assert found["R1"].size == Decimal("0.1")


def test_management_is_compared_over_time_only_in_the_same_form() -> None:
    asked, agreed = few({"R1": ("7.5", "7.1")}), open_scores({"R1": ("7.0", "5.5")})
    for now, before in ((asked, agreed), (agreed, asked)):
        assert [change.side for change in changes(now, before)] == [YOUNG]
    for same in (asked, agreed):
        assert [change.side for change in changes(same, same)] == [YOUNG, MANAGEMENT]


def test_another_instrument_is_not_compared_over_time() -> None:
    points, marks = few({"R1": ("7", "7")}), few({"R1": ("6", "6")}, scale=SCALES["marks"])
    assert changes(points, marks) == changes(marks, points) == []
    assert len(changes(marks, marks)) == 2


def test_points_and_answers_of_one_to_five_are_the_same_instrument() -> None:
    answers = comparison_of(entries({"R1": ("4", None)}), scale=SCALES["1-5"])
    [change] = changes(few({"R1": ("7", None)}), answers)
    assert change.moved.points == Decimal("-0.8")  # 7.0 after 7.75


def test_a_round_beside_itself_has_no_change_that_is_listed() -> None:
    found = changes(gouda(), gouda())
    assert len(found) == 100
    assert not any(change.is_listed for change in found)


def test_rounds_of_studies_with_other_items_are_refused() -> None:
    found = few({"R1": ("7", "7")})
    with pytest.raises(ValueError, match="argument 2 is longer"):
        changes(replace(found, items=found.items[:-1]), found)


def answered(comparison: Comparison, **answers: bool) -> Comparison:
    """The same, where the organiser said of these groups whether everyone was asked again."""
    asked_again = {Side(side): answer for side, answer in answers.items()}
    return compare(replace(comparison.round, asked_again=asked_again), STUDY)


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ({}, ()),
        ({"young": True}, (YOUNG,)),
        ({"young": False, "management": True}, (MANAGEMENT,)),
        ({"young": False, "management": False}, ()),
        ({"young": True, "management": True}, (YOUNG, MANAGEMENT)),
    ],
)
def test_change_is_shown_of_groups_of_which_everyone_was_asked_again(
    answers: dict[str, bool], shown: tuple[Side, ...]
) -> None:
    before, now = few({"R1": ("7", "7"), "R2": ("7", "7")}), answered(few({"R1": ("8", "8")}), **answers)
    assert tuple(change.side for change in changes(now, before)) == shown
    assert shown_changes(now, before) == shown
    assert hidden_changes(now, before) == tuple(side for side in Side if side not in shown)


def test_open_scores_are_always_given_anew() -> None:
    before, now = open_scores({"R1": ("7", "5.5")}), answered(open_scores({"R1": ("8", "10")}))
    assert [change.side for change in changes(now, before)] == [MANAGEMENT]
    assert hidden_changes(now, before) == (YOUNG,)


def test_where_nothing_can_be_compared_no_change_is_hidden() -> None:
    points, marks = answered(few({"R1": ("7", "7")})), few({"R1": ("6", "6")}, scale=SCALES["marks"])
    assert hidden_changes(points, marks) == shown_changes(points, marks) == ()
    assert hidden_changes(points, few({"R2": ("7", "7")})) == ()
    assert hidden_changes(points, few({"R1": ("7", "7")}, 4, 4)) == ()
    assert hidden_changes(points, open_scores({"R1": ("7", "7")})) == (YOUNG,)


def test_change_since_a_round_of_which_only_shown_scores_are_kept_is_the_same() -> None:
    before = few({"R1": ("7.04", "7"), "R2": ("9.9", "7"), "R3": ("7", "7")})
    hidden = replace(before.round, entries=(*before.round.entries[:-2], *entries({"R3": ("7", "7")}, 4, None)))
    before = compare(hidden, STUDY)
    now = few({"R1": ("7.5", "6"), "R2": ("9", "7"), "R3": ("8", "8")})
    assert changes(now, compare(shown_only(before), STUDY)) == changes(now, before)
    assert {change.item.code for change in changes(now, before)} == {"R1", "R2"}
