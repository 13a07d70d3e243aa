"""One item as a row: own marks above the national ones, on the scale of 1 to 10."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from retention_check.domain.comparison import ItemComparison
from retention_check.domain.scores import HIGHEST, LOWEST, AgreedScore, AnyScore
from retention_check.domain.side import Side

WIDTH, HEIGHT = 240, 40  # of one row's drawing, in its own units
MARGIN = 8  # room beside 1 and 10 for half a mark
OWN_LANE, NATIONAL_LANE = 11.5, 30.0  # heights of the two lanes
APART = 11.0  # marks nearer than this would cover each other
NUDGE = 3.5  # then one moves up and the other down


@dataclass(frozen=True)
class Mark:
    """Centre of one mark."""

    x: float
    y: float


# the marks of both sides at one height; None for a side without a score
Lane = Mapping[Side, Mark | None]


@dataclass(frozen=True)
class Row:
    """One item's drawing: own marks above the national ones, and the band of an agreed score."""

    own: Lane
    national: Lane
    band: tuple[float, float] | None
    grid: tuple[float, ...]


def x_of(points: Decimal) -> float:
    """Horizontal position of a score of 1 to 10, to a hundredth of a unit."""
    share = float((points - LOWEST) / (HIGHEST - LOWEST))
    return round(MARGIN + share * (WIDTH - 2 * MARGIN), 2)


def row(compared: ItemComparison) -> Row:
    """The drawing of one item of the comparison."""
    return Row(
        own=_lane({side: compared.shown_score(side) for side in Side}, OWN_LANE),
        national=_lane(compared.national.by_side, NATIONAL_LANE),
        band=_band(compared.score(Side.MANAGEMENT)),
        grid=grid(),
    )


def grid() -> tuple[float, ...]:
    """Positions of the whole scores."""
    return tuple(x_of(Decimal(points)) for points in range(int(LOWEST), int(HIGHEST) + 1))


def _lane(scores: Mapping[Side, Decimal | None], height: float) -> Lane:
    across = {side: None if score is None else x_of(score) for side, score in scores.items()}
    young, management = across[Side.YOUNG], across[Side.MANAGEMENT]
    touches = young is not None and management is not None and abs(young - management) < APART
    nudges = {Side.YOUNG: -NUDGE, Side.MANAGEMENT: NUDGE} if touches else dict.fromkeys(Side, 0.0)
    return {side: None if x is None else Mark(x, height + nudges[side]) for side, x in across.items()}


def _band(score: AnyScore | None) -> tuple[float, float] | None:
    if not isinstance(score, AgreedScore):
        return None
    low, high = score.band
    return x_of(low), x_of(high)
