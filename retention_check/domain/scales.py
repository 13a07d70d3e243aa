"""The scales on which scores are given, and the way from each to the study's 1 to 10."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

STEP = Decimal("2.25")  # points between two of the study's five answers (Appendix 2)
MIDPOINT = Decimal("5.5")  # answer 3 of 5 on the scale of 1 to 10 (Appendix 2)


@dataclass(frozen=True)
class Scale:
    """A scale on which a municipality may give its scores, and the way from it to the study's 1 to 10.

    `step` is what one answer one step higher adds, in points of 1 to 10: 2.25 for the study's five answers.
    """

    name: str
    low: Decimal
    high: Decimal
    factor: Decimal
    step: Decimal
    same_instrument: bool

    def to_points(self, value: Decimal) -> Decimal:
        """A mean on this scale as points of 1 to 10: (value - low) * factor + 1 (Appendix 2 of the study)."""
        return (value - self.low) * self.factor + 1

    def steps(self) -> tuple[Decimal, ...]:
        """The answers one person can give, in points of 1 to 10: 1, 3.25, 5.5, 7.75 and 10 for the study's five."""
        count = int((self.to_points(self.high) - 1) / self.step) + 1
        return tuple(1 + self.step * index for index in range(count))


SCALES: Mapping[str, Scale] = {
    scale.name: scale
    for scale in (
        Scale("1-10", Decimal(1), Decimal(10), Decimal(1), STEP, same_instrument=True),
        Scale("1-5", Decimal(1), Decimal(5), STEP, STEP, same_instrument=True),
        Scale("marks", Decimal(1), Decimal(10), Decimal(1), Decimal(1), same_instrument=False),
    )
}
DEFAULT_SCALE = SCALES["1-10"]


def rounded(value: Decimal) -> Decimal:
    """A value as people see it: one decimal, rounded half up (away from zero)."""
    shown = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return abs(shown) if shown == 0 else shown
