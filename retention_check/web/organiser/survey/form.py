"""The form of what was understood of a survey: fixed fields on its class, and one for each thing to decide."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import request
from wtforms import HiddenField, SelectChoice

from retention_check.domain.round import MOST_PEOPLE
from retention_check.domain.side import Side
from retention_check.web.forms import CheckboxField, RadioChoiceField, WholeNumberField
from retention_check.web.organiser.saving import SavingForm
from retention_check.web.organiser.survey.decisions import Decision
from retention_check.web.organiser.survey.into_round import CLEARS, KEEPS

ALTERED = "Deze keuze staat niet op de pagina. Kies een van de keuzes die er staan."
UNDECIDED_FORM = "Kies wat er met de open scores van het management gebeurt."
SAVE, LOOK = "bewaren", "kijken"  # values of the buttons, by the name `doen`
DYNAMIC = ("column-", "value-", "answer-", "side-", "sheet-", "chosen-", "question-", "scale")


def _asked_field(label: str, subject: str) -> WholeNumberField:
    return WholeNumberField(label, 1, MOST_PEOPLE, subject, " Laat het leeg als u het niet weet.")


class SurveyForm(SavingForm):
    """What can be decided about a survey, and how many people were asked; see `survey_form`.

    After `validate`, `sent` is what was sent of the decisions, `faulty` those whose value the page cannot have sent.
    """

    version = HiddenField()  # of the round over which the page was shown
    shown = HiddenField()  # of the decisions that were shown
    complete_only = CheckboxField("Alleen wie de enquête afmaakte")
    drop_duplicates = CheckboxField("Dubbele rijen weglaten")
    asked_young = _asked_field("Hoeveel jonge ambtenaren vroeg u?", "Het aantal jonge ambtenaren")
    asked_management = _asked_field("Hoeveel mensen van het management vroeg u?", "Het aantal mensen")
    open_scores = RadioChoiceField(
        "Wat gebeurt er met de scores van het management?",
        [
            SelectChoice(CLEARS, "Bewaar de gemiddelden van de enquête"),
            SelectChoice(KEEPS, "Houd het bij open scores"),
        ],
        "",
        {
            CLEARS: "De ronde vraagt dan niet meer om open scores, en open scores die er staan, gaan weg.",
            KEEPS: "Wij bewaren alleen de scores van jonge ambtenaren.",
        },
    )
    decisions: Sequence[Decision] = ()
    sent: Mapping[str, str] = {}
    faulty: tuple[str, ...] = ()

    def validate(self, extra_validators: object = None) -> bool:
        """Numbers are numbers, and every choice is one of those that the page offered."""
        self.sent = {each.name: request.form.get(each.name, each.value) for each in self.decisions}
        self.faulty = tuple(each.name for each in self.decisions if not each.is_possible(self.sent[each.name]))
        is_valid = super().validate(extra_validators)
        return is_valid and not self.faulty

    @property
    def http_status(self) -> int:
        """422 also for a choice that was not on the page."""
        return super().http_status if not self.faulty or self.save_failure else 422

    def mistakes(self) -> list[tuple[str, str]]:
        """Those of the fields, and of the decisions."""
        return [*super().mistakes(), *((name, ALTERED) for name in self.faulty)]

    def value(self, decision: Decision) -> str:
        """What its field shows: what was sent, else what stands."""
        sent = self.sent.get(decision.name, decision.value)
        return sent if sent in decision.values else decision.value

    @property
    def saves(self) -> bool:
        """True when the button to save was pressed."""
        return request.form.get("doen") == SAVE

    @property
    def asked(self) -> dict[Side, int | None]:
        """How many of each group were asked, of the groups that are on the page."""
        fields = {Side.YOUNG: "asked_young", Side.MANAGEMENT: "asked_management"}
        return {side: self[name].data for side, name in fields.items() if name in self}

    @classmethod
    def sent_label(cls, name: str) -> str | None:
        """Choices are not shown as they were sent: their values say nothing."""
        return "" if name.startswith(DYNAMIC) else super().sent_label(name)


def survey_form(
    decisions: Sequence[Decision], sides: Sequence[Side], *, asks_open_scores: bool, is_fresh: bool, **data: Any
) -> SurveyForm:
    """The form with the fields that a page needs, filled with what was answered before; a fresh one heard nothing."""
    form = SurveyForm(formdata=None, data=data) if is_fresh else SurveyForm(data=data)
    form.decisions = decisions
    for side, name in ((Side.YOUNG, "asked_young"), (Side.MANAGEMENT, "asked_management")):
        if side not in sides:
            del form[name]
    if not asks_open_scores:
        del form.open_scores
    return form
