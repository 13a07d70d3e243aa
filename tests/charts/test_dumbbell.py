"""One gap as a dumbbell: values on the outer sides, marks apart, everything within the drawing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention_check.charts.dumbbell import HEADLINE, ROW, Layout, dumbbell, grid, x_of
from retention_check.domain.scores import End
from retention_check.domain.side import Side
from tests.cast import MEASURES, delft, few, open_scores

scores = st.decimals(min_value=1, max_value=10, places=1)


@pytest.mark.parametrize("layout", [HEADLINE, ROW])
def test_the_scale_leaves_room_for_a_value_at_either_end(layout: Layout) -> None:
    assert x_of(Decimal(1), layout) == layout.side_room
    assert x_of(Decimal(10), layout) == layout.width - layout.side_room
    assert [points for points, _ in grid(layout)] == list(range(1, 11))


@given(scores, scores)
def test_the_lower_value_stands_left_and_the_higher_one_right(young: Decimal, management: Decimal) -> None:
    compared = few({"R1": (str(young), str(management))}).item("R1")
    drawing = dumbbell(compared, ROW)
    values = {value.side: value for value in drawing.values}
    right = compared.higher_side or Side.YOUNG
    left = next(side for side in Side if side is not right)
    assert (values[left].anchor, values[right].anchor) == ("end", "start")
    assert values[left].x < values[right].x
    assert values[left].x > 0
    assert values[right].x < ROW.width


@given(scores, scores)
def test_own_marks_never_cover_each_other_wholly(young: Decimal, management: Decimal) -> None:
    own = dumbbell(few({"R1": (str(young), str(management))}).item("R1"), ROW).own
    one, other = own[Side.YOUNG], own[Side.MANAGEMENT]
    assert one is not None
    assert other is not None
    assert abs(one.x - other.x) + abs(one.y - other.y) >= ROW.radius


def test_a_withheld_group_has_no_mark_and_no_value() -> None:
    drawing = dumbbell(delft().item("R1"), HEADLINE)
    assert drawing.own[Side.YOUNG] is None
    assert [value.side for value in drawing.values] == [Side.MANAGEMENT]


def test_a_blurred_end_is_told_with_its_value() -> None:
    drawing = dumbbell(few({"R1": ("9.9", "1.2")}).item("R1"), ROW)
    assert [(value.points, value.end) for value in drawing.values] == [
        (Decimal("9.5"), End.HIGH),
        (Decimal("1.5"), End.LOW),
    ]


def test_an_open_score_has_a_band_of_half_a_step_within_the_scale() -> None:
    drawing = dumbbell(open_scores({"R1": ("7", "10")}).item("R1"), ROW)
    assert drawing.band == (x_of(Decimal("8.875"), ROW), x_of(Decimal(10), ROW))
    assert dumbbell(few({"R1": ("7", "7")}).item("R1"), ROW).band is None


def test_the_national_values_are_written_beside_both_national_marks() -> None:
    found = few({item.code: ("7", "6") for item in MEASURES})
    for compared in found.pairs():
        drawing = dumbbell(compared, HEADLINE)
        x, anchor = drawing.national_text
        across = [mark.x for mark in drawing.national.values()]
        assert x > max(across) if anchor == "start" else x < min(across)


def test_the_value_of_an_open_score_stands_outside_its_band() -> None:
    for young in ("8.5", "2.5"):
        drawing = dumbbell(open_scores({"R1": (young, "5.5")}).item("R1"), HEADLINE)
        value = next(each for each in drawing.values if each.side is Side.MANAGEMENT)
        assert drawing.band is not None
        assert (value.x < drawing.band[0]) is (young == "8.5")
        assert (value.x > drawing.band[1]) is (young == "2.5")
