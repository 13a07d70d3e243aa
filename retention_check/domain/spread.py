"""How answers to an item are spread, in three classes and in thirds of a group: no counts, no percentages.

A spread beside a mean and a number of answers could tell how many people gave one answer. So for a mean and a number of
answers it is shown only when none of the spreads that could stand there tells that of one to four people. That depends
on nothing but what is shown anyway, so a spread that is not shown tells nothing either. Percentages in tens tell it in
three of a hundred items at 20 answers; thirds do so far less often, and then stay away (`docs/small-groups.md`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import cast

from retention_check.domain.scales import DEFAULT_SCALE
from retention_check.domain.scores import THRESHOLD, Score, score_or_withhold
from retention_check.domain.tallies import ANSWERS, Tally, points_of

FEWEST_SPREAD = 20  # answers on an item from which its spread may be shown
MOST_SPREAD = 150  # answers up to which it is: looking for what a spread could tell takes ever longer above it

Classes = tuple[int, int, int]
Range = tuple[int, int]  # the fewest and the most that a count can be


class Share(StrEnum):
    """How many of a group gave an answer of one class."""

    SMALL = "small"  # less than a third: perhaps nobody
    MIDDLE = "middle"  # a third to two thirds
    LARGE = "large"  # more than two thirds


@dataclass(frozen=True)
class Spread:
    """Shares of a group that answered low (1 or 2), in the middle (3) and high (4 or 5)."""

    low: Share
    middle: Share
    high: Share

    @property
    def shares(self) -> tuple[Share, Share, Share]:
        """Low, middle and high."""
        return self.low, self.middle, self.high


def spread_of(tally: Tally) -> Spread | None:
    """An item's spread as people may see it; None under 20 answers, above 150 and where one could tell too much."""
    if not FEWEST_SPREAD <= tally.n <= MOST_SPREAD:
        return None
    if may_tell(tally.n, _shown_mean(tally.total, tally.n)):
        return None
    one, two, middle, four, five = tally.counts
    return _spread((one + two, middle, four + five), tally.n)


@lru_cache(maxsize=4096)
def may_tell(n: int, shown_mean: Decimal) -> bool:
    """Whether some spread beside this mean (points of 1 to 10) would tell how many of n gave some answers, one to four.

    Or how many did not: that is asked of each answer and of each class, and of 1 or 4 and of 2 or 5 together.
    """
    ranges: dict[Spread, list[Range]] = {}
    for total in (each for each in range(n, ANSWERS * n + 1) if _shown_mean(each, n) == shown_mean):
        for classes, counts in _corners(n, total):
            known = ranges.setdefault(_spread(classes, n), counts)
            known[:] = [(min(a, c), max(b, d)) for (a, b), (c, d) in zip(known, counts, strict=True)]
    return any(low == high and 0 < low < THRESHOLD for counts in ranges.values() for low, high in counts)


def _corners(n: int, total: int) -> Iterator[tuple[Classes, list[Range]]]:
    """Ways in which n answers can add up to a total, with every one in which some answer is given least or most often.

    With each its three classes, and how often other answers can be given in it. For a number of low answers the fewest
    and most high ones of each spread will do: in between every count only rises or only falls, but for that of 5, which
    is highest where those who answered 5 are all of the high ones.
    """
    for low in range(n + 1):
        most = total - 3 * n + 2 * low  # high answers: else the answers come to more
        first, last = max(0, -(-(most - low) // 2)), min(n - low, most)
        for fewest, highest in _pieces(n, low, first, last):
            for high in sorted({fewest, highest, *(x for x in (most // 2, most // 2 + 1) if fewest < x < highest)}):
                yield (low, n - low - high, high), _counts(n, low, high, most - high)


def _pieces(n: int, low: int, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The numbers of high answers from first to last in pieces that have one spread, each as its ends; or none."""
    if first > last:
        return
    middle, large = -(-n // 3), 2 * n // 3 + 1  # from so many answers a share is in the middle, or large
    starts = (middle, large, n - low - middle + 1, n - low - large + 1)
    edges = sorted({first, last + 1, *(start for start in starts if first < start <= last)})
    yield from ((start, end - 1) for start, end in pairwise(edges))


def _counts(n: int, low: int, high: int, steps: int) -> list[Range]:
    """How often each answer can be given, then each class with those outside it, and what two answers come to together.

    `steps` is how many answered 2 rather than 1, or 5 rather than 4.
    """
    fewest, most = max(0, steps - high), min(low, steps)  # who answered 2
    fives = steps - most, steps - fewest
    answers = [(low - most, low - fewest), (fewest, most), (high - fives[1], high - fives[0]), fives]
    exact = (low, n - low - high, high, steps, low + high - steps)
    return answers + [(count, count) for each in exact for count in (each, n - each)]


def _spread(classes: Classes, n: int) -> Spread:
    return Spread(*(share_of(count, n) for count in classes))


def share_of(count: int, n: int) -> Share:
    """Which share a count of n is."""
    if 3 * count < n:
        return Share.SMALL
    return Share.LARGE if 3 * count > 2 * n else Share.MIDDLE


def _shown_mean(total: int, n: int) -> Decimal:
    score = score_or_withhold(points_of(total, n), n, DEFAULT_SCALE)
    return cast(Score, score).shown_mean  # of 20 answers or more nothing is withheld
