"""A text becomes a grid: any usual encoding and separator, and quotes as the tools write them."""

import io

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retention_check.importers.surveys.files.containers import UnreadableFileError, read_grids
from retention_check.importers.surveys.files.limits import USUAL
from tests.importers.surveys.made_files import ROWS, TEXTS, csv_of
from tests.matrix import examples


def read(text: str | bytes) -> list[tuple[str, ...]]:
    [grid] = read_grids(text.encode() if isinstance(text, str) else text, USUAL)
    return grid.head(100_000)


def told(text: str | bytes) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_grids(text.encode() if isinstance(text, str) else text, USUAL)
    return caught.value.message


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman", "cp850"]
)
def test_any_usual_encoding_and_separator_is_read(encoding: str, separator: str) -> None:
    assert read(csv_of(ROWS, separator, encoding)) == TEXTS


def test_big_utf_16_with_a_mark_is_read() -> None:
    assert read(b"\xfe\xff" + csv_of(encoding="utf-16-be")) == TEXTS


@pytest.mark.parametrize("line", ["sep=|\r\n", '"sep=|"\r\n', "SEP=|\n"])
def test_a_line_that_names_the_separator_is_obeyed_and_is_no_row(line: str) -> None:
    assert read("\ufeff" + line + "a;b|c\r\n1;2|3;4\r\n") == [("a;b", "c"), ("1;2", "3;4")]


def test_a_decimal_comma_is_no_separator() -> None:
    rows = ["kop;een;twee;drie", *(f"{n};7,5;8,0;6,5" for n in range(200))]
    assert read("\n".join(rows))[1] == ("0", "7,5", "8,0", "6,5")
    assert len(read("\n".join([";".join("abcdefgh"), *[";".join(["7,5"] * 8)] * 300]))[5]) == 8


def test_commas_in_headings_and_texts_are_no_separator() -> None:
    rows = ["a, en b;c, d, e en f;g", "x, y;z;1", "p;q, r, s;2"]
    assert [len(row) for row in read("\n".join(rows))] == [3, 3, 3]


SPREADS = [
    "Te weinig zinvol werk;7,5 (1,2);8,0 (2,0)",
    "Vrij, of niet;6,5 (1,1);8,4 (2,0)",
    "Een derde;4,3 (1,2);7 (1)",
]


@pytest.mark.parametrize("above", [[], ["Stelling;Jong;MT"], ["Scores van 2026", "", "Stelling;Jong;MT"]])
def test_a_decimal_comma_between_brackets_is_no_separator(above: list[str]) -> None:
    rows = read("\n".join([*above, *SPREADS * 9]))
    assert rows[len(above)][:3] == ("Te weinig zinvol werk", "7,5 (1,2)", "8,0 (2,0)")


def test_a_separator_that_makes_every_record_equally_wide_goes_before_a_wider_one() -> None:
    rows = ["kop;zin", *["ja, nee, soms, vaak;a"] * 30, "ja, nee;b"]
    assert {len(row) for row in read("\n".join(rows))} == {2}


def test_answers_in_numbers_between_commas_are_no_decimals() -> None:
    rows = ["a,b,c,d", *["1,2,3,4"] * 30, '1,2,"een; twee",4']
    assert {len(row) for row in read("\n".join(rows))} == {4}


def test_quoted_separators_new_lines_and_doubled_quotes_stay_in_their_cell() -> None:
    text = 'a;b;c\r\n"1; 2";"hij zei ""ja""";"regel\r\ntwee; drie"\r\n4;5;6\r\n'
    assert read(text) == [("a", "b", "c"), ("1; 2", 'hij zei "ja"', "regel\r\ntwee; drie"), ("4", "5", "6")]


def test_a_stray_quote_inside_a_cell_is_a_letter() -> None:
    assert read('a;b\n5" scherm;1\n6 " x;2\n') == [("a", "b"), ('5" scherm', "1"), ('6 " x', "2")]


UNCLOSED = {
    "until the end": 'a;b;c\n1;2;3\n4;"5;6\n7;8;9\n',
    "until a quote in the same column": 'a;b;c\n1;"2;3\n4;"5";6\n7;8;9\n' + "1;2;3\n" * 40,
    "until a quote further on": 'a;b;c\n1;2;"3\n"4";5;6\n7;8;9\n' + "1;2;3\n" * 40,
    "in the last column of a row": 'a;b;c\n1;2;3\n1;2;"3\n4;5;6\n7;"8";9\n' + "1;2;3\n" * 40,
}


@pytest.mark.parametrize("text", UNCLOSED.values(), ids=UNCLOSED)
def test_an_unclosed_quote_is_told_with_its_row_and_never_swallows_records(text: str) -> None:
    message = told(text)
    row = text[: text.index('"')].count("\n") + 1
    assert f"aanhalingstekens kloppen niet vanaf rij {row}:" in message


def test_where_tabs_are_written_without_quotes_a_quote_is_a_letter() -> None:
    rows = ["a\tb\tc", '1\t"zo" dan\t3', '4\t"open\t6', "7\t8\t9"]
    assert read("\r\n".join(rows) + "\r\n") == [tuple(row.split("\t")) for row in rows]
    assert "aanhalingstekens" in told("\n".join([*rows, "1\t2"]))


def test_the_extra_empty_line_of_limesurvey_is_no_row() -> None:
    assert read('\ufeff"id";"a"\r\n"1";"x"\r\n\r\n') == [("id", "a"), ("1", "x")]


def test_blank_rows_in_between_count() -> None:
    assert read("a;b\n\n1;2\n;\n3;4\n") == [("a", "b"), ("", ""), ("1", "2"), ("", ""), ("3", "4")]


