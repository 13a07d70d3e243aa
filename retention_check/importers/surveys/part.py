"""Everything that is found out about one table of a survey."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from retention_check.domain.study import Study
from retention_check.importers.surveys.answers import tallying
from retention_check.importers.surveys.answers.answer_reading import AnswerReading, read_answers
from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.rows.groups import Groups, read_groups
from retention_check.importers.surveys.rows.inclusion import Inclusion, include
from retention_check.importers.surveys.rows.roles import Roles, find_roles
from retention_check.importers.surveys.statements.branches import put_together
from retention_check.importers.surveys.statements.matching import Match, match_statements
from retention_check.importers.surveys.survey_table import SurveyTable
from retention_check.importers.surveys.understanding import Sureness

Matches = Mapping[str, Match]


@dataclass(frozen=True)
class Part:
    """A table with statements: its columns, groups, answers and the rows that count.

    `statements` are the codes, by key, of the columns that are read: several have the same where a form branches, and
    no row has an answer in two of those. `name` is that of its file, with its sheet where more than one of the file
    counts.
    """

    table: SurveyTable
    matches: Matches
    statements: Mapping[str, str]
    roles: Roles
    groups: Groups
    reading: AnswerReading
    inclusion: Inclusion

    @property
    def name(self) -> str:
        """What the table is called among others."""
        return f"{self.table.file}, blad {self.table.sheet}" if self.table.sheet else self.table.file

    def tally(self) -> tallying.Counts:
        """How often each answer was given by each group."""
        return tallying.tally(self.table.frame, self.statements, self.reading.read, self.inclusion.sides)


def matches_of(table: SurveyTable, study: Study, choices: Choices) -> Matches:
    """The columns of a table that are a statement, or may be one."""
    return put_together(match_statements(table.columns, study, choices), table)


def part_of(table: SurveyTable, matches: Matches, study: Study, choices: Choices) -> Part:
    """Read a table of which the columns with statements are known."""
    sure = {key: match.code for key, match in matches.items() if match.sureness is not Sureness.ASKED}
    reading = read_answers(table, sure, study, choices)
    statements = {key: code for key, code in sure.items() if key not in reading.texts}
    roles = find_roles(table, matches, choices, study)
    groups = read_groups(table, roles, choices, study)
    answered = _answered(table, reading, statements)
    inclusion = include(table, roles, groups, answered, statements, choices, study)
    return Part(table, matches, statements, roles, groups, reading, inclusion)


def _answered(table: SurveyTable, reading: AnswerReading, statements: Mapping[str, str]) -> "pd.Series[Any]":
    """Whether a row holds an answer to any statement; one that is still asked is an answer as well."""
    found = np.zeros(len(table.frame), dtype=bool)
    for key in statements:
        cells = table.frame[key].cat
        is_answer = [value in reading.asked or reading.read[key][value] is not None for value in cells.categories]
        found |= np.array([*is_answer, False], dtype=bool)[cells.codes.to_numpy()]
    return pd.Series(found, index=table.frame.index)
