"""The form of what a round is about: which municipality, when, who speaks, and how scores are given."""

from dataclasses import replace
from typing import Any

from wtforms import SelectChoice
from wtforms.validators import DataRequired

from retention_check import clock
from retention_check.domain.round import MOST_PEOPLE, ManagementForm, Round
from retention_check.domain.scales import DEFAULT_SCALE, SCALES
from retention_check.domain.side import Side
from retention_check.web.extensions import settings
from retention_check.web.forms.base import BaseForm
from retention_check.web.forms.fields import DATE_HINT, DutchDateField, RadioChoiceField, TextField, WholeNumberField
from retention_check.web.forms.validators import DayOfRound, Printable

ROLES = ("gemeentesecretaris", "managementteam", "alle leidinggevenden")
POINTS = SCALES["1-10"]
FORMS = (
    SelectChoice(ManagementForm.AGREED.value, "Open scores: het management geeft ze openlijk, in woorden"),
    SelectChoice(ManagementForm.QUESTIONNAIRE.value, "Gemiddelden van een vragenlijst"),
)
SCALE_CHOICES = (
    SelectChoice("1-10", "Scores van 1 tot 10, zoals in het landelijke onderzoek"),
    SelectChoice("1-5", "Gemiddelden van antwoorden van 1 tot 5"),
    SelectChoice("marks", "Rapportcijfers van 1 tot 10"),
)
DAY_HINT = f"{DATE_HINT} Bij een enquête: wanneer u die hield."
ADVICE = " Schrijf alleen cijfers, zoals 58."
NO_FORM = "Kies hoe het management zijn scores geeft: dat bepaalt of wij een score tonen."
FORM_HINT = "Ziet u de resultaten al? Dan kunt u niet meer voor open scores kiezen."
AGREED_HINT = (
    "Kies dit als het om één persoon gaat of om een paar. Open scores zijn niet anoniem. "
    "Ze liggen vast voordat u ziet wat de jonge ambtenaren vinden."
)
QUESTIONNAIRE_HINT = (
    "Kies dit als minstens {threshold} mensen van het management de vragen hebben beantwoord. "
    "Bij minder antwoorden tonen wij de score niet. In het scoreblad staat dan hoeveel mensen antwoordden."
)
SCALE_HINTS = {
    "1-10": "Antwoorden op de vragen van het onderzoek, al omgerekend naar een score.",
    "1-5": "Antwoorden op de vragen van het onderzoek. "
    f"Wij rekenen ze om naar scores van {POINTS.low} tot {POINTS.high}.",
    "marks": "Mensen gaven een cijfer, zoals op school. Rapportcijfers meten iets anders. "
    "Vergelijk ze alleen grof met landelijk.",
}

SCALE_ADVICE = (
    "Gaat u het zelf vragen? Sla deze vraag dan over: laat staan wat er staat. "
    "Uploadt u een enquête? Dan zien wij het zelf."
)


class RoundForm(BaseForm):
    """What a round is about."""

    municipality = TextField(
        "Naam van de gemeente",
        [DataRequired("Vul de naam van de gemeente in."), Printable()],
        "medium",
        description="Zo staat de naam op het rapport.",
    )
    day = DutchDateField("Datum van de ronde", [DataRequired("Vul een datum in."), DayOfRound()], description=DAY_HINT)
    asked_young = WholeNumberField(
        "Hoeveel jonge ambtenaren zijn gevraagd?",
        1,
        MOST_PEOPLE,
        "Een aantal mensen",
        ADVICE,
        description="Tel ook mee wie geen antwoord gaf. Zo ziet de lezer welk deel meedeed. "
        "Staat het aantal in uw scoreblad? Dan mag u dit leeg laten.",
    )
    asked_management = WholeNumberField(
        "Hoeveel mensen van het management zijn gevraagd?",
        1,
        MOST_PEOPLE,
        "Een aantal mensen",
        ADVICE,
        description="Niet nodig als het management open scores geeft, of als het aantal in uw scoreblad staat.",
    )
    role = RadioChoiceField("Wie spreekt voor het management?", ROLES, "Kies wie er spreekt.")
    form = RadioChoiceField("Hoe geeft het management zijn scores?", FORMS, NO_FORM, description=FORM_HINT)
    scale = RadioChoiceField(
        "Welke scores hebt u?", SCALE_CHOICES, "Kies een schaal.", SCALE_HINTS, description=SCALE_ADVICE
    )

    def __init__(self, round: Round | None = None, **options: Any) -> None:
        shown = first_choices() if round is None else about(round)
        super().__init__(data={} if self.is_submitted() else shown, **options)
        hint = QUESTIONNAIRE_HINT.format(threshold=settings().threshold)
        self.form.hints = {ManagementForm.AGREED.value: AGREED_HINT, ManagementForm.QUESTIONNAIRE.value: hint}
        if round is not None and round.management_role not in ROLES:  # a round that came from elsewhere keeps its own
            self.role.choices = [*ROLES, round.management_role]

    @property
    def asked_fields(self) -> dict[Side, WholeNumberField]:
        """The fields with how many were asked."""
        return {Side.YOUNG: self.asked_young, Side.MANAGEMENT: self.asked_management}

    def applied_to(self, round: Round) -> Round:
        """A round with what the form says; the form was validated."""
        return replace(
            round,
            municipality=self.municipality.data if "municipality" in self else round.municipality,
            day=self.day.data,
            asked={side: field.data for side, field in self.asked_fields.items() if field.data is not None},
            management_role=self.role.data,
            management_form=ManagementForm(self.form.data),
            scale=SCALES[self.scale.data],
        )


def first_choices() -> dict[str, Any]:
    """What a new round begins with: nobody chose for management how it gives its scores."""
    return {"day": clock.today(), "role": ROLES[0], "scale": DEFAULT_SCALE.name}


def about(round: Round) -> dict[str, Any]:
    """What a round is about, by the name of the field."""
    return {
        "municipality": round.municipality,
        "day": round.day,
        **{f"asked_{side}": round.asked.get(side) for side in Side},
        "role": round.management_role,
        "form": round.management_form.value,
        "scale": round.scale.name,
    }
