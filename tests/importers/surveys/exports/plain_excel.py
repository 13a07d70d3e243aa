"""A list that somebody typed or put together in Excel or LibreOffice, saved in every way there is."""

from collections.abc import Callable

from tests.importers.surveys.exports.columns import Column, columns_of
from tests.importers.surveys.exports.export import Export, Meta, body, export_of, meta
from tests.importers.surveys.exports.formats import Row, delimited, ods, workbook
from tests.importers.surveys.exports.model import Survey
from tests.importers.surveys.old_workbook import old_workbook

TITLE: tuple[Row, ...] = (("Enquête vertrek jonge ambtenaren, gemeente Voorbeeldstad",), ("maart 2025",), ())


def with_title(survey: Survey) -> Export:
    """A workbook with a title, a date and an empty row above the headings."""
    columns = _columns(survey)
    return export_of("Antwoorden.xlsx", workbook({"Blad1": [*TITLE, *_rows(columns)]}), columns, survey, len(TITLE) + 1)


def by_codes(survey: Survey) -> Export:
    """A workbook with only the codes of the statements above the columns."""
    columns = _columns(survey)
    heads = [
        column.name if isinstance(column, Column) and column.code else column.text for column in columns_of(survey)
    ]
    return export_of("Antwoorden.xlsx", workbook({"Blad1": [heads, *body(columns)]}), columns, survey, 1)


def as_dutch_csv(survey: Survey) -> Export:
    """'CSV': cp1252, semicolons, decimal commas."""
    return _text(survey, ";", "cp1252")


def as_dutch_utf8(survey: Survey) -> Export:
    """'CSV UTF-8': with a BOM."""
    return _text(survey, ";", "utf-8-sig")


def as_unicode_text(survey: Survey) -> Export:
    """'Unicode-tekst': UTF-16 with tabs."""
    return _text(survey, "\t", "utf-16")


def with_separator_line(survey: Survey) -> Export:
    """A first line `sep=;`, which Excel does not count as a row."""
    made = _text(survey, ";", "cp1252")
    return Export(made.file, b"sep=;\r\n" + made.data, made.rows, made.letters)


def with_title_as_text(survey: Survey) -> Export:
    """A title, a date and an empty line above the headings of a text."""
    columns = _columns(survey)
    data = delimited([*TITLE, *_rows(columns)], ";", "utf-8-sig", comma=True)
    return export_of("Antwoorden.csv", data, columns, survey, len(TITLE) + 1)


def as_ods(survey: Survey) -> Export:
    """A sheet of LibreOffice."""
    columns = _columns(survey)
    return export_of("Antwoorden.ods", ods({"Blad1": _rows(columns)}), columns, survey, 1)


def as_xls(survey: Survey) -> Export:
    """A workbook of an Excel of before 2007."""
    columns = _columns(survey)
    return export_of("Antwoorden.xls", old_workbook(_rows(columns)), columns, survey, 1)


def with_totals(survey: Survey) -> Export:
    """A workbook with a number before everybody, and below them how many gave an answer and the mean of it."""
    columns: list[Column | Meta] = [meta(survey, lambda person: person.number, "Nr"), *_columns(survey)]
    heads = [column.headings[0] if isinstance(column, Meta) else column.text for column in columns]
    below = [["Aantal", *_below(columns, len)], ["Gemiddelde", *_below(columns, _mean)]]
    data = workbook({"Blad1": [heads, *body(columns), (), *below]})
    return export_of("Antwoorden.xlsx", data, columns, survey, 1)


def _below(columns: list[Column | Meta], worked_out: Callable[[list[float]], float]) -> list[float | None]:
    numbers = [[cell for cell in column.cells if isinstance(cell, int | float)] for column in columns[1:]]
    return [worked_out(each) if each else None for each in numbers]


def _mean(numbers: list[float]) -> float:
    return round(sum(numbers) / len(numbers), 4)


def _text(survey: Survey, separator: str, encoding: str) -> Export:
    columns = _columns(survey)
    data = delimited(_rows(columns), separator, encoding, comma=True)
    return export_of("Antwoorden.csv", data, columns, survey, 1)


def _columns(survey: Survey) -> list[Column | Meta]:
    return [*columns_of(survey)]


def _rows(columns: list[Column | Meta]) -> list[Row]:
    heads = [column.text for column in columns if isinstance(column, Column)]
    return [heads, *body(columns)]
