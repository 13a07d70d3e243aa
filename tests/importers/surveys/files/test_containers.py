"""A file is read by what it is: every format gives the same grid, whatever it is called."""

import datetime
import io

import openpyxl
import pytest
import xlsxwriter

from retention_check.importers.surveys.files.containers import UnreadableFileError, read_grids
from retention_check.importers.surveys.files.grid import Grid
from retention_check.importers.surveys.files.limits import USUAL
from tests.importers.surveys.made_files import (
    ROWS,
    SHEET,
    TEXTS,
    changed,
    csv_of,
    every_format,
    sav_of,
    xlsx_of,
    zip_of,
)


def only(data: bytes) -> Grid:
    [grid] = read_grids(data, USUAL)
    return grid


def told(data: bytes) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_grids(data, USUAL)
    return caught.value.message


@pytest.mark.parametrize(("kind", "data"), every_format().items(), ids=every_format())
def test_every_format_gives_the_same_table(kind: str, data: bytes) -> None:
    grid = only(data)
    assert all(str(kind) == "category" for kind in grid.frame.dtypes)
    assert [*map(int, grid.frame.columns)] == [*range(grid.frame.shape[1])]
    if kind != "sav":
        assert grid.head(9) == TEXTS
        assert list(grid.frame.index) == [0, 1, 2, 3]
        assert grid.labels == ()


def test_a_workbook_gives_each_visible_sheet_with_its_name() -> None:
    grids = read_grids(xlsx_of(ROWS, ROWS, [], [["a", "b"], [1, 2]], hidden=[1]), USUAL)
    assert [(grid.name, grid.frame.shape) for grid in grids] == [("Sheet1", (4, 3)), ("Sheet4", (2, 2))]


def test_rows_and_columns_keep_their_places_when_the_first_are_empty() -> None:
    grid = only(xlsx_of([[], ["", "", "kop", "kop 2"], [], ["", "", 1, 2]]))
    assert grid.head(9) == [("",) * 4, ("", "", "kop", "kop 2"), ("",) * 4, ("", "", "1", "2")]


def test_blank_rows_and_columns_at_the_end_are_no_table() -> None:
    assert only(xlsx_of([["a", "b", " "], [1, 2, ""], ["", " ", ""], []])).frame.shape == (2, 2)
    assert only(b"a;b;;\r\n1;2;;\r\n;;;\r\n\r\n").frame.shape == (2, 2)


def test_numbers_days_and_times_become_texts() -> None:
    output = io.BytesIO()
    time = datetime.datetime.fromisoformat("2025-03-31T09:05")
    with xlsxwriter.Workbook(output, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["kop", 4, 3.25, "4", True, False, 0])
        page.write_datetime(1, 0, time, book.add_format({"num_format": "d-m-yy h:mm"}))
        page.write_datetime(2, 0, datetime.date(2025, 5, 7), book.add_format({"num_format": "d-m-yyyy"}))
    head = only(output.getvalue()).head(3)
    assert head[0] == ("kop", "4", "3.25", "4", "WAAR", "ONWAAR", "0")
    assert [head[1][0], head[2][0]] == ["2025-03-31 09:05:00", "2025-05-07"]


def test_true_and_one_are_kept_apart_and_the_number_and_the_text_one_are_not() -> None:
    grid = only(xlsx_of([["kop", "x"], [True, 1], [1, 1], ["1", 1]]))
    assert list(grid.frame[0]) == ["kop", "WAAR", "1", "1"]
    assert list(grid.frame[0].cat.categories) == ["", "kop", "WAAR", "1"]
    other = only(xlsx_of([["kop", "x"], [1, 0], [True, False], [1, 0]]))
    assert list(other.frame[0]) == ["kop", "1", "WAAR", "1"]
    assert list(other.frame[1]) == ["x", "0", "ONWAAR", "0"]


def test_a_formula_without_an_outcome_is_never_read_as_empty() -> None:
    book, output = openpyxl.Workbook(), io.BytesIO()
    for row in (["kop", "x"], ["=1+1", 2], [None, 3]):
        book.worksheets[0].append(row)
    book.save(output)
    assert list(only(output.getvalue()).frame[0]) == ["kop", "#GEEN UITKOMST", ""]


def test_an_error_value_beside_the_table_stands_in_its_own_place() -> None:
    data = changed(xlsx_of(), SHEET, b'</row><row r="4"', b'<c r="E3" t="e"><v>#N/A</v></c></row><row r="4"')
    assert only(data).head(3)[2] == ("2", "management", "", "", "#GEEN UITKOMST")


def test_a_lying_dimension_changes_nothing() -> None:
    for lie in (b"A1", b"A1:XFD1048576"):
        assert only(changed(xlsx_of(), SHEET, b"A1:C4", lie)).head(9) == TEXTS


def test_records_put_in_one_cell_are_taken_apart() -> None:
    squeezed = xlsx_of([['a,"b, c",d'], ["1,2,3"], ['4,"5, 6",7']])
    assert only(squeezed).head(9) == [("a", "b, c", "d"), ("1", "2", "3"), ("4", "5, 6", "7")]
    assert only(squeezed).name == "Sheet1"


def test_a_zip_is_read_as_the_one_file_in_it() -> None:
    beside = {"__MACOSX/._a.csv": b"\x00\x05", "map/.DS_Store": b"\x00", "uitleg.pdf": b"%PDF-1.7", "leeg.txt": b""}
    assert only(zip_of({"map/a.csv": csv_of(), **beside})).head(9) == TEXTS
    assert only(zip_of({"a.xls": xlsx_of()})).head(9) == TEXTS
    assert only(zip_of({"a.sav": sav_of()})).labels


def test_a_zip_of_more_files_says_which_and_asks_to_choose() -> None:
    message = told(zip_of({f"map/{name}.csv": csv_of() for name in "abcdefg"}))
    assert "7 bestanden: ‘a.csv’, ‘b.csv’, ‘c.csv’, ‘d.csv’, ‘e.csv’ en nog 2." in message
    assert "Pak de zip uit" in message
    harmful = told(zip_of({f"a\x1b[2J\n{name}.csv": csv_of() for name in "ab"}))
    assert "‘a[2J a.csv’" in harmful


def test_what_a_terminal_obeys_leaves_the_table_and_equal_values_become_one() -> None:
    text = "Gr\x1b[1moep;A\n\u202eja;1\nja;2\n" + "nee;3\n" * 200
    grid = only(text.encode())
    assert grid.head(3) == [("Gr[1moep", "A"), ("ja", "1"), ("ja", "2")]
    assert [*grid.frame[0].cat.categories].count("ja") == 1


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({}, "geen bestand met een tabel"),
        ({"a.pdf": b"%PDF"}, "geen bestand met een tabel"),
        ({"a.csv": b" "}, "geen bestand met een tabel"),
        ({"a.csv": b";;;"}, "leeg"),
    ],
)
def test_a_zip_without_a_table_says_so(parts: dict[str, bytes], words: str) -> None:
    assert words in told(zip_of(parts))


def test_a_zip_in_a_zip_is_not_unpacked() -> None:
    assert "weer een zip" in told(zip_of({"b.zip": zip_of({"a.csv": csv_of()})}))
