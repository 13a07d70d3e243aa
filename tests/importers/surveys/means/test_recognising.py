"""Means are told from the answers of people."""

import pytest

from retention_check.importers.surveys.choices import UNDECIDED, Choices
from retention_check.importers.surveys.files.containers import read_grids
from retention_check.importers.surveys.files.limits import USUAL
from retention_check.importers.surveys.means import MeansSheet, looks_like_means, sheet_of
from tests.cast import STUDY
from tests.importers.surveys.exports.layouts import LAYOUTS
from tests.importers.surveys.exports.people import survey_of
from tests.importers.surveys.means.reading import NAMES, PLAIN, headed, sheet

TOOLS = ["forms nl", "google csv nl", "lime text nl", "qualtrics words", "monkey csv", "plain codes xlsx"]


def looks(*sheets: MeansSheet) -> bool:
    return looks_like_means(sheets, STUDY, UNDECIDED)


@pytest.mark.parametrize("name", TOOLS)
def test_an_export_of_a_survey_holds_people(name: str) -> None:
    _, export = LAYOUTS[name].export(survey_of())
    sheets = [sheet for grid in read_grids(export.data, USUAL) if (sheet := sheet_of(export.file, grid))]
    assert sheets
    assert not looks(*sheets)


def test_a_row_for_each_statement_holds_means() -> None:
    assert looks(headed("", "Jong", "MT"))
    assert looks(sheet([["Uitleg"]], "Uitleg"), headed("", "A", "B"))


def test_a_row_for_each_group_holds_means_whatever_the_groups_are_called() -> None:
    assert looks(sheet([["", *NAMES], ["Jong", "7.9", "6.2", "4.8"], ["MT", "6.1", "6.0", "4.2"]]))
    assert looks(sheet([["", *NAMES], ["team A", "7.9", "6.2", "4.8"]]))


@pytest.mark.parametrize(
    "answers", [("4", "3", "5"), ("3.25", "7.75", "10"), ("5,5", "3,25", "1"), ("mee eens", "", "")]
)
def test_a_few_people_hold_no_means(answers: tuple[str, ...]) -> None:
    assert not looks(sheet([["groep", *NAMES], ["jong", *answers], ["management", *answers]]))


def test_statements_as_answers_of_people_are_no_rows_of_means() -> None:
    rows = [[str(place), NAMES[place % 3], str(20 + place)] for place in range(60)]
    assert not looks(sheet([["nr", "Wat is de belangrijkste reden?", "leeftijd"], *rows]))


def test_a_row_for_each_person_and_statement_is_no_means() -> None:
    rows = [[str(person), name, "jong", "4"] for person in range(20) for name in NAMES]
    assert not looks(sheet([["persoon", "stelling", "groep", "antwoord"], *rows]))


def test_a_table_without_statements_holds_no_means() -> None:
    assert not looks(sheet([["product", "prijs"], ["appel", "1.2"], ["peer", "1.4"], ["banaan", "1.1"]]))
    assert not looks(sheet([]))
    assert not looks()


def test_means_beside_answers_of_people_are_a_summary_unless_a_person_chose_them() -> None:
    people = sheet([["groep", *NAMES], *([["jong", "4", "3", "5"]] * 9)], "Antwoorden")
    summary = sheet([["", "Jong", "MT"], *PLAIN], "Samenvatting")
    assert not looks(people, summary)
    chosen = Choices(sheets={"uitkomsten.xlsx": "Samenvatting"})
    assert looks_like_means([people, summary], STUDY, chosen)


def test_a_table_of_many_rows_is_not_looked_at() -> None:
    data = ("naam;jong\n" + "x;1\n" * 1200).encode()
    assert [sheet_of("a.csv", grid) for grid in read_grids(data, USUAL)] == [None]


def test_statements_with_words_for_scores_are_a_table_of_means_all_the_same() -> None:
    assert looks(headed("", "Jong", "MT", rows=[[row[0], "hoog", "laag"] for row in PLAIN]))


@pytest.mark.parametrize("slip", ["6,5", "-99", "0612345678"])
def test_one_number_among_the_words_of_a_few_people_makes_no_means(slip: str) -> None:
    words = ["mee eens"] * len(NAMES)
    rows = [["Jong", *words], ["MT", slip, *words[1:]], ["Jong", *words]]
    assert not looks(sheet([["Groep", *NAMES], *rows]))
