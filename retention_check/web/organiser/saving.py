"""Saving a change of scores: of a published group only a typing error is mended, and who does so says that it is one.

Every form that changes scores, their numbers, their scale or their form is a `SavingForm`. What its page shows of it is
`organiser/_saving.html`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from wtforms import SelectChoice

from retention_check import clock, dutch
from retention_check.domain.corrections import MOST_CORRECTED, Refusal, Review, review
from retention_check.domain.publication import Correction
from retention_check.domain.publishing import entered_sides
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO, item_name
from retention_check.web.extensions import settings, study
from retention_check.web.forms import NO, YES, BaseForm, CheckboxField, RadioChoiceField
from retention_check.web.organiser.asked_now import asked_refusals

NEW_ROUND = "Is er meer veranderd? Begin dan een volgende ronde en vraag iedereen opnieuw."
REFUSALS: Mapping[Refusal, str] = {
    Refusal.ADDED_OR_REMOVED: "De scores van {who} liggen vast. Er kunnen geen scores meer bij of af. " + NEW_ROUND,
    Refusal.TOO_MANY: "De scores van {who} liggen vast. Een tikfout verbeteren kan bij hooguit {most} stellingen"
    "{used}. " + NEW_ROUND,
    Refusal.COUNT_TOO: "De scores van {who} liggen vast. Gemiddelden en aantallen kunnen niet allebei veranderen. "
    + NEW_ROUND,
    Refusal.COUNT_AFTER_ITEMS: "De scores van {who} liggen vast. Eerder verbeterde u al een gemiddelde. "
    "Een aantal kan dan niet meer veranderen. " + NEW_ROUND,
    Refusal.ITEMS_AFTER_COUNT: "De scores van {who} liggen vast. Eerder verbeterde u al een aantal. "
    "Een gemiddelde kan dan niet meer veranderen. " + NEW_ROUND,
    Refusal.SCALE_TOO: "De scores van {who} liggen vast. De schaal en de scores kunnen niet allebei veranderen. "
    + NEW_ROUND,
    Refusal.HIDES_SHOWN: "De scores van {who} liggen vast. Met dit aantal waren het te weinig antwoorden om te tonen, "
    "en anderen kunnen ze al gezien hebben. Trek de inkijklink in, of wis de ronde.",
    Refusal.SHOWS_ENDS: "De scores van {who} liggen vast. Op de andere schaal is bij een stelling te zien wat iedereen "
    "antwoordde. " + NEW_ROUND,
    Refusal.OTHER_FORM: "De scores van {who} liggen vast. Hoe zij gegeven zijn, kan niet meer anders. " + NEW_ROUND,
    Refusal.CONDENSED: "Van {who} zijn alleen de getoonde scores bewaard. Die kunnen niet meer veranderen. "
    + NEW_ROUND,
}


class SavingForm(BaseForm):
    """A form that changes scores; `review` is what it changes in published groups, after `accepts`.

    Two questions stand on its page only when they are needed: whether something of an older round was shared, and
    whether a change of a published group is a typing error.
    """

    was_shared = RadioChoiceField(
        "Is van deze ronde al iets gedeeld of geprint?",
        [SelectChoice(YES, "Ja, of ik weet het niet"), SelectChoice(NO, "Nee, nog niets")],
        "",
    )
    is_typing_error = CheckboxField("Dit is een tikfout. Er zijn geen antwoorden bijgekomen, weggehaald of veranderd.")
    review = Review()
    asks_was_shared = False
    asks_typing_error = False
    mended: Sequence[str] = ()  # what changes in scores that are final, each in words

    def accepts(self, old: Round, new: Round) -> Round | None:
        """The round to be saved; None when something is to be answered or put right first: then the form says what."""
        if asked := asked_refusals(old, new):
            self.form_errors = [*self.form_errors, *asked]
            return None
        known = self._with_known_sharing(old)
        if known is None:
            return None
        self.review = review(known, new, study(), clock.today(), settings().threshold)
        messages = refused(known, self.review)
        self.form_errors = [*self.form_errors, *messages]
        self.asks_typing_error = bool(self.review.corrections) and not messages
        self.mended = [_mended(each, old, new) for each in self.review.corrections if self.asks_typing_error]
        if messages or (self.asks_typing_error and not self.is_typing_error.data):
            if self.asks_typing_error:
                self.is_typing_error.errors = ["Deze scores liggen vast. Zet een vinkje als het een tikfout is."]
            return None
        return self.review.applied_to(replace(new, publication=known.publication))

    def _with_known_sharing(self, old: Round) -> Round | None:
        """The round with what the organiser says of an older round; None until it is said."""
        publication = old.publication
        if not publication.may_be_shared:
            return old
        self.asks_was_shared = True
        if self.was_shared.data not in (YES, NO):
            self.was_shared.errors = ["Deze ronde is van een eerdere versie. Kies ja of nee."]
            return None
        shared = entered_sides(old) if self.was_shared.data == YES else ()
        days = {**dict.fromkeys(shared, clock.today()), **publication.days}
        threshold = publication.threshold or (settings().threshold if days else None)
        return replace(old, publication=replace(publication, days=days, threshold=threshold, may_be_shared=False))


def refused(round: Round, found: Review) -> tuple[str, ...]:
    """Why a change of a round cannot be saved: one sentence for each group that others were shown."""
    return tuple(_refused(round, side, why) for side, why in found.refusals.items())


def _refused(round: Round, side: Side, why: Refusal) -> str:
    """Why a change of a group is no typing error, and how many of its items were mended before."""
    count = sum(each.side is side and each.is_item for each in round.publication.corrections)
    used = f", en u verbeterde er al {dutch.count(count)}" if count else ""
    return REFUSALS[why].format(who=WHO[side], most=dutch.count(MOST_CORRECTED), used=used)


def _mended(correction: Correction, old: Round, new: Round) -> str:
    """What a correction changes: 'R3 Te weinig financiële groei, jonge ambtenaren: 7,9 wordt 7,4'."""
    if correction.side is None:
        return "de schaal van de ronde"
    who = WHO[correction.side]
    if not correction.is_item:
        return f"het aantal antwoorden van {who}"
    item = study().item(correction.what)
    before, after = (_typed(round, correction) for round in (old, new))
    return f"{item.code} {item_name(item)}, {who}: {before} wordt {after}"


def _typed(round: Round, correction: Correction) -> str:
    means = {entry.code: entry.mean for entry in round.entries if entry.side is correction.side}
    return dutch.as_typed(means[correction.what])
