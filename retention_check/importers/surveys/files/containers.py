"""The bytes of an export become grids, by what they are and never by their name. Runs in a child process."""

from retention_check.importers.file_kinds import ARCHIVE, kind_of_bytes, kind_of_zip
from retention_check.importers.surveys.files import spss, zipped
from retention_check.importers.surveys.files.csv_text import text_grid
from retention_check.importers.surveys.files.grid import Grid, harmless_grid
from retention_check.importers.surveys.files.limits import Limits
from retention_check.importers.surveys.files.unreadable import (
    EMPTY,
    UnreadableFileError,
    too_many_columns,
    too_many_rows,
)
from retention_check.importers.surveys.files.workbook_grids import workbook_grids
from retention_check.importers.table import TooManyColumnsError
from retention_check.importers.workbook import TooManyRowsError
from retention_check.importers.zip_contents import refusal_of

__all__ = ["UnreadableFileError", "read_grids"]
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0"


def read_grids(data: bytes, limits: Limits) -> list[Grid]:
    """Every visible table of a file, at least one; UnreadableFileError says why there is none."""
    try:
        grids = [harmless_grid(grid) for grid in _grids(data, limits) if not grid.frame.empty]
    except TooManyRowsError:
        raise UnreadableFileError(too_many_rows(limits)) from None
    except TooManyColumnsError:
        raise UnreadableFileError(too_many_columns(limits)) from None
    if not grids:
        raise UnreadableFileError(EMPTY)
    return grids


def _grids(data: bytes, limits: Limits) -> list[Grid]:
    if data.startswith(spss.FIRST_BYTES):
        return [spss.spss_grid(data, limits)]
    if kind := kind_of_bytes(data):
        raise UnreadableFileError(kind)
    if data.startswith(_ZIP):
        return _zip_grids(data, limits)
    if data.startswith(_OLE):
        return workbook_grids(data, limits)
    return [text_grid(data, limits)]


def _zip_grids(data: bytes, limits: Limits) -> list[Grid]:
    kind = kind_of_zip(data)
    if told := refusal_of(data):
        raise UnreadableFileError(told)
    if kind == ARCHIVE:
        inside = zipped.only_file(data, limits).data
        if inside.startswith(_ZIP) and kind_of_zip(inside) == ARCHIVE:
            raise UnreadableFileError(zipped.NESTED)
        return _grids(inside, limits)
    if kind:
        raise UnreadableFileError(kind)
    return workbook_grids(data, limits)
