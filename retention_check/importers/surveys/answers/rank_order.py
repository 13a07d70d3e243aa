"""Whether people put statements in order instead of giving each an answer: every row holds 1, 2, 3 ... once."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from retention_check.importers.surveys.answers.answer_columns import AnswerColumn
from retention_check.importers.surveys.answers.answer_values import ValueKind
from retention_check.importers.surveys.survey_table import SurveyTable

FEWEST = 6  # statements; the numbers of five in order may be five answers
ENOUGH = 3  # rows with a number for each
MOST = 0.9  # of those rows
_KINDS = (ValueKind.NUMBER, ValueKind.CODED)


def is_rank_order(table: SurveyTable, columns: Sequence[AnswerColumn]) -> bool:
    """Whether the reasons, or the measures, were put in order."""
    blocks = dict.fromkeys(column.block for column in columns)
    return any(_is_ranked(table, [column for column in columns if column.block == block]) for block in blocks)


def _is_ranked(table: SurveyTable, columns: Sequence[AnswerColumn]) -> bool:
    last = len(columns)
    if last < FEWEST or not any(cell.value.number == last for column in columns for cell in column.open(*_KINDS)):
        return False
    rows = np.column_stack([_numbers(table, column) for column in columns])
    whole = rows[(rows > 0).all(axis=1)]
    in_order = (np.sort(whole, axis=1) == np.arange(1, last + 1)).all(axis=1)
    return len(whole) >= ENOUGH and bool(in_order.sum() >= MOST * len(whole))


def _numbers(table: SurveyTable, column: AnswerColumn) -> "np.ndarray[Any, np.dtype[np.int64]]":
    """The number in each row, 0 where there is none."""
    of_values = [int(cell.value.number) if cell.kind in _KINDS else 0 for cell in column.cells]
    return np.array([*of_values, 0], dtype=np.int64)[table.frame[column.key].cat.codes.to_numpy()]
