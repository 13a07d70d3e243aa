"""How a round was asked and how its answers are spread, in every export of a comparison."""

import csv
import io
import json

import openpyxl
import pytest
from hypothesis import given, settings

from retention_check.domain.collecting import spreads_shown
from retention_check.domain.collection_wording import SHARE, collected_text, collected_told
from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.exporters.comparison_files import (
    comparison_csv,
    comparison_csv_dutch,
    comparison_json,
    comparison_xlsx,
)
from tests.cast import STUDY, gouda
from tests.collected import beside_open_scores, collected, collected_round, collected_rounds
from tests.matrix import examples

YOUNG, MANAGEMENT = Side
NAMES = ("low", "middle", "high")


def rows_of(comparison: Comparison) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(comparison_csv(comparison).decode())))


def own_columns(row: dict[str, str]) -> list[str]:
    return [value for name, value in row.items() if name.startswith(("spread_", "collected_"))]


@settings(max_examples=examples(10), deadline=None)
@given(collected_rounds())
def test_the_columns_hold_what_is_shown_and_are_empty_elsewhere(round: Round) -> None:
    comparison = compare(round, STUDY)
    for row in rows_of(comparison):
        shown = spreads_shown(comparison, row["code"])
        for side in Side:
            spread = [share.value for share in shown[side].shares] if side in shown else ["", "", ""]
            assert [row[f"spread_{name}_{side}"] for name in NAMES] == spread
            assert row[f"collected_{side}"] == collected_text(comparison, side)


def test_of_scores_that_were_typed_all_of_them_are_empty() -> None:
    assert all(not any(own_columns(row)) for row in rows_of(gouda()))
    assert json.loads(comparison_json(gouda()))["collected"] == {"young": None, "management": None}
    assert b"Deel hoog" not in comparison_csv_dutch(gouda())


def test_the_dutch_csv_says_it_in_words_and_leaves_out_what_is_empty() -> None:
    text = comparison_csv_dutch(collected(25, 6)).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert {row["Deel hoog jong"] for row in rows} == {"", *SHARE.values()}
    assert not [name for name in rows[0] if name.startswith("Deel") and name.endswith("management")]
    assert rows[0]["Hoe gevraagd management"].startswith("zelf gevraagd, 5 tot 19 november 2026, kort")


def test_the_json_says_how_each_side_was_asked_and_spreads_stand_with_the_items() -> None:
    found = json.loads(comparison_json(collected(25, 4)))
    assert found["collected"] == {
        "young": {
            "first_day": "2026-11-05",
            "last_day": "2026-11-19",
            "length": "kort",
            "has_codes": False,
            "asked_first": 40,
        },
        "management": None,
    }
    first = found["items"][0]
    assert [first[f"spread_{name}_young"] for name in NAMES] == ["small", "small", "large"]
    assert [first[f"spread_{name}_management"] for name in NAMES] == [None] * 3


def test_beside_open_scores_only_young_staff_was_asked() -> None:
    found = json.loads(comparison_json(compare(beside_open_scores(), STUDY)))
    assert (found["collected"]["young"]["length"], found["collected"]["management"]) == ("kort", None)


@pytest.mark.parametrize("sheet", ["Uitleg", "Voor een memo"])
def test_the_workbook_says_how_it_was_asked(sheet: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(comparison_xlsx(collected())))
    cells = [cell for row in book[sheet].iter_rows(values_only=True) for cell in row]
    assert collected_told(collected())[0] in cells
    typed = openpyxl.load_workbook(io.BytesIO(comparison_xlsx(gouda())))
    assert not [cell for row in typed[sheet].iter_rows(values_only=True) for cell in row if "zelf gev" in str(cell)]


def test_without_management_no_column_tells_how_it_was_asked() -> None:
    comparison = compare(collected_round().without_management(), STUDY)
    for row in rows_of(comparison):
        assert not [value for name, value in row.items() if name.endswith("management") and value in SHARE]
        assert row["collected_management"] == ""
