"""A comparison as CSV, JSON and XLSX: the columns, the numbers, and what must never be in them."""

import csv
import io
import json

import openpyxl
import pytest

from retention_check.domain.comparison import MARKS_WARNING, Comparison
from retention_check.domain.round import ManagementForm
from retention_check.domain.scales import SCALES
from retention_check.exporters.comparison_files import (
    comparison_csv,
    comparison_json,
    comparison_xlsx,
    national_csv,
)
from retention_check.exporters.safe_cells import escape_formula
from tests.cast import STUDY, delft, few, gouda

COLUMNS = [
    "code",
    "kind",
    "reason",
    "item",
    "young",
    "management",
    "gap",
    "n_young",
    "n_management",
    "national_all",
    "national_young",
    "national_management",
    "national_gap",
    "young_vs_national",
    "management_vs_national",
    "gap_vs_national",
    "rank_young",
    "rank_management",
    "national_rank_young",
    "national_rank_management",
]


def agreed_by(role: str) -> Comparison:
    scores = {"R1": ("7", "5.5")}
    return few(scores, n_management=None, management_form=ManagementForm.AGREED, management_role=role)


def rows(data: bytes) -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in csv.DictReader(io.StringIO(data.decode()))}


def test_the_national_means_have_both_readings() -> None:
    found = rows(national_csv(STUDY))
    assert list(found["R1"]) == (
        [
            "code",
            "kind",
            "reason",
            "item",
            "all",
            "young",
            "management",
            "printed_all",
            "printed_young",
            "printed_management",
        ]
    )
    assert len(found) == 50
    assert (found["M1.4"]["all"], found["M1.4"]["printed_all"]) == ("5.9", "8.5")


def test_the_csv_has_the_promised_columns_first_and_a_row_for_every_item() -> None:
    found = rows(comparison_csv(gouda()))
    assert list(found["R1"])[: len(COLUMNS)] == COLUMNS
    assert len(found) == 50
    assert found["R3"]["young"] == "8.0"
    assert found["R7"]["gap"] == "-0.9"


def test_withheld_and_unknown_cells_are_empty() -> None:
    found = rows(comparison_csv(delft()))
    for name in (
        "young",
        "gap",
        "n_young",
        "young_vs_national",
        "gap_vs_national",
        "rank_young",
        "step_young",
        "sd_young",
    ):
        assert {row[name] for row in found.values()} == {""}
    assert {row["status_young"] for row in found.values()} == {"withheld"}
    assert found["R1"]["management"] == "7.2"


def test_the_json_says_what_it_is_and_has_numbers() -> None:
    document = json.loads(comparison_json(gouda()))
    assert (document["format"], document["version"]) == ("retention_check.comparison", 1)
    assert document["benchmark"] == "UU-VNG-2025"
    first = document["items"][0]
    assert (first["code"], first["young"], first["rank_young"], first["visible_difference"]) == ("R1", 8.7, 1, True)
    assert document["overall"][0] == {"kind": "reason", "side": "young", "own": 7.2, "national": 7.1, "items": 10}


def test_the_json_has_null_where_a_figure_is_withheld() -> None:
    document = json.loads(comparison_json(delft()))
    assert all(item["young"] is None and item["n_young"] is None for item in document["items"])


def test_the_workbook_is_for_people() -> None:
    page = openpyxl.load_workbook(io.BytesIO(comparison_xlsx(gouda())))["Vergelijking"]
    headings = [cell.value for cell in page[1]]
    assert headings[:7] == ["Code", "Soort", "Reden", "Stelling", "Jong", "Management", "Verschil"]
    third = dict(zip(headings, page[4], strict=True))
    assert (third["Jong"].value, third["Jong"].number_format) == (8.0, "0.0")
    assert third["Soort"].value == "reden"
    assert page.freeze_panes == "E2"
    assert page.column_dimensions["D"].width > 50
    seventh = dict(zip(headings, page[8], strict=True))
    assert seventh["Verschil"].value == -0.9


def test_marks_and_agreed_scores_carry_their_note_in_every_export() -> None:
    marks = few({"R1": ("7", "7")}, scale=SCALES["marks"])
    assert rows(comparison_csv(marks))["R1"]["note"] == MARKS_WARNING
    agreed = agreed_by("secretaris")
    assert "niet anoniem (secretaris)" in json.loads(comparison_json(agreed))["note"]
    page = openpyxl.load_workbook(io.BytesIO(comparison_xlsx(agreed)))["Vergelijking"]
    assert any("niet anoniem" in str(cell.value) for cell in page[2])


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_begins_like_a_formula_is_escaped(start: str) -> None:
    assert escape_formula(f"{start}1+1") == f"'{start}1+1"
    assert escape_formula("R1") == "R1"


def test_text_never_becomes_a_formula_in_a_workbook() -> None:
    agreed = agreed_by("=1+1")
    page = openpyxl.load_workbook(io.BytesIO(comparison_xlsx(agreed)))["Vergelijking"]
    assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}


@pytest.mark.parametrize("write", [comparison_csv, comparison_json, comparison_xlsx])
def test_the_same_comparison_has_the_same_bytes(write: object) -> None:
    assert write(gouda()) == write(gouda())  # type: ignore[operator]


def test_whole_numbers_stay_whole_beside_empty_cells() -> None:
    found = rows(comparison_csv(few({"R1": ("7", None), "R2": (None, "6")})))
    assert (found["R1"]["n_young"], found["R1"]["rank_young"], found["R2"]["n_young"]) == ("34", "1", "")
