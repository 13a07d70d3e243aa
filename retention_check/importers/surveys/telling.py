"""What is shown of columns and cells: what they are used for, a few short examples, and every cell that is not used."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd

from retention_check import dutch
from retention_check.domain.scores import THRESHOLD
from retention_check.domain.side import Side
from retention_check.importers.surveys.answers.shown_values import LONGEST, is_personal, shown_answer
from retention_check.importers.surveys.answers.tallying import Counts
from retention_check.importers.surveys.choices import ColumnRole
from retention_check.importers.surveys.part import Part
from retention_check.importers.surveys.survey_table import Dropped, SurveyColumn, SurveyTable, ToolRole
from retention_check.importers.surveys.understanding import (
    AnswerValue,
    ColumnUse,
    Excluded,
    ExclusionCause,
    Sureness,
    UnusedCell,
)

MOST_EXAMPLES = 3
FEWEST_TOLD = 3  # rows with a value that anybody may have typed, from which it is an example
MOST_CELLS = 200  # that are told one by one
_LOOKED_AT = 50  # values of a column from which examples are taken


def uses_of(part: Part) -> Iterator[ColumnUse]:
    """What becomes of each column of a part."""
    for column in part.table.columns:
        yield _use(part, column)


def unread_uses(table: SurveyTable) -> Iterator[ColumnUse]:
    """The columns of a table in which no statement was found."""
    for column in table.columns:
        yield _plain_use(table, column)


def excluded_of(part: Part, *, by_sheet: bool) -> Iterator[Excluded]:
    """The rows that do not count."""
    yield from (replace(each, sheet=part.table.sheet) if by_sheet else each for each in part.inclusion.excluded)


def answers_of(parts: Sequence[Part], counts: Counts) -> tuple[AnswerValue, ...]:
    """What was read as what in the rows that count, and what is asked; from low to high, no answers last.

    Where a group gave few answers to a statement, what only those hold is not told, nor how often anything was given:
    a total less the means of the others is what the few answered. Rows without an answer tell what was read as none.
    While nothing but few answers count, every value is told, without how often.
    """
    few = {place for place, answers in counts.items() if sum(answers.values()) < THRESHOLD}
    is_anything_shown = few != counts.keys()
    times: Counter[tuple[str, str | None]] = Counter()
    for part in parts:
        times.update(_times(part, few, is_everything=not is_anything_shown))
    tells = is_anything_shown and not few and not _has_small_group(parts)
    made = (AnswerValue(typed, read_as, n if tells else None) for (typed, read_as), n in times.items())
    return tuple(sorted(made, key=lambda each: (each.read_as is None, _place(each.read_as), each.typed)))


def _has_small_group(parts: Sequence[Part]) -> bool:
    people: Counter[str] = Counter()
    for part in parts:
        people.update({str(side): int(n) for side, n in part.inclusion.sides.value_counts().items() if n})
    return any(n < THRESHOLD for n in people.values())


def _times(part: Part, few: Collection[tuple[Side, str]], *, is_everything: bool) -> dict[tuple[str, str | None], int]:
    """How often each value stands in rows that are told, without the few; one that does not is there when asked."""
    given: Counter[tuple[str, str | None]] = Counter()
    told, sides = _told_rows(part), part.inclusion.sides
    for key, code in part.statements.items():
        hidden = [str(side) for side in Side if (side, code) in few]
        rows = told.difference(sides.index[sides.isin(hidden)]) if hidden else told
        for typed, n in part.table.frame.loc[rows, key].value_counts(sort=False).items():
            number = part.reading.read[key][str(typed)]
            given[str(typed), None if number is None else dutch.as_typed(number)] += int(n)
    places = [(value.typed, value.read_as) for value in part.reading.values]
    return {each: given[each] for each in places if given[each] or each[0] in part.reading.asked or is_everything}


def unused_cells(parts: Sequence[Part], *, by_sheet: bool) -> tuple[tuple[UnusedCell, ...], int]:
    """The first cells with something else than an answer, of rows that count or have no answer at all; how many."""
    found: list[UnusedCell] = []
    count = 0
    for part in parts:
        places = [each for key in part.statements for each in unused_in(part, key)]
        count += sum(len(rows) for _, _, rows in places)
        cells = [(row, key, value) for key, value, rows in places for row in rows[:MOST_CELLS]]
        order = [column.key for column in part.table.columns]
        cells.sort(key=lambda cell: (cell[0], order.index(cell[1])))
        found += [_cell(part, *cell, by_sheet=by_sheet) for cell in islice(cells, MOST_CELLS - len(found))]
    return tuple(found), count


def _place(read_as: str | None) -> float:
    return float(read_as.replace(",", ".")) if read_as else 0


def _use(part: Part, column: SurveyColumn) -> ColumnUse:
    use = _plain_use(part.table, column)
    if column.key in part.reading.texts:
        return replace(use, is_text=True)
    match = part.matches.get(column.key)
    role = part.roles.role_of(column.key)
    if match:
        use = replace(use, code=match.code, sureness=match.sureness, candidates=match.candidates)
    return replace(use, role=role, examples=tuple(_examples(part, column, role)))


def _plain_use(table: SurveyTable, column: SurveyColumn) -> ColumnUse:
    return ColumnUse(
        column.key,
        column.letter,
        column.heading.text,
        table.file,
        sheet=table.sheet,
        is_private=column.dropped is Dropped.PRIVATE or column.heading.role is ToolRole.PRIVATE,
        is_text=column.dropped is Dropped.TEXT,
    )


def _examples(part: Part, column: SurveyColumn, role: ColumnRole) -> Iterator[str]:
    """The values that came most, of a column that is used, as far as they were understood."""
    match = part.matches.get(column.key)
    is_asked = match is not None and match.sureness is Sureness.ASKED
    if role is ColumnRole.NONE and match is None:
        return
    cells = part.table.frame[column.key].cat
    times = np.bincount(cells.codes.to_numpy() + 1, minlength=len(cells.categories) + 1)[1:]
    most = np.argsort(-times, kind="stable")[:_LOOKED_AT]
    may_be_personal = is_asked or role in (ColumnRole.ATTENTION, ColumnRole.CONSENT, ColumnRole.CONSENT_BY_TWO)
    fewest = FEWEST_TOLD if may_be_personal else 1
    values = (str(cells.categories[place]) for place in most if times[place] >= fewest)
    told = (_short(column.labels.get(value, value)) for value in values if _is_understood(part, column, role, value))
    yield from islice(dict.fromkeys(told), MOST_EXAMPLES)


def _is_understood(part: Part, column: SurveyColumn, role: ColumnRole, value: str) -> bool:
    if not value.strip() or is_personal(value):
        return False
    if role is ColumnRole.NONE and column.key in part.reading.read:
        return part.reading.read[column.key][value] is not None
    if role is ColumnRole.NONE:  # it is asked what the column is
        return not shown_answer(column.labels.get(value, value)).startswith("(")
    if role is ColumnRole.GROUP:
        group = part.groups.of(column.labels.get(value, value))
        return group is not None and group.side is not None
    return True


def _short(value: str) -> str:
    text = " ".join(value.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def unused_in(part: Part, key: str) -> Iterator[tuple[str, str, list[int]]]:
    """The key of a column, a value in it that is no answer, and the rows that count in which it stands."""
    wrong = part.reading.out_of_place.get(key, {})
    if not wrong:
        return
    cells = part.table.frame.loc[_told_rows(part), key]
    codes = cells.cat.codes.to_numpy()
    for place, value in enumerate(cells.cat.categories):
        if value in wrong and len(rows := cells.index[codes == place]):
            yield key, value, rows.tolist()


def _told_rows(part: Part) -> "pd.Index[Any]":
    """The rows that count, and those that do not because nothing in them is an answer."""
    empty = [row for each in part.inclusion.excluded if each.cause is ExclusionCause.NO_ANSWERS for row in each.rows]
    return part.inclusion.sides.index.append(pd.Index(empty, dtype=part.inclusion.sides.index.dtype)).sort_values()


def _cell(part: Part, row: int, key: str, value: str, *, by_sheet: bool) -> UnusedCell:
    column = part.table.column(key)
    return UnusedCell(
        part.table.file,
        row,
        column.letter,
        shown_answer(value),
        part.reading.out_of_place[key][value],
        column.heading.text,
        part.table.sheet if by_sheet else "",
    )
