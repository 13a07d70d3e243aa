"""Where the means stand in a sheet."""

from tests.importers.surveys.means.reading import NAMES, PLAIN, blocks


def headings(rows: list[list[str]]) -> list[list[str]]:
    return [[column.heading for column in block.columns] for block in blocks(rows)]


def test_headings_stand_above_the_first_statement_and_titles_do_not_belong_to_them() -> None:
    assert headings([["Uitkomsten jonge ambtenaren"], [], ["Stelling", "Jong", "MT"], *PLAIN]) == [["Jong", "MT"]]


def test_a_heading_over_several_columns_belongs_to_each() -> None:
    rows = [["", "Jong", "", "MT", ""], ["", "gem", "n", "gem", "n"], *([*row, "8", "9"] for row in PLAIN)]
    assert headings(rows) == [["Jong – gem", "Jong – n", "MT – gem", "MT – n"]]


def test_a_single_heading_over_two_columns_belongs_to_both() -> None:
    assert headings([["", "Jong", ""], ["", "gem", "n"], *PLAIN]) == [["Jong – gem", "Jong – n"]]


def test_a_title_right_above_the_headings_is_none() -> None:
    rows = [["", "Uitkomsten van 2025 in onze gemeente", ""], ["", "Jong", "MT"], *PLAIN]
    assert headings(rows) == [["Jong", "MT"]]


def test_tables_beside_each_other_are_parts_of_their_own() -> None:
    rows = [["Reden", "Jong", "Maatregel", "MT"]]
    rows += [[name, "7.9", code, "6.1"] for name, code in zip(NAMES, ("M1.1", "M1.2", "M1.3"), strict=True)]
    assert headings(rows) == [["Jong"], ["MT"]]


def test_figures_left_of_the_last_statements_belong_to_these() -> None:
    rows = [["Jong", "Reden", "MT", "Maatregel"]]
    rows += [["7.9", name, "6.1", code] for name, code in zip(NAMES, ("M1.1", "M1.2", "M1.3"), strict=True)]
    assert headings(rows) == [["Jong"], ["MT"]]


def test_a_code_and_its_words_name_the_same_rows_also_with_figures_between_them() -> None:
    rows = [["code", "Jong", "Stelling", "MT"]]
    rows += [[code, "7.9", name, "6.1"] for name, code in zip(NAMES, ("R1", "R4", "R6"), strict=True)]
    assert headings(rows) == [["Jong", "MT"]]


def test_new_headings_below_begin_a_new_part_and_notes_do_not() -> None:
    rows = [["", "Jong", "MT"], *PLAIN, ["let op", "voorlopig", "nog niet af"], ["", "MT", "Jong"], *PLAIN]
    assert headings(rows) == [["Jong", "MT"], ["MT", "Jong"]]


def test_a_row_that_names_a_group_begins_a_part_of_that_group() -> None:
    rows = [
        ["", "gemiddelde"],
        ["Jong (n=23)"],
        *(row[:2] for row in PLAIN),
        ["Management"],
        *(row[:2] for row in PLAIN),
    ]
    assert [(str(block.side), block.n) for block in blocks(rows)] == [("young", 23), ("management", None)]


def test_statements_side_by_side_turn_the_sheet() -> None:
    (block,) = blocks([["", *NAMES], ["Jong", "7.9", "6.2", "4.8"]])
    assert block.sheet.is_turned
    assert [column.heading for column in block.columns] == ["Jong"]


def test_two_statements_are_chance() -> None:
    assert blocks([["", "Jong", "MT"], *PLAIN[:2]]) == ()
