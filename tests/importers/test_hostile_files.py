"""Hostile and unlucky files: a clear message, never an exception, never a dead process."""

import io
import random
import time
import zipfile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from retention_check.importers.score_sheet import read_sheet
from retention_check.importers.table import LARGEST_FILE, MOST_ROWS
from tests.cast import STUDY


def told(data: bytes) -> str:
    result = read_sheet(data, STUDY)
    assert result.entries == ()
    return " ".join(str(problem) for problem in result.problems)


def workbook(rows: list[list[object]]) -> bytes:
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return output.getvalue()


def changed(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The same zip with a text replaced in one of its parts."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            content = source.read(part)
            assert part.filename != name or old in content
            target.writestr(part.filename, content.replace(old, new) if part.filename == name else content)
    return output.getvalue()


SMALL = workbook([["code", "jong", "n_jong"], ["R1", 7.5, 34]])
SHEET = "xl/worksheets/sheet1.xml"
FAR_CELL = b'</row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'


def test_a_workbook_is_read() -> None:
    assert [(entry.code, str(entry.mean), entry.n) for entry in read_sheet(SMALL, STUDY).entries] == [("R1", "7.5", 34)]


def test_a_stray_cell_in_the_last_corner_is_told_and_ends_nothing() -> None:
    stray = changed(SMALL, SHEET, b"</row></sheetData>", FAR_CELL)
    assert "ver buiten de tabel" in told(stray)


def test_a_lying_dimension_is_read_all_the_same() -> None:
    lying = changed(SMALL, SHEET, b'<dimension ref="A1:C2"/>', b'<dimension ref="A1"/>')
    assert len(read_sheet(lying, STUDY).entries) == 1


def test_a_zip_that_unpacks_to_half_a_gigabyte_is_refused() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/a.xml", "w") as part:
        for _ in range(410):
            part.write(bytes(2**20))
    assert "te groot" in told(bomb.getvalue())


def test_a_workbook_with_too_many_rows_is_refused() -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (row, row) for row in range(3, MOST_ROWS + 5))
    assert "te veel rijen" in told(changed(SMALL, SHEET, b"</row></sheetData>", b"</row>" + rows + b"</sheetData>"))


def test_a_file_with_entities_is_refused() -> None:
    laughs = changed(SMALL, "xl/workbook.xml", b"<workbook", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook')
    assert "vreemde opdrachten" in told(laughs)


def test_a_table_squeezed_into_one_column_is_recognised() -> None:
    assert "één cel" in told(workbook([["code,jong,management"], ["R1,7,6"]]))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "leeg"),
        (b" \r\n\t", "leeg"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "afbeelding"),
        (b"<html><body>code;jong</body></html>", "webpagina"),
        (b"<?xml version='1.0'?><x/>", "webpagina"),
        (b"code;jong\x00\x01\x02", "geen tabel"),
        (b"PK\x03\x04 not a zip at all", "Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Excel"),
        (b'code;jong\nR1;"7\nR2;8\n', "aanhalingstekens"),
        (b"code;jong\n" + b"R1;" + b"x" * 200_000, "te veel tekst"),
        (b"x" * (LARGEST_FILE + 1), "te groot"),
        (b"code;jong\n" + b"R1;7\n" * (MOST_ROWS + 1), "te veel rijen"),
        (b"code;jong\n\xff\xfe;7\n", "geen enkele score"),
    ],
)
def test_what_is_no_score_sheet_is_told_in_dutch(data: bytes, words: str) -> None:
    assert words in told(data)


def test_a_truncated_workbook_is_told() -> None:
    assert "Excel" in told(SMALL[: len(SMALL) // 2])


@given(st.binary(max_size=400))
def test_any_bytes_end_in_entries_or_problems(data: bytes) -> None:
    result = read_sheet(data, STUDY)
    assert bool(result.entries) != bool(result.problems)


@settings(max_examples=15)
@given(st.integers(min_value=0, max_value=2**32))
def test_a_damaged_workbook_ends_in_entries_or_problems(seed: int) -> None:
    chance = random.Random(seed)
    damaged = bytearray(SMALL)
    for _ in range(chance.randint(1, 20)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    result = read_sheet(bytes(damaged), STUDY)
    assert bool(result.entries) != bool(result.problems)


def test_an_error_value_is_told_and_never_read_as_empty() -> None:
    assert "foutwaarde" in told(changed(SMALL, SHEET, b'<c r="B2"><v>7.5</v></c>', b'<c r="B2" t="e"><v>#N/A</v></c>'))


def test_a_formula_without_outcome_is_told() -> None:
    assert "formule" in told(changed(SMALL, SHEET, b'<c r="B2"><v>7.5</v></c>', b'<c r="B2"><f>1+1</f></c>'))


def test_a_note_in_a_column_without_a_name_is_passed_over() -> None:
    assert len(read_sheet(workbook([["code", "jong", "n_jong"], ["R1", 7.5, 34, "let op"]]), STUDY).entries) == 1


def test_a_second_sheet_with_scores_is_told() -> None:
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True}) as book:
        for _ in range(2):
            page = book.add_worksheet()
            page.write_row(0, 0, ["code", "jong", "n_jong"])
            page.write_row(1, 0, ["R1", 7.5, 34])
    [remark] = read_sheet(output.getvalue(), STUDY).remarks
    assert remark.startswith("Wij lazen het blad ‘Sheet1’. Er staan ook scores op ‘Sheet2’: daar is niets van gelezen.")


WIDE = {
    "one line of separators": b"code;jong" + b";" * (LARGEST_FILE - 20),
    "one line of commas": b"code,jong" + b"," * (LARGEST_FILE - 20),
    "one line of cells": b"code;jong\nR1;" + b"7;" * (LARGEST_FILE // 2 - 20),
    "a wide line far down": b"code;jong\n" * 15_000 + b"\t" * (LARGEST_FILE - 200_000),
}


@pytest.mark.parametrize("data", WIDE.values(), ids=WIDE)
def test_a_row_as_wide_as_the_file_is_refused_at_once(data: bytes) -> None:
    began = time.process_time()
    assert read_sheet(data, STUDY).problems
    assert time.process_time() - began < 5


TALL = {
    "many columns": (b"code;jong" + b";" * 240 + b"\n") + (b";" * 240 + b"\n") * 19_000,
    "many passed over": b"code;jong;management\n" + b"gemiddelde;7;8\n" * 19_000,
    "much text": b"code;item;jong\n" + b"R1;" + b"te weinig " * 10_000 + b";7\n" * 40,
    "quotes": b"code;jong\n" + b'"R1";"7"\n' * 19_000,
    "returns": b"\r" * (LARGEST_FILE - 10),
    "never a new line": b"7" * (LARGEST_FILE - 10),
}


@pytest.mark.parametrize("data", TALL.values(), ids=TALL)
def test_a_large_text_of_another_shape_does_not_hang(data: bytes) -> None:
    began = time.process_time()
    result = read_sheet(data[:LARGEST_FILE], STUDY)
    assert bool(result.entries) != bool(result.problems)
    assert time.process_time() - began < 8


def test_a_column_name_on_two_lines_is_known() -> None:
    [entry] = read_sheet(workbook([["code", "jong", "n\njong"], ["R1", 7.5, 34]]), STUDY).entries
    assert entry.n == 34
