"""What is told when a chosen scale throws answers away."""

import pytest

from retention_check.importers.surveys.choices import UNDECIDED, Choices
from retention_check.importers.surveys.understand import understand
from tests.cast import STUDY
from tests.importers.surveys.made_tables import table

GROUPS = ["Jong"] * 8 + ["Management"] * 8
SEVEN = ["1", "2", "3", "4", "5", "6", "7", "7"] * 2


def remarks(values: list[str], choices: Choices) -> tuple[str, ...]:
    return understand([table({"Groep": GROUPS, "R1": values, "R2": values})], STUDY, choices).remarks


@pytest.mark.parametrize("scale", ["1-5", "5-1"])
def test_how_many_answers_a_chosen_scale_throws_away_is_told_first(scale: str) -> None:
    first = remarks(SEVEN, Choices(scale=scale))[0]
    assert first.startswith("12 antwoorden liggen buiten 1 tot en met 5, de schaal die u koos. Die tellen niet mee.")


def test_one_answer_outside_marks_is_told() -> None:
    first = remarks(["0", *["6", "7", "8", "9", "10"] * 3], Choices(scale="marks"))[0]
    assert first.startswith("2 antwoorden liggen buiten 1 tot en met 10")


@pytest.mark.parametrize("choices", [UNDECIDED, Choices(scale="marks"), Choices(scale="other")])
def test_what_no_choice_throws_away_is_not_told(choices: Choices) -> None:
    assert not any("de schaal die u koos" in each for each in remarks(SEVEN, choices))
