"""Differences of shown scores: levels exactly at each border, what is rare, and what a blurred end makes of them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.difference import (
    Bound,
    Difference,
    Level,
    Margin,
    difference,
    difference_from_national,
    margin_between,
)
from retention_check.domain.scales import SCALES
from retention_check.domain.scores import AgreedScore, AnyScore, Score, agreed_score, score_or_withhold

TOO_SMALL, CHANCE, CLEAR = Level
COUNTS = st.integers(min_value=5, max_value=600)
TENTHS = st.integers(min_value=0, max_value=80).map(lambda tenths: Decimal(tenths) / 10)
POINTS = [Decimal(tenths) / 10 for tenths in range(10, 101)]
COUNTRY = 115  # secretaries who answered


def answered(n: int, mean: str | Decimal = "5.5", scale: str = "1-10") -> Score:
    score = score_or_withhold(Decimal(mean), n, SCALES[scale])
    assert isinstance(score, Score)
    return score


def given_openly(points: str | Decimal = "5.5") -> AgreedScore:
    return agreed_score(Decimal(points), SCALES["1-10"], "directie")


def levels(margin: Margin, *sizes: str) -> list[Level]:
    return [margin.level(Decimal(size)) for size in sizes]


def test_the_margin_of_eight_and_five_answers_is_two_and_a_half_points() -> None:
    margin = margin_between(answered(8), answered(5))
    assert (margin.steps, margin.inverse_answers) == (Fraction("2.25") * Fraction(13, 40), Fraction(13, 40))
    assert margin.points.quantize(Decimal("0.0001")) == Decimal("2.5654")  # 4.5 x sqrt(1/8 + 1/5)
    assert levels(margin, "0", "0.7", "0.8", "2.5", "2.6") == [TOO_SMALL, TOO_SMALL, CHANCE, CHANCE, CLEAR]


@pytest.mark.parametrize("counts", [(27, 135), (135, 27), (45, 45)])
def test_a_gap_of_exactly_the_steps_is_too_small(counts: tuple[int, int]) -> None:
    margin = margin_between(*map(answered, counts))
    assert margin.steps == Fraction(1, 10)
    assert levels(margin, "0.1", "0.2") == [TOO_SMALL, CHANCE]


@pytest.mark.parametrize(("counts", "border", "beyond"), [((27, 81), "1.0", "1.1"), ((18, 18), "1.5", "1.6")])
def test_a_gap_of_exactly_the_margin_can_be_chance(counts: tuple[int, int], border: str, beyond: str) -> None:
    margin = margin_between(*map(answered, counts))
    assert margin.points == Decimal(border)
    assert levels(margin, border, beyond) == [CHANCE, CLEAR]


@pytest.mark.parametrize(("counts", "border", "beyond"), [((27, 81), "1.5", "1.6"), ((45, 180), "1.1", "1.2")])
def test_only_beyond_one_and_a_half_times_the_margin_a_gap_is_rare(
    counts: tuple[int, int], border: str, beyond: str
) -> None:
    margin = margin_between(*map(answered, counts))  # 1.0 and 0.75, so that 1.5 and 1.125 are the borders
    assert [margin.is_rare(Decimal(size)) for size in (border, beyond)] == [False, True]


def test_marks_have_smaller_steps_and_the_same_margin() -> None:
    marks, points = (margin_between(answered(10, scale=scale), answered(5, scale=scale)) for scale in ("marks", "1-10"))
    assert levels(marks, "0.3", "0.4") == [TOO_SMALL, CHANCE]
    assert marks.points == points.points


def test_a_gap_with_an_open_score_is_too_small_up_to_half_a_step_and_the_step_of_the_group() -> None:
    margin = margin_between(answered(30), given_openly())
    assert (margin.steps, margin.allowance) == (Fraction(12, 10), Fraction(9, 8))  # 1.125 + 2.25 / 30
    assert levels(margin, "1.2", "1.3") == [TOO_SMALL, CHANCE]
    assert margin == margin_between(given_openly(), answered(30))


def test_a_gap_with_an_open_score_is_clear_only_beyond_half_a_step_and_the_margin_of_the_group() -> None:
    margin = margin_between(answered(144), given_openly())
    assert margin.points == Decimal("1.5")  # 1.125 + 4.5 / 12
    assert levels(margin, "1.5", "1.6") == [CHANCE, CLEAR]


def test_a_gap_with_an_open_score_is_rare_beyond_one_and_a_half_times_all_of_its_margin() -> None:
    margin = margin_between(answered(3600), given_openly())  # 1.125 + 4.5 / 60 = 1.2
    assert [margin.is_rare(Decimal(size)) for size in ("1.8", "1.9")] == [False, True]


def test_an_open_score_beside_marks_keeps_half_a_step_of_five_answers() -> None:
    assert margin_between(answered(40, scale="marks"), given_openly()).steps == Fraction(9, 8) + Fraction(1, 40)


@given(COUNTS, COUNTS, st.booleans(), TENTHS)
def test_the_margin_in_points_lies_where_the_levels_change(
    first: int, second: int, is_open: bool, size: Decimal
) -> None:
    margin = margin_between(answered(first), given_openly() if is_open else answered(second))
    assert (margin.level(size) is CLEAR) == (size > margin.points)
    assert (margin.level(size) is TOO_SMALL) == (Fraction(size) <= margin.steps)
    assert margin.steps < margin.points
    assert not margin.is_rare(size) or margin.level(size) is CLEAR


def test_a_difference_is_the_first_shown_score_minus_the_second() -> None:
    apart = difference(answered(20, "6.04"), answered(20, "7.06"))
    assert (apart.points, apart.size, apart.bound) == (Decimal("-1.1"), Decimal("1.1"), None)
    assert apart.margin == margin_between(answered(20), answered(20))


def of_size(size: str) -> Difference:
    return difference(answered(27, "2.0"), answered(81, str(2 + Decimal(size))))  # margin 1.0, steps 0.11


def test_a_difference_knows_its_level_whichever_way_it_goes() -> None:
    for size, level in {"0.1": TOO_SMALL, "0.2": CHANCE, "1.0": CHANCE, "1.1": CLEAR}.items():
        assert of_size(size).level is level
        assert Difference(-of_size(size).points, None, of_size(size).margin).level is level
    assert [of_size(size).exceeds_steps for size in ("0.1", "0.2", "1.0", "1.1")] == [False, True, True, True]
    assert [of_size(size).is_clear for size in ("0.1", "0.2", "1.0", "1.1")] == [False, False, False, True]
    assert [of_size(size).is_rare for size in ("1.1", "1.5", "1.6")] == [False, False, True]


def test_a_difference_without_levels_is_neither_clear_nor_rare() -> None:
    apart = difference(given_openly("10"), given_openly("1"), has_levels=False)
    assert (apart.points, apart.margin, apart.level) == (Decimal(9), None, None)
    assert not (apart.exceeds_steps or apart.is_clear or apart.is_rare)


def test_only_the_own_answers_make_a_step_towards_the_country() -> None:
    apart = difference_from_national(answered(15, "7.0"), Decimal("6.4"), COUNTRY)
    assert apart.margin == Margin(Fraction(3, 20), Fraction(1, 15) + Fraction(1, COUNTRY))
    assert (apart.points, apart.level) == (Decimal("0.6"), CHANCE)


def test_how_many_answered_in_the_country_counts_for_the_margin() -> None:
    # 4.5 x sqrt(1/16 + 1/551) = 1.14 and 4.5 x sqrt(1/16 + 1/115) = 1.2007
    apart = [difference_from_national(answered(16, "8.0"), Decimal("6.8"), people) for people in (551, COUNTRY)]
    assert [each.level for each in apart] == [CLEAR, CHANCE]


def test_an_open_score_gets_no_level_beside_the_country() -> None:
    assert difference_from_national(given_openly("10"), Decimal("3.4"), COUNTRY) == Difference(Decimal("6.6"))


HIGH, LOW = answered(5, "9.8"), answered(5, "1.2")


@pytest.mark.parametrize(
    ("first", "second", "points", "bound"),
    [
        (HIGH, answered(5, "9.4"), "0.1", Bound.AT_LEAST),
        (answered(5, "4.0"), HIGH, "-5.5", Bound.AT_LEAST),
        (answered(5, "4.0"), LOW, "2.5", Bound.AT_LEAST),
        (LOW, answered(5, "1.6"), "-0.1", Bound.AT_LEAST),
        (HIGH, LOW, "8.0", Bound.AT_LEAST),
        (LOW, HIGH, "-8.0", Bound.AT_LEAST),
        (HIGH, answered(400, "10"), "0.0", Bound.SAME_END),
        (LOW, answered(400, "1"), "0.0", Bound.SAME_END),
        (answered(5, "9.4"), answered(5, "1.6"), "7.8", None),
        (HIGH, given_openly("9.5"), "0.0", Bound.AT_LEAST),
        (HIGH, given_openly("9.7"), "-0.2", Bound.ABOUT),
        (HIGH, given_openly("9.8"), "-0.3", Bound.AT_MOST),
        (HIGH, given_openly("10"), "-0.5", Bound.AT_MOST),
        (HIGH, given_openly("1"), "8.5", Bound.AT_LEAST),
        (LOW, given_openly("1.5"), "0.0", Bound.AT_LEAST),
        (LOW, given_openly("1.3"), "0.2", Bound.ABOUT),
        (LOW, given_openly("1"), "0.5", Bound.AT_MOST),
        (given_openly("1"), LOW, "-0.5", Bound.AT_MOST),
        (LOW, given_openly("10"), "-8.5", Bound.AT_LEAST),
        (answered(5, "4.0"), given_openly("10"), "-6.0", None),
    ],
)
def test_a_blurred_end_makes_a_bound_of_a_difference(
    first: AnyScore, second: AnyScore, points: str, bound: Bound | None
) -> None:
    apart = difference(first, second)
    assert (str(apart.points), apart.bound) == (points, bound)
    assert difference(second, first).bound is bound


@pytest.mark.parametrize(("blurred", "hidden"), [(HIGH, range(950, 1001)), (LOW, range(100, 151))])
def test_a_bound_holds_for_every_mean_that_may_lie_behind_the_end(blurred: Score, hidden: range) -> None:
    for other in POINTS:
        apart = difference(blurred, given_openly(other))
        sizes = [abs(Decimal(hundredths) / 100 - other) for hundredths in hidden]
        is_least, is_most = min(sizes) == apart.size, max(sizes) == apart.size
        assert apart.bound is (Bound.AT_LEAST if is_least else Bound.AT_MOST if is_most else Bound.ABOUT), other


@pytest.mark.parametrize(
    ("own", "national", "bound"),
    [
        (HIGH, "8.4", Bound.AT_LEAST),
        (LOW, "3.4", Bound.AT_LEAST),
        (HIGH, "9.6", Bound.ABOUT),
        (LOW, "1.0", Bound.AT_MOST),
        (answered(5, "9.4"), "8.4", None),
        (given_openly("10"), "8.4", None),
    ],
)
def test_a_blurred_end_makes_a_bound_of_the_difference_from_the_country(
    own: AnyScore, national: str, bound: Bound | None
) -> None:
    assert difference_from_national(own, Decimal(national), COUNTRY).bound is bound
