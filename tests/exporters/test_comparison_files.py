"""A comparison and the national means as files: the columns, the numbers, and what must never be in them."""

import re
from collections.abc import Callable

import pytest

from retention_check.domain.comparison import MARKS_WARNING, Comparison
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.exporters.comparison_files import (
    comparison_csv,
    comparison_csv_dutch,
    comparison_json,
    comparison_xlsx,
    national_csv,
)
from tests.cast import ASKED, EDITION, STUDY, asking, delft, few, gouda, mixes, open_scores
from tests.exporters.reading import document, raw_rows, row, row_in_words

FIRST_COLUMNS = [
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


def test_the_national_means_have_both_readings() -> None:
    found = raw_rows(national_csv(STUDY))
    assert len(found) == 50
    assert (found["M1.4"]["all"], found["M1.4"]["printed_all"]) == ("5.9", "8.5")


def test_each_national_mean_has_its_place_in_the_study() -> None:
    found = raw_rows(national_csv(STUDY))
    assert {code: each["place"] for code, each in found.items()} == {
        code: each.source for code, each in STUDY.national.items()
    }
    assert found["R3"]["place"] == "Tabel 1 rij 3"


def test_only_rows_on_which_the_study_contradicts_itself_have_a_remark() -> None:
    noted = {code: each["note"] for code, each in raw_rows(national_csv(STUDY)).items() if each["note"]}
    other = {each.subject: each.note for each in EDITION.discrepancies if each.subject in STUDY.codes}
    assert noted == dict.fromkeys(EDITION.slip_codes, EDITION.slip_note) | other
    assert set(noted) == {"M1.1", "M1.2", "M1.3", "M1.4", "R2", "M4.3"}


def test_the_csv_has_the_promised_columns_first_and_a_row_for_every_item() -> None:
    found = raw_rows(comparison_csv(gouda()))
    assert list(found["R1"])[: len(FIRST_COLUMNS)] == FIRST_COLUMNS
    assert len(found) == 50
    assert found["R3"]["young"] == "8.0"
    assert found["R7"]["gap"] == "-0.9"


def test_a_difference_goes_by_the_scores_beside_it() -> None:
    found = row(few({"R1": ("8.36", "6.44")}))  # 1.92 apart, and 2.0 as shown
    assert (found["young"], found["management"], found["gap"]) == ("8.4", "6.4", "2.0")
    assert (found["young_vs_national"], found["gap_vs_national"]) == ("0.0", "1.6")


@pytest.mark.parametrize("write", [comparison_csv, comparison_json])
def test_no_column_tells_of_a_standard_deviation_or_an_interval(write: Callable[[Comparison], bytes]) -> None:
    names = set(re.findall(r"[a-z_]+", write(gouda()).decode()))
    assert not [name for name in names if name.startswith(("sd_", "low_", "high_", "visible_difference"))]


def test_a_blurred_end_stays_a_number_and_a_column_says_what_it_is() -> None:
    found = row(few({"R1": ("9.9", "1.2")}))
    assert (found["young"], found["end_young"]) == ("9.5", "high")
    assert (found["management"], found["end_management"]) == ("1.5", "low")
    assert (found["gap"], found["gap_bound"]) == ("8.0", "at_least")
    words = row_in_words(few({"R1": ("9.9", "1.2")}))
    assert (words["Jong"], words["Einde jong"]) == (9.5, "9,5 of hoger")
    assert (words["Management"], words["Einde management"]) == (1.5, "1,5 of lager")
    assert words["Grens van het verschil"] == "minstens"


def test_two_scores_at_one_end_have_a_gap_of_nothing() -> None:
    found = row(few({"R1": ("9.9", "9.7")}))
    assert (found["gap"], found["gap_bound"], found["gap_level"]) == ("0.0", "same_end", "too_small")


def test_beyond_an_end_lies_only_an_open_score() -> None:
    found = row(open_scores({"R1": ("9.9", "10")}))
    assert (found["management"], found["end_management"]) == ("10.0", "")
    assert (found["gap"], found["gap_bound"]) == ("-0.5", "at_most")


@pytest.mark.parametrize(
    ("young", "n_young", "n_management", "level", "limit"),
    [
        ("7.5", 18, 18, "chance", ("gap_margin", "1.500")),  # exactly the margin
        ("7.2", 24, 34, "clear", ("gap_margin", "1.199")),  # the margin is 1.1997
        ("6.3", 20, 12, "too_small", ("gap_steps", "0.300")),  # exactly the steps
        ("6.3", 12, 21, "chance", ("gap_steps", "0.294")),
    ],
)
def test_the_level_is_what_the_limits_beside_it_say(
    young: str, n_young: int, n_management: int, level: str, limit: tuple[str, str]
) -> None:
    found = row(few({"R1": (young, "6")}, n_young, n_management))
    assert found["gap_level"] == level
    assert found[limit[0]] == limit[1]


def test_a_step_has_three_decimals_rounded_half_up() -> None:
    found = row(few({"R1": ("7", "6")}, 42, 8))
    assert (found["step_young"], found["step_management"]) == ("0.054", "0.281")


def test_an_open_score_is_half_a_step_to_each_side_and_has_no_level_beside_the_country() -> None:
    found = row(open_scores({"R1": ("7", "5.5")}, 16))
    assert (found["status_management"], found["step_management"]) == ("agreed", "1.125")
    assert (found["gap_margin"], found["gap_level"]) == ("2.250", "chance")
    assert (found["management_vs_national"], found["management_vs_national_level"]) == ("-2.5", "")
    assert found["young_vs_national_level"] == "clear"


def test_withheld_cells_are_empty_and_the_cause_has_a_column_of_its_own() -> None:
    found = raw_rows(comparison_csv(delft()))
    for name in ("young", "gap", "n_young", "young_vs_national", "gap_vs_national", "rank_young", "step_young"):
        assert {each[name] for each in found.values()} == {""}
    assert {each["status_young"] for each in found.values()} == {"withheld"}
    assert {each["withheld_young"] for each in found.values()} == {"too_few"}
    assert {each["withheld_management"] for each in found.values()} == {""}
    assert found["R1"]["management"] == "7.2"
    assert row(mixes()["unknown-n"])["withheld_management"] == "unknown"
    assert row_in_words(mixes()["unknown-n"])["Waarom niet getoond bij management"] == "aantal antwoorden onbekend"


def test_how_many_were_asked_stands_in_every_row() -> None:
    found = raw_rows(comparison_csv(gouda()))
    for side in Side:
        assert {each[f"asked_{side}"] for each in found.values()} == {str(ASKED[side])}


def test_nobody_is_asked_for_an_open_score() -> None:
    comparison = open_scores({"R1": ("7", "5.5")}, asked=asking(58, 16))
    assert (row(comparison)["asked_young"], row(comparison)["asked_management"]) == ("58", "")
    assert document(comparison)["asked"] == {"young": 58, "management": None}


def test_whole_numbers_stay_whole_beside_empty_cells() -> None:
    found = raw_rows(comparison_csv(few({"R1": ("7", None), "R2": (None, "6")})))
    assert (found["R1"]["n_young"], found["R1"]["rank_young"], found["R2"]["n_young"]) == ("34", "1", "")


def test_marks_and_open_scores_carry_their_note_in_every_export() -> None:
    marks = few({"R1": ("7", "7")}, scale=SCALES["marks"])
    assert row(marks)["note"] == document(marks)["note"] == row_in_words(marks)["Let op"] == MARKS_WARNING
    agreed = open_scores({"R1": ("7", "5.5")}, management_role="secretaris")
    assert "niet anoniem (secretaris)" in document(agreed)["note"]
    assert "niet anoniem (secretaris)" in row_in_words(agreed)["Let op"]
    assert row_in_words(agreed)["Wat staat er bij management"] == "open score (niet anoniem)"


@pytest.mark.parametrize("write", [comparison_csv, comparison_csv_dutch, comparison_json, comparison_xlsx])
@pytest.mark.parametrize("name", ["full", "agreed", "withheld", "nothing"])
def test_the_same_comparison_has_the_same_bytes(write: Callable[[Comparison], bytes], name: str) -> None:
    assert write(mixes()[name]) == write(mixes()[name])
