"""A meeting without scores of its own, in which the room answers; a laptop that phones reach."""

from dataclasses import replace

import pytest
from flask import Flask

from retention_check.config import Mode
from retention_check.domain.meeting.scenes import SceneKind
from tests.web.meeting.held import hold, leader
from tests.web.meeting.room import EMPTY, FORWARD, Meeting, answer, lead


@pytest.fixture
def meeting(app: Flask) -> Meeting:
    """At its rules, just before the questionnaire, and who leads it."""
    holding = hold(app, EMPTY)
    holding.go_to(SceneKind.RULES)
    return holding, leader(holding)


@pytest.fixture
def answered(meeting: Meeting) -> Meeting:
    """The same, with answers of everyone, just closed."""
    lead(meeting, FORWARD)
    answer(meeting[0], 14, 6)
    lead(meeting, FORWARD)
    return meeting


@pytest.fixture
def room(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop that the phones in a room reach."""
    monkeypatch.setitem(app.extensions, "settings", replace(app.extensions["settings"], mode=Mode.ROOM))
