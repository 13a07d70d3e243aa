"""Text cells: none starts a formula, whatever was typed, in any file that a spreadsheet program opens."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retention_check.domain.comparison import Comparison, compare
from retention_check.exporters.comparison_files import comparison_csv, comparison_csv_dutch
from retention_check.exporters.safe_cells import escape_formula
from tests.cast import STUDY, open_scores
from tests.exporters.reading import book, document
from tests.exporters.rounds import of_a_year_before

STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", " =", " \t+", "\xa0-"]


def cells_of_tables(comparison: Comparison) -> list[str]:
    plain, dutch = comparison_csv(comparison).decode(), comparison_csv_dutch(comparison).decode("utf-8-sig")
    tables = (csv.reader(io.StringIO(plain, newline="")), csv.reader(io.StringIO(dutch, newline=""), delimiter=";"))
    return [cell for table in tables for row in table for cell in row]


def is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(",", "").replace(".", "").isdigit()


@pytest.mark.parametrize("start", STARTS)
def test_a_text_that_begins_like_a_formula_is_escaped(start: str) -> None:
    assert escape_formula(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("text", ["R1", "'s-Hertogenbosch", "een-op-een", " ruimte", "", "−0,9"])
def test_another_text_stays_as_it_is(text: str) -> None:
    assert escape_formula(text) == text


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(["", *STARTS]), st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_no_typed_text_starts_a_formula_in_any_cell(start: str, rest: str) -> None:
    text = start + rest
    first, *others = STUDY.items
    strange = replace(STUDY, items=(replace(first, text=text), *others))
    comparison = compare(open_scores({"R1": ("7", "5.5")}, municipality=text, management_role=text).round, strange)
    pages = book(comparison, of_a_year_before(comparison))
    sheets = [cell for page in pages for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in sheets} <= {"s", "n", "inlineStr"}
    texts = [str(cell.value) for cell in sheets if cell.data_type != "n"]
    texts += [cell for cell in cells_of_tables(comparison) if not is_number(cell)]
    assert [cell for cell in texts if escape_formula(cell) != cell] == []
    assert document(comparison)["municipality"] == (text or None)  # JSON is no spreadsheet: text stays as it was typed
