"""Upkeep: at a start, and on every new day, what was kept long enough goes."""

import logging
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask

from retention_check.domain.side import Side
from retention_check.web import upkeep
from tests.web.client import GOUDA, SavedRound, Visitor, database_of, owner, running, save_round

TODAY = date.today()  # noqa: DTZ011 - the calendar day
YEAR_OLD, THREE_YEARS_OLD = TODAY - timedelta(366), TODAY - timedelta(3 * 366)


@pytest.fixture
def laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """An app of its own, of which the days can be counted."""
    monkeypatch.setattr(upkeep, "SECONDS_UNTIL_AGAIN", 0)
    with running(tmp_path) as app:
        yield app


class Tomorrow(date):
    """The calendar of the day after."""

    @classmethod
    def today(cls) -> "Tomorrow":
        return cls.fromordinal(TODAY.toordinal() + 1)


def kinds(app: Flask, kept: SavedRound) -> tuple[bool, bool]:
    """Whether a round is there, and whether it is condensed."""
    found = database_of(app).load(kept.public_id)
    return found is not None, found is not None and found.is_condensed


def test_at_a_start_old_rounds_go(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    with running(tmp_path) as app:
        fresh, old, oldest = save_round(app), save_round(app, today=YEAR_OLD), save_round(app, today=THREE_YEARS_OLD)
    with running(tmp_path) as app:
        assert [kinds(app, kept) for kept in (fresh, old, oldest)] == [(True, False), (True, True), (False, False)]
        assert owner(app).get(oldest.at).status == 410
        assert owner(app).get(old.at).status == 200
    assert "expiry: 1 rounds condensed, 1 deleted" in caplog.text


def test_a_condensed_round_keeps_what_was_shown_alone(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        kept = save_round(app, today=YEAR_OLD)
        before = owner(app).get(f"{kept.at}/resultaten/redenen")
    with running(tmp_path) as app:
        found = database_of(app).load(kept.public_id)
        assert found is not None
        assert {str(each.mean) for each in found.round.entries} == {str(each.mean) for each in GOUDA.entries}
        assert all(each.sd is None for each in found.round.entries if each.side is Side.MANAGEMENT)
        assert found.round.agreements == GOUDA.agreements
        assert owner(app).get(f"{kept.at}/resultaten/redenen").rows == before.rows


def test_on_a_new_day_old_rounds_go(laptop: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = save_round(laptop, today=TODAY + timedelta(1) - timedelta(366))
    visitor = Visitor(laptop)
    visitor.get("/")
    assert kinds(laptop, kept) == (True, False)
    monkeypatch.setattr(upkeep, "date", Tomorrow)
    visitor.get("/")
    assert kinds(laptop, kept) == (True, True)


def test_a_page_that_was_read_is_not_shown_after_its_round_went(laptop: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = save_round(laptop, today=TODAY + timedelta(1) - timedelta(3 * 366))
    me = owner(laptop)
    assert me.get(f"{kept.at}/resultaten").status == 200
    monkeypatch.setattr(upkeep, "date", Tomorrow)
    assert me.get(f"{kept.at}/resultaten").status == 410


def test_a_database_that_is_away_ends_no_page(
    laptop: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    database_of(laptop).close()
    shutil.rmtree(tmp_path)
    monkeypatch.setattr(upkeep, "date", Tomorrow)
    assert Visitor(laptop).get("/privacy").status == 200
    assert "expiry failed" in caplog.text
