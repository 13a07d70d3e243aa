"""The question whether everyone of a group was asked again, on every page that asks it."""

from collections.abc import Mapping

from wtforms import SelectChoice

from retention_check.domain.side import Side
from retention_check.web.forms.fields import NO, YES, RadioChoiceField

UNANSWERED = ""
ANSWERS = (
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
    """The question for one group."""
    return RadioChoiceField(
        LABELS[side], ANSWERS, "Kies ja, nee of nog niet beantwoord.", default=UNANSWERED, description=HINTS[side]
    )


def as_choice(answer: bool | None) -> str:
    """What is known as the choice that says so."""
    return UNANSWERED if answer is None else YES if answer else NO


def as_answers(choices: Mapping[Side, str]) -> dict[Side, bool]:
    """What was chosen for each group; a group without an answer is not in it."""
    return {side: choice == YES for side, choice in choices.items() if choice in (YES, NO)}
