"""Maintenance: a laptop's app expires once, at its start; a server warns when `retention-check expire` does not run."""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask

from retention_check import maintenance, store
from retention_check.app import create_app
from retention_check.kept_pdfs import kept_pdfs
from tests.calendars import TODAY, Calendar
from tests.cast import STUDY
from tests.store.databases import connected
from tests.store.meetings import COFFEE, held
from tests.store.questionnaires import NOTHING_YET, opened
from tests.store.rounds import created
from tests.web.client import (
    GOUDA,
    SavedRound,
    Visitor,
    central_settings,
    database_of,
    manager,
    owner,
    running,
    save_round,
    share,
    stored,
)

YEAR_OLD, THREE_YEARS_OLD = date(2029, 3, 15), date(2027, 3, 15)
NEVER = "retention-check expire has never run: let a timer run it every day"
pytestmark = pytest.mark.usefixtures("calendar")


@contextmanager
def serving(folder: Path) -> Iterator[Flask]:
    """A server's app, started on its database."""
    settings = central_settings(folder)
    store.migrate(settings.database_url)
    app = create_app(settings)
    yield app
    store.disconnect(database_of(app))


def in_tables(app: Flask, saved: SavedRound) -> tuple[bool, bool]:
    """Whether a round stands in the tables, and whether it does so condensed, whatever the day is."""
    found = store.rounds.load(database_of(app), saved.public_id, THREE_YEARS_OLD)
    return found is not None, found is not None and found.is_condensed


def messages(caplog: pytest.LogCaptureFixture, level: int | None = None) -> list[str]:
    """What the app itself logged, at one level or at any."""
    ours = [record for record in caplog.records if record.name == "retention_check"]
    return [record.getMessage() for record in ours if level in (None, record.levelno)]


