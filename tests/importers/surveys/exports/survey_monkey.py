"""SurveyMonkey: the question above the first column of its grid alone, the statements in a second row."""

from collections.abc import Callable, Mapping

from tests.importers.surveys.exports.columns import Column, columns_of
from tests.importers.surveys.exports.export import Export, Meta, body, export_of, finished, meta, started
from tests.importers.surveys.exports.formats import Row, delimited, workbook
from tests.importers.surveys.exports.labels import Cell
from tests.importers.surveys.exports.model import Person, Survey

STAMP = "%m/%d/%Y %I:%M:%S %p"
CELLS: Mapping[str, Callable[[Person], Cell | None]] = {
    "Respondent ID": lambda person: 118000000000 + person.number * 977,
    "Collector ID": lambda _: 402110033,
    "Start Date": lambda person: f"{started(person):{STAMP}}",
    "End Date": lambda person: f"{finished(person):{STAMP}}",
    "IP Address": lambda person: f"192.0.2.{person.number}",
    "Email Address": lambda person: f"p{person.number}@voorbeeldstad.nl",
    "First Name": lambda person: f"Persoon{person.number}",
    "Last Name": lambda _: "van Voorbeeld",
    "Custom Data 1": lambda _: None,
}


def as_text(survey: Survey) -> Export:
    """The csv."""
    columns = _columns(survey)
    return export_of("Vertrek.csv", delimited([*_head(columns), *body(columns)]), columns, survey, 2)


def as_workbook(survey: Survey) -> Export:
    """The workbook: what stands above a grid is one merged cell."""
    columns = _columns(survey)
    head = _head(columns)
    sheets: Mapping[str, list[Row]] = {"Sheet": [*head, *body(columns)]}
    return export_of("Vertrek.xlsx", workbook(sheets, _merged(head[0], columns)), columns, survey, 2)


def one_row(survey: Survey) -> Export:
    """After cleaning by somebody: question and statement in one row."""
    columns = _columns(survey)
    head = [
        column.headings[0]
        if isinstance(column, Meta)
        else (f"{column.question} - {column.statement}" if column.statement else column.question)
        for column in columns
    ]
    return export_of("Vertrek schoon.csv", delimited([head, *body(columns)]), columns, survey, 1)


def _columns(survey: Survey) -> list[Column | Meta]:
    return [*(meta(survey, cell, name) for name, cell in CELLS.items()), *columns_of(survey)]


def _head(columns: list[Column | Meta]) -> tuple[list[str | None], list[str | None]]:
    first: list[str | None] = []
    second: list[str | None] = []
    grid = ""
    for column in columns:
        if isinstance(column, Meta):
            first.append(column.headings[0])
            second.append(None)
            continue
        first.append(None if column.statement and column.question == grid else _marked(column))
        second.append(column.statement or ("Open-Ended Response" if column.name == "open" else "Response"))
        grid = column.question if column.statement else ""
    return first, second


def _marked(column: Column) -> str:
    return f"<strong>{column.question}</strong><br>" if column.statement else column.question


def _merged(first: list[str | None], columns: list[Column | Meta]) -> list[tuple[int, int, int]]:
    """Where a grid's question stands above more than one column."""
    found = []
    for place, text in enumerate(first):
        last = place
        while last + 1 < len(first) and first[last + 1] is None and isinstance(columns[last + 1], Column):
            last += 1
        if text is not None and last > place:
            found.append((0, place, last))
    return found
