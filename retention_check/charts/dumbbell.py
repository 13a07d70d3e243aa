"""One gap as a dumbbell: both own scores with their values at the ends, the national pair thinner below."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from retention_check.charts.rows import Mark
from retention_check.domain.comparison import ItemComparison
from retention_check.domain.scores import HIGHEST, LOWEST, AgreedScore, AnyScore, End
from retention_check.domain.side import Side


@dataclass(frozen=True)
class Layout:
    """Sizes of a dumbbell in the drawing's own units: `side_room` holds a value beyond either end of the axis.

    `end_share` is the letter height of 'of hoger' as a share of that of the values.
    """

    width: float
    height: float
    side_room: float
    own_lane: float
    national_lane: float
    radius: float
    value_size: float
    axis_size: float = 0  # letter height of the numbers above the axis; 0 leaves them out
    national_size: float = 0  # letter height of the national values; 0 leaves them out
    names_groups: bool = False  # beside the national values, where there is room for it
    end_share: float = 0.62


HEADLINE = Layout(480, 78, 58, 38, 64, 9.5, 21, axis_size=10, national_size=9, names_groups=True)
ROW = Layout(300, 32, 44, 11.5, 25.5, 6, 13)
# A unit is a point on the poster: both share one axis, 273 mm wide with the room beside it.
POSTER = Layout(774, 146, 157, 70, 126, 25, 61, axis_size=19, national_size=20, end_share=0.4)
POSTER_ROW = Layout(774, 49, 157, 17, 40.5, 10.5, 33, end_share=0.58)
# In a figure of its own the finding stands above its rows.
FIGURE = Layout(420, 84, 66, 40, 68, 10.5, 23, axis_size=10.5, national_size=10.5)
FIGURE_ROW = Layout(420, 36, 66, 12, 28, 6.5, 14, end_share=0.72)

NATIONAL_SHARE = 0.62  # radius of the national marks as a share of that of the own marks
END_WORDS = 3.9  # room for of 'of hoger', in letter heights
DIGITS = 1.45  # room for '9,5', in letter heights
LONG_WORDS = 18.5  # width of 'landelijk: jong 8,1, gemeentesecretarissen 4,9', in letter heights
SHORT_WORDS = 9.0  # width of 'landelijk: 8,1 en 4,9', in letter heights


@dataclass(frozen=True)
class Value:
    """A value beside its mark; where the score is blurred `end` is said below it, or beside it where there is room."""

    side: Side
    points: Decimal
    end: End | None
    x: float
    anchor: str
    end_x: float
    is_beside: bool = False


@dataclass(frozen=True)
class Dumbbell:
    """The drawing of one item: marks of both groups and of the country, values, and the band of an open score."""

    layout: Layout
    own: Mapping[Side, Mark | None]
    values: tuple[Value, ...]
    national: Mapping[Side, Mark]
    national_text: tuple[float, str]
    band: tuple[float, float] | None
    grid: tuple[tuple[int, float], ...]


def dumbbell(compared: ItemComparison, layout: Layout) -> Dumbbell:
    """The positions for one item; a group without a score has no mark."""
    own = {side: _mark_at(layout, points, layout.own_lane) for side in Side if (points := compared.shown_score(side))}
    national = {side: _mark_at(layout, compared.national.of(side), layout.national_lane) for side in Side}
    placed = _apart(own, layout.radius) if len(own) == len(Side) else own
    return Dumbbell(
        layout,
        {side: placed.get(side) for side in Side},
        tuple(_value(compared, side, layout) for side in own),
        national,
        _beside_national(national, layout),
        _band(compared.score(Side.MANAGEMENT), layout),
        grid(layout),
    )


def x_of(points: Decimal, layout: Layout) -> float:
    """Horizontal position of a score of 1 to 10, to a hundredth of a unit."""
    share = float((points - LOWEST) / (HIGHEST - LOWEST))
    return round(layout.side_room + share * (layout.width - 2 * layout.side_room), 2)


def grid(layout: Layout) -> tuple[tuple[int, float], ...]:
    """The whole scores and where they stand."""
    return tuple((points, x_of(Decimal(points), layout)) for points in range(int(LOWEST), int(HIGHEST) + 1))


def _mark_at(layout: Layout, points: Decimal, lane: float) -> Mark:
    return Mark(x_of(points, layout), lane)


def _apart(marks: Mapping[Side, Mark], radius: float) -> Mapping[Side, Mark]:
    """Marks that would cover each other, one a little up and the other a little down."""
    young, management = marks[Side.YOUNG], marks[Side.MANAGEMENT]
    if abs(young.x - management.x) >= 2 * radius:
        return marks
    shift = radius * 0.55
    return {Side.YOUNG: Mark(young.x, young.y - shift), Side.MANAGEMENT: Mark(management.x, management.y + shift)}


def _value(compared: ItemComparison, side: Side, layout: Layout) -> Value:
    """The value of a side, on the outer side of its mark: left of the lower score, right of the higher one.

    A value stands outside the band of an open score, its own or the one its mark lies in. Where an end is blurred,
    'of hoger' stands on the same line if the axis leaves room for it there.
    """
    score = compared.score(side)
    if score is None:
        raise ValueError(f"{compared.item.code} shows no score of {side}")
    is_left = compared.pair is not None and (compared.higher_side or Side.YOUNG) is not side
    centre = x_of(score.shown_mean, layout)
    band = _band(compared.score(Side.MANAGEMENT), layout)
    low, high = band if band and band[0] <= centre <= band[1] else (centre, centre)
    low, high = min(low, centre - layout.radius), max(high, centre + layout.radius)
    x = low - layout.value_size * 0.28 if is_left else high + layout.value_size * 0.28
    end_x, is_beside = x, score.end is (End.HIGH if is_left else End.LOW)
    if is_beside and is_left:
        x -= layout.value_size * (layout.end_share * END_WORDS + 0.2)
    elif is_beside:
        end_x += layout.value_size * (DIGITS + 0.2)
    anchor = "end" if is_left else "start"
    return Value(side, score.shown_mean, score.end, round(x, 2), anchor, round(end_x, 2), is_beside)


def _beside_national(national: Mapping[Side, Mark], layout: Layout) -> tuple[float, str]:
    """Where the national values are written: right of both marks, or left where the axis ends."""
    first, last = sorted(mark.x for mark in national.values())
    room = layout.radius + 3
    words = (LONG_WORDS if layout.names_groups else SHORT_WORDS) * layout.national_size
    fits = last + room + words <= layout.width
    return (last + room, "start") if fits else (first - room, "end")


def _band(score: AnyScore | None, layout: Layout) -> tuple[float, float] | None:
    if not isinstance(score, AgreedScore):
        return None
    low, high = score.band
    return x_of(low, layout), x_of(high, layout)
