"""A frame as people read it: Dutch headings and words, no column without a value, no text that can start a formula."""

from collections.abc import Sequence

import pandas as pd

from retention_check.exporters.data_dictionary import Column, headings
from retention_check.exporters.data_frames import Value
from retention_check.exporters.safe_cells import escape_formula


def filled_columns(frame: pd.DataFrame, columns: Sequence[Column]) -> list[Column]:
    """The columns in which at least one cell has a value."""
    return [column for column in columns if column.name in frame and frame[column.name].notna().any()]


def frame_for_people(frame: pd.DataFrame, columns: Sequence[Column]) -> pd.DataFrame:
    """The frame with Dutch headings and words, without the columns that are empty; figures stay Decimals."""
    filled = filled_columns(frame, columns)
    cells = {
        column.name: pd.Series([_cell(value, column) for value in frame[column.name]], dtype=object)
        for column in filled
    }
    return pd.DataFrame(cells).rename(columns=headings(filled))


def _cell(value: Value, column: Column) -> Value:
    return escape_formula(column.words.get(value, value)) if isinstance(value, str) else value
