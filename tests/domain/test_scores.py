"""The boundary of small groups: what becomes a score, what is withheld, and when a spread may be shown."""

import ast
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import retention_check
from retention_check.domain.scales import DEFAULT_SCALE, SCALES
from retention_check.domain.scores import (
    Score,
    Withheld,
    WithheldCause,
    agreed_score,
    interval,
    score_or_withhold,
    student_t,
)

SEVEN = Decimal("7.0")


def made(n: int, sd: str | None = None, mean: str = "7.0") -> Score:
    found = score_or_withhold(Decimal(mean), n, None if sd is None else Decimal(sd), DEFAULT_SCALE)
    assert isinstance(found, Score)
    return found


@pytest.mark.parametrize("n", range(5))
def test_fewer_than_five_answers_show_no_score(n: int) -> None:
    assert score_or_withhold(SEVEN, n, None, DEFAULT_SCALE) == Withheld(WithheldCause.TOO_FEW)


def test_an_unknown_number_of_answers_shows_no_score() -> None:
    assert score_or_withhold(SEVEN, None, None, DEFAULT_SCALE) == Withheld(WithheldCause.UNKNOWN)


def test_five_answers_show_a_score() -> None:
    assert made(5).shown_mean == SEVEN


def test_the_threshold_can_be_raised_and_not_lowered() -> None:
    assert score_or_withhold(SEVEN, 9, None, DEFAULT_SCALE, threshold=10) == Withheld(WithheldCause.TOO_FEW)
    for threshold in (4, 11):
        with pytest.raises(ValueError, match="threshold"):
            score_or_withhold(SEVEN, 40, None, DEFAULT_SCALE, threshold=threshold)


def test_withheld_has_nothing_but_its_cause() -> None:
    assert list(Withheld.__dataclass_fields__) == ["cause"]


@given(
    st.decimals(min_value=1, max_value=10, places=2),
    st.one_of(st.none(), st.integers(min_value=0, max_value=30)),
    st.integers(min_value=5, max_value=10),
)
def test_a_score_exists_exactly_from_the_threshold_on(mean: Decimal, n: int | None, threshold: int) -> None:
    found = score_or_withhold(mean, n, None, DEFAULT_SCALE, threshold)
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


def test_a_standard_deviation_exists_from_twenty_answers() -> None:
    assert made(19, "1.5").sd is None
    assert made(20, "1.5").sd == Decimal("1.5")


def test_means_and_spreads_of_one_to_five_are_converted() -> None:
    found = score_or_withhold(Decimal("4.2"), 20, Decimal("0.8"), SCALES["1-5"])
    assert isinstance(found, Score)
    assert (found.mean, found.sd) == (Decimal("8.200"), Decimal("1.800"))


def test_one_person_moves_a_mean_by_a_step_divided_by_the_answers() -> None:
    assert made(9).step == Decimal("0.25")
    marks = score_or_withhold(SEVEN, 10, None, SCALES["marks"])
    assert isinstance(marks, Score)
    assert marks.step == Decimal("0.1")


def test_an_agreed_score_moves_by_a_whole_step() -> None:
    agreed = agreed_score(Decimal(4), SCALES["1-5"], "gemeentesecretaris")
    assert (agreed.mean, agreed.step, agreed.role) == (Decimal("7.75"), Decimal("2.25"), "gemeentesecretaris")


def test_an_interval_needs_a_spread() -> None:
    assert interval(made(19, "1.5"), None) is None


def test_an_interval_is_students_t_times_the_standard_error() -> None:
    # n = 25, sd = 2: 2 / sqrt(25) = 0.4, t(24) = 2.0639
    low, high = interval(made(25, "2"), None) or (Decimal(0), Decimal(0))
    assert float(high - SEVEN) == pytest.approx(2.0639 * 0.4, abs=0.0005)
    assert high - SEVEN == SEVEN - low


def test_an_interval_shrinks_with_the_share_of_staff_that_answered() -> None:
    # N = 50: sqrt((50 - 25) / (50 - 1)) = 0.714286
    _, free = interval(made(25, "2"), None) or (Decimal(0), Decimal(0))
    _, finite = interval(made(25, "2"), 50) or (Decimal(0), Decimal(0))
    assert float((finite - SEVEN) / (free - SEVEN)) == pytest.approx(0.714286, abs=1e-5)
    assert interval(made(25, "2"), 25) == (SEVEN, SEVEN)


def test_an_interval_stays_within_the_scale() -> None:
    low, high = interval(made(20, "4", mean="9.9"), None) or (Decimal(0), Decimal(0))
    assert low >= 1
    assert high == 10


@pytest.mark.parametrize(("freedom", "table"), [(19, 2.0930), (24, 2.0639), (30, 2.0423), (60, 2.0003), (120, 1.9799)])
def test_students_t_agrees_with_the_printed_table(freedom: int, table: float) -> None:
    assert student_t(freedom) == pytest.approx(table, abs=0.001)
