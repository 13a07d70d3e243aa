"""The empty score sheet, for everyone."""

import io

import openpyxl
import pytest
from flask import Flask

from retention_check.importers.score_sheet import read_sheet
from tests.cast import STUDY
from tests.web.client import Visitor


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_an_empty_sheet_can_be_downloaded_by_anyone(visitor: Visitor, central: Flask, kind: str) -> None:
    for page in (visitor.get(f"/scoreblad.{kind}"), Visitor(central).get(f"/scoreblad.{kind}")):
        assert page.status == 200
        assert page.headers["Content-Disposition"] == f'attachment; filename="scoreblad.{kind}"'


def test_the_workbook_holds_a_row_for_every_item(visitor: Visitor) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(visitor.get("/scoreblad.xlsx").data)).worksheets[0]
    cells = {cell for row in sheet.iter_rows(values_only=True) for cell in row}
    assert {item.code for item in STUDY.items} <= cells


def test_the_csv_holds_a_row_for_every_item_and_no_score(visitor: Visitor) -> None:
    data = visitor.get("/scoreblad.csv").data
    codes = [line.split(";")[0] for line in data.decode("utf-8-sig").splitlines()]
    assert {item.code for item in STUDY.items} <= set(codes)
    assert read_sheet(data, STUDY).entries == ()


@pytest.mark.parametrize("kind", ["exe", "XLSX", "json"])
def test_an_empty_sheet_of_another_kind_is_not_there(visitor: Visitor, kind: str) -> None:
    assert visitor.get(f"/scoreblad.{kind}").status == 404
