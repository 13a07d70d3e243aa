"""Means with their numbers of answers."""

import pytest

from tests.importers.surveys.means.reading import NAMES, PLAIN, entered, headed, sheet, understood


def test_of_two_numbers_of_answers_the_smaller_counts_and_it_is_told() -> None:
    rows = [[name, "7,9 (n=12)", n] for name, n in zip(NAMES, ("23", "9", "12"), strict=True)]
    sheets = headed("", "Jong", "n", rows=rows)
    assert [n for *_, n in entered(sheets)] == [12, 9, 12]
    assert (
        "In de cel en in de kolom staan verschillende aantallen: rij 2 en rij 3. Wij nemen het kleinste."
        in understood(sheets).remarks
    )


def test_the_number_of_a_row_goes_before_that_of_all() -> None:
    rows = [[NAMES[0], "7.9", "21"], [NAMES[1], "7.9", ""], [NAMES[2], "7.9", "0"]]
    assert [n for *_, n in entered(headed("", "Jong (n=23)", "n jong", rows=rows))] == [21, 23, 0]


def test_without_a_number_it_is_told_what_to_do() -> None:
    found = understood(headed("", "Jong (n=23)", "MT"))
    assert {entry.n for entry in found.entries} == {23, None}
    assert found.remarks == (
        "Van het management staat er geen aantal antwoorden bij. Zonder aantal tonen wij geen gemiddelden. "
        "Zet ‘n = 23’ in de kop, of een kolom met aantallen naast de gemiddelden.",
    )


@pytest.mark.parametrize("typed", ["veel", "23,5", "-1", "100001"])
def test_a_number_of_answers_that_cannot_be_is_told_and_not_used(typed: str) -> None:
    rows = [[NAMES[0], "7.9", typed], *([name, "7.9", "23"] for name in NAMES[1:])]
    found = understood(headed("", "Jong", "n jong", rows=rows))
    assert [entry.n for entry in found.entries] == [None, 23, 23]
    assert [(cell.row, cell.column) for cell in found.unused_cells] == [(2, "C")]


def test_a_long_text_in_a_cell_is_told_by_its_length_only() -> None:
    rows = [[NAMES[0], "Volgens Marieke Jansen klopt dit niet", "6.1"], *PLAIN[1:]]
    (cell,) = understood(headed("", "Jong", "MT", rows=rows)).unused_cells
    assert cell.shown == "(tekst, 37 tekens)"
    assert "Marieke" not in cell.why


def test_a_turned_sheet_tells_places_as_its_owner_sees_them() -> None:
    found = understood(sheet([["", *NAMES], ["Jong", "7.9", "n.v.t.", "hoog"], ["MT", "6.1", "6.0", "4.2"]]))
    assert "Als leeg gelezen: C2 (‘n.v.t.’)." in found.remarks
    assert [(cell.row, cell.column) for cell in found.unused_cells] == [(2, "D")]
    assert [(use.letter, use.code) for use in found.columns] == [("A", "group"), ("B", "R1"), ("C", "R4"), ("D", "R6")]


def test_a_column_without_any_score_is_told() -> None:
    found = understood(headed("", "Jong", "MT", rows=[row[:2] for row in PLAIN]))
    assert any("In kolom C (‘MT’) staan 0 van 50 scores van het management" in remark for remark in found.remarks)


def test_a_mean_of_too_few_answers_is_left_out_whatever_the_number_of_all() -> None:
    rows = [["R1", "7.9", "<5"], ["R4", "6.2", "23"], ["R6", "6.0", "23"]]
    assert [code for code, *_ in entered(headed("", "Jong", "n jong (n=23)", rows=rows))] == ["R4", "R6"]
