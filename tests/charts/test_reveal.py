"""One reason on a screen for a room: the country below own scores, or in their place, and everything within."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention_check.charts.lettering import text_width
from retention_check.charts.reveal import LAYOUT, NATIONAL_VALUE, Reveal, reveal
from retention_check.domain.side import Side
from tests.cast import REASONS, delft, few

scores = st.decimals(min_value=1, max_value=10, places=1)
SMALLEST = 33  # of a thousand units of the screen's height
CODES = [item.code for item in REASONS]


def of_country(code: str) -> Reveal:
    """A reason without own scores."""
    return reveal(few({}).item(code))


@pytest.mark.parametrize("code", CODES)
def test_without_own_scores_the_country_stands_in_their_place_and_as_large(code: str) -> None:
    drawing = of_country(code)
    assert all(abs(mark.y - LAYOUT.own_lane) < drawing.radius for mark in drawing.national.values())
    assert drawing.value_size == LAYOUT.value_size
    assert drawing.height < LAYOUT.height


@pytest.mark.parametrize("code", CODES)
def test_beside_own_scores_the_country_stands_below_and_smaller(code: str) -> None:
    drawing = reveal(few({code: ("7.9", "5.8")}).item(code))
    own_bottom = LAYOUT.own_lane + LAYOUT.value_size / 2
    assert all(mark.y - drawing.radius > own_bottom for mark in drawing.national.values())
    assert SMALLEST < drawing.value_size == NATIONAL_VALUE < LAYOUT.value_size
    assert drawing.height == LAYOUT.height


@pytest.mark.parametrize("code", CODES)
def test_the_values_of_the_country_stand_outside_its_marks_and_within_the_drawing(code: str) -> None:
    for drawing in (of_country(code), reveal(few({code: ("7.9", "5.8")}).item(code))):
        left, right = sorted(drawing.national_values, key=lambda value: value.x)
        marks = sorted(mark.x for mark in drawing.national.values())
        assert (left.anchor, right.anchor) == ("end", "start")
        assert left.x < marks[0] - drawing.radius
        assert right.x > marks[-1] + drawing.radius
        assert left.x - text_width("9,9", drawing.value_size, is_bold=True) > 0
        assert right.x + text_width("9,9", drawing.value_size, is_bold=True) < LAYOUT.width


@pytest.mark.parametrize("code", CODES)
def test_marks_of_the_country_never_cover_each_other_wholly(code: str) -> None:
    drawing = of_country(code)
    one, other = drawing.national[Side.YOUNG], drawing.national[Side.MANAGEMENT]
    assert abs(one.x - other.x) + abs(one.y - other.y) >= drawing.radius


@given(scores, scores)
def test_own_values_stay_within_the_drawing_in_any_font(young: Decimal, management: Decimal) -> None:
    drawing = reveal(few({"R1": (str(young), str(management))}).item("R1"))
    for value in drawing.own.values:
        sizes = ("9,9", LAYOUT.value_size), ("of hoger" if value.end else "", LAYOUT.value_size * LAYOUT.end_share)
        for (text, size), x in zip(sizes, (value.x, value.end_x), strict=True):
            width = text_width(text, size, is_bold=size == LAYOUT.value_size)
            assert (x if value.anchor == "start" else x - width) > 0
            assert (x + width if value.anchor == "start" else x) < LAYOUT.width


def test_a_group_that_is_withheld_has_no_mark_of_its_own() -> None:
    drawing = reveal(delft().item("R1"))
    assert drawing.own.own[Side.YOUNG] is None
    assert len(drawing.national) == len(Side)
    assert drawing.height == LAYOUT.height
