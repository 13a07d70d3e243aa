"""The empty score sheet: every item, readable by ourselves, with checks on its cells."""

import io
import zipfile

import openpyxl
import pytest

from retention_check.domain.side import Side
from retention_check.example import EXAMPLE_SHEET
from retention_check.exporters.sheet_template import instructions, sheet_csv, sheet_xlsx
from retention_check.importers.score_sheet import read_sheet
from retention_check.sheet_columns import COLUMNS
from retention_check.web.results.audience import EXAMPLE_ASKED
from tests.cast import STUDY, example_entries


@pytest.mark.parametrize("write", [sheet_csv, sheet_xlsx])
def test_the_filled_sheet_reads_back_as_the_example(write: object) -> None:
    result = read_sheet(write(STUDY, True), STUDY)  # type: ignore[operator]
    assert result.problems == ()
    assert result.remarks == ()
    assert result.entries == example_entries()
    assert result.asked == EXAMPLE_ASKED == {Side.YOUNG: 58, Side.MANAGEMENT: 16}
    assert result == read_sheet(EXAMPLE_SHEET.read_bytes(), STUDY)


@pytest.mark.parametrize("write", [sheet_csv, sheet_xlsx])
def test_the_empty_sheet_has_no_score_yet(write: object) -> None:
    result = read_sheet(write(STUDY), STUDY)  # type: ignore[operator]
    assert [problem.message for problem in result.problems] == ["Er staat geen enkele score in dit bestand."]


def test_the_csv_is_for_dutch_excel() -> None:
    text = sheet_csv(STUDY, True)
    assert text.startswith(b"\xef\xbb\xbfcode;item;jong;management;")
    assert "R3;Te weinig financiële groei;7,9;5,8;42;11\r\n" in text.decode("utf-8-sig")
    assert text.decode("utf-8-sig").endswith("\r\ngevraagd;Hoeveel mensen zijn gevraagd?;58;16;;\r\n")
    assert sheet_csv(STUDY).decode("utf-8-sig").endswith("\r\ngevraagd;Hoeveel mensen zijn gevraagd?;;;;\r\n")


def test_the_instructions_say_where_the_scale_is_chosen() -> None:
    told = " ".join(text for text, _ in instructions(STUDY))
    assert "Kies de schaal 1-5 als u een ronde begint." in told
    assert "Schrijf er dan --scale 1-5 bij." in told


def test_the_workbook_has_every_item_instructions_and_checks() -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet_xlsx(STUDY)))
    page = book["Invullen"]
    assert [cell.value for cell in page[3]] == list(COLUMNS)
    assert [page.cell(row, 1).value for row in range(4, 55)] == [*(item.code for item in STUDY.items), "gevraagd"]
    found = page.data_validations.dataValidation
    assert {str(check.sqref): (check.type, check.formula1, check.formula2) for check in found} == {
        **dict.fromkeys(("C4:C53", "D4:D53"), ("decimal", "1.0", "10.0")),
        **dict.fromkeys(("E4:E53", "F4:F53"), ("whole", "0", "100000")),
        **dict.fromkeys(("C54", "D54"), ("whole", "1", "100000")),
    }
    assert all(check.allowBlank for check in found)
    assert page.freeze_panes == "C4"
    told = " ".join(str(row[0].value) for row in book["Uitleg"])
    assert "minder dan 5 mensen" in told
    assert "slecht nieuws" in told
    assert "gevraagd (de laatste rij)" in told
    assert "standaardafwijking" not in told


def test_the_row_with_how_many_were_asked_is_filled_in_the_columns_of_the_scores() -> None:
    page = openpyxl.load_workbook(io.BytesIO(sheet_xlsx(STUDY, True)))["Invullen"]
    asked = [cell.value for cell in page[54]]
    assert asked == ["gevraagd", "Hoeveel mensen zijn gevraagd?", 58, 16, None, None]


@pytest.mark.parametrize("write", [sheet_csv, sheet_xlsx])
def test_a_sheet_with_a_wrong_number_of_people_is_refused(write: object) -> None:
    data = write(STUDY, True)  # type: ignore[operator]
    if write is sheet_xlsx:
        book, changed = openpyxl.load_workbook(io.BytesIO(data)), io.BytesIO()
        book["Invullen"]["C54"] = 58.5
        book.save(changed)
        data = changed.getvalue()
    else:
        data = data.replace(b";58;16;", b";58,5;16;")
    [problem] = read_sheet(data, STUDY).problems
    assert "kolom C (jong): ‘58,5’ kan niet: een aantal gevraagde mensen is een heel getal vanaf 1." in str(problem)


def test_the_filled_workbook_says_that_it_is_fictional() -> None:
    assert "verzonnen" in str(openpyxl.load_workbook(io.BytesIO(sheet_xlsx(STUDY, True)))["Invullen"]["A1"].value)


def test_the_same_sheet_has_the_same_bytes_and_names_nobody() -> None:
    assert sheet_xlsx(STUDY) == sheet_xlsx(STUDY)
    with zipfile.ZipFile(io.BytesIO(sheet_xlsx(STUDY))) as book:
        assert b"lastModifiedBy></" in book.read("docProps/core.xml")
