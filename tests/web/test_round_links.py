"""The links of a round as its organiser may copy them: on a laptop none, in a room those of the room."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from retention_check import secret_links, store
from retention_check.config import Mode
from retention_check.store import ViewLink
from tests.web.client import (
    HTTPS,
    Page,
    SavedRound,
    Visitor,
    database_of,
    manager,
    owner,
    running,
    save_published,
    save_round,
    stored,
    words,
)

ROOM, OWN = "http://192.168.1.20:8765", "http://127.0.0.1:8765"
PHONE = {"REMOTE_ADDR": "192.168.1.77"}


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Flask]:
    """The app on a laptop in a room."""
    with running(tmp_path, mode=Mode.ROOM, address="192.168.1.20") as app:
        yield app


def open_view(app: Flask, saved: SavedRound) -> str:
    """Switch the view link of a round on: its path."""
    secret = secret_links.view_secret(saved.secret, 0)
    opened = ViewLink(is_open=True)
    store.links.set_view_link(database_of(app), saved.public_id, opened, secret_links.hashed(secret))
    return f"/inzien/{secret}"


def copied(page: Page, name: str) -> str:
    """What stands in a field to copy."""
    return words(page.by_id(name))


def pictures(page: Page) -> list[tuple[str, str]]:
    """Source and alternative text of every picture that is a QR code."""
    found = [(each.get("src", ""), each.get("alt", "")) for each in page.tree.iter("img")]
    return [each for each in found if each[0].startswith("data:")]


@pytest.mark.parametrize("base", ["http://localhost", OWN])
def test_a_laptop_offers_no_link_to_itself_but_what_can_be_given(app: Flask, gouda: SavedRound, base: str) -> None:
    me, path = owner(app, base), open_view(app, gouda)
    for page in (me.get(f"{gouda.at}/delen"), me.get(gouda.at)):
        assert "http://localhost" not in page.text
        assert "http://127.0.0.1" not in page.text
        assert not [each for each in page.elements if "data-copy" in each.attrib]
        assert not pictures(page)
        assert f"{base}{gouda.at}/meenemen.json" in page.links
        assert "werkt voor niemand anders" in page.main
    page = me.get(f"{gouda.at}/delen")
    assert f"{base}{gouda.at}/rapport" in page.links
    assert "Start het daarna op dezelfde manier als anders, met --room erachter." in page.main
    assert page.by_id("inkijklink").get("href") == path  # for oneself, to see what a reader sees


def test_a_laptop_without_a_view_link_offers_the_same(me: Visitor, gouda: SavedRound) -> None:
    page = me.get(f"{gouda.at}/delen")
    assert "inkijklink" not in {each.get("id") for each in page.tree.iter()}
    assert "Start het daarna op dezelfde manier als anders, met --room erachter." in page.main


def test_making_one_on_a_laptop_says_what_it_is_for(app: Flask, gouda: SavedRound) -> None:
    open_view(app, gouda)
    assert "staat klaar" in owner(app).get(f"{gouda.at}/delen").main


def test_in_a_room_the_organiser_on_the_laptop_is_shown_the_links_of_the_room(room: Flask) -> None:
    saved = save_round(room)
    path = open_view(room, saved)
    me = owner(room, OWN)
    assert copied(me.get(f"{saved.at}/delen"), "inkijklink") == ROOM + path
    overview = me.get(saved.at)
    assert copied(overview, "beheerlink") == f"{ROOM}/beheer/{saved.secret}"
    assert "in hetzelfde netwerk" in overview.main
    phone = Visitor(room, ROOM)
    assert phone.get(path, environ_base=PHONE).redirects_to == f"/inzage/{saved.public_id}/resultaten"
    assert phone.get(f"/inzage/{saved.public_id}/resultaten", environ_base=PHONE).status == 200


def test_a_server_shows_its_own_links(central: Flask) -> None:
    saved = save_round(central)
    path = open_view(central, saved)
    me = manager(central, saved, HTTPS)
    assert copied(me.get(f"{saved.at}/delen"), "inkijklink") == HTTPS + path
    assert copied(me.get(saved.at), "beheerlink") == f"{HTTPS}/beheer/{saved.secret}"


def test_a_link_that_can_be_given_has_a_qr_code_with_words_beside_it(room: Flask, central: Flask) -> None:
    for app, base in ((room, OWN), (central, HTTPS)):
        saved = save_round(app)
        before = manager(app, saved, base).get(f"{saved.at}/delen")
        open_view(app, saved)
        [(source, alternative)] = pictures(manager(app, saved, base).get(f"{saved.at}/delen"))
        assert not pictures(before)
        assert source.startswith("data:image/svg+xml")
        assert alternative.startswith("QR-code van de inkijklink")


def test_with_another_key_no_link_is_made(app: Flask, me: Visitor) -> None:
    saved, nonce = save_published(app), secret_links.new_nonce()
    store.links.replace_manage_link(database_of(app), saved.public_id, nonce, secret_links.hashed(nonce))
    assert me.fill(f"{saved.at}/delen").status == 302
    assert not stored(app, saved.public_id).view_link.is_open
    assert "geen link maken" in me.get(f"{saved.at}/delen").main
