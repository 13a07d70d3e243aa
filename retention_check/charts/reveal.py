"""One reason on a screen for a room: own scores large on their axis, the country's below, or in their place."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from retention_check.charts.dumbbell import Dumbbell, Layout, dumbbell, x_of
from retention_check.charts.rows import Mark
from retention_check.domain.comparison import ItemComparison
from retention_check.domain.side import Side

# A unit is a thousandth of the screen's height; a letter that matters is at least 33 of them.
LAYOUT = Layout(1600, 380, 250, 145, 315, 36, 100, axis_size=40, end_share=0.44)
TOPIC = Layout(540, 140, 40, 62, 118, 20, 0, axis_size=36)
NATIONAL_VALUE = 44  # letter height of the country's values beside own ones
APART = 0.3  # from a mark to its value, in letter heights


@dataclass(frozen=True)
class NationalValue:
    """A value of the country beside its mark, on the outer side of it."""

    side: Side
    points: Decimal
    x: float
    anchor: str


@dataclass(frozen=True)
class Reveal:
    """The drawing of one reason; without own scores the country stands in their place, as large, and nothing below."""

    own: Dumbbell
    national: Mapping[Side, Mark]
    national_values: tuple[NationalValue, ...]
    radius: float
    value_size: float
    height: float


def reveal(compared: ItemComparison) -> Reveal:
    """The positions for one reason."""
    own = dumbbell(compared, LAYOUT)
    is_alone = not any(own.own.values())
    radius = LAYOUT.radius * (0.9 if is_alone else 0.62)
    size = LAYOUT.value_size if is_alone else NATIONAL_VALUE
    lane = LAYOUT.own_lane if is_alone else LAYOUT.national_lane
    marks = {side: Mark(x_of(compared.national.of(side), LAYOUT), lane) for side in Side}
    values = tuple(_value(compared, side, radius, size) for side in Side)
    height = LAYOUT.own_lane + LAYOUT.value_size if is_alone else LAYOUT.height
    return Reveal(own, _apart(marks, radius), values, radius, size, height)


def topic(compared: ItemComparison) -> Dumbbell:
    """The same small and without values, beside the topic of a table: they stand in the line above it."""
    return dumbbell(compared, TOPIC)


def _apart(marks: Mapping[Side, Mark], radius: float) -> Mapping[Side, Mark]:
    """Marks that would cover each other, one a little up and the other a little down."""
    young, management = marks[Side.YOUNG], marks[Side.MANAGEMENT]
    if abs(young.x - management.x) >= 2 * radius:
        return marks
    shift = radius * 0.6
    return {
        Side.YOUNG: replace(young, y=young.y - shift),
        Side.MANAGEMENT: replace(management, y=management.y + shift),
    }


def _value(compared: ItemComparison, side: Side, radius: float, size: float) -> NationalValue:
    """Left of the lower score, right of the higher one; of equal ones management's is left."""
    gap = compared.national.gap if side is Side.YOUNG else -compared.national.gap
    is_left = gap < 0 or (gap == 0 and side is Side.MANAGEMENT)
    room = radius + size * APART
    x = x_of(compared.national.of(side), LAYOUT) + (-room if is_left else room)
    return NationalValue(side, compared.national.of(side), round(x, 2), "end" if is_left else "start")
