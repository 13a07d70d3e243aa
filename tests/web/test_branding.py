"""The look: our own, or the theme, logo and name of a municipality on top of the base theme."""

from pathlib import Path

from flask import Flask

from tests.web.client import Visitor, running

PIXEL = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def sheets(visitor: Visitor, address: str = "/") -> list[str]:
    found = [element.get("href", "") for element in visitor.get(address).tree.iter("link")]
    return [address.split("/", 3)[-1] if "/static/" in address else address for address in found if "css" in address]


def test_our_own_look_lies_on_the_base_theme(app: Flask) -> None:
    visitor = Visitor(app)
    assert sheets(visitor) == ["vendor/theme.css", "css/theme.css", "vendor/components.css", "css/app.css"]
    page = visitor.get("/")
    assert page.title.endswith(" - Retentiecheck")
    assert page.first("html").get("class") == "utrecht-root voorbeeld-theme retention-check-theme"
    assert "img" not in {element.tag for element in page.tree.iter()}


def test_a_municipality_shows_its_own(tmp_path: Path) -> None:
    css, logo = tmp_path / "gouda.css", tmp_path / "logo.svg"
    css.write_text(".gouda-theme { --kleur: red }")
    logo.write_bytes(PIXEL)
    changes = {"theme_css": css, "theme_class": "gouda-theme", "theme_logo": logo, "theme_name": "Gemeente <Gouda>"}
    with running(tmp_path / "laptop", **changes) as app:
        visitor = Visitor(app)
        page = visitor.get("/")
        assert page.title.endswith(" - Gemeente <Gouda>")
        assert page.first("html").get("class") == "utrecht-root voorbeeld-theme gouda-theme"
        names = sheets(visitor)
        assert [name.rpartition("/")[2] for name in names] == ["theme.css", "gouda.css", "components.css", "app.css"]
        image = page.first("img")
        assert image.get("alt") == ""
        served = visitor.get(image.get("src", ""))
        assert (served.data, served.headers["Content-Type"].split(";")[0]) == (PIXEL, "image/svg+xml")


def test_a_logo_alone_keeps_our_own_look(tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_bytes(PIXEL)
    with running(tmp_path / "laptop", theme_logo=logo) as app:
        visitor = Visitor(app)
        assert sheets(visitor)[1] == "css/theme.css"
        assert visitor.get("/").first("img") is not None


def test_who_answers_gets_the_look_by_light_sheets_alone(app: Flask, tmp_path: Path) -> None:
    css = tmp_path / "gouda.css"
    css.write_text(".gouda-theme { --kleur: red }")
    assert [name.rpartition("/")[2] for name in sheets(Visitor(app), "/v")] == ["respondent.css"]
    with running(tmp_path / "laptop", theme_css=css, theme_class="gouda-theme", theme_name="Gouda") as theirs:
        visitor = Visitor(theirs)
        assert [name.rpartition("/")[2] for name in sheets(visitor, "/v")] == ["gouda.css", "respondent.css"]
        page = visitor.get("/v")
        assert page.title.endswith(" - Gouda")
        assert "gouda-theme" in page.first("html").get("class", "").split()
