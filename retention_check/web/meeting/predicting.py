"""What screen, phones and who leads say of 'dubbel antwoord': who predicts what, who cannot, what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from retention_check import dutch
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.predicting import NoPrediction, hindrances
from retention_check.domain.predictions import PredictedReason, Predictions, other_side, predicted_of
from retention_check.domain.round import DEFAULT_ROLE
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
from retention_check.web.meeting.moment import Moment

PREDICTS = {Side.YOUNG: "Jonge ambtenaren voorspellen", Side.MANAGEMENT: "Het management voorspelt"}
ANSWERED = {Side.YOUNG: "antwoordden", Side.MANAGEMENT: "antwoordde"}
WOULD = {Side.YOUNG: "zouden antwoorden", Side.MANAGEMENT: "zou antwoorden"}
ANSWERS = {Side.YOUNG: "antwoorden", Side.MANAGEMENT: "antwoordt"}
NOBODY = {
    Side.YOUNG: "Er zijn hier geen jonge ambtenaren. Zij voorspellen dus niets.",
    Side.MANAGEMENT: "Het management is er niet bij en voorspelt dus niets.",
}
FEW = {
    Side.YOUNG: "Er zijn hier minder dan {few} jonge ambtenaren. Hun voorspelling tonen wij niet.",
    Side.MANAGEMENT: "Het management is hier met minder dan {few} mensen. Zijn voorspelling tonen wij niet.",
}
BEFORE = {
    Side.YOUNG: "Wat jonge ambtenaren voorspelden, stond al in een eerdere bijeenkomst.",
    Side.MANAGEMENT: "Wat het management voorspelde, stond al in een eerdere bijeenkomst.",
}
AGAIN = "Dat staat straks weer op het scherm."
ON_PAPER = "Schrijf de voorspelling op papier en houd haar zelf. Leg haar straks naast het antwoord."


@dataclass(frozen=True)
class Predicting:
    """The predictions of a meeting, as they are told at this moment."""

    moment: Moment

    @cached_property
    def hindrances(self) -> Mapping[Side, NoPrediction]:
        """The groups that cannot predict, and why."""
        shown = self.moment.stored_round.round.shown_in_meetings
        return hindrances(self.moment.meeting, shown, self.moment.comparison.threshold)

    @property
    def predicting(self) -> tuple[Side, ...]:
        """The groups that predict now."""
        return tuple(side for side in Side if side not in self.hindrances)

    def told(self, side: Side) -> str:
        """What a group does in this step, or why it does nothing."""
        match self.hindrances.get(side):
            case NoPrediction.SHOWN_BEFORE:
                return f"{BEFORE[side]} {AGAIN}"
            case NoPrediction.NOBODY:
                return NOBODY[side]
            case NoPrediction.TOO_FEW:
                return f"{FEW[side].format(few=dutch.count(self.moment.comparison.threshold))} {ON_PAPER}"
        other = other_side(side)
        does = ANSWERED if self.has_own(other) else WOULD
        return f"{PREDICTS[side]} wat {WHO[other]} {does[other]}."

    def question(self, side: Side) -> str:
        """What a phone asks of a group: 'Wat antwoordt het management, denkt u?'"""
        other = other_side(side)
        return f"Wat {ANSWERS[other]} {WHO[other]}, denkt u?"

    def beside(self, side: Side) -> str:
        """What will stand beside the prediction of a group where that is no mean of many answers; empty where it is."""
        other, round = other_side(side), self.moment.comparison.round
        if not self.has_own(other):
            who = "gemeentesecretarissen" if other is Side.MANAGEMENT else "jonge ambtenaren"
            return f"Van {WHO[other]} tonen wij hier geen eigen scores. Ernaast staan straks de landelijke van {who}."
        if round.gives_agreed_scores(other):
            by = "" if round.management_role == DEFAULT_ROLE else f", door: {round.management_role}"
            return f"Het management gaf een open score: één antwoord bij elke reden{by}."
        return ""

    def has_own(self, side: Side) -> bool:
        """Whether an own score of a group is shown on a reason."""
        return self.moment.has_own(side)

    @property
    def predictions(self) -> Predictions:
        """What this meeting and those before it in the round showed."""
        return self.moment.stored_round.round.shown_in_meetings.predicted

    @cached_property
    def reason(self) -> PredictedReason:
        """The reason that is revealed now."""
        compared = self.moment.revealed
        if compared is None:
            raise LookupError("no reason is revealed now")
        return predicted_of(compared, self.predictions)

    @property
    def is_last(self) -> bool:
        """Whether the prediction that lies farthest from the answer is revealed now."""
        return self.moment.is_last_revealed and bool(self.reason.widest)

    @property
    def why_nothing(self) -> str:
        """Why there is no prediction at all; empty where there is one."""
        outcome = self.moment.meeting.outcomes.get(Poll.PREDICT)
        return "" if self.predictions or outcome is None else str(outcome.hidden)

    @property
    def shown_before(self) -> tuple[Side, ...]:
        """The groups whose prediction was made in an earlier meeting."""
        outcome = self.moment.meeting.outcomes.get(Poll.PREDICT)
        return tuple(
            side for side in Side if side in self.predictions and (not outcome or side not in outcome.predicted)
        )
