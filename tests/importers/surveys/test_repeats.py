"""Nobody counts twice: files and sheets with the same people in them, and files of several years."""

import random
import zlib
from collections.abc import Callable, Iterable

import numpy as np
import pytest

from retention_check.domain.side import Side
from retention_check.importers.surveys import counted_once
from retention_check.importers.surveys.choices import UNDECIDED, Choices
from retention_check.importers.surveys.files.limits import USUAL
from retention_check.importers.surveys.repeats import CountedRows, same_people
from retention_check.importers.surveys.survey import SurveyReading, read_files, read_kept
from retention_check.importers.surveys.table.shared_ids import is_made_unique
from retention_check.importers.surveys.understanding import ExclusionCause, QuestionTopic, Routine, Understanding
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
    [out] = [each for each in found.excluded if each.cause is ExclusionCause.OTHER_FILE]
    assert (out.file, len(out.rows)) == ("a.csv", 20)
    assert any("20 van de 30 rijen in ‘a.csv’ staan ook in ‘b.csv’" in remark for remark in found.remarks)


def with_ids(ids: Iterable[str], answers: Iterable[Iterable[str]], statements: int = 10) -> bytes:
    """Answers of young ones under ids; without ids where those are ''."""
    rows = [["Response ID", *(item.text for item in STUDY.items[:statements])]]
    rows += [[each, *given] for each, given in zip(ids, answers, strict=True)]
    return csv_of(rows if any(row[0] for row in rows[1:]) else [row[1:] for row in rows], ",")


def answers(seed: int, n: int, statements: int = 10) -> list[list[str]]:
    chance = random.Random(seed)
    return [[str(chance.randint(1, 5)) for _ in range(statements)] for _ in range(n)]


MADE = [f"{number * 7919:08x}4ad1c0be9f2e4f7a8b3c2d1e" for number in range(1, 41)]


def test_two_of_three_young_people_in_an_export_halfway_count_once() -> None:
    given = answers(1, 3)
    found = read({"jong tussen.csv": with_ids(MADE[:2], given[:2]), "jong eind.csv": with_ids(MADE[:3], given)})
    assert people(found.understanding) == {"young": 3}
    assert {entry.n for entry in found.understanding.entries} == {3}
    assert any("Alle antwoorden in ‘jong tussen.csv’" in remark for remark in found.understanding.remarks)


@pytest.mark.parametrize(
    "make", [str.upper, lambda text: f"R_{text[:15]}", lambda text: str(int(text[:8], 16) + 10**10)]
)
def test_one_person_in_two_files_counts_once_in_the_row_with_most_answers(make: Callable[[str], str]) -> None:
    made, given = [*map(make, MADE)], answers(2, 9)
    few = [*given[0][:2], *[""] * 8]
    files = {
        "jong a.csv": with_ids(made[:5], [few, *given[1:5]]),
        "jong b.csv": with_ids([made[0], *made[6:9]], [given[0], *given[6:9]]),
    }
    found = read(files).understanding
    assert people(found) == {"young": 8}
    assert {entry.n for entry in found.entries} == {8}
    assert [(each.cause, each.file, each.rows) for each in found.excluded] == [
        (ExclusionCause.OTHER_FILE, "jong a.csv", (2,))
    ]
    assert any("1 van de 4 rijen in ‘jong b.csv’ staat ook in ‘jong a.csv’" in remark for remark in found.remarks)


def test_a_made_id_counts_once_with_two_answers_too_and_other_answers() -> None:
    given, others = answers(3, 6), answers(4, 6)
    few = [[*row[:2], *[""] * 8] for row in others]
    found = read({"jong a.csv": with_ids(MADE[:6], few), "jong b.csv": with_ids(MADE[:6], given)}).understanding
    assert people(found) == {"young": 6}


def test_one_id_over_reasons_and_measures_in_two_files_is_no_repeat() -> None:
    given = answers(5, 6)
    first = [[*row[:5], *[""] * 5] for row in given]
    second = [[*[""] * 5, *row[5:]] for row in given]
    found = read({"jong a.csv": with_ids(MADE[:6], first), "jong b.csv": with_ids(MADE[:6], second)}).understanding
    assert {entry.n for entry in found.entries} == {6}


def test_an_id_that_all_rows_share_is_of_no_person() -> None:
    files = {f"jong {name}.csv": with_ids([MADE[0]] * 4, answers(seed, 4)) for name, seed in (("a", 6), ("b", 7))}
    assert people(read(files).understanding) == {"young": 8}


def test_people_with_one_id_in_both_groups_are_told() -> None:
    files = {"jong.csv": with_ids(MADE[:6], answers(8, 6)), "management.csv": with_ids(MADE[5:11], answers(9, 6))}
    found = read(files).understanding
    assert people(found) == {"young": 6, "management": 6}
    assert any("1 mens staat in" in remark and "beide groepen" in remark for remark in found.remarks)


