"""Which people are surely older than the limit, by their age or by their year of birth.

A year of birth says so only where the birthday cannot matter: born in 1989 and answered in 2025 is 35 or 36, and
counts. The year is that in which the row was sent, where the file tells, else this year. Who gave a class around the
limit, or nothing at all, counts too: the study left out who 'had given' an age above 35.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from retention_check import clock
from retention_check.domain.study import Study
from retention_check.importers.surveys.rows import row_wording
from retention_check.importers.surveys.rows.age_columns import birth_reader_of, reader_of
from retention_check.importers.surveys.rows.ages import Ages, age_born_in, birth_year_in, short_birth_year_in
from retention_check.importers.surveys.rows.value_words import is_blank, rows_where, said
from retention_check.importers.surveys.survey_table import SurveyColumn, SurveyTable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from retention_check.importers.surveys.rows.roles import Roles
    from retention_check.importers.surveys.rows.value_words import Rows

FIRST_YEAR = 2000  # anonymous surveys of LimeSurvey write 1980 for every answer
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True)
class AgeReading:
    """Of each row whether its age is above the limit, may be so, or is not known; `told` is what to say of it all."""

    limit: int
    is_over: "Rows"
    is_unclear: "Rows"
    is_unknown: "Rows"
    told: tuple[str, ...] = ()

    def remarks(self, counted: "Rows") -> Iterator[str]:
        """What was taken for granted of the young ones who count; nothing where nobody's age is known."""
        yield from self.told
        if unclear := int((counted & self.is_unclear).sum()):
            yield row_wording.age_unclear(unclear, self.limit)
        if unknown := int((counted & self.is_unknown).sum()):
            yield row_wording.age_unknown(unknown, self.limit)


def read_ages(table: SurveyTable, roles: "Roles", study: Study) -> AgeReading:
    """The ages of the rows; a year of birth is looked at where the age says nothing."""
    limit, nobody = study.edition.young_age_limit, np.zeros(len(table.frame), dtype=bool)
    found = [each for each in (_by_age(table, roles.age, limit), _by_birth(table, roles, limit)) if each]
    if not found:
        return AgeReading(limit, nobody, nobody, nobody)
    first, last = found[0], found[-1]
    unknown = first.is_unknown
    return AgeReading(
        limit,
        first.is_over | (unknown & last.is_over),
        first.is_unclear | (unknown & last.is_unclear),
        unknown & last.is_unknown,
        tuple(dict.fromkeys((*first.told, *last.told))),
    )


def _by_age(table: SurveyTable, key: str | None, limit: int) -> AgeReading | None:
    if key is None:
        return None
    column = table.column(key)
    read = reader_of(column.heading.text)
    found = _reading(table, key, limit, lambda value: read(said(value, column.labels)))
    if found.is_unknown.all() and not rows_where(table.frame[key], is_blank).all():
        return AgeReading(limit, found.is_over, found.is_over, found.is_over, (_unreadable(table, key),))
    return found


def _reading(table: SurveyTable, key: str, limit: int, read: Callable[[str], Ages | None]) -> AgeReading:
    values = table.frame[key].cat.categories
    ages = {str(value): read(str(value)) for value in values}

    def where(is_meant: Callable[[Ages | None], bool]) -> "Rows":
        return rows_where(table.frame[key], lambda value: is_meant(ages[value]))

    return AgeReading(
        limit,
        where(lambda age: age is not None and age.low > limit),
        where(lambda age: age is not None and age.low <= limit < age.high),
        where(lambda age: age is None),
    )


def _by_birth(table: SurveyTable, roles: "Roles", limit: int) -> AgeReading | None:
    key = roles.birth_year
    if key is None:
        return None
    column = table.column(key)
    read = birth_reader_of(column.heading.text)
    born = _numbers(table.frame[key], lambda value: read(said(value, column.labels)) or 0)
    if not born.any():
        blank = rows_where(table.frame[key], is_blank).all()
        nobody = born > 0
        return AgeReading(limit, nobody, nobody, nobody, () if blank else (_unreadable(table, key),))
    answered, year = _years(table, roles)
    youngest = age_born_in(0, 0).low + answered - born
    known = born > 0
    told = (row_wording.birth_years(year), *_on_short_years(column, table.frame[key]))
    return AgeReading(limit, known & (youngest > limit), known & (youngest == limit), ~known, told)


def _on_short_years(column: SurveyColumn, cells: Any) -> Iterator[str]:
    """What is taken for granted of years in two figures."""
    for value in map(str, cells.cat.categories):
        text = said(value, column.labels)
        if birth_year_in(text) is None and (year := short_birth_year_in(text)):
            yield row_wording.short_birth_years(column.heading.text, year)
            return


def _years(table: SurveyTable, roles: "Roles") -> tuple["NDArray[np.int64]", int | None]:
    """The year in which each row was answered, and this year where the file does not tell it."""
    today = clock.today().year
    told = table.answered_in if table.answered_in and FIRST_YEAR <= table.answered_in <= today else None
    if roles.submitted is None:
        return np.full(len(table.frame), told or today), None if told else today
    years = _numbers(table.frame[roles.submitted], lambda value: _year_in(value, today))
    return np.where(years > 0, years, told or today), None if years.any() or told else today


def _year_in(value: str, today: int) -> int:
    found = _YEAR.search(value)
    return int(found[0]) if found and FIRST_YEAR <= int(found[0]) <= today else 0


def _numbers(cells: Any, number: Callable[[str], int]) -> "NDArray[np.int64]":
    """A number for each row, looked up once for each different value."""
    values = cells.cat.categories
    if not len(values):
        return np.zeros(len(cells), dtype=np.int64)
    found = np.fromiter((number(str(value)) for value in values), dtype=np.int64, count=len(values))
    return np.asarray(found[cells.cat.codes.to_numpy()])


def _unreadable(table: SurveyTable, key: str) -> str:
    return row_wording.ages_unreadable(table.column(key).heading.text)
