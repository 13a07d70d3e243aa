"""Qualtrics: three header rows of which the last is JSON, or two in old exports; preview rows among the others."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.importers.surveys.exports.columns import Column, columns_of
from tests.importers.surveys.exports.export import Export, Meta, body, export_of, finished, meta, started
from tests.importers.surveys.exports.formats import Row, delimited
from tests.importers.surveys.exports.labels import Cell
from tests.importers.surveys.exports.model import Person, Survey

STAMP = "%Y-%m-%d %H:%M:%S"
NAMES: Mapping[str, tuple[str, str, str]] = {
    # by internal name: in English, in Dutch, and the ImportId
    "StartDate": ("Start Date", "Startdatum", "startDate"),
    "EndDate": ("End Date", "Einddatum", "endDate"),
    "Status": ("Response Type", "Type antwoord", "status"),
    "IPAddress": ("IP Address", "IP-adres", "ipAddress"),
    "Progress": ("Progress", "Voortgang", "progress"),
    "Duration (in seconds)": ("Duration (in seconds)", "Duur (in seconden)", "duration"),
    "Finished": ("Finished", "Voltooid", "finished"),
    "RecordedDate": ("Recorded Date", "Datum vastgelegd", "recordedDate"),
    "ResponseId": ("Response ID", "Antwoord-ID", "_recordId"),
    "RecipientLastName": ("Recipient Last Name", "Achternaam ontvanger", "recipientLastName"),
    "RecipientFirstName": ("Recipient First Name", "Voornaam ontvanger", "recipientFirstName"),
    "RecipientEmail": ("Recipient Email", "E-mailadres ontvanger", "recipientEmail"),
    "ExternalReference": ("External Data Reference", "Externe gegevensreferentie", "externalDataReference"),
    "LocationLatitude": ("Location Latitude", "Breedtegraad locatie", "locationLatitude"),
    "LocationLongitude": ("Location Longitude", "Lengtegraad locatie", "locationLongitude"),
    "DistributionChannel": ("Distribution Channel", "Distributiekanaal", "distributionChannel"),
    "UserLanguage": ("User Language", "Taal gebruiker", "userLanguage"),
}
LEGACY = ("ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress", "IPAddress", "Status")
LEGACY_END = ("StartDate", "EndDate", "Finished")


@dataclass(frozen=True)
class Style:
    """How it was downloaded: in numbers or in words, the language of row 2, -99 for what was seen and not answered."""

    numeric: bool = False
    dutch: bool = False
    seen: bool = False


def three_rows(survey: Survey, style: Style, *, tabs: bool = False) -> Export:
    """The csv as it is today, or the text with tabs, which is UTF-16."""
    columns = _columns(survey, style)
    rows = [*_head(columns, style), *body(columns)]
    data = delimited(rows, "\t", "utf-16") if tabs else delimited(rows, ",", "utf-8", end="\n")
    return export_of("Vertrek_3 maart 2025_10.15.csv", data, columns, survey, 3)


def two_rows(survey: Survey) -> Export:
    """The old csv: BOM, `V1` to `V10`, the question before a dash without spaces, a comma after the last."""
    columns = _legacy(survey)
    head = ([_first(column) for column in columns], [_second(column) for column in columns])
    rows = [[*row, None] for row in (*head, *body(columns))]
    return export_of("Vertrek.csv", delimited(rows, ",", "utf-8-sig", end="\n"), columns, survey, 2)


def _head(columns: list[Column | Meta], style: Style) -> list[Row]:
    return [
        [
            column.headings[0] if isinstance(column, Meta) else _name(column, place)
            for place, column in _numbered(columns)
        ],
        [_asked(column, style) for column in columns],
        [_import_id(column, place) for place, column in _numbered(columns)],
    ]


def _numbered(columns: list[Column | Meta]) -> list[tuple[int, Column | Meta]]:
    return list(enumerate(columns, 1))


def _name(column: Column, place: int) -> str:
    return f"Q{4 if column.code.startswith('R') else 5}_{place}" if column.statement else f"Q{place}"


def _asked(column: Column | Meta, style: Style) -> str:
    if isinstance(column, Meta):
        return column.headings[2 if style.dutch else 1]
    line = "\n\nKies een antwoord in elke rij." if style.dutch else ""
    return f"{column.question}{line} - {column.statement}" if column.statement else column.question


def _import_id(column: Column | Meta, place: int) -> str:
    raw = {"ImportId": column.headings[3] if isinstance(column, Meta) else f"QID{place}_{place}"}
    if isinstance(column, Meta) and column.headings[3].endswith("Date"):
        raw["timeZone"] = "Europe/Amsterdam"
    return json.dumps(raw, separators=(",", ":"))


def _columns(survey: Survey, style: Style) -> list[Column | Meta]:
    own = [meta(survey, CELLS.get(name, lambda _: None), name, *texts) for name, texts in NAMES.items()]
    if style.numeric:
        numbers: Mapping[str, Callable[[Person], Cell]] = {
            "Status": lambda person: 1 if person.is_preview else 0,
            "Finished": lambda person: 1 if person.is_finished else 0,
        }
        own = [
            meta(survey, numbers[each.headings[0]], *each.headings) if each.headings[0] in numbers else each
            for each in own
        ]
    return [*own, *(_seen(column, survey) if style.seen else column for column in columns_of(survey))]


def _seen(column: Column, survey: Survey) -> Column:
    if not column.code:
        return column
    people = zip(survey.people, column.cells, strict=True)
    cells = tuple(-99 if cell is None and person.consents else cell for person, cell in people)
    return Column(column.name, column.question, cells, column.statement, column.code, column.role, column.options)


def _legacy(survey: Survey) -> list[Column | Meta]:
    cells: Mapping[str, Callable[[Person], Cell | None]] = {
        **CELLS,
        "ResponseID": CELLS["ResponseId"],
        "ResponseSet": lambda _: "Default Response Set",
        "Name": lambda person: f"Persoon {person.number}",
        "EmailAddress": CELLS["RecipientEmail"],
        "Status": lambda person: 1 if person.is_preview else 0,
        "Finished": lambda person: 1 if person.is_finished else 0,
    }
    names = (*LEGACY, *LEGACY_END)
    own = [meta(survey, cells.get(name, lambda _: None), f"V{place}", name) for place, name in enumerate(names, 1)]
    return [*own, *columns_of(survey)]


def _first(column: Column | Meta) -> str:
    return column.headings[0] if isinstance(column, Meta) else f"Q_{column.name}"


def _second(column: Column | Meta) -> str:
    if isinstance(column, Meta):
        return column.headings[1]
    return f"{column.question}-{column.statement}" if column.statement else column.question


CELLS: Mapping[str, Callable[[Person], Cell | None]] = {
    "StartDate": lambda person: f"{started(person):{STAMP}}",
    "EndDate": lambda person: f"{finished(person):{STAMP}}",
    "RecordedDate": lambda person: f"{finished(person):{STAMP}}",
    "Status": lambda person: "Survey Preview" if person.is_preview else "IP Address",
    "IPAddress": lambda person: f"192.0.2.{person.number}",
    "Progress": lambda person: 100 if person.is_finished else 52,
    "Duration (in seconds)": lambda person: 200 + person.number,
    "Finished": lambda person: "True" if person.is_finished else "False",
    "ResponseId": lambda person: person.response_id or f"R_{person.number:02}abcDEF",
    "RecipientEmail": lambda person: f"p{person.number}@voorbeeldstad.nl" if person.number % 3 else None,
    "DistributionChannel": lambda person: "preview" if person.is_preview else "anonymous",
    "UserLanguage": lambda _: "NL",
}
