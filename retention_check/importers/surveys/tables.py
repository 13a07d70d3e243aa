"""A grid becomes a table of people: the tool's layout gives the headings, and what is private goes here for good."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from retention_check.importers.sheet_header import column_letter
from retention_check.importers.surveys.grid import Grid, categorical
from retention_check.importers.surveys.survey_table import Heading, SurveyColumn, SurveyTable, ToolRole
from retention_check.importers.surveys.tools import HEAD_ROWS, tool_of


def table_of(grid: Grid, file: str) -> SurveyTable:
    """The table that a grid holds."""
    head = grid.head(HEAD_ROWS)
    tool = tool_of(head)
    layout = tool.read(head)
    frame = grid.frame.iloc[layout.rows_above :].drop(index=list(layout.skipped))
    keys = _keys(layout.headings)
    columns = tuple(
        SurveyColumn(key, column_letter(index), heading, grid.labels[index] if grid.labels else {})
        for index, (key, heading) in enumerate(zip(keys, layout.headings, strict=True))
    )
    cells = {column.key: _cells(column, frame[index]) for index, column in enumerate(columns)}
    made = pd.DataFrame({key: each.array for key, each in cells.items()}, index=frame.index + 1)
    return SurveyTable(tool.NAME, file, grid.name, columns, made)


def _cells(column: SurveyColumn, cells: "pd.Series[Any]") -> "pd.Series[Any]":
    if column.heading.role is ToolRole.PRIVATE:
        return categorical([0] * len(cells), [""])
    return cells.cat.remove_unused_categories()


def _keys(headings: Sequence[Heading]) -> list[str]:
    """The headings, each with a number behind it where another before it is the same."""
    seen: dict[str, int] = {}
    keys = []
    for heading in headings:
        seen[heading.text] = times = seen.get(heading.text, 0) + 1
        keys.append(heading.text if times == 1 else f"{heading.text} ({times})")
    return keys
