"""Hostile and unlucky files: one clear message, never an exception, never a dead process, never a long wait."""

import time
from collections.abc import Callable

import pytest

from retention_check.importers.surveys.choices import UNDECIDED
from retention_check.importers.surveys.files.containers import read_grids
from retention_check.importers.surveys.files.limits import USUAL
from retention_check.importers.surveys.survey import SurveyFile, read_files, read_survey
from tests.cast import STUDY
from tests.importers.surveys.hostile_files import ENDS_THE_READER, REFUSED
from tests.importers.surveys.made_files import ROWS, ods_of

LONGEST = 25  # seconds


@pytest.mark.parametrize(("data", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_export_is_told_in_one_message(data: bytes, words: str) -> None:
    began = time.process_time()
    [problem] = read_files([("a", data)], STUDY, UNDECIDED, USUAL).understanding.problems
    assert words in problem.message
    assert problem.message.endswith(".")
    assert time.process_time() - began < 8


@pytest.mark.parametrize(("made", "words"), ENDS_THE_READER.values(), ids=ENDS_THE_READER)
@pytest.mark.matrix
def test_what_ends_the_reader_ends_nothing_else(made: Callable[[], bytes], words: str) -> None:
    data = made()
    began = time.monotonic()
    [problem] = read_survey([SurveyFile("a.xlsx", data)], STUDY).understanding.problems
    assert words in problem.message
    assert time.monotonic() - began < LONGEST


def test_a_stray_cell_in_the_last_corner_is_told_and_ends_nothing() -> None:
    made, words = ENDS_THE_READER["cell in the last corner"]
    [problem] = read_survey([SurveyFile("a.xlsx", made())], STUDY).understanding.problems
    assert words in problem.message


def test_of_several_files_that_end_the_reader_it_says_how_to_find_the_one() -> None:
    made, _ = ENDS_THE_READER["cell in the last corner"]
    files = [SurveyFile("a.xlsx", made()), SurveyFile("b.csv", b"a;b\n1;2\n")]
    [problem] = read_survey(files, STUDY).understanding.problems
    assert "één voor één" in problem.message


def test_a_million_repeated_blank_rows_are_no_rows() -> None:
    after = '<table:table-row table:number-rows-repeated="1048500"><table:table-cell/></table:table-row>'
    [grid] = read_grids(ods_of(after=after), USUAL)
    assert grid.frame.shape == (len(ROWS), 3)
