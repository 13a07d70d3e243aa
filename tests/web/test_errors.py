"""Every error a visitor can meet is a page in Dutch that says what to do."""

import io
import logging
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage

from retention_check import store
from retention_check.config import Mode
from retention_check.web import errors
from retention_check.web.request_limits import LARGEST_FORM, MOST_FIELDS
from tests.web.client import (
    ABOUT,
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
    save_round,
    share,
    stored_round,
    summaries,
    without_database,
    words,
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
    assert is_told(me.post(f"{gouda.at}/scores/jong", {"R1-young": "1"}), 400)


def test_who_has_no_link_is_told(visitor: Visitor, gouda: SavedRound) -> None:
    assert is_told(visitor.get(gouda.at), 403)


@pytest.mark.parametrize("address", ["/nieuw", "/open/x"])
def test_who_has_not_the_key_of_a_laptop_is_told_how_to_open_it(
    visitor: Visitor, central: Flask, tmp_path: Path, address: str
) -> None:
    mine, server = visitor.get(address), Visitor(central).get(address).main
    with running(tmp_path, mode=Mode.ROOM, address="192.168.1.20") as room:
        in_room = Visitor(room).get(address)
    assert [page.first("code").text for page in (mine, in_room)] == [
        "retention-check serve",
        "retention-check serve --room",
    ]
    assert "de link die in het venster van het programma staat" in mine.main
    assert "QR-code" in in_room.main
    assert not [word for word in ("uitnodiging", "beheerlink") if word in mine.main + in_room.main]
    assert "uitnodiging" in server
    assert "programma" not in server


def test_a_link_that_is_gone_is_told(app: Flask, visitor: Visitor, gouda: SavedRound) -> None:
    delete_round(app, gouda.public_id)
    page = visitor.get(f"/beheer/{gouda.secret}")
    assert is_told(page, 410)
    assert "Hebt u de ronde zelf gewist? Dan is dat gelukt." in page.main


def test_too_much_at_once_is_told(me: Visitor, gouda: SavedRound) -> None:
    page = me.upload(f"{gouda.at}/scoreblad", "sheet", b" " * (52 * 2**20))
    assert is_told(page, 413)


def test_a_fault_of_ours_is_told_and_logged_without_its_address(
    app: Flask, gouda: SavedRound, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_arguments: object) -> None:
        raise RuntimeError("kapot")

    me = manager(app, gouda)
    monkeypatch.setattr(store.rounds, "load", fails)
    assert is_told(me.get(f"{gouda.at}/scores/jong"), 500)
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


def test_a_form_that_could_not_be_dealt_with_stands_there_whole_and_is_sent_once_more(tmp_path: Path) -> None:
    folder = tmp_path / "laptop"
    with running(folder) as app:
        saved, me = save_round(app), owner(app)
        opened = me.get(f"{saved.at}/afspraken/nieuw")
        typed = {"what": 'Mentoren "zoeken" <nu>', "role": "HR-adviseur", "status": "loopt"}
        with without_database(app, folder):
            told = me.send(opened, typed)
            again = me.send(told)
        assert (told.status, again.status) == (503, 503)
        assert told.title.startswith("Fout: ")
        assert told.headers["Retry-After"] == "60"
        assert told.rows == []
        assert ["Wat spreken wij af?", 'Mentoren "zoeken" <nu>'] in terms(told)
        assert ["Hoe staat het ermee?", "loopt"] in terms(again)
        assert "csrf" not in told.main
        assert me.send(again).redirects_to == f"{saved.at}/afspraken"
        assert stored_round(app, saved.public_id).agreements[-1].what == 'Mentoren "zoeken" <nu>'


def test_scores_that_could_not_be_dealt_with_stand_there_by_their_statements(tmp_path: Path) -> None:
    folder = tmp_path / "laptop"
    with running(folder) as app:
        saved, me = save_round(app), owner(app)
        opened = me.get(f"{saved.at}/scores/jong")
        with without_database(app, folder):
            told = me.send(opened, {"R3-young": "8,1", "n-young": "33"})
        assert ["R3 Te weinig financiële groei, jong", "8,1"] in terms(told)
        assert ["Aantal antwoorden, jong", "33"] in terms(told)
        assert me.send(told).status == 302
        found = next(each for each in stored_round(app, saved.public_id).entries if each.code == "R3")
        assert found.mean == Decimal("8.1")


def test_a_round_that_could_not_be_made_is_made_by_one_button_later(tmp_path: Path) -> None:
    folder = tmp_path / "laptop"
    with running(folder) as app:
        me = owner(app)
        opened = me.get("/nieuw")
        with without_database(app, folder):
            told = me.send(opened, ABOUT)
        assert told.status == 503
        assert "Gouda" in told.text
        assert me.send(told, ABOUT).status == 302
        assert [each.municipality for each in summaries(app)] == ["Gouda"]


def test_a_file_that_could_not_be_dealt_with_must_be_chosen_once_more(tmp_path: Path) -> None:
    folder = tmp_path / "laptop"
    with running(folder) as app:
        saved, me = save_round(app), owner(app)
        opened = me.get(f"{saved.at}/scoreblad")
        file = {"sheet": FileStorage(io.BytesIO(b"code;jong"), "blad.csv")}
        with without_database(app, folder):
            told = me.send(opened, file)
        assert told.status == 503
        assert "Uw bestand of bestanden: kies het bestand opnieuw" in told.main
        assert next(box for box in told.tree.iter("input") if box.get("type") == "file").get("name") == "sheet"
        assert next(told.tree.iter("form")).get("enctype") == "multipart/form-data"
        assert "code;jong" not in told.text


def test_what_another_website_sent_is_not_shown_and_gets_no_token(tmp_path: Path) -> None:
    folder = tmp_path / "laptop"
    with running(folder) as app:
        saved, me = save_round(app), owner(app)
        with without_database(app, folder):
            told = me.post(f"{saved.at}/afspraken/nieuw", {"what": "van elders", "csrf_token": "x"})
        assert is_told(told, 503)
        assert "van elders" not in told.text
        assert "csrf_token" not in told.text


def test_a_form_over_the_limits_is_not_shown_again(tmp_path: Path) -> None:
    folder = tmp_path / "laptop"
    with running(folder) as app:
        saved, me = save_round(app), owner(app)
        opened = me.get(f"{saved.at}/afspraken/nieuw")
        with without_database(app, folder):
            many = me.send(opened, {f"x{number}": "y" for number in range(MOST_FIELDS)})
            long = me.send(opened, {"what": "y" * LARGEST_FORM})
        assert is_told(many, 503)
        assert is_told(long, 503)


def test_a_page_that_cannot_be_opened_now_promises_nothing_of_what_was_typed(tmp_path: Path) -> None:
    folder = tmp_path / "laptop"
    with running(folder) as app:
        saved, me = save_round(app), owner(app)
        with without_database(app, folder):
            told = me.get(f"{saved.at}/scores/jong")
        assert is_told(told, 503)
        assert "typte" not in told.main
        assert "laad deze pagina dan opnieuw" in told.main


def test_a_file_that_is_too_large_leads_back_to_the_round(me: Visitor, gouda: SavedRound) -> None:
    page = me.upload(f"{gouda.at}/scoreblad", "sheet", b" " * (52 * 2**20))
    assert is_told(page, 413)
    assert f"{HTTP}{gouda.at}/scoreblad" in page.links


def test_a_stranger_with_too_large_a_file_learns_nothing(visitor: Visitor, gouda: SavedRound) -> None:
    file = {"sheet": FileStorage(io.BytesIO(b" " * (52 * 2**20)), "blad.csv")}
    page = visitor.post(f"{gouda.at}/scoreblad", file)
    assert page.status in {403, 413}
    assert gouda.public_id not in page.text


def test_a_round_file_that_is_too_large_leads_back_to_its_page(me: Visitor, visitor: Visitor) -> None:
    page = me.upload("/terugzetten", "file", b" " * (7 * 2**20), "ronde.json")
    assert is_told(page, 413)
    assert f"{HTTP}/terugzetten" in page.links
    file = {"file": FileStorage(io.BytesIO(b" " * (7 * 2**20)), "ronde.json")}
    assert f"{HTTP}/terugzetten" not in visitor.post("/terugzetten", file).links


def test_an_error_within_a_round_leads_back_to_it(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    assert f"{HTTP}{gouda.at}" in me.get(f"{gouda.at}/afspraken/99").links
    _, viewer = share(app, gouda)
    assert (
        f"{HTTP}/inzage/{gouda.public_id}/resultaten" in viewer.get(f"/inzage/{gouda.public_id}/resultaten/R99").links
    )
    assert f"{HTTP}/voorbeeld/resultaten" in viewer.get("/voorbeeld/resultaten/R99").links


def test_a_closed_door_leads_only_to_the_start(visitor: Visitor, gouda: SavedRound) -> None:
    assert gouda.public_id not in visitor.get(gouda.at).text
    assert gouda.public_id not in visitor.get(f"/inzage/{gouda.public_id}/resultaten").text


def terms(page: Page) -> list[list[str]]:
    """The lists of terms on a page, each with what it says."""
    return [[words(part) for part in pair] for pair in page.tree.iter("div") if pair.find("dt") is not None]


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
