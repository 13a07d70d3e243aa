"""What goes wrong is told in kind words, without a session, and without a secret in a log."""

import logging
import re
from pathlib import Path

import pytest
from flask import Flask

from retention_check import store
from retention_check.app import create_app
from retention_check.domain.side import Side
from retention_check.store import migrate
from retention_check.web.request_limits import LARGEST_FORM, MOST_FIELDS
from retention_check.web.respondent.told import TOLD
from tests.web.client import HTTPS, Page, central_settings, database_of, running, words
from tests.web.respondent.asked import JSON, Phone, ask, renew_manage_link

OF_ORGANISERS = re.compile(r"beheerlink|inkijklink|uw ronde|scoreblad|Naar de startpagina", re.IGNORECASE)


@pytest.fixture
def phone(app: Flask) -> Phone:
    return Phone(app)


def is_told(page: Page, status: int) -> None:
    """A whole page, in words for who answers."""
    assert page.status == status
    assert [words(each) for each in page.tree.iter("h1")] == [TOLD[status].title]
    assert f"Foutcode {status}" in page.main
    assert not OF_ORGANISERS.search(page.text)
    assert "Cookie" not in page.headers.get("Vary", "")
    assert "Set-Cookie" not in page.headers
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize(
    "address",
    ["/vragen", "/vragen/", "/vragen/x", "/vragen/x/y", "/vragen/x/", "/v/", "/v/bcdfgh", "/v/bcdfgh/x", "/v/a/b/c"],
)
def test_an_address_that_leads_nowhere_is_told_without_a_session(phone: Phone, address: str) -> None:
    is_told(phone.get(address), 404)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_another_method_is_told(app: Flask, phone: Phone, method: str) -> None:
    link = ask(app).link()
    answer = getattr(phone.client, method)(link)
    assert answer.status_code == 405
    assert "Dit kan hier niet" in answer.text
    assert "POST" in answer.headers["Allow"]
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert phone.get(f"{link}/antwoorden").status == 405
    assert phone.post(f"{link}/bedankt").status == 405


def test_too_much_at_once_is_told(app: Flask, phone: Phone) -> None:
    link = f"{ask(app).link()}/antwoorden"
    is_told(phone.post(link, {f"x{number}": "y" for number in range(MOST_FIELDS + 1)}), 413)
    is_told(phone.post(link, {"R1": "y" * LARGEST_FORM}), 413)
    assert phone.post(link, {"R1": "y" * LARGEST_FORM}, headers=JSON).text == '{"stand":"onbruikbaar"}\n'


def test_a_fault_of_ours_is_told_and_keeps_the_answers(
    app: Flask, phone: Phone, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_arguments: object, **_more: object) -> None:
        raise RuntimeError("kapot")

    asking = ask(app)
    opened = phone.begin(asking.link())
    with monkeypatch.context() as patch:
        patch.setattr(store.answering, "send", fails)
        page = phone.send(opened, {"R1": "4"})
        by_script = phone.post(opened.action(), dict(opened.fields()) | {"R1": "4"}, headers=JSON)
    is_told(page, 500)
    assert "Uw antwoorden staan nog op deze pagina." in page.main
    assert (by_script.status, by_script.text) == (500, '{"stand":"later"}\n')
    assert "kapot" in caplog.text
    assert phone.send(page).status == 303
    assert asking.people() == 1


def test_no_page_of_a_respondent_speaks_of_an_organisers_things(app: Flask, phone: Phone) -> None:
    asking, closed = ask(app, has_codes=True), ask(app)
    closed.close()
    pages = [phone.get(asking.link(side)) for side in Side]
    pages += [phone.begin(asking.link(), code=asking.code()), phone.begin(asking.link(), leeftijd="nee", code="x")]
    pages += [phone.get(f"{asking.link()}/bedankt"), phone.get(closed.link()), phone.get("/v")]
    for page in pages:
        assert page.status == 200
        assert not OF_ORGANISERS.search(page.text), page.address


def test_no_line_of_a_log_holds_a_secret_a_code_an_answer_or_an_address(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    with running(tmp_path) as app:
        asking, phone = ask(app, has_codes=True), Phone(app)
        phone.follow(phone.get(asking.short()))
        renew_manage_link(asking)
        opened = phone.begin(asking.short(), code=asking.code())
        wrong = phone.begin(asking.link(), code="bcdfghjk")
        sent = phone.send(opened, {"R1": "4"})
        phone.follow(sent)
        for address in ("/v/zzzzzz", f"/v/{asking.code()}", f"/vragen/{'a' * 32}", asking.link()):
            phone.post(f"{address}/antwoorden", {"bewijs": "x", "R1": "9"})
            phone.client.post(f"{address}/antwoorden")

        def fails(*_arguments: object, **_more: object) -> None:
            raise RuntimeError("kapot")

        monkeypatch.setattr(store.answering, "find", fails)
        assert phone.get(asking.link()).status == 500
        assert (wrong.status, sent.status) == (422, 303)
    hidden = [asking.secret(), asking.short()[3:], asking.code(), opened.fields()["bewijs"], "bcdfghjk", "zzzzzz"]
    hidden += ["127.0.0.1", "R1", asking.public_id]
    assert "kapot" in caplog.text
    assert not [each for each in hidden if each in caplog.text]


def test_over_tls_everything_is_the_same(tmp_path: Path) -> None:
    settings = central_settings(tmp_path)
    migrate(settings.database_url)
    app = create_app(settings)
    phone = Phone(app, HTTPS)
    page = phone.answer(ask(app).link(), {"R1": 4})
    assert page.status == 303
    assert "Set-Cookie" not in page.headers
    assert "Strict-Transport-Security" in page.headers
    store.disconnect(database_of(app))
