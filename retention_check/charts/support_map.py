"""The map of the measures: management's support across, young staff's up, and the diagonal that divides them.

The largest gaps that stand out are named; every other measure is a point without a label.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.findings import NEAR_WITHIN, largest_gaps
from retention_check.domain.item import Item, Kind
from retention_check.domain.scales import MIDPOINT
from retention_check.domain.side import Side

SIZE = 420.0  # width and height of the whole drawing, in its own units
LEFT, TOP, RIGHT, BOTTOM = 30.0, 22.0, 8.0, 38.0  # room for the axes
RADIUS, NAMED_RADIUS = 3.0, 5.0
AIR = Decimal("0.25")  # points between the outer marks and the frame
MOST_NAMED = 10
REACHES = (7.5, 12.0, 18.0, 26.0, 36.0, 50.0)  # how far from its point a label may stand
BESIDE = 10.0  # a label further away gets a line to its point
LETTER, HEIGHT = 6.2, 11.0  # width of one character and height of a label
CORNER = (150.0, 22.0)  # width and height of the words in a corner


class Quadrant(StrEnum):
    """Which groups give a measure 5.5 or more."""

    BOTH = "both"
    YOUNG = "young"
    MANAGEMENT = "management"
    NEITHER = "neither"


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
    """One measure: the centre of its mark, its gap, and which group supports it more (None when both do alike)."""

    compared: ItemComparison
    gap: Decimal
    quadrant: Quadrant
    x: float
    y: float

    @property
    def item(self) -> Item:
        """The measure."""
        return self.compared.item

    @property
    def higher_side(self) -> Side | None:
        """Which group supports it more: above the diagonal young staff, below it management."""
        if self.gap == 0:
            return None
        return Side.YOUNG if self.gap > 0 else Side.MANAGEMENT


@dataclass(frozen=True)
class Named:
    """A measure that is named, with the box of the code beside its mark."""

    point: Point
    label: Box

    @property
    def lead(self) -> tuple[float, float] | None:
        """Where the line from the mark meets the label; None when the label stands right beside it."""
        x = min(max(self.point.x, self.label.x), self.label.x + self.label.width)
        y = min(max(self.point.y, self.label.y), self.label.y + self.label.height)
        return (round(x, 2), round(y, 2)) if math.hypot(x - self.point.x, y - self.point.y) > BESIDE else None


@dataclass(frozen=True)
class SupportMap:
    """The drawing: every measure from the largest gap of young staff to that of management, and those named."""

    points: tuple[Point, ...]
    named: tuple[Named, ...]
    ticks: tuple[tuple[int, float, float], ...]
    diagonal: tuple[float, float, float, float]
    is_national: bool

    @property
    def unnamed(self) -> tuple[Point, ...]:
        """The points without a label."""
        codes = {named.point.item.code for named in self.named}
        return tuple(point for point in self.points if point.item.code not in codes)

    def supported_more_by(self, side: Side | None) -> tuple[Point, ...]:
        """The measures on one side of the diagonal, or on it."""
        return tuple(point for point in self.points if point.higher_side is side)

    def named_by(self, side: Side) -> tuple[Named, ...]:
        """The named measures that this group supports more, the largest gap first."""
        return tuple(named for named in self.named if named.point.higher_side is side)


def support_map(comparison: Comparison) -> SupportMap:
    """The map of the measures that show the scores of both groups, or of the national means when none does."""
    own = comparison.pairs(Kind.MEASURE)
    supports = {
        compared.item.code: _support(compared, bool(own)) for compared in own or comparison.of_kind(Kind.MEASURE)
    }
    field = _field(points for support in supports.values() for points in support.values())
    points = [_point(comparison.item(code), support, field) for code, support in supports.items()]
    return SupportMap(
        tuple(sorted(points, key=lambda point: -point.gap)),
        tuple(_labelled(_largest(comparison, points, bool(own)), points)),
        tuple((whole, field.x(Decimal(whole)), field.y(Decimal(whole))) for whole in range(field.low, field.high + 1)),
        (*field.corner(field.low), *field.corner(field.high)),
        is_national=not own,
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


def _field(values: Iterable[Decimal]) -> _Field:
    shown = list(values)
    low = max(1, math.floor(min(shown) - AIR))
    return _Field(low, max(min(10, math.ceil(max(shown) + AIR)), low + 1))


def _support(compared: ItemComparison, is_own: bool) -> Mapping[Side, Decimal]:
    if is_own and compared.pair:
        return {side: score.shown_mean for side, score in compared.pair.items()}
    return compared.national.by_side


def _point(compared: ItemComparison, support: Mapping[Side, Decimal], field: _Field) -> Point:
    young, management = support[Side.YOUNG], support[Side.MANAGEMENT]
    high = {(True, True): Quadrant.BOTH, (True, False): Quadrant.YOUNG, (False, True): Quadrant.MANAGEMENT}
    quadrant = high.get((young >= MIDPOINT, management >= MIDPOINT), Quadrant.NEITHER)
    return Point(compared, young - management, quadrant, field.x(management), field.y(young))


def _largest(comparison: Comparison, points: Sequence[Point], is_own: bool) -> list[Point]:
    """The points that are named: the largest gaps that stand out; in the country those over half a point.

    Equal gaps are named together, or not at all where there is no room for all of them.
    """
    if is_own:
        by_code = {point.item.code: point for point in points}
        found = [by_code[each.item.code] for each in largest_gaps(comparison) if each.item.code in by_code]
    else:
        far = [point for point in points if abs(point.gap) > NEAR_WITHIN]
        found = sorted(far, key=lambda point: -abs(point.gap))
    left_out = {abs(point.gap) for point in found[MOST_NAMED:]}
    return [point for point in found[:MOST_NAMED] if abs(point.gap) not in left_out]


def _labelled(named: Sequence[Point], points: Sequence[Point]) -> list[Named]:
    """Give every named point the box for its label that covers the least of marks, of other labels and of the words."""
    marks = [Box(point.x - RADIUS, point.y - RADIUS, 2 * RADIUS, 2 * RADIUS) for point in points]
    large = [Box(point.x - NAMED_RADIUS, point.y - NAMED_RADIUS, 2 * NAMED_RADIUS, 2 * NAMED_RADIUS) for point in named]
    width, height = CORNER
    words = [Box(LEFT, TOP, width, height), Box(SIZE - RIGHT - width, SIZE - BOTTOM - height, width, height)]
    found: list[Named] = []
    for point in named:
        taken = (*(each.label for each in found), *words, *large, *marks)
        found.append(Named(point, _freest(_label_boxes(point), taken)))
    return found


def _freest(candidates: Sequence[Box], taken: Sequence[Box]) -> Box:
    """The first box that covers nothing, else the one that covers the least; boxes come nearest first."""
    covered = []
    for candidate in candidates:
        covered.append(sum(candidate.overlap(other) for other in taken))
        if covered[-1] == 0:
            return candidate
    return candidates[covered.index(min(covered))]


def _label_boxes(point: Point) -> list[Box]:
    """Boxes around a point, the nearest first: right, below, left, above, then further out in a ring."""
    width = LETTER * len(point.item.code)
    found = []
    for reach in REACHES:
        for turn in range(0, 360, 30):
            across, down = math.cos(math.radians(turn)) * reach, math.sin(math.radians(turn)) * reach
            left = point.x + across - (width if across < -1 else width / 2 if abs(across) <= 1 else 0)
            top = point.y + down - HEIGHT / 2
            if LEFT <= left <= SIZE - RIGHT - width and TOP <= top <= SIZE - BOTTOM - HEIGHT:
                found.append(Box(round(left, 2), round(top, 2), width, HEIGHT))
    return found
