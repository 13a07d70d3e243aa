"""Google Forms: from the Forms page, and by way of the linked sheet."""

from datetime import datetime
from typing import Any

from tests.importers.surveys.exports.columns import Column, columns_of
from tests.importers.surveys.exports.export import Export, Meta, body, export_of, finished, meta
from tests.importers.surveys.exports.formats import Row, delimited, workbook
from tests.importers.surveys.exports.model import Person, Survey

NAMES = {
    "nl": ("Tijdstempel", "E-mailadres", "Formulierreacties 1"),
    "en": ("Timestamp", "Email Address", "Form Responses 1"),
}


def from_forms(survey: Survey, language: str = "nl") -> Export:
    """The csv of the Forms page: every field in quotes, times as `2025/03/03 9:15:20 a.m. CET`."""
    columns = _columns(survey, _spoken, language, address=True)
    return export_of("Vertrek.csv", delimited(_rows(columns), quoted=True, end="\n"), columns, survey, 1)


def from_sheets(survey: Survey, language: str = "nl", *, tabs: bool = False) -> Export:
    """The csv of the linked sheet, or its text with tabs that is called .csv as well."""
    columns = _columns(survey, _short, language, address=False)
    data = delimited(_rows(columns), "\t" if tabs else ",")
    return export_of(f"Vertrek (Antwoorden) - {NAMES[language][2]}.csv", data, columns, survey, 1)


def as_workbook(survey: Survey, language: str = "nl") -> Export:
    """The linked sheet as a workbook: real times, numbers as such, and a second empty tab."""
    columns = _columns(survey, finished, language, address=False)
    sheets: dict[str, list[Row]] = {NAMES[language][2]: _rows(columns), "Blad1": []}
    return export_of("Vertrek (Antwoorden).xlsx", workbook(sheets), columns, survey, 1)


def _columns(survey: Survey, time: Any, language: str, *, address: bool) -> list[Column | Meta]:
    stamp, addresses, _ = NAMES[language]
    columns: list[Column | Meta] = [meta(survey, time, stamp)]
    if address:
        columns.append(meta(survey, lambda person: f"p{person.number}@voorbeeldstad.nl", addresses))
    return [*columns, *columns_of(survey)]


def _rows(columns: list[Column | Meta]) -> list[Row]:
    return [[_heading(column) for column in columns], *body(columns)]


def _heading(column: Column | Meta) -> str:
    if isinstance(column, Meta):
        return column.headings[0]
    return f"{column.question} [{column.statement}]" if column.statement else column.question


def _spoken(person: Person) -> str:
    moment = finished(person)
    half = "a.m." if moment.hour < 12 else "p.m."
    return f"{moment:%Y/%m/%d} {moment.hour % 12 or 12}:{moment:%M:%S} {half} CET"


def _short(person: Person) -> str:
    moment: datetime = finished(person)
    return f"{moment.day}-{moment.month}-{moment.year} {moment.hour}:{moment:%M:%S}"
