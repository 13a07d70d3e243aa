"""A workbook becomes tables of cells. Runs in a child process: one stray cell makes the reader abort its process."""

import datetime
import io
import re
import zipfile
import zlib

LARGEST_INSIDE = 400 * 2**20  # bytes of all parts of the zip together
LARGEST_PART = 50 * 2**20  # bytes of a sheet in which error values are looked for
MOST_SHEETS = 10
_LOST_VALUE = re.compile(rb'<(?:x:)?c [^>]*t="e"|</(?:x:)?f></(?:x:)?c>|<(?:x:)?f [^>]*/></(?:x:)?c>')
MOST_COLUMNS = 200

Cell = str | float | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta


class UnreadableWorkbookError(Exception):
    """The workbook cannot be read; `message` says in Dutch what its owner can do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class TooManyRowsError(Exception):
    """A table has more rows than we read."""


def read_workbook(data: bytes, most_rows: int) -> list[list[tuple[Cell, ...]]]:
    """The visible sheets of an xlsx, xls or ods, row 1 first, each row at most 200 cells."""
    import python_calamine as calamine

    _refuse_bomb(data)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        visible = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible is calamine.SheetVisibleEnum.Visible and sheet.typ is calamine.SheetTypeEnum.WorkSheet
        ]
        return [_rows(book.get_sheet_by_name(name), most_rows) for name in visible[:MOST_SHEETS]]
    except calamine.PasswordError:
        raise UnreadableWorkbookError(
            "Dit Excel-bestand heeft een wachtwoord. Sla het op zonder wachtwoord en probeer het opnieuw."
        ) from None
    except calamine.CalamineError:
        raise UnreadableWorkbookError(
            "Dit bestand kan niet gelezen worden als Excel-bestand. Open het in Excel en sla het op als xlsx of csv."
        ) from None


def _rows(sheet: "object", most_rows: int) -> list[tuple[Cell, ...]]:
    rows = sheet.to_python(skip_empty_area=False, nrows=most_rows + 1)  # type: ignore[attr-defined]
    if len(rows) > most_rows:
        raise TooManyRowsError
    return [tuple(row[:MOST_COLUMNS]) for row in rows]


def _refuse_bomb(data: bytes) -> None:
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
            has_errors = size <= LARGEST_INSIDE and any(_has_errors(archive, part) for part in archive.infolist())
            has_entities = size <= LARGEST_INSIDE and any(_declares(archive, part) for part in archive.infolist())
    except (
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        NotImplementedError,
        OverflowError,
        EOFError,
        OSError,
        RuntimeError,
    ):
        return  # calamine says what is wrong with it
    if size > LARGEST_INSIDE:
        raise UnreadableWorkbookError("Dit Excel-bestand is uitgepakt te groot. Is het wel een scoreblad?")
    if has_errors:
        raise UnreadableWorkbookError(
            "Er staan foutwaarden (zoals #DEEL/0!) of formules zonder uitkomst in dit Excel-bestand. "
            "Open het in Excel, herstel die cellen en sla het op."
        )
    if has_entities:
        raise UnreadableWorkbookError("Dit Excel-bestand bevat vreemde opdrachten en wordt niet gelezen.")


def _has_errors(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    # calamine reads an error value and a formula that was never calculated as an empty cell: nothing may be lost
    if not part.filename.startswith("xl/worksheets/") or part.file_size > LARGEST_PART:
        return False
    return _LOST_VALUE.search(archive.read(part)) is not None


def _declares(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    # A document type comes before the first element; no spreadsheet program writes one.
    if not part.filename.endswith((".xml", ".rels")):
        return False
    with archive.open(part) as file:
        return b"<!DOCTYPE" in file.read(4096)
