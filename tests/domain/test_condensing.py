"""What may be kept of a round when its input is deleted: the shown figures, and nothing behind them."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.condensing import condensing, shown_only
from retention_check.domain.findings import largest_gaps, near, ranked_differently, unlike_national
from retention_check.domain.headline import headline
from retention_check.domain.item import Kind
from retention_check.domain.publication import Publication
from retention_check.domain.round import Agreement, Entry, ManagementForm, Round
from retention_check.domain.scales import SCALES, rounded
from retention_check.domain.scores import HIGH_END, LOW_END
from retention_check.domain.side import Side
from tests.cast import ASKED, DAY, STUDY, comparison_of, delft, gouda, mixes

CODES = [item.code for item in STUDY.items]
SIZES = st.none() | st.integers(min_value=0, max_value=60)


@st.composite
def rounds(draw: st.DrawFn) -> Round:
    scale, form = draw(st.sampled_from(list(SCALES.values()))), draw(st.sampled_from(ManagementForm))
    keys = draw(st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(Side)), unique=True, max_size=30))
    means = st.decimals(min_value=scale.low, max_value=scale.high, places=3)
    entries = tuple(Entry(*key, draw(means), draw(SIZES)) for key in keys)
    answers = {side: n for side in Side if (n := draw(SIZES)) is not None}
    return Round(entries, DAY, "Gouda", scale, form, asked=ASKED, answers=answers)


def assert_shows_the_same(after: Comparison, before: Comparison) -> None:
    for new, old in zip(after.items, before.items, strict=True):
        for side in Side:
            assert new.score(side) == old.score(side)
            assert new.versus_national(side) == old.versus_national(side)
        assert new.gap == old.gap
        assert (new.ranks, new.national_ranks) == (old.ranks, old.national_ranks)
    for side in Side:
        assert after.respondents(side) == before.respondents(side)
        assert after.response(side) is before.response(side)
        assert [after.overall(kind, side) for kind in Kind] == [before.overall(kind, side) for kind in Kind]
        assert after.withheld(side) == before.withheld(side)
    assert (after.margin, after.note) == (before.margin, before.note)


@given(rounds(), st.integers(min_value=5, max_value=10))
def test_what_is_kept_shows_the_same_figures_again(round: Round, threshold: int) -> None:
    before = compare(round, STUDY, threshold)
    assert_shows_the_same(compare(shown_only(before), STUDY, threshold), before)


@pytest.mark.parametrize("name", mixes())
def test_what_is_kept_of_each_mix_gives_the_same_findings_again(name: str) -> None:
    before = mixes()[name]
    after = compare(shown_only(before), STUDY)
    assert_shows_the_same(after, before)
    assert headline(after).kind is headline(before).kind
    for finding in (largest_gaps, near):
        assert [each.item.code for each in finding(after)] == [each.item.code for each in finding(before)]
    assert [(each.compared.item, each.side) for each in unlike_national(after)] == [
        (each.compared.item, each.side) for each in unlike_national(before)
    ]
    assert [each.ranks for each in ranked_differently(after)] == [each.ranks for each in ranked_differently(before)]


@given(rounds(), st.integers(min_value=5, max_value=10))
def test_what_is_kept_holds_nothing_that_was_not_shown(round: Round, threshold: int) -> None:
    kept = shown_only(compare(round, STUDY, threshold))
    assert kept.answers == {}
    for entry in kept.entries:
        assert entry.mean == rounded(entry.mean)
        if entry.side is Side.MANAGEMENT and round.is_agreed:
            assert entry.n is None
        else:
            assert entry.n is not None
            assert entry.n >= threshold
            assert LOW_END <= entry.mean <= HIGH_END


@given(rounds())
def test_keeping_twice_is_keeping_once(round: Round) -> None:
    once = shown_only(compare(round, STUDY))
    assert shown_only(compare(once, STUDY)) == once


def test_a_side_under_the_threshold_disappears() -> None:
    assert {entry.side for entry in shown_only(delft()).entries} == {Side.MANAGEMENT}


def test_a_round_is_reduced_with_the_threshold_of_its_installation() -> None:
    round = gouda().round  # eleven of management answered
    assert condensing(STUDY)(round) == shown_only(gouda())
    few = replace(round, entries=tuple(replace(entry, n=9) for entry in round.entries))
    assert condensing(STUDY, 10)(few).entries == ()
    assert len(condensing(STUDY, 9)(few).entries) == 100


def test_answers_of_one_to_five_become_points_and_marks_stay_marks() -> None:
    entry = Entry("R1", Side.YOUNG, Decimal("3.333"), 20)
    kept = shown_only(comparison_of([entry], scale=SCALES["1-5"]))
    assert kept.entries == (Entry("R1", Side.YOUNG, Decimal("6.2"), 20),)
    assert kept.scale_of(Side.YOUNG) == SCALES["1-10"]
    assert shown_only(comparison_of([entry], scale=SCALES["marks"])).scale_of(Side.YOUNG) == SCALES["marks"]


def test_of_one_side_what_was_entered_can_go_while_the_other_stays_as_it_was() -> None:
    found = [Entry(code, side, Decimal("3.333"), 20) for code in ("R1", "R2") for side in Side]
    before = comparison_of(found, scale=SCALES["1-5"])
    kept = shown_only(before, [Side.YOUNG])
    assert {str(entry.mean) for entry in kept.entries_of(Side.YOUNG)} == {"6.2"}
    assert kept.entries_of(Side.MANAGEMENT) == before.round.entries_of(Side.MANAGEMENT)
    assert kept.is_condensed(Side.YOUNG)
    assert not kept.is_condensed(Side.MANAGEMENT)
    assert_shows_the_same(compare(kept, STUDY), before)


def test_a_mean_beyond_an_end_is_kept_as_the_end() -> None:
    found = [Entry("R1", Side.YOUNG, Decimal("5"), 20), Entry("R2", Side.YOUNG, Decimal("1.04"), 20)]
    kept = shown_only(comparison_of(found, scale=SCALES["1-5"]))
    assert [entry.mean for entry in kept.entries] == [HIGH_END, LOW_END]


def test_who_when_and_what_was_agreed_are_kept() -> None:
    agreed = (Agreement("Mentoren zoeken", "HR-adviseur"),)
    round = replace(gouda().round, agreements=agreed, topics=("R3",), is_locked=True)
    kept = shown_only(compare(round, STUDY))
    assert replace(kept, entries=(), publication=Publication()) == replace(round, entries=())
