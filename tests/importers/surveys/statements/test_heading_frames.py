"""What stands around a statement in a heading: another question about the same words is asked, or no answer at all."""

from dataclasses import replace

import pytest

from retention_check.importers.surveys.choices import UNDECIDED
from retention_check.importers.surveys.table.headings import heading
from retention_check.importers.surveys.understand import understand
from retention_check.importers.surveys.understanding import QuestionTopic, Understanding
from tests.cast import REASONS, STUDY
from tests.importers.surveys.headed import shown
from tests.importers.surveys.made_tables import table

IMPORTANT, ARRANGED = "Belangrijk voor u? [{}]", "Is dit bij ons geregeld? [{}]"
GROUPS = ("jonge ambtenaar", "management") * 6


@pytest.mark.parametrize(
    "frame",
    [
        *("Geen reden: {}", "Bij uw vorige werkgever: {}", "Hoe vaak ervaart u: {}", "Hoe vaak ervaart u dit? [{}]"),
        *(
            "Is deze maatregel al ingevoerd: {}",
            "Niet belangrijk: {}",
            "Heeft u hiermee te maken, is het geregeld? - {}",
        ),
    ],
)
def test_another_question_about_a_few_statements_is_asked(frame: str) -> None:
    few = [frame.format(item.text) for item in REASONS[:3]]
    assert shown(*few) == [f"asked {item.code}" for item in REASONS[:3]]
    usual = [f"Hoe belangrijk vindt u: {item.text}" for item in REASONS]
    assert shown(*usual, *few) == [*(f"{item.code} exact" for item in REASONS), *([""] * 3)]


@pytest.mark.parametrize("heading", ["Bij uw vorige werkgever - {}", "Bij uw vorige werkgever: {}", "Hoe vaak? [{}]"])
def test_another_question_about_a_statement_with_an_error_in_it_is_asked(heading: str) -> None:
    assert shown(heading.format("Te weinih zinvol werk")) == ["asked R4"]


@pytest.mark.parametrize(
    "frame",
    [
        *("Hoe belangrijk vindt u dit? [{}]", "Wel of geen reden: {}", "In hoeverre is dit voor u een reden? - {}"),
        *("Vraag 3: {} (1 = geen reden, 5 = reden)", "Is dit een reden om te vertrekken: {}", "7. {} *"),
    ],
)
def test_a_question_that_asks_the_same_changes_nothing(frame: str) -> None:
    assert shown(*(frame.format(item.text) for item in REASONS[:3])) == [f"{item.code} exact" for item in REASONS[:3]]


def test_the_question_around_most_statements_is_that_of_the_survey() -> None:
    asked = [f"Hoe vaak ervaart u: {item.text}" for item in REASONS]
    assert shown(*asked) == [f"{item.code} exact" for item in REASONS]


def blocks(of_second: list[int], second: str = ARRANGED) -> Understanding:
    """Two lists of the same statements; on the rows of `of_second` the second is filled in, on the others the first."""
    cells = {"groep": list(GROUPS)}
    for frame, is_second in ((IMPORTANT, False), (second, True)):
        for item in REASONS:
            cells[frame.format(item.text)] = [
                str(row % 5 + 1) if (row in of_second) is is_second else "" for row in range(len(GROUPS))
            ]
    made = table(cells)
    columns = tuple(replace(column, heading=heading(column.key)) for column in made.columns)
    return understand([replace(made, columns=columns)], STUDY, UNDECIDED)


def test_two_lists_with_another_question_are_asked_and_never_put_together() -> None:
    found = blocks([*range(6)])
    assert {question.topic for question in found.questions} == {QuestionTopic.COLUMN}
    assert len(found.questions) == 2 * len(REASONS)
    assert not found.entries


def test_two_lists_with_another_question_for_each_group_are_put_together() -> None:
    found = blocks([*range(1, 12, 2)])
    assert found.questions == ()
    assert {entry.n for entry in found.entries} == {6}


def test_two_lists_with_the_same_question_are_put_together_whoever_answered() -> None:
    found = blocks([*range(6)], second="Belangrijk voor u?  [{}]2")
    assert found.questions == ()
    assert "Wij voegden ze samen" in "\n".join(found.remarks)
