"""How many rows a column would leave out: many are never left out unless a person says that they should be."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from retention_check.domain.side import Side
from retention_check.importers.surveys.rows import consent
from retention_check.importers.surveys.rows.group_column import side_asked_in
from retention_check.importers.surveys.rows.group_words import names_a_side
from retention_check.importers.surveys.rows.value_words import is_blank, plain, rows_where, said, yes_or_no
from retention_check.importers.surveys.survey_table import SurveyColumn, SurveyTable

if TYPE_CHECKING:
    from retention_check.importers.surveys.rows.value_words import Rows

MANY = 0.25  # part of the rows
FEW = 2  # rows, of which nothing can be said


@dataclass(frozen=True)
class Losses:
    """The rows of a table that a column would leave out; `statements` are the keys of the columns with answers."""

    table: SurveyTable
    statements: Collection[str]
    values: Mapping[str, str]
    limit: int

    def is_much(self, out: int) -> bool:
        """Whether so many rows would be left out that a person should say so."""
        return out > max(FEW, len(self.table.frame) * MANY)

    def by_consent(self, column: SurveyColumn) -> int:
        """Those who answered without consent; who was sent away after a no answered nothing."""
        cells = self.table.frame[column.key]
        return int((self._answered & rows_where(cells, lambda value: consent.refused(column, cells, value))).sum())

    def by_age(self, is_over: "Rows", group: str | None, side: Side | None) -> int:
        """The young ones above the limit: all of a file of theirs, else those of the column with the `group`."""
        return int((is_over & (self._young(group) if side is None else side is Side.YOUNG)).sum())

    @cached_property
    def _answered(self) -> "Rows":
        """The rows with something below a statement; all where there is none."""
        keys = [key for key in self.statements if key in self.table.frame]
        if not keys:
            return np.ones(len(self.table.frame), dtype=bool)
        return np.asarray(np.logical_or.reduce([~rows_where(self.table.frame[key], is_blank) for key in keys]))

    def _young(self, group: str | None) -> "Rows":
        """Who is young as far as it is known yet: what is asked of the group comes before the ages."""
        if group is None:
            return np.zeros(len(self.table.frame), dtype=bool)
        column, chosen = self.table.column(group), {plain(key): side for key, side in self.values.items()}
        asked = side_asked_in(column, self.limit)

        def is_young(value: str) -> bool:
            text = said(value, column.labels)
            if asked and yes_or_no(text) is asked.when:
                return asked.side is Side.YOUNG
            return chosen.get(plain(text), names_a_side(text, self.limit)) == Side.YOUNG

        return rows_where(self.table.frame[group], is_young)
