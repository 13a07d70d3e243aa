"""One item as a row: right on the scale, marks apart, bands for agreed scores."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from retention_check.charts import rows
from retention_check.domain.side import Side
from tests.cast import delft, few, open_scores

scores = st.decimals(min_value=1, max_value=10, places=1)


def test_the_scale_runs_from_margin_to_margin() -> None:
    assert rows.x_of(Decimal(1)) == rows.MARGIN
    assert rows.x_of(Decimal(10)) == rows.WIDTH - rows.MARGIN


@given(scores, scores)
def test_a_higher_score_stands_further_right(one: Decimal, other: Decimal) -> None:
    assert (one < other) == (rows.x_of(one) < rows.x_of(other))


@given(scores, scores)
def test_marks_of_both_sides_never_have_the_same_centre(young: Decimal, management: Decimal) -> None:
    lane = rows.row(few({"R1": (str(young), str(management))}).item("R1")).own
    marks = [mark for side in Side if (mark := lane[side])]
    assert len(marks) == 2
    assert abs(marks[0].x - marks[1].x) + abs(marks[0].y - marks[1].y) >= 2 * rows.NUDGE


def test_own_marks_stand_above_the_national_ones() -> None:
    row = rows.row(few({"R4": ("7.3", "7.3")}).item("R4"))
    own, national = row.own[Side.MANAGEMENT], row.national[Side.YOUNG]
    assert own is not None
    assert national is not None
    assert own.y + 5 < national.y - 3.6


def test_a_withheld_side_has_no_mark() -> None:
    row = rows.row(delft().item("R1"))
    assert row.own[Side.YOUNG] is None
    assert row.own[Side.MANAGEMENT] is not None


def test_an_open_score_has_a_band_of_half_a_step_to_each_side_within_the_scale() -> None:
    def band(score: str) -> tuple[float, float] | None:
        return rows.row(open_scores({"R1": ("7", score)}).item("R1")).band

    assert band("5.5") == (rows.x_of(Decimal("4.375")), rows.x_of(Decimal("6.625")))
    assert band("10") == (rows.x_of(Decimal("8.875")), rows.x_of(Decimal(10)))
    assert rows.row(few({"R1": ("7", "7")}).item("R1")).band is None


def test_the_grid_has_a_line_at_every_whole_score() -> None:
    assert len(rows.grid()) == 10
    steps = {round(after - before, 1) for before, after in pairwise(rows.grid())}
    assert len(steps) == 1
