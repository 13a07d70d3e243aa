"""Which columns tell the group, the age, the consent and the attention check of each row."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers.surveys.choices import BOTH, Choices, ColumnRole
from retention_check.importers.surveys.rows import age_columns, attention, consent, role_questions, row_wording
from retention_check.importers.surveys.rows.file_side import side_of_name
from retention_check.importers.surveys.rows.group_column import Candidate, Kind, best, candidate_of, may_name_groups
from retention_check.importers.surveys.rows.group_words import names_a_side
from retention_check.importers.surveys.rows.losses import Losses
from retention_check.importers.surveys.rows.own_headings import asks_own_age, asks_to_take_part
from retention_check.importers.surveys.rows.people_ages import read_ages
from retention_check.importers.surveys.rows.value_words import rows_where, said
from retention_check.importers.surveys.survey_table import SurveyColumn, SurveyTable, ToolRole
from retention_check.importers.surveys.understanding import Question
from retention_check.importers.table import Problem

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Roles:
    """The keys of the columns with a role, by role, or the `side` of every row; what nobody can tell is asked."""

    group: str | None = None
    side: Side | None = None
    age: str | None = None
    birth_year: str | None = None
    consent: str | None = None
    is_two_yes: bool = False  # of the codes 1 and 2 of the consent
    attention: tuple[str, ...] = ()
    submitted: str | None = None
    finished: str | None = None
    preview: str | None = None
    response_id: str | None = None
    questions: tuple[Question, ...] = ()
    remarks: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def role_of(self, key: str) -> ColumnRole:
        """What a column is."""
        named = (ColumnRole.GROUP, ColumnRole.AGE, ColumnRole.BIRTH_YEAR, ColumnRole.CONSENT)
        if key in self.attention:
            return ColumnRole.ATTENTION
        if key == self.consent and self.is_two_yes:
            return ColumnRole.CONSENT_BY_TWO
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
    problems: list[Problem] = field(default_factory=list)

    def found(self) -> Roles:
        chosen = self.choices.columns
        self.free = [
            column
            for column in self.table.columns
            if column.key not in self.statements and column.key not in chosen and column.heading.role is None
        ]
        by_values = filter(self._is_in_front, self._asks(consent.tells_consent))
        agree = [*self._asks(consent.asks_consent), *by_values]
        agreed = self._only(ColumnRole.CONSENT, agree, asks_to_take_part, self._losses.by_consent)
        is_two_yes = chosen.get(agreed or "") == ColumnRole.CONSENT_BY_TWO
        roles = Roles(consent=agreed, is_two_yes=is_two_yes, attention=self._checks())
        roles = self._with_ages(self._with_group(roles))
        self._ask_unclear_consent(roles)
        tool = {role: next((c.key for c in self.table.columns if c.heading.role is role), None) for role in ToolRole}
        return replace(
            roles,
            submitted=tool[ToolRole.SUBMITTED],
            finished=tool[ToolRole.FINISHED],
            preview=tool[ToolRole.PREVIEW],
            response_id=tool[ToolRole.RESPONSE_ID],
            questions=tuple(self.questions),
            remarks=tuple(self.remarks),
            problems=tuple(self.problems),
        )

    def _cells(self, key: str) -> "pd.Series[Any]":
        return self.table.frame[key]

    def _asks(self, test: "Callable[[SurveyColumn, pd.Series[Any]], bool]") -> list[SurveyColumn]:
        return [column for column in self.free if test(column, self._cells(column.key))]

    def _chosen(self, role: ColumnRole) -> list[str]:
        there = {column.key for column in self.table.columns}
        meant = (role, ColumnRole.CONSENT_BY_TWO) if role is ColumnRole.CONSENT else (role,)
        return [key for key, each in self.choices.columns.items() if each in meant and key in there]

    @cached_property
    def _losses(self) -> Losses:
        return Losses(self.table, self.statements, self.choices.values, self.study.edition.young_age_limit)

    def _only(
        self,
        role: ColumnRole,
        candidates: Sequence[SurveyColumn],
        is_own: Callable[[str], bool],
        losses: Callable[[SurveyColumn], int],
    ) -> str | None:
        """The column of a role: the chosen one, else the only one with a heading for it that leaves out few.

        Of more such columns each is asked, and so is one about something else, unless it leaves out nobody.
        """
        if chosen := self._chosen(role):
            return chosen[0]
        own = [column for column in candidates if is_own(column.heading.text)]
        if len(own) == 1 and not self._losses.is_much(losses(own[0])):
            self.free.remove(own[0])
            return own[0].key
        known = {question.about for question in self.questions}
        asked = [column for column in own or candidates if column.key not in known and (own or losses(column))]
        for column in asked:
            codes = consent.rows_by_code(column, self._cells(column.key)) if role is ColumnRole.CONSENT else None
            is_role = role_questions.whether_role(column, role, losses(column), len(self.table.frame))
            self.questions.append(role_questions.which_code(column, *codes) if codes else is_role)
        return None

    def _checks(self) -> tuple[str, ...]:
        keys = list(self._chosen(ColumnRole.ATTENTION))
        for column in [*self.free]:
            if attention.asks_attention(column, self._cells(column.key), self.study):
                self.free.remove(column)
                keys.append(column.key)
        for key in keys:
            self._check_answer(self.table.column(key))
            self._tell_many_wrong(self.table.column(key), keys)
        return tuple(keys)

    def _ask_unclear_consent(self, roles: Roles) -> None:
        """Ask of a yes and a no in front of the statements, where a few who said no answered them after all."""
        if roles.consent and self._losses.by_consent(self.table.column(roles.consent)):
            return
        limit, asked = self.study.edition.young_age_limit, {question.about for question in self.questions}
        for column in self.free:
            cells = self._cells(column.key)
            if column.key in asked or not self._is_in_front(column) or candidate_of(column, cells, limit):
                continue
            out = self._losses.by_consent(column) if consent.may_ask_consent(column, cells) else 0
            if out and not self._losses.is_much(out):
                self.questions.append(role_questions.whether_role(column, ColumnRole.CONSENT, out, len(cells)))

    def _is_in_front(self, column: SurveyColumn) -> bool:
        """Whether a column stands before every statement: who takes part is asked first."""
        keys = [each.key for each in self.table.columns]
        first = min((keys.index(key) for key in self.statements if key in keys), default=len(keys))
        return keys.index(column.key) < first

    def _check_answer(self, column: SurveyColumn) -> None:
        cells, chosen = self._cells(column.key), self.choices.right_answer
        right = attention.right_answer(column, cells, self.study)
        many = attention.dropped(column, cells, right) if right else 0
        if (right is None or many) and not chosen:
            text = row_wording.asked_many_wrong(column.heading.text, right, many, len(cells)) if right else ""
            self.questions.append(role_questions.right_answer(column, cells, text, right or ""))
        elif right is not None:
            self.remarks.append(row_wording.right_answer(column.heading.text, right))

    def _tell_many_wrong(self, column: SurveyColumn, checks: Sequence[str]) -> None:
        """That the answer which a person chose leaves out most people."""
        cells, chosen = self._cells(column.key), self.choices.right_answer
        right = attention.right_answer_of(column, cells, self.study, checks, chosen) if chosen else None
        wrong = attention.dropped(column, cells, right) if right else 0
        if right and wrong * 2 > len(cells):
            self.remarks.append(row_wording.most_wrong(column.heading.text, right, wrong, len(cells)))

    def _with_group(self, roles: Roles) -> Roles:
        """The column that tells the group, else the side of the whole file; else it is asked."""
        limit = self.study.edition.young_age_limit
        found = [each for column in self.free if (each := candidate_of(column, self._cells(column.key), limit))]
        side = self.choices.sides.get(self.table.file)
        if isinstance(side, Side):
            self._tell_others(side, found)
            return replace(roles, side=side)
        if chosen := self._chosen(ColumnRole.GROUP):
            return replace(roles, group=chosen[0])
        named = side_of_name(self.table.sheet, self.table.file)
        top = best(found)
        if named and side != BOTH and not (top and top[0].kind is Kind.BOTH):
            return self._by_name(roles, named, found)
        if len(top) == 1 and top[0].is_about_them:
            self.free.remove(top[0].column)
            return replace(roles, group=top[0].column.key)
        if len(top) == 1:
            self.questions.append(role_questions.whether_role(top[0].column, ColumnRole.GROUP))
        elif top:
            self.questions.append(role_questions.which_column(top, self.table.file))
        elif side == BOTH:
            self.problems.append(Problem(row_wording.no_group(self.table.file)))
        else:
            own_words = [each for each in self.free if may_name_groups(each, self._cells(each.key))]
            self.questions.append(role_questions.which_side(self.table.file, own_words=own_words))
        return roles

    def _tell_others(self, side: Side, found: Sequence[Candidate]) -> None:
        """How many rows are named otherwise by a column with both groups, where a person gave the side of a file."""
        for column in [each.column for each in found if each.names_both]:
            rows = _named_otherwise(column, self._cells(column.key), side, self.study.edition.young_age_limit)
            self.remarks.append(row_wording.other_side_said(column.heading.text, side, rows))

    def _by_name(self, roles: Roles, side: Side, found: Sequence[Candidate]) -> Roles:
        """The side that the name tells, unless a column contradicts it, or names that side itself."""
        weak = [each for each in found if each.names_both or each.kind is Kind.ONE]
        if any(each.sides - {side} for each in weak):
            other = next(each for each in weak if each.sides - {side})
            self.questions.append(role_questions.which_side(self.table.file, other.column.heading.text))
            return roles
        if side is Side.YOUNG and len(weak) == 1 and weak[0].is_about_them:
            self.free.remove(weak[0].column)
            return replace(roles, group=weak[0].column.key)
        name = self.table.sheet if side_of_name(self.table.sheet, "") else self.table.file
        self.remarks.append(row_wording.side_by_name(name, side))
        return replace(roles, side=side)

    def _with_ages(self, roles: Roles) -> Roles:
        """Age and year of birth, which only matter where young ones may be."""
        if roles.side is Side.MANAGEMENT:
            return roles
        births = self._asks(age_columns.tells_birth_year)
        older = partial(self._older, roles, ColumnRole.BIRTH_YEAR)
        born = self._only(ColumnRole.BIRTH_YEAR, births, asks_own_age, older)
        found = self._asks(age_columns.tells_age)
        own = [column for column in found if asks_own_age(column.heading.text)]
        ages = age_columns.by_number(own or found, self._cells)
        age = self._only(ColumnRole.AGE, ages, asks_own_age, partial(self._older, roles, ColumnRole.AGE))
        if age is None and born is None and not (found or births):
            self._tell_unread_ages()
        return replace(roles, age=age, birth_year=born)

    def _tell_unread_ages(self) -> None:
        for column in self._asks(age_columns.is_unreadable_age):
            limit = self.study.edition.young_age_limit
            self.remarks.append(row_wording.age_not_read(column.heading.text, limit))

    def _older(self, roles: Roles, role: ColumnRole, column: SurveyColumn) -> int:
        """How many young ones are above the limit by a column with ages or years of birth."""
        submitted = next((each.key for each in self.table.columns if each.heading.role is ToolRole.SUBMITTED), None)
        tried = Roles(submitted=submitted)
        tried = replace(tried, age=column.key) if role is ColumnRole.AGE else replace(tried, birth_year=column.key)
        return self._losses.by_age(read_ages(self.table, tried, self.study).is_over, roles.group, roles.side)


def _named_otherwise(column: SurveyColumn, cells: "pd.Series[Any]", side: Side, limit: int) -> int:
    def is_other(value: str) -> bool:
        return names_a_side(said(value, column.labels), limit) not in (None, side)

    return int(rows_where(cells, is_other).sum())
