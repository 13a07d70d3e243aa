"""What is told when answers may have been lost without a question."""

from collections.abc import Mapping, Sequence

import pytest

from retention_check.importers.surveys.choices import NOBODY, UNDECIDED, Choices
from retention_check.importers.surveys.understand import understand
from tests.cast import STUDY
from tests.importers.surveys.made_tables import table

UNKNOWN = "Deze kolommen lijken antwoorden op stellingen, maar wij herkennen de stelling niet"
GROUPS = ["Jong"] * 8 + ["Management"] * 8
WORDS = list(STUDY.answer_words[STUDY.item("R1").kind])


def remarks(cells: Mapping[str, Sequence[str]], choices: Choices = UNDECIDED) -> str:
    found = understand([table({"Groep": GROUPS, **cells})], STUDY, choices)
    assert found.is_ready
    return "\n".join(found.remarks)


def answers(*, young: int = 8, management: int = 8) -> list[str]:
    """So many of each group answer, the rest leaves it open."""
    given = ["3", "4", "5", "2", "1", "4", "5", "3"]
    return [*given[:young], *[""] * (8 - young), *given[:management], *[""] * (8 - management)]


def test_statements_without_answers_of_one_group_are_named() -> None:
    told = remarks({"R1": answers(), "R2": answers(), **{f"R{n}": answers(management=0) for n in range(3, 11)}})
    assert "Bij R3, R4, R5, R6, R7, R8, R9 en R10 zijn er geen antwoorden van het management" in told
    assert "bij een andere stelling 8. Controleer of wij alle kolommen" in told


def test_far_fewer_answers_are_named_with_how_many() -> None:
    told = remarks({"R1": answers(), "R2": answers(young=1), "R3": answers(young=2)})
    assert "Bij R2 zijn er veel minder antwoorden van jonge ambtenaren (1 of minder)" in told


def test_a_kind_that_a_group_did_not_answer_at_all_is_named() -> None:
    assert "Bij M1.1 zijn er geen antwoorden van het management" in remarks(
        {"R1": answers(), "M1.1": answers(management=0)}
    )


def test_statements_that_both_groups_answered_are_not_named() -> None:
    assert "Controleer of wij alle kolommen" not in remarks({"R1": answers(), "R2": answers(young=4, management=5)})


@pytest.mark.parametrize("given", [answers(), [*WORDS, *WORDS, *WORDS, WORDS[0]]])
def test_answers_under_a_heading_that_is_no_statement_are_named(given: list[str]) -> None:
    cells = {"R1": given, "Het werk is saai": given, "Nog iets heel anders": given}
    assert f"{UNKNOWN}: C (‘Het werk is saai’) en D (‘Nog iets heel anders’)." in remarks(cells)


@pytest.mark.parametrize(
    "other", [["ja", "nee"] * 8, ["1", "2"] * 8, ["Noord", "Zuid"] * 8, ["40", "36", "32", "24"] * 4]
)
def test_what_is_no_answer_to_a_statement_is_not_named(other: list[str]) -> None:
    assert UNKNOWN not in remarks({"R1": answers(), "Iets heel anders": other})


def test_a_column_that_a_person_left_out_is_not_named() -> None:
    cells = {"R1": answers(), "Het werk is saai": answers()}
    assert UNKNOWN not in remarks(cells, Choices(columns={"Het werk is saai": "none"}))


def test_a_column_whose_statement_was_given_to_another_is_not_called_unknown() -> None:
    own = STUDY.item("R10").text
    cells = {"R1": answers(), "Diversiteit in het team": answers(), own: answers()}
    told = remarks(cells, Choices(columns={"Diversiteit in het team": "R10"}))
    assert "Kolom D, waar R10 boven staat, gebruiken wij daarom niet." in told
    assert UNKNOWN not in told


def test_a_list_about_others_that_was_refused_is_not_called_unknown_nor_asked_again() -> None:
    guessed = {f"{item.text} (volgens het management)": answers() for item in STUDY.items[:8]}
    assert UNKNOWN not in remarks({"R9": answers(), "R10": answers(), **guessed}, Choices(order=NOBODY))
    few = {f"{item.text} (volgens het management)": answers() for item in STUDY.items[:5]}
    own = {item.code: answers() for item in STUDY.items[5:10]}
    assert UNKNOWN not in remarks({**own, **few}, Choices(order=NOBODY))


def problem(values: list[str]) -> str:
    made = table({"Groep": ["Jong", "Jong", "Management", "Management"], "R1": values, "R2": values})
    return "\n".join(map(str, understand([made], STUDY, UNDECIDED).problems))


def test_when_no_answer_can_be_read_what_stands_there_is_told() -> None:
    told = problem(["7/10", "7/10", "7/10", "8/10"])
    assert "Er staat bijvoorbeeld ‘7/10’. Wij lezen vijf antwoorden in woorden" in told


@pytest.mark.parametrize("value", ["06-12345678/9", "a@b.nl"])
def test_what_may_be_of_a_person_is_not_told(value: str) -> None:
    assert problem([value] * 4) == "Bij de stellingen staat geen enkel antwoord."


def test_what_one_or_two_people_wrote_is_not_told() -> None:
    assert "/10" not in problem(["7/10", "7/10", "8/10", "9/10"])
