"""What an answer stands for: numbers, words with or without a number in them, and everything that is no answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from retention_check.domain.study import Study
from retention_check.importers.cells import is_empty
from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.survey_table import SurveyTable
from retention_check.importers.surveys.understanding import AnswerScale, AnswerValue, Question


@dataclass(frozen=True)
class AnswerReading:
    """How the answers of a table are read.

    `read` says of each column, by its key, what each of its values stands for: on the scale, or None for no answer.
    `out_of_place` are the values, by column, that are neither an answer nor one of the ways to give none, with why.
    """

    scale: AnswerScale | None
    read: Mapping[str, Mapping[str, Decimal | None]]
    out_of_place: Mapping[str, Mapping[str, str]]
    values: tuple[AnswerValue, ...] = ()
    questions: tuple[Question, ...] = ()
    remarks: tuple[str, ...] = ()


def read_answers(table: SurveyTable, statements: Mapping[str, str], study: Study, choices: Choices) -> AnswerReading:
    """The answers in the columns of these statements (code by key)."""
    read: dict[str, dict[str, Decimal | None]] = {}
    wrong: dict[str, dict[str, str]] = {}
    for key, code in statements.items():
        words = {word: Decimal(place) for place, word in enumerate(study.answer_words[study.item(code).kind], 1)}
        read[key], wrong[key] = {}, {}
        for value in table.frame[key].cat.categories:
            answer = _answer(value, words)
            read[key][value] = answer if answer is not None and 1 <= answer <= 5 else None
            if read[key][value] is None and not is_empty(value):
                wrong[key][value] = "dit is geen antwoord"
    scale = AnswerScale(choices.scale) if choices.scale else AnswerScale.ONE_TO_FIVE
    return AnswerReading(scale, read, wrong)


def _answer(value: str, words: Mapping[str, Decimal]) -> Decimal | None:
    text = " ".join(value.lower().split())
    if text in words:
        return words[text]
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
