"""The report: what is printed, as what, and what happens when it cannot be."""

import base64
import csv
import hashlib
import io
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import openpyxl
import pytest
from flask import Flask

from retention_check.pdf import MissingLibraryError
from retention_check.report import Report
from retention_check.web import printing
from tests.pdf.test_rendering import needs_pango
from tests.web.client import GOUDA, SavedRound, Visitor, save_round, share

CSP = "Content-Security-Policy"


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No time to wait for a place, and printing asked anew whether it can."""
    monkeypatch.setattr(printing, "SECONDS_TO_WAIT", 0.05)
    printing.can_print.cache_clear()
    yield
    printing.can_print.cache_clear()


def dies(_report: Report) -> None:
    """Printing that ends the process, as a segmentation fault does."""
    import os

    os.abort()


def sleeps(_report: Report) -> None:
    """Printing that never ends."""
    time.sleep(60)


def has_no_library(_report: Report) -> None:
    """Printing on a computer without Pango."""
    raise MissingLibraryError("libpango")


@needs_pango
def test_a_poster_is_printed(me: Visitor, gouda: SavedRound) -> None:
    page = me.get(f"{gouda.at}/rapport.pdf?soort=poster")
    assert (page.status, page.data[:5]) == (200, b"%PDF-")
    assert page.headers["Content-Type"] == "application/pdf"
    assert page.headers["Content-Disposition"] == 'attachment; filename="poster-gouda-2026-11-21.pdf"'


@needs_pango
def test_a_viewer_and_the_example_are_printed(app: Flask, visitor: Visitor, gouda: SavedRound) -> None:
    _, viewer = share(app, gouda, management=False)
    for page in (
        viewer.get(f"/inzage/{gouda.public_id}/rapport.pdf?soort=poster"),
        visitor.get("/pakket.pdf?gemeente=Ede"),
    ):
        assert (page.status, page.data[:5]) == (200, b"%PDF-")


@pytest.mark.parametrize("preset", ["volledig", "uitdeel", "poster"])
def test_presets_are_pages_of_their_own(me: Visitor, gouda: SavedRound, preset: str) -> None:
    pages = {each: me.get(f"{gouda.at}/rapport.html?soort={each}") for each in ("volledig", "uitdeel", "poster")}
    assert [page.status for page in pages.values()] == [200] * 3
    assert len({page.data for page in pages.values()}) == 3
    assert "Gouda" in pages[preset].text


def test_topics_are_what_was_asked(me: Visitor, gouda: SavedRound) -> None:
    asked = me.get(f"{gouda.at}/rapport.html?soort=volledig&onderwerp=R9&onderwerp=M9.2").text
    assert asked != me.get(f"{gouda.at}/rapport.html?soort=volledig").text
    chosen = me.get(f"{gouda.at}/rapport?onderwerp=R9&onderwerp=M9.2")
    assert chosen.fields().getlist("onderwerp") == ["R9", "M9.2"]


@pytest.mark.parametrize("part", ["rapport.html?soort=boek", "rapport.pdf?soort=boek", "rapport.html?soort="])
def test_an_unknown_preset_is_not_there(me: Visitor, gouda: SavedRound, part: str) -> None:
    assert me.get(f"{gouda.at}/{part}").status == 404


@pytest.mark.parametrize("part", ["rapport", "rapport.html", "rapport.pdf"])
def test_an_unknown_topic_is_not_there(me: Visitor, gouda: SavedRound, part: str) -> None:
    assert me.get(f"{gouda.at}/{part}?onderwerp=R99").status == 404


def test_a_report_page_allows_its_own_style_and_nothing_else(me: Visitor, gouda: SavedRound) -> None:
    page = me.get(f"{gouda.at}/rapport.html")
    styles = re.findall(r"<style>(.*?)</style>", page.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(styles[0].encode()).digest()).decode()
    policy = dict(part.split(" ", 1) for part in page.headers[CSP].split("; "))
    assert len(styles) == 1
    assert policy["style-src"] == f"'sha256-{digest}'"
    assert (policy["script-src"], policy["default-src"], policy["font-src"]) == ("'none'", "'none'", "data:")
    assert not re.search(r"<[^>]+ style=|<script|<link[^>]+stylesheet", page.text)


def test_a_report_page_can_be_kept(me: Visitor, gouda: SavedRound) -> None:
    assert "Content-Disposition" not in me.get(f"{gouda.at}/rapport.html").headers
    kept = me.get(f"{gouda.at}/rapport.html?bewaren=")
    assert kept.headers["Content-Disposition"] == 'attachment; filename="rapport-gouda-2026-11-21.html"'


def test_the_csv_opens_in_dutch_excel(me: Visitor, gouda: SavedRound) -> None:
    page = me.get(f"{gouda.at}/cijfers.csv")
    assert page.data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(page.data.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 51
    assert any(re.fullmatch(r"\d,\d", cell) for cell in rows[1])
    assert not any(re.fullmatch(r"\d\.\d", cell) for row in rows for cell in row)


def test_the_workbook_holds_numbers(me: Visitor, gouda: SavedRound) -> None:
    page = me.get(f"{gouda.at}/cijfers.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(page.data))
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert sum(isinstance(cell, float) for cell in cells) > 100


@pytest.mark.parametrize("name", ["redenen", "plaatsen", "kaart", "onderwerp-1"])
def test_figures_can_be_taken_along(me: Visitor, gouda: SavedRound, name: str) -> None:
    drawing = me.get(f"{gouda.at}/beeld/{name}.svg")
    assert drawing.status == 200
    assert drawing.headers["Content-Type"].startswith("image/svg+xml")
    assert drawing.headers["Content-Disposition"].startswith("attachment")
    assert me.get(f"{gouda.at}/beeld/{name}.csv").text.startswith("code,")


@pytest.mark.parametrize("name", ["geheim.svg", "redenen.pdf", "redenen.exe", "..%2fapp.css"])
def test_an_unknown_figure_is_not_there(me: Visitor, gouda: SavedRound, name: str) -> None:
    assert me.get(f"{gouda.at}/beeld/{name}").status == 404


def test_a_round_without_scores_has_a_report_all_the_same(app: Flask, me: Visitor) -> None:
    kept = save_round(app, replace(GOUDA, entries=()))
    for part in ("rapport", "rapport.html", "cijfers.csv", "cijfers.xlsx"):
        assert me.get(f"{kept.at}/{part}").status == 200


def test_a_name_of_any_letters_gives_a_plain_file_name(app: Flask, me: Visitor) -> None:
    for name, plain in (("Súdwest-Fryslân", "sudwest-fryslan"), ('"; x\\', "x"), ("…", "ronde")):
        kept = save_round(app, replace(GOUDA, municipality=name))
        told = me.get(f"{kept.at}/cijfers.csv").headers["Content-Disposition"]
        assert told == f'attachment; filename="cijfers-{plain}-2026-11-21.csv"'


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize(
    ("work", "told"), [(dies, "crash"), (sleeps, "time"), (has_no_library, "apt-get")], ids=["crash", "time", "library"]
)
def test_a_report_that_fails_is_a_message_and_the_next_page_works(
    me: Visitor, gouda: SavedRound, monkeypatch: pytest.MonkeyPatch, work: object, told: str
) -> None:
    monkeypatch.setattr(printing, "printed", work)
    monkeypatch.setattr(printing, "SECONDS_TO_PRINT", 3 if work is not sleeps else 0.3)
    for _ in range(3):  # more than there are places: every failure gives its place back
        page = me.get(f"{gouda.at}/rapport.pdf?soort=poster")
        assert page.status == 503
        assert told in page.main or "gemaakt" in page.main
    assert me.get(f"{gouda.at}/resultaten").status == 200


@pytest.mark.usefixtures("narrow")
def test_too_little_memory_is_a_message(me: Visitor, gouda: SavedRound, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "MEMORY_TO_PRINT", 40)
    page = me.get(f"{gouda.at}/rapport.pdf")
    assert page.status == 503
    assert "PDF" in page.main


@pytest.mark.usefixtures("narrow")
def test_without_the_library_the_page_says_what_to_install(
    me: Visitor, gouda: SavedRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "_loads", fails_to_load)
    page = me.get(f"{gouda.at}/rapport")
    assert "Voor een PDF mist deze computer een onderdeel" in page.main
    assert "Download PDF" not in page.main
    assert "Bekijk als webpagina" in page.main
    assert me.get(f"{gouda.at}/rapport.html").status == 200


def fails_to_load() -> bool:
    """What is asked on a computer without Pango."""
    return False


def test_two_reports_are_made_at_once_and_the_third_is_told(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "SECONDS_TO_WAIT", 0.05)
    monkeypatch.setattr(printing, "SECONDS_TO_PRINT", 1.5)
    monkeypatch.setattr(printing, "printed", sleeps)
    address = "/voorbeeld/rapport.pdf?soort=poster"
    busy = [threading.Thread(target=Visitor(app).get, args=(address,)) for _ in range(2)]
    for thread in busy:
        thread.start()
    time.sleep(0.4)
    page = Visitor(app).get(address)
    assert page.status == 503
    assert "al andere rapporten" in page.main
    assert Visitor(app).get("/voorbeeld/resultaten").status == 200
    for thread in busy:
        thread.join()
