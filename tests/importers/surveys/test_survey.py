"""The way in: one file or several, each problem with the name of its file."""

import csv
import io

import pytest

from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import UNDECIDED
from retention_check.importers.surveys.files.limits import USUAL, Limits
from retention_check.importers.surveys.survey import SurveyFile, read_again, read_files, read_survey
from tests.cast import STUDY
from tests.importers.surveys.made_files import csv_of, xlsx_of

HEADER = ["Tijdstempel", "Groep", *(item.text for item in STUDY.items)]


def answers(people: int, group: str = "Jonge ambtenaar", first: int = 0) -> bytes:
    output = io.StringIO()
    writer = csv.writer(output, quoting=csv.QUOTE_ALL)
    writer.writerow(HEADER)
    for number in range(first, first + people):
        words = [STUDY.answer_words[item.kind][number % 5] for item in STUDY.items]
        writer.writerow([f"2024/12/03 8:48:{number:02} AM CET", group, *words])
    return output.getvalue().encode()


def told(*files: SurveyFile, limits: Limits = USUAL) -> list[str]:
    found = read_survey(files, STUDY, limits=limits).understanding
    assert found.entries == ()
    return [problem.message for problem in found.problems]


def told_by_child(*files: tuple[str, bytes]) -> list[str]:
    """The same without a child, of files that can harm nobody."""
    return [problem.message for problem in read_files(files, STUDY, UNDECIDED, USUAL).understanding.problems]


def test_one_file_becomes_people_and_can_be_read_again() -> None:
    reading = read_survey([SurveyFile("a.csv", answers(12))], STUDY)
    assert reading.understanding.rows == 12
    assert read_again(reading.kept, STUDY, UNDECIDED) == reading.understanding


def test_two_files_are_one_survey_each_with_its_own_group() -> None:
    files = [
        SurveyFile("jong.csv", answers(9, ""), Side.YOUNG),
        SurveyFile("leiding.csv", answers(7, "", first=20), Side.MANAGEMENT),
    ]
    found = read_survey(files, STUDY).understanding
    assert found.files == ("jong.csv", "leiding.csv")
    assert found.rows == 16


def test_two_files_of_one_name_are_kept_apart() -> None:
    files = [SurveyFile("a.csv", answers(9)), SurveyFile("a.csv", answers(8, "Management", first=20))]
    assert read_survey(files, STUDY).understanding.files == ("a.csv", "a.csv (2)")


def test_headings_that_lime_survey_cut_off_are_told_and_are_no_table_of_means() -> None:
    headings = ["Respons ID", "Datum verstuurd", *["Hieronder staan.. "] * 10, *["Hieronder volge.. "] * 40]
    rows = [[str(number), "2025-11-03 10:00:00", *["Neutraal", "Mee eens"] * 25] for number in range(1, 13)]
    (message,) = told_by_child(("results-survey.csv", csv_of([headings, *rows])))
    assert "12 antwoorden. De koppen boven de kolommen zijn afgekort" in message


def test_the_same_file_twice_is_refused_for_everybody_would_count_twice() -> None:
    [message] = told(SurveyFile("a.csv", answers(9)), SurveyFile("b.csv", answers(9)))
    assert message == "De bestanden ‘a.csv’ en ‘b.csv’ zijn precies hetzelfde. Kies er één."


def test_every_file_that_cannot_be_read_is_told_by_its_name() -> None:
    first, second = told_by_child(("a.csv", answers(5)), ("b.pdf", b"%PDF-1.7"), ("c.csv", b""))
    assert first.startswith("‘b.pdf’: Dit is een PDF.")
    assert second.startswith("‘c.csv’: Dit bestand is leeg.")


def test_of_one_file_the_name_is_not_said() -> None:
    [message] = told_by_child(("b.pdf", b"%PDF-1.7"))
    assert message.startswith("Dit is een PDF.")


HEADER_ONLY = {
    "csv": answers(0),
    "limesurvey writes a row of empty texts": answers(0) + b",".join([b'""'] * len(HEADER)) + b"\r\n\r\n",
    "xlsx": xlsx_of([HEADER]),
}


@pytest.mark.parametrize("data", HEADER_ONLY.values(), ids=HEADER_ONLY)
def test_headings_alone_are_told_as_a_file_without_answers(data: bytes) -> None:
    [message] = told_by_child(("a", data))
    assert "er staan geen antwoorden in" in message


OTHER = [["Bent u tevreden?", "Woonplaats"], ["ja", "Gouda"], ["nee", "Delft"]]


@pytest.mark.parametrize("data", [csv_of(OTHER), xlsx_of(OTHER), csv_of([["naam", "plaats"], ["x", "y"]])])
def test_a_table_without_our_statements_never_gets_the_words_for_a_score_sheet(data: bytes) -> None:
    [message] = told_by_child(("a", data))
    assert "geen bruikbare kolommen" not in message
    assert "stelling" in message


def test_nothing_and_too_much_are_told() -> None:
    small = Limits(file=2000, total=3000, files=3)
    assert told() == ["Kies het bestand met de antwoorden."]
    assert "te groot" in told(SurveyFile("a", bytes(2001)), limits=small)[0]
    named = told(SurveyFile("a", b"x"), SurveyFile("b", bytes(2001)), limits=small)
    assert named[0].startswith("‘b’: Dit bestand is te groot")
    assert "samen te groot" in told(SurveyFile("a", bytes(1800)), SurveyFile("b", bytes(1700)), limits=small)[0]
    assert "te veel bestanden: hooguit 3" in told(*[SurveyFile("a", bytes(n)) for n in range(4)], limits=small)[0]
    assert USUAL.file == 20 * 2**20


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("tekst.SAV", b"hoi\n", "SPSS-bestand, al eindigt de naam op .sav."),
        ("x.zip", b"PK\n", "zip-bestand, al eindigt de naam op .zip."),
        ("blad.xlsx", b"\x01\x02" * 99, "Excel-bestand, al eindigt de naam op .xlsx."),
    ],
)
def test_what_is_no_table_and_not_what_its_name_says_is_told_so(name: str, data: bytes, what: str) -> None:
    assert told_by_child((name, data)) == [
        f"Dit is geen {what} Exporteer de antwoorden opnieuw uit het enquêteprogramma."
    ]


def test_a_table_is_read_whatever_its_name_says() -> None:
    assert read_files([("x.sav", answers(9))], STUDY, UNDECIDED, USUAL).understanding.rows == 9
