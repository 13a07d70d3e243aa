"""How old someone is, from what stands in a cell: a number, a class, or a year of birth; and no more than it tells."""

import re
from dataclasses import dataclass

from retention_check.importers.surveys.answers.shown_values import SHOWN_LENGTH

YOUNGEST, OLDEST = 14, 98  # 99 is what many tools write for 'no answer'
FIRST_YEAR, LAST_YEAR = 1925, 2012  # of birth
ENDLESS = 200
FIRST_SHORT, LAST_SHORT = 60, 7  # years of birth in two figures: 1960 to 2007

_NUMBER = re.compile(r"(?<![\d.,])(\d{1,3})(?:[.,]\d+)?(?![\d])")
_CODE = re.compile(r"^(?:\(\d{1,2}\)\s*|\d{1,2}\s*[).:=]\s+)(?=.*\d)")
_AT_MOST = re.compile(
    r"\b(?:of|en|or|and) (?:jonger|younger|minder|under|less|lager)\b|\bt/?m\b|\btot en met\b|<=|≤|\bmax|\bhoogstens\b"
    r"|\bhooguit\b|\bup to\b|\bat most\b|\b(?:niet|not) (?:ouder|older)\b|^\d+ ?-$"
)
_BELOW = re.compile(
    r"\bjonger dan\b|\bonder\b|<|\bunder\b|\byounger than\b|\bbelow\b|\bminder dan\b|\bless than\b|\btot\b"
)
_AT_LEAST = re.compile(
    r"\b(?:of|en|or|and) (?:ouder|older|meer|more|over|above|hoger|up)\b|\+|≥|>=|\bvanaf\b|\bminimaal\b|\bminstens\b"
    r"|\bat least\b|\bplus\b|plus$|\bfrom\b"
)
_ABOVE = re.compile(r"\bouder dan\b|\bboven\b|>|\bover\b|\bolder than\b|\babove\b|\bmeer dan\b|\bmore than\b")
_AROUND = re.compile(r"(?:\s|[.:]|jaar|jaren|jr|years?|yrs?|old|oud|ik|ben|i|am|leeftijd|age|j|y)*")
_LIMIT = re.compile(
    r"(?:(?:niet )?(?:jonger|ouder) dan|(?:not )?(?:younger|older) than|onder|boven|under|over|<=?|>=?|≤|≥|t/m"
    r"|tot en met) ?(?:de |the )?\d{2}\b"
    r"|\b\d{2} ?(?:jaar|years)? ?(?:of|en|or|and) (?:jonger|ouder|younger|older|under|over)\b"
)
_SHORT_YEAR = re.compile(r"(?:(?:[0-2]?\d|3[01])[-/. ](?:0?\d|1[0-2])[-/. ]|['’‘`])?(\d\d)(?:[.,]0)?(?: 00:00:00)?")
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")


@dataclass(frozen=True)
class Ages:
    """Someone is at least `low` and at most `high` years old."""

    low: int
    high: int

    @property
    def others(self) -> "Ages":
        """Who says no to 'Bent u 35 of jonger?'."""
        return Ages(self.high + 1, ENDLESS) if self.low == 0 else Ages(0, self.low - 1)


def age_in(text: str) -> Ages | None:
    """The ages that a text says: '34', '34 jaar', '26-35', '35 jaar of jonger', '36+'; None for anything else."""
    text = "" if SHOWN_LENGTH.fullmatch(text) else _CODE.sub("", " ".join(text.split()).casefold())
    numbers = [int(number) for number in _NUMBER.findall(text)]
    if not numbers or not all(YOUNGEST <= number <= OLDEST for number in numbers[-1:]) or _YEAR.search(text):
        return None
    if len(numbers) == 1:
        return _one_sided(text, numbers[0]) or _exact(text, numbers[0])
    low, high = numbers[0], numbers[-1]
    if len(numbers) > 2 or low >= high:
        return None
    return Ages(low, high - 1 if re.search(r"\btot (?!en met)", text) else high)


def age_limit_in(text: str) -> Ages | None:
    """The ages that are named within a longer text: 35 or younger in 'Bent u een jonge ambtenaar (35 of jonger)?'."""
    found = _LIMIT.search(" ".join(text.split()).casefold())
    return age_in(found[0]) if found else None


def birth_year_in(text: str) -> int | None:
    """The only year of birth in a text: of '1989', '31-12-1989' and '1989-12-31 00:00:00'."""
    years = [] if SHOWN_LENGTH.fullmatch(text) else [int(year) for year in _YEAR.findall(text)]
    return years[0] if len(years) == 1 and FIRST_YEAR <= years[0] <= LAST_YEAR else None


def short_birth_year_in(text: str) -> int | None:
    """The year of birth in two figures, alone or at the end of a date: of '89', ''89' and '1-03-80'; 1960 to 2007."""
    found = _SHORT_YEAR.fullmatch(text.strip())
    year = int(found[1]) if found else None
    if year is None or LAST_SHORT < year < FIRST_SHORT:
        return None
    return 1900 + year if year >= FIRST_SHORT else 2000 + year


def age_born_in(year: int, answered: int) -> Ages:
    """The age of who was born in a year, in the year in which they answered: the birthday may be yet to come."""
    return Ages(answered - year - 1, answered - year)


def _one_sided(text: str, number: int) -> Ages | None:
    if _AT_MOST.search(text):
        return Ages(0, number)
    if _AT_LEAST.search(text):
        return Ages(number, ENDLESS)
    if _BELOW.search(text):
        return Ages(0, number - 1)
    return Ages(number + 1, ENDLESS) if _ABOVE.search(text) else None


def _exact(text: str, number: int) -> Ages | None:
    return Ages(number, number) if _AROUND.fullmatch(_NUMBER.sub(" ", text)) else None
