"""The question whether everyone of a group was asked again, on every page that asks it."""

from collections.abc import Mapping

from wtforms import SelectChoice

from retention_check.domain.side import Side
from retention_check.web.forms.fields import NO, YES, RadioChoiceField

UNANSWERED = ""
CHOICES = (
    SelectChoice(YES, "Ja, iedereen kreeg de vragen opnieuw"),
    SelectChoice(NO, "Nee"),
    SelectChoice(UNANSWERED, "Nog niet beantwoord"),
)
LABELS: Mapping[Side, str] = {
    Side.YOUNG: "Hebt u alle jonge ambtenaren opnieuw gevraagd?",
    Side.MANAGEMENT: "Hebt u iedereen van het management opnieuw gevraagd?",
}
HINTS: Mapping[Side, str] = {
    Side.YOUNG: "Ook wie de vorige keer meedeed. Alleen bij ‘ja’ laten wij zien wat er bij hen veranderde.",
    Side.MANAGEMENT: "Alleen bij ‘ja’ laten wij zien wat er bij het management veranderde. "
    "Open scores tellen altijd als opnieuw gegeven.",
}


def asked_again_field(side: Side) -> RadioChoiceField:
    """The question for one group, which may stay open."""
    return RadioChoiceField(
        LABELS[side], CHOICES, "Kies ja, nee of nog niet beantwoord.", default=UNANSWERED, description=HINTS[side]
    )


def asked_again_now(side: Side) -> RadioChoiceField:
    """The question for one group where it is to be answered; who asks it tells what is missing."""
    answers = [choice for choice in CHOICES if choice.value != UNANSWERED]
    return RadioChoiceField(LABELS[side], answers, "", description=HINTS[side])


def as_choice(answer: bool | None) -> str:
    """What is known as the choice that says so."""
    return UNANSWERED if answer is None else YES if answer else NO


def as_answers(choices: Mapping[Side, str]) -> dict[Side, bool]:
    """What was chosen for each group; a group without an answer is not in it."""
    return {side: choice == YES for side, choice in choices.items() if choice in (YES, NO)}
