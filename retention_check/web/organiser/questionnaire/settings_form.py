"""The form with which a questionnaire is opened: how long, of whom, who asks, for what and until when."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from wtforms import HiddenField, SelectChoice, SelectMultipleField
from wtforms.validators import DataRequired

from retention_check import clock, dutch
from retention_check.config import Mode
from retention_check.domain.collection import Length
from retention_check.domain.item import Kind
from retention_check.domain.promise import minutes_for
from retention_check.domain.questionnaire import LONGEST_TEXT, Questionnaire, codes_of
from retention_check.domain.round import MOST_PEOPLE, Round
from retention_check.domain.scales import DEFAULT_SCALE
from retention_check.domain.scores import THRESHOLD
from retention_check.domain.side import Side
from retention_check.domain.wording import SHORT
from retention_check.store import StoredRound
from retention_check.web.extensions import settings, study
from retention_check.web.forms import (
    NO,
    YES,
    BaseForm,
    DutchDateField,
    Printable,
    RadioChoiceField,
    TextField,
    WholeNumberField,
)
from retention_check.web.organiser.questionnaire.obstacles import askable, obstacle

WEEKS, DAYS_AHEAD = 2, 92  # that it is open unless another day is chosen, and at most
MOST_WITH_CODES = 2000  # people of a group who each get a code of their own
BOTH = "beide"
EXAMPLE = 4  # reasons of which a choice is told how long it takes
PURPOSE = "Een gesprek over waarom jonge ambtenaren blijven of vertrekken"
ADVICE = " Schrijf alleen cijfers, zoals 58."
ASKED_HINT = "Iedereen die de vragen krijgt, ook wie niet antwoordt. Het aantal staat straks in het rapport."
GROUPS = {
    BOTH: "Beide groepen: jonge ambtenaren en het management",
    SHORT[Side.YOUNG]: "Alleen jonge ambtenaren",
    SHORT[Side.MANAGEMENT]: "Alleen het management",
}
CODES = (
    SelectChoice(NO, "Nee, iedereen met de link kan antwoorden"),
    SelectChoice(YES, "Ja, met eenmalige codes"),
)
CODE_HINTS = {
    NO: "Dat is het snelst, en in een zaal genoeg. Wij kunnen dan niet zien of iemand twee keer antwoordt.",
    YES: "U print strookjes met codes en deelt ze uit, zonder te onthouden wie welke krijgt. Met elke code kan één "
    "keer geantwoord worden. De code bewaren wij niet bij de antwoorden.",
}
TOO_FEW = {
    Side.YOUNG: "Vraag minstens {threshold} jonge ambtenaren. Bij minder antwoorden tonen wij nooit een score.",
    Side.MANAGEMENT: "Bij minder dan {threshold} mensen tonen wij nooit een score. Laat het management dan open scores "
    "geven: dat kiest u bij de gegevens van de ronde.",
}


class QuestionnaireForm(BaseForm):
    """What a questionnaire is about; after `validate`, `questionnaire` and `asked` are what is to be stored."""

    length = RadioChoiceField("Hoe lang wordt de vragenlijst?", [], "Kies hoe lang de vragenlijst wordt.")
    reasons = SelectMultipleField("Welke redenen?", validate_choice=False)
    groups = RadioChoiceField("Wie vraagt u?", [], "Kies wie u vraagt.")
    asked_young = WholeNumberField(
        "Hoeveel jonge ambtenaren vraagt u?", 1, MOST_PEOPLE, "Een aantal mensen", ADVICE, description=ASKED_HINT
    )
    asked_management = WholeNumberField(
        "Hoeveel mensen van het management vraagt u?",
        1,
        MOST_PEOPLE,
        "Een aantal mensen",
        ADVICE,
        description=f"{ASKED_HINT} Zijn het er minder dan {THRESHOLD}? Laat het management dan open scores geven: dat "
        "kiest u bij de gegevens van de ronde.",
    )
    asker = TextField(
        "Wie vraagt het?",
        [DataRequired("Vul in wie het vraagt."), Printable(LONGEST_TEXT)],
        description="Bijvoorbeeld: het netwerk jonge ambtenaren van Gouda. Dit lezen mensen vóór de eerste vraag.",
    )
    purpose = TextField(
        "Waarvoor?",
        [DataRequired("Vul in waarvoor u het vraagt."), Printable(LONGEST_TEXT)],
        description="Ook dit lezen zij. Verander het gerust.",
    )
    until = DutchDateField(
        "Tot en met welke dag kan men antwoorden?",
        [DataRequired("Vul een datum in.")],
        description="Bijvoorbeeld 21 november 2026. Daarna sluit de vragenlijst vanzelf. Eerder sluiten kan ook.",
    )
    codes = RadioChoiceField("Krijgt iedereen een eenmalige code?", CODES, "Kies ja of nee.", CODE_HINTS)
    version = HiddenField()

    def __init__(self, stored: StoredRound) -> None:
        self.stored, self.today = stored, clock.today()
        self.askable = askable(stored)
        super().__init__(data=None if self.is_submitted() else first_choices(stored.round, self.today))
        self.length.choices = [SelectChoice(each.value, _length_text(each)) for each in Length]
        self.length.hints = {Length.SHORT.value: _short_hint()}
        self.reasons.choices = [reason.code for reason in study().of_kind(Kind.REASON)]
        self.groups.choices = [SelectChoice(name, text) for name, text in GROUPS.items()]
        if len(self.askable) < len(Side):
            del self.groups
        for side in Side:
            if side not in self.askable:
                del self[f"asked_{side}"]
        for side in self.askable:
            self[f"asked_{side}"].flags.required = True

    @property
    def sides(self) -> tuple[Side, ...]:
        """The groups that are asked: those that were chosen, of those that can be asked."""
        chosen = self.groups.data if "groups" in self else BOTH
        return tuple(side for side in self.askable if chosen in (BOTH, SHORT[side]))

    @property
    def asked(self) -> dict[Side, int]:
        """How many of each group are asked."""
        return {side: self[f"asked_{side}"].data for side in self.sides}

    @property
    def questionnaire(self) -> Questionnaire:
        """What is opened today, under the threshold of this installation."""
        length = Length(self.length.data)
        return Questionnaire(
            length=length,
            codes=codes_of(length, study(), tuple(self.reasons.data or ())),
            sides=self.sides,
            asker=self.asker.data,
            purpose=self.purpose.data,
            opened=self.today,
            until=self.until.data,
            threshold=settings().threshold,
            asked_first=self.asked,
            has_codes=self.codes.data == YES,
        )

    @property
    def chosen_codes(self) -> tuple[str, ...]:
        """What is asked of the reasons that are chosen now."""
        return codes_of(Length.CHOSEN, study(), tuple(self.reasons.data or ()))

    def validate(self, extra_validators: Any = None) -> bool:
        """It can be opened in this round, and something of it can be shown."""
        if why := obstacle(self.stored):
            self.form_errors = [why]
            return False
        super().validate(extra_validators)
        self._check_reasons()
        self._check_until()
        for side in self.askable:
            self._check_asked(side)
        return not self.errors

    def _check_reasons(self) -> None:
        known = [code for code in self.reasons.choices if code in (self.reasons.data or ())]
        if self.length.data == Length.CHOSEN and not known:
            self.reasons.errors = ["Kies minstens één reden."]
        self.reasons.data = known

    def _check_until(self) -> None:
        if self.until.data is not None and not self.until.errors:
            self.until.errors = until_errors(self.until.data, self.today)

    def _check_asked(self, side: Side) -> None:
        field, threshold = self[f"asked_{side}"], settings().threshold
        if side not in self.sides:
            field.errors = []  # nobody of this group is asked, and the field is out of sight
        elif field.errors:
            return
        elif field.data is None:
            field.errors = ["Vul een aantal in. Wij tonen nooit meer antwoorden dan er mensen gevraagd zijn."]
        elif field.data < threshold:
            field.errors = [TOO_FEW[side].format(threshold=threshold)]
        elif self.codes.data == YES and field.data > MOST_WITH_CODES:
            field.errors = [f"Codes maken kan voor hooguit {dutch.thousands(MOST_WITH_CODES)} mensen per groep."]


def round_that_asks(round: Round, asked: Mapping[Side, int]) -> Round:
    """A round with how many of each group are asked; answers are on the study's own scale."""
    scale = round.scale if round.entries else DEFAULT_SCALE
    return replace(round, asked={**round.asked, **asked}, scale=scale)


