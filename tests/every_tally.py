"""What can be worked out from what is shown of one item, by trying every way in which so many people can answer.

This knows the rules of `domain/spread.py` not at all: it is told what is shown of each tally, puts together the tallies
of which the same is shown, and looks which counts are the same in all of them.
"""

from collections.abc import Callable, Hashable, Iterator
from fractions import Fraction
from itertools import combinations
from math import floor

from retention_check.domain.tallies import Tally

Counts = tuple[int, int, int, int, int]
Showing = Callable[[Tally], Hashable]
# one answer, a class and every other set of answers that one to four people can have given; the rest gave the others
SETS = [chosen for size in (1, 2) for chosen in combinations(range(5), size)]
FEW = range(1, 5)


def every_tally(n: int) -> Iterator[Counts]:
    """Every way in which n people can answer one item."""
    for one in range(n + 1):
        for two in range(n - one + 1):
            for three in range(n - one - two + 1):
                for four in range(n - one - two - three + 1):
                    yield one, two, three, four, n - one - two - three - four


def shown_tenths(counts: Counts) -> int:
    """The mean as it is shown, in tenths of points of 1 to 10: rounded half up, its ends blurred."""
    n, total = sum(counts), sum(answer * count for answer, count in enumerate(counts, 1))
    points = 1 + Fraction(9, 4) * (Fraction(total, n) - 1)
    return max(15, min(95, floor(points * 10 + Fraction(1, 2))))


def told(n: int, showing: Showing) -> list[tuple[Hashable, tuple[int, ...], int]]:
    """Each view (mean, and what else is shown) that tells of how many one to four people some answers are."""
    ranges: dict[Hashable, tuple[list[int], list[int]]] = {}
    for counts in every_tally(n):
        view = shown_tenths(counts), showing(Tally(counts))
        sums = [*counts, *(counts[one] + counts[other] for one, other in combinations(range(5), 2))]
        lowest, highest = ranges.get(view, (sums, sums))
        ranges[view] = [*map(min, lowest, sums)], [*map(max, highest, sums)]
    return [
        (view, tuple(answer + 1 for answer in chosen), low)
        for view, (lowest, highest) in ranges.items()
        for chosen, low, high in zip(SETS, lowest, highest, strict=True)
        if low == high and (low in FEW or n - low in FEW)
    ]
