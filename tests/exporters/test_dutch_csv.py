"""The CSV for Dutch Excel, read back as Dutch Excel would: semicolons, decimal commas, no cell that counts or runs."""

import csv
import io
import re
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retention_check.domain.comparison import MARKS_WARNING, Comparison, compare
from retention_check.domain.scales import SCALES
from retention_check.exporters.comparison_columns import COMPARISON
from retention_check.exporters.comparison_files import comparison_csv_dutch, comparison_xlsx
from retention_check.exporters.data_dictionary import headings
from tests.cast import STUDY, delft, few, gouda, mixes, open_scores, texel
from tests.matrix import some_now

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
NUMBER = re.compile(r"[+-]?[0-9]{1,15}(,[0-9]+)?")
DATE = re.compile(
    r"[0-9]{1,4}[-/.][0-9]{1,2}([-/.][0-9]{1,4})?|[0-9]{1,2}[- ][a-z]{3,9}([- ][0-9]{2,4})?|[0-9]+:[0-9]+"
)


def as_excel_reads(cell: str) -> Decimal | str:
    """A stand-in for Excel with Dutch settings: a number or a text; AssertionError for a formula or a date."""
    text = cell.strip(" ")
    if NUMBER.fullmatch(text):
        return Decimal(text.replace(",", "."))
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), f"a formula: {cell}"
    assert not DATE.fullmatch(text.lower()), f"a date: {cell}"
    assert not re.fullmatch(r"[0-9.,]+ ?%|€.*|[0-9.,]+e[0-9]+", text.lower()), f"another kind of number: {cell}"
    return cell


def rows(comparison: Comparison) -> list[list[Decimal | str]]:
    text = comparison_csv_dutch(comparison).decode("utf-8-sig")
    found = list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    assert {len(row) for row in found} == {len(found[0])}
    return [[as_excel_reads(cell) for cell in row] for row in found]


def by_code(comparison: Comparison) -> dict[object, dict[object, Decimal | str]]:
    head, *body = rows(comparison)
    return {row[0]: dict(zip(head, row, strict=True)) for row in body}


def test_the_bytes_are_those_that_dutch_excel_opens_by_itself() -> None:
    data = comparison_csv_dutch(gouda())
    assert data.startswith(BYTE_ORDER_MARK + b"Code;Soort;Reden;Stelling;Jong;Management;Verschil;")
    assert data.count(b"\r\n") == data.count(b"\n") == 51
    assert data == comparison_csv_dutch(gouda())


def test_figures_are_numbers_and_words_are_dutch() -> None:
    found = by_code(gouda())
    assert len(found) == 50
    assert (found["R3"]["Jong"], found["R3"]["Antwoorden jong"]) == (Decimal("8.0"), Decimal(42))
    assert found["R7"]["Verschil"] == Decimal("-0.9")
    assert (found["R7"]["Soort"], found["M1.1"]["Soort"]) == ("reden", "maatregel")
    levels = {row["Hoe duidelijk is het verschil"] for row in found.values()}
    assert levels == {"te klein", "kan toeval zijn", "duidelijk"}
    assert b";8,0;" in comparison_csv_dutch(gouda())
    assert b";-0,9;" in comparison_csv_dutch(gouda())


@pytest.mark.parametrize(
    "name", some_now(mixes(), ["full", "agreed", "opposite-ends", "withheld", "no-common-items", "marks"])
)
def test_it_holds_the_same_cells_as_the_workbook(name: str) -> None:
    comparison = mixes()[name]
    page = openpyxl.load_workbook(io.BytesIO(comparison_xlsx(comparison)))["Vergelijking"]
    for ours, theirs in zip(rows(comparison), page.iter_rows(values_only=True), strict=True):
        for own, cell in zip(ours, theirs, strict=True):
            assert (float(own) if isinstance(own, Decimal) else own) == ("" if cell is None else cell)


def test_withheld_figures_are_nowhere_and_their_columns_are_left_out() -> None:
    found = by_code(delft())
    assert not {"Jong", "Verschil", "Antwoorden jong", "Plaats jong"} & set(found["R1"])
    assert {row["Wat staat er bij jong"] for row in found.values()} == {"niet getoond"}
    assert {row["Waarom niet getoond bij jong"] for row in found.values()} == {"te weinig antwoorden"}
    assert {"Code", "Landelijk jong"} <= set(by_code(texel())["R1"])


def test_a_blurred_end_is_a_number_with_words_in_a_column_beside_it() -> None:
    found = by_code(few({"R1": ("9.9", "1.2")}))["R1"]
    assert (found["Jong"], found["Einde jong"]) == (Decimal("9.5"), "9,5 of hoger")
    assert (found["Management"], found["Einde management"]) == (Decimal("1.5"), "1,5 of lager")


def test_every_heading_is_dutch() -> None:
    assert set(rows(gouda())[0]) <= set(headings(COMPARISON).values())


def test_the_note_stands_in_every_row() -> None:
    found = by_code(few({"R1": ("7", "7")}, scale=SCALES["marks"]))
    assert {row["Let op"] for row in found.values()} == {MARKS_WARNING}


def test_a_whole_number_stays_whole_beside_an_empty_cell() -> None:
    found = {
        code: {name: str(cell) for name, cell in row.items()}
        for code, row in by_code(few({"R1": ("7", None), "R2": (None, "6")})).items()
    }
    assert [found[code]["Antwoorden jong"] for code in ("R1", "R2")] == ["34", ""]
    assert found["R1"]["Plaats jong"] == "1"


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_no_text_breaks_the_table_or_starts_a_formula(role: str) -> None:
    note = by_code(open_scores({"R1": ("7", "5.5")}, management_role=role))["R1"]["Let op"]
    assert note == f"Management: open score, niet anoniem ({role})."


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_begins_like_a_formula_gets_an_apostrophe(start: str) -> None:
    first, *others = STUDY.items
    strange = replace(STUDY, items=(replace(first, text=f'{start}HYPERLINK("x";"y")'), *others))
    found = by_code(compare(gouda().round, strange))
    assert found["R1"]["Stelling"] == f'\'{start}HYPERLINK("x";"y")'
    assert found["R7"]["Verschil"] == Decimal("-0.9")