def test_rows_that_end_early_are_filled_up() -> None:
    read_rows = read("a;b;c\n1\n1;2\n1;2;3\n4;5;6\n")
    assert read_rows[1:] == [("1", "", ""), ("1", "2", ""), ("1", "2", "3"), ("4", "5", "6")]


def test_a_trailing_separator_makes_no_column() -> None:
    assert read("a,b\n1,2,\n3,4,\n") == [("a", "b"), ("1", "2"), ("3", "4")]


def test_a_row_with_more_cells_than_the_table_is_told_with_its_number() -> None:
    text = "a,b,c\n" + "1,2,3\n" * 30 + "1,ja, soms,3\n" + "1,2,3\n" * 5
    assert told(text).startswith("Rij 32 heeft 4 vakken en de tabel 3.")
    assert told("a,b,c\n" + "1,2,3\n" * 9000 + "1,2,3,4,5,6\n").startswith("Rij 9.002 heeft 6 vakken")


def test_a_second_table_below_a_blank_row_may_be_wider() -> None:
    assert len(read("a;b\n1;2\n3;4\n5;6\n\nc;d;e;f\n7;8;9;10\n")) == 7


def test_a_heading_that_is_a_cell_short_is_told() -> None:
    assert "welk kopje bij welke kolom" in told("a,b,c,d,e,f\n" + "1,2,3,4,5,6,7\n" * 9)


def test_a_title_that_is_as_many_cells_short_is_no_heading() -> None:
    assert len(read("titel,,,,,\n,,,,,\na,b,c,d,e,f,g\n" + "1,2,3,4,5,6,7\n" * 9)) == 12


def test_title_rows_above_do_not_matter() -> None:
    rows = ["Onderzoek 2025", "", "a;b;c;d", *["1;2;3;4"] * 9]
    assert read("\n".join(rows))[2:4] == [("a", "b", "c", "d"), ("1", "2", "3", "4")]


def test_words_for_missing_stay_words() -> None:
    assert read("a;b\nNA;N/A\nnull;nan\n") == [("a", "b"), ("NA", "N/A"), ("null", "nan")]
    assert read("a;b\n007;1.0\n1e5; x \n")[1:] == [("007", "1.0"), ("1e5", " x ")]


WRAPPED = {
    "every record": '"a,b,c"\n"1,""x, y"",3"\n"4,5,6"\n',
    "only where there are quotes": 'a,b,c\n"1,""x, y"",3"\n"4,5,6"\n',
    "some of many": 'a,b,c\n"1,""x, y"",3"\n' + "4,5,6\n" * 9,
}


@pytest.mark.parametrize("text", WRAPPED.values(), ids=WRAPPED)
def test_records_put_in_one_cell_are_taken_apart(text: str) -> None:
    assert read(text)[:3] == [("a", "b", "c"), ("1", "x, y", "3"), ("4", "5", "6")]


def test_a_text_that_was_cut_off_in_a_letter_is_read() -> None:
    assert read("a;b\nëën;één\n".encode() * 5 + "1;é".encode()[:-1])[1] == ("ëën", "één")


def test_half_a_text_of_two_bytes_a_letter_is_read_up_to_there() -> None:
    assert read(csv_of(encoding="utf-16")[:-1])[:3] == TEXTS[:3]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "leeg"),
        (" \r\n\r\n", "leeg"),
        ("\ufeff", "leeg"),
        (";;;\n;;;\n", "leeg"),
        ("zomaar een verhaal\nzonder kolommen\n", "maar één kolom"),
        (b"a;b\n1;\x00\n", "geen tabel"),
        (b"\x01\x02\x03\x04\x05\x06" * 50, "geen tabel"),
        (b"a;b\n1;" + b"x" * 200_000 + b"\n", "heel veel tekst"),
        (";".join(["kop"] * 10_000), "te veel kolommen: hooguit 400"),
        ("a;b\n" + "1;2\n" * 20_001, "te veel rijen: hooguit 20.000"),
        ('{"answers": []}', "JSON"),
        ('<?xml version="1.0"?><document><LimeSurveyDocType>Survey', "vragenlijst van LimeSurvey"),
    ],
)
def test_what_is_no_table_is_told(text: str | bytes, words: str) -> None:
    assert words in told(text)


def test_pandas_agrees_on_a_plain_table() -> None:
    rows = [["n", "tekst", "leeg"], *([str(n), f"antwoord {n % 7}", ""] for n in range(3000))]
    data = csv_of(rows, ",")
    expected = pd.read_csv(io.BytesIO(data), header=None, dtype=str, keep_default_na=False)
    assert read(data) == [tuple(row) for row in expected.itertuples(index=False)]


NUMERIC = [
    "1",
    "01",
    "1.0",
    "1,0",
    "1e0",
    " 1",
    "-1",
    "0",
    "007",
    "inf",
    "nan",
    "",
    "12345678901234567890",
    "True",
    "TRUE",
]


@pytest.mark.parametrize("people", [20, 3000])
def test_numbers_stay_as_they_were_typed_where_a_whole_column_has_only_these(people: int) -> None:
    ones, yes = ["01", "1", "1.0"], ["true", "TRUE"]
    rows = [("1", "2", "3"), *((str(n % 5 + 1), ones[n % 3], yes[n % 2]) for n in range(people))]
    assert read("\n".join(map(";".join, rows))) == rows


@settings(max_examples=examples(100), deadline=None)
@given(st.lists(st.tuples(*[st.sampled_from(NUMERIC)] * 3), min_size=2, max_size=12), st.integers(1, 20))
def test_columns_of_numbers_with_numbers_above_them_stay_as_typed(rows: list[tuple[str, ...]], times: int) -> None:
    whole = [("1", "2", "3"), *rows * times, ("4", "5", "6")]
    assert read("\n".join(map(";".join, whole)) + "\n") == whole
