"""A cell that is no number but clearly holds one: offered as what it likely means, and never more than that."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention_check.importers.cells import as_text
from retention_check.importers.likely_values import count_beside, likely_count, likely_score

LIKELY = {
    "7.4": (
        "7,4 (n=12) | 7,4 [12] | 7,4 (12 antwoorden) | 7,4 n=12 | 7.4 / 10 | 7,4/10 | 7,4 van de 10 | 7,4* | 7,4 ** | "
        "ca. 7,4 | ±7,4 | gem. 7,4 | M = 7,4 | 7,4 punten | 7,,4 | 7 ,4 | 7, 4 | 7-apr | 7 april | 7-Apr | 7-4 | 7/4"
    ),
    "3.2": "3,2 op 5",
    "1.7": "1-jul",
    "8.3": "8-mrt | 8 maart | 8-Mar",
    "8.10": "8-okt | 8-Oct",
}
UNCLEAR = ["zeven", "7,4 8,1", "7,4-8,1", "7-foo", "(7,4", "7,4%", "12-13-14", "7,4 (n=12) x", "R1", "x" * 60, "7:4"]


@pytest.mark.parametrize(
    ("meant", "typed"), [(meant, one) for meant, each in LIKELY.items() for one in each.split(" | ")]
)
def test_a_score_with_something_around_it_is_likely(meant: str, typed: str) -> None:
    assert likely_score(typed, typed) == Decimal(meant)


@pytest.mark.parametrize("typed", UNCLEAR)
def test_what_could_be_anything_is_not_likely(typed: str) -> None:
    assert likely_score(typed, typed) is None


def test_a_day_that_excel_made_of_a_score_is_likely() -> None:
    for day in (datetime(2026, 4, 7), date(2026, 4, 7)):  # noqa: DTZ001 - as Excel has it
        assert likely_score(day, as_text(day)) == Decimal("7.4")


def test_the_first_of_a_month_is_unclear_for_excel_makes_it_of_a_month_and_a_year_too() -> None:
    assert likely_score(date(2025, 7, 1), "1 juli 2025") is None


@pytest.mark.parametrize("typed", ["n=34", "34 mensen", "34*", "ca. 34", "N = 34", "34 antwoorden", "34x"])
def test_a_number_of_answers_with_something_around_it_is_likely(typed: str) -> None:
    assert likely_count(typed) == 34


@pytest.mark.parametrize("typed", ["veel", "30-34", "34 of 35", "3,4", "x" * 60])
def test_what_could_be_any_number_of_answers_is_not_likely(typed: str) -> None:
    assert likely_count(typed) is None


@pytest.mark.parametrize(
    ("typed", "n"),
    [
        ("7,4 (n=12)", 12),
        ("7,4 [12]", 12),
        ("7,4 n = 12", 12),
        ("7,4 (12x)", 12),
        ("7,4 (n 12)", 12),
        ("7,4", None),
        ("7,4 / 10", None),
    ],
)
def test_the_number_of_answers_behind_a_score_is_seen(typed: str, n: int | None) -> None:
    assert count_beside(typed) == n


@given(st.text(max_size=80) | st.dates())
def test_any_cell_is_a_finite_number_or_unclear(cell: str | date) -> None:
    score = likely_score(cell, as_text(cell))
    assert score is None or score.is_finite()
    count = likely_count(as_text(cell))
    assert count is None or count >= 0
