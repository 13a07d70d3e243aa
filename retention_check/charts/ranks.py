"""The reasons in the order of each side, with a line from one to the other."""

from collections.abc import Mapping
from dataclasses import dataclass

from retention_check.domain.comparison import Comparison, rank
from retention_check.domain.item import Kind
from retention_check.domain.side import Side

ROW = 17.0  # height of one rank, in the drawing's own units
TOP = 22.0
WIDTH, HEIGHT = 480, 200


@dataclass(frozen=True)
class RankedReason:
    """One reason: its label, its rank for each side, and the heights at which it stands."""

    label: str
    ranks: Mapping[Side, int]
    heights: Mapping[Side, float]
    is_far: bool


def ranked_reasons(comparison: Comparison, far: frozenset[str]) -> tuple[RankedReason, ...]:
    """The reasons that both sides scored, in young staff's order; `far` are codes to draw with a strong line.

    Without own scores of both sides: the national order.
    """
    compared_items = [compared for compared in comparison.of_kind(Kind.REASON) if compared.pair]
    own = bool(compared_items)
    compared_items = compared_items or list(comparison.of_kind(Kind.REASON))
    ranks = {
        side: rank(
            {
                compared.item.code: (compared.shown_score(side) if own else None) or compared.national.of(side)
                for compared in compared_items
            }
        )
        for side in Side
    }
    slots = {side: sorted(ranks[side], key=lambda code: ranks[side][code]) for side in Side}
    codes = {compared.item.code: compared.item.label for compared in compared_items}

    def height(side: Side, code: str) -> float:
        return TOP + ROW * slots[side].index(code)

    return tuple(
        RankedReason(
            codes[code],
            {side: ranks[side][code] for side in Side},
            {side: height(side, code) for side in Side},
            code in far,
        )
        for code in slots[Side.YOUNG]
    )
