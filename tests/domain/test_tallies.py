"""Tallies: how often each answer was given, and nothing about who gave it."""

from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest

from retention_check.domain.scales import DEFAULT_SCALE
from retention_check.domain.scores import Score, score_or_withhold
from retention_check.domain.tallies import SideTallies, Tally, TallyError
from tests.every_tally import every_tally, shown_tenths

CODES = ("R1", "R2", "M1.1")


def counted(*people: dict[str, int]) -> SideTallies:
    found = SideTallies.empty(CODES)
    for answers in people:
        found = found.with_answers(answers)
    return found


def test_each_item_counts_who_answered_it_and_skipping_counts_nothing() -> None:
    found = counted({"R1": 5, "R2": 1}, {"R1": 4})
    assert found.people == 2
    assert [found.items[code].n for code in CODES] == [2, 1, 0]
    assert found.items["R1"].counts == (0, 0, 0, 1, 1)


def test_in_whatever_order_people_answer_the_tallies_are_the_same() -> None:
    people = [{"R1": 5, "R2": 1}, {"R1": 4}, {"M1.1": 3, "R2": 2}]
    assert counted(*people) == counted(*reversed(people))
    written = counted(*people).to_primitives()
    assert list(written) == sorted(CODES)
    assert SideTallies.from_primitives(3, written) == counted(*people)


@pytest.mark.parametrize("answers", [{}, {"R9": 3}, {"R1": 0}, {"R1": 6}, {"R1": 3, "R9": 3}])
def test_what_is_no_answer_is_not_counted(answers: dict[str, int]) -> None:
    with pytest.raises(TallyError):
        counted({"R1": 3}).with_answers(answers)


def test_a_sheet_is_taken_back_as_it_was_counted() -> None:
    before = counted({"R1": 5, "R2": 1})
    sheet = {"R1": 2, "M1.1": 4}
    assert before.with_answers(sheet).without_answers(sheet) == before


@pytest.mark.parametrize("answers", [{}, {"R1": 4}, {"R1": 5, "R2": 2}, {"M1.1": 1}])
def test_what_was_not_counted_is_not_taken_back(answers: dict[str, int]) -> None:
    with pytest.raises(TallyError):
        counted({"R1": 5, "R2": 1}).without_answers(answers)


def test_the_mean_is_in_points_and_halves_are_rounded_up() -> None:
    assert Tally((0, 0, 0, 5, 4)).points == Decimal("8.75")  # by a mean of 4.444 it would come to 8.749
    for n in (5, 6, 7, 9, 12):
        for counts in every_tally(n):
            tally = Tally(counts)
            score = score_or_withhold(tally.points, n, DEFAULT_SCALE)
            assert isinstance(score, Score)
            assert score.shown_mean * 10 == shown_tenths(counts)


def test_large_groups_are_rounded_exactly_too() -> None:
    for n in (27, 45, 99, 144, 999):
        for total in range(n, 5 * n + 1):
            points = 1 + Fraction(9, 4) * (Fraction(total, n) - 1)
            low, rest = divmod(total - n, 4)
            tally = Tally((n - low - (rest > 0), *(int(rest == step) for step in (1, 2, 3)), low))
            shown = score_or_withhold(tally.points, n, DEFAULT_SCALE)
            assert isinstance(shown, Score)
            assert shown.shown_mean * 10 == max(15, min(95, floor(points * 10 + Fraction(1, 2))))


def test_of_nobody_there_is_no_mean() -> None:
    with pytest.raises(ArithmeticError):
        _ = Tally().points
