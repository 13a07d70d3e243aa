"""On which scale means are."""

import pytest

from retention_check.importers.surveys.choices import Choices
from tests.cast import STUDY
from tests.importers.surveys.means.reading import NAMES, asked, headed, sheet, understood

SMALL = [[name, "3.9", "2,4"] for name in NAMES]
HEAD = ["", "Jong", "MT"]


def test_means_of_five_or_less_are_asked() -> None:
    assert asked(headed(*HEAD, rows=SMALL)) == [("scale", "", ["1-5", "1-10", "marks"])]


@pytest.mark.parametrize(
    ("chosen", "scale", "first"),
    [("1-5", "1-5", "3.9"), ("1-10", "1-10", "3.9"), ("marks", "marks", "3.9"), ("5-1", "1-5", "2.1")],
)
def test_the_chosen_scale_is_followed(chosen: str, scale: str, first: str) -> None:
    found = understood(headed(*HEAD, rows=SMALL), choices=Choices(scale=chosen))
    assert (found.scale.name, str(found.entries[0].mean), found.questions) == (scale, first, ())


@pytest.mark.parametrize("title", ["Gemiddelden, schaal 1-5", "Scores (1-5)", "op een schaal van 1 tot en met 5"])
def test_a_scale_above_the_table_is_followed_and_told(title: str) -> None:
    found = understood(sheet([[title], HEAD, *SMALL]))
    assert (found.scale.name, len(found.entries)) == ("1-5", 6)
    assert "Boven de tabel staat dat de schaal van 1 tot 5 is. Zo lezen wij de scores." in found.remarks


def test_a_scale_of_one_to_ten_above_the_table_leaves_nothing_to_ask() -> None:
    assert understood(sheet([["Scores (schaal 1-10)"], HEAD, *SMALL])).scale.name == "1-10"


def test_a_scale_that_the_means_contradict_is_asked() -> None:
    rows = [["Schaal 1-5"], HEAD, [NAMES[0], "7.9", "2.4"], *SMALL[1:]]
    assert asked(sheet(rows)) == [("scale", "", ["1-5", "1-10", "marks"])]
    found = understood(sheet(rows), choices=Choices(scale="1-5"))
    assert len(found.entries) == 5
    (cell,) = found.unused_cells
    assert (cell.row, cell.column, cell.shown, cell.why) == (3, "B", "7.9", "ligt buiten de schaal van 1 tot 5")


def test_one_group_that_is_small_throughout_is_asked() -> None:
    rows = [[item.text, "4.1", "7.2"] for item in STUDY.items]
    assert asked(headed(*HEAD, rows=rows)) == [("scale", "", ["1-10", "marks"])]


@pytest.mark.parametrize("typed", ["79%", "0.79", "79"])
def test_a_column_of_percentages_is_one_problem(typed: str) -> None:
    found = understood(headed(*HEAD, rows=[[name, typed, "6.1"] for name in NAMES]))
    (problem,) = found.problems
    assert str(problem).startswith("Kolom B: Dit lijken percentages")
    assert found.entries == ()
