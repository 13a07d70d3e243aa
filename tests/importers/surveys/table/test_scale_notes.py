"""What is said of the scale below the answers, or on another sheet, is heard as what stands above them."""

from collections.abc import Sequence
from typing import Any

import pytest

from retention_check.importers.surveys.choices import UNDECIDED
from retention_check.importers.surveys.files.grid import grid_of
from retention_check.importers.surveys.files.limits import USUAL
from retention_check.importers.surveys.table.scale_notes import with_codebooks
from retention_check.importers.surveys.table.tables import table_of
from retention_check.importers.surveys.understand import understand
from retention_check.importers.surveys.understanding import AnswerScale, QuestionTopic, Understanding
from tests.cast import STUDY

Rows = Sequence[Sequence[Any]]
DOWN = "Legenda: 1 = helemaal mee eens, 5 = helemaal mee oneens"
TEXTS = [STUDY.item(code).text for code in ("R1", "R2", "R3")]
ANSWERS: Rows = [
    ["Wat is uw rol?", *TEXTS],
    *(["Jonge ambtenaar", place % 5 + 1, 1, 2] for place in range(8)),
    *(["Management", place % 5 + 1, 5, 4] for place in range(6)),
]
CODEBOOK: Rows = [
    ["code", "betekenis"],
    [1, "heel belangrijk"],
    [2, "belangrijk"],
    [3, "neutraal"],
    [4, "niet belangrijk"],
    [5, "helemaal niet belangrijk"],
    [99, "geen mening"],
]
RISING: Rows = [[1, "helemaal niet belangrijk"], [5, "heel belangrijk"]]


def read(*sheets: Rows, files: Sequence[str] = ()) -> Understanding:
    grids = [grid_of(f"Blad{place}", rows, USUAL) for place, rows in enumerate(sheets, 1)]
    names = files or ["antwoorden.xlsx"] * len(grids)
    tables = [table_of(grid, name) for grid, name in zip(grids, names, strict=True)]
    return understand(with_codebooks(tables, grids, STUDY), STUDY, UNDECIDED)


@pytest.mark.parametrize("note", [DOWN, "1 = heel belangrijk; 2 = belangrijk; 5 = helemaal niet belangrijk"])
def test_a_line_below_the_answers_tells_the_scale_and_is_nobody(note: str) -> None:
    found = read([*ANSWERS, [""], [note]])
    assert (found.answer_scale, found.rows, found.questions, found.excluded) == (AnswerScale.FIVE_TO_ONE, 14, (), ())


def test_who_wrote_such_a_line_beside_answers_is_somebody() -> None:
    assert read([*ANSWERS, [DOWN, 1, 2, 3]]).rows == 15


@pytest.mark.parametrize(
    "sheet", [CODEBOOK, [["Uitleg"], [DOWN]], [["vraag 1", 1, "heel belangrijk"], ["", 5, "onbelangrijk"]]]
)
def test_another_sheet_tells_the_scale(sheet: Rows) -> None:
    found = read(ANSWERS, sheet)
    assert (found.answer_scale, found.questions) == (AnswerScale.FIVE_TO_ONE, ())


def test_of_a_codebook_is_told_that_nothing_else_is_read() -> None:
    assert "Wij lazen er alleen wat de cijfers betekenen." in " ".join(read(ANSWERS, CODEBOOK).remarks)


@pytest.mark.parametrize(
    "sheet",
    [
        RISING,
        [[1, "jonge ambtenaar"], [2, "management"]],  # the groups
        [[1, "heel tevreden"], [10, "heel ontevreden"]],  # another question
        [["Aantal keer heel belangrijk", 5]],
        [*CODEBOOK, *[[""]] * 300, [1]],
        [[*row, *[1] * 9] for row in CODEBOOK],  # too wide: answers
    ],
)
def test_no_other_sheet_turns_the_scale(sheet: Rows) -> None:
    found = read(ANSWERS, sheet)
    assert (found.answer_scale, found.questions) == (AnswerScale.ONE_TO_FIVE, ())


def test_two_lists_that_contradict_each_other_are_asked() -> None:
    assert [each.topic for each in read(ANSWERS, [*CODEBOOK, *RISING]).questions] == [QuestionTopic.SCALE]


def test_what_stands_above_the_answers_goes_before_another_sheet() -> None:
    found = read([["1 = helemaal niet belangrijk, 5 = heel belangrijk"], *ANSWERS], CODEBOOK)
    assert (found.answer_scale, found.questions) == (AnswerScale.ONE_TO_FIVE, ())


def test_the_codebook_of_another_file_is_not_heard() -> None:
    assert read(ANSWERS, CODEBOOK, files=["a.xlsx", "b.xlsx"]).answer_scale == AnswerScale.ONE_TO_FIVE
