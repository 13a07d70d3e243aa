"""A grid becomes a table of people: the tool's layout gives the headings, and what is private goes here for good."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

import numpy as np
import pandas as pd

from retention_check.importers.sheet_header import column_letter
from retention_check.importers.surveys.files.grid import Grid, categorical
from retention_check.importers.surveys.survey_table import (
    Dropped,
    Heading,
    SurveyColumn,
    SurveyTable,
    ToolRole,
)
from retention_check.importers.surveys.table import private_columns
from retention_check.importers.surveys.table.answer_columns_joined import with_joined
from retention_check.importers.surveys.table.heading_legends import legend_of
from retention_check.importers.surveys.table.headings import heading
from retention_check.importers.surveys.table.people_rows import people_rows
from retention_check.importers.surveys.table.shared_ids import hashed_ids
from retention_check.importers.surveys.tools import HEAD_ROWS, spss, tool_of

FEW_ROWS = 50  # by which the year is told
LONGEST_CELL = 2000  # letters of a cell of the first rows


def table_of(grid: Grid, file: str, salt: bytes = b"") -> SurveyTable:
    """The table that a grid holds; with a `salt` the ids of its rows are hashed, to be compared with other tables."""
    head = [tuple(cell[:LONGEST_CELL] for cell in row) for row in grid.head(HEAD_ROWS)]
    tool = spss if grid.labels else tool_of(head)
    layout = tool.read(head)
    grid = with_joined(grid, layout)
    rows = people_rows(grid, layout)
    columns: list[SurveyColumn] = []
    cells: dict[str, Any] = {}
    for index, found in enumerate(_of_width(layout.headings, grid.frame.shape[1])):
        found = found if found.scale else replace(found, scale=rows.scale)
        column, values = _column(index, found, grid, rows.people)
        if column.heading.text:
            column = replace(column, key=_key(column.heading.text, cells))
            columns.append(column)
            cells[column.key] = values.array
    numbers = grid.frame.index + 1
    frame = pd.DataFrame(cells, index=numbers[rows.people])
    totals = tuple(int(numbers[place]) for place in rows.totals)
    year = _answered_in(layout.headings, grid, rows.people)
    ids, row_ids = hashed_ids(layout.headings, grid, rows.people, salt)
    named = (tool.NAME, file, grid.name)
    return SurveyTable(*named, tuple(columns), frame, totals, year, len(layout.joined), ids, row_ids)


def _answered_in(headings: Sequence[Heading], grid: Grid, people: Any) -> int | None:
    """The year that most of the first times have, which are not kept themselves."""
    of_times = (ToolRole.OTHER, ToolRole.SUBMITTED)
    times = [grid.frame[index] for index, found in enumerate(headings) if found.role in of_times]
    texts = [str(value) for cells in times for value in cells.iloc[people[:FEW_ROWS]]]
    days = filter(private_columns.is_day, texts)
    years = Counter(year for text in days if (year := private_columns.year_sent(text)).isdecimal())
    return int(years.most_common(1)[0][0]) if years else None


def _of_width(headings: Sequence[Heading], width: int) -> list[Heading]:
    return [found or heading("") for found, _ in zip_longest(headings[:width], range(width))]


def _column(index: int, found: Heading, grid: Grid, people: Any) -> tuple[SurveyColumn, "pd.Series[Any]"]:
    """A column with what may be kept of it; without a heading it is named by its letter if anything stands in it."""
    letter = column_letter(index)
    all_cells = grid.frame[index].cat
    codes = all_cells.codes.to_numpy()[people].astype(np.int64) + 1  # 0 where nothing stands
    counts = np.bincount(codes, minlength=len(all_cells.categories) + 1)
    used = np.flatnonzero(counts)
    dropped, values = _kept(found, all_cells.categories, used, counts)
    labels = grid.labels[index] if grid.labels else legend_of(found.text, values)
    if not found.text and any(value.strip() for value in values):
        found = replace(found, text=f"kolom {letter}")
    column = SurveyColumn("", letter, found, labels, dropped)
    if dropped:
        return column, categorical(np.zeros(len(codes), dtype=np.int32), [""])
    if found.role is ToolRole.RESPONSE_ID:
        return column, _repeated(codes, used, values)
    if found.role is ToolRole.SUBMITTED:
        return column, _renumbered(codes, used, [private_columns.year_sent(value) for value in values])
    return column, _renumbered(codes, used, values)


def _kept(found: Heading, categories: "pd.Index[Any]", used: Any, counts: Any) -> tuple[Dropped | None, list[str]]:
    """Why a column is dropped, or its values as they are kept."""
    if found.role in (ToolRole.PRIVATE, ToolRole.OTHER):
        return private_columns.dropped_of(found, (), ()), []
    if found.role in (ToolRole.RESPONSE_ID, ToolRole.SUBMITTED):
        return None, _values(categories, used)
    if len(used) > private_columns.MOST_VALUES and not private_columns.tells_birth(found):
        some = used[: private_columns.MOST_VALUES]  # enough to say why nothing of so many can be used
        return private_columns.dropped_of(found, _values(categories, some), counts[some].tolist()) or Dropped.UNUSED, []
    values, times = _values(categories, used), counts[used].tolist()
    dropped = private_columns.dropped_of(found, values, times)
    return dropped, values if dropped else private_columns.kept_values(found, values, times)


def _values(categories: "pd.Index[Any]", used: Any) -> list[str]:
    """The different values, of which place 0 is that of a cell without any."""
    none = [""] * int((used[:1] == 0).sum())
    return [*none, *categories.take(used[len(none) :] - 1).to_numpy(dtype=object).tolist()]


def _repeated(codes: Any, used: Any, values: Iterable[str]) -> "pd.Series[Any]":
    """Which rows have the same response id, by a number of our own: the ids themselves are not kept."""
    is_blank = [not value.strip() for value in values]
    is_repeated = pd.Series(codes).duplicated(keep=False).to_numpy() & ~np.isin(codes, used[is_blank])
    numbers = np.zeros(len(codes), dtype=np.int32)
    found, different = pd.factorize(codes[is_repeated])
    numbers[is_repeated] = found + 1
    return categorical(numbers, ["", *map(str, range(1, len(different) + 1))])


def _renumbered(codes: Any, used: Any, values: Sequence[str]) -> "pd.Series[Any]":
    """The cells by the values that are left, of which some may have become the same."""
    places: dict[str, int] = {}
    new = np.zeros(int(used[-1]) + 1 if len(used) else 1, dtype=np.int32)
    new[used] = [places.setdefault(value, len(places)) for value in values]
    return categorical(new[codes], places)


def _key(text: str, taken: Iterable[str]) -> str:
    """A heading, with a number behind it where another before it is the same."""
    key, times = text, 1
    while key in taken:
        times += 1
        key = f"{text} ({times})"
    return key
