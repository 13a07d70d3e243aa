"""A table that may hold means: few rows, all of them as texts, and where each cell stands as its owner sees it."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from retention_check.importers.sheet_header import column_letter
from retention_check.importers.workbook import Cell

if TYPE_CHECKING:
    from retention_check.importers.surveys.files.grid import Grid

MOST_ROWS = 1000  # a table with more is none of means: 50 statements of two groups in some years are far fewer
MOST_COLUMNS = 400
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?: 00:00:00)?")


@dataclass(frozen=True)
class MeansSheet:
    """One sheet of one file as rows of texts, all of one width.

    `is_turned` says that its columns are the rows of the file: a table with a row for each group is read that way.
    """

    file: str
    name: str
    rows: tuple[tuple[str, ...], ...]
    is_turned: bool = False

    @property
    def width(self) -> int:
        """How many columns."""
        return len(self.rows[0]) if self.rows else 0

    def turned(self) -> "MeansSheet":
        """The same with rows for columns."""
        return replace(self, rows=tuple(zip(*self.rows, strict=True)), is_turned=not self.is_turned)

    def row_number(self, row: int, column: int) -> int:
        """The row of a cell as its owner counts."""
        return (column if self.is_turned else row) + 1

    def letter(self, row: int, column: int) -> str:
        """The column of a cell as its owner finds it."""
        return column_letter(row if self.is_turned else column)

    def column_name(self, column: int) -> str:
        """A column as its owner finds it: 'kolom C', or 'rij 3' of a turned sheet."""
        return f"rij {column + 1}" if self.is_turned else f"kolom {column_letter(column)}"


def sheet_of(file: str, grid: "Grid") -> MeansSheet | None:
    """A grid as a sheet of means, None when it is too large to be one."""
    if len(grid.frame) > MOST_ROWS or grid.frame.shape[1] > MOST_COLUMNS:
        return None
    return sheet_of_rows(file, grid.name, grid.head(MOST_ROWS))


def sheet_of_rows(file: str, name: str, rows: Sequence[Sequence[str]]) -> MeansSheet:
    """Rows of texts as a sheet: spaces gone, all as wide as the widest."""
    plain = [[" ".join(cell.replace("\ufeff", "").split()) for cell in row] for row in rows]
    columns = [*zip_longest(*plain, fillvalue="")]
    return MeansSheet(file, name, tuple(zip(*columns, strict=True)))


def cell_of(text: str) -> Cell:
    """A text as the cell it came from: a day that Excel made of a score is a day again."""
    if found := _DAY.fullmatch(text):
        try:
            return datetime.date(*map(int, found.groups()))
        except ValueError:
            return text
    return text
