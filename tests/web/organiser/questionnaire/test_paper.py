"""Typing in sheets of paper: each counted once, the last one taken back, and no list of them anywhere."""

import json
import logging
import sqlite3
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Connection

from retention_check import clock, secret_links, store
from retention_check.domain.collection import Length
from retention_check.domain.questionnaire import Questionnaire, codes_of
from retention_check.domain.side import Side
from retention_check.domain.tallies import SideTallies
from retention_check.store import AnswerHashes
from retention_check.store.questionnaire_rows import read_tallies, write_tallies
from tests.cast import STUDY
from tests.web.client import (
    GOUDA,
    Page,
    SavedRound,
    Visitor,
    database_of,
    manager,
    running,
    save_round,
    words,
)

CODES = codes_of(Length.SHORT, STUDY)
SHEET = {"R1": "5", "R2": "1", "M1.1": "3"}
OWN_PAGE = {"Sec-Fetch-Site": "same-origin"}
WHO = "Wie de formulieren intypt, leest ze."


def asked_round(app: Flask, sides: tuple[Side, ...] = tuple(Side), *, until: date | None = None) -> SavedRound:
    """A round without scores whose questionnaire is open."""
    saved = save_round(app, replace(GOUDA, entries=(), answers={}))
    ask(app, saved, sides, until)
    return saved


def ask(
    app: Flask, saved: SavedRound, sides: tuple[Side, ...], until: date | None = None, link: str | None = None
) -> None:
    """Open a questionnaire in it: with a link to know, anyone answers behind that; else one needs a code."""
    database = database_of(app)
    stored = store.rounds.load(database, saved.public_id, clock.today())
    assert stored
    last = until or clock.today() + timedelta(days=14)
    asked = Questionnaire(
        Length.SHORT,
        CODES,
        sides,
        "HR",
        "een gesprek",
        clock.today(),
        last,
        5,
        dict.fromkeys(sides, 20),
        has_codes=link is None,
    )
    links = {side: link if link and side is Side.YOUNG else secret_links.new_secret() for side in sides}
    hashes = {side: AnswerHashes(*map(secret_links.hashed, (links[side], secret_links.new_secret()))) for side in sides}
    store.questionnaires.begin(database, stored, stored.round, asked, hashes, {})


def round_with_link(app: Flask) -> tuple[SavedRound, str]:
    """The same without codes, and the link behind which young people answer."""
    saved, link = save_round(app, replace(GOUDA, entries=(), answers={})), secret_links.new_secret()
    ask(app, saved, tuple(Side), link=link)
    return saved, link


def tallies(app: Flask, saved: SavedRound) -> dict[Side, SideTallies]:
    """What was counted, which the store itself tells nobody."""
    with reading(app) as connection:
        found = store.questionnaires.load(database_of(app), saved.public_id, clock.today())
        assert found
        return read_tallies(connection, found.id)


def reading(app: Flask) -> "closing[Connection]":
    return closing(database_of(app).engine.connect())


@pytest.fixture
def asked(app: Flask) -> SavedRound:
    return asked_round(app)


@pytest.fixture
def typist(app: Flask, asked: SavedRound) -> Visitor:
    return manager(app, asked)


def at(saved: SavedRound, group: str = "/jong") -> str:
    return f"{saved.at}/zelf-vragen/papier{group}"


def type_in(typist: Visitor, page: Page, answers: Mapping[str, str]) -> Page:
    return typist.send(page, answers, form=_number(page, "formulier"))


def take_back(typist: Visitor, page: Page) -> Page:
    return typist.send(page, form=_number(page, None))


def _number(page: Page, name: str | None) -> int:
    return [form.get("id") for form in page.tree.iter("form")].index(name)


def test_first_is_told_who_should_type_and_a_group_is_chosen(typist: Visitor, asked: SavedRound) -> None:
    page = typist.get(at(asked, ""))
    assert "Vraag daarvoor iemand die bij geen van beide groepen hoort: eerst schudden, dan intypen" in page.main
    assert "dan vernietigen" in page.main
    assert {at(asked), at(asked, "/management")} <= {link.removeprefix("http://localhost") for link in page.links}


def test_a_group_that_is_not_asked_has_no_sheets(app: Flask) -> None:
    saved = asked_round(app, (Side.YOUNG,))
    typist = manager(app, saved)
    assert typist.get(at(saved)).status == 200
    assert typist.get(at(saved, "/management")).status == 404
    assert typist.get(at(saved, "/iedereen")).status == 404


def test_a_sheet_is_counted_and_an_empty_one_comes(app: Flask, typist: Visitor, asked: SavedRound) -> None:
    page = type_in(typist, typist.get(at(asked)), SHEET)
    assert page.status == 200
    assert "Het formulier is geteld. Op deze pagina typte u er 1 in." in page.main
    assert set(page.fields(_number(page, "formulier")).getlist("R1")) == {""}
    counted = tallies(app, asked)
    assert counted[Side.YOUNG].people == 1
    assert [counted[Side.YOUNG].items[code].counts for code in ("R1", "R2", "R3")] == [
        (0, 0, 0, 0, 1),
        (1, 0, 0, 0, 0),
        (0, 0, 0, 0, 0),
    ]
    assert counted[Side.MANAGEMENT].people == 0


def test_the_page_counts_on_and_begins_anew_when_it_is_opened_anew(typist: Visitor, asked: SavedRound) -> None:
    page = typist.get(at(asked))
    for count in (1, 2, 3):
        page = type_in(typist, page, SHEET)
        assert f"typte u er {count} in" in page.main
    assert "typte u er" not in typist.get(at(asked)).main
    assert "typte u er 1 in" in type_in(typist, typist.get(at(asked)), SHEET | {"typed": "veel"}).main


def test_a_sheet_that_is_sent_again_counts_once_also_when_it_was_changed(
    app: Flask, typist: Visitor, asked: SavedRound
) -> None:
    opened = typist.get(at(asked))
    type_in(typist, opened, SHEET)
    for answers in (SHEET, SHEET | {"R1": "1"}):
        page = type_in(typist, opened, answers)
        assert "Dit formulier was al geteld. Het telt één keer" in page.main
        assert "Neem dit formulier terug" not in page.main
    assert tallies(app, asked)[Side.YOUNG].people == 1


def test_the_last_sheet_is_taken_back_and_stands_there_to_be_mended(
    app: Flask, typist: Visitor, asked: SavedRound
) -> None:
    first = type_in(typist, typist.get(at(asked)), SHEET)
    second = type_in(typist, first, {"R1": "2"})
    page = take_back(typist, second)
    assert tallies(app, asked)[Side.YOUNG].people == 1
    assert "teruggenomen en telt niet mee" in page.main
    assert "Neem dit formulier terug" not in page.main
    assert page.fields(_number(page, "formulier"))["R1"] == "2"
    again = type_in(typist, page, {"R1": "4"})
    assert "typte u er 2 in" in again.main
    assert tallies(app, asked)[Side.YOUNG].items["R1"].counts == (0, 0, 0, 1, 1)


def test_a_sheet_that_was_taken_back_can_be_emptied(app: Flask, typist: Visitor, asked: SavedRound) -> None:
    page = take_back(typist, type_in(typist, typist.get(at(asked)), SHEET))
    fields = page.fields(_number(page, "formulier")) | {"leeg": "ja"}
    emptied = typist.post(at(asked), fields)
    assert emptied.status == 200
    assert emptied.fields()["R1"] == ""
    assert tallies(app, asked)[Side.YOUNG].people == 0


def test_a_sheet_is_taken_back_once(app: Flask, typist: Visitor, asked: SavedRound) -> None:
    type_in(typist, typist.get(at(asked)), SHEET)
    page = type_in(typist, typist.get(at(asked)), SHEET)
    take_back(typist, page)
    assert "was al teruggenomen. Er is niets veranderd." in take_back(typist, page).main
    assert tallies(app, asked)[Side.YOUNG].people == 1


def test_nothing_else_than_that_sheet_can_be_taken_back(app: Flask, typist: Visitor, asked: SavedRound) -> None:
    page = type_in(typist, typist.get(at(asked)), SHEET)
    form = _number(page, None)
    signed = page.fields(form)["sheet"]
    for changed in (signed[:-2], "W10." + signed, "", "x"):
        assert typist.send(page, {"sheet": changed}, form=form).status == 400
    other = manager(app, other_round := asked_round(app))
    type_in(other, other.get(at(other_round)), SHEET)
    fields = other.get(at(other_round)).fields() | {"sheet": signed}
    assert other.post(at(other_round, "/jong/terug"), fields).status == 400
    assert typist.post(at(asked, "/management/terug"), typist.get(at(asked)).fields() | {"sheet": signed}).status == 400
    assert tallies(app, asked)[Side.YOUNG].people == 1


@pytest.mark.parametrize("someones", ["1", "2"])
@pytest.mark.parametrize("second", ["paper", "phone", "receipt and proof"])
def test_a_sheet_that_was_taken_back_does_not_tell_what_someone_else_answered(
    app: Flask, second: str, someones: str
) -> None:
    saved, link = round_with_link(app)
    typist = manager(app, saved)
    empty = typist.get(at(saved))
    receipt = empty.fields(_number(empty, "formulier"))["receipt"]
    counted = type_in(typist, empty, {"R1": "1"})
    assert "telt niet mee" in take_back(typist, counted).main
    _send_phone(app, link, secret_links.new_receipt(), {"R1": someones})
    for each in _texts(counted) if second == "receipt and proof" else [receipt]:
        if second == "phone":
            _send_phone(app, link, each, {"R2": "3"})
        else:
            assert "is geteld" in type_in(typist, typist.get(at(saved)), {"R2": "3", "receipt": each}).main
    before = tallies(app, saved)
    told = take_back(typist, counted)
    assert (told.status, "Er is niets veranderd" in told.main) == (200, True)
    assert tallies(app, saved) == before


@pytest.mark.parametrize("someones", ["1", "2"])
@pytest.mark.parametrize("second", ["paper", "phone"])
def test_a_sheet_of_a_deleted_questionnaire_does_not_tell_what_someone_answered_in_the_next(
    app: Flask, second: str, someones: str
) -> None:
    saved, _ = round_with_link(app)
    typist = manager(app, saved)
    counted = type_in(typist, typist.get(at(saved)), {"R1": "1"})
    receipt = _texts(counted)[0]
    store.questionnaires.discard(database_of(app), saved.public_id)
    ask(app, saved, tuple(Side), link=(link := secret_links.new_secret()))
    _send_phone(app, link, secret_links.new_receipt(), {"R1": someones})
    if second == "phone":
        _send_phone(app, link, receipt, {"R2": "3"})
    else:
        type_in(typist, typist.get(at(saved)), {"R2": "3", "receipt": receipt})
    before = tallies(app, saved)
    assert before[Side.YOUNG].people == 2
    told = take_back(typist, counted)
    assert told.status == 400 or "Er is niets veranderd" in told.main
    assert tallies(app, saved) == before


def _send_phone(app: Flask, link: str, receipt: str, answers: Mapping[str, str]) -> None:
    page = Visitor(app).post(f"/vragen/{link}/antwoorden", {"bewijs": receipt, **answers}, headers=OWN_PAGE)
    assert page.status == 303


def _texts(counted: Page) -> list[str]:
    """The texts in a signed sheet, which anyone can read: its receipt and its proof."""
    payload = counted.fields(_number(counted, None))["sheet"].split(".")[0]
    signed = json.loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return [text for text in signed if isinstance(text, str)]


def test_what_cannot_be_taken_back_is_told_without_a_word_of_which_answer(
    app: Flask, typist: Visitor, asked: SavedRound
) -> None:
    last = type_in(typist, typist.get(at(asked)), SHEET)
    found = store.questionnaires.load(database_of(app), asked.public_id, clock.today())
    assert found
    with database_of(app).engine.begin() as connection:  # as if a copy of before were put back
        write_tallies(connection, found.id, Side.YOUNG, SideTallies.empty(CODES))
    page = take_back(typist, last)
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert "niets geteld en niets teruggenomen" in words(page.by_id("fouten"))
    assert "R1" not in words(page.by_id("fouten"))
    assert tallies(app, asked)[Side.YOUNG].people == 0


@pytest.mark.parametrize(
    ("answers", "message"),
    [({}, "Er is niets ingevuld."), ({"R1": "6"}, "Kies 1 tot en met 5"), ({"R1": "5", "receipt": "x"}, "niet geteld")],
)
def test_what_cannot_be_counted_stays_on_the_page(
    app: Flask, typist: Visitor, asked: SavedRound, answers: Mapping[str, str], message: str
) -> None:
    page = type_in(typist, typist.get(at(asked)), {"R2": "4", **answers} if answers else {})
    assert page.status == 422
    assert page.title.startswith("Fout:")
    assert message in words(page.by_id("fouten"))
    if answers:
        assert page.fields(_number(page, "formulier"))["R2"] == "4"
        assert type_in(typist, page, {"R1": "5"}).status == 200
    assert tallies(app, asked)[Side.YOUNG].people == (1 if answers else 0)


def test_of_a_closed_questionnaire_nothing_is_typed_and_nothing_taken_back(
    app: Flask, typist: Visitor, asked: SavedRound
) -> None:
    opened = typist.get(at(asked))
    last = type_in(typist, opened, SHEET)
    store.questionnaires.close(database_of(app), asked.public_id, clock.today())
    for page in (type_in(typist, last, SHEET), take_back(typist, last)):
        assert page.status == 422
        assert "De vragenlijst is gesloten" in words(page.by_id("fouten"))
    assert typist.get(at(asked)).redirects_to == at(asked, "")
    assert "Open de vragenlijst dan eerst opnieuw" in typist.get(at(asked, "")).main
    assert tallies(app, asked)[Side.YOUNG].people == 1
    store.questionnaires.reopen(database_of(app), asked.public_id, clock.today(), clock.today())
    assert "telt niet mee" in take_back(typist, last).main


def test_without_a_questionnaire_there_is_nothing_to_type(app: Flask) -> None:
    saved = save_round(app)
    assert manager(app, saved).get(at(saved)).redirects_to == f"{saved.at}/zelf-vragen"


def test_no_receipt_answer_or_moment_of_a_sheet_is_kept_or_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with running(tmp_path) as app:
        saved = asked_round(app)
        typist = manager(app, saved)
        opened = typist.get(at(saved))
        caplog.clear()
        with caplog.at_level(logging.DEBUG, logger="retention_check"):
            page = take_back(typist, type_in(typist, opened, SHEET))
            type_in(typist, page, {})
        assert caplog.messages == []
        receipts = [each.fields(_number(each, "formulier"))["receipt"] for each in (opened, page)]
        kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
        assert not any(receipt.encode() in kept for receipt in receipts)
        cookies = typist.get(at(saved)).headers.get("Set-Cookie", "")
        assert "R1" not in cookies


def test_a_form_from_elsewhere_counts_nothing(app: Flask, typist: Visitor, asked: SavedRound) -> None:
    page = typist.get(at(asked))
    assert typist.send(page, SHEET | {"csrf_token": None}, form=_number(page, "formulier")).status == 400
    assert tallies(app, asked)[Side.YOUNG].people == 0


def test_enter_in_a_statement_saves_no_half_sheet_without_script(
    app: Flask, typist: Visitor, asked: SavedRound
) -> None:
    page = typist.get(at(asked))
    first = next(page.by_id("formulier").iter("button"))  # which a browser presses when Enter is typed
    told = type_in(typist, page, SHEET | {first.get("name", ""): first.get("value", "")})
    assert told.status == 200
    assert "Dit formulier is nog niet geteld." in told.main
    assert tallies(app, asked)[Side.YOUNG].people == 0
    assert "typte u er 1 in" in type_in(typist, told, {}).main


def test_when_it_cannot_be_counted_now_what_was_typed_stays(tmp_path: Path) -> None:
    file = tmp_path / "rondes.sqlite"
    with running(tmp_path, database=f"sqlite:///{file}?timeout=0.05") as app:
        saved = asked_round(app)
        typist = manager(app, saved)
        opened = typist.get(at(saved))
        with closing(sqlite3.connect(file)) as other:
            other.execute("BEGIN IMMEDIATE")
            page = type_in(typist, opened, SHEET)
            other.rollback()
        assert (page.status, page.title[:5]) == (503, "Fout:")
        assert page.fields(_number(page, "formulier"))["R1"] == "5"
        assert type_in(typist, page, {}).status == 200
        assert tallies(app, saved)[Side.YOUNG].people == 1
