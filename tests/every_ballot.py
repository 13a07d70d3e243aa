"""What can be worked out from what a poll shows, by trying every way in which so many people can vote.

This knows the rules of `domain/meeting/poll_outcomes.py` not at all: it is told what is shown of each tally, puts
together the tallies of which the same is shown, and looks which numbers of people are the same in all of them.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, combinations, combinations_with_replacement, permutations

import numpy as np
from numpy.typing import NDArray

from retention_check.domain.meeting.polls import RIGHT, Ballot, Poll, PollTally

FEW = 5  # people: no number under it is told, nor of all but so few
Showing = Callable[[PollTally], Hashable]
Range = tuple[int, int]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Told:
    """A view that tells how many people did something: exactly so many, fewer than five or all but fewer."""

    view: Hashable
    what: Hashable
    people: int


def every_guess(codes: Sequence[str]) -> list[Ballot]:
    """Each ballot that one person can give: three codes."""
    return [dict.fromkeys(chosen, 1) for chosen in combinations(codes, 3)]


def every_pair_of_dots(codes: Sequence[str]) -> list[Ballot]:
    """Each ballot that one person can give: one dot, two on one measure, or two measures with one each."""
    pairs = ({one: 1, other: 1} for one, other in combinations(codes, 2))
    return [*chain(*(({code: 1}, {code: 2}) for code in codes)), *pairs]


def told(people: int, poll: Poll, ballots: Sequence[Ballot], showing: Showing, right: Sequence[str] = ()) -> list[Told]:
    """Each view that tells how many people gave a ballot, or chose something, where that is about a few of them.

    `right` are the heaviest reasons: who guessed one of them is counted as such, as the store does.
    """
    questions = _questions(ballots)
    ranges: dict[Hashable, tuple[Numbers, Numbers]] = {}
    for given in combinations_with_replacement(range(len(ballots)), people):
        view = showing(_tally(poll, [ballots[each] for each in given], right))
        numbers = questions[list(given)].sum(axis=0)
        lowest, highest = ranges.get(view, (numbers, numbers))
        ranges[view] = np.minimum(lowest, numbers), np.maximum(highest, numbers)
    least = np.array([1] * len(ballots) + [0] * (questions.shape[1] - len(ballots)))
    return [
        Told(view, int(place), int(lowest[place]))
        for view, (lowest, highest) in ranges.items()
        for place in np.flatnonzero((lowest == highest) & (_is_few(lowest, least) | _is_few(people - lowest, least)))
    ]


def _is_few(numbers: Numbers, least: Numbers) -> NDArray[np.bool_]:
    """That nobody chose something, or everyone, is told too; that nobody gave one ballot of many says nothing."""
    return (numbers >= least) & (numbers < FEW)


def _questions(ballots: Sequence[Ballot]) -> Numbers:
    """Of each ballot whether it is this one, for each; then whether it holds a code, for each."""
    codes = sorted({*chain(*ballots)})
    return np.array(
        [[*(each is other for other in ballots), *(code in each for code in codes)] for each in ballots], dtype=np.int64
    )


def _tally(poll: Poll, given: Sequence[Ballot], right: Sequence[str]) -> PollTally:
    """The same as adding ballots one by one, quicker; the tests of polls add them."""
    counts: dict[str, int] = {}
    for ballot in given:
        for code, count in ballot.items():
            counts[code] = counts.get(code, 0) + count
    if right and poll is Poll.GUESS:
        counts[RIGHT] = sum(not ballot.keys().isdisjoint(right) for ballot in given)
    return PollTally(len(given), counts)


# ---- Ten reasons: too many ballots to try, but counts can be anything up to the people, three times as much in all


@dataclass(frozen=True)
class Shown:
    """What is known of counts: the listed reasons in each order that can be, and between what some counts lie."""

    orders: tuple[tuple[int, int, int], ...]
    between: Mapping[int, Range] = field(default_factory=dict)

    def told(self, people: int, reasons: int) -> list[Told]:
        """The counts that this determines and that are about a few people."""
        lowest, highest = np.full(reasons, people + 1), np.full(reasons, -1)
        for order in self.orders:
            for reason, (low, high) in self._ranges(order, people, reasons):
                lowest[reason], highest[reason] = min(lowest[reason], low), max(highest[reason], high)
        is_few = (lowest == highest) & ((lowest < FEW) | (people - lowest < FEW))
        return [Told(self, int(reason), int(lowest[reason])) for reason in np.flatnonzero(is_few)]

    def _ranges(self, order: tuple[int, int, int], people: int, reasons: int) -> Iterator[tuple[int, Range]]:
        """Of each reason the fewest and most who can have guessed it when the listed ones have this order."""
        counts = self._listed(order, people)
        others = [reason for reason in range(reasons) if reason not in order]
        low, high = np.empty((2, len(others), counts.shape[1]), dtype=np.int64)
        for row, reason in enumerate(others):
            fewest, most = self.between.get(reason, (0, people))
            low[row], high[row] = fewest, np.minimum(counts[2] - (reason < order[2]), most)
        rest, fewest, most = 3 * people - counts.sum(axis=0), low.sum(axis=0), high.sum(axis=0)
        can_be = (low <= high).all(axis=0) & (fewest <= rest) & (rest <= most)
        if can_be.any():
            yield from ((reason, _ends(counts[place, can_be])) for place, reason in enumerate(order))
            least, most_of = np.maximum(low, rest - (most - high)), np.minimum(high, rest - (fewest - low))
            for row, reason in enumerate(others):
                yield reason, (int(least[row, can_be].min()), int(most_of[row, can_be].max()))

    def _listed(self, order: tuple[int, int, int], people: int) -> Numbers:
        """Every three counts that the listed reasons can have; of equal ones the first of the alphabet stands first."""
        counts = _three(people)
        first, second, third = counts
        fits = (first - (order[1] < order[0]) >= second) & (second - (order[2] < order[1]) >= third)
        for place, reason in enumerate(order):
            low, high = self.between.get(reason, (0, people))
            fits &= (counts[place] >= low) & (counts[place] <= high)
        return counts[:, fits]


def in_any_order(listed: Sequence[int], between: Mapping[int, Range] | None = None) -> Shown:
    """The three most guessed of which the order is not told."""
    orders = tuple((one, two, three) for one, two, three in permutations(listed))
    return Shown(orders, between or {})


@cache
def _three(people: int) -> Numbers:
    found = [(a, b, c) for a in range(people + 1) for b in range(a + 1) for c in range(b + 1)]
    return np.array(found, dtype=np.int64).T


def _ends(numbers: Numbers) -> Range:
    return int(numbers.min()), int(numbers.max())
