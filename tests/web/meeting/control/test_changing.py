"""What two who lead change at the same time: it is done to the meeting as it is, again and again, and not for ever."""

from dataclasses import replace

import pytest
from flask import Flask, g

from retention_check.domain.meeting.scenes import SceneKind
from retention_check.store import ConflictError, GoneError, StoredMeeting
from retention_check.web.meeting.control.changing import TRIES, change, latest, on_latest
from tests.web.meeting.control.pressing import at


def test_who_was_second_does_it_to_what_the_first_made(app: Flask) -> None:
    holding, _ = at(app, SceneKind.AGREE)
    seen: list[int] = []

    def doing(now: StoredMeeting) -> StoredMeeting:
        seen.append(now.version)
        if len(seen) < 3:
            raise ConflictError
        return now

    with app.test_request_context():
        g.stored_meeting = holding.stored
        on_latest(doing)
        change(lambda meeting: replace(meeting, answers_when="morgen"))
        assert latest().meeting.answers_when == "morgen"
    assert len(seen) == 3


def test_it_is_given_up_at_last(app: Flask) -> None:
    holding, _ = at(app, SceneKind.AGREE)
    tries: list[int] = []

    def doing(now: StoredMeeting) -> StoredMeeting:
        tries.append(now.version)
        raise ConflictError

    with app.test_request_context(), pytest.raises(ConflictError):
        g.stored_meeting = holding.stored
        on_latest(doing)
    assert len(tries) == TRIES


def test_a_meeting_that_ended_meanwhile_is_gone(app: Flask) -> None:
    holding, _ = at(app, SceneKind.AGREE)
    stored = holding.stored
    holding.end()
    with app.test_request_context(), pytest.raises(GoneError):
        g.stored_meeting = stored
        latest()
