"""The questionnaire to copy into a survey tool: one question for the group, then the fifty statements.

Every heading that a tool makes of it is one that the import recognises by itself.
"""

from dataclasses import dataclass

from retention_check import dutch
from retention_check.domain.item import Item, Kind
from retention_check.domain.study import Study

TITLE = "Waarom vertrekken jonge ambtenaren?"
WELCOME = (
    "Eerst een vraag over uzelf, dan tien redenen om te vertrekken en veertig maatregelen die kunnen helpen. "
    "U mag elke vraag overslaan. Vul uw naam nergens in."
)
TO_ADD = "Zet hier zelf bij: wie vraagt dit, waarvoor, tot wanneer, en wie de antwoorden ziet."
GROUP_QUESTION = "Bij welke groep hoort u?"
GROUPS = {"jong": "jonge ambtenaar, 35 jaar of jonger", "mt": "management", "geen": "geen van beide"}  # by their codes
REASONS_QUESTION = "In hoeverre is dit volgens u een belangrijke reden waarom jonge ambtenaren vertrekken?"
MEASURES_QUESTION = "In hoeverre steunt u deze maatregel?"


@dataclass(frozen=True)
class Block:
    """Statements under one question, with the words of their five answers, the lowest first."""

    code: str
    title: str
    question: str
    items: tuple[Item, ...]
    answers: tuple[str, ...]


def blocks(study: Study) -> tuple[Block, ...]:
    """The reasons, then the measures under each."""
    reasons = study.of_kind(Kind.REASON)
    first = Block("R", "Redenen om te vertrekken", REASONS_QUESTION, reasons, study.answer_words[Kind.REASON])
    return (
        first,
        *(
            Block(
                f"M{reason.code.removeprefix('R')}",
                f"Maatregelen: {reason.goal or reason.label}",
                measures[0].question,
                measures,
                study.answer_words[Kind.MEASURE],
            )
            for reason in reasons
            for measures in (study.measures_of(reason.code),)
        ),
    )


def asked_alone(item: Item) -> str:
    """A statement as a question of its own, where a tool has no table of statements."""
    question = REASONS_QUESTION if item.kind is Kind.REASON else MEASURES_QUESTION
    return f"{question.rstrip('?')}: {dutch.first_small(item.text)}?"
