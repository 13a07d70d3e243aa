"""Which columns may tell the group: by their values, and by a question that is answered with yes or no."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from retention_check.domain.side import Side
from retention_check.importers.surveys.rows.age_columns import asks_time_of_work, told_values
from retention_check.importers.surveys.rows.ages import age_in, age_limit_in
from retention_check.importers.surveys.rows.group_words import Meaning, meaning_of, names_a_side
from retention_check.importers.surveys.rows.own_headings import asks_of_others, asks_own_age, asks_who, says_nothing
from retention_check.importers.surveys.rows.value_words import is_blank, plain, rows_where, said, yes_or_no
from retention_check.importers.surveys.survey_table import SurveyColumn

if TYPE_CHECKING:
    import pandas as pd

MOST_GROUPS = 12  # different values in a column that tells the group
_I_AM = ("ik ben ", "ik werk als ", "i am ")
LONGEST = 12  # words in such a value
ALL_DIFFERENT = 5  # so many rows, no two of which say the same, tell no group
_WHO = r"(?:^|\b)(?:bent u|ben je|ben jij|ik ben|are you|i am|valt u|hoort u|behoort u|werkt u als)"
_FILLER = r"(?: (?:zelf|een|a|an|onder|tot|in|de|lid|van|het|groep|nu|momenteel|op dit moment|currently))*"
_ASKS_YOUNG = re.compile(
    _WHO
    + _FILLER
    + r" (?:jong(?:e)? ?(?:ambtena(?:ar|ren))?|young (?:professional|civil servant|official)s?|yp)\b[^a-z]*"
    r"|(?:jonge ambtenaar|young professional|young civil servant|jong|young|yp)\W*"
)
_MANAGER = r"(?:gemeentesecretaris|leidinggevende|manager|management|mt|managementteam|directeur|directie)"
_ASKS_MANAGEMENT = re.compile(
    rf"{_WHO}{_FILLER} {_MANAGER}(?: ?(?:,|/|of|or){_FILLER} ?{_MANAGER})*\b[^a-z]*"
    r"|(?:geeft u|geef je|geef jij) leiding\W*|(?:leidinggevende|manager|gemeentesecretaris)\W*"
)
_ROLE = re.compile(
    r"(?:wat is )?(?:uw |je |jouw |your |de )?(?:doel)?(?:groep|group|rol|role|functie|respondent(?:groep)?)\W*"
)
FEWEST_ROWS = 5  # of the people, that say the same in a column with own words for the groups
_WORK = re.compile(
    r"\b(?:\w*groep(?:en)?|\w*functie|\w*schaal|inschaling|rol|niveau|laag|soort|type|categorie|onderdeel|werk\w*"
    r"|role|group|position|level|grade|work)\b"
)
_PLACE = re.compile(
    r"\bafdeling\b|\bdomein\b|\bteam\b|\bdienst\b|\bsector\b|\bcluster\b|\bdirectie\b|\borganisatieonderdeel\b"
    r"|\bwaar werkt?\b|\bdepartment\b|\bunit\b|\bdivision\b|\bopleiding|\bstudie|\beducation\b|\bvakgebied\b"
    r"|\bwerkveld\b|\bwhere do you work\b"
)


class Kind(IntEnum):
    """How well a column tells the group; the best kind goes before the others."""

    BOTH = 1  # values for the young ones and for management, below a heading that asks who you are
    OPINION = 2  # the same below a heading that may ask something else: who should do this?
    ONE = 3  # values for one of them, or a question with yes and no
    AGE = 4  # who is 35 or younger, and who is not
    CODES = 5  # a heading that says group or role above values that say nothing


@dataclass(frozen=True)
class Candidate:
    """A column that may tell the group, and the groups that its values name."""

    column: SurveyColumn
    kind: Kind
    sides: frozenset[Side]

    @property
    def names_both(self) -> bool:
        """Whether its values are for both groups."""
        return self.kind in (Kind.BOTH, Kind.OPINION)

    @property
    def is_about_them(self) -> bool:
        """Whether its heading does not ask something of others; one that says nothing may be about anybody."""
        if self.kind is Kind.AGE:
            return says_nothing(self.column.heading.text) or any(map(asks_own_age, _texts(self.column)))
        if self.kind is Kind.OPINION:
            return any(map(says_nothing, self.column.heading.parts))
        return self.kind is not Kind.ONE or not asks_of_others(self.column.heading.text)


@dataclass(frozen=True)
class AskedSide:
    """Whom a question with yes and no is about."""

    side: Side
    when: bool  # the answer that means this group


def asked_side(heading: str, limit: int) -> AskedSide | None:
    """The group that a yes (or a no) means: of 'Bent u 35 of jonger?', 'Bent u leidinggevende?'; else None."""
    text = plain(heading.replace("_", " "))
    if ages := age_limit_in(text):
        if ages.high <= limit:
            return AskedSide(Side.YOUNG, when=True)
        return AskedSide(Side.YOUNG, when=False) if ages.others.high <= limit else None
    if _ASKS_YOUNG.fullmatch(text):
        return AskedSide(Side.YOUNG, when=True)
    return AskedSide(Side.MANAGEMENT, when=True) if _ASKS_MANAGEMENT.fullmatch(text) else None


def side_asked_in(column: SurveyColumn, limit: int) -> AskedSide | None:
    """The same of the heading of a column, in any of its parts."""
    return next((asked for text in _texts(column) if (asked := asked_side(text, limit))), None)


def candidate_of(column: SurveyColumn, cells: "pd.Series[Any]", limit: int) -> Candidate | None:
    """What a column tells of the group; None when it tells nothing."""
    values = told_values(column, cells)
    if not values:
        return None
    if len(values) > MOST_GROUPS or _is_free_text(values, _told_rows(cells), limit):
        return _with_typed_ones(column, cells, limit)
    if all(yes_or_no(value) is not None for value in values):
        return _yes_no(column, limit) or _codes(column, values)
    meanings = {meaning_of(value, limit) for value in values}
    sides = frozenset(meaning.side for meaning in meanings if meaning.side)
    if len(sides) == 1 and (_are_ages(values) or any(_asks_else(text, sides) for text in _texts(column))):
        return None
    if sides:
        return Candidate(column, _kind(meanings, sides, column, values), sides)
    return Candidate(column, Kind.AGE, sides) if _are_classes(values, limit) else _codes(column, values)


def may_name_groups(column: SurveyColumn, cells: "pd.Series[Any]") -> bool:
    """Whether it may tell the group in words of its own, by a heading about work: 'Team Noord', 'schaal 12'."""
    told = Counter[str]()
    for value, rows in cells.value_counts().items():
        if rows and not is_blank(shown := said(str(value), column.labels)):
            told[shown] += int(rows)
    if not 1 < len(told) <= MOST_GROUPS or max(told.values()) < FEWEST_ROWS:
        return False
    is_about_work = any(pattern.search(plain(text)) for text in _texts(column) for pattern in (_WORK, _PLACE))
    return is_about_work and not any(len(value.split()) > LONGEST for value in told)


def _with_typed_ones(column: SurveyColumn, cells: "pd.Series[Any]", limit: int) -> Candidate | None:
    """A column where many typed their own function behind 'anders', but most chose one of the two groups."""
    counts = {said(str(value), column.labels): int(rows) for value, rows in cells.value_counts().items() if rows}
    sides = {value: side for value in counts if (side := names_a_side(value, limit)) and counts[value] > 1}
    told = sum(rows for value, rows in counts.items() if not is_blank(value))
    if len(set(sides.values())) < len(Side) or sum(counts[value] for value in sides) * 2 < told:
        return None
    return Candidate(column, _both(column, sides), frozenset(sides.values()))


def best(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of the best kind that there is: more than one is for a person to choose from."""
    kind = min((each.kind for each in found), default=None)
    if kind is Kind.OPINION:
        return [each for each in found if each.kind is not Kind.AGE]
    return [each for each in found if each.kind is kind]


