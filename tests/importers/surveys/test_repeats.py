"""Nobody counts twice: files and sheets with the same people in them, and files of several years."""

import random
import zlib
from collections.abc import Iterable

import pytest

from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import UNDECIDED, Choices
from retention_check.importers.surveys.files.limits import USUAL
from retention_check.importers.surveys.survey import SurveyReading, read_files, read_kept
from retention_check.importers.surveys.understanding import ExclusionCause, QuestionTopic, Understanding
from tests.cast import STUDY
from tests.importers.surveys.made_files import csv_of

R = [item for item in STUDY.items if item.code.startswith("R")]
GROUPS = ["jonge ambtenaar", "management"]


def read(files: dict[str, bytes], choices: Choices = UNDECIDED) -> SurveyReading:
    return read_files([*files.items()], STUDY, choices, USUAL)


def people(found: Understanding) -> dict[str, int]:
    return {str(side): n for side, n in found.people.items()}


def lime(ids: Iterable[int], edited: int = 0, seed: int = 0, changed: int = 0) -> bytes:
    """An export of LimeSurvey; of each row so many answers are `changed`, of the one that is `edited` all."""
    rows: list[list[str]] = [["id", "submitdate", "lastpage", "groep", *(item.code for item in R)]]
    for number in ids:
        chance = random.Random(number * 100 + seed)
        answers = ["1" if number == edited else str(chance.randint(1, 5)) for _ in R]
        answers[:changed] = [str(int(answer) % 5 + 1) for answer in answers[:changed]]
        rows.append([str(number), "2024-05-01 10:00:00", "5", GROUPS[number % 2], *answers])
    return csv_of(rows, ",")


def young(seed: int, n: int = 3, statements: int = 6, separator: str = ";", first: int = 0) -> bytes:
    rows = [[item.text for item in R[:statements]]]
    for number in range(first, first + n):
        chance = random.Random(seed * 1000 + number)
        rows.append([str(chance.randint(1, 5)) for _ in R[:statements]])
    return csv_of(rows, separator)


def test_an_export_halfway_and_one_at_the_end_hold_the_same_people() -> None:
    reading = read({"tussen.csv": lime(range(1, 31)), "eind.csv": lime(range(1, 41), edited=7)})
    found = reading.understanding
    assert people(found) == {"young": 20, "management": 20}
    assert any("‘tussen.csv’" in remark and "één keer" in remark for remark in found.remarks)
    assert read_kept(reading.kept, STUDY, UNDECIDED).understanding == found


def test_who_is_in_both_of_two_files_that_overlap_counts_once() -> None:
    found = read({"a.csv": lime(range(1, 31)), "b.csv": lime(range(11, 45))}).understanding
    assert sum(people(found).values()) == 44
    [out] = [each for each in found.excluded if each.cause is ExclusionCause.DUPLICATE]
    assert (out.file, len(out.rows)) == ("a.csv", 20)
    assert any("20 van de 30 rijen in ‘a.csv’ staan ook in ‘b.csv’" in remark for remark in found.remarks)


def test_ids_that_number_the_rows_of_each_file_are_no_people() -> None:
    found = read({"a.csv": lime(range(1, 31)), "b.csv": lime(range(1, 31), seed=7)}).understanding
    assert sum(people(found).values()) == 60


@pytest.mark.parametrize(("changed", "counted"), [(2, 30), (3, 60)])
def test_one_id_is_one_person_where_at_least_eight_of_ten_answers_are_the_same(changed: int, counted: int) -> None:
    found = read({"a.csv": lime(range(1, 31)), "b.csv": lime(range(1, 31), changed=changed)}).understanding
    assert sum(people(found).values()) == counted


def test_no_id_waits() -> None:
    files = {"a.csv": lime(range(70001, 70031)), "b.csv": lime(range(70011, 70045))}
    raw = zlib.decompress(read(files).kept).decode("latin-1")
    assert not any(str(number) in raw for number in range(70001, 70045))


def test_three_people_in_two_files_are_three_and_not_six() -> None:
    found = read({"jong a.csv": young(1), "jong b.csv": young(1, separator=",")}).understanding
    assert people(found) == {"young": 3}
    assert {entry.n for entry in found.entries} == {3}
    assert any("één keer" in remark for remark in found.remarks)


def test_equal_files_with_few_answers_count_once_too() -> None:
    found = read({"jong a.csv": young(1, 6, 2), "jong b.csv": young(1, 6, 2, ",")}).understanding
    assert people(found) == {"young": 6}


@pytest.mark.parametrize(("rows", "counted"), [(9, 20), (10, 11)])
def test_rows_of_two_answers_are_the_same_people_from_twenty_answers_on(rows: int, counted: int) -> None:
    found = read({"jong a.csv": young(1, rows, 2), "jong b.csv": young(1, 11, 2)}).understanding
    assert people(found) == {"young": counted}


def test_files_of_two_years_of_one_group_are_asked() -> None:
    files = {"jong 2023.csv": young(1), "jong 2024.csv": young(2)}
    reading = read(files)
    [question] = reading.understanding.questions
    assert (question.topic, question.about) == (QuestionTopic.SHEET, "jong 2023.csv")
    assert [option.value for option in question.options] == ["jong 2023.csv", "jong 2024.csv", "*"]
    assert not reading.understanding.entries
    one = read_kept(reading.kept, STUDY, Choices(sheets={"jong 2023.csv": "jong 2024.csv"})).understanding
    assert (one.is_ready, people(one), one.rows) == (True, {"young": 3}, 3)
    assert any("alleen het jaar 2024" in remark for remark in one.remarks)
    both = read_kept(reading.kept, STUDY, Choices(sheets={"jong 2023.csv": "*"})).understanding
    assert people(both) == {"young": 6}


def test_files_of_two_years_of_different_groups_are_not_asked() -> None:
    files = {"jong 2023.csv": young(1), "management 2024.csv": young(2)}
    found = read(files).understanding
    assert found.is_ready
    assert found.people == {Side.YOUNG: 3, Side.MANAGEMENT: 3}
