"""The made exports have what real ones have, read by other libraries than the product's."""

import csv
import io
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pyreadstat

from tests.importers.surveys.exports import ms_forms, spss
from tests.importers.surveys.exports.labels import POINTS
from tests.importers.surveys.exports.layouts import LAYOUTS
from tests.importers.surveys.exports.model import Group, Person, Survey, expected
from tests.importers.surveys.exports.people import CODES, survey_of

SURVEY = survey_of()
PEOPLE = len(SURVEY.people)


def made(name: str) -> bytes:
    return LAYOUTS[name].export(SURVEY)[1].data


def records(name: str, encoding: str, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(made(name).decode(encoding), newline=""), delimiter=separator))


def test_an_untouched_workbook_of_forms_lies_about_its_size_until_asked_again() -> None:
    page = openpyxl.load_workbook(io.BytesIO(made("forms nl")), read_only=True).worksheets[0]
    assert len(list(page.iter_rows())) == 1
    page.reset_dimensions()
    rows = list(page.iter_rows(values_only=True))
    assert len(rows) == PEOPLE + 1
    assert rows[0][:5] == ms_forms.HEADINGS["nl"][:5]
    assert rows[0][-1].endswith("\u00a0")


def test_an_untouched_workbook_has_a_prefix_in_every_tag() -> None:
    with zipfile.ZipFile(io.BytesIO(made("forms nl"))) as book:
        assert b"<row" not in book.read("xl/worksheets/sheet1.xml")


def test_a_dutch_csv_is_no_utf_8() -> None:
    assert "één" in made("forms cp1252 csv").decode("cp1252")
    assert b"\xe9\xe9n" in made("forms cp1252 csv")


def test_a_text_of_limesurvey_begins_with_a_mark_and_ends_with_an_empty_line() -> None:
    assert made("lime semicolon").startswith(b"\xef\xbb\xbf")
    assert made("lime semicolon").endswith(b"\r\n\r\n")
    rows = records("lime semicolon", "utf-8-sig", ";")
    assert len(rows) == PEOPLE + 2
    assert {"", "N/A"} <= {cell for row in rows for cell in row}


def test_qualtrics_has_three_rows_above_and_two_in_old_files() -> None:
    rows = records("qualtrics dutch", "utf-8", ",")
    assert rows[2][0] == '{"ImportId":"startDate","timeZone":"Europe/Amsterdam"}'
    assert len(rows) == PEOPLE + 3
    assert len(records("qualtrics legacy", "utf-8-sig", ",")) == PEOPLE + 2
    assert made("qualtrics tsv").startswith(b"\xff\xfe")


def test_surveymonkey_has_a_question_above_the_first_of_its_grid_alone() -> None:
    first, second, *_ = records("monkey csv", "utf-8", ",")
    assert sum("Hoe belangrijk" in cell for cell in first) == 1
    assert sum("Te weinig" in cell for cell in second) >= 8


def test_a_file_of_spss_reads_back_with_labels_and_missing_values() -> None:
    export = spss.as_sav(SURVEY, reverses=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.sav")
        path.write_bytes(export.data)
        frame, meta = pyreadstat.read_sav(path, user_missing=True)
    assert len(frame) == PEOPLE
    assert meta.variable_value_labels["R1"][1.0] == "heel belangrijk"
    assert meta.missing_ranges["R1"] == [{"lo": 9.0, "hi": 9.0}]
    assert (frame[[*meta.missing_ranges]] == 9).any(axis=None)


def test_what_is_expected_follows_from_the_people_alone() -> None:
    people = (
        Person(1, Group.YOUNG, 35, {"R1": 5, "R2": 0}),
        Person(2, Group.YOUNG, 36, {"R1": 1}),
        Person(3, Group.MANAGEMENT, 36, {"R1": 2}, {"R2": "?"}),
        Person(4, Group.YOUNG, None, {"R1": 4}),
        Person(5, Group.YOUNG, 20, {}),
        Person(6, Group.OTHER, 20, {"R1": 1}, consents=False),
    )
    wanted = expected(Survey(people, CODES, POINTS, frozenset({"group", "age", "consent"})), range(2, 8))
    assert {place: str(mean.normalize()) for place, mean in wanted.means.items()} == {
        ("young", "R1"): "8.875",
        ("management", "R1"): "3.25",
    }
    assert wanted.n == {("young", "R1"): 2, ("management", "R1"): 1}
    assert wanted.excluded == {"too_old": (3,), "no_answers": (6,), "no_consent": (7,)}
    assert wanted.unused == {(4, "R2", "?")}
    assert wanted.people == {"young": 2, "management": 1}
