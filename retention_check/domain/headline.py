"""What page 1 says first: the largest gap, or what there is to say when no gap can be shown."""

from dataclasses import dataclass
from enum import StrEnum

from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.findings import gaps_by_size
from retention_check.domain.item import Kind
from retention_check.domain.side import Side


class HeadlineKind(StrEnum):
    """The kinds of headlines, one for every mix of scores."""

    GAP = "gap"
    TOO_SMALL = "too_small"
    EQUAL = "equal"
    ONE_SIDE = "one_side"
    NO_COMMON_ITEMS = "no_common_items"
    NO_SCORES = "no_scores"


@dataclass(frozen=True)
class Headline:
    """The finding of page 1: the item it is about, others that come out exactly alike, and the side if it is one."""

    kind: HeadlineKind
    compared: ItemComparison | None = None
    alike: tuple[ItemComparison, ...] = ()
    side: Side | None = None


def headline(comparison: Comparison) -> Headline:
    """The largest shown gap, unweighted, reasons and measures in one list; without gaps what stands highest."""
    if gaps := gaps_by_size(comparison):
        return _of_gaps(gaps)
    sides = [side for side in Side if comparison.has(side)]
    if len(sides) == len(Side):
        return Headline(HeadlineKind.NO_COMMON_ITEMS)
    if not sides:
        return Headline(HeadlineKind.NO_SCORES)
    first, *rest = _highest(comparison, sides[0])
    return Headline(HeadlineKind.ONE_SIDE, first, tuple(rest), sides[0])


def _of_gaps(gaps: list[ItemComparison]) -> Headline:
    first, *rest = gaps
    size = first.gap.size if first.gap else None
    alike = tuple(compared for compared in rest if compared.gap and compared.gap.size == size)
    if not size:
        return Headline(HeadlineKind.EQUAL, first, alike)
    stands_out = any(compared.gap.exceeds_steps for compared in gaps if compared.gap)
    return Headline(HeadlineKind.GAP if stands_out else HeadlineKind.TOO_SMALL, first, alike)


def _highest(comparison: Comparison, side: Side) -> list[ItemComparison]:
    """The reasons that weigh heaviest for a side, else the measures it supports most: one, or more when they tie."""
    for kind in Kind:
        scored = [compared for compared in comparison.of_kind(kind) if compared.score(side)]
        if scored:
            highest = max(compared.shown_score(side) or 0 for compared in scored)
            return [compared for compared in scored if compared.shown_score(side) == highest]
    return []
