"""Which columns tell the group, the age, the consent and the attention check of each row."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers.surveys.choices import NOBODY, Choices, ColumnRole
from retention_check.importers.surveys.rows import age_columns, attention, consent, row_wording
from retention_check.importers.surveys.rows.file_side import side_of_name
from retention_check.importers.surveys.rows.group_column import Candidate, Kind, best, candidate_of
from retention_check.importers.surveys.rows.group_words import names_a_side
from retention_check.importers.surveys.rows.value_words import rows_where, said
from retention_check.importers.surveys.survey_table import SurveyColumn, SurveyTable, ToolRole
from retention_check.importers.surveys.understanding import Option, Question, QuestionTopic

if TYPE_CHECKING:
    import pandas as pd

SHOWN_ANSWERS = 12  # of an attention check, to choose from


@dataclass(frozen=True)
class Roles:
    """The keys of the columns with a role, by role, or the `side` of every row; what nobody can tell is asked."""

    group: str | None = None
    side: Side | None = None
    age: str | None = None
    birth_year: str | None = None
    consent: str | None = None
    attention: tuple[str, ...] = ()
    submitted: str | None = None
    finished: str | None = None
    preview: str | None = None
    response_id: str | None = None
    questions: tuple[Question, ...] = ()
    remarks: tuple[str, ...] = ()

    def role_of(self, key: str) -> ColumnRole:
        """What a column is."""
        named = (ColumnRole.GROUP, ColumnRole.AGE, ColumnRole.BIRTH_YEAR, ColumnRole.CONSENT)
        if key in self.attention:
            return ColumnRole.ATTENTION
        return next((role for role in named if getattr(self, role) == key), ColumnRole.NONE)

    @property
    def used(self) -> tuple[str, ...]:
        """The columns of which the values decide whether and where a row counts."""
        named = (self.group, self.age, self.birth_year, self.consent)
        return (*(key for key in named if key), *self.attention)


def find_roles(table: SurveyTable, statements: Collection[str], choices: Choices, study: Study) -> Roles:
    """The roles of the columns that are no statement (whose keys are `statements`)."""
    return _Finder(table, statements, choices, study).found()


@dataclass
class _Finder:
    """The columns that are left to look at, and what was found meanwhile."""

    table: SurveyTable
    statements: Collection[str]
    choices: Choices
    study: Study
    free: list[SurveyColumn] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def found(self) -> Roles:
        chosen = self.choices.columns
        self.free = [
            column
            for column in self.table.columns
            if column.key not in self.statements and column.key not in chosen and column.heading.role is None
        ]
        agreed = self._only(ColumnRole.CONSENT, self._asks(consent.asks_consent), self._most_agreed)
        checks = self._checks()
        roles = self._with_ages(self._with_group(Roles(consent=agreed, attention=checks)))
        tool = {role: next((c.key for c in self.table.columns if c.heading.role is role), None) for role in ToolRole}
        return replace(
            roles,
            submitted=tool[ToolRole.SUBMITTED],
            finished=tool[ToolRole.FINISHED],
            preview=tool[ToolRole.PREVIEW],
            response_id=tool[ToolRole.RESPONSE_ID],
            questions=tuple(self.questions),
            remarks=tuple(self.remarks),
        )

    def _cells(self, key: str) -> "pd.Series[Any]":
        return self.table.frame[key]

    def _asks(self, test: "Callable[[SurveyColumn, pd.Series[Any]], bool]") -> list[SurveyColumn]:
        return [column for column in self.free if test(column, self._cells(column.key))]

    def _chosen(self, role: ColumnRole) -> list[str]:
        there = {column.key for column in self.table.columns}
        return [key for key, each in self.choices.columns.items() if each == role and key in there]

    def _most_agreed(self, column: SurveyColumn) -> bool:
        """Hardly anybody fills in a survey after a no: then the question was another one."""
        cells = self._cells(column.key)
        out = rows_where(cells, lambda value: consent.refused(column, cells, value))
        return bool(out.sum() * 2 <= len(out))

    def _only(
        self,
        role: ColumnRole,
        candidates: Sequence[SurveyColumn],
        is_sure: Callable[[SurveyColumn], bool] = lambda column: True,  # noqa: ARG005
    ) -> str | None:
        """The column of a role: the chosen one, else the only one there is; of more, each is asked."""
        if chosen := self._chosen(role):
            return chosen[0]
        if len(candidates) == 1 and is_sure(candidates[0]):
            self.free.remove(candidates[0])
            return candidates[0].key
        self.questions.extend(_asked_role(column, role) for column in candidates)
        return None

    def _checks(self) -> tuple[str, ...]:
        keys = list(self._chosen(ColumnRole.ATTENTION))
        for column in [*self.free]:
            if attention.asks_attention(column, self._cells(column.key), self.study):
                self.free.remove(column)
                keys.append(column.key)
        for key in keys:
            self._check_answer(self.table.column(key))
        return tuple(keys)

    def _check_answer(self, column: SurveyColumn) -> None:
        right = attention.right_answer(column, self._cells(column.key), self.study)
        if right is not None:
            self.remarks.append(row_wording.right_answer(column.heading.text, right))
        elif not self.choices.right_answer:
            self.questions.append(_asked_answer(column, self._cells(column.key)))

    def _with_group(self, roles: Roles) -> Roles:
        """The column that tells the group, else the side of the whole file; else it is asked."""
        limit = self.study.edition.young_age_limit
        found = [each for column in self.free if (each := candidate_of(column, self._cells(column.key), limit))]
        if side := self.choices.sides.get(self.table.file):
            self._tell_others(side, found)
            return replace(roles, side=side)
        if chosen := self._chosen(ColumnRole.GROUP):
            return replace(roles, group=chosen[0])
        named = side_of_name(self.table.sheet, self.table.file)
        if named and not (found and best(found)[0].kind is Kind.BOTH):
            return self._by_name(roles, named, found)
        top = best(found)
        if len(top) == 1:
            self.free.remove(top[0].column)
            return replace(roles, group=top[0].column.key)
        self.questions.append(_asked_column(top, self.table.file) if top else _asked_side(self.table.file))
        return roles

    def _tell_others(self, side: Side, found: Sequence[Candidate]) -> None:
        """How many rows are named otherwise by a column with both groups, where a person gave the side of a file."""
        for column in [each.column for each in found if each.kind is Kind.BOTH]:
            rows = _named_otherwise(column, self._cells(column.key), side, self.study.edition.young_age_limit)
            self.remarks.append(row_wording.other_side_said(column.heading.text, side, rows))

    def _by_name(self, roles: Roles, side: Side, found: Sequence[Candidate]) -> Roles:
        """The side that the name tells, unless a column contradicts it, or names that side itself."""
        weak = [each for each in found if each.kind is Kind.ONE]
        if any(each.sides - {side} for each in weak):
            other = next(each for each in weak if each.sides - {side})
            self.questions.append(_asked_side(self.table.file, other.column.heading.text))
            return roles
        if side is Side.YOUNG and len(weak) == 1:
            self.free.remove(weak[0].column)
            return replace(roles, group=weak[0].column.key)
        name = self.table.sheet if side_of_name(self.table.sheet, "") else self.table.file
        self.remarks.append(row_wording.side_by_name(name, side))
        return replace(roles, side=side)

    def _with_ages(self, roles: Roles) -> Roles:
        """Age and year of birth, which only matter where young ones may be."""
        if roles.side is Side.MANAGEMENT:
            return roles
        born = self._only(ColumnRole.BIRTH_YEAR, self._asks(age_columns.tells_birth_year))
        ages = age_columns.by_number(self._asks(age_columns.tells_age), self._cells)
        return replace(roles, age=self._only(ColumnRole.AGE, ages), birth_year=born)


def _named_otherwise(column: SurveyColumn, cells: "pd.Series[Any]", side: Side, limit: int) -> int:
    def is_other(value: str) -> bool:
        return names_a_side(said(value, column.labels), limit) not in (None, side)

    return int(rows_where(cells, is_other).sum())


def _asked_role(column: SurveyColumn, role: ColumnRole) -> Question:
    options = (Option(role, f"ja: {row_wording.ROLE[role]}"), Option(NOBODY, "nee: niet gebruiken"))
    text = row_wording.asked_role(column.heading.text, role)
    return Question(QuestionTopic.COLUMN, column.key, text, options, f'--column "{column.key}={{}}"')


def _asked_column(candidates: Sequence[Candidate], file: str) -> Question:
    columns = [candidate.column for candidate in candidates]
    options = tuple(Option(each.key, f"kolom {each.letter}: {each.heading.text}") for each in columns)
    text = row_wording.asked_group_column([each.heading.text for each in columns])
    return Question(QuestionTopic.GROUP_COLUMN, file, text, options, '--column "{}=group"')


def _asked_side(file: str, contradicted_by: str = "") -> Question:
    text = row_wording.asked_side(file, contradicted_by)
    return Question(QuestionTopic.SIDE, file, text, row_wording.SIDE_OPTIONS, "--side {}")


def _asked_answer(column: SurveyColumn, cells: "pd.Series[Any]") -> Question:
    values = age_columns.told_values(column, cells)[:SHOWN_ANSWERS]
    options = tuple(Option(value, row_wording.shortened(value)) for value in values)
    text = row_wording.asked_right_answer(column.heading.text)
    return Question(QuestionTopic.RIGHT_ANSWER, column.key, text, options, '--right-answer "{}"')
