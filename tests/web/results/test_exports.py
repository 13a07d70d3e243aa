"""Every figure to take away: as a workbook, as CSV, or one as SVG for a slide."""

import csv
import io
import re
from dataclasses import replace

import openpyxl
import pytest
from flask import Flask

from tests.web.client import GOUDA, SavedRound, Visitor, save_round, share


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
    saved = save_round(app, replace(GOUDA, entries=()))
    for part in ("cijfers.csv", "cijfers.xlsx", "beeld/redenen.csv"):
        assert me.get(f"{saved.at}/{part}").status == 200
    assert me.get(f"{saved.at}/beeld/plaatsen.svg").status == 404
