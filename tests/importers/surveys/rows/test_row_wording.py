"""What is said of rows and roles."""

import pytest

from retention_check.importers.surveys.answers.shown_values import shortened
from retention_check.importers.surveys.choices import ColumnRole
from retention_check.importers.surveys.rows import row_wording
from retention_check.importers.surveys.understanding import ExclusionCause


@pytest.mark.parametrize("cause", ExclusionCause)
def test_every_cause_is_said_of_one_and_of_many(cause: ExclusionCause) -> None:
    assert row_wording.why(cause, 1, 35) != row_wording.why(cause, 2, 35)
    assert "{" not in row_wording.why(cause, 1, 35) + row_wording.why(cause, 2, 35)


def test_the_limit_of_age_stands_in_words() -> None:
    assert row_wording.why(ExclusionCause.TOO_OLD, 1, 35) == "is ouder dan 35"
    assert row_wording.why(ExclusionCause.TOO_OLD, 3, 30) == "zijn ouder dan 30"


@pytest.mark.parametrize("role", ColumnRole)
def test_every_role_has_a_name(role: ColumnRole) -> None:
    assert row_wording.ROLE[role]


def test_long_texts_and_lists_are_shortened() -> None:
    assert shortened("x" * 80) == "x" * 59 + "…"
    assert row_wording.listed(["a", "b"]) == "‘a’ en ‘b’"
    assert row_wording.listed(list("abcdefgh")).endswith("‘f’ en nog 2")


@pytest.mark.parametrize(("rows", "told"), [(1, "gaf op geen enkele"), (2, "gaven op geen enkele")])
def test_without_any_answer_is_not_without_one(rows: int, told: str) -> None:
    assert row_wording.why(ExclusionCause.NO_ANSWERS, rows, 35) == f"{told} stelling antwoord"
