"""From tallies to scores: what is released of a closed questionnaire, what is not, and that nothing more is in it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retention_check.domain.collection import Length
from retention_check.domain.comparison import compare
from retention_check.domain.condensing import shown_only
from retention_check.domain.publication import Publication
from retention_check.domain.questionnaire import Questionnaire
from retention_check.domain.releasing import Foreseen, Showing, foresee, has_too_many, release
from retention_check.domain.round import Entry, ManagementForm, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.scores import Score, Withheld, WithheldCause
from retention_check.domain.side import Side
from retention_check.domain.spread import spread_of
from retention_check.domain.tallies import SideTallies, Tally
from tests.cast import DAY, STUDY
from tests.every_tally import shown_tenths
from tests.matrix import examples

CODES = ("R1", "R2", "M1.1")
LAST = DAY + timedelta(days=14)
AFTER = LAST + timedelta(days=1)
ASKED = Questionnaire(
    Length.CHOSEN, CODES, (*Side,), "HR", "een gesprek", DAY, LAST, 5, {Side.YOUNG: 30, Side.MANAGEMENT: 12}
)
ROUND = Round((), DAY, "Gouda", asked={Side.YOUNG: 30, Side.MANAGEMENT: 12})
COUNTS = st.tuples(*[st.integers(0, 12)] * 5).map(Tally)


def side(people: int, **items: tuple[int, ...]) -> SideTallies:
    """Tallies of a side: R1, R2 and M1 (M1.1), nothing where none is given."""
    given = {code: items.get(code.partition(".")[0], (0,) * 5) for code in CODES}
    return SideTallies(people, {code: Tally(counts) for code, counts in given.items()})


YOUNG = side(25, R1=(2, 6, 11, 5, 1), R2=(0, 0, 0, 0, 25), M1=(0, 1, 1, 1, 1))
MANAGEMENT = side(6, R1=(0, 1, 1, 3, 1), R2=(1, 1, 1, 1, 0))
NOBODY = side(0)


def released(young: SideTallies = YOUNG, management: SideTallies = MANAGEMENT, round: Round = ROUND) -> Round:
    return release(ASKED, round, {Side.YOUNG: young, Side.MANAGEMENT: management}, STUDY, AFTER)


def scores(round: Round, of: Side) -> dict[str, tuple[Decimal, int | None]]:
    return {entry.code: (entry.mean, entry.n) for entry in round.entries_of(of)}


# ---- What comes out ----


def test_an_item_with_fewer_answers_than_the_threshold_is_withheld_and_holds_nothing() -> None:
    round = released()
    assert scores(round, Side.YOUNG) == {"R1": (Decimal("5.2"), 25), "R2": (Decimal("9.5"), 25)}
    assert round.publication.condensed[Side.YOUNG] == {"M1.1": WithheldCause.TOO_FEW}
    assert scores(round, Side.MANAGEMENT) == {"R1": (Decimal("7.0"), 6)}
    outcome = compare(round, STUDY).item("M1.1").outcome(Side.YOUNG)
    assert outcome == Withheld(WithheldCause.TOO_FEW)


def test_what_everyone_answered_is_kept_as_the_blurred_end_alone() -> None:
    for counts in ((0, 0, 0, 0, 25), (0, 0, 0, 3, 22)):
        assert scores(released(side(25, R2=counts)), Side.YOUNG)["R2"] == (Decimal("9.5"), 25)


def test_it_is_published_today_and_everyone_was_asked() -> None:
    round = released()
    assert round.publication.days == dict.fromkeys(Side, AFTER)
    assert round.publication.was_opened
    assert round.asked_again == dict.fromkeys(Side, True)


def test_it_says_how_it_was_collected_and_shows_spreads_where_they_may_be() -> None:
    collected = released().collected[Side.YOUNG]
    assert (collected.first_day, collected.last_day, collected.length) == (DAY, LAST, Length.CHOSEN)
    assert (collected.has_codes, collected.asked_first) == (False, 30)
    assert collected.spreads["R1"] == spread_of(YOUNG.items["R1"])
    assert "M1.1" not in collected.spreads
    assert released().collected[Side.MANAGEMENT].spreads == {}


def test_what_is_released_is_already_all_that_would_be_kept_after_a_year() -> None:
    round = released()
    assert shown_only(compare(round, STUDY)) == round


@settings(max_examples=examples(60), deadline=None)
@given(st.tuples(COUNTS, COUNTS, COUNTS))
def test_two_groups_of_which_the_same_is_shown_leave_the_same(counts: tuple[Tally, Tally, Tally]) -> None:
    """Other tallies that show the same mean, number and spread release the very same round: nothing else is in it."""
    one = SideTallies(40, dict(zip(CODES, counts, strict=True)))
    other = SideTallies(40, {code: _same_shown(tally) for code, tally in one.items.items()})
    wide = replace(ROUND, asked={Side.YOUNG: 60, Side.MANAGEMENT: 12})
    assert released(one, round=wide) == released(other, round=wide)


def _same_shown(tally: Tally) -> Tally:
    """A tally of which the same is shown and that is not the same, where a pair of answers can move."""
    for low, high in ((0, 4), (1, 3), (0, 3), (1, 4), (0, 2), (2, 4)):
        for step in (1, -1):
            counts = list(tally.counts)
            for place, change in ((low, -1), (low + 1, 1), (high, -1), (high - 1, 1)):
                counts[place] += change * step
            moved = Tally(tuple(counts))
            if min(counts) >= 0 and (tally.n < 5 or _shown(moved) == _shown(tally)):
                return moved
    return tally


def _shown(tally: Tally) -> object:
    one, two, three, four, five = tally.counts
    return shown_tenths((one, two, three, four, five)), spread_of(tally)


# ---- What does not come out ----


@pytest.mark.parametrize("people", [13, 20, 100])
def test_a_side_with_more_answers_than_people_asked_is_not_there_and_the_other_is(people: int) -> None:
    round = released(management=replace(MANAGEMENT, people=people))
    assert round.entries_of(Side.MANAGEMENT) == ()
    assert not round.is_published(Side.MANAGEMENT)
    assert set(round.collected) == set(round.publication.condensed) == set(round.asked_again) == {Side.YOUNG}
    assert scores(round, Side.YOUNG) == scores(released(), Side.YOUNG)


def test_as_many_as_were_asked_is_not_too_many_and_an_unknown_number_is() -> None:
    assert not has_too_many(ROUND, Side.MANAGEMENT, replace(MANAGEMENT, people=12))
    assert has_too_many(ROUND, Side.MANAGEMENT, replace(MANAGEMENT, people=13))
    assert has_too_many(replace(ROUND, asked={}), Side.MANAGEMENT, MANAGEMENT)


@pytest.mark.parametrize("few", [NOBODY, side(4, R1=(1, 1, 1, 1, 0)), side(12, R1=(4, 0, 0, 0, 0), R2=(0, 0, 4, 0, 0))])
def test_of_a_side_with_too_few_answers_nothing_is_kept_and_it_may_be_asked_anew(few: SideTallies) -> None:
    round = released(management=few)
    assert not round.is_published(Side.MANAGEMENT)
    assert set(round.collected) == set(round.publication.condensed) == set(round.asked_again) == {Side.YOUNG}
    assert replace(ASKED, sides=(Side.MANAGEMENT,)).allows(round)


def test_where_nothing_can_be_shown_the_round_stays_as_it_was() -> None:
    assert released(NOBODY, NOBODY) == ROUND
    assert released(replace(YOUNG, people=31), NOBODY) == ROUND


def test_where_nothing_can_be_shown_other_scores_stay_as_they_were() -> None:
    typed = replace(ROUND, entries=(Entry("R1", Side.MANAGEMENT, Decimal("3.3"), 8),), scale=SCALES["1-5"])
    assert release(replace(ASKED, sides=(Side.YOUNG,)), typed, {Side.YOUNG: NOBODY}, STUDY, AFTER) == typed


# ---- Beside what is there already ----


def test_the_other_side_keeps_its_own_scores_and_scale() -> None:
    typed = Entry("R1", Side.MANAGEMENT, Decimal("3.3"), 8)
    before = replace(ROUND, entries=(typed,), scale=SCALES["1-5"])
    round = release(replace(ASKED, sides=(Side.YOUNG,)), before, {Side.YOUNG: YOUNG}, STUDY, AFTER)
    found = compare(round, STUDY).item("R1")
    assert [found.shown_score(each) for each in Side] == [Decimal("5.2"), Decimal("6.2")]
    assert not round.is_published(Side.MANAGEMENT)


def test_beside_open_scores_young_staff_is_released_alone() -> None:
    entries = (Entry("R1", Side.MANAGEMENT, Decimal("7.75")),)
    before = replace(ROUND, entries=entries, management_form=ManagementForm.AGREED, is_locked=True)
    round = release(replace(ASKED, sides=(Side.YOUNG,)), before, {Side.YOUNG: YOUNG}, STUDY, AFTER)
    assert round.entries_of(Side.MANAGEMENT) == entries
    assert scores(round, Side.YOUNG) == scores(released(), Side.YOUNG)


def test_a_side_that_is_asked_later_changes_nothing_of_the_side_that_is_published() -> None:
    first = released(management=NOBODY)
    later = replace(ASKED, sides=(Side.MANAGEMENT,), opened=AFTER)
    second = release(later, first, {Side.MANAGEMENT: MANAGEMENT}, STUDY, AFTER + timedelta(days=9))
    assert second.entries_of(Side.YOUNG) == first.entries_of(Side.YOUNG)
    assert second.publication.days[Side.YOUNG] == AFTER
    assert second.collected[Side.YOUNG] == first.collected[Side.YOUNG]
    assert second.is_published(Side.MANAGEMENT)


@pytest.mark.parametrize(
    ("of_questionnaire", "of_round", "holds"), [(5, None, 5), (10, None, 10), (5, 7, 7), (9, 5, 9)]
)
def test_the_highest_threshold_that_was_promised_holds(of_questionnaire: int, of_round: int | None, holds: int) -> None:
    before = replace(ROUND, publication=Publication(threshold=of_round))
    asked = replace(ASKED, threshold=of_questionnaire)
    for n in range(5, 11):
        counted: Mapping[Side, SideTallies] = {Side.YOUNG: side(n, R1=(0, 0, n, 0, 0)), Side.MANAGEMENT: NOBODY}
        round = release(asked, before, counted, STUDY, AFTER)
        assert bool(round.entries) is (n >= holds)
        assert isinstance(compare(round, STUDY).item("R1").outcome(Side.YOUNG), Score) is (n >= holds)
        assert (foresee(asked, before, counted)[Side.YOUNG].showing is Showing.SCORES) is (n >= holds)


# ---- What is told before ----


def test_before_publishing_is_told_what_will_be_shown_and_nothing_of_what_was_answered() -> None:
    seen = foresee(ASKED, ROUND, {Side.YOUNG: YOUNG, Side.MANAGEMENT: replace(MANAGEMENT, people=13)})
    assert seen[Side.YOUNG] == Foreseen(Showing.SCORES, ("R1", "R2"), ("M1.1",))
    assert seen[Side.MANAGEMENT] == Foreseen(Showing.MORE_THAN_ASKED, (), CODES)
    assert foresee(ASKED, ROUND, {Side.YOUNG: NOBODY, Side.MANAGEMENT: NOBODY})[Side.YOUNG].showing is Showing.TOO_FEW


@settings(max_examples=examples(60), deadline=None)
@given(COUNTS, COUNTS, st.integers(0, 40))
def test_what_is_foreseen_is_what_is_released(one: Tally, other: Tally, people: int) -> None:
    counted = {Side.YOUNG: SideTallies(people, dict(zip(CODES, (one, other, Tally()), strict=True)))}
    asked = replace(ASKED, sides=(Side.YOUNG,))
    seen, round = foresee(asked, ROUND, counted)[Side.YOUNG], release(asked, ROUND, counted, STUDY, AFTER)
    assert tuple(scores(round, Side.YOUNG)) == seen.shown
    if seen.shown:
        assert tuple(round.publication.condensed[Side.YOUNG]) == seen.withheld


@settings(max_examples=examples(60), deadline=None)
@given(COUNTS, st.permutations(range(5)))
def test_what_is_foreseen_depends_on_how_many_answered_alone(tally: Tally, order: list[int]) -> None:
    other = Tally(tuple(tally.counts[place] for place in order))
    both = [
        {Side.YOUNG: SideTallies(20, dict.fromkeys(CODES, each)), Side.MANAGEMENT: NOBODY} for each in (tally, other)
    ]
    assert foresee(ASKED, ROUND, both[0]) == foresee(ASKED, ROUND, both[1])
