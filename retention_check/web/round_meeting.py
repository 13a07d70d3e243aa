"""The meeting of the round on this page: looked up once, for every page of a round says what comes next."""

from itertools import count
from typing import cast

from flask import g

from retention_check import clock, store
from retention_check.store import GoneError, StoredMeeting
from retention_check.web.current_round import current_round
from retention_check.web.extensions import database, study
from retention_check.web.meeting_links import new_keys

NAME = "meeting_of_round"


def round_meeting() -> StoredMeeting | None:
    """The meeting of this page's round, one of which the last day has passed too; None when it has none."""
    if NAME not in g:
        setattr(g, NAME, store.meetings.load(database(), current_round().public_id, study()))
    return cast(StoredMeeting | None, getattr(g, NAME))


def live_meeting() -> StoredMeeting | None:
    """The same, None when it is over."""
    stored = round_meeting()
    return None if stored is None or store.meetings.is_over(stored.until, clock.today()) else stored


def unused_counter() -> int:
    """The number from which the links of a new meeting are made: none of an earlier one comes alive again."""
    return next(number for number in count() if not _was_used(number))


def _was_used(counter: int) -> bool:
    keys = new_keys("", counter)
    try:
        return bool(store.meetings.find_led(database(), keys.lead) or store.meetings.find(database(), keys.join))
    except GoneError:
        return True
