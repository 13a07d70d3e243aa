"""A prediction beside what it became as a row: the prediction above, the own score in the middle, the country below.

Each stands at a height of its own, so that no mark covers another; a line leads from the prediction to the own score.
"""

from dataclasses import dataclass
from decimal import Decimal

from retention_check.charts.rows import HEIGHT, MARGIN, WIDTH, Mark
from retention_check.domain.predictions import Predicted
from retention_check.domain.scores import HIGHEST, LOWEST, AgreedScore
from retention_check.domain.side import Side


@dataclass(frozen=True)
class Layout:
    """Sizes of a row in the drawing's own units: where 1 and 10 stand, the three heights, and half of a mark."""

    width: float
    height: float
    low: float
    high: float
    predicted_lane: float
    own_lane: float
    national_lane: float
    radius: float


ROW = Layout(WIDTH, HEIGHT, MARGIN, WIDTH - MARGIN, 7.5, 20.0, 32.5, 5.3)  # under the axis of the other rows
# For a room: a unit is about a thousandth of the screen's height; the name of whom it is about stands on the left.
SCREEN = Layout(1600, 168, 330, 1320, 34, 86, 136, 27)
AXIS, APART = 56, 22  # room above the first row of a screen for its numbers, and between its rows


@dataclass(frozen=True)
class PredictionRow:
    """The drawing of one prediction: `about` gives the marks of own score and country their shape, `by` its colour."""

    layout: Layout
    about: Side
    by: Side
    predicted: Mark | None
    own: Mark | None
    national: Mark
    band: tuple[float, float] | None
    grid: tuple[float, ...]


def prediction_row(each: Predicted, layout: Layout = ROW) -> PredictionRow:
    """The positions of one prediction, of the own score as far as it is shown, and of the country."""

    def mark(points: Decimal, lane: float) -> Mark:
        return Mark(x_of(points, layout), lane)

    return PredictionRow(
        layout,
        each.about,
        each.by,
        mark(each.predicted.shown_mean, layout.predicted_lane) if each.predicted else None,
        mark(each.real.shown_mean, layout.own_lane) if each.real else None,
        mark(each.national, layout.national_lane),
        _band(each, layout),
        tuple(x_of(Decimal(points), layout) for points in range(int(LOWEST), int(HIGHEST) + 1)),
    )


def x_of(points: Decimal, layout: Layout) -> float:
    """Horizontal position of a score of 1 to 10, to a hundredth of a unit."""
    share = float((points - LOWEST) / (HIGHEST - LOWEST))
    return round(layout.low + share * (layout.high - layout.low), 2)


def _band(each: Predicted, layout: Layout) -> tuple[float, float] | None:
    if not isinstance(each.real, AgreedScore):
        return None
    low, high = each.real.band
    return x_of(low, layout), x_of(high, layout)
