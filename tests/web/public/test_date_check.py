"""A laptop whose clock may be wrong asks its owner, once; until then nothing goes and nothing seems gone."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask

from retention_check import clock, store
from tests.calendars import TODAY, Calendar
from tests.store.meetings import held
from tests.web.client import (
    SavedRound,
    Visitor,
    central_settings,
    database_of,
    manager,
    owner,
    running,
    save_round,
    share,
)

AHEAD, BACK = date(2034, 3, 15), date(2029, 3, 14)
pytestmark = pytest.mark.usefixtures("calendar")


@pytest.fixture
def saved(tmp_path: Path) -> SavedRound:
    """A round of today on this laptop, which was used today."""
    with running(tmp_path) as app:
        return save_round(app)


def still_has(app: Flask, saved: SavedRound) -> bool:
    found = store.rounds.load(database_of(app), saved.public_id, TODAY)
    return found is not None and not found.is_condensed


def test_one_start_years_ahead_lets_nothing_go(tmp_path: Path, calendar: Calendar, saved: SavedRound) -> None:
    calendar(AHEAD)
    for _ in range(2):
        with running(tmp_path) as app:
            assert still_has(app, saved)
    calendar(TODAY)
    with running(tmp_path) as app:
        assert still_has(app, saved)
        assert owner(app).get(saved.at).status == 200


@pytest.mark.parametrize("day", [AHEAD, BACK], ids=["ahead", "back"])
def test_the_owner_is_asked_before_anything_is_shown(
    tmp_path: Path, calendar: Calendar, saved: SavedRound, day: date
) -> None:
    calendar(day)
    with running(tmp_path) as app:
        me = owner(app)
        for address in ("/", saved.at, f"{saved.at}/resultaten", "/nieuw", f"/beheer/{saved.secret}"):
            assert me.get(address).redirects_to == "/datum", address
        page = me.get("/datum")
        assert page.status == 200
        assert str(day.year) in page.main
        assert "15 maart 2030" in page.main
        assert "Er is nog niets gewist" in page.main
        assert me.get("/voorbeeld/resultaten").status == 200


def test_a_date_that_is_right_is_kept_and_what_is_too_old_goes(
    tmp_path: Path, calendar: Calendar, saved: SavedRound
) -> None:
    calendar(AHEAD)
    with running(tmp_path) as app:
        me = owner(app)
        assert "1 ronde van meer dan drie jaar oud" in me.get("/datum").main
        page = me.fill("/datum")
        assert page.redirects_to == "/"
        assert "Helemaal gewist: 1 ronde" in me.follow(page).main
        assert not still_has(app, saved)
        assert me.get("/datum").redirects_to == "/"
    with running(tmp_path) as app:
        assert owner(app).get("/").status == 200


def test_a_date_that_went_back_can_be_right_too(tmp_path: Path, calendar: Calendar, saved: SavedRound) -> None:
    calendar(BACK)
    with running(tmp_path) as app:
        me = owner(app)
        assert "verdwijnt er nu niets" in me.get("/datum").main
        assert "niets gewist te worden" in me.follow(me.fill("/datum")).main
        assert still_has(app, saved)
        assert store.seen_days.last_seen(database_of(app)) == BACK


def test_once_the_clock_is_mended_everything_is_as_it_was(
    tmp_path: Path, calendar: Calendar, saved: SavedRound
) -> None:
    calendar(AHEAD)
    with running(tmp_path) as app:
        me = owner(app)
        assert me.get(saved.at).redirects_to == "/datum"
        calendar(TODAY + timedelta(1))
        assert me.get("/datum").redirects_to == "/"
        assert me.get(saved.at).status == 200


def test_others_are_told_to_wait_and_not_that_the_round_is_gone(
    tmp_path: Path, calendar: Calendar, saved: SavedRound
) -> None:
    with running(tmp_path) as app:
        link, viewer = share(app, saved)
        managing = manager(app, saved)
    calendar(AHEAD)
    with running(tmp_path) as app:
        asking = [Visitor(app).get(link), Visitor(app).get(f"/beheer/{saved.secret}")]
        for visitor, address in ((viewer, f"/inzage/{saved.public_id}/resultaten"), (managing, saved.at)):
            visitor.client.application = app
            asking.append(visitor.get(address))
        for page in asking:
            assert page.status == 503, page.address
            assert "datum van deze laptop" in page.main
        assert Visitor(app).get("/").status == 200
        assert Visitor(app).get("/datum").status == 403
        assert Visitor(app).post("/datum").status in (400, 403)
        assert still_has(app, saved)


def test_what_is_sent_meanwhile_is_not_saved_and_said_so(tmp_path: Path, calendar: Calendar, saved: SavedRound) -> None:
    with running(tmp_path) as app:
        me = owner(app)
        form = me.get(f"{saved.at}/wissen")
        calendar(AHEAD)
        assert me.send(form, {"sure": "y"}).status == 503
        assert still_has(app, saved)


def test_a_laptop_that_was_not_used_for_a_year_is_asked_nothing(tmp_path: Path, calendar: Calendar) -> None:
    with running(tmp_path):
        calendar(date(2031, 4, 15))
    with running(tmp_path) as app:
        assert owner(app).get("/").status == 200
        assert store.seen_days.last_seen(database_of(app)) == date(2031, 4, 15)


def test_a_first_start_asks_nothing(tmp_path: Path, calendar: Calendar) -> None:
    calendar(AHEAD)
    with running(tmp_path / "nieuw") as app:
        assert owner(app).get("/").status == 200
        assert owner(app).get("/datum").redirects_to == "/"


def test_a_server_asks_no_visitor(tmp_path: Path, calendar: Calendar) -> None:
    from retention_check.app import create_app

    settings = central_settings(tmp_path)
    store.migrate(settings.database_url)
    app = create_app(settings)
    store.expiry.expire(database_of(app), TODAY)
    calendar(AHEAD)
    assert Visitor(app).get("/").status == 200
    assert Visitor(app).get("/datum").status == 403
    store.disconnect(database_of(app))


def test_meetings_that_nobody_ended_are_told_before_they_go(tmp_path: Path, calendar: Calendar) -> None:
    calendar(TODAY)
    with running(tmp_path) as app:
        held(database_of(app), today=TODAY).move(today=TODAY)
    calendar(TODAY.replace(year=TODAY.year + 2))
    with running(tmp_path) as app:
        assert "1 bijeenkomst die niemand afsloot" in owner(app).get("/datum").main
        assert store.expiry.overdue(database_of(app), clock.today()).meetings == 1
