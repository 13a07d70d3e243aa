"""The commands for who runs a server: migrate, expire, invite, links."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from retention_check import clock, store
from retention_check.app import create_app
from retention_check.cli import administration
from retention_check.config import Settings
from retention_check.kept_pdfs import kept_pdfs
from retention_check.secret_links import hashed, new_secret
from retention_check.store import is_current
from tests.store.meetings import COFFEE, held
from tests.store.questionnaires import NOTHING_YET, opened
from tests.store.rounds import created
from tests.web.client import (
    KEY,
    SavedRound,
    Visitor,
    central_settings,
    database_of,
    make_round,
    save_round,
    stored,
    summaries,
)

Call = Callable[..., Result]
ADDRESS = "https://behoud.gemeente.nl"
TODAY = date(2030, 3, 15)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def of_server(folder: Path) -> dict[str, str]:
    """The settings of a server with its database in a folder."""
    settings: Settings = central_settings(folder)
    return {
        "secret_key": settings.secret_key,
        "hosts": ",".join(settings.hosts),
        "database": settings.database_url,
        "pdf_folder": str(settings.pdf_folder),
    }


@pytest.fixture
def on_server(call: Call, tmp_path: Path) -> Call:
    """Call the command with the settings of a server."""
    return partial(call, **of_server(tmp_path))


@pytest.fixture
def server(on_server: Call, tmp_path: Path) -> Iterator[Flask]:
    """The app of a server with an up-to-date database."""
    assert on_server("migrate").exit_code == 0
    app = create_app(central_settings(tmp_path))
    yield app
    store.disconnect(database_of(app))


def test_migrate_brings_a_database_up_to_date(on_server: Call, tmp_path: Path) -> None:
    for _ in range(2):
        done = on_server("migrate")
        assert (done.exit_code, done.stdout) == (0, "De database is bij.\n")
    assert is_current(central_settings(tmp_path).database_url)


@pytest.mark.parametrize("command", ["invite --address x", "links --address x", "expire"])
def test_without_migrating_nothing_starts(on_server: Call, tmp_path: Path, command: str) -> None:
    done = on_server(*command.split())
    assert (done.exit_code, "retention-check migrate" in done.stderr) == (2, True)
    assert not (tmp_path / "server.sqlite").exists()


def test_expire_lets_old_rounds_go_and_prints_how_many(server: Flask, on_server: Call) -> None:
    fresh, *old = (save_round(server, today=day) for day in (TODAY, date(2029, 3, 15), date(2028, 1, 1)))
    oldest = save_round(server, today=date(2027, 3, 15))
    database = database_of(server)
    for days in (1, 2, 3):
        store.invitations.invite(database, hashed(new_secret()), TODAY - timedelta(days))
    store.invitations.invite(database, hashed("nog geldig"), TODAY)
    done = on_server("expire")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "Teruggebracht tot de getoonde scores: 2. Gewist: 1. Verlopen uitnodigingen: 3. Verlopen vragenlijsten: 0. "
        "Afgelopen bijeenkomsten: 0.\n"
    )
    assert [each.public_id for each in summaries(server)] == [fresh.public_id, *(each.public_id for each in old)]
    assert [stored(server, each.public_id).is_condensed for each in (fresh, *old)] == [False, True, True]
    assert store.rounds.load(database, oldest.public_id, date(2027, 3, 15)) is None
    assert store.invitations.is_invited(database, hashed("nog geldig"), TODAY)


def test_expire_takes_along_what_was_printed_of_rounds(server: Flask, on_server: Call, tmp_path: Path) -> None:
    kept = kept_pdfs(central_settings(tmp_path))
    saved = save_round(server, today=date(2027, 3, 15))
    name = kept.name(b"printed", [saved.public_id])
    assert kept.keep(name, b"%PDF-")
    store.seen_days.see(database_of(server), TODAY)
    assert on_server("expire").exit_code == 0
    assert not kept.is_kept(name)


def test_expire_records_its_day_and_finds_nothing_the_second_time(
    server: Flask, on_server: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_round(server, today=date(2029, 3, 15))
    database = database_of(server)
    assert store.expiry.last_expiry(database) is None
    assert on_server("expire").exit_code == 0
    assert store.expiry.last_expiry(database) == TODAY
    monkeypatch.setattr(clock, "today", lambda: TODAY + timedelta(1))
    done = on_server("expire")
    assert done.stdout == (
        "Teruggebracht tot de getoonde scores: 0. Gewist: 0. Verlopen uitnodigingen: 0. Verlopen vragenlijsten: 0. "
        "Afgelopen bijeenkomsten: 0.\n"
    )
    assert store.expiry.last_expiry(database) == TODAY + timedelta(1)


@pytest.mark.parametrize("day", [date(2034, 3, 15), date(2030, 3, 13)], ids=["ahead", "back"])
def test_expire_changes_nothing_by_a_clock_that_may_be_wrong(
    server: Flask, on_server: Call, monkeypatch: pytest.MonkeyPatch, day: date
) -> None:
    saved = save_round(server)
    assert on_server("expire").exit_code == 0
    monkeypatch.setattr(clock, "today", lambda: day)
    refused = on_server("expire")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "15 maart 2030" in refused.stderr
    assert "Er is niets gewist" in refused.stderr
    assert "--date-is-right" in refused.stderr
    assert store.rounds.load(database_of(server), saved.public_id, TODAY) is not None
    assert store.expiry.last_expiry(database_of(server)) == TODAY


def test_expire_goes_on_when_someone_says_that_the_date_is_right(
    server: Flask, on_server: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_round(server)
    assert on_server("expire").exit_code == 0
    monkeypatch.setattr(clock, "today", lambda: date(2034, 3, 15))
    assert "Gewist: 1." in on_server("expire", "--date-is-right").stdout
    assert on_server("expire").exit_code == 0  # once is enough


def test_a_first_expire_after_years_of_rounds_is_asked_too(server: Flask, on_server: Call) -> None:
    save_round(server, today=date(2026, 3, 15))
    assert on_server("expire").exit_code == 2
    assert on_server("expire", "--date-is-right").exit_code == 0


@pytest.mark.parametrize("command", ["migrate", "expire", "invite --address x", "links --address x"])
@pytest.mark.parametrize("content", [b"", b"geen database" * 1000], ids=["empty", "damaged"])
def test_a_file_that_is_no_database_is_told_by_its_name(
    on_server: Call, tmp_path: Path, command: str, content: bytes
) -> None:
    (tmp_path / "server.sqlite").write_bytes(content)
    done = on_server(*command.split())
    assert (done.exit_code, done.stdout) == (2, "")
    assert str(tmp_path / "server.sqlite") in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_expire_says_what_a_reader_keeps_in_the_file(
    server: Flask, on_server: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(administration, "SECONDS_FOR_READERS", 0.1)
    save_round(server, today=date(2029, 3, 15))
    with closing(sqlite3.connect(tmp_path / "server.sqlite")) as other:
        other.execute("BEGIN").execute("SELECT count(*) FROM rounds").fetchone()
        assert "staat nog in het bestand" in on_server("expire").stdout
    assert "staat nog in het bestand" not in on_server("expire").stdout


def test_expire_deletes_questionnaires_that_were_not_published_and_says_how_many_are_left(
    server: Flask, on_server: Call, tmp_path: Path
) -> None:
    database = database_of(server)
    rounds = [created(database, NOTHING_YET, TODAY) for _ in range(3)]
    past, *left = (
        opened(database, public_id=public_id, until=TODAY - timedelta(days))
        for public_id, days in zip(rounds, (30, 29, 0), strict=True)
    )
    kept = kept_pdfs(central_settings(tmp_path))
    name = kept.name(b"codes", [past.public_id])
    assert kept.keep(name, b"%PDF-")
    store.seen_days.see(database, TODAY)
    lines = on_server("expire").stdout.splitlines()
    assert lines[0].endswith("Verlopen vragenlijsten: 1. Afgelopen bijeenkomsten: 0.")
    assert lines[1].startswith("Vragenlijsten die nog niet vastliggen: 2. Een kopie van de database bevat nu sporen")
    assert [
        store.questionnaires.load(database, each.public_id, TODAY - timedelta(10)) is None for each in (past, *left)
    ] == [
        True,
        False,
        False,
    ]
    assert not kept.is_kept(name)
    for each in left:
        store.questionnaires.discard(database, each.public_id)
    assert len(on_server("expire").stdout.splitlines()) == 1


def test_expire_ends_the_warning_of_the_server(server: Flask, on_server: Call) -> None:
    visitor = Visitor(server)
    assert visitor.get("/gezond").text == "ok\nretention-check expire has never run: let a timer run it every day\n"
    assert on_server("expire").exit_code == 0
    assert visitor.get("/gezond").text == "ok\n"


def test_an_invitation_begins_a_round(server: Flask, on_server: Call) -> None:
    done = on_server("invite", "--address", f"{ADDRESS}/")
    assert re.fullmatch(rf"{ADDRESS}/uitnodiging/[a-z2-7]{{32}}\n", done.stdout)
    visitor = Visitor(server)
    assert visitor.get(done.stdout.strip()).redirects_to == "/nieuw"
    assert make_round(visitor)


@pytest.mark.parametrize(("options", "days"), [((), 30), (("--days", "365"), 365)])
def test_an_invitation_lasts_until_its_last_day(
    server: Flask, on_server: Call, options: tuple[str, ...], days: int
) -> None:
    secret = on_server("invite", "--address", ADDRESS, *options).stdout.strip().rpartition("/")[2]
    last = TODAY + timedelta(days)
    assert store.invitations.is_invited(database_of(server), hashed(secret), last)
    assert not store.invitations.is_invited(database_of(server), hashed(secret), last + timedelta(1))


@pytest.mark.parametrize("days", ["0", "366", "veel"])
def test_an_invitation_lasts_a_day_to_a_year(on_server: Call, days: str) -> None:
    assert on_server("invite", "--address", ADDRESS, "--days", days).exit_code == 2


def test_links_lists_rounds_and_prints_a_lost_one(server: Flask, on_server: Call) -> None:
    saved = save_round(server)
    save_round(server, today=date(2027, 3, 15))  # past its date
    assert on_server("links", "--address", ADDRESS).stdout == f"{saved.public_id}  2026-11-21  Gouda\n"
    found = on_server("links", "--address", f"{ADDRESS}/", "--round", saved.public_id)
    assert found.stdout == f"{ADDRESS}/beheer/{saved.secret}\n"


def test_a_renewed_link_takes_the_place_of_the_old_one(server: Flask, on_server: Call) -> None:
    saved = save_round(server)
    done = on_server("links", "--address", ADDRESS, "--round", saved.public_id, "--renew")
    new = SavedRound(saved.public_id, done.stdout.strip().rpartition("/")[2])
    assert Visitor(server).get(f"/beheer/{saved.secret}").status == 410
    assert Visitor(server).get(f"/beheer/{new.secret}").redirects_to == saved.at


def test_renewing_says_that_a_meeting_is_led_and_joined_with_other_links_from_now_on(
    server: Flask, on_server: Call
) -> None:
    meeting = held(database_of(server), today=TODAY)
    command = ["links", "--address", ADDRESS, "--round", meeting.public_id, "--renew"]
    done = on_server(*command)
    assert done.stdout.startswith(f"{ADDRESS}/beheer/")
    assert "de link om te leiden en de code om mee te doen werken niet meer" in " ".join(done.stderr.split())
    meeting.end()
    assert on_server(*command).stderr == ""


def test_an_unknown_round_has_no_link(server: Flask, on_server: Call) -> None:
    done = on_server("links", "--address", ADDRESS, "--round", "x")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "Er is geen ronde x. Zonder --round staan alle rondes in een lijst.\n"
    assert summaries(server) == []


def test_a_round_past_its_date_has_no_link(server: Flask, on_server: Call) -> None:
    saved = save_round(server, today=date(2027, 3, 15))
    for options in ((), ("--renew",)):
        done = on_server("links", "--address", ADDRESS, "--round", saved.public_id, *options)
        assert (done.exit_code, "Er is geen ronde" in done.stderr) == (2, True)


def test_another_key_makes_no_link_but_by_renewing(server: Flask, on_server: Call) -> None:
    saved = save_round(server)
    command = ["links", "--address", ADDRESS, "--round", saved.public_id]
    refused = on_server(*command, secret_key=KEY[::-1])
    assert (refused.exit_code, refused.stdout, "--renew" in refused.stderr) == (2, "", True)
    assert on_server(*command, "--renew", secret_key=KEY[::-1]).exit_code == 0


def test_a_server_without_its_settings_prints_no_link(call: Call, tmp_path: Path) -> None:
    done = call("links", "--address", ADDRESS, database=of_server(tmp_path)["database"])
    assert (done.exit_code, "RETENTION_CHECK_SECRET_KEY" in done.stderr) == (2, True)


def test_expire_ends_meetings_that_nobody_ended_and_says_how_many_go_on(server: Flask, on_server: Call) -> None:
    database, began = database_of(server), TODAY - timedelta(2)
    past, going_on, waiting = (held(database, today=began) for _ in range(3))
    for meeting, day in ((past, began), (going_on, TODAY - timedelta(1))):
        meeting.move(today=day)
        meeting.join()
    past.agree(COFFEE)
    store.seen_days.see(database, TODAY)
    lines = on_server("expire").stdout.splitlines()
    assert lines[0].endswith("Afgelopen bijeenkomsten: 1.")
    assert lines[1].startswith(
        "Bijeenkomsten die nog niet afgelopen zijn: 1. Een kopie van de database bevat nu sporen"
    )
    ended = store.rounds.load(database, past.public_id, TODAY)
    assert ended is not None
    assert ended.round.agreements[-1] == COFFEE
    assert [going_on.stored.joined, waiting.stored.joined] == [1, 0]
