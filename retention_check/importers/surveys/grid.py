"""A table of any size as columns of category type: what repeats is kept once, and rows are never kept whole."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Any

import numpy as np
import pandas as pd

from retention_check.importers.surveys.limits import Limits
from retention_check.importers.table import TooManyColumnsError
from retention_check.importers.workbook import TooManyRowsError

CHUNK = 2000  # rows that are turned into columns at a time


@dataclass(frozen=True)
class Grid:
    """A table as it stands in a file, the rows above the answers included.

    `frame` has columns 0, 1, ... of category type with texts ('' for empty), and the rows by index, 0 the first.
    `labels` holds, by place of the column, the words that belong to its codes: SPSS keeps them apart.
    """

    name: str
    frame: pd.DataFrame
    labels: tuple[dict[str, str], ...] = ()

    def head(self, rows: int) -> list[tuple[str, ...]]:
        """The first rows, as texts."""
        return [tuple(map(str, row)) for row in self.frame.iloc[:rows].itertuples(index=False, name=None)]


class _Places(dict[str, int]):
    """The place of each different value, in the order in which they came."""

    def __missing__(self, value: str) -> int:
        self[value] = place = len(self)
        return place


def grid_of(name: str, rows: Iterable[Iterable[str]], limits: Limits) -> Grid:
    """Rows of texts as a grid, one at a time; TooManyRowsError, TooManyColumnsError."""
    places: list[_Places] = []
    columns: list[array[int]] = []
    height = 0
    for chunk in _chunks(iter(rows)):
        for index, cells in enumerate(zip_longest(*chunk, fillvalue="")):
            if index == len(columns):
                if index >= limits.columns:
                    raise TooManyColumnsError
                places.append(_Places({"": 0}))
                columns.append(array("i", bytes(array("i").itemsize * height)))
            columns[index].extend(map(places[index].__getitem__, cells))
        height += len(chunk)
        if height > limits.rows:
            raise TooManyRowsError
        for column in columns:  # a row that ends early
            column.extend([0] * (height - len(column)))
    made = zip(columns, places, strict=True)
    return Grid(name, pd.DataFrame({index: categorical(*each) for index, each in enumerate(made)}))


def categorical(places: Sequence[int], values: Iterable[str]) -> "pd.Series[Any]":
    """A column of different texts and where each stands."""
    made: Any = pd.Categorical.from_codes(np.asarray(places, dtype=np.int32), pd.Index([*values], dtype=str))
    return pd.Series(made)


def _chunks(rows: Iterator[Iterable[str]]) -> Iterator[list[Iterable[str]]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk
