"""The start page: what this is and how to begin, and on a laptop its rounds."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from flask import Flask

from retention_check import clock, dutch
from retention_check.config import Mode
from tests.web.client import (
    GOUDA,
    HTTP,
    TOKEN,
    SavedRound,
    Visitor,
    manager,
    owner,
    published,
    running,
    save_round,
    words,
)


def test_anyone_finds_the_example_and_the_pack(visitor: Visitor) -> None:
    page = visitor.get("/")
    assert page.status == 200
    assert {"/voorbeeld/resultaten", "/pakket", "/stellingen"} <= {link.removeprefix(HTTP) for link in page.links}


def test_without_the_launch_link_no_round_is_listed(visitor: Visitor, gouda: SavedRound) -> None:
    page = visitor.get("/")
    assert "Uw rondes op deze computer" not in page.main
    assert gouda.public_id not in page.text
    assert "/nieuw" not in page.text


def test_rounds_are_listed_newest_first(app: Flask, me: Visitor) -> None:
    old, new = save_round(app, today=clock.today() - timedelta(3)), save_round(app)
    text = me.get("/").text
    assert 0 < text.index(new.public_id) < text.index(old.public_id)


def test_rounds_of_one_municipality_and_day_are_told_apart(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        me = owner(app)
        save_round(app, today=clock.today() - timedelta(3))
        assert "begonnen op" not in me.get("/").main
        for round in (published(), GOUDA, GOUDA, replace(GOUDA, municipality="Delft")):
            save_round(app, round)
        rows = [row[1] for row in me.get("/").rows if len(row) == 2]
    told = [row.partition("begonnen op ")[2] for row in rows[1:]]
    today, before = (dutch.date(clock.today() - timedelta(days)) for days in (0, 3))
    assert told == ["", f"{today}, concept, nummer 2", f"{today}, concept", f"{today}, ligt vast", f"{before}, concept"]


def test_a_round_whose_time_is_over_is_not_listed(app: Flask, me: Visitor) -> None:
    saved = save_round(app, today=clock.today() - timedelta(3 * 366))
    assert saved.public_id not in me.get("/").text


def test_a_server_lists_nothing_and_no_launch_link_opens_it(central: Flask) -> None:
    saved = save_round(central)
    visitor = manager(central, saved)
    assert saved.public_id not in visitor.get("/").text
    assert visitor.get(f"/open/{TOKEN}").status == 403
    assert "uitnodigingslink" in visitor.get("/").main


def test_a_laptop_without_its_key_says_how_to_open_it(visitor: Visitor) -> None:
    said = visitor.get("/").main
    assert "de nieuwe link die in het venster van het programma staat" in said
    assert "In die regel staat retention-check serve." in said
    assert not {"uitnodiging", "beheerlink", "inkijklink", "zaal"} & set(said.replace(".", " ").split())
    assert said.startswith("Informatie: Is het programma opnieuw gestart?")
    assert "Uw rondes zijn er nog." in said
    assert "uitnodigingslink" not in said


def test_in_a_room_it_says_so_to_the_room_and_to_the_organiser(tmp_path: Path) -> None:
    with running(tmp_path, mode=Mode.ROOM, address="192.168.1.20") as app:
        phone = Visitor(app, "http://192.168.1.20:8765").get("/", environ_base={"REMOTE_ADDR": "192.168.1.77"}).main
        laptop = Visitor(app).get("/").main
    assert phone.startswith("Informatie: Bent u in de zaal? Vraag wie de bijeenkomst leidt om de QR-code.")
    assert "retention-check serve" not in phone
    assert laptop.startswith("Informatie: Is het programma opnieuw gestart?")
    assert "retention-check serve --room" in laptop
    assert "uitnodigingslink" not in phone + laptop


def test_who_opened_the_laptop_is_not_told_how(me: Visitor) -> None:
    assert "venster van het programma" not in me.get("/").main


def test_there_is_one_way_to_begin_a_round(me: Visitor) -> None:
    page = me.get("/")
    assert page.links.count(f"{HTTP}/nieuw") == 1
    assert "U uploadt de export van uw enquête, u typt scores, of u vraagt het zelf" in page.main
    begun = me.get("/nieuw")
    assert "Uploadt u een enquête? Dan zien wij het zelf." in begun.main
    assert "Bij een enquête: wanneer u die hield." in begun.main
    buttons = [words(button) for button in begun.tree.iter("button")]
    assert buttons == ["Verder: scores typen", "Verder: enquête of scoreblad uploaden", "Verder: zelf vragen"]
    assert begun.title.startswith("Begin een ronde")


def test_the_start_page_says_what_is_needed_and_how_to_get_it(me: Visitor, visitor: Visitor) -> None:
    for page in (me.get("/"), visitor.get("/")):
        assert "minstens vijf jonge ambtenaren" in page.main
        assert "enquêteprogramma van uw gemeente" in page.main
        assert "Upload daarna de export in uw ronde." in page.main
        assert {f"{HTTP}/stellingen", f"{HTTP}/scoreblad.xlsx"} <= set(page.links)


def test_the_start_page_goes_by_the_threshold_of_this_installation(tmp_path: Path) -> None:
    with running(tmp_path, threshold=8) as app:
        assert "minstens acht jonge ambtenaren" in Visitor(app).get("/").main


def test_it_says_that_the_meeting_is_held_here_too(app: Flask) -> None:
    assert "op één groot scherm en de telefoons van iedereen" in Visitor(app).get("/").main
