"""'Wis alles': asked first, then gone at once, with everything that was stored of it."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from flask import Flask

from retention_check import clock, store
from retention_check.domain.round import Agreement
from retention_check.store.retrying import Retrying
from tests.store.databases import postgresql, schema
from tests.web.client import (
    GOUDA,
    SavedRound,
    Visitor,
    database_of,
    fill_scores,
    manager,
    owner,
    running,
    save_published,
    save_round,
    share,
    stored,
)

NAME, AGREED = "Bergeijkwijk", "Zwaluwenkast"
RARE = replace(GOUDA, municipality=NAME, agreements=(Agreement(AGREED),))


def test_asking_deletes_nothing(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    assert "Gouda" in me.get(f"{gouda.at}/wissen").main
    page = me.fill(f"{gouda.at}/wissen")
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert list(page.faults) == ["sure"]
    assert stored(app, gouda.public_id)


def test_what_is_deleted_is_gone_for_everyone(app: Flask, gouda: SavedRound) -> None:
    link, viewer = share(app, gouda)
    me = manager(app, gouda)
    page = me.fill(f"{gouda.at}/wissen", {"sure": "y"})
    assert page.redirects_to == "/"
    assert "is gewist" in me.follow(page).main
    for visitor in (me, owner(app), Visitor(app)):
        for address in (gouda.at, f"{gouda.at}/scores", f"{gouda.at}/resultaten", f"/beheer/{gouda.secret}", link):
            assert visitor.get(address).status == 410
    assert viewer.get(f"/inzage/{gouda.public_id}/resultaten").status == 410
    assert gouda.public_id not in owner(app).get("/").text


def test_the_cookie_of_who_deleted_a_round_no_longer_names_it(app: Flask, gouda: SavedRound) -> None:
    link, _ = share(app, gouda)
    me, other = manager(app, gouda), save_round(app)
    me.get(link)
    me.get(f"/beheer/{other.secret}")
    assert remembered(me) == [gouda.public_id, other.public_id, gouda.public_id]
    me.fill(f"{gouda.at}/wissen", {"sure": "y"})
    assert remembered(me) == [other.public_id]


def remembered(visitor: Visitor) -> list[str]:
    """The rounds that a browser's cookie names: those it manages, then those it views."""
    with visitor.client.session_transaction(base_url=visitor.base) as session:
        return [pair[0] for kind in ("rounds", "views") for pair in session[kind]]


def test_a_form_that_was_open_brings_nothing_back(app: Flask, me: Visitor) -> None:
    gouda = save_published(app)
    forms = [me.get(f"{gouda.at}/{part}") for part in ("scores/jong", "gegevens", "delen", "wissen", "afspraken/nieuw")]
    me.send(forms[3], {"sure": "y"})
    assert [me.send(page).status for page in forms] == [410] * 5
    assert store.rounds.load(database_of(app), gouda.public_id, clock.today()) is None


def test_nothing_of_it_is_left_in_the_files(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        me = owner(app)
        saved = save_round(app, RARE)
        other = save_round(app)
        for _ in range(3):
            fill_scores(me, saved.public_id, {"R1-young": "7,37"})
        for part in ("resultaten", "rapport.html"):
            me.get(f"{saved.at}/{part}")
        assert holding(tmp_path, NAME)
        me.fill(f"{saved.at}/wissen", {"sure": "y"})
        for text in (NAME, AGREED, saved.public_id):
            assert holding(tmp_path, text) == []
        assert me.get(other.at).status == 200


def test_what_a_reader_keeps_in_the_files_is_said_and_goes_soon_after(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        database = replace(database_of(app), retrying=Retrying(0.05))
        app.extensions["database"] = database
        me, saved = owner(app), save_round(app, RARE)
        with closing(sqlite3.connect(tmp_path / "rondes.sqlite")) as other:
            other.execute("BEGIN").execute("SELECT count(*) FROM rounds").fetchone()
            page = me.follow(me.fill(f"{saved.at}/wissen", {"sure": "y"}))
            assert "wordt binnen enkele minuten gewist" in page.main
            assert "niets van bewaard" not in page.main
            assert holding(tmp_path, NAME)
            other.rollback()
            assert database.retrying.wait(10)
        assert holding(tmp_path, NAME) == []


def test_nothing_is_kept_is_said_when_nothing_is(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    assert (
        "Er is niets van bewaard, alleen een onleesbaar kenmerk van de links."
        in me.follow(me.fill(f"{gouda.at}/wissen", {"sure": "y"})).main
    )
    assert not store.is_pending(database_of(app))


def test_on_postgresql_it_is_said_that_text_may_stay(tmp_path: Path) -> None:
    with schema(postgresql()) as url, running(tmp_path, database=url) as app:
        me, saved = owner(app), save_round(app, RARE)
        page = me.follow(me.fill(f"{saved.at}/wissen", {"sure": "y"}))
        assert "tot die ruimte opnieuw gebruikt is" in page.main
        assert "niets van bewaard" not in page.main


def test_the_page_says_that_downloads_and_prints_stay_with_people(me: Visitor, gouda: SavedRound) -> None:
    text = me.get(f"{gouda.at}/wissen").main
    assert "downloadden" in text
    assert "printten, blijven bij hen" in text


def holding(folder: Path, text: str) -> list[str]:
    """Names of the files that hold a text."""
    return [path.name for path in folder.iterdir() if path.is_file() and text.encode() in path.read_bytes()]


def test_the_next_round_stays_when_the_one_before_it_is_deleted(app: Flask, me: Visitor) -> None:
    before = save_round(app)
    after = save_round(app, previous=before.public_id)
    assert me.get(f"{after.at}/resultaten/verandering").status == 200
    me.fill(f"{before.at}/wissen", {"sure": "y"})
    assert me.get(f"{after.at}/resultaten/verandering").status == 404
    assert me.get(f"{after.at}/resultaten").status == 200
