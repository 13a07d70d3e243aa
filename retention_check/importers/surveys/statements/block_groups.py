"""Whether columns with one statement are a block for each group: then each value of some other column is in one."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import numpy as np

from retention_check.importers.surveys.rows.group_column import MOST_GROUPS
from retention_check.importers.surveys.rows.value_words import is_blank, rows_where
from retention_check.importers.surveys.survey_table import SurveyTable

if TYPE_CHECKING:
    from retention_check.importers.surveys.rows.value_words import Rows

FEWEST_EACH = 2  # rows for each value, on average: as many values as people tell no group


def are_of_one_group_each(blocks: Sequence["Rows"], table: SurveyTable, statements: Collection[str]) -> bool:
    """Whether a column that is no statement has other values in each of these blocks of rows."""
    filled = [block for block in blocks if block.any()]
    others = [column.key for column in table.columns if column.key not in statements and not column.dropped]
    return len(filled) < 2 or any(_keeps_apart(filled, table, key) for key in others)


def _keeps_apart(blocks: Sequence["Rows"], table: SurveyTable, key: str) -> bool:
    cells = table.frame[key]
    told = ~rows_where(cells, is_blank)
    codes = cells.cat.codes.to_numpy()
    values = [set(np.unique(codes[block & told]).tolist()) for block in blocks]
    different = set().union(*values)
    is_group = len(different) <= MOST_GROUPS and len(different) * FEWEST_EACH <= int(told.sum())
    return is_group and all(values) and sum(map(len, values)) == len(different)
