"""Static files: a fingerprint in their address, kept by browsers, packed, and nothing beside them."""

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from flask import Flask

from retention_check import paths
from retention_check.web import assets
from tests.web.client import Visitor, running

YEAR = "public, max-age=31536000, immutable"
GZIP = {"Accept-Encoding": "gzip, br"}
OUTSIDE = [
    "../pyproject.toml",
    "..%2fpyproject.toml",
    "../retention_check/app.py",
    "..%2f..%2fetc%2fpasswd",
    "../templates/base.css",
    "../static/css/app.css",
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


def font(visitor: Visitor) -> str:
    """A font that a style sheet of the start page asks for."""
    for address in wanted(visitor):
        if found := re.search(r"url\(['\"]?([^'\")]+\.woff2)", visitor.get(address).text):
            return urljoin(address, str(found[1]))
    raise AssertionError("no style sheet asks for a font")


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
    plain, packed = visitor.get(address), visitor.get(address, headers=GZIP)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data)
    assert "Content-Encoding" not in plain.headers
    assert {page.headers["Vary"] for page in (plain, packed)} == {"Accept-Encoding"}


@pytest.mark.parametrize("accepts", ["br", "gzip;q=0", "identity"])
def test_who_cannot_unpack_gets_a_file_as_it_is(visitor: Visitor, accepts: str) -> None:
    page = visitor.get(wanted(visitor)[0], headers={"Accept-Encoding": accepts})
    assert page.status == 200
    assert "Content-Encoding" not in page.headers


def test_a_font_is_packed_already(visitor: Visitor) -> None:
    page = visitor.get(font(visitor), headers=GZIP)
    assert page.data[:4] == b"wOF2"
    assert "Content-Encoding" not in page.headers
    assert "Vary" not in page.headers


def test_a_packed_file_has_a_weak_etag_and_the_file_itself_a_strong_one(visitor: Visitor) -> None:
    address = wanted(visitor)[0]
    plain, packed = visitor.get(address), visitor.get(address, headers=GZIP)
    assert re.fullmatch('"[^"]+"', plain.headers["ETag"])
    assert packed.headers["ETag"] == f"W/{plain.headers['ETag']}"


@pytest.mark.parametrize("accepts", [{}, {"Accept-Encoding": "gzip"}], ids=["plain", "gzip"])
def test_who_has_the_file_already_is_told_so_without_its_content(visitor: Visitor, accepts: dict[str, str]) -> None:
    for address in (wanted(visitor)[0], font(visitor)):
        etag = visitor.get(address, headers=accepts).headers["ETag"]
        again = visitor.get(address, headers={**accepts, "If-None-Match": etag})
        assert (again.status, again.data) == (304, b"")
        assert again.headers["Cache-Control"] == YEAR
        assert "Content-Encoding" not in again.headers


def test_who_has_another_file_gets_this_one(visitor: Visitor) -> None:
    page = visitor.get(wanted(visitor)[0], headers={"If-None-Match": '"iets-anders"'})
    assert page.status == 200
    assert page.data


@pytest.mark.parametrize("name", OUTSIDE)
def test_nothing_beside_the_files_is_served(visitor: Visitor, name: str) -> None:
    mark = assets.fingerprint(paths.resource_dir("static"))
    assert visitor.get(f"/static/{mark}/{name}").status == 404
    assert visitor.get(f"/static/{mark}/css/../../{name}").status == 404


def test_a_file_of_another_kind_is_not_served_although_it_is_there(visitor: Visitor) -> None:
    assert (paths.resource_dir("static") / "build" / "hook.py").is_file()
    assert visitor.get("/static/x/build/hook.py").status == 404


def test_another_content_is_another_address(tmp_path: Path) -> None:
    marks = []
    for number, text in enumerate(("a", "b", "a")):
        (tmp_path / str(number)).mkdir()
        file = tmp_path / str(number) / "theme.css"
        file.write_text(text)
        marks.append(assets.fingerprint(file))
    assert marks[0] == marks[2] != marks[1]
    assert re.fullmatch(r"[0-9a-f]{12}", assets.fingerprint(paths.resource_dir("static")))


def test_an_old_address_gives_the_new_content_and_is_not_kept(visitor: Visitor) -> None:
    page = visitor.get("/static/000000000000/css/app.css")
    assert (page.status, page.headers["Cache-Control"]) == (200, "no-cache")
    current = next(address for address in wanted(visitor) if address.endswith("css/app.css"))
    assert visitor.get(current).data == page.data


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
        page = visitor.get(address)
        assert "@font-face" in page.text
        assert page.headers["Cache-Control"] == YEAR
        assert visitor.get(urljoin(address, "fonts/a.woff2")).headers["Content-Type"] == "font/woff2"
        for name in ("geheim.txt", "../boven.css", "..%2fboven.css"):
            assert visitor.get(urljoin(address, name)).status == 404
