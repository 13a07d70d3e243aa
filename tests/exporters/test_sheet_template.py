"""The empty score sheet: every item, readable by ourselves, with checks on its cells."""

import io
import zipfile

import openpyxl
import pytest

from retention_check.exporters.sheet_template import sheet_csv, sheet_xlsx
from retention_check.importers import read_sheet
from retention_check.sheet_columns import COLUMNS
from tests.cast import STUDY, example_entries


@pytest.mark.parametrize("write", [sheet_csv, sheet_xlsx])
def test_the_filled_sheet_reads_back_as_the_example(write: object) -> None:
    result = read_sheet(write(STUDY, True), STUDY)  # type: ignore[operator]
    assert result.problems == ()
    assert result.remarks == ()
    assert {(entry.code, entry.side, entry.mean, entry.n, entry.sd) for entry in result.entries} == {
        (entry.code, entry.side, entry.mean, entry.n, entry.sd) for entry in example_entries()
    }


@pytest.mark.parametrize("write", [sheet_csv, sheet_xlsx])
def test_the_empty_sheet_has_no_score_yet(write: object) -> None:
    result = read_sheet(write(STUDY), STUDY)  # type: ignore[operator]
    assert [problem.message for problem in result.problems] == ["Er staat geen enkele score in dit bestand."]


def test_the_csv_is_for_dutch_excel() -> None:
    text = sheet_csv(STUDY, True)
    assert text.startswith(b"\xef\xbb\xbfcode;item;jong;management;")
    assert "R3;Te weinig financiële groei;7,9;5,8;42;11;1,8;" in text.decode("utf-8-sig")


def test_the_workbook_has_every_item_instructions_and_checks() -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet_xlsx(STUDY)))
    page = book["Invullen"]
    assert [cell.value for cell in page[3]] == list(COLUMNS)
    assert [page.cell(row, 1).value for row in range(4, 54)] == [item.code for item in STUDY.items]
    checks = {
        str(check.sqref): (check.type, check.formula1, check.formula2) for check in page.data_validations.dataValidation
    }
    assert checks["C4:C53"] == ("decimal", "1.0", "10.0")
    assert checks["E4:E53"] == ("whole", "0", "100000")
    assert page.freeze_panes == "C4"
    told = " ".join(str(row[0].value) for row in book["Uitleg"])
    assert "minder dan 5 mensen" in told
    assert "slecht nieuws" in told


def test_the_filled_workbook_says_that_it_is_fictional() -> None:
    assert "verzonnen" in str(openpyxl.load_workbook(io.BytesIO(sheet_xlsx(STUDY, True)))["Invullen"]["A1"].value)


def test_the_same_sheet_has_the_same_bytes_and_names_nobody() -> None:
    assert sheet_xlsx(STUDY) == sheet_xlsx(STUDY)
    with zipfile.ZipFile(io.BytesIO(sheet_xlsx(STUDY))) as book:
        assert b"lastModifiedBy></" in book.read("docProps/core.xml")
