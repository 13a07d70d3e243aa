"""What a closed poll shows the room, by every rule that keeps what one to four people chose out of it."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.meeting.poll_outcomes import Chosen, Hidden, MostChosen, PollOutcome
from retention_check.domain.meeting.polls import Ballot, Poll, PollTally
from retention_check.domain.shown_in_meetings import PredictedScore
from retention_check.domain.side import Side
from retention_check.domain.spread import Share
from retention_check.domain.wording import item_name
from tests.cast import STUDY
from tests.domain.meeting.rooms import BALLOT, CODES, MANAGEMENT, YOUNG, guess, outcome, room, tally
from tests.domain.meeting.test_polls import DOTS, GUESSES

BY_NAME = sorted(CODES, key=lambda code: item_name(STUDY.item(code)).casefold())
DOTS_BY_NAME = sorted(BALLOT, key=lambda code: item_name(STUDY.item(code)).casefold())
LATE = BY_NAME[-3:]
PREDICTIONS = st.dictionaries(st.sampled_from(CODES), st.integers(1, 5), min_size=1)


def guesses(people: int, codes: Sequence[str] = LATE) -> PollTally:
    """So many people who guess the same."""
    return tally(Poll.GUESS, [guess(*codes)] * people)


def dots(people: int, code: str = BALLOT[0]) -> PollTally:
    return tally(Poll.DOTS, [{code: 2}] * people)


def predictions(people: int, answer: int = 3, codes: Sequence[str] = CODES) -> PollTally:
    return tally(Poll.PREDICT, [dict.fromkeys(codes, answer)] * people)


def listed(found: MostChosen | None) -> list[str]:
    return [each.code for each in found.listed] if found else []


# ---- Guesses: each group of five and more apart ----


@pytest.mark.parametrize(("people", "is_shown"), [(0, False), (4, False), (5, True), (19, True)])
def test_a_group_of_five_guesses_is_shown_and_a_smaller_one_is_not(people: int, is_shown: bool) -> None:
    found = outcome(Poll.GUESS, guesses(people))
    assert (set(found.of_side), found.hidden) == (({YOUNG}, None) if is_shown else (set(), Hidden.TOO_FEW))


def test_one_group_that_is_too_small_does_not_keep_the_other_from_being_shown() -> None:
    found = outcome(Poll.GUESS, guesses(4), guesses(5))
    assert (set(found.of_side), found.hidden, found.of_all, found.voters) == ({MANAGEMENT}, None, None, 9)


def test_under_twenty_the_three_most_guessed_stand_by_alphabet_without_order_or_counts() -> None:
    two = tally(Poll.GUESS, [guess(*LATE)] * 3 + [guess(LATE[2], LATE[1], BY_NAME[0])] * 2 + [guess(*BY_NAME[1:4])])
    found = outcome(Poll.GUESS, two).of_side[YOUNG]
    assert found == MostChosen(tuple(Chosen(code) for code in LATE), is_ranked=False)
    assert not found.has_shares


def test_in_a_tie_for_the_third_place_the_first_of_the_alphabet_is_listed() -> None:
    tied = tally(Poll.GUESS, [guess(*BY_NAME[-2:], code) for code in BY_NAME[2:7]])
    assert listed(outcome(Poll.GUESS, tied).of_side[YOUNG]) == [BY_NAME[2], *BY_NAME[-2:]]


def test_from_twenty_the_most_guessed_is_first_and_there_still_are_no_counts_or_shares() -> None:
    many = tally(Poll.GUESS, [guess(LATE[2], LATE[1], BY_NAME[0])] * 10 + [guess(LATE[2], *BY_NAME[1:3])] * 10)
    found = outcome(Poll.GUESS, many).of_side[YOUNG]
    assert listed(found) == [LATE[2], BY_NAME[0], BY_NAME[1]]
    assert found.is_ranked
    assert not found.has_shares


def test_of_fewer_than_ten_reasons_no_order_share_or_verdict_is_told() -> None:
    nine = room(asked=CODES[:9], heaviest={YOUNG: ("R1",)})
    found = outcome(Poll.GUESS, guesses(25, ("R1", "R2", "R3")), of_room=nine)
    assert not found.of_side[YOUNG].is_ranked
    assert not found.of_side[YOUNG].has_shares
    assert not found.is_half_right


@given(ballots=st.lists(GUESSES, min_size=5, max_size=19), order=st.randoms(use_true_random=False))
def test_which_three_are_listed_does_not_depend_on_who_came_first(ballots: list[Ballot], order: object) -> None:
    shown = outcome(Poll.GUESS, tally(Poll.GUESS, ballots))
    order.shuffle(ballots)  # type: ignore[attr-defined]
    assert outcome(Poll.GUESS, tally(Poll.GUESS, ballots)) == shown
    found = listed(shown.of_side[YOUNG])
    counts = tally(Poll.GUESS, ballots).counts
    assert found == sorted(found, key=BY_NAME.index)
    assert min(counts.get(code, 0) for code in found) >= max(counts.get(code, 0) for code in {*CODES} - {*found})


# ---- Whether half of a group guessed right ----


@pytest.mark.parametrize(
    ("people", "right", "told"),
    [(7, 7, None), (8, 4, True), (8, 3, False), (9, 4, False), (9, 5, True), (20, 9, False), (20, 10, True)],
)
def test_from_eight_on_it_is_told_whether_half_guessed_the_heaviest_reason(
    people: int, right: int, told: bool | None
) -> None:
    given = tally(Poll.GUESS, [guess("R1", "R2", "R3")] * right + [guess("R4", "R5", "R6")] * (people - right))
    heaviest = room(heaviest={YOUNG: ("R1",), MANAGEMENT: ("R9",)})
    assert outcome(Poll.GUESS, given, of_room=heaviest).is_half_right.get(YOUNG) is told


def test_of_a_tie_one_of_the_heaviest_is_enough() -> None:
    ballots = [guess("R1", "R5", "R6")] * 3 + [guess("R2", "R5", "R6")] * 2 + [guess("R5", "R6", "R7")] * 4
    tied = room(heaviest={YOUNG: ("R1", "R2")})
    assert outcome(Poll.GUESS, tally(Poll.GUESS, ballots, ("R1", "R2")), of_room=tied).is_half_right == {YOUNG: True}


def test_who_guessed_two_of_a_tie_counts_once() -> None:
    ballots = [guess("R1", "R2", "R6")] * 4 + [guess("R5", "R6", "R7")] * 5
    tied = room(heaviest={YOUNG: ("R1", "R2")})
    assert outcome(Poll.GUESS, tally(Poll.GUESS, ballots, ("R1", "R2")), of_room=tied).is_half_right == {YOUNG: False}


def test_of_paper_a_tie_is_not_told_for_nobody_knows_who_guessed_two() -> None:
    typed = {YOUNG: PollTally(9, {"R1": 5, "R2": 4, "R5": 9})}
    tied, one = room(heaviest={YOUNG: ("R1", "R2")}), room(heaviest={YOUNG: ("R1",)})
    assert outcome(Poll.GUESS, of_room=tied, paper=typed).is_half_right == {}
    assert outcome(Poll.GUESS, of_room=one, paper=typed).is_half_right == {YOUNG: True}


def test_without_a_heaviest_reason_nothing_is_told() -> None:
    assert outcome(Poll.GUESS, guesses(9), of_room=room(heaviest={YOUNG: ()})).is_half_right == {}
    assert outcome(Poll.GUESS, guesses(9)).is_half_right == {}


# ---- Dots: both groups of five apart, else one total, never both ----


@pytest.mark.parametrize(
    ("young", "management", "shown"),
    [
        (5, 5, "side"),
        (19, 6, "side"),
        (9, 4, "all"),
        (4, 9, "all"),
        (5, 0, "all"),
        (4, 1, "all"),
        (4, 0, None),
        (2, 2, None),
    ],
)
def test_dots_are_of_both_groups_or_one_total_of_five(young: int, management: int, shown: str | None) -> None:
    found = outcome(Poll.DOTS, dots(young), dots(management))
    assert (set(found.of_side), found.of_all is not None) == (set(Side) if shown == "side" else set(), shown == "all")
    assert found.hidden is (None if shown else Hidden.TOO_FEW)
    assert found.shows_something is (shown is not None)


def test_the_most_dotted_stands_first_and_of_a_tie_the_first_of_the_alphabet() -> None:
    given = tally(Poll.DOTS, [{DOTS_BY_NAME[5]: 2}] * 3 + [{DOTS_BY_NAME[4]: 1, DOTS_BY_NAME[2]: 1}] * 2)
    found = outcome(Poll.DOTS, given)
    assert listed(found.of_all) == [DOTS_BY_NAME[5], DOTS_BY_NAME[2], DOTS_BY_NAME[4]]
    assert found.of_all
    assert found.of_all.is_ranked
    assert not found.of_all.has_shares


@given(ballots=st.lists(DOTS, min_size=5, max_size=30))
def test_there_are_always_three_lines_also_where_nobody_chose_the_rest(ballots: list[Ballot]) -> None:
    found = outcome(Poll.DOTS, tally(Poll.DOTS, ballots))
    assert len(listed(found.of_all)) == 3
    assert len(listed(outcome(Poll.DOTS, dots(5)).of_all)) == 3


def test_a_ballot_of_two_measures_has_two_lines() -> None:
    assert listed(outcome(Poll.DOTS, dots(5), of_room=room(asked=BALLOT[:2])).of_all) == [*BALLOT[:2]]


def test_from_twenty_a_measure_says_its_share_of_the_dots_that_were_put() -> None:
    given = tally(Poll.DOTS, [{DOTS_BY_NAME[3]: 2}] * 9 + [{DOTS_BY_NAME[1]: 1}] * 10 + [{DOTS_BY_NAME[0]: 2}])
    found = outcome(Poll.DOTS, given).of_all
    assert found
    assert listed(found) == [DOTS_BY_NAME[3], DOTS_BY_NAME[1], DOTS_BY_NAME[0]]
    assert [each.share for each in found.listed] == [Share.MIDDLE, Share.MIDDLE, Share.SMALL]


def test_dots_on_one_sheet_for_all_make_one_total_also_of_two_large_groups() -> None:
    found = outcome(Poll.DOTS, dots(6), dots(6), sheet=dots(2, BALLOT[1]))
    assert (found.of_side, found.voters) == ({}, 14)
    assert {*listed(found.of_all)} >= {BALLOT[0], BALLOT[1]}


# ---- 'Dubbel antwoord' ----


def test_a_prediction_is_a_mean_by_the_same_door_as_a_score() -> None:
    given = tally(Poll.PREDICT, [{"R1": 4}] * 3 + [{"R1": 3}] * 2)
    assert outcome(Poll.PREDICT, given).predicted == {YOUNG: {"R1": PredictedScore(Decimal("6.9"), 5)}}


def test_the_ends_of_a_prediction_are_blurred() -> None:
    assert outcome(Poll.PREDICT, predictions(5, 5)).predicted[YOUNG]["R1"].shown_mean == Decimal("9.5")
    assert outcome(Poll.PREDICT, predictions(5, 1)).predicted[YOUNG]["R1"].shown_mean == Decimal("1.5")


def test_a_reason_that_fewer_than_five_predicted_is_not_shown() -> None:
    given = tally(Poll.PREDICT, [{"R1": 4, "R2": 4}] * 4 + [{"R1": 4}])
    assert outcome(Poll.PREDICT, given).predicted[YOUNG].keys() == {"R1"}


def test_where_no_reason_is_shown_nothing_is() -> None:
    given = tally(Poll.PREDICT, [{code: 4} for code in CODES])
    assert outcome(Poll.PREDICT, given) == PollOutcome(Poll.PREDICT, 10, Hidden.TOO_FEW)


@given(young=st.lists(PREDICTIONS, max_size=12), management=st.lists(PREDICTIONS, max_size=12))
def test_every_prediction_is_of_five_people_or_more(young: list[Ballot], management: list[Ballot]) -> None:
    found = outcome(Poll.PREDICT, tally(Poll.PREDICT, young), tally(Poll.PREDICT, management))
    for side, ballots in ((YOUNG, young), (MANAGEMENT, management)):
        shown = found.predicted.get(side, {})
        assert {code: each.n for code, each in shown.items()} == {
            code: n for code in CODES if (n := sum(code in each for each in ballots)) >= 5
        }


# ---- Every poll ----


def everyone(poll: Poll, people: int) -> PollTally:
    return {Poll.GUESS: guesses(people), Poll.DOTS: dots(people), Poll.PREDICT: predictions(people)}[poll]


@pytest.mark.parametrize("poll", Poll)
@pytest.mark.parametrize("side", Side)
def test_more_voters_than_are_in_the_room_shows_nothing_of_either_group(poll: Poll, side: Side) -> None:
    present = {YOUNG: 9, MANAGEMENT: 6}
    votes = {each: everyone(poll, present[each] + (each is side)) for each in Side}
    asked = BALLOT if poll is Poll.DOTS else CODES
    found = outcome(poll, votes[YOUNG], votes[MANAGEMENT], room(9, 6, asked))
    assert found == PollOutcome(poll, 16, Hidden.MORE_THAN_PRESENT)
    as_many = outcome(poll, everyone(poll, 9), everyone(poll, 6), room(9, 6, asked))
    assert as_many.shows_something


def test_paper_and_phones_together_are_held_against_who_is_in_the_room() -> None:
    typed = {YOUNG: guesses(4)}
    assert outcome(Poll.GUESS, guesses(6), of_room=room(9, 6), paper=typed).hidden is Hidden.MORE_THAN_PRESENT
    assert outcome(Poll.GUESS, guesses(5), of_room=room(9, 6), paper=typed).of_side
    sheet = dots(8)
    of_room = room(9, 6, BALLOT)
    assert outcome(Poll.DOTS, dots(8), of_room=of_room, sheet=sheet).hidden is Hidden.MORE_THAN_PRESENT
    assert outcome(Poll.DOTS, dots(7), of_room=of_room, sheet=sheet).of_all


@pytest.mark.parametrize("poll", Poll)
def test_a_group_that_is_not_in_the_room_cannot_vote(poll: Poll) -> None:
    found = outcome(poll, everyone(poll, 9), everyone(poll, 1), room(9, 0, BALLOT if poll is Poll.DOTS else CODES))
    assert found.hidden is Hidden.MORE_THAN_PRESENT


@pytest.mark.parametrize("poll", Poll)
@pytest.mark.parametrize("threshold", [5, 7, 10])
def test_a_threshold_that_was_raised_holds_for_every_poll(poll: Poll, threshold: int) -> None:
    of_room = room(asked=BALLOT if poll is Poll.DOTS else CODES, threshold=threshold)
    assert not outcome(poll, everyone(poll, threshold - 1), of_room=of_room).shows_something
    assert outcome(poll, everyone(poll, threshold), of_room=of_room).shows_something
    beside = outcome(poll, everyone(poll, threshold), everyone(poll, threshold - 1), of_room)
    assert MANAGEMENT not in {*beside.of_side, *beside.predicted}
    assert not (beside.of_side and beside.of_all)


def test_with_a_threshold_of_ten_it_is_told_from_ten_on_whether_half_guessed_right() -> None:
    raised = room(threshold=10, heaviest={YOUNG: (LATE[0],)})
    assert outcome(Poll.GUESS, guesses(9), of_room=raised).is_half_right == {}
    assert outcome(Poll.GUESS, guesses(10), of_room=raised).is_half_right == {YOUNG: True}


@pytest.mark.parametrize("poll", [Poll.GUESS, Poll.PREDICT])
def test_what_a_group_showed_in_an_earlier_meeting_is_not_shown_again(poll: Poll) -> None:
    again = outcome(poll, everyone(poll, 9), everyone(poll, 6), room(shown_before=(YOUNG,)))
    assert {*again.of_side, *again.predicted} == {MANAGEMENT}
    both = outcome(poll, everyone(poll, 9), everyone(poll, 6), room(shown_before=(YOUNG, MANAGEMENT)))
    assert (both.shows_something, both.is_half_right, both.hidden) == (False, {}, Hidden.SHOWN_BEFORE)


@given(young=st.lists(GUESSES, max_size=25), management=st.lists(GUESSES, max_size=25), threshold=st.integers(5, 10))
def test_an_outcome_is_written_and_read_back(young: list[Ballot], management: list[Ballot], threshold: int) -> None:
    of_room = room(threshold=threshold, heaviest={YOUNG: ("R1",), MANAGEMENT: ("R2", "R3")})
    found = outcome(Poll.GUESS, tally(Poll.GUESS, young), tally(Poll.GUESS, management), of_room)
    assert PollOutcome.from_primitives(Poll.GUESS, found.to_primitives(), {}) == found


@given(ballots=st.lists(DOTS, max_size=25))
def test_so_is_one_of_dots(ballots: list[Ballot]) -> None:
    found = outcome(Poll.DOTS, tally(Poll.DOTS, ballots))
    assert PollOutcome.from_primitives(Poll.DOTS, found.to_primitives(), {}) == found


def test_a_prediction_is_kept_by_the_round_alone() -> None:
    found = outcome(Poll.PREDICT, predictions(7), predictions(6))
    raw = found.to_primitives()
    assert "5.5" not in str(raw)
    assert PollOutcome.from_primitives(Poll.PREDICT, raw, found.predicted) == found
