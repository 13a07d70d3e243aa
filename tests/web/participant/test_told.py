"""What goes wrong is told in kind words, without a session, and without a secret in a log."""

import logging
import re
from pathlib import Path

import pytest
from flask import Flask

from retention_check import store
from retention_check.app import create_app
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.store import UnavailableError, migrate
from retention_check.web.participant.told import TOLD
from retention_check.web.request_limits import LARGEST_FORM, MOST_FIELDS
from tests.web.client import HTTPS, Page, Visitor, central_settings, database_of, running, words
from tests.web.meeting.held import Attendee, hold

OF_ORGANISERS = re.compile(r"beheerlink|inkijklink|uw ronde|scoreblad|Naar de startpagina|vragenlijst", re.IGNORECASE)
GUESSES = {"stemming": "raden", "R1": "1", "R4": "1", "R9": "1"}


@pytest.fixture
def phone(app: Flask) -> Attendee:
    return Attendee(app)


def is_told(page: Page, status: int) -> None:
    """A whole page, in words for who takes part."""
    assert page.status == status
    assert [words(each) for each in page.tree.iter("h1")] == [TOLD[status].title]
    assert f"Foutcode {status}" in page.main
    assert not OF_ORGANISERS.search(page.text)
    assert "Cookie" not in page.headers.get("Vary", "")
    assert "Set-Cookie" not in page.headers
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"


def fails(*_arguments: object, **_more: object) -> None:
    raise RuntimeError("kapot")


@pytest.mark.parametrize(
    "address",
    [
        *("/d/", "/d/x", "/d/a/b/c", "/deelnemen", "/deelnemen/", "/deelnemen/x"),
        *(f"/deelnemen/{'a' * 32}{part}" for part in ("", "/", "/nu", "/stem/x", "/y")),
    ],
)
def test_an_address_that_leads_nowhere_is_told_without_a_session(phone: Attendee, address: str) -> None:
    is_told(phone.get(address), 404)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_another_method_is_told(app: Flask, phone: Attendee, method: str) -> None:
    held = hold(app)
    for address in (f"/d/{held.code}", f"/deelnemen/{held.join()}"):
        answer = getattr(phone.client, method)(address)
        assert answer.status_code == 405
        assert "Dit kan hier niet" in answer.text
        assert "GET" in answer.headers["Allow"]
        assert "Cookie" not in answer.headers.get("Vary", "")


def test_too_much_at_once_is_told(app: Flask, phone: Attendee) -> None:
    held = hold(app)
    for address in (f"/d/{held.code}", f"/deelnemen/{held.join()}/stem", f"/deelnemen/{held.join()}/stem/nu"):
        is_told(phone.post(address, {f"x{number}": "y" for number in range(MOST_FIELDS + 1)}), 413)
        is_told(phone.post(address, {"R1": "y" * LARGEST_FORM}), 413)


def test_what_another_website_sends_is_refused_and_counts_nothing(app: Flask) -> None:
    held, stranger = hold(app), Visitor(app)
    token = held.join()
    held.go_to(SceneKind.GUESS)
    for headers in ({}, {"Origin": "http://elders.nl"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        for address in ("/d", f"/d/{held.code}", f"/deelnemen/{token}/stem", f"/deelnemen/{token}/stem/nu"):
            sent = {"code": held.code, "groep": "jong"} | GUESSES
            is_told(stranger.post(address, sent, headers=headers), 403)
    assert (held.stored.joined, held.stored.voted) == (1, 0)
    for headers in ({"Origin": stranger.base}, {"Sec-Fetch-Site": "same-origin"}):
        assert stranger.post(f"/deelnemen/{token}/stem", GUESSES, headers=headers).status == 303
    assert held.stored.voted == 1


def is_thanked(page: Page) -> None:
    """The kind page after the end: nothing went wrong, so it says of no error."""
    assert page.status == 410
    assert [words(each) for each in page.tree.iter("h1")] == ["Dank u wel. De bijeenkomst is afgelopen."]
    assert "de stemmen zijn gewist" in page.main
    assert "Fout" not in page.text
    assert not list(page.tree.iter("form"))
    assert page.headers["Cache-Control"] == "no-store"


def test_after_the_end_every_address_thanks_and_says_of_no_error(app: Flask, phone: Attendee) -> None:
    held = hold(app)
    at = f"/deelnemen/{held.join()}"
    held.end()
    for page in (phone.get(at), phone.get(f"{at}/nu"), phone.post(f"{at}/stem", GUESSES)):
        is_thanked(page)


def test_after_the_round_is_deleted_it_says_that_it_is_over(app: Flask, phone: Attendee) -> None:
    held = hold(app)
    at = f"/deelnemen/{held.join()}"
    store.rounds.delete(database_of(app), held.public_id, held.stored.until)
    is_thanked(phone.get(at))


def test_a_fault_of_ours_keeps_what_was_chosen(
    app: Flask, phone: Attendee, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    held = hold(app)
    at = f"/deelnemen/{held.join()}"
    held.go_to(SceneKind.GUESS)
    with monkeypatch.context() as patch:
        patch.setattr(store.voting, "vote", fails)
        page = phone.fill(at, GUESSES)
        by_script = phone.post(f"{at}/stem/nu", GUESSES)
    is_told(page, 500)
    assert page.title.startswith("Fout: ")
    assert "Twee keer versturen telt één keer." in page.main
    assert page.fields().to_dict() == GUESSES
    assert (by_script.status, by_script.headers.get("ETag")) == (500, None)
    assert page.headers["Retry-After"] == "60"
    assert "kapot" in caplog.text
    assert held.join() not in caplog.text
    assert phone.send(page).status == 303
    assert held.stored.voted == 1


def test_a_database_that_is_away_is_told(app: Flask, phone: Attendee, monkeypatch: pytest.MonkeyPatch) -> None:
    def is_away(*_arguments: object, **_more: object) -> None:
        raise UnavailableError

    held = hold(app)
    opened = phone.get(f"/d/{held.code}")
    with monkeypatch.context() as patch:
        patch.setattr(store.voting, "join", is_away)
        page = phone.send(opened, {"groep": "jong"})
        patch.setattr(store.voting, "participant", is_away)
        is_told(phone.get(f"/deelnemen/{'a' * 32}"), 503)
    is_told(page, 503)
    assert page.fields()["groep"] == "jong"
    assert phone.send(page).status == 303


def test_no_line_of_a_log_holds_a_secret_a_code_a_choice_or_an_address(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    with running(tmp_path) as app:
        held, phone = hold(app), Attendee(app)
        at = phone.join(held).address
        held.go_to(SceneKind.GUESS)
        phone.fill(at, GUESSES)
        phone.get("/d/zzzzzz")
        phone.post(f"{at}/stem/nu", {"stemming": "x"})
        monkeypatch.setattr(store.voting, "participant", fails)
        monkeypatch.setattr(store.meetings, "find", fails)
        assert phone.get(at).status == 500
        assert phone.get(f"/d/{held.code}").status == 500
    for each in (at.rpartition("/")[2], held.code, "zzzzzz", "R4", "127.0.0.1"):
        assert each not in caplog.text


def test_over_https_everything_works_too(tmp_path: Path) -> None:
    settings = central_settings(tmp_path)
    migrate(settings.database_url)
    app = create_app(settings)
    held, phone = hold(app), Attendee(app, HTTPS)
    assert phone.join(held).status == 200
    store.disconnect(database_of(app))
