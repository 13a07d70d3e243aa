"""Every error a visitor can meet is a page in Dutch that says what to do."""

import logging
import shutil
from pathlib import Path

import pytest
from flask import Flask

from retention_check import store
from retention_check.web import errors
from tests.web.client import (
    HTTP,
    HTTPS,
    Page,
    SavedRound,
    Visitor,
    database_of,
    delete_round,
    manager,
    owner,
    running,
)

FOREIGN = ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "gouda.nl:80", "[::1]"]
FOREIGN += [pytest.param("x" * 300, id="300 letters")]  # type: ignore[list-item]


def is_told(page: Page, status: int) -> bool:
    """The page of an error, whole: what happened, and the way back."""
    told = errors.ERROR_TEXTS[status]
    assert page.status == status
    assert page.title.startswith(told.title)
    assert [element.text for element in page.tree.iter("h1")] == [told.title]
    assert f"Foutcode {status}" in page.main
    return bool({f"{HTTP}/", f"{HTTPS}/"} & set(page.links))


@pytest.mark.parametrize("address", ["/nergens", "/ronde/x", "/voorbeeld/resultaten/R99", "/static/x/y.css", "/%ff"])
def test_what_is_not_there_is_told(visitor: Visitor, address: str) -> None:
    assert is_told(visitor.get(address), 404)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("address", ["/", "/privacy", "/voorbeeld/resultaten", "/gezond"])
def test_another_method_is_told(visitor: Visitor, method: str, address: str) -> None:
    answer = getattr(visitor.client, method)(address)
    assert (answer.status_code, "Dit kan hier niet" in answer.text) == (405, True)


def test_a_strange_method_is_no_fault(visitor: Visitor) -> None:
    assert visitor.client.open("/", method="BREW").status_code == 405


@pytest.mark.parametrize("host", FOREIGN)
def test_another_host_name_is_refused(visitor: Visitor, host: str) -> None:
    for address in ("/", "/gezond", "/nergens", "/static/x/css/app.css"):
        page = visitor.get(address, headers={"Host": host})
        assert page.status == 400
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
        assert page.headers["X-Content-Type-Options"] == "nosniff"


def test_a_refused_host_name_writes_no_address_to_the_log(
    app: Flask, gouda: SavedRound, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    Visitor(app).client.get(f"/beheer/{gouda.secret}", headers={"Host": "evil.example"})
    assert gouda.secret not in caplog.text


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "localhost:8765"])
def test_our_own_host_names_are_answered(visitor: Visitor, host: str) -> None:
    assert visitor.get("/", headers={"Host": host}).status == 200


def test_a_server_answers_to_its_own_name_alone(central: Flask) -> None:
    assert Visitor(central).get("/").status == 200
    assert Visitor(central).get("/", headers={"Host": "127.0.0.1"}).status == 400


def test_a_form_without_token_is_told(me: Visitor, gouda: SavedRound) -> None:
    assert is_told(me.post(f"{gouda.at}/scores", {"R1-young": "1"}), 400)


def test_who_has_no_link_is_told(visitor: Visitor, gouda: SavedRound) -> None:
    assert is_told(visitor.get(gouda.at), 403)


def test_a_link_that_is_gone_is_told(app: Flask, visitor: Visitor, gouda: SavedRound) -> None:
    delete_round(app, gouda.public_id)
    assert is_told(visitor.get(f"/beheer/{gouda.secret}"), 410)


def test_too_much_at_once_is_told(me: Visitor, gouda: SavedRound) -> None:
    page = me.upload(f"{gouda.at}/scoreblad", "sheet", b" " * (7 * 2**20))
    assert is_told(page, 413)


def test_a_fault_of_ours_is_told_and_logged_without_its_address(
    app: Flask, gouda: SavedRound, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_arguments: object) -> None:
        raise RuntimeError("kapot")

    me = manager(app, gouda)
    monkeypatch.setattr(store.rounds, "load", fails)
    assert is_told(me.get(f"{gouda.at}/scores"), 500)
    assert is_told(me.get(f"/beheer/{gouda.secret}"), 500)
    assert "kapot" in caplog.text
    assert gouda.secret not in caplog.text


def test_a_database_that_is_away_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = tmp_path / "laptop"
    with running(folder) as app:
        me = owner(app)
        store.disconnect(database_of(app))
        shutil.rmtree(folder)
        assert is_told(me.get("/"), 503)
        assert is_told(Visitor(app).get(f"/ronde/{'a' * 16}"), 503)
    assert any(record.levelno == logging.ERROR and "database" in record.message for record in caplog.records)


def test_errors_over_tls(app: Flask) -> None:
    assert is_told(Visitor(app, HTTPS).get("/nergens"), 404)


@pytest.mark.parametrize("status", errors.ERROR_TEXTS)
def test_every_error_has_a_text_of_its_own(app: Flask, status: int) -> None:
    with app.test_request_context("/"):
        text, code = errors.error_page(status)
    assert code == status
    assert errors.ERROR_TEXTS[status].title in text
    assert len({told.text for told in errors.ERROR_TEXTS.values()}) == len(errors.ERROR_TEXTS)


@pytest.mark.parametrize(("status", "like"), [(418, 400), (502, 500)])
def test_an_error_without_a_text_gets_a_general_one(app: Flask, status: int, like: int) -> None:
    with app.test_request_context("/"):
        text, code = errors.error_page(status)
    assert code == status
    assert errors.ERROR_TEXTS[like].title in text
