"""Every figure to take away: as a workbook, as CSV, or one as SVG or PNG."""

import csv
import io
import re
from dataclasses import replace

import openpyxl
import pytest
from flask import Flask

from retention_check.pdf.pictures import dots, size_of
from retention_check.web import pdf_jobs
from tests.pdf.needs import needs_pango
from tests.pdf.png import png_size
from tests.web import failing_work
from tests.web.client import GOUDA, SavedRound, Visitor, save_published, share
from tests.web.results.test_change import EARLIER, LATER


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
    assert drawing.headers["Content-Disposition"] == f'attachment; filename="{name}-gouda-2026-11-21.svg"'
    assert me.get(f"{gouda.at}/beeld/{name}.csv").text.startswith("code,")


@pytest.mark.parametrize("name", ["geheim.svg", "redenen.pdf", "redenen.exe", "..%2fapp.css"])
def test_an_unknown_figure_is_not_there(me: Visitor, gouda: SavedRound, name: str) -> None:
    assert me.get(f"{gouda.at}/beeld/{name}").status == 404


@pytest.mark.parametrize("file", ["cijfers.xlsx", "cijfers.csv", "beeld/redenen.svg", "beeld/redenen.csv"])
def test_a_file_without_management_says_so_in_its_name(app: Flask, gouda: SavedRound, file: str) -> None:
    name, kind = file.removeprefix("beeld/").split(".")
    for management, ending in ((True, ""), (False, "-zonder-management")):
        _, viewer = share(app, gouda, management=management)
        told = viewer.get(f"/inzage/{gouda.public_id}/{file}").headers["Content-Disposition"]
        assert told == f'attachment; filename="{name}{ending}-gouda-2026-11-21.{kind}"'


def test_a_round_without_scores_has_figures_all_the_same(app: Flask, me: Visitor) -> None:
    saved = save_published(app, replace(GOUDA, entries=()))
    for part in ("cijfers.csv", "cijfers.xlsx", "beeld/redenen.csv"):
        assert me.get(f"{saved.at}/{part}").status == 200
    assert me.get(f"{saved.at}/beeld/plaatsen.svg").status == 404


@needs_pango
def test_a_figure_is_given_as_png(me: Visitor, gouda: SavedRound) -> None:
    page = me.get(f"{gouda.at}/beeld/redenen.png")
    assert page.status == 200
    assert page.headers["Content-Type"] == "image/png"
    assert page.headers["Content-Disposition"] == 'attachment; filename="redenen-gouda-2026-11-21.png"'
    drawing = me.get(f"{gouda.at}/beeld/redenen.svg").text
    assert png_size(page.data) == tuple(dots(length, 200) for length in size_of(drawing))


@needs_pango
def test_the_figures_of_the_example_are_drawn_once(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    first = visitor.get("/voorbeeld/beeld/redenen.png")
    monkeypatch.setattr(pdf_jobs, "png_pictures", failing_work.dies)
    assert visitor.get("/voorbeeld/beeld/redenen.png").data == first.data
    assert visitor.get("/voorbeeld/beeld/kaart.png").status == 503


def test_a_png_of_an_unknown_figure_is_not_there(me: Visitor, gouda: SavedRound) -> None:
    assert me.get(f"{gouda.at}/beeld/geheim.png").status == 404


@pytest.mark.parametrize(
    ("work", "told"),
    [
        (failing_work.dies, "Het beeld kon niet gemaakt worden: het programma stopte opeens"),
        (failing_work.has_no_library, "<code>sudo apt-get"),
        (failing_work.has_no_picture_library, "<code>pip install &#34;retention-check[office]&#34;</code>"),
    ],
    ids=["crash", "library", "picture library"],
)
def test_a_png_that_cannot_be_made_is_a_message(
    me: Visitor, gouda: SavedRound, monkeypatch: pytest.MonkeyPatch, work: object, told: str
) -> None:
    monkeypatch.setattr(pdf_jobs, "png_pictures", work)
    for _ in range(3):  # more than there are places: every failure gives its place back
        page = me.get(f"{gouda.at}/beeld/redenen.png")
        assert page.status == 503
        assert told in page.text


def test_a_png_is_offered_where_it_can_be_drawn(
    me: Visitor, gouda: SavedRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_jobs, "can_make_pictures", lambda: True)
    assert "beeld/redenen.png" in me.get(f"{gouda.at}/resultaten/redenen").text
    monkeypatch.setattr(pdf_jobs, "can_make_pictures", lambda: False)
    page = me.get(f"{gouda.at}/resultaten/redenen").text
    assert "beeld/redenen.svg" in page
    assert ".png" not in page


def test_the_workbook_tells_what_changed_since_the_previous_round(app: Flask, me: Visitor) -> None:
    saved = save_published(app, LATER, previous=save_published(app, EARLIER).public_id)
    book = openpyxl.load_workbook(io.BytesIO(me.get(f"{saved.at}/cijfers.xlsx").data))
    assert book.sheetnames == ["Voor een memo", "Vergelijking", "Uitleg", "Verandering"]
    _, viewer = share(app, saved, management=False)
    without = openpyxl.load_workbook(io.BytesIO(viewer.get(f"/inzage/{saved.public_id}/cijfers.xlsx").data))
    groups = {row[2] for row in without["Verandering"].iter_rows(min_row=2, values_only=True)}
    assert groups == {"jong"}
