"""What waits of a survey: its reduced tables and what was decided, in a file for this user alone, half an hour."""

from dataclasses import replace

import pytest
from flask import Flask

from retention_check import store
from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import Choices
from retention_check.web.extensions import waiting_sheets
from retention_check.web.organiser.survey.waiting import (
    WaitingSurvey,
    forget_survey,
    let_wait,
    wait_again,
    waiting_survey,
)
from tests.web.client import SavedRound, delete_round, save_round

SURVEY = WaitingSurvey(
    b"tables\n\x00\xff\nmore",
    Choices(columns={"Kop\nmet regel": "R1"}, sides={"a.csv": Side.YOUNG}, complete_only=True),
    {Side.YOUNG: 58, Side.MANAGEMENT: None},
    "open",
)


@pytest.fixture
def saved(app: Flask) -> SavedRound:
    """A round of its own."""
    return save_round(app)


def test_what_waits_comes_back_as_it_was() -> None:
    assert WaitingSurvey.from_bytes(SURVEY.to_bytes()) == SURVEY
    assert WaitingSurvey.from_bytes(WaitingSurvey(b"").to_bytes()) == WaitingSurvey(b"")


def test_other_choices_are_another_version_and_numbers_of_people_are_not() -> None:
    assert SURVEY.version != replace(SURVEY, choices=Choices()).version
    assert SURVEY.version == replace(SURVEY, asked={}).version


def test_it_waits_under_its_token_until_it_is_forgotten(app: Flask, saved: SavedRound) -> None:
    with app.app_context():
        token = let_wait(saved.public_id, SURVEY)
        assert token is not None
        assert waiting_survey(saved.public_id, token) == SURVEY
        assert wait_again(saved.public_id, token, replace(SURVEY, kept=b"x"))
        assert waiting_survey(saved.public_id, token) == replace(SURVEY, kept=b"x")
        forget_survey(saved.public_id, token)
        assert waiting_survey(saved.public_id, token) is None


def test_a_score_sheet_is_never_found_as_a_survey(app: Flask, saved: SavedRound) -> None:
    with app.app_context():
        token = waiting_sheets().put(saved.public_id, b"naam\ncode;jong")
        assert token is not None
        assert waiting_survey(saved.public_id, token) is None
        waiting_sheets().discard(saved.public_id, token)


def test_nothing_waits_of_a_round_that_is_gone(app: Flask, saved: SavedRound) -> None:
    with app.app_context():
        token = let_wait(saved.public_id, SURVEY)
        assert token is not None
        delete_round(app, saved.public_id)
        with pytest.raises(store.GoneError):
            let_wait(saved.public_id, SURVEY)
        with pytest.raises(store.GoneError):
            wait_again(saved.public_id, token, SURVEY)
        assert waiting_survey(saved.public_id, token) is None
