"""A workbook becomes tables of cells. Runs in a child process: one stray cell makes the reader abort its process."""

import datetime
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from retention_check.importers.file_kinds import LOCKED_FILE, kind_of_zip
from retention_check.importers.lost_values import LOST, UnplacedError, lost_cells
from retention_check.importers.silent_reader import silent_reader
from retention_check.importers.zip_contents import refusal_of

MOST_SHEETS = 10
MOST_COLUMNS = 200

Cell = str | float | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook: its name on the tab, and its rows."""

    name: str
    rows: list[tuple[Cell, ...]]


class UnreadableWorkbookError(Exception):
    """The workbook cannot be read; `message` says in Dutch what its owner can do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class TooManyRowsError(Exception):
    """A table has more rows than we read."""


def read_workbook(data: bytes, most_rows: int) -> list[Sheet]:
    """The visible sheets of an xlsx, xls or ods, row 1 first, each row at most 200 cells.

    A cell of an xlsx with an error value, or with a formula that was never calculated, holds LOST.
    """
    import python_calamine as calamine

    _refuse_others(data)
    try:
        with silent_reader():
            book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
            names, lost = _visible_names(book)[:MOST_SHEETS], lost_cells(data)
            return [_sheet(book.get_sheet_by_name(name), name, most_rows, lost) for name in names]
    except calamine.PasswordError:
        raise UnreadableWorkbookError(LOCKED_FILE) from None
    except UnplacedError:
        raise UnreadableWorkbookError(
            "Er staan veel foutwaarden (zoals #DEEL/0!) of formules zonder uitkomst in dit Excel-bestand. "
            "Open het in Excel, herstel die cellen en sla het op."
        ) from None
    except calamine.CalamineError:
        raise UnreadableWorkbookError(
            "Dit bestand kan niet gelezen worden als Excel-bestand. Open het in Excel en sla het op als xlsx of csv."
        ) from None


def _visible_names(book: Any) -> list[str]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.visible is SheetVisibleEnum.Visible and sheet.typ is SheetTypeEnum.WorkSheet
    ]


def _sheet(sheet: "object", name: str, most_rows: int, lost: Mapping[str, frozenset[tuple[int, int]]]) -> Sheet:
    rows = sheet.to_python(skip_empty_area=False, nrows=most_rows + 1)  # type: ignore[attr-defined]
    if len(rows) > most_rows:
        raise TooManyRowsError
    cells = [list(row[:MOST_COLUMNS]) for row in rows]
    for row, column in lost.get(name, ()):
        if row < len(cells) and column < MOST_COLUMNS:
            cells[row] += [""] * (column + 1 - len(cells[row]))
            cells[row][column] = LOST
    return Sheet(name, [tuple(row) for row in cells])


def _refuse_others(data: bytes) -> None:
    if data.startswith(b"PK") and (told := kind_of_zip(data) or refusal_of(data)):
        raise UnreadableWorkbookError(told)
