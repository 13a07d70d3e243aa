"""From tables to what was understood: columns, groups, answers, rows, and the scores when nothing is left to ask."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers.surveys import tallying
from retention_check.importers.surveys.answer_reading import AnswerReading, read_answers
from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.groups import read_groups
from retention_check.importers.surveys.inclusion import Inclusion, include
from retention_check.importers.surveys.matching import Match, match_statements
from retention_check.importers.surveys.roles import Roles, find_roles
from retention_check.importers.surveys.survey_table import SurveyTable, ToolRole
from retention_check.importers.surveys.understanding import (
    ColumnUse,
    GroupValue,
    Question,
    Sureness,
    Understanding,
)
from retention_check.importers.table import Problem

NO_STATEMENTS = "In dit bestand herkennen wij geen enkele stelling van het onderzoek."


@dataclass(frozen=True)
class _Read:
    """Everything that was found out about one table."""

    table: SurveyTable
    matches: Mapping[str, Match]
    roles: Roles
    groups: tuple[GroupValue, ...]
    reading: AnswerReading
    statements: Mapping[str, str]  # by key the code
    inclusion: Inclusion


def understand(tables: Sequence[SurveyTable], study: Study, choices: Choices) -> Understanding:
    """What the tables of one survey hold together."""
    read = [_read(table, study, choices) for table in tables]
    read = [each for each in read if each.matches]
    if not read:
        return Understanding(problems=(Problem(NO_STATEMENTS),))
    found = _told(read)
    if found.questions or found.answer_scale is None:
        return found
    counts = tallying.added(_tally(each) for each in read)
    return replace(
        found,
        scale=tallying.SCALE_OF[found.answer_scale],
        entries=tallying.entries_of(counts, found.answer_scale),
        spreads=tallying.spreads_of(counts, found.answer_scale),
    )


def _read(table: SurveyTable, study: Study, choices: Choices) -> _Read:
    matches = match_statements(table.columns, study, choices)
    statements = {key: match.code for key, match in matches.items() if match.sureness is not Sureness.ASKED}
    roles = find_roles(table, matches, choices)
    groups = read_groups(_counted(table, roles.group), choices)
    reading = read_answers(table, statements, study, choices)
    answered = _answered(table, reading, statements)
    side = choices.sides.get(table.file)
    inclusion = include(table, roles, groups, answered, side, study, choices)
    return _Read(table, matches, roles, groups, reading, statements, inclusion)


def _answered(table: SurveyTable, reading: AnswerReading, statements: Mapping[str, str]) -> "pd.Series[bool]":
    """Whether a row holds an answer to any statement."""
    found = pd.Series(data=False, index=table.frame.index)
    for key in statements:
        cells = table.frame[key].cat
        is_answer = [reading.read[key][value] is not None for value in cells.categories]
        found |= pd.Series(is_answer, dtype=bool).take(cells.codes.to_numpy()).to_numpy() if is_answer else False
    return found


def _tally(read: _Read) -> tallying.Counts:
    return tallying.tally(read.table.frame, read.statements, read.reading.read, read.inclusion.sides)


def _counted(table: SurveyTable, key: str | None) -> dict[str, int]:
    if key is None:
        return {}
    return {str(value): int(times) for value, times in table.frame[key].value_counts().items()}


def _told(read: Sequence[_Read]) -> Understanding:
    people = {side: sum(int((each.inclusion.sides == side).sum()) for each in read) for side in Side}
    questions: tuple[Question, ...] = tuple(
        question for each in read for question in (*each.roles.questions, *each.reading.questions)
    )
    return Understanding(
        tool=read[0].table.tool,
        files=tuple(dict.fromkeys(each.table.file for each in read)),
        columns=tuple(use for each in read for use in _uses(each)),
        groups=tuple(group for each in read for group in each.groups),
        answer_scale=read[0].reading.scale,
        answers=tuple(value for each in read for value in each.reading.values),
        rows=sum(len(each.table.frame) for each in read),
        people={side: n for side, n in people.items() if n},
        excluded=tuple(excluded for each in read for excluded in each.inclusion.excluded),
        questions=questions,
    )


def _uses(read: _Read) -> list[ColumnUse]:
    found = []
    for column in read.table.columns:
        match = read.matches.get(column.key)
        found.append(
            ColumnUse(
                column.key,
                column.letter,
                column.heading.text,
                read.table.file,
                code=match.code if match else "",
                role=read.roles.role_of(column.key),
                sureness=match.sureness if match else Sureness.EXACT,
                candidates=match.candidates if match else (),
                is_private=column.heading.role is ToolRole.PRIVATE,
            )
        )
    return found
