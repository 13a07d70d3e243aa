"""A comparison becomes findings: where the groups differ, where they lie near, and what is unlike the country.

Everything goes by the shown scores. The rules in Dutch words stand in the study's meeting content (`method`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from retention_check.domain.comparison import Comparison, ItemComparison, rank
from retention_check.domain.difference import Difference, Level
from retention_check.domain.item import Item, Kind
from retention_check.domain.scales import MIDPOINT
from retention_check.domain.side import Side
from retention_check.domain.study import Study

NEAR_WITHIN = Decimal("0.5")  # points: scores at most this far apart lie near
FEWEST_PLACES = 3  # places between both sides' ranks that make a difference of rank
IN_LIST = 5  # items in a list of the most or least supported, and gaps after the largest
IN_SUMMARY = 3  # near items, and items unlike the country, in the summary
BY_CHANCE = Decimal("0.05")  # share of differences that lie beyond the margin where nothing is behind them


@dataclass(frozen=True)
class NationalDifference:
    """A score of one side that lies away from the country."""

    compared: ItemComparison
    side: Side
    difference: Difference


@dataclass(frozen=True)
class RankedFinding:
    """A reason that stands at another place for each side, among the reasons both sides scored.

    `shares_place` says for which sides another reason stands at the same place.
    """

    compared: ItemComparison
    ranks: Mapping[Side, int]
    count: int
    shares_place: frozenset[Side]


@dataclass(frozen=True)
class Supported:
    """A side's measures with the most support and those with the least, each in that order; none is in both.

    `is_level` says that all of them have the same support, so that there is no least.
    """

    most: tuple[ItemComparison, ...]
    least: tuple[ItemComparison, ...]
    is_level: bool = False


def sides_without_order(comparison: Comparison) -> tuple[Side, ...]:
    """Sides that gave every reason the same score, of those both scored: they have no order to draw."""
    pairs = comparison.pairs(Kind.REASON)
    return tuple(side for side in Side if pairs and len({compared.shown_score(side) for compared in pairs}) == 1)


def highest_score(compared: ItemComparison) -> Decimal:
    """The higher of the shown scores of an item; 0 without one."""
    return max((points for side in Side if (points := compared.shown_score(side)) is not None), default=Decimal(0))


def lowest_score(compared: ItemComparison) -> Decimal:
    """The lower of the shown scores of an item; 0 without one."""
    return min((points for side in Side if (points := compared.shown_score(side)) is not None), default=Decimal(0))


def weight(compared: ItemComparison) -> Decimal:
    """How much a gap matters: its size times the highest score minus 1; 0 without a gap. It only picks topics."""
    return compared.gap.size * (highest_score(compared) - 1) if compared.gap else Decimal(0)


def gaps_by_size(comparison: Comparison) -> list[ItemComparison]:
    """All items with a gap, the largest first; among equal gaps the clearer first, then the one that weighs more."""
    levels = list(Level)

    def key(compared: ItemComparison) -> tuple[Decimal, int, Decimal]:
        gap = compared.gap
        if gap is None or gap.level is None:
            raise ValueError(f"{compared.item.code} has no gap")
        return -gap.size, -levels.index(gap.level), -weight(compared)

    return sorted(comparison.pairs(), key=key)


def largest_gaps(comparison: Comparison) -> list[ItemComparison]:
    """Gaps of more than half a point that one answer a group cannot make, reasons and measures by size."""
    return [compared for compared in gaps_by_size(comparison) if _stands_out(compared)]


def near(comparison: Comparison) -> list[ItemComparison]:
    """Items on which both shown scores lie at most half a point apart, what counts most for both sides first."""
    found = [compared for compared in comparison.pairs() if compared.gap and compared.gap.size <= NEAR_WITHIN]
    return sorted(found, key=lambda compared: -lowest_score(compared))


def unlike_national(comparison: Comparison) -> list[NationalDifference]:
    """Scores of a side more than half a point from the national mean of that side, and more than one answer's step.

    By size, reasons and measures in one list. An open score is never listed.
    """
    found = [
        NationalDifference(compared, side, apart)
        for compared in comparison.items
        for side in Side
        if (apart := compared.versus_national(side)) and apart.exceeds_steps and apart.size > NEAR_WITHIN
    ]
    return sorted(found, key=lambda finding: -finding.difference.size)


def ranked_differently(comparison: Comparison) -> list[RankedFinding]:
    """Reasons at least three places apart in both sides' ranks over the reasons that both sides scored."""
    compared_items = {compared.item.code: compared for compared in comparison.pairs(Kind.REASON)}
    ranks = {
        side: rank({code: compared.shown_score(side) or Decimal(0) for code, compared in compared_items.items()})
        for side in Side
    }
    apart = {code: _places_apart(ranks, code) for code in compared_items}
    found = [
        RankedFinding(compared, {side: ranks[side][code] for side in Side}, len(compared_items), _shared(ranks, code))
        for code, compared in compared_items.items()
        if apart[code] >= FEWEST_PLACES
    ]
    return sorted(found, key=lambda finding: -apart[finding.compared.item.code])


