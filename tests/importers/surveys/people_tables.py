"""Tables of people made by hand: columns by heading with a value for each row, and what was read of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from retention_check.importers.surveys.choices import UNDECIDED, Choices
from retention_check.importers.surveys.rows.groups import Groups, read_groups
from retention_check.importers.surveys.rows.inclusion import Inclusion, include
from retention_check.importers.surveys.rows.roles import Roles, find_roles
from retention_check.importers.surveys.rows.value_words import is_blank
from retention_check.importers.surveys.survey_table import SurveyColumn, SurveyTable, ToolRole
from retention_check.importers.surveys.table.headings import heading
from retention_check.importers.surveys.understanding import ExclusionCause, QuestionTopic
from tests.cast import STUDY

STATEMENT = "R1"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FIRST_ROW = 2  # as the owner sees it, below one row of headings


def table_of(
    columns: Mapping[str, Sequence[str]],
    labels: Mapping[str, Mapping[str, str]] | None = None,
    file: str = "antwoorden.csv",
    sheet: str = "",
    answered_in: int | None = None,
) -> SurveyTable:
    """A table; a heading that is a ToolRole is such a column, one of several lines has several rows of headings."""
    found = tuple(
        _column(key, letter, (labels or {}).get(key, {})) for key, letter in zip(columns, LETTERS, strict=False)
    )
    cells = {key: pd.Categorical(list(values)) for key, values in columns.items()}
    rows = len(next(iter(columns.values())))
    frame = pd.DataFrame(cells, index=pd.Index(range(FIRST_ROW, FIRST_ROW + rows)))
    return SurveyTable("een tabel", file, sheet, found, frame, answered_in=answered_in)


def _column(key: str, letter: str, labels: Mapping[str, str]) -> SurveyColumn:
    role = ToolRole(key) if key in [*ToolRole] else None
    return SurveyColumn(key, letter, heading(*key.split("\n"), role=role), labels)


@dataclass(frozen=True)
class Known:
    """What was found out about the rows of a table."""

    table: SurveyTable
    roles: Roles
    groups: Groups
    inclusion: Inclusion

    @property
    def people(self) -> dict[str, int]:
        """How many of each group count."""
        return {str(side): int(n) for side, n in self.inclusion.sides.value_counts().items() if n}

    @property
    def out(self) -> dict[ExclusionCause, tuple[int, ...]]:
        """The rows that do not count, by why."""
        return {each.cause: each.rows for each in self.inclusion.excluded}

    @property
    def asked(self) -> list[QuestionTopic]:
        """What is asked."""
        return [each.topic for each in (*self.roles.questions, *self.groups.questions)]

    @property
    def remarks(self) -> str:
        """Everything that is told."""
        return "\n".join((*self.roles.remarks, *self.groups.remarks, *self.inclusion.remarks))


def known(table: SurveyTable, choices: Choices = UNDECIDED) -> Known:
    """Roles, groups and rows of a table whose only statement is R1, if it is there; every cell there is an answer."""
    statements = [STATEMENT] if STATEMENT in table.frame else []
    roles = find_roles(table, statements, choices, STUDY)
    groups = read_groups(table, roles, choices, STUDY)
    answered = pd.Series(data=not statements, index=table.frame.index)
    for key in statements:
        answered |= ~table.frame[key].astype(str).map(is_blank).astype(bool)
    return Known(table, roles, groups, include(table, roles, groups, answered, statements, choices, STUDY))


def known_of(columns: Mapping[str, Sequence[str]], choices: Choices = UNDECIDED, **table: object) -> Known:
    """The same of columns."""
    return known(table_of(columns, **table), choices)  # type: ignore[arg-type]
