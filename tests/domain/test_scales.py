"""Scales and the way from each to the study's 1 to 10, and how a value is rounded."""

from decimal import Decimal

import pytest

from retention_check.domain.scales import DEFAULT_SCALE, MIDPOINT, SCALES, STEP, rounded


def test_answers_of_one_to_five_become_points_as_in_the_study() -> None:
    answers = SCALES["1-5"]
    assert [answers.to_points(Decimal(answer)) for answer in (1, 3, 5)] == [1, MIDPOINT, 10]
    assert answers.to_points(Decimal(3)) - answers.to_points(Decimal(2)) == answers.step == STEP
    assert [str(step) for step in answers.steps()] == ["1.00", "3.25", "5.50", "7.75", "10.00"]


def test_points_and_marks_stay_as_they_are() -> None:
    for scale in (DEFAULT_SCALE, SCALES["marks"]):
        assert scale.to_points(Decimal("7.9")) == Decimal("7.9")


def test_points_have_the_five_answers_and_marks_the_ten() -> None:
    assert DEFAULT_SCALE.steps() == SCALES["1-5"].steps()
    assert SCALES["marks"].steps() == tuple(range(1, 11))


def test_only_marks_are_another_instrument_than_the_study() -> None:
    assert [name for name, scale in SCALES.items() if not scale.same_instrument] == ["marks"]
    assert all(scale.name == name for name, scale in SCALES.items())


@pytest.mark.parametrize(("value", "shown"), [("7.85", "7.9"), ("-0.05", "-0.1"), ("-0.04", "0.0"), ("7.849", "7.8")])
def test_values_are_rounded_half_up_to_one_decimal(value: str, shown: str) -> None:
    assert str(rounded(Decimal(value))) == shown
