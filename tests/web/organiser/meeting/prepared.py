"""Meetings as their organiser prepares them, by the page."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import sqlalchemy
from flask import Flask

from retention_check import clock, store
from retention_check.store import StoredMeeting
from retention_check.store.tables import meetings
from tests.cast import STUDY
from tests.web.client import Page, SavedRound, Visitor, database_of


def prepare(visitor: Visitor, saved: SavedRound, changes: Mapping[str, Any] | None = None) -> Page:
    """Open the page of the agenda, change something, and press the first button."""
    return visitor.fill(f"{saved.at}/bijeenkomst/nieuw", changes)


def found(app: Flask, saved: SavedRound) -> StoredMeeting | None:
    """The meeting of a round as it is stored."""
    return store.meetings.load(database_of(app), saved.public_id, STUDY)


def meeting_of(app: Flask, saved: SavedRound) -> StoredMeeting:
    stored = found(app, saved)
    assert stored is not None
    return stored


def steps(app: Flask, saved: SavedRound) -> list[tuple[str, int]]:
    """The steps of a round's meeting, by kind and minutes."""
    return [(step.kind.value, step.minutes) for step in meeting_of(app, saved).meeting.agenda.steps]


def let_pass(app: Flask, saved: SavedRound) -> None:
    """The last day of a meeting was yesterday."""
    stored = meeting_of(app, saved)
    with database_of(app).engine.begin() as connection:
        its = meetings.c.id == stored.id
        connection.execute(sqlalchemy.update(meetings).where(its).values(until=clock.today() - timedelta(days=1)))
