"""What each row is: a statement, numbers for whole columns, a total, or passed over."""

import pytest

from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.understanding import Sureness
from tests.cast import STUDY
from tests.importers.surveys.means.reading import NAMES, PLAIN, asked, entered, headed, sheet, understood

HEAD = ("", "Jong", "MT")


@pytest.mark.parametrize("label", ["n", "Aantal", "N =", "aantal respondenten", "Respondenten"])
@pytest.mark.parametrize("place", [0, 2, 3])
def test_a_row_with_numbers_is_for_all_rows(label: str, place: int) -> None:
    rows = [*PLAIN[:place], [label, "23", "8"], *PLAIN[place:]]
    assert [n for *_, n in entered(headed(*HEAD, rows=rows))] == [23, 23, 23, 8, 8, 8]


@pytest.mark.parametrize("label", ["gevraagd", "Uitgenodigd", "aantal gevraagd:"])
def test_a_row_says_how_many_were_asked(label: str) -> None:
    found = understood(headed(*HEAD, rows=[*PLAIN, [label, "40", "12"]]))
    assert found.asked == {Side.YOUNG: 40, Side.MANAGEMENT: 12}


@pytest.mark.parametrize("label", ["Gemiddelde", "TOTAAL", "Totaal maatregelen", "gem."])
def test_a_total_is_no_statement_and_told(label: str) -> None:
    found = understood(headed(*HEAD, rows=[*PLAIN, [label, "6,3", "5,4"]]))
    assert len(found.entries) == 6
    assert any(f"want het is geen stelling: rij 5 (‘{label}’)" in remark for remark in found.remarks)


def test_a_row_with_figures_that_is_no_statement_is_told_with_what_to_do() -> None:
    found = understood(headed(*HEAD, rows=[*PLAIN, ["Te weinig parkeerplekken", "6,3", "5,4"]]))
    assert len(found.entries) == 6
    assert (
        "Overgeslagen, want wij herkennen er geen stelling in: rij 5 (‘Te weinig parkeerplekken’). "
        "Hoort er een stelling bij? Zet dan de code ervoor, zoals R3."
    ) in found.remarks


def test_a_code_against_its_words_is_asked_and_both_answers_are_followed() -> None:
    rows = [["R1", *PLAIN[0]], ["R9", *PLAIN[1]], ["R6", *PLAIN[2]]]
    sheets = headed("code", *HEAD, rows=rows)
    assert asked(sheets) == [("column", NAMES[1], ["R9", "R4", "none"])]
    for code in ("R9", "R4"):
        assert code in {each for each, *_ in entered(sheets, choices=Choices(columns={NAMES[1]: code}))}
    left_out = entered(sheets, choices=Choices(columns={NAMES[1]: "none"}))
    assert {each for each, *_ in left_out} == {"R1", "R6"}


def test_a_code_against_the_words_in_the_same_cell_is_asked() -> None:
    text = f"R9. {NAMES[1]}"
    assert asked(headed(*HEAD, rows=[PLAIN[0], [text, "6.2", "6.0"], PLAIN[2]])) == [
        ("column", text, ["R9", "R4", "none"])
    ]


def test_many_codes_against_their_words_are_one_question() -> None:
    codes = ["R2", "R3", "R5", "R7", "R8", "R9"]
    texts = ["R1", "R2", "R3", "R4", "R5", "R6"]
    rows = [[code, STUDY.item(other).text, "7.1", "6.1"] for code, other in zip(codes, texts, strict=True)]
    sheets = headed("code", *HEAD, rows=rows)
    assert asked(sheets) == [("column", "code", ["statement", "none"])]
    by_code = entered(sheets, choices=Choices(columns={"code": "statement"}))
    by_words = entered(sheets, choices=Choices(columns={"code": "none"}))
    assert [code for code, side, *_ in by_code if side == "young"] == codes
    assert [code for code, side, *_ in by_words if side == "young"] == texts


def test_words_that_several_statements_come_near_are_asked() -> None:
    sheets = headed(*HEAD, rows=[*PLAIN, ["Trainingen en opleiding", "6.2", "6.0"]])
    ((topic, about, options),) = asked(sheets)
    assert (topic, about) == ("column", "Trainingen en opleiding")
    assert {"M7.1", "M7.2", "M7.4", "none"} <= set(options)
    assert len(entered(sheets, choices=Choices(columns={about: "M7.2"}))) == 8


