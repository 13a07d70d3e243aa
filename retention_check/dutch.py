"""Numbers, dates, lists and plurals as Dutch readers expect them."""

import calendar
import datetime
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

MINUS = "−"  # the true minus sign, as wide as the plus
_MONTHS = tuple(
    "januari februari maart april mei juni juli augustus september oktober november december".split(" ")  # noqa: SIM905
)
_SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_OTHER_MONTHS = {"febr": 2, "maa": 3, "sept": 9}
_DATE_PARTS = re.compile(r"[\s/.\u2010-\u2015\u2212-]+")
_COUNTS = ["nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]
_TENS = {20: "twintig", 30: "dertig", 40: "veertig", 50: "vijftig"}


def decimal(value: Decimal, places: int = 1) -> str:
    """7.85 becomes '7,9': rounded half up, decimal comma, a true minus sign."""
    shown = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    digits = f"{abs(shown):f}".replace(".", ",")
    return MINUS + digits if shown < 0 else digits


def signed(value: Decimal, places: int = 1) -> str:
    """2.1 becomes '+2,1' and -0.2 '−0,2'; zero has no sign."""
    text = decimal(value, places)
    is_positive = value > 0 and any(digit in text for digit in "123456789")
    return f"+{text}" if is_positive else text


def as_typed(value: float | Decimal) -> str:
    """A number from a spreadsheet as its owner sees it: no needless decimals, decimal comma."""
    return f"{value:.12g}".replace(".", ",")


def date(day: datetime.date) -> str:
    """2026-11-21 becomes '21 november 2026'."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


class DateError(ValueError):
    """A text is no date; the message says in Dutch why, or is empty when it resembles none."""


def read_date(text: str) -> datetime.date:
    """'5-11-2026', '5 nov 2026', '5 november 2026' and '2026-11-05' become a date; DateError for anything else.

    The year has four figures: of '05-11-26' nobody can be sure. Between them stands what people put there.
    """
    words = _DATE_PARTS.split(text.strip().strip(".").lower())
    if len(words) != 3:
        raise DateError
    if len(words[0]) == 4:
        words.reverse()
    day, month_name, year = words
    number = _month_number(month_name)
    if number is None or not all(_is_figures(word) for word in (day, year)):
        raise DateError
    if len(year) != 4:
        raise DateError("Schrijf het jaar met vier cijfers, zoals in 21-11-2026.")
    return _existing_day(int(day), number, int(year))


def _month_number(word: str) -> int | None:
    if _is_figures(word):
        return int(word)
    names = [*_MONTHS, *_SHORT_MONTHS]
    return names.index(word) % len(_MONTHS) + 1 if word in names else _OTHER_MONTHS.get(word)


def _is_figures(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= 4


def _existing_day(day: int, number: int, year: int) -> datetime.date:
    if not 1 <= number <= len(_MONTHS):
        raise DateError(f"Maand {number} bestaat niet. Schrijf eerst de dag en dan de maand, zoals 21-11-2026.")
    if year < datetime.MINYEAR:
        raise DateError
    name, days = _MONTHS[number - 1], calendar.monthrange(year, number)[1]
    if not 1 <= day <= days:
        of_year = f" in {year}" if number == 2 else ""
        raise DateError(f"{day} {name} bestaat niet: {name} heeft{of_year} {days} dagen.")
    return datetime.date(year, number, day)


def month(day: datetime.date) -> str:
    """2026-11-21 becomes 'november 2026'."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def period(start: datetime.date, end: datetime.date) -> str:
    """A field period: '17 februari tot en met 2 april 2025'."""
    first = date(start) if start.year != end.year else f"{start.day} {_MONTHS[start.month - 1]}"
    return f"{first} tot en met {date(end)}"


def span(start: datetime.date, end: datetime.date) -> str:
    """Days on which something was open, in short: '5 tot 19 november 2026', '28 november tot 3 december 2026'."""
    if start == end:
        return date(end)
    if start.year != end.year:
        return f"{date(start)} tot {date(end)}"
    first = f"{start.day}" if start.month == end.month else f"{start.day} {_MONTHS[start.month - 1]}"
    return f"{first} tot {date(end)}"


def listing(words: Sequence[str]) -> str:
    """['a', 'b', 'c'] becomes 'a, b en c'."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} en {words[-1]}"


def plural(count: int, one: str, many: str) -> str:
    """1 becomes '1 antwoord', 5 becomes '5 antwoorden'."""
    return f"{thousands(count)} {one if count == 1 else many}"


def thousands(count: int) -> str:
    """12500 becomes '12.500'."""
    return f"{count:,}".replace(",", ".")


def count(number: int) -> str:
    """3 becomes 'drie', 50 'vijftig'; other numbers above twelve stay figures."""
    return _COUNTS[number] if 0 <= number < len(_COUNTS) else _TENS.get(number, thousands(number))


def first_capital(text: str) -> str:
    """'te weinig' becomes 'Te weinig', the rest untouched."""
    return text[:1].upper() + text[1:]


def first_small(text: str) -> str:
    """'Te weinig' becomes 'te weinig'; a word in capitals such as VNG stays."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
