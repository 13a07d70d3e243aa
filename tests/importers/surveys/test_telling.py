"""What is told of answers: how often only of many people, and nothing of rows that do not count."""

from collections.abc import Mapping, Sequence

from retention_check.importers.surveys.choices import UNDECIDED
from retention_check.importers.surveys.document import document_of
from retention_check.importers.surveys.understand import understand
from tests.cast import STUDY
from tests.importers.surveys.made_tables import table

GROUP, CONSENT, R1, R2 = "Groep", "Gaat u akkoord met deelname aan dit onderzoek?", "R1", "R2"
GROUPS = ["Jonge ambtenaar"] * 6 + ["Management"] * 6
ANSWERS = ["Mee eens", "Helemaal mee eens"] * 6


def told(cells: Mapping[str, Sequence[str]]) -> dict[str, int | None]:
    found = document_of(understand([table(cells)], STUDY, UNDECIDED), STUDY)
    return {answer["typed"]: answer["times"] for answer in found["answers"]}


def test_how_often_an_answer_was_given_is_told_of_groups_of_five_and_more() -> None:
    assert told({GROUP: GROUPS, R1: ANSWERS}) == {"Mee eens": 6, "Helemaal mee eens": 6}
    assert set(told({GROUP: ["Jonge ambtenaar"] * 3 + GROUPS[6:], R1: ANSWERS[:9]}).values()) == {None}


def test_nothing_is_told_of_how_often_where_few_of_a_group_answered_one_statement() -> None:
    few = {GROUP: GROUPS, R1: ANSWERS, R2: ["Helemaal niet mee eens", *[""] * 5, *ANSWERS[6:]]}
    assert told(few) == {"Mee eens": None, "Helemaal mee eens": None}  # nor what that one answered
    nobody = {**few, R2: ["", *few[R2][1:]]}
    assert told(nobody) == {"Mee eens": 9, "Helemaal mee eens": 9}


def test_an_answer_of_who_does_not_count_is_not_told() -> None:
    cells = {
        GROUP: [*GROUPS, GROUPS[0]],
        CONSENT: ["Ja"] * 12 + ["Nee"],
        R1: [*ANSWERS, "Helemaal niet mee eens"],
    }
    assert told(cells) == {"Mee eens": 6, "Helemaal mee eens": 6}
    again = {**cells, R1: [*ANSWERS, "Mee eens"]}
    assert told(again) == told(cells)
