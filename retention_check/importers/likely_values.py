"""A cell that is no number but clearly holds one: what its owner meant, offered and never taken silently."""

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal

from retention_check.importers.workbook import Cell

LONGEST = 40  # characters; nobody writes so much around one number
_NUMBER = r"([0-9]{1,2}(?:\s?[.,]\s?[0-9]{1,3})?)"
_SCORES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:±|~|≈|ca\.?|circa|gem\.?|gemiddeld|cijfer|score|m\s*=)?\s*:?\s*{_NUMBER}\s*"
        r"(?:\*+|'|´|`|pt\.?|punt(?:en)?|!|\?|;|:)?",
        rf"{_NUMBER}\s*(?:/|van|op|uit)\s*(?:de\s*)?(?:5|10)",
        rf"{_NUMBER}\s*[\[(]\s*(?:n\s*[=:]?\s*)?(?P<n>[0-9]{{1,6}})\s*(?:x|antwoorden|mensen|personen)?\s*[\])]",
        rf"{_NUMBER}\s*[,;]?\s*n\s*[=:]\s*(?P<n>[0-9]{{1,6}})",
        r"([0-9]{1,2},,[0-9]{1,2}|[0-9]{1,2}\.\.[0-9]{1,2})",
    )
)
_COUNT = re.compile(
    r"(?:n\s*[=:]?|ca\.?|circa|±|~)?\s*([0-9]{1,6})\s*"
    r"(?:x|\*|mensen|personen|pers\.?|antwoorden|respondenten|medewerkers)?",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mrt|mar|maa", "apr", "mei|may", "jun", "jul", "aug", "sep", "okt|oct", "nov", "dec")
_DAY = re.compile(r"([0-9]{1,2})[-\s./]?([a-z]{3})[a-z]*\.?", re.IGNORECASE)
_FIGURES = re.compile(r"([0-9]{1,2})[-/]([0-9]{1,2})")


@dataclass(frozen=True)
class LikelyValue:
    """What stands in a cell, at its row and column as its owner sees them, and what we read in it."""

    row: int
    column: str
    typed: str
    meant: str


def likely_score(cell: Cell, text: str) -> Decimal | None:
    """The score that a cell must mean: 7.4 of '7,4 (n=12)', '7.4 / 10', '7,4*', '7-apr'; None when that is unclear."""
    if isinstance(cell, datetime.datetime | datetime.date):
        return _of_day(cell)
    if not isinstance(cell, str) or len(text) > LONGEST:
        return None
    if found := _score_in(text):
        plain = re.sub(r"\s", "", found[1]).replace(",", ".").replace("..", ".")
        return Decimal(plain)
    return _of_month(text)


def likely_count(text: str) -> int | None:
    """The number of answers that a cell must mean: 34 of 'n=34', '34 mensen'; None when that is unclear."""
    found = _COUNT.fullmatch(text) if len(text) <= LONGEST else None
    return int(found[1]) if found else None


def count_beside(text: str) -> int | None:
    """The number of answers that stands behind a score: 12 of '7,4 (n=12)'."""
    found = _score_in(text) if len(text) <= LONGEST else None
    n = found.groupdict().get("n") if found else None
    return int(n) if n else None


def _score_in(text: str) -> re.Match[str] | None:
    return next((match for pattern in _SCORES if (match := pattern.fullmatch(text))), None)


def _of_day(day: datetime.date) -> Decimal | None:
    # Excel makes 7-apr of 7.4, but 1-jul of 7.25 as well (July 2025): then it is unclear
    return None if day.day == 1 else Decimal(f"{day.day}.{day.month}")


def _of_month(text: str) -> Decimal | None:
    if found := _FIGURES.fullmatch(text):
        return Decimal(f"{found[1]}.{found[2]}")
    if not (found := _DAY.fullmatch(text)):
        return None
    word = found[2].lower()
    month = next((number for number, names in enumerate(_MONTHS, start=1) if word in names.split("|")), None)
    return None if month is None else Decimal(f"{found[1]}.{month}")
