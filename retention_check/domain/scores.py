"""Answers become a Score, or Withheld when too few people answered: the one way out for figures of people.

No other module makes a `Score`. It holds what people may see and nothing behind it: one decimal, ends blurred.
`Withheld` holds no figure at all, so nothing further on can print one.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from retention_check.domain.scales import STEP, Scale, rounded

THRESHOLD = 5  # answers on an item below which no mean is shown; may be raised, never lowered
HIGHEST_THRESHOLD = 10
LOW_END, HIGH_END = Decimal("1.5"), Decimal("9.5")  # a mean beyond these would tell what everyone answered
LOWEST, HIGHEST = Decimal(1), Decimal(10)  # points
HALF_STEP = STEP / 2  # points: an open score is an answer out of five, half a step to each side


class WithheldCause(StrEnum):
    """Why a mean is not shown: fewer answers than the threshold, nobody knows how many, or more than were asked."""

    TOO_FEW = "too_few"
    UNKNOWN = "unknown"
    MORE_THAN_ASKED = "more_than_asked"


class End(StrEnum):
    """An end of the scale at which a mean is blurred: '1,5 of lager' or '9,5 of hoger'."""

    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True)
class Withheld:
    """A mean that is not shown."""

    cause: WithheldCause


@dataclass(frozen=True)
class Score:
    """A mean of n answers as people see it, in points of 1.5 to 9.5, one decimal.

    `answer_step` is how far one answer lies from the next: 2.25 points for the study's five, 1 for rapportcijfers.
    """

    shown_mean: Decimal
    n: int
    answer_step: Decimal

    @property
    def step(self) -> Fraction:
        """Points that one person answering one step differently moves the mean: 2.25 / n."""
        return Fraction(self.answer_step) / self.n

    @property
    def end(self) -> End | None:
        """The end of the scale at which this mean is blurred, None in between."""
        return {LOW_END: End.LOW, HIGH_END: End.HIGH}.get(self.shown_mean)


@dataclass(frozen=True)
class AgreedScore:
    """A score given openly by role, not anonymous ('open score'): points of 1 to 10, one decimal, never blurred."""

    shown_mean: Decimal
    role: str

    @property
    def step(self) -> Fraction:
        """Half a step of the five answers to each side: 1.125 points."""
        return Fraction(HALF_STEP)

    @property
    def band(self) -> tuple[Decimal, Decimal]:
        """Half a step to each side, within 1 to 10."""
        return max(LOWEST, self.shown_mean - HALF_STEP), min(HIGHEST, self.shown_mean + HALF_STEP)

    @property
    def end(self) -> None:
        """An open score has no blurred end."""
        return None


AnyScore = Score | AgreedScore
Outcome = Score | AgreedScore | Withheld | None


def score_or_withhold(mean: Decimal, n: int | None, scale: Scale, threshold: int = THRESHOLD) -> Score | Withheld:
    """A mean on `scale` as a Score in points of 1 to 10, or Withheld when n is unknown or under the threshold.

    The threshold runs from 5 to 10 (ValueError outside it).
    """
    if not THRESHOLD <= threshold <= HIGHEST_THRESHOLD:
        raise ValueError(f"threshold must lie between {THRESHOLD} and {HIGHEST_THRESHOLD}, not {threshold}")
    if n is None:
        return Withheld(WithheldCause.UNKNOWN)
    if n < threshold:
        return Withheld(WithheldCause.TOO_FEW)
    shown = rounded(scale.to_points(mean))
    return Score(max(LOW_END, min(HIGH_END, shown)), n, scale.step)


def agreed_score(mean: Decimal, scale: Scale, role: str) -> AgreedScore:
    """A score given openly by role on `scale`, in points of 1 to 10."""
    return AgreedScore(rounded(scale.to_points(mean)), role)
