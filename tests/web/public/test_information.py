"""Pages beside the rounds: method, privacy, accessibility, letters, the pack, and health."""

import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from flask import Flask

from retention_check.store import ENTRIES_KEPT_MONTHS, ROUND_KEPT_MONTHS
from tests.web.client import Visitor, database_of, owner, running, value_of

PAGES = ["/over-dit-onderzoek", "/privacy", "/toegankelijkheid", "/voorbeeldbrief", "/pakket"]
WRONG = ["", "   ", "G" * 81, "Gouda 🎉", "Gou\x07da"]


@pytest.mark.parametrize("address", PAGES)
def test_everyone_may_read(visitor: Visitor, central: Flask, address: str) -> None:
    assert visitor.get(address).status == 200
    assert Visitor(central).get(address).status == 200


@pytest.mark.parametrize("address", PAGES[:4])
def test_the_footer_leads_there_from_every_page(visitor: Visitor, address: str) -> None:
    for start in ("/", "/voorbeeld/resultaten", "/bestaat-niet"):
        assert f"http://localhost{address}" in visitor.get(start).links


def test_privacy_says_how_long_it_is_kept(visitor: Visitor) -> None:
    text = visitor.get("/privacy").main
    assert f"{ENTRIES_KEPT_MONTHS} maanden" in text
    assert f"{ROUND_KEPT_MONTHS} maanden" in text


def test_the_pack_is_a_page_of_its_own(visitor: Visitor) -> None:
    page = visitor.get("/pakket.html?gemeente=Ede")
    assert page.status == 200
    assert "Ede" in page.text
    assert "sha256-" in page.headers["Content-Security-Policy"]


@pytest.mark.parametrize("kind", ["html", "pdf"])
@pytest.mark.parametrize("name", WRONG)
def test_a_name_that_cannot_be_printed_is_told_at_its_field(visitor: Visitor, kind: str, name: str) -> None:
    page = visitor.get(f"/pakket.{kind}?gemeente={quote(name)}")
    assert page.status == 422
    assert "<title>Fout:" in page.text
    assert 'href="#gemeente"' in page.text
    assert 'id="gemeente-error"' in page.text


def test_what_was_typed_stays_and_html_is_text(visitor: Visitor) -> None:
    name = '"><script>' + "G" * 80
    page = visitor.get(f"/pakket.html?gemeente={quote(name)}")
    assert "<script>G" not in page.text
    assert value_of(page, "gemeente") == name
    assert "<script>alert" not in visitor.get(f"/pakket.html?gemeente={quote('<script>alert(1)</script>')}").text


def test_a_pack_without_a_name_asks_for_it(visitor: Visitor) -> None:
    assert visitor.get("/pakket.html").status == 422


def test_health_is_plain(visitor: Visitor) -> None:
    page = visitor.get("/gezond")
    assert (page.status, page.text) == (200, "ok\n")
    assert "Set-Cookie" not in page.headers


def test_health_tells_when_the_database_is_away(tmp_path: Path) -> None:
    folder = tmp_path / "laptop"
    with running(folder) as app:
        me = owner(app)
        database_of(app).close()
        shutil.rmtree(folder)
        assert Visitor(app).get("/gezond").status == 503
        page = me.get("/")
        assert (page.status, "kunnen dit nu niet" in page.main) == (503, True)
        assert Visitor(app).get("/").status == 200
        assert Visitor(app).get("/voorbeeld/resultaten").status == 200
