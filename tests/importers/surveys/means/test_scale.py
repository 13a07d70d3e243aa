"""On which scale means are."""

import pytest

from retention_check.domain.item import Kind
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


@pytest.mark.parametrize("name", ["1-5", "1-10", "marks"])
def test_a_scale_that_the_table_says_in_a_cell_of_its_own_is_followed(name: str) -> None:
    found = understood(sheet([["werkbestand", f"schaal={name}"], HEAD, *SMALL]))
    assert (found.scale.name, len(found.entries), found.questions) == (name, 6, ())
    assert understood(sheet([["schaal=1-7"], HEAD, *SMALL])).problems


def test_a_scale_of_one_to_ten_above_the_table_leaves_nothing_to_ask() -> None:
    assert understood(sheet([["Scores (schaal 1-10)"], HEAD, *SMALL])).scale.name == "1-10"


def test_a_scale_that_the_means_contradict_is_asked() -> None:
    rows = [["Schaal 1-5"], HEAD, [NAMES[0], "7.9", "2.4"], *SMALL[1:]]
    assert asked(sheet(rows)) == [("scale", "", ["1-5", "1-10", "marks"])]
    found = understood(sheet(rows), choices=Choices(scale="1-5"))
    assert len(found.entries) == 5
    (cell,) = found.unused_cells
    assert (cell.row, cell.column, cell.shown, cell.why) == (3, "B", "7,9", "ligt buiten de schaal van 1 tot 5")


def test_one_group_that_is_small_throughout_is_asked() -> None:
    rows = [[item.text, "4.1", "7.2"] for item in STUDY.items]
    sheets = headed(*HEAD, rows=rows)
    assert asked(sheets) == [("scale", "", ["other", "1-10", "marks"])]
    (question,) = understood(sheets).questions
    assert question.text.startswith("Alle scores van jonge ambtenaren zijn 5 of lager. Die van het management gaan")
    assert [option.text for option in question.options] == [
        "Ja, die van jonge ambtenaren zijn van 1 tot 5",
        "Nee: scores van 1 tot 10, zoals in het onderzoek",
        "Nee: rapportcijfers van 1 tot 10",
    ]


def test_what_is_chosen_for_two_scales_is_told_and_two_are_never_read_together() -> None:
    sheets = headed(*HEAD, rows=[[item.text, "4.1", "7.2"] for item in STUDY.items])
    read = understood(sheets, choices=Choices(scale="1-10"))
    assert len(read.entries) == 2 * len(STUDY.items)
    assert any("Ook de scores van jonge ambtenaren, die alle 5 of lager zijn" in each for each in read.remarks)
    refused = understood(sheets, choices=Choices(scale="other"))
    assert (refused.entries, len(refused.problems)) == ((), 1)
    assert "Reken die van jonge ambtenaren om: (gemiddelde − 1) × 2,25 + 1." in str(refused.problems[0])


def test_another_scale_of_means_is_refused_in_words_that_say_what_to_do() -> None:
    (problem,) = understood(headed(*HEAD), choices=Choices(scale="other")).problems
    assert "Zet er gemiddelden van 1 tot 10 of van 1 tot 5 in" in str(problem)


@pytest.mark.parametrize("typed", ["79%", "0.79", "79"])
def test_a_column_of_percentages_is_one_problem(typed: str) -> None:
    found = understood(headed(*HEAD, rows=[[name, typed, "6.1"] for name in NAMES]))
    (problem,) = found.problems
    commas = " Is 79 bedoeld als 7,9? Zet de komma terug." if typed == "79" else ""
    assert str(problem) == f"Kolom B: Dit lijken percentages. Vervang ze door gemiddelden van 1 tot 10.{commas}"
    assert found.entries == ()


LARGE = [[name, "6.8", "3.1"] for name in NAMES]


@pytest.mark.parametrize("title", ["Schaal 1 t/m 7", "schaal 0-10", "Tevredenheidscore, schaal 1-4", "7-puntsschaal"])
def test_another_scale_beside_the_table_is_asked_and_can_be_refused_or_contradicted(title: str) -> None:
    sheets = sheet([[title], HEAD, *LARGE])
    assert asked(sheets) == [("scale", "", ["other", "1-10", "marks"])]
    (question,) = understood(sheets).questions
    assert question.text.startswith("Bij de tabel staat een schaal van ")
    assert understood(sheets, choices=Choices(scale="other")).problems
    assert len(understood(sheets, choices=Choices(scale="1-10")).entries) == 6


def test_a_scale_below_the_table_counts_too() -> None:
    assert asked(sheet([HEAD, *LARGE, ["* op een schaal van 1 tot 7"]]))[0][2][0] == "other"


def test_two_scales_beside_the_table_are_refused_unless_a_person_says_which() -> None:
    rows = [HEAD, ["Redenen (1-5)"], *SMALL, ["Maatregelen (1-10)"], [STUDY.item("M1.1").text, "8.1", "7.2"]]
    found = understood(sheet(rows))
    assert (found.questions, found.entries) == ((), ())
    assert "verschillende schalen: van 1 tot 5 en van 1 tot 10" in str(found.problems[0])
    assert "Reken die van 1 tot 5 om: (gemiddelde − 1) × 2,25 + 1." in str(found.problems[0])
    assert len(understood(sheet(rows), choices=Choices(scale="1-10")).entries) == 8


@pytest.mark.parametrize("title", ["1 = heel belangrijk, 5 = helemaal niet belangrijk", "Schaal van 1 (eens) tot 5"])
def test_a_scale_of_which_one_is_the_highest_is_asked_with_that_as_an_answer(title: str) -> None:
    assert asked(sheet([[title], HEAD, *SMALL])) == [("scale", "", ["5-1", "1-5", "1-10", "marks", "other"])]


def test_a_scale_with_words_at_its_ends_is_followed() -> None:
    title = "Gemiddelden op een schaal van 1 (helemaal oneens) tot 5 (helemaal eens)"
    assert understood(sheet([[title], HEAD, *SMALL])).scale.name == "1-5"


def test_reasons_that_are_small_throughout_beside_higher_measures_are_asked() -> None:
    values = {Kind.REASON: ("4.1", "2.2"), Kind.MEASURE: ("8.1", "6.2")}
    sheets = headed(*HEAD, rows=[[item.text, *values[item.kind]] for item in STUDY.items])
    assert asked(sheets) == [("scale", "", ["other", "1-10", "marks"])]
    (question,) = understood(sheets).questions
    assert "Alle scores van de redenen zijn 5 of lager. Die van de maatregelen gaan hoger." in question.text
    refused = understood(sheets, choices=Choices(scale="other"))
    assert "Reken die van de redenen om: (gemiddelde − 1) × 2,25 + 1." in str(refused.problems[0])
    read = understood(sheets, choices=Choices(scale="marks"))
    assert any("Ook de scores van de redenen, die alle 5 of lager zijn" in each for each in read.remarks)
