"""What is asked about the columns with a role: which one it is, and what its values mean."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from retention_check.importers.surveys.answers.shown_values import shortened
from retention_check.importers.surveys.choices import NOBODY, ColumnRole
from retention_check.importers.surveys.rows import age_columns, row_wording
from retention_check.importers.surveys.rows.group_column import Candidate
from retention_check.importers.surveys.rows.value_words import plain
from retention_check.importers.surveys.survey_table import SurveyColumn
from retention_check.importers.surveys.understanding import Option, Question, QuestionTopic
from retention_check.plain_text import one_line

if TYPE_CHECKING:
    import pandas as pd

SHOWN_ANSWERS = 12  # of an attention check, to choose from


def whether_role(column: SurveyColumn, role: ColumnRole, out: int = 0, rows: int = 0) -> Question:
    """Whether a column has a role; `out` is how many of the `rows` would not count."""
    options = (Option(role, f"ja: {row_wording.ROLE[role]}"), Option(NOBODY, "nee: niet gebruiken"))
    text = row_wording.asked_role(column.heading.text, role, out, rows)
    return Question(QuestionTopic.COLUMN, column.key, text, options)


def which_code(column: SurveyColumn, ones: int, twos: int) -> Question:
    """Which of the codes 1 and 2 is the yes to taking part."""
    options = (
        Option(ColumnRole.CONSENT_BY_TWO, "2 betekent ja: toestemming"),
        Option(ColumnRole.CONSENT, "1 betekent ja: toestemming"),
        Option(NOBODY, "het gaat daar niet over: niet gebruiken"),
    )
    text = row_wording.asked_consent_codes(column.heading.text, ones, twos)
    return Question(QuestionTopic.COLUMN, column.key, text, options)


def which_column(candidates: Sequence[Candidate], file: str) -> Question:
    """Which of several columns tells the group."""
    columns = [candidate.column for candidate in candidates]
    options = tuple(Option(each.key, f"kolom {each.letter}: {each.heading.text}") for each in columns)
    text = row_wording.asked_group_column([each.heading.text for each in columns])
    return Question(QuestionTopic.GROUP_COLUMN, file, text, options)


def which_side(file: str, contradicted_by: str = "", own_words: Sequence[SurveyColumn] = ()) -> Question:
    """Which group filled in a file, or which column tells it in words of its own."""
    columns = [row_wording.in_own_words(column) for column in own_words]
    options = (*columns, *row_wording.SIDE_OPTIONS, row_wording.BOTH_OPTION)
    return Question(QuestionTopic.SIDE, file, row_wording.asked_side(file, contradicted_by), options)


def right_answer(column: SurveyColumn, cells: "pd.Series[Any]", text: str, likely: str) -> Question:
    """What passes a check; the likely answer first."""
    values = sorted(age_columns.told_values(column, cells), key=lambda value: plain(value) != likely)[:SHOWN_ANSWERS]
    options = tuple(Option(one_line(value), shortened(one_line(value))) for value in values)
    text = text or row_wording.asked_right_answer(column.heading.text)
    return Question(QuestionTopic.RIGHT_ANSWER, column.key, text, options)
