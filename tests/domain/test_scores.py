"""The boundary of small groups: what becomes a score, what is withheld, and where an end is blurred."""

import ast
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import retention_check
from retention_check.domain.scales import DEFAULT_SCALE, SCALES
from retention_check.domain.scores import (
    HIGHEST_THRESHOLD,
    THRESHOLD,
    AgreedScore,
    End,
    Score,
    Withheld,
    WithheldCause,
    agreed_score,
    score_or_withhold,
)

SEVEN = Decimal("7.0")


def made(n: int, mean: str = "7.0", scale: str = "1-10") -> Score:
    found = score_or_withhold(Decimal(mean), n, SCALES[scale])
    assert isinstance(found, Score)
    return found


@pytest.mark.parametrize("n", range(5))
def test_fewer_than_five_answers_show_no_score(n: int) -> None:
    assert score_or_withhold(SEVEN, n, DEFAULT_SCALE) == Withheld(WithheldCause.TOO_FEW)


def test_an_unknown_number_of_answers_shows_no_score() -> None:
    assert score_or_withhold(SEVEN, None, DEFAULT_SCALE) == Withheld(WithheldCause.UNKNOWN)


def test_five_answers_show_a_score() -> None:
    assert made(5) == Score(SEVEN, 5, Decimal("2.25"))


def test_the_threshold_can_be_raised_to_ten_and_not_lowered() -> None:
    assert (THRESHOLD, HIGHEST_THRESHOLD) == (5, 10)
    assert score_or_withhold(SEVEN, 9, DEFAULT_SCALE, threshold=10) == Withheld(WithheldCause.TOO_FEW)
    assert score_or_withhold(SEVEN, 10, DEFAULT_SCALE, threshold=10) == made(10)
    for threshold in (0, 4, 11):
        with pytest.raises(ValueError, match=f"between 5 and 10, not {threshold}"):
            score_or_withhold(SEVEN, 40, DEFAULT_SCALE, threshold=threshold)


def test_withheld_has_nothing_but_its_cause() -> None:
    assert list(Withheld.__dataclass_fields__) == ["cause"]


@given(
    st.decimals(min_value=1, max_value=10, places=2),
    st.none() | st.integers(min_value=0, max_value=30),
    st.integers(min_value=5, max_value=10),
)
def test_a_score_exists_exactly_from_the_threshold_on(mean: Decimal, n: int | None, threshold: int) -> None:
    found = score_or_withhold(mean, n, DEFAULT_SCALE, threshold)
    assert isinstance(found, Score) == (n is not None and n >= threshold)


def test_only_one_module_makes_a_score() -> None:
    package = Path(retention_check.__file__).parent
    makers = {
        path.name
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Score", "AgreedScore")
    }
    assert makers == {"scores.py"}


@pytest.mark.parametrize(
    ("mean", "scale", "shown"),
    [
        ("7.85", "1-10", "7.9"),
        ("7.849", "1-10", "7.8"),
        ("4.2", "1-5", "8.2"),  # 3.2 * 2.25 + 1
        ("3.6", "1-5", "6.9"),  # 2.6 * 2.25 + 1 = 6.85
        ("3.5999", "1-5", "6.8"),
        ("7.85", "marks", "7.9"),
    ],
)
def test_a_score_holds_one_decimal_on_the_scale_of_ten(mean: str, scale: str, shown: str) -> None:
    assert str(made(20, mean, scale).shown_mean) == shown


@pytest.mark.parametrize(
    ("mean", "shown", "end"),
    [
        ("1", "1.5", End.LOW),
        ("1.5", "1.5", End.LOW),
        ("1.549", "1.5", End.LOW),
        ("1.55", "1.6", None),
        ("9.449", "9.4", None),
        ("9.45", "9.5", End.HIGH),
        ("9.5", "9.5", End.HIGH),
        ("10", "9.5", End.HIGH),
    ],
)
@pytest.mark.parametrize("n", [5, 400])
def test_an_end_is_blurred_from_what_is_shown_as_one_and_a_half_or_nine_and_a_half(
    mean: str, shown: str, end: End | None, n: int
) -> None:
    found = made(n, mean)
    assert (str(found.shown_mean), found.end) == (shown, end)


def test_the_ends_of_one_to_five_are_blurred_in_points() -> None:
    assert (made(8, "1", "1-5").end, made(8, "5", "1-5").end) == (End.LOW, End.HIGH)
    assert made(8, "1.25", "1-5").end is None  # 1.5625 becomes 1.6


@given(st.decimals(min_value=1, max_value=10, places=3))
def test_a_shown_score_reads_back_the_same(mean: Decimal) -> None:
    once = made(8, str(mean))
    assert made(8, str(once.shown_mean)) == once


def test_one_person_moves_a_mean_by_a_step_divided_by_the_answers() -> None:
    assert made(9).step == Fraction(1, 4)
    assert made(7).step == Fraction(9, 28)  # exact, though 2.25 / 7 has no end
    assert made(9, "3", "1-5").step == Fraction(1, 4)
    assert made(10, scale="marks").step == Fraction(1, 10)


def test_an_open_score_moves_half_a_step_to_each_side() -> None:
    for scale in SCALES.values():
        assert agreed_score(Decimal(4), scale, "directie").step == Fraction(9, 8)


def test_an_open_score_is_shown_as_given_with_its_role() -> None:
    found = agreed_score(Decimal(4), SCALES["1-5"], "gemeentesecretaris")
    assert found == AgreedScore(Decimal("7.8"), "gemeentesecretaris")  # 7.75


@pytest.mark.parametrize("mean", ["1", "1.4", "1.5", "9.5", "9.7", "10"])
def test_an_open_score_has_no_blurred_end(mean: str) -> None:
    found = agreed_score(Decimal(mean), DEFAULT_SCALE, "directie")
    assert (found.shown_mean, found.end) == (Decimal(mean), None)
