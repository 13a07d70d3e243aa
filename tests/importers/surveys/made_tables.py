"""Small tables as an export gives them, and what is read in them."""

from collections.abc import Mapping, Sequence

import pandas as pd

from retention_check.importers.surveys.answers.answer_reading import AnswerReading, read_answers
from retention_check.importers.surveys.choices import UNDECIDED, Choices
from retention_check.importers.surveys.files.grid import categorical
from retention_check.importers.surveys.survey_table import Dropped, Heading, SurveyColumn, SurveyTable
from tests.cast import STUDY

GROUP = "Wat is uw functie?"
OWN = STUDY.answer_words[STUDY.item("R1").kind]
SUPPORT = STUDY.answer_words[STUDY.item("M1.1").kind]


def table(
    cells: Mapping[str, Sequence[str]],
    *,
    file: str = "enquete.csv",
    sheet: str = "",
    tool: str = "een tabel",
    labels: Mapping[str, Mapping[str, str]] | None = None,
    headings: Mapping[str, str] | None = None,
    title: str = "",
    dropped: Mapping[str, Dropped] | None = None,
) -> SurveyTable:
    """A table with these columns by key, its first row number 2."""
    columns = tuple(
        SurveyColumn(
            key,
            chr(ord("A") + place),
            Heading((headings or {}).get(key, key), (key,), scale=title),
            (labels or {}).get(key, {}),
            (dropped or {}).get(key),
        )
        for place, key in enumerate(cells)
    )
    frame = pd.DataFrame({key: _category(values).array for key, values in cells.items()})
    frame.index = pd.RangeIndex(2, len(frame) + 2)
    return SurveyTable(tool, file, sheet, columns, frame)


def _category(values: Sequence[str]) -> "pd.Series[str]":
    different = list(dict.fromkeys(values))
    return categorical([different.index(value) for value in values], different)


def read(
    cells: Mapping[str, Sequence[str]],
    choices: Choices = UNDECIDED,
    *,
    labels: Mapping[str, Mapping[str, str]] | None = None,
    headings: Mapping[str, str] | None = None,
    title: str = "",
) -> AnswerReading:
    """What is read in columns of which the keys are codes."""
    made = table(cells, labels=labels, headings=headings, title=title)
    return read_answers(made, {key: key for key in cells}, STUDY, choices)


def numbers(reading: AnswerReading, key: str = "R1") -> dict[str, int | float | None]:
    """What each value of a column is read as."""
    return {
        typed: None if number is None else int(number) if number == int(number) else float(number)
        for typed, number in reading.read[key].items()
    }
