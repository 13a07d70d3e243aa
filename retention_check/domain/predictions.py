"""'Dubbel antwoord': what each group thought the other answers, beside what it answered and the country.

A prediction is no score: it is in no rank, no overall mean, no topic, no title and no change.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.difference import Difference, Margin
from retention_check.domain.findings import NEAR_WITHIN
from retention_check.domain.item import Item, Kind
from retention_check.domain.meeting.revealing import revealed_in_order
from retention_check.domain.scales import STEP
from retention_check.domain.scores import HALF_STEP, HIGH_END, LOW_END, AgreedScore, AnyScore, End
from retention_check.domain.shown_in_meetings import PredictedScore, Prediction
from retention_check.domain.side import Side

Predictions = Mapping[Side, Prediction]  # by who predicted
NOTHING_APART = Decimal(0)


class Asks(StrEnum):
    """What a room is asked about a reason: where a prediction lies apart from the answer, they do not know it of each
    other; where the answers of both groups lie apart, they see it otherwise. Both, or neither; or only the country,
    or nothing, stands beside it.
    """

    KNOWING = "knowing"
    SEEING = "seeing"
    BOTH = "both"
    NEITHER = "neither"
    COUNTRY = "country"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Predicted:
    """What the other group thought that `about` answers to one reason, None where it is not shown; and what it did."""

    about: Side
    predicted: PredictedScore | None
    compared: ItemComparison

    @property
    def by(self) -> Side:
        """The group that predicted."""
        return other_side(self.about)

    @property
    def end(self) -> End | None:
        """The end of the scale at which the prediction is blurred, as a score is."""
        ends = {LOW_END: End.LOW, HIGH_END: End.HIGH}
        return ends.get(self.predicted.shown_mean) if self.predicted else None

    @property
    def real(self) -> AnyScore | None:
        """The own score of `about`, None when there is none to show."""
        return self.compared.score(self.about)

    @property
    def national(self) -> Decimal:
        """The country's mean of the same group."""
        return self.compared.national.of(self.about)

    @cached_property
    def off(self) -> Difference | None:
        """Prediction minus own score; None where one of them is not shown."""
        if self.predicted is None or self.real is None:
            return None
        return Difference(self.predicted.shown_mean - self.real.shown_mean, margin=_margin(self.predicted, self.real))

    @property
    def distance(self) -> Decimal | None:
        """How far it lies from the own score, or from the country where there is none; None without a prediction."""
        if self.predicted is None:
            return None
        return self.off.size if self.off else abs(self.predicted.shown_mean - self.national)


@dataclass(frozen=True)
class PredictedReason:
    """One reason: both predictions, about each group."""

    compared: ItemComparison
    about: Mapping[Side, Predicted]

    @property
    def item(self) -> Item:
        """The reason."""
        return self.compared.item

    @property
    def predicted(self) -> tuple[Predicted, ...]:
        """The predictions that are shown."""
        return tuple(each for each in self.about.values() if each.predicted)

    @property
    def has_own(self) -> bool:
        """Whether a prediction stands beside an own score."""
        return any(each.off for each in self.predicted)

    @property
    def widest(self) -> Decimal:
        """The largest distance of a prediction from the own score; from the country where no own score is beside it."""
        beside_own = [each.off.size for each in self.predicted if each.off]
        return max(
            beside_own or [each.distance for each in self.predicted if each.distance is not None], default=NOTHING_APART
        )

    @property
    def asks(self) -> Asks:
        """What a room is asked about it."""
        if not self.predicted:
            return Asks.NOTHING
        if not self.has_own:
            return Asks.COUNTRY
        off = [each.off for each in self.predicted if each.off and is_apart(each.off)]
        gap = self.compared.gap
        if gap is None or not is_apart(gap):
            return Asks.KNOWING if off else Asks.NEITHER
        # beside a clear miss a gap that can be chance is not spoken of
        is_slight = any(each.is_clear for each in off) and not gap.is_clear
        return Asks.SEEING if not off else Asks.KNOWING if is_slight else Asks.BOTH


def other_side(side: Side) -> Side:
    """The group that a group talks with."""
    return next(each for each in Side if each is not side)


def predictions_of(comparison: Comparison) -> Predictions:
    """What meetings of this round showed, by who predicted."""
    return {side: found for side, found in comparison.round.shown_in_meetings.predicted.items() if found}


def all_reasons(comparison: Comparison, predictions: Predictions) -> tuple[PredictedReason, ...]:
    """Every reason, with the predictions that are shown of it."""
    return tuple(predicted_of(compared, predictions) for compared in comparison.of_kind(Kind.REASON))


def predicted_reasons(comparison: Comparison) -> tuple[PredictedReason, ...]:
    """The reasons of which a meeting of this round showed a prediction."""
    return tuple(each for each in all_reasons(comparison, predictions_of(comparison)) if each.predicted)


def predicted_in_order(comparison: Comparison, predictions: Predictions) -> tuple[PredictedReason, ...]:
    """Every reason as a screen reveals it: where a prediction lies farthest from the answer comes last.

    Not where the groups lie farthest apart, as without predictions: what surprises a room here is what it had thought.
    Reasons without a prediction come first, then those beside which only the country stands; equal ones as without.
    """
    reasons = [predicted_of(compared, predictions) for compared in revealed_in_order(comparison)]
    return tuple(sorted(reasons, key=lambda each: (bool(each.predicted), each.has_own, each.widest)))


def farthest(comparison: Comparison) -> Predicted | None:
    """The prediction that lies farthest from the own score: of the reason that a screen reveals last; None without one.

    One order decides between equal ones, so that a room does not see another reason than the report names.
    """
    last = predicted_in_order(comparison, predictions_of(comparison))[-1:]
    found = [each for reason in last for each in reason.predicted if each.off and each.off.size]
    return max(found, key=lambda each: each.off.size if each.off else NOTHING_APART, default=None)


def predictors(comparison: Comparison) -> dict[Side, tuple[int, int]]:
    """The fewest and the most people behind a prediction that is shown, by who predicted."""
    found = predictions_of(comparison)
    counts = {side: [each.n for each in prediction.values()] for side, prediction in found.items()}
    return {side: (min(each), max(each)) for side, each in counts.items()}


def predicted_of(compared: ItemComparison, predictions: Predictions) -> PredictedReason:
    """One reason with the predictions that are shown of it; of a measure there are none."""
    code = compared.item.code
    about = {
        side: Predicted(side, predictions.get(other_side(side), {}).get(code), compared) for side in reversed(Side)
    }
    return PredictedReason(compared, about)


def _margin(predicted: PredictedScore, real: AnyScore) -> Margin:
    """What one answer of each can make, and what chance can, as of a gap between two groups of these sizes."""
    inverse, is_open = Fraction(1, predicted.n), isinstance(real, AgreedScore)
    steps = Fraction(STEP) * inverse + real.step
    more = Fraction(0) if isinstance(real, AgreedScore) else Fraction(1, real.n)
    return Margin(steps, inverse + more, Fraction(HALF_STEP) if is_open else Fraction(0))


def is_apart(difference: Difference | None) -> bool:
    """Whether a difference is listed as one: more than near, and more than one answer in each group can make."""
    return difference is not None and difference.exceeds_steps and difference.size > NEAR_WITHIN