def test_running_numbers_with_two_answers_each_are_people_where_the_answers_agree() -> None:
    given, numbers = answers(10, 12), [*map(str, range(1, 13))]
    few = [[*row[:2], *[""] * 8] for row in given]
    found = read({"jong a.csv": with_ids(numbers, few), "jong b.csv": with_ids(numbers, given)}).understanding
    assert people(found) == {"young": 12}


@pytest.mark.parametrize(("statements", "is_numbered"), [(50, False), (10, True)])
def test_a_few_rows_that_are_clearly_of_the_same_people_count_once(statements: int, is_numbered: bool) -> None:
    given = answers(11, 16, statements)
    numbers = [str(number) if is_numbered else "" for number in range(1, 17)]
    one, other = with_ids(numbers[:10], given[:10], statements), with_ids(numbers[7:], given[7:], statements)
    found = read({"jong a.csv": one, "jong b.csv": other}).understanding
    assert people(found) == {"young": 16}
    assert any("3 van de 9 rijen" in remark for remark in found.remarks)


def test_ten_answers_that_are_the_same_are_told_and_count_once_on_request() -> None:
    given = answers(12, 16)
    one, other = with_ids([""] * 10, given[:10]), with_ids([""] * 9, given[7:])
    reading = read({"jong a.csv": one, "jong b.csv": other})
    assert people(reading.understanding) == {"young": 19}
    assert reading.understanding.repeated == 3
    [told] = [each for each in reading.understanding.remarks if "De rijen 2, 3 en 4 in ‘jong b.csv’" in each]
    assert not isinstance(told, Routine)
    dropped = read_kept(reading.kept, STUDY, Choices(drop_duplicates=True)).understanding
    assert people(dropped) == {"young": 16}
    assert [(each.cause, each.rows) for each in dropped.excluded] == [(ExclusionCause.DUPLICATE, (2, 3, 4))]


def test_who_gives_one_mark_to_everything_is_not_told_to_be_someone_else() -> None:
    given = answers(13, 12)
    files = {
        "jong a.csv": with_ids([""] * 6, [*given[:5], ["4"] * 10]),
        "jong b.csv": with_ids([""] * 6, [*given[6:11], ["4"] * 10]),
    }
    found = read(files).understanding
    assert people(found) == {"young": 12}
    assert not any("dezelfde antwoorden als een" in remark for remark in found.remarks)


def halfway(given: Iterable[list[str]], n: int) -> list[list[str]]:
    """The same people when they had given n answers."""
    return [[*row[:n], *[""] * (len(row) - n)] for row in given]


def without_ids(*lists: list[list[str]]) -> SurveyReading:
    """Files of young ones, called a, b and so on."""
    return read(
        {f"jong {name}.csv": with_ids([""] * len(rows), rows) for name, rows in zip("abc", lists, strict=False)}
    )


def counted(given: list[list[str]]) -> CountedRows:
    cells = np.array([[1, *(int(each or 0) for each in row)] for row in given], dtype=np.int16)
    none = np.zeros(len(cells), dtype=np.int64)
    return CountedRows(cells, none, none)


def found_in(first: list[list[str]], second: list[list[str]]) -> int:
    """How many rows of the first are of the same people as one of the second."""
    return int((same_people(counted(first), counted(second)) >= 0).sum())


@pytest.mark.parametrize("n", [4, 7])
def test_three_people_who_had_answered_less_before_count_once_in_the_fuller_row(n: int) -> None:
    given = answers(21, 3)
    for lists in ((halfway(given, n), given), (given, halfway(given, n))):
        found = without_ids(*lists).understanding
        assert people(found) == {"young": 3}
        assert {entry.n for entry in found.entries} == {3}
        less = "ab"[lists[0] is given]
        assert any(f"Alle antwoorden in ‘jong {less}.csv’" in remark for remark in found.remarks)


@pytest.mark.parametrize("n", [4, 10, 12, 20, 35, 49])
@pytest.mark.parametrize("others", [0, 9])
def test_three_people_with_less_answers_before_are_found_among_others(n: int, others: int) -> None:
    given = answers(22, 3 + others, 50)
    assert found_in(halfway(given[:3], n), given[::-1]) == 3


def test_a_whole_export_with_ten_statements_comes_back_with_fifty() -> None:
    given = answers(22, 20, 50)
    assert found_in(halfway(given, 10), given[::-1]) == found_in(given[::-1], halfway(given, 10)) == 20


def test_two_people_who_had_answered_less_before_are_found_from_twenty_answers_on() -> None:
    given = answers(23, 8, 50)
    assert [found_in(halfway(given[:2], n), given) for n in (10, 9)] == [2, 0]


def test_one_of_many_who_had_answered_less_is_found_with_twenty_answers_that_differ() -> None:
    given = answers(25, 30, 50)
    assert [found_in([*given[:9], *halfway(given[9:10], n)], given[9:]) for n in (20, 19)] == [1, 0]
    one_mark = [*["4"] * 20, *given[9][20:]]
    assert found_in([*given[:9], *halfway([one_mark], 20)], [one_mark, *given[10:]]) == 0


def test_a_row_that_fits_two_people_is_of_neither() -> None:
    given = answers(25, 30, 50)
    twin = [*given[9][:30], *given[10][30:]]
    assert found_in([*given[:9], *halfway(given[9:10], 30)], [*given[9:], twin]) == 0


