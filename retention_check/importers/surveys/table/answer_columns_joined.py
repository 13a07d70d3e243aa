"""A question with a column for each of its answers becomes one column: of who filled in more, both are there."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from retention_check.importers.surveys.files.grid import Grid, categorical
from retention_check.importers.surveys.survey_table import Layout

BETWEEN = " + "  # answers of who filled in more than one: no answer in words holds it


def with_joined(grid: Grid, layout: Layout) -> Grid:
    """The grid with such columns joined in the first of them, and nothing left in the others."""
    if not layout.joined:
        return grid
    frame = grid.frame.copy(deep=False)
    for columns in layout.joined:
        frame[columns[0]] = _joined([grid.frame[index] for index in columns], layout.rows_above).array
        for index in columns[1:]:
            frame[index] = categorical(np.zeros(len(frame), dtype=np.int32), [""]).array
    return replace(grid, frame=frame)


def _joined(columns: Sequence["pd.Series[Any]"], rows_above: int) -> "pd.Series[Any]":
    """What stands in the columns together; nothing in the rows above, which hold the answers that there are."""
    codes = np.zeros(len(columns[0]), dtype=np.int64)
    texts = [[str(text).strip() for text in column.cat.categories] for column in columns]
    for column, names in zip(columns, texts, strict=True):
        filled = np.array([*(place + 1 if text else 0 for place, text in enumerate(names)), 0])
        codes = codes * (len(names) + 1) + filled[column.cat.codes.to_numpy()]
    codes[:rows_above] = 0
    places, different = pd.factorize(codes)
    words = [_words(int(code), texts) for code in different]
    numbers: dict[str, int] = {}
    merged = np.array([numbers.setdefault(text, len(numbers)) for text in words] or [0], dtype=np.int32)
    return categorical(merged[places], numbers or [""])


def _words(code: int, texts: Sequence[Sequence[str]]) -> str:
    found = []
    for names in reversed(texts):
        code, place = divmod(code, len(names) + 1)
        if place:
            found.append(names[place - 1])
    return BETWEEN.join(reversed(found))
