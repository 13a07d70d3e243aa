"""The start page: what this is and how to begin, and on a laptop its rounds."""

from datetime import timedelta

from flask import Flask

from retention_check import clock
from tests.web.client import HTTP, TOKEN, SavedRound, Visitor, manager, save_round


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


def test_a_round_whose_time_is_over_is_not_listed(app: Flask, me: Visitor) -> None:
    saved = save_round(app, today=clock.today() - timedelta(3 * 366))
    assert saved.public_id not in me.get("/").text


def test_a_server_lists_nothing_and_no_launch_link_opens_it(central: Flask) -> None:
    saved = save_round(central)
    visitor = manager(central, saved)
    assert saved.public_id not in visitor.get("/").text
    assert visitor.get(f"/open/{TOKEN}").status == 403
    assert "uitnodigingslink" in visitor.get("/").main
