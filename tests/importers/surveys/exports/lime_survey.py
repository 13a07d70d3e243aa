"""LimeSurvey: five styles of headings, answers as words or as codes, and people who never sent it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.importers.surveys.exports.columns import Column, columns_of
from tests.importers.surveys.exports.export import Export, Meta, body, export_of, finished, meta, started
from tests.importers.surveys.exports.formats import Row, delimited, workbook
from tests.importers.surveys.exports.labels import Cell
from tests.importers.surveys.exports.model import Person, Survey

STAMP = "%Y-%m-%d %H:%M:%S"
META = ("id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr", "refurl")
NAMES: Mapping[str, tuple[str, ...]] = {
    "en": (
        "Response ID",
        "Date submitted",
        "Last page",
        "Start language",
        "Seed",
        "Date started",
        "Date last action",
        "IP address",
        "Referrer URL",
    ),
    "nl": (
        "Respons ID",
        "Datum verstuurd",
        "Laatste pagina",
        "Start taal",
        "Seed",
        "Startdatum",
        "Datum laatste actie",
        "IP Adres",
        "Verwijzer URL",
    ),
    "de": (
        "Antwort ID",
        "Datum Abgeschickt",
        "Letzte Seite",
        "Start-Sprache",
        "Zufallsstartwert",
        "Datum gestartet",
        "Datum letzte Aktivität",
        "IP-Adresse",
        "Weiterleitungs-URL",
    ),
}


@dataclass(frozen=True)
class Style:
    """How it was downloaded: headings, language of LimeSurvey's own names, separator; `N/A` for what was not shown."""

    headings: str = "text"
    language: str = "nl"
    separator: str = ","
    hidden: bool = False
    anonymous: bool = False


def as_text(survey: Survey, style: Style) -> Export:
    """A text with BOM, everything in quotes, and an empty line after the last."""
    columns = _columns(survey, style)
    data = delimited(_rows(columns, style), style.separator, "utf-8-sig", quoted=True) + b"\r\n"
    return export_of("results-survey123456.csv", data, columns, survey, 1)


def as_workbook(survey: Survey, style: Style) -> Export:
    """A workbook of which the sheet has the survey's name; dates are texts."""
    columns = _columns(survey, style)
    return export_of("results-survey123456.xlsx", workbook({"Vertrek": _rows(columns, style)}), columns, survey, 1)


def _rows(columns: list[Column | Meta], style: Style) -> list[Row]:
    headings = [HEADINGS[style.headings](column) for column in columns]
    return [headings, *([_on_one_line(cell) for cell in row] for row in body(columns))]


def _on_one_line(cell: Cell | None) -> Cell | None:
    return cell.replace("\n", "\\n") if isinstance(cell, str) else cell


def _columns(survey: Survey, style: Style) -> list[Column | Meta]:
    cells: tuple[Callable[[Person], Cell | None], ...] = (
        lambda person: person.number + 3,
        lambda person: _sent(person, style),
        lambda person: 4 if person.is_finished else 2,
        lambda _: "nl",
        lambda person: 1000003 * person.number,
        lambda person: f"{started(person):{STAMP}}",
        lambda person: f"{finished(person):{STAMP}}",
        lambda person: f"192.0.2.{person.number}",
        lambda _: "https://voorbeeldstad.nl/enquete",
    )
    own = zip(META, NAMES[style.language], cells, strict=True)
    columns: list[Column | Meta] = [meta(survey, cell, name, text) for name, text, cell in own]
    return [*columns, *(_shown(column, survey, style) for column in columns_of(survey))]


def _sent(person: Person, style: Style) -> str | None:
    if not person.is_finished:
        return None
    return "1980-01-01 00:00:00" if style.anonymous else f"{finished(person):{STAMP}}"


def _shown(column: Column, survey: Survey, style: Style) -> Column:
    """With N/A where a question was not shown: to whoever gave no consent."""
    if not style.hidden or column.role == "consent":
        return column
    people = zip(survey.people, column.cells, strict=True)
    cells = tuple("N/A" if cell is None and not person.consents else cell for person, cell in people)
    return Column(column.name, column.question, cells, column.statement, column.code, column.role, column.options)


def _codes(column: Column | Meta) -> str:
    if isinstance(column, Meta):
        return column.headings[0]
    if not column.statement:
        return column.name
    return f"{'Redenen' if column.code.startswith('R') else 'Steun'}[{column.name.replace('.', '')}]"


def _own_codes(column: Column | Meta) -> str:
    if isinstance(column, Meta):
        return column.headings[0]
    return column.name


def _text(column: Column | Meta) -> str:
    if isinstance(column, Meta):
        return column.headings[1]
    return f"{column.question} [{column.statement}]" if column.statement else column.question


def _both(column: Column | Meta) -> str:
    return f"{_codes(column)}. {_text(column)}"


def _underscores(column: Column | Meta) -> str:
    return _text(column).replace(" ", "_")


def _short(column: Column | Meta) -> str:
    """At most fifteen characters of the question, but the whole statement."""
    if isinstance(column, Meta) or not column.statement:
        text = _text(column)
        return text if len(text) <= 15 else f"{text[:15]}.. "
    return f"{column.question[:15]}..  [{column.statement}]"


HEADINGS: Mapping[str, Callable[[Column | Meta], str]] = {
    "codes": _codes,
    "own codes": _own_codes,
    "text": _text,
    "code and text": _both,
    "underscores": _underscores,
    "short": _short,
}
