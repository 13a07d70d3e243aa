"""The reasons in the order of each side, with a line from one to the other."""

from dataclasses import dataclass

from retention_check.comparison import Comparison, rank
from retention_check.instrument import Kind, Side

ROW = 17.0  # height of one place, in the drawing's own units
TOP = 22.0
WIDTH, HEIGHT = 480, 200


@dataclass(frozen=True)
class Step:
    """One reason: its label, its shown place for each side, and the heights at which it stands."""

    label: str
    young: int
    management: int
    left: float
    right: float
    is_far: bool


def rank_steps(comparison: Comparison, far: frozenset[str]) -> tuple[Step, ...]:
    """The reasons that both sides scored, in young staff's order; `far` are codes to draw with a strong line.

    Without own scores of both sides: the national order.
    """
    lines = [line for line in comparison.of_kind(Kind.REASON) if line.both]
    own = bool(lines)
    lines = lines or list(comparison.of_kind(Kind.REASON))
    ranks = {
        side: rank({line.item.code: (line.points(side) if own else None) or line.national.of(side) for line in lines})
        for side in Side
    }
    slots = {side: sorted(ranks[side], key=lambda code: ranks[side][code]) for side in Side}
    codes = {line.item.code: line.item.label for line in lines}

    def height(side: Side, code: str) -> float:
        return TOP + ROW * slots[side].index(code)

    return tuple(
        Step(
            codes[code],
            ranks[Side.YOUNG][code],
            ranks[Side.MANAGEMENT][code],
            height(Side.YOUNG, code),
            height(Side.MANAGEMENT, code),
            code in far,
        )
        for code in slots[Side.YOUNG]
    )
