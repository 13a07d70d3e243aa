"""A text of which whole lines stand in one cell, between quotes: Excel saves a CSV so that it opened as one column."""

import csv
from collections import Counter
from collections.abc import Sequence

FEWEST = 2  # separators in a cell that is a line
LONGEST_LINE = 10_000  # characters


def cut_lines(rows: Sequence[Sequence[str]], separators: str) -> tuple[list[tuple[str, ...]], str]:
    """The rows with those that hold one cell cut by the separator that most of these hold, and that separator.

    Other rows stay as they are; no rows and '' when no cell is a line.
    """
    lines = [line for row in rows if (line := _line(row))]
    votes = Counter(most for line in lines if (most := _most_in(line, separators)))
    if not votes:
        return [], ""
    separator = votes.most_common(1)[0][0]
    return [_cut(row, separator) for row in rows], separator


def _line(row: Sequence[str]) -> str:
    """The only filled cell of a row, '' where there are more, or none."""
    filled = [cell for cell in row if cell.strip()]
    return filled[0] if len(filled) == 1 and len(filled[0]) <= LONGEST_LINE else ""


def _most_in(line: str, separators: str) -> str:
    most = max(separators, key=line.count)
    return most if line.count(most) >= FEWEST else ""


def _cut(row: Sequence[str], separator: str) -> tuple[str, ...]:
    line = _line(row)
    return tuple(next(csv.reader([line], delimiter=separator))) if separator in line and line else tuple(row)
