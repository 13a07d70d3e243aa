"""The statements to take along: each with its question, its answer words, and a code that our own sheet understands."""

import csv
import io

import openpyxl
import pytest

from retention_check.domain.item import Kind
from retention_check.exporters.statements import COLUMNS, explanation, rows, statements_csv, statements_xlsx
from retention_check.importers.score_sheet import read_sheet
from tests.cast import STUDY


def cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_all_fifty_stand_there_each_reason_followed_by_its_measures() -> None:
    codes = [row[0] for row in rows(STUDY)[1:]]
    assert codes[:6] == ["R1", "M1.1", "M1.2", "M1.3", "M1.4", "R2"]
    assert len(codes) == 50
    assert set(codes) == STUDY.codes


def test_a_row_is_what_to_paste_into_a_survey_tool() -> None:
    by_code = {row[0]: dict(zip(COLUMNS, row, strict=True)) for row in rows(STUDY)}
    measure = by_code["M3.2"]
    assert (measure["soort"], measure["bij reden"]) == ("maatregel", "R3")
    assert measure["vraag"].endswith("via meer financiële groei. In hoeverre steunt u deze maatregelen?")
    assert measure["stelling"] == STUDY.item("M3.2").text
    for code, kind in (("R1", Kind.REASON), ("M3.2", Kind.MEASURE)):
        assert tuple(by_code[code][f"antwoord {number}"] for number in range(1, 6)) == STUDY.answer_words[kind]


def test_csv_and_workbook_hold_the_same() -> None:
    data = statements_csv(STUDY)
    assert data.startswith(b"\xef\xbb\xbfcode;soort;bij reden;vraag;stelling;uitleg;antwoord 1;")
    page = openpyxl.load_workbook(io.BytesIO(statements_xlsx(STUDY)))["Stellingen"]
    in_book = [[cell or "" for cell in row] for row in page.iter_rows(values_only=True)]
    assert in_book == cells(data) == [list(row) for row in rows(STUDY)]
    assert page.freeze_panes == "B2"


def test_the_workbook_explains_every_column_and_says_whose_words_the_answers_are() -> None:
    page = openpyxl.load_workbook(io.BytesIO(statements_xlsx(STUDY)))["Uitleg"]
    told = [tuple(row) for row in page.iter_rows(values_only=True)]
    assert told == explanation(STUDY)
    names = [name for name, _ in told]
    assert all(column in names for column in COLUMNS if not column.startswith("antwoord"))
    texts = " ".join(text for _, text in told)
    assert "Deze antwoordwoorden zijn van ons: het onderzoek drukt alleen cijfers af." in texts
    assert "schaal 1-5" in texts
    assert STUDY.questions_note in texts


@pytest.mark.parametrize("write", [statements_csv, statements_xlsx])
def test_the_same_statements_give_the_same_file(write: object) -> None:
    assert write(STUDY) == write(STUDY)  # type: ignore[operator]


def test_means_typed_beside_the_codes_are_read_by_our_own_sheet() -> None:
    head, *body = rows(STUDY)
    filled = [[*head, "jong", "management", "n_jong", "n_management"]]
    filled += [[*row, "4,2", "3,1", "12", "6"] for row in body]
    output = io.StringIO(newline="")
    csv.writer(output, delimiter=";").writerows(filled)
    result = read_sheet(output.getvalue().encode(), STUDY)
    assert result.problems == ()
    assert {entry.code for entry in result.entries} == STUDY.codes
