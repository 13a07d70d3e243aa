"""A table of any size as columns of category type: what repeats is kept once, and rows are never kept whole."""

import datetime
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Any

import numpy as np
import pandas as pd

from retention_check.importers.surveys.files.limits import Limits
from retention_check.importers.table import TooManyColumnsError
from retention_check.importers.workbook import TooManyRowsError
from retention_check.plain_text import harmless, one_line

CHUNK = 200  # rows that are turned into columns at a time: so few that they are still at hand in the processor


@dataclass(frozen=True)
class Grid:
    """A table as it stands in a file, the rows above the answers included.

    `frame` has columns 0, 1, ... of category type with texts ('' for empty), and the rows by index, 0 the first. Blank
    rows are there too, but not those at the end, nor blank columns there. `labels` holds, by place of the column, the
    words that belong to its codes: SPSS keeps them apart, and only a grid of SPSS has labels. Its two rows of headings,
    names and texts, have the indexes -2 and -1, so that 0 is the first case.
    """

    name: str
    frame: pd.DataFrame
    labels: tuple[dict[str, str], ...] = ()

    def head(self, rows: int) -> list[tuple[str, ...]]:
        """The first rows, as texts."""
        return [tuple(map(str, row)) for row in self.frame.iloc[:rows].itertuples(index=False, name=None)]


class _Places(dict[Any, int]):
    """The place of each different value, in the order in which they came; True and False are words."""

    def __missing__(self, value: Any) -> int:
        if isinstance(value, bool):
            return self[_word(value)]
        self[value] = place = len(self)
        return place


def cell_text(cell: Any) -> str:
    """A cell as text: a number without needless digits and with a point, a day as 2025-03-31."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(" ")
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def grid_of(name: str, rows: Iterable[Sequence[Any]], limits: Limits) -> Grid:
    """Rows of cells as a grid, one at a time; TooManyRowsError, TooManyColumnsError."""
    places: list[_Places] = []
    columns: list[array[int]] = []
    height = 0
    for chunk in _chunks(iter(rows)):
        for index, cells in enumerate(zip_longest(*chunk, fillvalue="")):
            if index >= limits.columns:
                if any(cell != "" for cell in cells):
                    raise TooManyColumnsError
                continue
            if index == len(columns):
                places.append(_Places({"": 0}))
                columns.append(array("i", bytes(array("i").itemsize * height)))
            _add(columns[index], cells, places[index])
        height += len(chunk)
        if height > limits.rows:
            raise TooManyRowsError
        for column in columns:  # a row that ends early
            column.extend([0] * (height - len(column)))
    made = (_of_texts(column, [*map(cell_text, each)]) for column, each in zip(columns, places, strict=True))
    return trimmed(Grid(name, pd.DataFrame(dict(enumerate(made)))))


def _add(column: "array[int]", cells: Sequence[Any], places: _Places) -> None:
    """The places of some more cells; True equals 1 and would have its place, so that is only looked at with a 1."""
    before = len(column)
    column.extend(map(places.__getitem__, cells))
    if (0 in places or 1 in places) and bool in set(map(type, cells)):
        del column[before:]
        column.extend(places[_word(cell) if isinstance(cell, bool) else cell] for cell in cells)


def _word(value: bool) -> str:
    return "WAAR" if value else "ONWAAR"


def _of_texts(places: Any, texts: list[str]) -> "pd.Series[Any]":
    """A column whose values may have become the same text: the number 1 and the text '1'."""
    if len(set(texts)) == len(texts):
        return categorical(places, texts)
    different = _Places()
    merged = np.fromiter((different[text] for text in texts), dtype=np.int32, count=len(texts))
    return categorical(merged[np.asarray(places, dtype=np.int32)], different)


def categorical(places: Any, values: Iterable[str]) -> "pd.Series[Any]":
    """A column of different texts and where each stands."""
    made: Any = pd.Categorical.from_codes(np.asarray(places, dtype=np.int32), pd.Index([*values], dtype=str))
    return pd.Series(made)


def trimmed(grid: Grid) -> Grid:
    """Without the blank rows and blank columns at the end."""
    ends = [_end(grid.frame[column]) for column in grid.frame]
    height = max(ends, default=0)
    width = max((index for index, end in enumerate(ends, 1) if end), default=0)
    return Grid(grid.name, grid.frame.iloc[:height, :width], grid.labels[:width])


def harmless_grid(grid: Grid) -> Grid:
    """The same table without what a terminal would obey: in no text that is shown, asked or typed back it can come."""
    frame = grid.frame.copy(deep=False)
    for column in frame:
        cells = frame[column].cat
        texts = cells.categories.tolist()
        if not all(map(str.isprintable, texts)) and texts != (made := [*map(harmless, texts)]):
            frame[column] = _of_texts(cells.codes.to_numpy(), made).array
    labels = tuple({harmless(code): harmless(label) for code, label in each.items()} for each in grid.labels)
    return Grid(one_line(grid.name), frame, labels)


def _end(cells: "pd.Series[Any]") -> int:
    """After how many rows nothing follows in a column."""
    is_blank = np.fromiter((not value or value.isspace() for value in cells.cat.categories.tolist()), dtype=bool)
    filled = np.flatnonzero(~is_blank[cells.cat.codes.to_numpy()] if len(cells) else [])
    return int(filled[-1]) + 1 if len(filled) else 0


def _chunks(rows: Iterator[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk
