"""The reasons in the order of each group, with a line from one place to the other; equal scores share a place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.item import Item, Kind
from retention_check.domain.side import Side

ROW = 17.0  # height of one reason, in the drawing's own units
TOP, BOTTOM = 38.0, 6.0
WIDTH = 560
MARKS = {Side.YOUNG: 240.0, Side.MANAGEMENT: 320.0}  # where the marks of each group stand
RADIUS = 4.2
PLACE, WORDS = 10.0, 54.0  # from a mark to its place, and to the reasons at that place
BESIDE = 12.0  # room beside the marks where the reasons stand in lists of text and not in the drawing


@dataclass(frozen=True)
class Place:
    """The reasons that share one place in the order of a group, around one mark at `height`.

    `rows` are the heights of their names, as many as there are reasons.
    """

    rank: int
    items: tuple[Item, ...]
    height: float
    rows: tuple[float, ...]

    @property
    def is_shared(self) -> bool:
        """True when more than one reason stands here."""
        return len(self.items) > 1


@dataclass(frozen=True)
class Line:
    """A reason's way from its place in young staff's order to that in management's; `is_far` draws it strong."""

    code: str
    heights: Mapping[Side, float]
    is_far: bool


@dataclass(frozen=True)
class Ranks:
    """The drawing: the places of each group from the highest score down, and a line for each reason."""

    places: Mapping[Side, tuple[Place, ...]]
    lines: tuple[Line, ...]
    is_national: bool

    @property
    def height(self) -> float:
        """Height of the whole drawing."""
        return TOP + ROW * len(self.lines) + BOTTOM


def ranked_reasons(comparison: Comparison, far: frozenset[str]) -> Ranks:
    """The reasons that both groups scored; `far` are codes to draw with a strong line.

    Without own scores of both groups: the national order of all.
    """
    own = comparison.pairs(Kind.REASON)
    reasons = own or comparison.of_kind(Kind.REASON)
    places = {side: tuple(_places(reasons, side, bool(own))) for side in Side}
    heights = {side: {item.code: place.height for place in places[side] for item in place.items} for side in Side}
    codes = (item.code for place in places[Side.YOUNG] for item in place.items)
    lines = (Line(code, {side: heights[side][code] for side in Side}, code in far) for code in codes)
    # strong lines last, so that they lie on top
    return Ranks(places, tuple(sorted(lines, key=lambda line: line.is_far)), is_national=not own)


def _places(reasons: Sequence[ItemComparison], side: Side, is_own: bool) -> Iterator[Place]:
    def score(compared: ItemComparison) -> Decimal:
        return (compared.shown_score(side) if is_own else None) or compared.national.of(side)

    before = 0
    for _, group in groupby(sorted(reasons, key=score, reverse=True), key=score):
        items = tuple(compared.item for compared in group)
        rows = tuple(TOP + ROW * (before + index + 0.5) for index in range(len(items)))
        yield Place(before + 1, items, sum(rows) / len(rows), rows)
        before += len(items)
