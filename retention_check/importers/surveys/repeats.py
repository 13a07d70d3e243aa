"""Rows of one table that stand in another one too: by the id of a person, or by the same answers."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np

from retention_check.importers.surveys.part import Part
from retention_check.importers.surveys.rows.row_facts import SIDES

FEWEST_ANSWERS = 3  # in a row, from which the same answers are those of the same person
FEWEST_REPEATED = 20  # answers in rows with fewer than that, of a table that is smaller than the other
FEWEST_ROWS = 3
_AGREED = 0.8  # part of the answers of two rows with one id that are the same, where it is one person


@dataclass(frozen=True)
class CountedRows:
    """The rows that count, as numbers: the side first, then the answers by code; `ids` are 0 for who is in no other."""

    cells: Any
    ids: Any

    def without_side(self) -> "CountedRows":
        """The answers alone."""
        return CountedRows(np.where(np.arange(self.cells.shape[1]) == 0, 0, self.cells), self.ids)

    @property
    def answers(self) -> Any:
        """How many there are in each row."""
        return (self.cells[:, 1:] != 0).sum(axis=1)

    def counted(self) -> Counter[bytes]:
        """How often each different row stands there."""
        return Counter(row.tobytes() for row in self.cells)


def rows_of(part: Part, codes: Sequence[str]) -> CountedRows:
    """The rows of a part that count, with a place for each of these codes."""
    sides = part.inclusion.sides
    frame = part.table.frame.loc[sides.index]
    cells = np.zeros((len(frame), len(codes) + 1), dtype=np.int16)
    cells[:, 0] = [SIDES.index(str(side)) + 1 for side in sides]
    for key, code in part.statements.items():
        number = _number(part.reading.read[key].get)
        values = [number(value) for value in frame[key].cat.categories]
        cells[:, codes.index(code) + 1] += np.array([*values, 0], dtype=np.int16)[frame[key].cat.codes.to_numpy()]
    ids = np.array(part.table.ids or [0] * len(part.table.frame), dtype=np.int64)
    return CountedRows(cells, ids[part.table.frame.index.isin(sides.index)])


def is_within(rows: CountedRows, others: CountedRows) -> bool:
    """Whether each row stands in the other table too, and that is no chance."""
    if len(rows.cells) < FEWEST_ROWS or not _in_others(rows, others).all():
        return False
    is_same_table = len(rows.cells) == len(others.cells)
    return bool((rows.answers >= FEWEST_ANSWERS).any() or rows.answers.sum() >= FEWEST_REPEATED or is_same_table)


def repeated(rows: CountedRows, others: CountedRows) -> Any:
    """Which rows stand in the other table too; none where those are fewer than half."""
    none = np.zeros(len(rows.cells), dtype=bool)
    if len(rows.cells) < FEWEST_ROWS:
        return none
    if is_within(rows, others):
        return ~none
    found = _in_others(rows, others) & (rows.answers >= FEWEST_ANSWERS)
    found |= _with_one_id(rows, others)
    return found if found.sum() * 2 >= len(found) else none


def _in_others(rows: CountedRows, others: CountedRows) -> Any:
    """The rows that are the same as one of the others, each of which is used once."""
    left = others.counted()
    found = np.zeros(len(rows.cells), dtype=bool)
    for place, row in enumerate(rows.cells):
        key = row.tobytes()
        if left[key] > 0:
            left[key] -= 1
            found[place] = True
    return found


def _with_one_id(rows: CountedRows, others: CountedRows) -> Any:
    """The rows of which the id and the side stand in the other table; not where ids only number the rows of each."""
    places = {(int(each), int(side)): place for place, (each, side) in enumerate(_named(others)) if each}
    pairs = {place: places[key] for place, row in enumerate(_named(rows)) if (key := tuple(map(int, row))) in places}
    found = np.zeros(len(rows.cells), dtype=bool)
    if not pairs:
        return found
    mine, theirs = rows.cells[[*pairs], 1:], others.cells[[*pairs.values()], 1:]
    both = (mine != 0) & (theirs != 0)
    agreed = ((mine == theirs) & both).sum(axis=1) >= np.maximum(_AGREED * both.sum(axis=1), FEWEST_ANSWERS)
    found[[*pairs]] = agreed.sum() * 2 >= len(pairs)
    return found


def _named(rows: CountedRows) -> Any:
    """The id and the side of each row."""
    return np.stack([rows.ids, rows.cells[:, 0]], axis=1)


def _number(read: Callable[[str], Decimal | None]) -> Callable[[str], int]:
    return lambda value: int((read(value) or 0) * 100)
