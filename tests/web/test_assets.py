"""Static files: a fingerprint in their address, long kept, packed, and nothing beside them."""

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from flask import Flask

from retention_check import places
from retention_check.web import assets
from tests.web.client import Visitor, running

YEAR = "public, max-age=31536000, immutable"
OUTSIDE = [
    "../pyproject.toml",
    "..%2fpyproject.toml",
    "../retention_check/app.py",
    "build/hook.py",
    "LICENSE",
    "css",
    "",
]


def wanted(visitor: Visitor) -> list[str]:
    """Every file that the start page asks for."""
    tree = visitor.get("/").tree
    asked = [element.get("href", "") for element in tree.iter("link") if element.get("rel") == "stylesheet"]
    return asked + [element.get("src", "") for element in tree.iter("script")]


def test_every_file_that_a_page_asks_for_is_there(visitor: Visitor) -> None:
    kinds = []
    for address in wanted(visitor):
        page = visitor.get(address)
        assert (page.status, page.headers["Cache-Control"]) == (200, YEAR)
        kinds.append(page.headers["Content-Type"].split(";")[0])
    assert set(kinds) == {"text/css", "text/javascript"}


def test_every_file_that_a_style_sheet_asks_for_is_there_and_ours(visitor: Visitor) -> None:
    found = []
    for address in wanted(visitor):
        text = visitor.get(address).text
        for name in re.findall(r"url\(['\"]?([^'\")]+)", text):
            if not name.startswith("data:"):
                assert not name.startswith(("http", "//")), name
                page = visitor.get(urljoin(address, name))
                assert page.status == 200, name
                found.append(page.headers["Content-Type"])
    assert "font/woff2" in found


def test_files_are_packed_for_who_can_unpack(visitor: Visitor) -> None:
    address = wanted(visitor)[0]
    plain, packed = visitor.get(address), visitor.get(address, headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["Vary"]


@pytest.mark.parametrize("name", OUTSIDE)
def test_nothing_beside_the_files_is_served(visitor: Visitor, name: str) -> None:
    assert visitor.get(f"/static/x/{name}").status == 404
    assert visitor.get(f"/static/x/css/../../{name}").status == 404


def test_another_content_is_another_address(tmp_path: Path) -> None:
    marks = []
    for number, text in enumerate(("a", "b", "a")):
        (tmp_path / str(number)).mkdir()
        file = tmp_path / str(number) / "theme.css"
        file.write_text(text)
        marks.append(assets.fingerprint(file))
    assert marks[0] == marks[2] != marks[1]
    assert re.fullmatch(r"[0-9a-f]{12}", assets.fingerprint(places.folder("static")))


def test_an_old_address_is_not_kept_with_new_content(visitor: Visitor) -> None:
    page = visitor.get("/static/000000000000/css/app.css")
    assert page.status == 404 or "immutable" not in page.headers["Cache-Control"]


def test_static_files_set_no_cookie(app: Flask) -> None:
    visitor = Visitor(app)
    assert "Set-Cookie" not in visitor.get(wanted(visitor)[0]).headers


def test_a_theme_serves_what_lies_beside_it_and_no_more(tmp_path: Path) -> None:
    theme = tmp_path / "huisstijl"
    (theme / "fonts").mkdir(parents=True)
    (theme / "theme.css").write_text("@font-face { src: url(fonts/a.woff2) }")
    (theme / "fonts" / "a.woff2").write_bytes(b"wOF2")
    (theme / "geheim.txt").write_text("geheim")
    (tmp_path / "boven.css").write_text("boven")
    with running(tmp_path / "laptop", theme_css=theme / "theme.css", theme_class="gouda-theme") as app:
        visitor = Visitor(app)
        address = next(each for each in wanted(visitor) if "huisstijl" in each)
        assert "@font-face" in visitor.get(address).text
        assert visitor.get(urljoin(address, "fonts/a.woff2")).headers["Content-Type"] == "font/woff2"
        for name in ("geheim.txt", "../boven.css", "..%2fboven.css"):
            assert visitor.get(urljoin(address, name)).status == 404
