"""The map of forty measures: management's support across, young staff's up, cut at the mean support of each side."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.item import Kind
from retention_check.domain.side import Side

SIZE = 420.0  # width and height of the field, in the drawing's own units
LEFT, TOP, RIGHT, BOTTOM = 34.0, 14.0, 8.0, 34.0  # room for axes
RADIUS = 3.4
AIR = Decimal("0.25")  # points between the outer marks and the frame
REACHES = (5.4, 12.0, 20.0, 28.0, 38.0, 50.0, 64.0, 80.0)  # how far from its point a label may stand
LETTER, HEIGHT = 5.4, 10.0  # width of one character and height of a label


@dataclass(frozen=True)
class Box:
    """A rectangle, by its left top corner."""

    x: float
    y: float
    width: float
    height: float

    def overlap(self, other: "Box") -> float:
        """Area that two rectangles share."""
        wide = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        high = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        return wide * high if wide > 0 and high > 0 else 0.0


@dataclass(frozen=True)
class Point:
    """One measure: its code without the letter, the centre of its mark and the box of its label."""

    code: str
    x: float
    y: float
    label: Box


@dataclass(frozen=True)
class SupportMap:
    """The drawing: points, the positions of the whole scores, and where the mean support cuts the field."""

    points: tuple[Point, ...]
    ticks: tuple[tuple[int, float, float], ...]
    cut: tuple[float, float]
    diagonal: tuple[float, float, float, float]
    is_national: bool


def support_map(comparison: Comparison) -> SupportMap | None:
    """The map of the measures that both sides scored, or of the national means when no measure has own scores.

    None when own scores are there, but no measure has them of both sides.
    """
    own = [compared for compared in comparison.of_kind(Kind.MEASURE) if compared.pair]
    is_national = not comparison.asked(Kind.MEASURE)
    compared_items = list(comparison.of_kind(Kind.MEASURE)) if is_national else own
    if not compared_items:
        return None
    values = [
        (compared.item.code[1:], _support(compared, Side.MANAGEMENT), _support(compared, Side.YOUNG))
        for compared in compared_items
    ]
    everything = [value for _, across, up in values for value in (across, up)]
    low = max(1, math.floor(min(everything) - AIR))
    field = _Field(low, max(min(10, math.ceil(max(everything) + AIR)), low + 1))
    marks = [(code, field.x(across), field.y(up)) for code, across, up in values]
    middle = [sum(column) / len(values) for column in zip(*((across, up) for _, across, up in values), strict=True)]
    return SupportMap(
        tuple(_labelled(marks)),
        tuple((whole, field.x(Decimal(whole)), field.y(Decimal(whole))) for whole in range(field.low, field.high + 1)),
        (field.x(middle[0]), field.y(middle[1])),
        (*field.corner(field.low), *field.corner(field.high)),
        is_national,
    )


@dataclass(frozen=True)
class _Field:
    low: int
    high: int

    def x(self, value: Decimal) -> float:
        share = float(value - self.low) / (self.high - self.low)
        return round(LEFT + share * (SIZE - LEFT - RIGHT), 2)

    def y(self, value: Decimal) -> float:
        share = float(value - self.low) / (self.high - self.low)
        return round(SIZE - BOTTOM - share * (SIZE - TOP - BOTTOM), 2)

    def corner(self, whole: int) -> tuple[float, float]:
        return self.x(Decimal(whole)), self.y(Decimal(whole))


def _support(compared: ItemComparison, side: Side) -> Decimal:
    own = compared.shown_score(side)
    return compared.national.of(side) if own is None else own


def _labelled(marks: Sequence[tuple[str, float, float]]) -> list[Point]:
    """Give every point the box for its label that covers the least of other labels and marks."""
    dots = [Box(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS) for _, x, y in marks]
    placed: list[Box] = []
    points = []
    for code, x, y in marks:
        best = _freest(_label_boxes(code, x, y), (*placed, *dots))
        placed.append(best)
        points.append(Point(code, x, y, best))
    return points


def _freest(candidates: Sequence[Box], taken: Sequence[Box]) -> Box:
    """The first box that covers nothing, else the one that covers the least; boxes come nearest first."""
    covered = []
    for candidate in candidates:
        covered.append(sum(candidate.overlap(other) for other in taken))
        if covered[-1] == 0:
            return candidate
    return candidates[covered.index(min(covered))]


def _label_boxes(code: str, x: float, y: float) -> list[Box]:
    """Boxes around a point, the nearest first: right, left, above, below, then further out in a ring."""
    width = LETTER * len(code)
    found = []
    for reach in REACHES:
        for turn in range(0, 360, 30):
            across, down = math.cos(math.radians(turn)) * reach, math.sin(math.radians(turn)) * reach
            left = x + across - (width if across < -1 else width / 2 if abs(across) <= 1 else 0)
            top = y + down - HEIGHT / 2
            if LEFT <= left <= SIZE - RIGHT - width and 0 <= top <= SIZE - BOTTOM - HEIGHT:
                found.append(Box(round(left, 2), round(top, 2), width, HEIGHT))
    return found
