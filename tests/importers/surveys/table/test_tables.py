import csv
import io
from collections.abc import Sequence

from retention_check.importers.surveys.files.grid import Grid, grid_of
from retention_check.importers.surveys.files.limits import USUAL
from retention_check.importers.surveys.survey_table import Dropped, SurveyTable
from retention_check.importers.surveys.table.tables import table_of
from tests.importers.surveys.tools.samples import ASKED, IMPORT_IDS, LIME_CODES, LIME_META, QUALTRICS, R1, R3

Rows = Sequence[Sequence[str]]


def grid(rows: Rows, name: str = "Blad1") -> Grid:
    return grid_of(name, rows, USUAL)


def table(rows: Rows) -> SurveyTable:
    return table_of(grid(rows), "export.csv")


def cells(found: SurveyTable, key: str) -> list[str]:
    return [str(cell) for cell in found.frame[key]]


def people(number: int) -> list[list[str]]:
    return [["Jong" if each % 3 else "Management", str(each % 5 + 1), "4"] for each in range(number)]


def test_rows_keep_the_numbers_that_their_owner_sees() -> None:
    found = table([["Onderzoek"], ["Groep", R1, R3], *people(3)])
    assert [*found.frame.index] == [3, 4, 5]
    assert [column.letter for column in found.columns] == ["A", "B", "C"]
    assert (found.tool, found.file, found.sheet) == ("een tabel", "export.csv", "Blad1")


def test_equal_headings_get_a_number_that_no_other_has() -> None:
    found = table([["Groep", R1, R1, f"{R1} (2)", R1], *([*row, "1", "2"] for row in people(4))])
    assert [column.key for column in found.columns] == ["Groep", R1, f"{R1} (2)", f"{R1} (2) (2)", f"{R1} (3)"]


def test_a_column_without_a_heading_is_named_by_its_letter_and_an_empty_one_is_left_out() -> None:
    found = table([["Groep", "", R1, "", R3], *([group, "", r1, "x", r3] for group, r1, r3 in people(4))])
    assert [(column.key, column.letter) for column in found.columns] == [
        *(("Groep", "A"), (R1, "C"), ("kolom D", "D"), (R3, "E")),
    ]
    assert cells(found, "kolom D") == ["x"] * 4


def test_a_header_row_that_comes_back_is_no_person() -> None:
    header = ["Groep", R1, R3]
    found = table([header, *people(40), header, *people(2)])
    assert len(found.frame) == 42
    assert 42 not in found.frame.index


def test_import_ids_that_come_back_are_no_person() -> None:
    found = table([*QUALTRICS, [cell.replace('"', "'") for cell in IMPORT_IDS], QUALTRICS[-1]])
    assert [*found.frame.index] == [4, 5, 7]


def test_rows_of_totals_at_the_end_are_no_people_and_are_named() -> None:
    rows = [["Groep", R1, R3], *people(6), ["", "", ""], ["Gemiddelde", "3,2", "4"], ["Aantal", "6", "6"]]
    found = table(rows)
    assert found.not_people == (9, 10)
    assert [*found.frame.index] == [2, 3, 4, 5, 6, 7]


def test_a_last_row_of_means_without_a_word_for_it_is_nobody_and_is_named() -> None:
    rows = [["Groep", "R1", "R2", "R3"], *([name, "1", "2", "3"] for name in ("a", "b", "c")), ["d", "2", "3", "5"], []]
    found = table_of(grid_of("", [*rows, ["", "1.25", "2,25", "3.5"]], USUAL), "a.csv")
    assert (len(found.frame), found.not_people) == (4, (7,))
    other = table_of(grid_of("", [*rows, ["", "1.25", "2,25", "3.9"]], USUAL), "a.csv")
    assert (len(other.frame), other.not_people) == (5, ())


def test_a_word_that_may_be_an_answer_is_no_total_by_itself() -> None:
    rows = [["Deelname", R1, R3], ["J", "2", "4"], ["J", "3", "4"], ["N", "2", "4"]]
    assert len(table(rows).frame) == 3
    assert table(rows).not_people == ()


def test_empty_rows_at_the_end_are_no_people() -> None:
    assert len(table([["Groep", R1, R3], *people(3), ["", " ", ""], ["", "", ""]]).frame) == 3
    assert len(table([*LIME_CODES[:1], [""] * len(LIME_CODES[0])]).frame) == 0


def test_an_empty_row_between_people_is_nobody() -> None:
    assert [*table([["Groep", R1, R3], *people(1), ["", " ", ""], *people(1)]).frame.index] == [2, 4]


