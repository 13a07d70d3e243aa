"""The form of what a round is about: which municipality, when, who speaks, and how scores are given."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import request
from wtforms import HiddenField, SelectChoice
from wtforms.validators import DataRequired

from retention_check import clock
from retention_check.domain.round import MOST_PEOPLE, ManagementForm, Round
from retention_check.domain.scales import DEFAULT_SCALE, SCALES
from retention_check.domain.side import Side
from retention_check.importers.asked import too_many_answers
from retention_check.store import StoredRound
from retention_check.web.extensions import settings
from retention_check.web.forms.base import BaseForm
from retention_check.web.forms.fields import DutchDateField, RadioChoiceField, TextField, WholeNumberField
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
AGREED_HINT = (
    "Kies dit als het om één persoon gaat of om een paar. Open scores zijn niet anoniem. "
    "Ze liggen vast voordat u ziet wat de jonge ambtenaren vinden."
)
QUESTIONNAIRE_HINT = (
    "Kies dit als minstens {threshold} mensen van het management de vragen hebben beantwoord. "
    "Bij minder antwoorden tonen wij de score niet."
)
SCALE_HINTS = {
    "1-5": f"Wij rekenen ze om naar scores van {POINTS.low} tot {POINTS.high}.",
    "marks": "Rapportcijfers zijn een ander meetinstrument. De vergelijking met landelijk is dan een grove indicatie.",
}


class RoundForm(BaseForm):
    """What a round is about."""

    municipality = TextField(
        "Naam van de gemeente",
        [DataRequired("Vul de naam van de gemeente in."), Printable()],
        "medium",
        description="Zo staat de naam op het rapport.",
    )
    day = DutchDateField("Datum van de ronde", [DataRequired("Vul een datum in."), DayOfRound()])
    asked_young = WholeNumberField(
        "Hoeveel jonge ambtenaren zijn gevraagd?",
        1,
        MOST_PEOPLE,
        "Een aantal mensen",
        description="Tel ook mee wie geen antwoord gaf. Zo ziet de lezer welk deel meedeed.",
    )
    asked_management = WholeNumberField(
        "Hoeveel mensen van het management zijn gevraagd?",
        1,
        MOST_PEOPLE,
        "Een aantal mensen",
        description="Niet nodig als het management open scores geeft.",
    )
    role = RadioChoiceField("Wie spreekt voor het management?", ROLES, "Kies wie er spreekt.")
    form = RadioChoiceField("Hoe geeft het management zijn scores?", FORMS, "Kies hoe.")
    scale = RadioChoiceField("Welke scores hebt u?", SCALE_CHOICES, "Kies een schaal.", SCALE_HINTS)

    def __init__(self, round: Round | None = None, **options: Any) -> None:
        shown = _first_choices() if round is None else _fields(round)
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
            municipality=self.municipality.data,
            day=self.day.data,
            asked={side: field.data for side, field in self.asked_fields.items() if field.data is not None},
            management_role=self.role.data,
            management_form=ManagementForm(self.form.data),
            scale=SCALES[self.scale.data],
        )


class EditRoundForm(RoundForm):
    """What a round is about, changed later: what was entered already must stay possible."""

    version = HiddenField()

    def __init__(self, stored: StoredRound) -> None:
        super().__init__(stored.round)
        self.stored = stored
        if not self.is_submitted():
            self.version.data = str(stored.version)

    @property
    def opened(self) -> StoredRound:
        """The round as it was when the page was opened, so that saving over a newer one is noticed."""
        is_current = self.version.data == str(self.stored.version)
        return self.stored if is_current else replace(self.stored, version=0)

    def try_save(self, save: Callable[[], object]) -> bool:
        """Whether `save` succeeded; if not, saving once more is over the version that is there now."""
        is_saved = super().try_save(save)
        if not is_saved:
            self.version.data = str(self.stored.version)
        return is_saved

    def validate(self, extra_validators: Any = None) -> bool:
        """Scores must lie within the scale, agreed scores stay as they were locked, and who answered was asked."""
        if not super().validate(extra_validators):
            return False
        wanted = self.applied_to(self.stored.round)
        self._check_scale(wanted)
        self._check_form(wanted)
        self._check_asked(wanted)
        return not self.errors

    def _check_scale(self, wanted: Round) -> None:
        if any(not wanted.scale.low <= entry.mean <= wanted.scale.high for entry in self.stored.round.entries):
            message = "Er zijn scores ingevuld die op deze schaal niet kunnen. Pas eerst de scores aan."
            self.scale.errors = [message]

    def _check_form(self, wanted: Round) -> None:
        old = self.stored.round
        if old.is_locked and (wanted.management_form, wanted.management_role, wanted.scale) != (
            old.management_form,
            old.management_role,
            old.scale,
        ):
            message = "De open scores liggen vast. Wie spreekt, hoe, en de schaal kunnen niet meer anders."
            self.form.errors = [message]
        if wanted.is_agreed and any(entry.n is not None for entry in old.entries_of(Side.MANAGEMENT)):
            self.form.errors = ["Er staan aantallen bij de scores van het management. Haal die eerst weg."]

    def _check_asked(self, wanted: Round) -> None:
        for side, problem in too_many_answers(wanted).items():
            self.asked_fields[side].errors = [str(problem)]


def _first_choices() -> dict[str, Any]:
    """Open scores fit who types; who comes with a sheet has means."""
    form = ManagementForm.QUESTIONNAIRE if "scoreblad" in request.args else ManagementForm.AGREED
    return {"day": clock.today(), "role": ROLES[0], "form": form.value, "scale": DEFAULT_SCALE.name}


def _fields(round: Round) -> dict[str, Any]:
    return {
        "municipality": round.municipality,
        "day": round.day,
        **{f"asked_{side}": round.asked.get(side) for side in Side},
        "role": round.management_role,
        "form": round.management_form.value,
        "scale": round.scale.name,
    }
