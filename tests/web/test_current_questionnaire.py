"""The questionnaire of the round on a page: looked up once, and again after it changed."""

from datetime import date, timedelta

import pytest
from flask import Flask, g

from retention_check import clock, store
from retention_check.domain.side import Side
from retention_check.store import Database, StoredQuestionnaire
from retention_check.web.current_questionnaire import asked_sides, current_questionnaire, is_open, look_up_again
from tests.calendars import Calendar
from tests.web.client import SavedRound, Visitor, database_of, save_round, stored
from tests.web.organiser.questionnaire.asking import NOT_GIVEN, opened

NOW = clock.today()  # before a test turns the calendar


@pytest.fixture
def asked(app: Flask, me: Visitor) -> SavedRound:
    return opened(app, me, NOT_GIVEN)


def test_it_is_looked_up_once(app: Flask, asked: SavedRound, monkeypatch: pytest.MonkeyPatch) -> None:
    times, load = [], store.questionnaires.load

    def counted(database: Database, public_id: str, today: date) -> StoredQuestionnaire | None:
        times.append(public_id)
        return load(database, public_id, today)

    monkeypatch.setattr(store.questionnaires, "load", counted)
    with app.test_request_context():
        g.stored_round = stored(app, asked.public_id)
        assert current_questionnaire() == current_questionnaire()
        assert asked_sides() == (Side.YOUNG,)
        assert len(times) == 1
        store.questionnaires.discard(database_of(app), asked.public_id)
        look_up_again()
        assert current_questionnaire() is None
        assert asked_sides() == ()


def test_it_is_open_until_its_last_day_is_over(app: Flask, asked: SavedRound, calendar: Calendar) -> None:
    for days, expected in ((0, True), (14, True), (15, False)):
        calendar(NOW + timedelta(days))
        with app.test_request_context():
            g.stored_round = stored(app, asked.public_id)
            assert is_open() == expected


def test_a_round_without_one_has_nobody_who_is_asked(app: Flask) -> None:
    saved = save_round(app)
    with app.test_request_context():
        g.stored_round = stored(app, saved.public_id)
        assert (current_questionnaire(), asked_sides(), is_open()) == (None, (), False)
