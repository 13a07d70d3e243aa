"""The Dutch words for scores, differences, margins and counts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.difference import Bound, Difference, Level, difference, margin_between
from retention_check.domain.scales import DEFAULT_SCALE, SCALES
from retention_check.domain.scores import AgreedScore, End, Score, WithheldCause, agreed_score, score_or_withhold
from retention_check.domain.side import Side
from retention_check.domain.wording import (
    BOUND,
    END,
    LEVEL,
    LEVEL_SHORT,
    WITHHELD,
    code_range,
    conversion_sentence,
    item_name,
    range_of_count,
    score_text,
    shown_text,
    signed_text,
    size_text,
    up_to,
)
from tests.cast import STUDY, few


def answered(n: int, mean: str = "5.5") -> Score:
    score = score_or_withhold(Decimal(mean), n, DEFAULT_SCALE)
    assert isinstance(score, Score)
    return score


def given_openly(points: str) -> AgreedScore:
    return agreed_score(Decimal(points), DEFAULT_SCALE, "directie")


@pytest.mark.parametrize(
    ("mean", "text"),
    [("7.94", "7,9"), ("9.5", "9,5 of hoger"), ("10", "9,5 of hoger"), ("1.0", "1,5 of lager"), ("9.4", "9,4")],
)
def test_a_score_at_an_end_says_or_higher_or_or_lower(mean: str, text: str) -> None:
    assert score_text(answered(8, mean)) == text


def test_an_open_score_is_written_as_it_was_given() -> None:
    assert [score_text(given_openly(points)) for points in ("10", "1", "7.75")] == ["10,0", "1,0", "7,8"]


def test_the_score_of_a_side_is_empty_when_there_is_none_to_show() -> None:
    compared = few({"R1": ("9.8", "4.0")}, n_management=4).item("R1")
    assert [shown_text(compared, side) for side in Side] == ["9,5 of hoger", ""]


@pytest.mark.parametrize(
    ("points", "bound", "size", "signed"),
    [
        ("3.8", None, "3,8", "+3,8"),
        ("-3.8", None, "3,8", "−3,8"),
        ("0.0", None, "0,0", "0,0"),
        ("3.8", Bound.AT_LEAST, "minstens 3,8", "minstens +3,8"),
        ("-0.5", Bound.AT_MOST, "hooguit 0,5", "hooguit −0,5"),
        ("-0.2", Bound.ABOUT, "ongeveer 0,2", "ongeveer −0,2"),
        ("0.0", Bound.SAME_END, "0,0", "0,0"),
    ],
)
def test_a_difference_says_what_a_blurred_end_makes_of_it(
    points: str, bound: Bound | None, size: str, signed: str
) -> None:
    apart = Difference(Decimal(points), bound)
    assert (size_text(apart), signed_text(apart)) == (size, signed)


def test_a_difference_of_scores_at_an_end_is_written_with_its_bound() -> None:
    assert size_text(difference(answered(8, "9.9"), answered(8, "4.0"))) == "minstens 5,5"
    assert signed_text(difference(given_openly("1"), answered(8, "1.2"))) == "hooguit −0,5"


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [(8, 5, "tot 2,6"), (42, 11, "tot en met 1,5"), (27, 81, "tot en met 1,0"), (18, 18, "tot en met 1,5")],
)
def test_the_margin_says_up_to_where_it_was_rounded_up_and_else_up_to_and_including(
    first: int, second: int, text: str
) -> None:
    assert up_to(margin_between(answered(first), answered(second))) == text


def test_the_margin_of_an_open_score_holds_its_half_step() -> None:
    assert up_to(margin_between(answered(8), given_openly("5.5"))) == "tot en met 2,7"  # 1.125 + 1.591
    assert up_to(margin_between(answered(9), given_openly("5.5"))) == "tot en met 2,6"  # 1.125 + 1.5
    assert up_to(margin_between(answered(144), given_openly("5.5"))) == "tot en met 1,5"  # exactly


@given(st.integers(min_value=5, max_value=400), st.integers(min_value=5, max_value=400))
def test_the_printed_margin_agrees_with_the_level_of_a_difference_of_that_size(first: int, second: int) -> None:
    margin = margin_between(answered(first), answered(second))
    words, figure = up_to(margin).rsplit(" ", 1)
    size = Decimal(figure.replace(",", "."))
    assert (words == "tot") == (margin.level(size) is Level.CLEAR)
    assert margin.level(size + Decimal("0.1")) is Level.CLEAR
    assert margin.level(size - Decimal("0.1")) is not Level.CLEAR


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("2.5", "twee of drie"),
        ("2", "ongeveer twee"),
        ("1.00", "ongeveer één"),
        ("1.05", "één of twee"),
        ("0.95", "soms één"),
        ("0", "soms één"),
    ],
)
def test_how_many_by_chance_is_a_range_in_words(expected: str, text: str) -> None:
    assert range_of_count(Decimal(expected)) == text


def test_every_level_bound_end_and_cause_has_its_words() -> None:
    assert [LEVEL_SHORT[level] for level in Level] == ["te klein", "kan toeval zijn", "duidelijk"]
    assert LEVEL[Level.TOO_SMALL] == "te klein: één antwoord per groep kan dit verschil maken"
    assert {level: LEVEL[level] for level in (Level.CHANCE, Level.CLEAR)}.items() <= LEVEL_SHORT.items()
    assert set(BOUND) == set(Bound) - {Bound.SAME_END}
    assert set(END) == set(End)
    assert [WITHHELD[cause] for cause in WithheldCause] == [
        "te weinig antwoorden",
        "aantal antwoorden onbekend",
        "meer antwoorden dan gevraagde mensen",
    ]


def test_the_codes_are_named_from_first_to_last() -> None:
    assert code_range(STUDY) == "R1 tot R10 en M1.1 tot M10.4"


def test_a_reason_is_named_in_full_and_a_measure_by_its_label() -> None:
    assert item_name(STUDY.item("R3")) == STUDY.item("R3").text
    assert item_name(STUDY.item("M3.2")) == STUDY.item("M3.2").label != STUDY.item("M3.2").text


def test_an_example_of_a_converted_mean_says_which_end_of_a_turned_scale_is_highest() -> None:
    five = SCALES["1-5"]
    assert conversion_sentence(five) == "Een gemiddelde van 4,4 op de schaal 1 tot 5 wordt 8,7 op de schaal 1 tot 10."
    assert conversion_sentence(five, is_reversed=True) == (
        "Een gemiddelde van 1,6 op de schaal 1 tot 5, waarbij 1 het hoogst is, wordt 8,7 op de schaal 1 tot 10."
    )
