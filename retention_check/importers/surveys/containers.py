"""The bytes of an export become grids, by what they are and never by their name. Runs in a child process."""

import csv
import datetime
import io
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from retention_check.importers.file_kinds import kind_of_bytes, kind_of_text
from retention_check.importers.surveys.grid import Grid, grid_of
from retention_check.importers.surveys.limits import Limits
from retention_check.importers.table import SEPARATORS, TooManyColumnsError, decode
from retention_check.importers.workbook import TooManyRowsError, UnreadableWorkbookError

RECORDS = 60  # of a text by which its separator is chosen
_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class UnreadableFileError(Exception):
    """A file that holds no table; `message` says in Dutch what it is and what its owner can do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def read_grids(data: bytes, limits: Limits) -> list[Grid]:
    """Every visible table of a file; UnreadableFileError, TooManyRowsError, TooManyColumnsError."""
    if kind := kind_of_bytes(data):
        raise UnreadableFileError(kind)
    if data.startswith(_WORKBOOK):
        return _workbook_grids(data, limits)
    text = decode(data)
    if text is None or (kind := kind_of_text(text)):
        raise UnreadableFileError(kind if text else "Dit bestand is geen tabel. Gebruik een CSV- of Excel-bestand.")
    return [_text_grid(text, _separator(text), limits)]


def _text_grid(text: str, separator: str, limits: Limits) -> Grid:
    """By pandas where every record is as wide as the first ones, else record by record, which takes longer."""
    start = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=separator)
    width = max((len(row) for row, _ in zip(start, range(RECORDS), strict=False)), default=0)
    if width > limits.columns:
        raise TooManyColumnsError
    try:
        frame = pd.read_csv(
            io.BytesIO(text.encode()),
            sep=separator,
            header=None,
            names=list(range(width)),
            index_col=False,
            dtype="category",
            keep_default_na=False,
            skip_blank_lines=False,
            nrows=limits.rows + 1,
        )
    except (pd.errors.ParserError, pd.errors.ParserWarning):
        return grid_of("", csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), limits)
    if len(frame) > limits.rows:
        raise TooManyRowsError
    return Grid("", frame)


def _separator(text: str) -> str:
    """The separator with the widest records that are most often equally wide."""
    return max(SEPARATORS, key=lambda each: _evenness(text, each))


def _evenness(text: str, separator: str) -> float:
    reader = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=separator)
    widths = [len(row) for row, _ in zip(reader, range(RECORDS), strict=False)]
    most = max(set(widths), key=widths.count, default=0)
    return most * widths.count(most) if most > 1 else 0


def _workbook_grids(data: bytes, limits: Limits) -> list[Grid]:
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [grid_of(name, _texts(book.get_sheet_by_name(name).iter_rows()), limits) for name in book.sheet_names]
    except (calamine.CalamineError, UnreadableWorkbookError) as error:
        raise UnreadableFileError(str(error)) from None


def _texts(rows: Iterable[list[Any]]) -> Iterator[list[str]]:
    return ([cell_text(cell) for cell in row] for row in rows)


def cell_text(cell: Any) -> str:
    """A cell of a workbook as text: a number without needless digits and with a point, a day as 2025-03-31."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "WAAR" if cell else "ONWAAR"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime.datetime | datetime.date):
        return cell.isoformat(" ") if isinstance(cell, datetime.datetime) else cell.isoformat()
    return str(cell)
