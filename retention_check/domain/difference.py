"""The difference of two shown scores: how large, whether a blurred end makes it a bound, and what chance can do.

The same for a gap between the groups, a difference from the country and a change since the previous round.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from retention_check.domain.scales import STEP
from retention_check.domain.scores import HALF_STEP, HIGH_END, LOW_END, AgreedScore, AnyScore, End

MARGIN_FACTOR = 2 * STEP  # 1.96, rounded up to 2, times a spread of one step: our assumption, the study prints none
RARE_FACTOR = Fraction(3, 2)  # times the margin: the largest of fifty differences is seldom that large by chance
BLUR = Decimal("0.5")  # points that a blurred end may hide: from 9.5 to 10, from 1 to 1.5


class Level(StrEnum):
    """What may be said of a difference: one answer a group can make it, chance can make it, or it is clear."""

    TOO_SMALL = "too_small"
    CHANCE = "chance"
    CLEAR = "clear"


class Bound(StrEnum):
    """What a blurred end makes of a difference: 'minstens', 'hooguit', 'ongeveer', or both at the same end."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    SAME_END = "same_end"


@dataclass(frozen=True)
class Margin:
    """How large a difference can be when nothing lies behind it, in points of 1 to 10.

    `steps` is what one answer in each group concerned can make, `inverse_answers` the sum of 1 / n, `allowance` half a
    step where one score is an open one. Fractions, for a difference may lie exactly on the border.
    """

    steps: Fraction
    inverse_answers: Fraction
    allowance: Fraction = Fraction(0)

    @property
    def points(self) -> Decimal:
        """The margin: allowance + 4.5 * sqrt(sum of 1 / n)."""
        over, under = self.inverse_answers.as_integer_ratio()
        allowance, below = self.allowance.as_integer_ratio()
        # divided last, so that 27 and 81 answers make exactly 1
        return Decimal(allowance) / below + MARGIN_FACTOR * Decimal(over * under).sqrt() / under

    def level(self, size: Decimal) -> Level:
        """The level of a difference of this size (0 or more)."""
        if size <= self.steps:
            return Level.TOO_SMALL
        return Level.CLEAR if self._exceeds(Fraction(size)) else Level.CHANCE

    def is_rare(self, size: Decimal) -> bool:
        """True above one and a half times the margin."""
        return self._exceeds(Fraction(size) / RARE_FACTOR)

    def _exceeds(self, size: Fraction) -> bool:
        beyond = size - self.allowance
        return beyond > 0 and beyond**2 > Fraction(MARGIN_FACTOR) ** 2 * self.inverse_answers


@dataclass(frozen=True)
class Difference:
    """One shown score minus another, in points with one decimal; without a margin nothing is said of its level."""

    points: Decimal
    bound: Bound | None = None
    margin: Margin | None = None

    @property
    def size(self) -> Decimal:
        """How large it is, whichever way."""
        return abs(self.points)

    @cached_property
    def level(self) -> Level | None:
        """What may be said of it; None where levels do not apply."""
        return self.margin.level(self.size) if self.margin else None

    @property
    def exceeds_steps(self) -> bool:
        """True when more than one answer in each group concerned is needed to make it."""
        return self.level in (Level.CHANCE, Level.CLEAR)

    @property
    def is_clear(self) -> bool:
        """True beyond the margin."""
        return self.level is Level.CLEAR

    @property
    def is_rare(self) -> bool:
        """True beyond one and a half times the margin."""
        return self.margin is not None and self.margin.is_rare(self.size)


def margin_between(first: AnyScore, second: AnyScore) -> Margin:
    """The margin of the difference of two scores of this round, or of one group in two rounds."""
    scores = (first, second)
    inverse = sum((Fraction(1, score.n) for score in scores if not isinstance(score, AgreedScore)), Fraction(0))
    has_open_score = any(isinstance(score, AgreedScore) for score in scores)
    return Margin(first.step + second.step, inverse, Fraction(HALF_STEP if has_open_score else 0))


def difference(first: AnyScore, second: AnyScore, *, has_levels: bool = True) -> Difference:
    """The first shown score minus the second."""
    margin = margin_between(first, second) if has_levels else None
    return Difference(first.shown_mean - second.shown_mean, _bound(first, second), margin)


def difference_from_national(own: AnyScore, national: Decimal, respondents: int) -> Difference:
    """A shown score minus the study's mean of so many respondents; an open score gets no level.

    The step is that of one own answer: the study's answers no longer change.
    """
    bound = _bound_beside(own.end, national) if own.end else None
    if isinstance(own, AgreedScore):
        return Difference(own.shown_mean - national, bound)
    return Difference(own.shown_mean - national, bound, Margin(own.step, Fraction(1, own.n) + Fraction(1, respondents)))


def _bound(first: AnyScore, second: AnyScore) -> Bound | None:
    ends = (first.end, second.end)
    if ends == (None, None):
        return None
    if ends[0] is ends[1]:
        return Bound.SAME_END
    blurred, other = (first, second) if first.end else (second, first)
    return _bound_beside(blurred.end, other.shown_mean)


def _bound_beside(end: End | None, other: Decimal) -> Bound:
    """What an end makes of the difference with another score; beyond the end only an open score can lie."""
    beyond = other - HIGH_END if end is End.HIGH else LOW_END - other
    if beyond <= 0:
        return Bound.AT_LEAST
    return Bound.AT_MOST if beyond >= BLUR / 2 else Bound.ABOUT
