"""What may be kept of a round when its input is deleted: the shown figures, and nothing behind them."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.comparison import compare
from retention_check.domain.condensing import shown_only
from retention_check.domain.round import Agreement, Entry, ManagementForm, Round
from retention_check.domain.scales import SCALES, rounded
from retention_check.domain.scores import SPREAD_FROM
from retention_check.domain.side import Side
from tests.cast import DAY, STUDY, comparison_of, delft, gouda

CODES = [item.code for item in STUDY.items]
SIZES = st.one_of(st.none(), st.integers(min_value=0, max_value=60))


@st.composite
def rounds(draw: st.DrawFn) -> Round:
    scale, form = draw(st.sampled_from(list(SCALES.values()))), draw(st.sampled_from(ManagementForm))
    keys = draw(st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(Side)), unique=True, max_size=30))
    means = st.decimals(min_value=scale.low, max_value=scale.high, places=3)
    spreads = st.one_of(st.none(), st.decimals(min_value=0, max_value=scale.high - scale.low, places=3))
    entries = tuple(Entry(*key, draw(means), draw(SIZES), draw(spreads)) for key in keys)
    answers = {side: n for side in Side if (n := draw(SIZES)) is not None}
    return Round(entries, DAY, "Gouda", scale, form, answers=answers)


@given(rounds(), st.integers(min_value=5, max_value=10))
def test_what_is_kept_shows_the_same_figures_again(round: Round, threshold: int) -> None:
    before = compare(round, STUDY, threshold)
    after = compare(shown_only(before), STUDY, threshold)
    for old, new in zip(before.items, after.items, strict=True):
        assert [new.shown_score(side) for side in Side] == [old.shown_score(side) for side in Side]
        assert new.ranks == old.ranks
        assert new.step == old.step
        assert (new.gap is None) == (old.gap is None)
        if new.gap is not None and old.gap is not None:
            assert abs(new.gap - old.gap) <= Decimal("0.1")
    assert [after.respondents(side) for side in Side] == [before.respondents(side) for side in Side]
    assert all(after.withheld(side) == {} for side in Side)
    assert after.note == before.note


@given(rounds(), st.integers(min_value=5, max_value=10))
def test_what_is_kept_holds_nothing_that_was_not_shown(round: Round, threshold: int) -> None:
    kept = shown_only(compare(round, STUDY, threshold))
    assert kept.answers == {}
    for entry in kept.entries:
        is_agreed = entry.side is Side.MANAGEMENT and round.is_agreed
        assert entry.n is None if is_agreed else entry.n is not None and entry.n >= threshold
        assert entry.sd is None or (entry.n is not None and entry.n >= SPREAD_FROM)
        assert all(value is None or value == rounded(value) for value in (entry.mean, entry.sd))


@given(rounds())
def test_keeping_twice_is_keeping_once(round: Round) -> None:
    once = shown_only(compare(round, STUDY))
    assert shown_only(compare(once, STUDY)) == once


def test_a_side_under_the_threshold_disappears() -> None:
    assert {entry.side for entry in shown_only(delft()).entries} == {Side.MANAGEMENT}


def test_answers_of_one_to_five_become_points_and_marks_stay_marks() -> None:
    entry = Entry("R1", Side.YOUNG, Decimal("3.333"), 20, Decimal("1.1"))
    kept = shown_only(comparison_of([entry], scale=SCALES["1-5"]))
    assert kept.scale == SCALES["1-10"]
    assert kept.entries == (Entry("R1", Side.YOUNG, Decimal("6.2"), 20, Decimal("2.5")),)
    assert shown_only(comparison_of([entry], scale=SCALES["marks"])).scale == SCALES["marks"]


def test_who_when_and_what_was_agreed_are_kept() -> None:
    agreed = (Agreement("Mentoren zoeken", "HR-adviseur"),)
    round = replace(gouda().round, agreements=agreed, topics=("R3",), is_locked=True)
    kept = shown_only(compare(round, STUDY))
    assert replace(kept, entries=()) == replace(round, entries=())