def test_a_sheet_without_anything_or_without_answers_is_a_table_of_no_one() -> None:
    assert table([]).columns == ()
    assert table([["Groep", R1, R3]]).frame.shape == (0, 3)
    assert table([["Deze export is gemaakt op 31 maart"]]).frame.empty


def test_equal_response_ids_become_a_number_and_the_ids_are_gone() -> None:
    answers = ["Jong", "belangrijk", "belangrijk"]
    ids = ["7", "8", "7", "9", "8", "", "7", ""]
    found = table([LIME_CODES[0], *([each, *LIME_META[1:], *answers] for each in ids)])
    assert cells(found, "id") == ["1", "2", "1", "", "2", "", "1", ""]


def test_of_the_time_at_which_a_row_was_sent_the_year_is_left() -> None:
    answers = ["Jong", "belangrijk", "belangrijk"]
    sent = ["2025-03-31 09:16:02", "", "2025-04-01 10:00:00"]
    found = table([LIME_CODES[0], *(["7", each, *LIME_META[2:], *answers] for each in sent)])
    assert cells(found, "submitdate") == ["2025", "", "2025"]


def test_columns_of_the_tool_that_are_private_or_of_no_use_are_emptied() -> None:
    found = table(LIME_CODES)
    assert {column.key: column.dropped for column in found.columns if column.dropped} == {
        **dict.fromkeys(("lastpage", "startlanguage", "seed"), Dropped.UNUSED),
        **dict.fromkeys(("ipaddr", "token"), Dropped.PRIVATE),
    }
    assert cells(found, "token") == ["", ""]
    assert [*found.frame["token"].cat.categories] == [""]


def test_private_and_written_columns_are_emptied_by_heading_and_by_content() -> None:
    text = "Wij zouden bij {} veel vaker met elkaar moeten praten over wat er beter kan in het werk."
    rows = [[*row, f"P. {index}", f"p{index}@delft.example", text.format(index)] for index, row in enumerate(people(9))]
    found = table([["Groep", R1, R3, "Naam", "Extra", "Verder?"], *rows])
    assert [column.dropped for column in found.columns[3:]] == [Dropped.PRIVATE, Dropped.PRIVATE, Dropped.TEXT]
    kept = " ".join(str(value) for key in found.frame for value in found.frame[key].cat.categories)
    assert "P. " not in kept
    assert "@" not in kept
    assert "praten" not in kept


def test_values_that_became_the_same_are_one() -> None:
    long = "Dit is een heel lange tekst {} van iemand die bij deze stelling meer kwijt wilde dan een getal."
    rows = [*people(30), ["Jong", long.format("A"), "4"], ["Jong", long.format("B"), "4"]]
    found = table([["Groep", R1, R3], *rows])
    assert cells(found, R1)[-2:] == [f"(tekst, {len(long) - 1} tekens)"] * 2


def test_a_column_with_thousands_of_different_values_is_of_no_use_but_days_of_birth_are() -> None:
    days = [f"{day}-{month}-{year}" for year in range(1960, 2006) for month in range(1, 13) for day in range(1, 6)]
    rows = [["Jong", "4", str(index * 7 / 9), day] for index, day in enumerate(days)]
    found = table([["Groep", R1, "Meting", "Geboortedatum"], *rows])
    assert [column.dropped for column in found.columns] == [None, None, Dropped.UNUSED, None]
    assert len(found.frame["Geboortedatum"].cat.categories) == 46


def test_spss_is_known_by_its_labels_and_keeps_them() -> None:
    raw = grid([["functie", "R1"], ["Wat is uw functie?", R1], ["1", "4"], ["2", "5"]])
    labels = ({"1": "Jong", "2": "Management"}, {"4": "belangrijk"})
    frame = raw.frame.set_axis(range(-2, 2))
    found = table_of(Grid("", frame, labels), "a.sav")
    assert found.tool == "SPSS"
    assert [*found.frame.index] == [1, 2]
    assert found.columns[1].labels == {"4": "belangrijk"}
    assert found.columns[1].heading.parts == (R1, "R1")


def test_a_cell_of_a_million_letters_above_the_answers_is_cut() -> None:
    found = table([["Groep", R1, "x - " * 250_000], *people(3)])
    assert max(len(part) for part in found.columns[2].heading.parts) < 1000


def test_shuffled_columns_give_the_same_headings() -> None:
    reader = csv.reader(
        io.StringIO(f"{ASKED} [{R3}];Tijdstempel;{ASKED} [{R1}]\n4;31-8-2020 14:20:53;5\n"), delimiter=";"
    )
    found = table([*reader])
    assert [column.heading.parts[0] for column in found.columns] == [R3, "Tijdstempel", R1]
    assert found.columns[1].dropped is Dropped.UNUSED