def supported(comparison: Comparison, side: Side, count: int = IN_LIST) -> Supported:
    """A side's measures with the most and the least support: `count` each, of fewer than twice as many half of them.

    A tie at the end of a list is kept whole; one that would reach into both lists is in neither, unless nothing lies
    above it, or nothing below it. A list that a tie would make more than twice as long is empty, and so are both where
    all have the same support: then nothing stands out. Without a score of that side: the national means of the same
    side.
    """
    compared_items = comparison.of_kind(Kind.MEASURE)
    own = any(compared.score(side) for compared in compared_items)
    scored = [
        (points, compared)
        for compared in compared_items
        if (points := compared.shown_score(side) if own else compared.national.of(side))
    ]
    if len({points for points, _ in scored}) == 1:
        return Supported(tuple(compared for _, compared in scored) if len(scored) == 1 else (), (), True)
    in_order = sorted(points for points, _ in scored)
    places = min(count, len(in_order) // 2)
    high, low = in_order[-places], in_order[places - 1]
    if high == low:
        high = min((points for points in in_order if points > high), default=high)
        low = max((points for points in in_order if points < low), default=low)
    most = sorted((pair for pair in scored if pair[0] >= high), key=lambda pair: -pair[0])
    least = sorted((pair for pair in scored if pair[0] <= low), key=lambda pair: pair[0])
    return Supported(_listed(most, count), _listed(least, count))


def supported_more(comparison: Comparison, side: Side) -> list[ItemComparison]:
    """Measures on which this side's score is the higher one by a gap that stands out, the largest gap first."""
    return [
        compared
        for compared in largest_gaps(comparison)
        if compared.item.kind is Kind.MEASURE and compared.higher_side is side
    ]


def most_supported_nationally(study: Study) -> Item:
    """The measure with the most support of young civil servants in the country."""
    return max(study.of_kind(Kind.MEASURE), key=lambda item: study.means(item.code).of(Side.YOUNG))


def widest_nationally(study: Study) -> Item:
    """The item with the widest gap in the country."""
    return max(study.items, key=lambda item: abs(study.means(item.code).gap))


def matters(compared: ItemComparison) -> bool:
    """True when at least one side gives the item 5.5 or more; else both see little in it."""
    return highest_score(compared) >= MIDPOINT


def expected_by_chance(comparison: Comparison) -> Decimal:
    """How many of the compared gaps lie beyond the margin by chance alone: 2.5 of fifty."""
    return BY_CHANCE * len(comparison.pairs())


def _listed(found: list[tuple[Decimal, ItemComparison]], count: int) -> tuple[ItemComparison, ...]:
    return tuple(compared for _, compared in found) if len(found) <= 2 * count else ()


def _stands_out(compared: ItemComparison) -> bool:
    return compared.gap is not None and compared.gap.exceeds_steps and compared.gap.size > NEAR_WITHIN


def _places_apart(ranks: Mapping[Side, Mapping[str, int]], code: str) -> int:
    """Places between the two ranks of an item; a tie holds all its places, and the nearest ones count."""
    spans = [(of[code], of[code] + list(of.values()).count(of[code]) - 1) for of in ranks.values()]
    (first, last), (other_first, other_last) = spans
    return max(first - other_last, other_first - last, 0)


def _shared(ranks: Mapping[Side, Mapping[str, int]], code: str) -> frozenset[Side]:
    return frozenset(side for side, of in ranks.items() if list(of.values()).count(of[code]) > 1)
