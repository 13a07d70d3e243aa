"""A file of SPSS: names, texts, codes with their words, and codes that count as missing."""

import datetime

import pandas as pd
import pytest

from retention_check.importers.surveys.files.containers import UnreadableFileError, read_grids
from retention_check.importers.surveys.files.grid import Grid
from retention_check.importers.surveys.files.limits import USUAL
from tests.importers.surveys.made_files import sav_of

FRAME = pd.DataFrame({"v1": [5.0, 1, 9, None, 97], "v2": ["ja", "", "nee", "??", "ja"], "v3": [3.25, 7, 1, 10, 2]})
ABOUT: dict[str, object] = {
    "column_labels": ["Mate van steun", "Toestemming", ""],
    "variable_value_labels": {"v1": {1: "Veel steun", 5: "Weinig steun", 9: "Anders"}},
    "missing_ranges": {"v1": [9, {"lo": 90, "hi": 99}], "v2": ["??"]},
}


def only(data: bytes) -> Grid:
    [grid] = read_grids(data, USUAL)
    return grid


def test_names_and_texts_stand_above_the_cases_which_are_numbered_from_one() -> None:
    grid = only(sav_of(FRAME, **ABOUT))
    assert grid.head(3) == [("v1", "v2", "v3"), ("Mate van steun", "Toestemming", ""), ("5", "ja", "3.25")]
    assert [index + 1 for index in grid.frame.index] == [-1, 0, 1, 2, 3, 4, 5]
    assert list(grid.frame[0])[2:] == ["5", "1", "9", "", "97"]


def test_codes_keep_their_words() -> None:
    labels = only(sav_of(FRAME, **ABOUT)).labels
    assert {code: labels[0][code] for code in ("1", "5")} == {"1": "Veel steun", "5": "Weinig steun"}
    assert labels[2] == {}


def test_a_code_that_counts_as_missing_is_no_answer_whatever_its_words() -> None:
    labels = only(sav_of(FRAME, **ABOUT)).labels
    assert {code: labels[0][code] for code in ("9", "97")} == {"9": "geen antwoord", "97": "geen antwoord"}
    assert labels[1] == {"??": "geen antwoord"}


def test_a_file_without_any_words_still_has_labels_for_each_column() -> None:
    assert only(sav_of(FRAME)).labels == ({}, {}, {})


def test_days_and_times_become_texts() -> None:
    days = pd.DataFrame(
        {
            "d": [datetime.date(2025, 3, 31), None],
            "t": [datetime.datetime.fromisoformat("2025-03-31T09:05")] * 2,
            "n": [1.0, 2],
        }
    )
    assert only(sav_of(days)).head(9)[2:] == [
        ("2025-03-31", "2025-03-31 09:05:00", "1"),
        ("", "2025-03-31 09:05:00", "2"),
    ]


def test_a_compressed_file_is_read() -> None:
    assert only(sav_of(FRAME, compress=True)).frame.shape == (7, 3)


@pytest.mark.parametrize("end", [10, 100, 180, 300])
def test_a_file_that_was_cut_off_is_told(end: int) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_grids(sav_of(FRAME, **ABOUT)[:end], USUAL)
    assert "beschadigd" in caught.value.message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x1c\x00\x00\x00\x00\x00\x00\x00ENCRYPTEDSAV\x15" + bytes(90), "wachtwoord"),
        (b"ASCII SPSS PORT FILE" + b" " * 300, "sla het op als .sav"),
    ],
)
def test_other_files_of_spss_are_named(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_grids(data, USUAL)
    assert words in caught.value.message


def test_too_many_columns_and_cases_are_told() -> None:
    for rows, columns, words in ((2, 401, "kolommen: hooguit 400"), (20_001, 1, "rijen: hooguit 20.000")):
        frame = pd.DataFrame([[1.0] * columns] * rows, columns=[f"v{n}" for n in range(columns)])
        with pytest.raises(UnreadableFileError) as caught:
            read_grids(sav_of(frame), USUAL)
        assert words in caught.value.message
