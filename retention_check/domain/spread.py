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
from typing import cast

from retention_check.domain.scales import SCALES
from retention_check.domain.scores import THRESHOLD, Score, score_or_withhold
from retention_check.domain.tallies import ANSWERS, Tally

FEWEST_SPREAD = 20  # answers on an item from which its spread may be shown
MOST_SPREAD = 150  # answers up to which it is: looking for what a spread could tell takes ever longer above it


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
    shown = _shown_mean(sum(answer * count for answer, count in enumerate(tally.counts, 1)), tally.n)
    if may_tell(tally.n, shown):
        return None
    one, two, middle, four, five = tally.counts
    return _spread((one + two, middle, four + five), tally.n)


@lru_cache(maxsize=4096)
def may_tell(n: int, shown_mean: Decimal) -> bool:
    """Whether some spread beside this mean (points of 1 to 10) would tell which answer one to four people of n gave."""
    ranges: dict[Spread, list[tuple[int, int]]] = {}
    for total in (each for each in range(n, ANSWERS * n + 1) if _shown_mean(each, n) == shown_mean):
        for classes, cells in _possible(n, total):
            spread = _spread(classes, n)
            known = ranges.setdefault(spread, cells)
            ranges[spread] = [(min(a, c), max(b, d)) for (a, b), (c, d) in zip(known, cells, strict=True)]
    return any(low == high and 0 < low < THRESHOLD for cells in ranges.values() for low, high in cells)


def _possible(n: int, total: int) -> Iterator[tuple[tuple[int, int, int], list[tuple[int, int]]]]:
    """Every way in which n answers can add up to a total: its three classes, and how often each answer can be given.

    After the five answers come the three classes, and everyone outside each.
    """
    for low in range(n + 1):
        most = total - 3 * n + 2 * low  # else more than n answers would be needed to come to this total
        for high in range(max(0, -(-(most - low) // 2)), min(n - low, most) + 1):
            middle, steps = (
                n - low - high,
                most - high,
            )  # steps: people who answered 2 rather than 1, or 5 rather than 4
            twos = max(0, steps - high), min(low, steps)
            ones, fives = (low - twos[1], low - twos[0]), (steps - twos[1], steps - twos[0])
            fours = (high - fives[1], high - fives[0])
            classes = (low, middle, high)
            around = [(count, count) for each in classes for count in (each, n - each)]
            yield classes, [ones, twos, (middle, middle), fours, fives, *around]


def _spread(classes: tuple[int, int, int], n: int) -> Spread:
    return Spread(*(_share(count, n) for count in classes))


def _share(count: int, n: int) -> Share:
    if 3 * count < n:
        return Share.SMALL
    return Share.LARGE if 3 * count > 2 * n else Share.MIDDLE


def _shown_mean(total: int, n: int) -> Decimal:
    score = score_or_withhold(Decimal(total) / n, n, SCALES["1-5"])
    return cast(Score, score).shown_mean  # of 20 answers or more nothing is withheld
