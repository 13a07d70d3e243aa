"""The calendar of whoever uses this installation, and the clock of a meeting, asked in one place."""

import datetime
import time


def today() -> datetime.date:
    """The user's calendar day: rounds and links are dated by the day, never by the time."""
    return datetime.date.today()  # noqa: DTZ011 - the local calendar is meant


def now() -> int:
    """Whole seconds since 1970, for the time of a meeting's step alone: nothing of a person is ever timed."""
    return int(time.time())
