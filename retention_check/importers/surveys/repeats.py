"""Rows of one table that stand in another one too: by the id of a person, or by the same answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import numpy as np

from retention_check.importers.surveys.fitting_rows import NOWHERE, equal_rows, fitting_rows, is_no_chance
from retention_check.importers.surveys.part import Part
from retention_check.importers.surveys.rows.row_facts import SIDES

FEWEST_ANSWERS = 3  # in a row, from which the same answers are those of the same person, where half of a table has them
FEWEST_REPEATED = 20  # answers in rows with fewer than that, of a table that is smaller than the other
FEWEST_ROWS = 3
LONG = 10  # answers in a row that are all the same, from which it is told
_CLEAR = 20  # from which nobody else gives them, whatever else stands in the table
_OTHERS = 5  # of these that are not the mark that a row has most: many people give one mark to nearly everything
_AGREED = 0.8  # part of the answers of two rows with one id that are the same, where it is one person


@dataclass(frozen=True)
class CountedRows:
    """The rows that count, as numbers: the side first, then the answers by code.

    `ids` and `row_ids` are as in a table: 0 for who is in no other.
    """

    cells: Any
    ids: Any
    row_ids: Any

    def without_side(self) -> "CountedRows":
        """The answers alone."""
        return replace(self, cells=np.where(np.arange(self.cells.shape[1]) == 0, 0, self.cells))

    def at(self, places: Any) -> "CountedRows":
        """Some of the rows."""
        return CountedRows(self.cells[places], self.ids[places], self.row_ids[places])

    @property
    def answers(self) -> Any:
        """How many there are in each row."""
        return (self.cells[:, 1:] != 0).sum(axis=1)

    @property
    def others(self) -> Any:
        """How many of these in each row are not the one that it has most."""
        answers = self.cells[:, 1:]
        times = [(answers == each).sum(axis=1) for each in np.unique(answers[answers != 0])]
        return self.answers - (np.max(times, axis=0) if times else 0)


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
    is_counted = part.table.frame.index.isin(sides.index)
    none = [0] * len(is_counted)
    ids, row_ids = (np.array(each or none, dtype=np.int64)[is_counted] for each in (part.table.ids, part.table.row_ids))
    return CountedRows(cells, ids, row_ids)


def is_within(rows: CountedRows, others: CountedRows) -> bool:
    """Whether each row stands in the other table too, and that is no chance."""
    if not len(rows.cells) or (equal_rows(rows.cells, others.cells) == NOWHERE).any():
        return False
    if len(rows.cells) < FEWEST_ROWS:
        return bool(rows.answers.sum() >= FEWEST_REPEATED and rows.others.sum() >= _OTHERS)
    is_same_table = len(rows.cells) == len(others.cells)
    return bool((rows.answers >= FEWEST_ANSWERS).any() or rows.answers.sum() >= FEWEST_REPEATED or is_same_table)


def same_people(rows: CountedRows, others: CountedRows) -> Any:
    """Of each row the place in the other table of the same person, -1 for who is not there beyond doubt.

    An id that a tool made unique says enough, where any answer can be compared. Else the same answers do: in half of
    the table, or so many in a row that no two people give them.
    """
    places = _with_one_id(rows, others)
    left = np.flatnonzero(places == NOWHERE)
    left_there = np.setdiff1d(np.arange(len(others.cells)), places)
    if len(left) and len(left_there):
        found = _by_answers(rows.at(left), others.at(left_there))
        places[left] = np.where(found == NOWHERE, NOWHERE, left_there[found])
    return places


def same_answers(rows: CountedRows, others: CountedRows) -> Any:
    """Of each row the place of one that is the same, whoever gave them; else of the only one that fits, if long."""
    there = {row.tobytes(): place for place, row in enumerate(others.cells)}
    same = np.array([there.get(row.tobytes(), NOWHERE) for row in rows.cells], dtype=np.int64)
    places, is_only = fitting_rows(rows.cells, others.cells, LONG)
    is_told = is_only & is_long(_shared(rows, others, places))
    return np.where((same == NOWHERE) & is_told, places, same)


def is_long(rows: CountedRows) -> Any:
    """Which rows have so many answers, not all the same, that somebody else seldom gives them."""
    return (rows.answers >= LONG) & (rows.others > 0)


def same_of_another_side(rows: CountedRows, others: CountedRows) -> int:
    """How many rows stand in the other table for another group: half of this one, or so many long ones; else 0."""
    if not len(others.cells):
        return 0
    mine, theirs = rows.without_side(), others.without_side()
    places, is_only = fitting_rows(mine.cells, theirs.cells, FEWEST_ANSWERS)
    is_of_other = rows.cells[:, 0] != others.cells[places, 0]
    shared = _shared(mine, theirs, np.where(is_of_other, places, NOWHERE))
    is_enough = shared.answers >= FEWEST_ANSWERS
    is_half = is_enough.sum() * 2 >= len(is_enough) and _is_no_chance(shared, others)
    is_found = is_enough if is_half else is_only & is_long(shared)
    return int(is_found.sum()) if is_found.sum() >= FEWEST_ROWS else 0


def people_of_both_sides(rows: CountedRows, others: CountedRows) -> int:
    """How many people, by ids that a tool made unique, are of another group in the other table."""
    sides = {int(each): int(side) for each, side in zip(others.ids, others.cells[:, 0], strict=True) if each}
    own = zip(rows.ids, rows.cells[:, 0], strict=True)
    return len({int(each) for each, side in own if sides.get(int(each), side) != side})


def _by_answers(rows: CountedRows, others: CountedRows) -> Any:
    if is_within(rows, others):
        return equal_rows(rows.cells, others.cells)
    fitting, is_only = fitting_rows(rows.cells, others.cells, FEWEST_ANSWERS)
    numbered, is_of_people = _with_one_number(rows, others)
    shared = _shared(rows, others, fitting)
    is_numbered = is_of_people & (numbered != NOWHERE)
    is_found = (shared.answers >= FEWEST_ANSWERS) | is_numbered
    if not _comes_back(rows, others, is_numbered, shared):
        is_found = is_only & (shared.answers >= _CLEAR) & (shared.others >= _OTHERS)
        is_found |= _is_clear(_shared(rows, others, numbered))
    return _each_once(np.where(is_found, np.where(numbered == NOWHERE, fitting, numbered), NOWHERE))


def _comes_back(rows: CountedRows, others: CountedRows, is_numbered: Any, shared: CountedRows) -> bool:
    """Whether half of a table stands in the other; where rows only fit, also whether that is no chance."""
    n, answers = len(rows.cells), shared.answers
    is_enough = answers >= FEWEST_ANSWERS
    is_equal = is_enough & (answers == rows.answers) & (equal_rows(rows.cells, others.cells) != NOWHERE)
    if n >= FEWEST_ROWS and (is_equal | is_numbered).sum() * 2 >= n:
        return True
    if n < FEWEST_ROWS and not (
        is_enough.all() and answers.sum() >= FEWEST_REPEATED and shared.others.sum() >= _OTHERS
    ):
        return False
    return bool((is_enough | is_numbered).sum() * 2 >= n and _is_no_chance(shared, others))


def _is_no_chance(shared: CountedRows, others: CountedRows) -> bool:
    """Whether rows of other people would not fit so often; who gives one mark to everything says nothing of that."""
    answers = shared.answers * (shared.answers >= FEWEST_ANSWERS)
    return is_no_chance(answers[(answers == 0) | (shared.others > 0)], others.cells)


def _each_once(places: Any) -> Any:
    """The places, of which a second row with the same one has none: one was found by number, the other by answers."""
    first = np.zeros(len(places), dtype=bool)
    first[np.unique(places, return_index=True)[1]] = True
    return np.where(first, places, NOWHERE)


def _shared(rows: CountedRows, others: CountedRows, places: Any) -> CountedRows:
    """Of each row the answers that stand at its place in the other table too."""
    if not len(others.cells):
        return replace(rows, cells=np.zeros_like(rows.cells))
    is_same = (rows.cells == others.cells[places]) & (places != NOWHERE)[:, None]
    return replace(rows, cells=np.where(is_same, rows.cells, 0))


def _with_one_id(rows: CountedRows, others: CountedRows) -> Any:
    """Of each row the place with the same id and side, as far as both answered a statement."""
    places = _with_same(rows.ids, others.ids, rows, others)
    return np.where(_compared(rows, others, places)[1] > 0, places, NOWHERE)


def _with_one_number(rows: CountedRows, others: CountedRows) -> tuple[Any, bool]:
    """The same of ids that may only number the rows of each, and whether they do not: most of the answers agree."""
    places = _with_same(rows.row_ids, others.row_ids, rows, others)
    same, both = _compared(rows, others, places)
    is_agreed = (same >= _AGREED * both) & (same > 1)
    is_whole = len(rows.cells) >= FEWEST_ROWS and bool((is_agreed & (same == both)).all())
    if same[is_agreed].sum() < FEWEST_REPEATED and not is_whole:
        is_agreed &= same >= FEWEST_ANSWERS
    is_of_people = bool(is_agreed.any() and is_agreed.sum() * 2 >= (places != NOWHERE).sum())
    return (places if is_of_people else np.where(is_agreed, places, NOWHERE)), is_of_people


def _is_clear(shared: CountedRows) -> Any:
    """Which of these pairs share so many answers that they are one person."""
    return (shared.answers >= LONG) & (shared.others >= _OTHERS)


def _with_same(mine: Any, theirs: Any, rows: CountedRows, others: CountedRows) -> Any:
    """Of each row the place of that with the same id and side."""
    there = {
        (int(each), int(side)): place for place, (each, side) in enumerate(zip(theirs, others.cells[:, 0], strict=True))
    }
    keys = ((int(each), int(side)) for each, side in zip(mine, rows.cells[:, 0], strict=True))
    return np.array([there.get(key, NOWHERE) if key[0] else NOWHERE for key in keys], dtype=np.int64)


def _compared(rows: CountedRows, others: CountedRows, places: Any) -> tuple[Any, Any]:
    """How many answers of each row are those at its place in the other table, and how many stand in both."""
    mine, theirs = rows.cells[:, 1:], others.cells[places, 1:]
    both = (mine != 0) & (theirs != 0) & (places != NOWHERE)[:, None]
    return ((mine == theirs) & both).sum(axis=1), both.sum(axis=1)


def _number(read: Callable[[str], Decimal | None]) -> Callable[[str], int]:
    return lambda value: int((read(value) or 0) * 100)
