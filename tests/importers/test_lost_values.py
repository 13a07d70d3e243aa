"""Cells of a workbook whose value is lost are found with their places, so that none is read as empty."""

import io
import zipfile

import openpyxl
import pytest

from retention_check.importers.lost_values import MOST_LOST, UnplacedError, lost_cells
from retention_check.importers.score_sheet import read_sheet
from tests.cast import STUDY

ROWS = [["code", "jong", "opmerking"], ["R1", 7.5, "ok"], ["R2", 6, ""]]


def book(cells: dict[str, str] | None = None, sheet: str = "Scores & meer") -> bytes:
    """A workbook of openpyxl, which writes formulas without what comes out."""
    made, output = openpyxl.Workbook(), io.BytesIO()
    made.create_sheet("Eerst").append(["niets"])
    page = made.create_sheet(sheet)
    for row in ROWS:
        page.append(row)
    for place, formula in (cells or {}).items():
        page[place] = formula
    del made["Sheet"]
    made.save(output)
    return output.getvalue()


def with_cell(data: bytes, old: bytes, new: bytes) -> bytes:
    output, name = io.BytesIO(), "xl/worksheets/sheet2.xml"
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(output, "w") as target:
        for part in source.namelist():
            content = source.read(part)
            assert part != name or old in content
            target.writestr(part, content.replace(old, new) if part == name else content)
    return output.getvalue()


def told(data: bytes) -> list[str]:
    return [str(problem) for problem in read_sheet(data, STUDY).problems]


def test_a_formula_without_an_outcome_is_told_with_its_place() -> None:
    data = book({"B3": "=6+0"})
    assert lost_cells(data) == {"Eerst": frozenset(), "Scores & meer": frozenset({(2, 1)})}
    [problem] = told(data)
    assert problem.startswith("Rij 3, kolom B (jong): Hier staat een foutwaarde (zoals #DEEL/0!) of een formule zonder")
    assert "Open het bestand in Excel" in problem


def test_a_lost_value_in_a_column_that_is_not_read_does_not_matter() -> None:
    assert told(book({"C2": "=1+1", "D9": "=1/0"})) == []


@pytest.mark.parametrize(
    ("new", "is_lost"),
    [
        (b'<c r="B3" t="e"><v>#DIV/0!</v></c>', True),
        (b'<c s="1" r="B3" t="e"><v>#N/A</v></c>', True),
        (b'<c r="B3"><f>3+3</f></c>', True),
        (b'<c r="B3"><f t="shared" si="0"/></c>', True),
        (b'<c r="B3"><f>3+3</f><v>6</v></c>', False),
        (b'<c r="B3" t="str"><f>""</f><v></v></c>', False),
        (b'<c r="B3" t="str"><f>""</f></c>', True),
        (b'<c r="B3" s="1"/>', False),
    ],
)
def test_error_values_and_formulas_without_an_outcome_are_lost(new: bytes, is_lost: bool) -> None:
    data = with_cell(book(), b'<c r="B3" t="n"><v>6</v></c>', new)
    assert ((2, 1) in lost_cells(data)["Scores & meer"]) is is_lost
    assert bool(told(data)) is is_lost


def test_a_lost_value_without_a_place_refuses_the_file() -> None:
    data = with_cell(book(), b'<c r="B3" t="n"><v>6</v></c>', b'<c t="e"><v>#N/A</v></c>')
    with pytest.raises(UnplacedError):
        lost_cells(data)
    [problem] = told(data)
    assert "foutwaarden" in problem


def test_more_lost_values_than_can_be_told_refuse_the_file() -> None:
    [problem] = told(book({f"F{row}": "=1+1" for row in range(1, MOST_LOST + 3)}))
    assert "foutwaarden" in problem


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"code;jong"])
def test_what_is_no_workbook_has_lost_nothing(data: bytes) -> None:
    assert lost_cells(data) == {}
