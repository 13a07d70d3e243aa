"""A workbook becomes grids, one for each visible sheet. For a child: a stray cell makes the reader abort."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from retention_check.importers.file_kinds import LOCKED_FILE
from retention_check.importers.lost_values import LOST, Place, UnplacedError, lost_cells
from retention_check.importers.silent_reader import silent_reader
from retention_check.importers.surveys.files.csv_text import unwrapped
from retention_check.importers.surveys.files.grid import Grid, grid_of
from retention_check.importers.surveys.files.limits import Limits
from retention_check.importers.surveys.files.unreadable import UnreadableFileError

MOST_SHEETS = 20
MOST_LOST = 200_000  # cells of a sheet without an outcome, such as two columns of formulas
UNREADABLE = (
    "Dit Excel-bestand kan niet gelezen worden: het is beschadigd of niet compleet, "
    "of er staat iets ver buiten de tabel. "
    "Open het in Excel en kies Opslaan als > Excel-werkmap (xlsx), of exporteer het opnieuw."
)
TOO_MANY_LOST = (
    "Er staan heel veel foutwaarden (zoals #DEEL/0!) of formules zonder uitkomst in dit Excel-bestand. "
    "Open het in Excel, herstel die cellen en sla het op."
)


def workbook_grids(data: bytes, limits: Limits) -> list[Grid]:
    """The visible sheets with anything in them; UnreadableFileError, TooManyRowsError, TooManyColumnsError.

    A cell of an xlsx with an error value, or with a formula that was never calculated, holds LOST.
    """
    import python_calamine as calamine

    try:
        with silent_reader():
            book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
            lost = lost_cells(data, MOST_LOST)
            grids = [_grid(book.get_sheet_by_name(name), name, lost, limits) for name in _visible(book)[:MOST_SHEETS]]
    except calamine.PasswordError:
        raise UnreadableFileError(LOCKED_FILE) from None
    except UnplacedError:
        raise UnreadableFileError(TOO_MANY_LOST) from None
    except calamine.CalamineError:
        raise UnreadableFileError(UNREADABLE) from None
    return [grid for grid in grids if not grid.frame.empty]


def _visible(book: Any) -> list[str]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.visible is SheetVisibleEnum.Visible and sheet.typ is SheetTypeEnum.WorkSheet
    ]


def _grid(sheet: Any, name: str, lost: Mapping[str, frozenset[Place]], limits: Limits) -> Grid:
    grid = grid_of(name, _rows(sheet, lost.get(name, frozenset())), limits)
    if grid.frame.shape[1] == 1 and (found := unwrapped(grid.frame[0], limits)):
        return replace(found, name=name)
    return grid


def _rows(sheet: Any, lost: frozenset[Place]) -> Iterator[list[Any]]:
    """Rows from row 1 and column A on, for the reader leaves out the empty columns on the left."""
    by_row: dict[int, list[int]] = {}
    for row, column in lost:
        by_row.setdefault(row, []).append(column)
    left = [""] * sheet.start[1] if sheet.start else []
    if not (left or lost):
        yield from sheet.iter_rows()
        return
    for number, cells in enumerate(sheet.iter_rows()):
        row = left + cells if left else cells
        for column in by_row.get(number, ()):
            row += [""] * (column + 1 - len(row))
            row[column] = LOST
        yield row
