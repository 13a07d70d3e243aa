"""The meeting that a page is about, and the round it is of."""

from typing import Any, cast

from flask import abort, g

from retention_check import clock, store
from retention_check.store import GoneError, StoredMeeting, StoredRound
from retention_check.web.auth import PUBLIC_ID
from retention_check.web.extensions import database, study


def load_meeting(_endpoint: str | None, values: dict[str, str] | None) -> None:
    """Every page is about the meeting in its address; 404 when there never was one, 410 when it is over."""
    screen = (values or {}).pop("screen")
    stored = store.meetings.load_shown(database(), screen, study()) if PUBLIC_ID.fullmatch(screen) else None
    if stored is None:
        abort(404)
    refuse_over(stored)
    g.stored_meeting = stored


def refuse_over(stored: StoredMeeting) -> None:
    """GoneError for a meeting of which the last day has passed, though nobody ended it."""
    if store.meetings.is_over(stored.until, clock.today()):
        raise GoneError


def add_screen(_endpoint: str, values: dict[str, Any]) -> None:
    """Links from a page of a meeting are about the same meeting."""
    if "stored_meeting" in g:
        values.setdefault("screen", current_meeting().keys.screen)


def current_meeting() -> StoredMeeting:
    """The meeting of this page."""
    return cast(StoredMeeting, g.stored_meeting)


def round_of_meeting() -> StoredRound:
    """The round of this page's meeting, looked up once; GoneError."""
    if "stored_round" not in g:
        stored = store.rounds.load(database(), current_meeting().public_id, clock.today())
        if stored is None:
            raise GoneError
        g.stored_round = stored
    return cast(StoredRound, g.stored_round)