def first_choices(round: Round, today: date) -> dict[str, Any]:
    """What the form begins with: in a room it is for today, without codes."""
    is_room, is_central = settings().mode is Mode.ROOM, settings().is_central
    return {
        "length": Length.SHORT.value,
        "groups": BOTH,
        "purpose": PURPOSE,
        "until": today if is_room else today + timedelta(weeks=WEEKS),
        "codes": None if is_central else NO,
        **{f"asked_{side}": round.asked.get(side) for side in Side},
    }


def until_errors(day: date, today: date) -> list[str]:
    """What is wrong with a last day on which people can answer."""
    if day < today:
        return ["Deze dag is voorbij. Kies vandaag of een latere dag."]
    if day > today + timedelta(DAYS_AHEAD):
        return [f"Kies een dag binnen drie maanden: uiterlijk {dutch.date(today + timedelta(DAYS_AHEAD))}."]
    return []


def _length_text(length: Length) -> str:
    if length is Length.CHOSEN:
        some = codes_of(length, study(), tuple(reason.code for reason in study().of_kind(Kind.REASON)[:EXAMPLE]))
        return (
            "Eigen keuze van redenen, elke reden met haar vier maatregelen: bij "
            f"{dutch.count(EXAMPLE)} redenen {len(some)} stellingen, ongeveer {_minutes(some)}"
        )
    codes = codes_of(length, study())
    return f"{dutch.first_capital(length)}: {len(codes)} stellingen, ongeveer {_minutes(codes)}"


def _minutes(codes: tuple[str, ...]) -> str:
    return dutch.plural(minutes_for(codes), "minuut", "minuten")


def _short_hint() -> str:
    reasons = len(study().of_kind(Kind.REASON))
    measures = len(codes_of(Length.SHORT, study())) - reasons
    return (
        f"De {dutch.count(reasons)} redenen, en de {dutch.count(measures)} maatregelen die landelijk de meeste steun "
        "krijgen en het meest verdelen. Van elke reden minstens één."
    )
