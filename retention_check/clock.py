"""The calendar of whoever uses this installation, asked in one place."""

import datetime


def today() -> datetime.date:
    """The user's calendar day: rounds and links are dated by the day, never by the time."""
    return datetime.date.today()  # noqa: DTZ011 - the local calendar is meant
