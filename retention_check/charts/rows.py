"""One item as a row: own marks above the national ones, on the scale of 1 to 10."""

from dataclasses import dataclass
from decimal import Decimal

from retention_check.comparison import Line, Overall
from retention_check.instrument import Side
from retention_check.scores import AgreedScore, Shown

WIDTH, HEIGHT = 240, 40  # of one row's drawing, in its own units
MARGIN = 8  # room beside 1 and 10 for half a mark
OWN_LANE, NATIONAL_LANE = 11.5, 30.0  # heights of the two lanes
APART = 11.0  # marks nearer than this would cover each other
NUDGE = 3.5  # then one moves up and the other down
LOW, HIGH = 1, 10


@dataclass(frozen=True)
class Mark:
    """Centre of one mark."""

    x: float
    y: float


@dataclass(frozen=True)
class Lane:
    """The marks of both sides at one height; None for a side without a score."""

    young: Mark | None
    management: Mark | None


@dataclass(frozen=True)
class Row:
    """One item's drawing: own marks above the national ones, and the band of an agreed score."""

    own: Lane
    national: Lane
    band: tuple[float, float] | None
    grid: tuple[float, ...]


def place(points: Decimal) -> float:
    """Horizontal place of a score of 1 to 10, to a hundredth of a unit."""
    share = float(points - LOW) / (HIGH - LOW)
    return round(MARGIN + share * (WIDTH - 2 * MARGIN), 2)


def row(line: Line) -> Row:
    """The drawing of one line of the comparison."""
    return Row(
        own=_lane(line.points(Side.YOUNG), line.points(Side.MANAGEMENT), OWN_LANE),
        national=_lane(line.national.young, line.national.management, NATIONAL_LANE),
        band=_band(line.shown(Side.MANAGEMENT)),
        grid=grid(),
    )


def overall_row(young: Overall | None, management: Overall | None) -> Row:
    """The overall means of both sides, own above the national ones over the same items; None leaves a side out."""
    return Row(
        own=_lane(young.own if young else None, management.own if management else None, OWN_LANE),
        national=_lane(young.national if young else None, management.national if management else None, NATIONAL_LANE),
        band=None,
        grid=grid(),
    )


def grid() -> tuple[float, ...]:
    """Places of the whole scores."""
    return tuple(place(Decimal(points)) for points in range(LOW, HIGH + 1))


def _lane(young: Decimal | None, management: Decimal | None, height: float) -> Lane:
    first = None if young is None else place(young)
    second = None if management is None else place(management)
    nudge = NUDGE if first is not None and second is not None and abs(first - second) < APART else 0.0
    return Lane(
        None if first is None else Mark(first, height - nudge),
        None if second is None else Mark(second, height + nudge),
    )


def _band(score: Shown | None) -> tuple[float, float] | None:
    if not isinstance(score, AgreedScore):
        return None
    low = max(Decimal(LOW), score.mean - score.step)
    high = min(Decimal(HIGH), score.mean + score.step)
    return place(low), place(high)