def test_who_gave_one_mark_to_everything_before_is_not_somebody_who_did_so_too() -> None:
    given = answers(25, 30, 50)
    marks = [[mark] * 20 for mark in "234"]
    fuller = [[*mark, *row[20:]] for mark, row in zip(marks, given, strict=False)]
    assert found_in([*halfway(given[:3], 20), *[[*mark, *[""] * 30] for mark in marks]], [*fuller, *given[3:]]) == 0


def test_each_other_row_is_used_once() -> None:
    given = answers(26, 6, 50)
    assert found_in([*halfway(given, 20), *halfway(given[:2], 10)], given) == 6


def test_running_numbers_of_three_people_with_two_answers_before_are_of_these_people() -> None:
    given, numbers = answers(24, 12), [*map(str, range(1, 13))]
    files = {"jong a.csv": with_ids(numbers[:3], halfway(given[:3], 2)), "jong b.csv": with_ids(numbers, given)}
    assert people(read(files).understanding) == {"young": 12}


def test_ten_answers_that_stand_in_a_fuller_row_are_told_and_count_once_on_request() -> None:
    given = answers(25, 25, 12)
    first, second = [*given[:9], *halfway(given[9:10], 10)], given[9:]
    reading = read(
        {
            f"jong {name}.csv": with_ids([""] * len(rows), rows, 12)
            for name, rows in zip("ab", (first, second), strict=True)
        }
    )
    assert people(reading.understanding) == {"young": 26}
    assert any("Rij 11 in ‘jong a.csv’ heeft dezelfde" in remark for remark in reading.understanding.remarks)
    dropped = read_kept(reading.kept, STUDY, Choices(drop_duplicates=True)).understanding
    assert people(dropped) == {"young": 25}
    assert [(each.file, each.rows) for each in dropped.excluded] == [("jong a.csv", (11,))]


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_other_people_with_few_answers_that_fit_by_chance_are_not_the_same(n: int) -> None:
    for seed in range(20):
        for few in (3, 10):
            assert found_in(halfway(answers(30 + seed, few, 12), n), answers(60 + seed, 80, 12)) == 0


@pytest.mark.parametrize(("shared", "others"), [(20, 0), (25, 8), (4, 20)])
@pytest.mark.parametrize("is_young_first", [False, True])
def test_the_same_people_in_both_groups_are_told_in_both_orders(
    shared: int, others: int, *, is_young_first: bool
) -> None:
    given = answers(26, 30 + others)
    lists = [with_ids([""] * 30, given[:30]), with_ids([""] * (shared + others), given[30 - shared :])]
    names = ["jong.csv", "management.csv"] if is_young_first else ["management.csv", "jong.csv"]
    found = read(dict(zip(names, lists, strict=True))).understanding
    assert sum(people(found).values()) == 30 + shared + others
    assert any("van een andere groep" in remark for remark in found.remarks)


def test_who_counts_once_in_one_group_is_not_told_to_be_in_both() -> None:
    rows = [[*row[:1], GROUPS[place % 2], *row[1:]] for place, row in enumerate(answers(29, 15))]
    files = {}
    for name, some in (("a", rows[:9]), ("b", rows[3:])):
        files[f"{name}.csv"] = csv_of([[R[0].text, "groep", *(item.text for item in STUDY.items[1:10])], *some], ",")
    found = read(files).understanding
    assert sum(people(found).values()) == 15
    assert not any("van een andere groep" in remark for remark in found.remarks)


def test_two_groups_that_answer_alike_by_chance_are_not_told_to_be_the_same() -> None:
    lists = {"jong.csv": with_ids([""] * 40, answers(27, 40, 3), 3)}
    lists["management.csv"] = with_ids([""] * 60, answers(28, 60, 3), 3)
    assert not any("van een andere groep" in remark for remark in read(lists).understanding.remarks)


@pytest.mark.parametrize(
    ("text", "is_made"),
    [
        ("5bc8fbbcbde5c0994164d8399f767c45", True),
        ("7d444840-9dc0-11d1-b245-5ffdce74fad2", True),
        ("R_3GabcDEfgHiJKlm", True),
        ("aWqRtYuIoPasDfG", True),
        ("114876543210", True),
        ("118000000000", False),
        ("000000012", False),
        ("12345678", False),
        ("respondent_0012", False),
        ("Gouda-2024-0012", False),
        ("2024-05-01", False),
        ("geen antwoord", False),
        ("onbekend-adres", False),
    ],
)
def test_an_id_is_made_unique_when_it_is_long_and_no_running_number(text: str, is_made: bool) -> None:
    assert is_made_unique(text) is is_made


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


def test_files_that_are_too_large_to_compare_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counted_once, "MOST_ROWS", 60)
    found = read({"tussen.csv": lime(range(1, 31)), "eind.csv": lime(range(1, 41))}).understanding
    assert sum(people(found).values()) == 70
    assert any("die telt nu twee keer mee" in remark for remark in found.remarks)
