"""Microsoft Forms: a workbook whose own headings speak the language of whoever downloaded it."""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.importers.surveys.exports.columns import Column, columns_of
from tests.importers.surveys.exports.export import Export, Meta, body, export_of, finished, meta, started
from tests.importers.surveys.exports.formats import delimited, untouched, workbook
from tests.importers.surveys.exports.model import Survey

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "nl": ("ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Tijd van laatste wijziging"),
    "en": ("Id", "Start time", "Completion time", "Email", "Name", "Last modified time"),
    "sv": ("ID", "Starttid", "Slutförandetid", "E-post", "Namn", "Ändrades senast klockan"),
    "de": ("ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name", "Zeitpunkt der letzten Änderung"),
}


def as_downloaded(survey: Survey, language: str = "nl", *, named: bool = False, quiz: bool = False) -> Export:
    """The file that no Excel has touched; `named` people were signed in, a `quiz` has points beside every question."""
    columns = _columns(survey, language, named=named, quiz=quiz)
    return export_of("Vertrek(1-44).xlsx", untouched(_rows(columns)), columns, survey, 1)


def saved(survey: Survey, language: str = "nl") -> Export:
    """The same saved by Excel."""
    columns = _columns(survey, language, named=True, quiz=False)
    return export_of("Vertrek(1-44).xlsx", workbook({"Sheet1": _rows(columns)}), columns, survey, 1)


def as_dutch_csv(survey: Survey) -> Export:
    """The same saved by a Dutch Excel as 'CSV': cp1252, semicolons, decimal commas."""
    columns = _columns(survey, "nl", named=False, quiz=False)
    data = delimited(_rows(columns), ";", "cp1252", comma=True)
    return export_of("Vertrek.csv", data, columns, survey, 1)


def _rows(columns: Sequence[Column | Meta]) -> list[Any]:
    return [[_heading(column) for column in columns], *body(columns)]


def _heading(column: Column | Meta) -> str:
    return column.headings[0] if isinstance(column, Meta) else f"{column.text}\u00a0"


def _columns(survey: Survey, language: str, *, named: bool, quiz: bool) -> list[Column | Meta]:
    number, start, end, address, name, changed = HEADINGS[language]
    columns: list[Column | Meta] = [
        meta(survey, lambda person: person.number * 2, number),
        meta(survey, started, start),
        meta(survey, finished, end),
        meta(survey, lambda person: f"p{person.number}@voorbeeldstad.nl" if named else "anonymous", address),
        meta(survey, lambda person: f"Persoon {person.number}" if named else None, name),
    ]
    if named:
        columns.append(meta(survey, None, changed))
    if quiz:
        columns += [meta(survey, 0, "Total points"), meta(survey, None, "Quiz feedback")]
    for column in columns_of(survey):
        columns.append(column)
        if quiz:
            columns.append(meta(survey, 0, f"Points - {column.text}"))
            columns.append(meta(survey, None, f"Feedback - {column.text}"))
    return columns