def test_numbers_alone_are_asked_and_words_beside_them_decide() -> None:
    numbers = [[str(place), *scores] for place, (_, *scores) in enumerate(PLAIN, 1)]
    assert asked(headed("nr", "Jong", "MT", rows=numbers)) == [("order", "nr", ["study"])]
    found = entered(headed("nr", "Jong", "MT", rows=numbers), choices=Choices(order="study"))
    assert [code for code, side, *_ in found if side == "young"] == ["R1", "R2", "R3"]
    beside = [[str(place), *row] for place, row in enumerate(PLAIN, 1)]
    worded = entered(headed("nr", *HEAD, rows=beside), choices=Choices(order="study"))
    assert [code for code, side, *_ in worded if side == "young"] == ["R1", "R4", "R6"]


def test_numbers_of_measures_are_read_when_a_person_says_so() -> None:
    rows = [[f"{reason}.{place}", "7.1", "6.2"] for reason in range(1, 11) for place in range(1, 5)]
    assert len(entered(headed("nr", "Jong", "MT", rows=rows), choices=Choices(order="study"))) == 80


def test_numbers_without_a_group_anywhere_are_no_statements() -> None:
    rows = [[str(place), "7.1"] for place in range(1, 11)]
    assert understood(sheet([["nr", "prijs"], *rows])).columns == ()


def test_the_statements_to_choose_from_are_whole_ones() -> None:
    rows = [*PLAIN, ["Trainingen en opleiding", "7.1", "6.2"]]
    (question,) = understood(headed("", "Jong", "MT", rows=rows)).questions
    assert question.options[0].text == f"M7.1: {STUDY.item('M7.1').text}"


def test_a_row_with_a_small_difference_is_shown_with_both_texts_in_full_and_can_be_given_another_statement() -> None:
    almost = STUDY.item("M9.3").text.replace("strikte", "striktere")
    sheets = headed(*HEAD, rows=[*PLAIN, [almost, "6,3", "5,4"]])
    found = understood(sheets)
    assert any(f"rij 5 (‘{almost}’) als M9.3: ‘{STUDY.item('M9.3').text}’." in each for each in found.remarks)
    (row,) = [column for column in found.columns if column.letter == "A, rij 5"]
    assert (row.key, row.heading, row.code, row.sureness) == (almost, almost, "M9.3", Sureness.ALIKE)
    assert "M9.2" in {code for code, *_ in entered(sheets, choices=Choices(columns={almost: "M9.2"}))}
    assert len(entered(sheets, choices=Choices(columns={almost: "none"}))) == 6


def test_a_row_that_is_no_statement_for_us_can_be_given_one() -> None:
    sheets = headed(*HEAD, rows=[*PLAIN, ["Salaris", "6,3", "5,4"]])
    assert "R3" in {code for code, *_ in entered(sheets, choices=Choices(columns={"Salaris": "R3"}))}


def test_a_row_that_is_asked_shows_what_it_may_be_and_some_of_its_figures() -> None:
    found = understood(headed(*HEAD, rows=[*PLAIN, ["Genoeg diversiteit", "6,3", "5,4"]]))
    (row,) = [column for column in found.columns if column.sureness is Sureness.ASKED]
    assert (row.key, row.candidates, row.examples) == ("Genoeg diversiteit", ("R10",), ("6,3", "5,4"))


def test_of_a_column_that_is_asked_some_figures_are_shown() -> None:
    found = understood(headed("", "Groep A", "Groep B"))
    assert [column.examples for column in found.columns[1:]] == [("7.9", "6.2", "4.8"), ("6.1", "6.0", "4.2")]


def test_a_counted_reason_without_figures_is_a_title_and_not_asked() -> None:
    rows = [["Reden 4", "", ""], *PLAIN, ["Reden 10", "", ""], [STUDY.item("M10.1").text, "6,3", "5,4"]]
    assert len(entered(headed(*HEAD, rows=rows))) == 8


def test_a_row_with_an_address_or_only_a_number_is_not_offered_as_a_statement() -> None:
    found = understood(headed(*HEAD, rows=[*PLAIN, ["marieke@gouda.nl", "6,3", "5,4"], ["12", "6,3", "5,4"]]))
    assert [column.letter for column in found.columns] == ["A", "B", "C"]
    assert "marieke" not in str(found)
