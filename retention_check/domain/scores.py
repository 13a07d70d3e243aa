"""Answers become a Score, or Withheld when too few people answered: the one way out for figures of people.

No other module makes a `Score`. `Withheld` holds no figure at all, so nothing further on can print one.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import NormalDist

from retention_check.domain.scales import Scale, rounded

THRESHOLD = 5  # answers on an item below which no mean is shown; may be raised, never lowered
HIGHEST_THRESHOLD = 10
SPREAD_FROM = 20  # answers from which a standard deviation or interval is shown
CONFIDENCE = 0.95


class WithheldCause(StrEnum):
    """Why a mean is not shown: fewer answers than the threshold, or nobody knows how many."""

    TOO_FEW = "too_few"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Withheld:
    """A mean that is not shown."""

    cause: WithheldCause


@dataclass(frozen=True)
class Score:
    """A mean of n answers in points of 1 to 10; `step` is what one person answering one step differently moves it."""

    mean: Decimal
    n: int
    step: Decimal
    sd: Decimal | None

    @property
    def shown_mean(self) -> Decimal:
        """The mean as people see it, one decimal."""
        return rounded(self.mean)


@dataclass(frozen=True)
class AgreedScore:
    """A score given openly by role, not anonymous; it can move by one whole step of the scale."""

    mean: Decimal
    step: Decimal
    role: str

    @property
    def shown_mean(self) -> Decimal:
        """The score as people see it, one decimal."""
        return rounded(self.mean)


AnyScore = Score | AgreedScore
Outcome = Score | AgreedScore | Withheld | None


def score_or_withhold(
    mean: Decimal, n: int | None, sd: Decimal | None, scale: Scale, threshold: int = THRESHOLD
) -> Score | Withheld:
    """A mean on `scale` as a Score in points of 1 to 10, or Withheld when n is unknown or under the threshold.

    The threshold runs from 5 to 10 (ValueError outside it); the spread is dropped under 20 answers.
    """
    if not THRESHOLD <= threshold <= HIGHEST_THRESHOLD:
        raise ValueError(f"threshold must lie between {THRESHOLD} and {HIGHEST_THRESHOLD}, not {threshold}")
    if n is None:
        return Withheld(WithheldCause.UNKNOWN)
    if n < threshold:
        return Withheld(WithheldCause.TOO_FEW)
    spread = scale.spread_to_points(sd) if sd is not None and n >= SPREAD_FROM else None
    return Score(scale.to_points(mean), n, scale.step / n, spread)


def agreed_score(mean: Decimal, scale: Scale, role: str) -> AgreedScore:
    """A score given openly by role on `scale`, in points of 1 to 10."""
    return AgreedScore(scale.to_points(mean), scale.step, role)


def interval(score: Score, staff: int | None) -> tuple[Decimal, Decimal] | None:
    """The 95 % interval around a mean in points of 1 to 10, kept within the scale; None without a spread.

    Student's t times sd / sqrt(n), with the finite population correction sqrt((N - n) / (N - 1)) where the number
    of staff N is known (Cochran, Sampling Techniques, 2.6).
    """
    if score.sd is None:
        return None
    margin = Decimal(str(student_t(score.n - 1))) * score.sd / Decimal(score.n).sqrt()
    if staff is not None and staff > 1:
        margin *= (Decimal(max(staff - score.n, 0)) / Decimal(staff - 1)).sqrt()
    return max(Decimal(1), score.mean - margin), min(Decimal(10), score.mean + margin)


def student_t(freedom: int) -> float:
    """Two-sided 95 % quantile of Student's t for 19 degrees of freedom or more.

    Expansion in the normal quantile (Abramowitz and Stegun 26.7.5, two terms): right to 0.001 from 19 on.
    """
    z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
    return z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