def _yes_no(column: SurveyColumn, limit: int) -> Candidate | None:
    asked = side_asked_in(column, limit)
    if asked is None:
        return None
    by_age = age_limit_in(column.heading.text) is not None
    return Candidate(column, Kind.AGE if by_age else Kind.ONE, frozenset((asked.side,)))


def _both(column: SurveyColumn, values: Iterable[str]) -> Kind:
    is_own = asks_who(_texts(column)) or any(plain(value).startswith(_I_AM) for value in values)
    return Kind.BOTH if is_own else Kind.OPINION


def _kind(meanings: set[Meaning], sides: frozenset[Side], column: SurveyColumn, values: Iterable[str]) -> Kind:
    named = meanings & {Meaning.YOUNG, Meaning.YOUNG_BY_AGE}
    if len(sides) == 2 and named:
        return _both(column, values)
    only_age = sides == {Side.YOUNG} and not meanings & {Meaning.YOUNG, Meaning.LIKELY_YOUNG}
    return Kind.AGE if only_age else Kind.ONE


def _are_ages(values: Sequence[str]) -> bool:
    """Exact ages, among which somebody may have written 'jong'."""
    return sum(age is not None and age.low == age.high for age in map(age_in, values)) * 2 > len(values)


def _are_classes(values: Sequence[str], limit: int) -> bool:
    """Classes of ages, of which each lies on one side of the limit, and not all on the same."""
    ages = [age_in(value) for value in values]
    if any(age is None or age.low == age.high or age.low <= limit < age.high for age in ages):
        return False
    return len({age.high <= limit for age in ages if age}) > 1


def _codes(column: SurveyColumn, values: Sequence[str]) -> Candidate | None:
    is_role = any(_ROLE.fullmatch(plain(text.replace("_", " "))) for text in _texts(column))
    return Candidate(column, Kind.CODES, frozenset()) if is_role and all(len(value) <= 3 for value in values) else None


def _asks_else(heading: str, sides: frozenset[Side]) -> bool:
    """A question for a department, of which one may be called management, or for years of work, not of age."""
    return bool(_PLACE.search(plain(heading))) or (Side.YOUNG in sides and asks_time_of_work(heading))


def _texts(column: SurveyColumn) -> tuple[str, ...]:
    return (*column.heading.parts, column.heading.text)


def _is_free_text(values: Sequence[str], rows: int, limit: int) -> bool:
    """Sentences, or as many different values as people: an opinion on the management names no group."""
    if any(len(value.split()) > LONGEST for value in values):
        return True
    if len(values) == rows >= ALL_DIFFERENT:
        return True
    unclear = any(meaning_of(value, limit) in (Meaning.UNSURE, Meaning.FUNCTION) for value in values)
    return unclear and rows >= 8 and len(values) * 2 > rows


def _told_rows(cells: "pd.Series[Any]") -> int:
    """On how many rows something is said."""
    return int((~rows_where(cells, is_blank)).sum())