def test_at_a_start_of_a_laptop_old_rounds_go(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    with running(tmp_path) as app:
        fresh, old, oldest = save_round(app), save_round(app, today=YEAR_OLD), save_round(app, today=THREE_YEARS_OLD)
    assert messages(caplog) == []
    with running(tmp_path) as app:
        found = [in_tables(app, saved) for saved in (fresh, old, oldest)]
        assert found == [(True, False), (True, True), (False, False)]
        assert owner(app).get(oldest.at).status == 410
        assert owner(app).get(old.at).status == 200
        assert store.expiry.last_expiry(database_of(app)) == TODAY
    assert messages(caplog) == ["expiry: 1 rounds condensed, 1 deleted"]


def test_at_a_start_of_a_laptop_a_questionnaire_closed_for_thirty_days_goes(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with running(tmp_path) as app:
        names = [created(database_of(app), NOTHING_YET, TODAY) for _ in range(2)]
        past, open_still = (
            opened(database_of(app), public_id=name, until=TODAY - timedelta(days))
            for name, days in zip(names, (30, 29), strict=True)
        )
    with running(tmp_path) as app:
        assert store.questionnaires.load(database_of(app), past.public_id, TODAY - timedelta(10)) is None
        assert store.questionnaires.load(database_of(app), open_still.public_id, TODAY) is not None
    assert messages(caplog) == ["expiry: 1 questionnaires deleted that were not published"]


def test_at_a_start_of_a_laptop_a_meeting_that_nobody_ended_is_over_and_its_agreements_are_kept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with running(tmp_path) as app:
        past = held(database_of(app), today=TODAY - timedelta(2))
        past.move(today=TODAY - timedelta(2))
        past.agree(COFFEE)
    with running(tmp_path) as app:
        assert stored(app, past.public_id).round.agreements[-1] == COFFEE
        assert store.meetings.load(database_of(app), past.public_id, STUDY) is None
    assert messages(caplog) == ["expiry: 1 meetings ended that nobody had ended"]


def test_a_condensed_round_keeps_what_was_shown_alone(tmp_path: Path, calendar: Calendar) -> None:
    with running(tmp_path) as app:
        calendar(TODAY - timedelta(1))
        saved = save_round(app, today=YEAR_OLD)
        before = owner(app).get(f"{saved.at}/resultaten/redenen")
        calendar(TODAY)
        assert owner(app).get(f"{saved.at}/resultaten/redenen").rows == before.rows
        assert in_tables(app, saved) == (True, False)
    with running(tmp_path) as app:
        assert in_tables(app, saved) == (True, True)
        found = stored(app, saved.public_id).round
        assert {str(each.mean) for each in found.entries} == {str(each.mean) for each in GOUDA.entries}
        assert found.agreements == GOUDA.agreements
        assert owner(app).get(f"{saved.at}/resultaten/redenen").rows == before.rows


def test_a_laptop_on_which_the_day_turns_shows_no_more_than_may_be_kept(tmp_path: Path, calendar: Calendar) -> None:
    with running(tmp_path) as app:
        old = save_round(app, today=YEAR_OLD + timedelta(1))
        oldest = save_round(app, today=THREE_YEARS_OLD + timedelta(1))
        me = owner(app)
        assert [me.get(f"{saved.at}/resultaten").status for saved in (old, oldest)] == [200, 200]
        assert not stored(app, old.public_id).is_condensed
        calendar(TODAY + timedelta(1))
        assert [me.get(f"{saved.at}/resultaten").status for saved in (old, oldest)] == [200, 410]
        assert stored(app, old.public_id).is_condensed
        assert oldest.at not in me.get("/").text


def test_no_request_of_a_visitor_expires_anything(tmp_path: Path, calendar: Calendar) -> None:
    with running(tmp_path) as app:
        old, oldest = save_round(app, today=YEAR_OLD), save_round(app, today=THREE_YEARS_OLD)
        calendar(TODAY + timedelta(1))
        me = owner(app)
        for address in ("/", "/gezond", old.at, f"{old.at}/resultaten", oldest.at):
            me.get(address)
        assert [in_tables(app, saved) for saved in (old, oldest)] == [(True, False), (True, False)]
        assert store.expiry.last_expiry(database_of(app)) == TODAY


def test_links_of_a_round_past_its_date_say_that_it_is_gone(tmp_path: Path, calendar: Calendar) -> None:
    with running(tmp_path) as app:
        saved = save_round(app, today=THREE_YEARS_OLD + timedelta(1))
        link, viewer = share(app, saved)
        managing = manager(app, saved)
        calendar(TODAY + timedelta(1))
        for visitor, address in ((viewer, f"/inzage/{saved.public_id}/resultaten"), (managing, saved.at)):
            assert visitor.get(address).status == 410
        for address in (link, f"/beheer/{saved.secret}"):
            assert Visitor(app).get(address).status == 410


def test_a_database_that_is_away_is_logged_and_ends_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with connected("sqlite:////nergens/rondes.db") as database:
        assert maintenance.expire_rounds(database, kept_pdfs(central_settings(tmp_path))) is False
    assert messages(caplog) == ["expiry failed: the database cannot be reached"]


def test_a_page_without_rounds_needs_no_database(tmp_path: Path, calendar: Calendar) -> None:
    with running(tmp_path / "data") as app:
        store.disconnect(database_of(app))
        shutil.rmtree(tmp_path / "data")
        calendar(TODAY + timedelta(1))
        assert Visitor(app).get("/privacy").status == 200


def test_a_server_expires_nothing_at_its_start(tmp_path: Path) -> None:
    with serving(tmp_path) as app:
        saved = save_round(app, today=THREE_YEARS_OLD)
    with serving(tmp_path) as app:
        assert in_tables(app, saved) == (True, False)
        assert store.expiry.last_expiry(database_of(app)) is None


@pytest.mark.parametrize(
    ("days", "warning"),
    [
        (None, NEVER),
        (0, ""),
        (2, ""),
        (3, "retention-check expire has not run for 3 days: look at its timer"),
        (40, "retention-check expire has not run for 40 days: look at its timer"),
    ],
)
def test_a_server_warns_when_expire_has_not_run_for_three_days(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, days: int | None, warning: str
) -> None:
    if days is not None:
        with serving(tmp_path) as app:
            store.expiry.expire(database_of(app), TODAY - timedelta(days))
    caplog.clear()
    with serving(tmp_path) as app:
        assert messages(caplog, logging.WARNING) == ([warning] if warning else [])
        page = Visitor(app).get("/gezond")
        assert (page.status, page.text) == (200, f"ok\n{warning}\n" if warning else "ok\n")


def test_a_running_server_says_at_once_that_expire_stopped_and_ran_again(tmp_path: Path, calendar: Calendar) -> None:
    with serving(tmp_path) as app:
        store.expiry.expire(database_of(app), TODAY)
        visitor = Visitor(app)
        assert visitor.get("/gezond").text == "ok\n"
        calendar(TODAY + timedelta(3))
        assert visitor.get("/gezond").text.splitlines()[1:] == [
            "retention-check expire has not run for 3 days: look at its timer"
        ]
        store.expiry.expire(database_of(app), TODAY + timedelta(3))
        assert visitor.get("/gezond").text == "ok\n"


def test_a_laptop_needs_no_timer_and_says_nothing_of_it(
    tmp_path: Path, calendar: Calendar, caplog: pytest.LogCaptureFixture
) -> None:
    with running(tmp_path) as app:
        calendar(TODAY + timedelta(40))
        assert Visitor(app).get("/gezond").text == "ok\n"
    assert messages(caplog) == []


@pytest.mark.parametrize("day", [YEAR_OLD, THREE_YEARS_OLD], ids=["condensed", "deleted"])
def test_what_was_printed_of_rounds_goes_with_the_first_that_expires(
    tmp_path: Path, calendar: Calendar, day: date
) -> None:
    kept = kept_pdfs(central_settings(tmp_path))
    with serving(tmp_path) as app:
        calendar(day)
        saved = save_round(app, today=day)
        names = [kept.name(b"printed", [saved.public_id]), kept.example_name(b"printed")]
        assert all(kept.keep(name, b"%PDF-") for name in names)
        maintenance.expire(database_of(app), kept)
        assert [kept.is_kept(name) for name in names] == [True, True]
        calendar(TODAY)
        store.seen_days.see(database_of(app), TODAY)
        maintenance.expire(database_of(app), kept)
        assert [kept.is_kept(name) for name in names] == [False, True]
