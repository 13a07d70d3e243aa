"""Votes: what one person may choose, what can stand on paper, and that nothing is kept but sums."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.meeting.polls import RIGHT, Ballot, BallotError, Poll, PollTally, check, check_paper
from tests.domain.meeting.rooms import BALLOT, CODES, NO_TALLY, guess, tally

GUESSES = st.sets(st.sampled_from(CODES), min_size=3, max_size=3).map(lambda chosen: guess(*chosen))
DOTS = st.one_of(
    st.sampled_from(BALLOT).map(lambda code: {code: 1}),
    st.sampled_from(BALLOT).map(lambda code: {code: 2}),
    st.sets(st.sampled_from(BALLOT), min_size=2, max_size=2).map(lambda two: dict.fromkeys(two, 1)),
)


@pytest.mark.parametrize(
    ("poll", "ballot"),
    [
        (Poll.GUESS, guess("R1", "R2", "R10")),
        (Poll.DOTS, {"M1.1": 1}),
        (Poll.DOTS, {"M1.1": 2}),
        (Poll.DOTS, {"M1.1": 1, "M2.4": 1}),
        (Poll.PREDICT, {"R1": 1}),
        (Poll.PREDICT, dict.fromkeys(CODES, 5)),
    ],
)
def test_this_is_a_vote(poll: Poll, ballot: Ballot) -> None:
    check(poll, ballot, BALLOT if poll is Poll.DOTS else CODES)


@pytest.mark.parametrize(
    ("poll", "ballot"),
    [
        (Poll.GUESS, {}),
        (Poll.GUESS, guess("R1", "R2")),
        (Poll.GUESS, guess("R1", "R2", "R3", "R4")),
        (Poll.GUESS, {"R1": 2, "R2": 1, "R3": 1}),
        (Poll.GUESS, guess("R1", "R2", RIGHT)),
        (Poll.DOTS, {}),
        (Poll.DOTS, {"M1.1": 0}),
        (Poll.DOTS, {"M1.1": 3}),
        (Poll.DOTS, {"M1.1": 1, "M1.2": 2}),
        (Poll.DOTS, {"M1.1": 1, "M1.2": 1, "M1.3": 1}),
        (Poll.DOTS, {"M1.1": 3, "M1.2": -1}),
        (Poll.DOTS, {"M10.4": 1}),
        (Poll.PREDICT, {}),
        (Poll.PREDICT, {"R1": 0}),
        (Poll.PREDICT, {"R1": 6}),
        (Poll.PREDICT, {"M1.1": 3}),
    ],
)
def test_this_is_none(poll: Poll, ballot: Ballot) -> None:
    with pytest.raises(BallotError):
        check(poll, ballot, BALLOT if poll is Poll.DOTS else CODES)


def test_of_fewer_than_three_reasons_all_are_guessed() -> None:
    check(Poll.GUESS, guess("R1", "R2"), ("R1", "R2"))


@given(ballots=st.lists(GUESSES, max_size=12))
def test_of_guesses_is_kept_how_many_voted_and_how_often_each_reason(ballots: list[Ballot]) -> None:
    found = tally(Poll.GUESS, ballots, ("R1", "R2"))
    assert found.people == len(ballots)
    assert all(found.counts.get(code, 0) == sum(code in each for each in ballots) for code in CODES)
    assert found.counts.get(RIGHT, 0) == sum("R1" in each or "R2" in each for each in ballots)


@given(ballots=st.lists(DOTS, max_size=12), cut=st.integers(0, 12))
def test_two_tallies_added_are_that_of_all_ballots(ballots: list[Ballot], cut: int) -> None:
    one, other = tally(Poll.DOTS, ballots[:cut]), tally(Poll.DOTS, ballots[cut:])
    assert one + other == tally(Poll.DOTS, ballots) == other + one
    assert NO_TALLY + one == one


def test_of_predictions_is_kept_how_often_each_answer_was_given() -> None:
    found = tally(Poll.PREDICT, [{"R1": 4, "R2": 1}, {"R1": 4}, {"R1": 5}])
    assert found == PollTally(3, {"R1:4": 2, "R1:5": 1, "R2:1": 1})
    assert (found.answers("R1").counts, found.answers("R2").n, found.answers("R3").n) == ((0, 0, 0, 2, 1), 1, 0)


@given(ballots=st.lists(GUESSES | DOTS, max_size=9))
def test_what_people_gave_on_paper_can_be_typed(ballots: list[Ballot]) -> None:
    for poll, asked in ((Poll.GUESS, CODES), (Poll.DOTS, BALLOT)):
        given_here = [each for each in ballots if each.keys() <= {*asked}]
        check_paper(poll, tally(poll, given_here), asked, len(given_here))


@pytest.mark.parametrize(
    ("poll", "people", "counts"),
    [
        (Poll.GUESS, 6, {"R1": 6}),  # more people than there are
        (Poll.GUESS, -1, {}),
        (Poll.GUESS, 2, {"R1": 3, "R2": 1}),  # a reason more often than there are people
        (Poll.GUESS, 2, {"R1": 2, "R2": 2, "R3": 2, "R4": 1}),  # more than three each
        (Poll.GUESS, 2, {"M1.1": 2}),
        (Poll.GUESS, 2, {"R1": 2, RIGHT: 2}),
        (Poll.GUESS, 2, {"R1": 3, "R2": -1}),
        (Poll.GUESS, 5, {"R1": 4}),  # a sheet on which nothing stands is no vote
        (Poll.DOTS, 2, {"M1.1": 5}),
        (Poll.DOTS, 2, {"M1.1": 3, "M1.2": 2}),
        (Poll.DOTS, 3, {"M1.1": 2}),
        (Poll.DOTS, 5, {}),
        (Poll.PREDICT, 2, {"R1:3": 2}),
    ],
)
def test_what_nobody_can_have_given_cannot_be_typed(poll: Poll, people: int, counts: dict[str, int]) -> None:
    with pytest.raises(BallotError):
        check_paper(poll, PollTally(people, counts), BALLOT if poll is Poll.DOTS else CODES, 5)


def test_nothing_on_paper_can_be_typed_to_take_back_what_was_typed() -> None:
    for poll, asked in ((Poll.GUESS, CODES), (Poll.DOTS, BALLOT)):
        check_paper(poll, PollTally(), asked, 5)


def test_a_tally_does_not_tell_who_chose_two_things_together() -> None:
    """Ballots that give the same sums are one tally: there is no row of a person."""
    apart = [guess(*three) for three in (("R1", "R2", "R3"), ("R4", "R5", "R6"))]
    mixed = [guess(*three) for three in (("R1", "R2", "R6"), ("R4", "R5", "R3"))]
    assert tally(Poll.GUESS, apart) == tally(Poll.GUESS, mixed)
