"""Places and sizes: right on the scale, marks apart, bands for agreed scores."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from retention_check.charts.map import Map, measure_map

from retention_check.charts import rows as charts
from retention_check.charts.ranks import rank_steps
from retention_check.domain.comparison import Comparison
from retention_check.domain.item import Kind
from retention_check.domain.round import ManagementForm
from retention_check.domain.side import Side
from tests.cast import STUDY, delft, few, gouda, texel

scores = st.decimals(min_value=1, max_value=10, places=1)


def test_the_scale_runs_from_margin_to_margin() -> None:
    assert charts.place(Decimal(1)) == charts.MARGIN
    assert charts.place(Decimal(10)) == charts.WIDTH - charts.MARGIN


@given(scores, scores)
def test_a_higher_score_stands_further_right(one: Decimal, other: Decimal) -> None:
    assert (one < other) == (charts.place(one) < charts.place(other))


@given(scores, scores)
def test_marks_of_both_sides_never_have_the_same_centre(young: Decimal, management: Decimal) -> None:
    lane = charts.row(few({"R1": (str(young), str(management))}).item("R1")).own
    assert lane.young is not None
    assert lane.management is not None
    apart = abs(lane.young.x - lane.management.x) + abs(lane.young.y - lane.management.y)
    assert apart >= 2 * charts.NUDGE


def test_own_marks_stand_above_the_national_ones() -> None:
    row = charts.row(few({"R4": ("7.3", "7.3")}).item("R4"))
    assert row.own.management is not None
    assert row.national.young is not None
    assert row.own.management.y + 5 < row.national.young.y - 3.6 + 5


def test_a_withheld_side_has_no_mark() -> None:
    row = charts.row(delft().item("R1"))
    assert row.own.young is None
    assert row.own.management is not None


def test_an_agreed_score_has_a_band_of_one_step_to_each_side_within_the_scale() -> None:
    def band(score: str) -> tuple[float, float] | None:
        found = few({"R1": ("7", score)}, form=ManagementForm.AGREED)
        return charts.row(found.item("R1")).band

    assert band("5.5") == (charts.place(Decimal("3.25")), charts.place(Decimal("7.75")))
    assert band("10") == (charts.place(Decimal("7.75")), charts.place(Decimal(10)))
    assert charts.row(few({"R1": ("7", "7")}).item("R1")).band is None


def test_the_grid_has_a_line_at_every_whole_score() -> None:
    assert len(charts.grid()) == 10
    steps = {round(after - before, 1) for before, after in pairwise(charts.grid())}
    assert len(steps) == 1


def spread() -> Map:
    drawing = measure_map(gouda())
    assert drawing is not None
    return drawing


def test_the_map_has_every_measure_at_its_place() -> None:
    drawing = spread()
    assert len(drawing.points) == 40
    by_code = {point.code: point for point in drawing.points}
    assert by_code["3.2"].x < by_code["7.1"].x  # management supports 3.2 less
    assert by_code["8.4"].y > by_code["1.1"].y  # young staff support 8.4 less; up is more


@pytest.mark.parametrize("comparison", [gouda(), texel()], ids=["own", "national"])
def test_labels_of_the_map_hardly_cover_each_other(comparison: Comparison) -> None:
    drawing = measure_map(comparison)
    assert drawing is not None
    labels = [point.label for point in drawing.points]
    covered = sum(one.overlap(other) for index, one in enumerate(labels) for other in labels[index + 1 :])
    assert covered < 0.02 * sum(label.width * label.height for label in labels)


def test_points_that_all_fall_together_still_have_labels_apart() -> None:
    drawing = measure_map(few({item.code: ("7", "7") for item in STUDY.of_kind(Kind.MEASURE)[:12]}))
    assert drawing is not None
    labels = [point.label for point in drawing.points]
    assert len({(label.x, label.y) for label in labels}) == 12


def test_the_map_is_national_only_when_no_measure_was_asked() -> None:
    national = measure_map(texel())
    assert national is not None
    assert national.is_national
    assert measure_map(few({"M1.1": ("7", None)})) is None


def test_ranks_stand_in_the_order_of_each_side() -> None:
    steps = rank_steps(few({"R1": ("9", "6"), "R2": ("8", "7"), "R3": ("7", "8")}), frozenset({"R1"}))
    assert [(step.young, step.management, step.is_far) for step in steps] == [
        (1, 3, True),
        (2, 2, False),
        (3, 1, False),
    ]
    assert steps[0].left < steps[1].left < steps[2].left
    assert steps[0].right > steps[1].right > steps[2].right


def test_without_own_scores_of_both_sides_the_ranks_are_national() -> None:
    assert len(rank_steps(texel(), frozenset())) == 10


def test_the_overall_row_leaves_out_a_side_that_is_not_there() -> None:
    young = gouda().overall(Kind.REASON, Side.YOUNG)
    assert young is not None
    row = charts.overall_row(young, None)
    assert row.own.management is None
    assert row.national.management is None
    assert row.own.young is not None
    assert row.own.young.x == charts.place(young.own)
