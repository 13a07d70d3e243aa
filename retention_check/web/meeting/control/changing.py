"""Changing something of a meeting that goes on meanwhile: what was opened is compared, not the whole meeting.

Who types an agreement is not refused because someone else went a step further; who changed the same is told.
"""

from collections.abc import Callable

from retention_check import clock, store
from retention_check.domain.comparison import Comparison
from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.meeting.moving import Move
from retention_check.store import ConflictError, GoneError, StoredMeeting
from retention_check.web.extensions import database, settings, study
from retention_check.web.meeting.current_meeting import current_meeting

Making = Callable[[LiveMeeting, Comparison, int], Move]
TRIES = 8  # each time someone else was first, with something else


class StaleError(Exception):
    """A button was about something that is not on any more."""


def latest() -> StoredMeeting:
    """The meeting of this page as it is now; GoneError once it ended."""
    found = store.meetings.load(database(), current_meeting().public_id, study())
    if found is None or found.id != current_meeting().id:
        raise GoneError
    return found


def on_latest(doing: Callable[[StoredMeeting], StoredMeeting]) -> StoredMeeting:
    """Do something to the meeting as it is now, again when someone else was first; ConflictError if that goes on."""
    for _ in range(TRIES):
        try:
            return doing(latest())
        except ConflictError:
            continue
    raise ConflictError


def change(changing: Callable[[LiveMeeting], LiveMeeting]) -> StoredMeeting:
    """Change the meeting as it is now; what `changing` raises leaves it as it was. ConflictError, GoneError."""
    return on_latest(lambda now: store.meetings.change(database(), now.public_id, now.version, changing))


def move(stored: StoredMeeting, making: Making) -> StoredMeeting:
    """Go on, back or over a step from the meeting as it was looked up; ConflictError, GoneError."""
    return store.meetings.move(
        database(),
        stored.public_id,
        stored.version,
        lambda meeting, comparison: making(meeting, comparison, clock.now()),
        study(),
        settings().threshold,
        clock.today(),
    )
