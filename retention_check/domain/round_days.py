"""On which days a round can have been held, for the form, the file and whatever else takes a date of someone."""

from datetime import date

from retention_check import dutch

EARLIEST = date(2020, 1, 1)  # before the study nobody asked its questions
YEARS_AHEAD = 5


def can_be_held_on(day: date, today: date) -> bool:
    """Whether a round can have been held on a day: not before the study, and not far ahead."""
    return EARLIEST <= day <= date(today.year + YEARS_AHEAD, 12, 31)


def impossible_day() -> str:
    """What is told of any other day, in Dutch."""
    return f"deze datum kan niet kloppen: kies een datum vanaf {dutch.date(EARLIEST)}."
