"""Votes in a meeting: what one person may choose, and how often each choice was made. There is no row of a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from retention_check.domain.tallies import ANSWERS, Tally

GUESSES, DOTS = 3, 2  # what each has to give
RIGHT = "right"  # counts who guessed the heaviest reason of the other group

Ballot = Mapping[str, int]  # of one person while it is counted: 1 for each guess, the dots, or an answer of 1 to 5


class Poll(StrEnum):
    """What is asked: the other group's three heaviest reasons, its ten answers, or where to begin."""

    GUESS = "raden"
    PREDICT = "dubbel"
    DOTS = "stippen"


class BallotError(ValueError):
    """A ballot that cannot be counted: too much, nothing, or something that was not asked."""


@dataclass(frozen=True)
class PollTally:
    """How many voted, and how often each choice was made: `R3` and `right` of guesses, `R3:4` of answers, `M3.2`."""

    people: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)

    def with_ballot(self, poll: Poll, ballot: Ballot, *, is_right: bool = False) -> "PollTally":
        """The same with the ballot of one person, which `check` let through."""
        chosen = {f"{code}:{each}": 1 for code, each in ballot.items()} if poll is Poll.PREDICT else dict(ballot)
        return self + PollTally(1, {**chosen, **({RIGHT: 1} if is_right else {})})

    def __add__(self, other: "PollTally") -> "PollTally":
        counts = {key: self.counts.get(key, 0) + other.counts.get(key, 0) for key in {*self.counts, *other.counts}}
        return PollTally(self.people + other.people, counts)

    def answers(self, code: str) -> Tally:
        """How often each answer was predicted of a reason."""
        return Tally(tuple(self.counts.get(f"{code}:{answer}", 0) for answer in range(1, ANSWERS + 1)))


def check(poll: Poll, ballot: Ballot, asked: tuple[str, ...]) -> None:
    """BallotError unless this is what one person may choose of the codes that are asked.

    Three guesses, one to two dots, or an answer of 1 to 5 to one reason at least.
    """
    if not ballot or not ballot.keys() <= set(asked):
        raise BallotError
    given = ballot.values()
    is_sound = {
        Poll.GUESS: len(ballot) == min(GUESSES, len(asked)) and all(each == 1 for each in given),
        Poll.DOTS: all(each >= 1 for each in given) and sum(given) <= DOTS,
        Poll.PREDICT: all(1 <= each <= ANSWERS for each in given),
    }
    if not is_sound[poll]:
        raise BallotError


def check_paper(poll: Poll, tally: PollTally, asked: tuple[str, ...], most_people: int) -> None:
    """BallotError unless so many people can have made these choices on paper; predictions are not typed in.

    Whoever took part chose something: sheets on which nothing stands are no votes.
    """
    each = GUESSES if poll is Poll.GUESS else DOTS
    most_of_one = tally.people * (1 if poll is Poll.GUESS else DOTS)
    given = tally.counts.values()
    is_sound = (
        poll is not Poll.PREDICT
        and 0 <= tally.people <= most_people
        and tally.counts.keys() <= set(asked)
        and all(0 <= count <= most_of_one for count in given)
        and tally.people <= sum(given) <= each * tally.people
    )
    if not is_sound:
        raise BallotError
