"""Which column tells the age, and how each of its values is read."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from retention_check.importers.surveys.rows.ages import Ages, age_in, age_limit_in, birth_year_in, short_birth_year_in
from retention_check.importers.surveys.rows.own_headings import asks_own_age, counts_people
from retention_check.importers.surveys.rows.value_words import is_blank, plain, said, yes_or_no
from retention_check.importers.surveys.survey_table import SurveyColumn

if TYPE_CHECKING:
    import pandas as pd

_AGE = re.compile(
    r"\bleefti?j?\.\.|\bleeftijd(?:s?-?(?:categorie|klasse|groep))?\b|\bage\b|\bage ?(?:group|class|range)\b"
    r"|how old|hoe oud|\balter\b"
)
_BIRTH = re.compile(
    r"\bgeboorte-?(?:jaar|datum)\b|\bgeboren\b|\bjaar van (?:uw |je )?geboorte\b"
    r"|\bbirth\b|\bborn\b|\bbirth(?:year|date)\b"
)
_TENURE = re.compile(r"\bwerk|dienst|ervaring|\blang\b|hoelang|experience|tenure|service|\bvertrek|\bblijf")
_CUT_YEAR = re.compile(r"\bwelk jaar\b.*\.\.$|\bgeb[a-z]*\.\.$")
_UNIT = re.compile(r"jaar|jonger|ouder|years?|younger|older|under|over")


def reader_of(heading: str) -> Callable[[str], Ages | None]:
    """What reads the values below a heading: of 'Bent u 35 jaar of jonger?' a yes and a no too."""
    limit = age_limit_in(heading)

    def read(value: str) -> Ages | None:
        answer = yes_or_no(value) if limit else None
        if limit is None or answer is None:
            return age_in(value)
        return limit if answer else limit.others

    return read


def birth_reader_of(heading: str) -> Callable[[str], int | None]:
    """What reads years of birth below a heading: not in two figures where it asks the age, for those may be ages."""
    text = plain(heading.replace("_", " "))
    if _AGE.search(text) and not _BIRTH.search(text):
        return birth_year_in
    return lambda value: birth_year_in(value) or short_birth_year_in(value)


def tells_age(column: SurveyColumn, cells: "pd.Series[Any]") -> bool:
    """True for a column under a heading that asks the age with ages in it, or with classes of ages alone."""
    values = told_values(column, cells)
    heading = plain(column.heading.text.replace("_", " "))
    read = reader_of(heading)
    ages = [age for value in values if (age := read(value))]
    if counts_people(heading):
        return False
    if _AGE.search(heading) or age_limit_in(heading):
        return len(ages) * 2 > len(values)
    is_class = bool(values) and len(ages) == len(values) and all(_UNIT.search(plain(value)) for value in values)
    return is_class and not asks_time_of_work(heading)


def asks_time_of_work(heading: str) -> bool:
    """True for a question how long someone works somewhere: its years are no ages."""
    return bool(_TENURE.search(plain(heading))) and not _AGE.search(plain(heading))


def tells_birth_year(column: SurveyColumn, cells: "pd.Series[Any]") -> bool:
    """True for a column under a heading that asks the birth or the age, with years of birth in it."""
    heading = plain(column.heading.text.replace("_", " "))
    values = told_values(column, cells)
    born = birth_reader_of(heading)
    years = sum(born(value) is not None for value in values)
    if _BIRTH.search(heading) or _AGE.search(heading):
        return years * 2 > len(values)
    # LimeSurvey cuts a heading: 'In welk jaar be..' is a year of birth when nothing else stands below it
    return bool(_CUT_YEAR.search(heading)) and years == len(values) > 0


def is_unreadable_age(column: SurveyColumn, cells: "pd.Series[Any]") -> bool:
    """True for a column under a heading for the age of the respondent, in which no ages or years can be read."""
    heading = plain(column.heading.text.replace("_", " "))
    if not (_AGE.search(heading) or _BIRTH.search(heading)) or not asks_own_age(heading):
        return False
    is_empty = column.dropped is None and not told_values(column, cells)
    return not is_empty and not tells_age(column, cells) and not tells_birth_year(column, cells)


def by_number(columns: Sequence[SurveyColumn], cells: Callable[[str], "pd.Series[Any]"]) -> list[SurveyColumn]:
    """Those with an exact age, where there are any: a class beside it says less."""
    exact = [column for column in columns if _has_numbers(column, cells(column.key))]
    return exact or list(columns)


def told_values(column: SurveyColumn, cells: "pd.Series[Any]") -> list[str]:
    """The different values that say something, as words where the file has words for its codes."""
    return [said(str(value), column.labels) for value in cells.cat.categories if not is_blank(str(value))]


def _has_numbers(column: SurveyColumn, cells: "pd.Series[Any]") -> bool:
    ages = [age_in(value) for value in told_values(column, cells)]
    return any(age is not None and age.low == age.high for age in ages)
