"""A comparison as a workbook for people: a sheet for a memo, figures, changes, and every column in words."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Any

import pandas as pd

from retention_check import dutch
from retention_check.domain.collection_wording import collected_told, statements_told
from retention_check.domain.comparison import Comparison
from retention_check.domain.findings import expected_by_chance
from retention_check.domain.wording import conversion_told, corrections_told, range_of_count
from retention_check.exporters.cells_for_people import filled_columns, frame_for_people
from retention_check.exporters.change_columns import CHANGES
from retention_check.exporters.comparison_columns import COMPARISON
from retention_check.exporters.data_dictionary import TEXT, WORD, Column
from retention_check.exporters.data_frames import changes_frame, comparison_frame
from retention_check.exporters.memo_sheet import MEMO, write_memo
from retention_check.exporters.memo_table import memo_columns
from retention_check.exporters.round_notes import asked_again_text, hidden_changes_text, predicted_note, withheld_text
from retention_check.exporters.safe_cells import escape_formula

FIGURES, CHANGED, EXPLAIN = "Vergelijking", "Verandering", "Uitleg"
NOTHING_CHANGED = "Er is geen score die wij in beide rondes tonen en mogen vergelijken."
WIDTHS = {"item": 60, "note": 60, "code": 8, "reason": 8}  # characters; others by their unit
LINE_HEIGHT = 15  # points
EXPLAIN_WIDTHS = (34, 90, 60)
FEW_GAPS = 2  # up to so many gaps nothing is said of how many chance makes

Explained = tuple[str, Sequence[Column]]  # the name of a sheet and its columns


@dataclass(frozen=True)
class Sheet:
    """A sheet of figures: its name, its frame, the columns that have a value, and how many stay in sight."""

    name: str
    frame: pd.DataFrame
    columns: Sequence[Column]
    kept_in_sight: int


def write_workbook(writer: "pd.ExcelWriter[Any]", comparison: Comparison, previous: Comparison | None) -> None:
    """Write a sheet for a memo, the figures and every column in words; with a previous round also what changed."""
    sheets = [_sheet(FIGURES, comparison_frame(comparison), COMPARISON, 4)]
    if previous:
        sheets.append(_sheet(CHANGED, changes_frame(comparison, previous), CHANGES, 2))
    made = datetime.datetime.combine(comparison.round.day, datetime.time())
    writer.book.set_properties({"title": "Vergelijking met landelijk", "created": made})
    write_memo(writer.book, comparison)
    _write_figures(writer, sheets[0])
    explained = [(MEMO, memo_columns(comparison)), *((sheet.name, sheet.columns) for sheet in sheets)]
    _write_explanations(writer, _about(comparison, previous), explained)
    for sheet in sheets[1:]:
        _write_figures(writer, sheet)


def _sheet(name: str, frame: pd.DataFrame, columns: Sequence[Column], kept_in_sight: int) -> Sheet:
    return Sheet(name, frame_for_people(frame, columns), filled_columns(frame, columns), kept_in_sight)


def _write_figures(writer: "pd.ExcelWriter[Any]", sheet: Sheet) -> None:
    if sheet.frame.empty:
        writer.book.add_worksheet(sheet.name).write_string(0, 0, NOTHING_CHANGED)
        return
    sheet.frame.map(_number).to_excel(writer, sheet_name=sheet.name, index=False)
    page, heading = writer.sheets[sheet.name], _heading(writer.book)
    for index, column in enumerate(sheet.columns):
        page.write_string(0, index, column.heading, heading)
        page.set_column(index, index, _width(column), writer.book.add_format(_form(column)))
    for number, lines in enumerate(_lines(sheet), start=1):
        if lines > 1:  # not every program makes room for wrapped text by itself
            page.set_row(number, lines * LINE_HEIGHT)
    page.freeze_panes(1, sheet.kept_in_sight)
    page.autofilter(0, 0, len(sheet.frame), len(sheet.columns) - 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _lines(sheet: Sheet) -> Iterator[int]:
    """How many lines the longest text of each row takes in its column."""
    widths = [_width(column) for column in sheet.columns]
    for row in sheet.frame.itertuples(index=False, name=None):
        yield max(
            ceil(len(cell) / width) if isinstance(cell, str) else 1 for cell, width in zip(row, widths, strict=True)
        )


def _number(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value


def _heading(book: Any) -> Any:
    return book.add_format({"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1})


def _form(column: Column) -> dict[str, Any]:
    return {"num_format": column.unit.number_format} if column.unit.number_format else {"text_wrap": True}


def _width(column: Column) -> int:
    return WIDTHS.get(column.name, 20 if column.unit in (TEXT, WORD) else 13)


def _about(comparison: Comparison, previous: Comparison | None) -> list[tuple[str, str]]:
    """What the figures are about, as pairs of a word and its text."""
    round, edition, gaps = comparison.round, comparison.study.edition, len(comparison.pairs())
    found = [("Gemeente", round.municipality)] if round.municipality else []
    found.append(("Datum", dutch.date(round.day)))
    if previous:
        asked = (asked_again_text(comparison, previous), hidden_changes_text(comparison, previous))
        found.append(("Vorige ronde", " ".join(filter(None, (f"{dutch.date(previous.round.day)}.", *asked)))))
    found.append(("Landelijk", f"{edition.title}, {dutch.listing(edition.publishers)}, {edition.year}"))
    found += [("Schaal", told)] if (told := conversion_told(round)) else []
    found += [("Gevraagd", told) for told in collected_told(comparison)]
    found += [("Stellingen", told)] if (told := statements_told(comparison)) else []
    found += [("Voorspeld", told)] if (told := predicted_note(comparison)) else []
    found.append(("Niet getoond", withheld_text(comparison)))
    found += [("Verbeterd", mended) for mended in corrections_told(round.publication, comparison.study)]
    if gaps > FEW_GAPS:
        by_chance = range_of_count(expected_by_chance(comparison))
        told = f"Van {dutch.count(gaps)} verschillen vallen er {by_chance} alleen door toeval al buiten de marge."
        found.append(("Toeval", told))
    return [*found, ("Lege kolommen", "Een kolom waarin niets staat, is weggelaten.")]


def _explanations(explained: Sequence[Explained]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The lines that put every column in words, each with whether it is a heading."""
    for name, columns in explained:
        if columns:
            yield (), False
            yield (f"Kolom van ‘{name}’", "Uitleg", "Wat staat erin"), True
        for column in columns:
            yield (column.heading, column.explanation, column.unit_in_dutch), False


def _write_explanations(
    writer: "pd.ExcelWriter[Any]", about: Sequence[tuple[str, str]], explained: Sequence[Explained]
) -> None:
    page, heading = writer.book.add_worksheet(EXPLAIN), _heading(writer.book)
    wrapped = writer.book.add_format({"text_wrap": True, "valign": "top"})
    lines = [*((pair, False) for pair in about), *_explanations(explained)]
    for number, (cells, is_heading) in enumerate(lines):
        for index, text in enumerate(cells):
            page.write_string(number, index, escape_formula(text), heading if is_heading else wrapped)
    for index, width in enumerate(EXPLAIN_WIDTHS):
        page.set_column(index, index, width)
    page.set_landscape()
    page.fit_to_pages(1, 0)
