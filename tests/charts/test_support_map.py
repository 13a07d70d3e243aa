"""The map of the measures: every point at its place, the largest gaps named, labels apart."""

from decimal import Decimal

import pytest

from retention_check.charts import support_map as chart
from retention_check.charts.support_map import Quadrant, support_map
from retention_check.domain.comparison import Comparison
from retention_check.domain.findings import largest_gaps
from retention_check.domain.item import Kind
from retention_check.domain.side import Side
from tests.cast import MEASURES, few, gouda, mixes, texel


def named(comparison: Comparison) -> list[str]:
    return [each.point.item.code for each in support_map(comparison).named]


def test_the_map_has_every_measure_at_its_place() -> None:
    by_code = {point.item.code: point for point in support_map(gouda()).points}
    assert len(by_code) == 40
    assert by_code["M3.2"].x < by_code["M7.1"].x  # management supports M3.2 less
    assert by_code["M8.4"].y > by_code["M1.1"].y  # young staff support M8.4 less; up is more


@pytest.mark.parametrize("name", mixes())
def test_points_lie_on_their_side_of_the_diagonal(name: str) -> None:
    drawing = support_map(mixes()[name])
    low_x, low_y, _, _ = drawing.diagonal
    assert len(drawing.points) == sum(len(drawing.supported_more_by(side)) for side in (*Side, None))
    for point in drawing.points:
        # the field is a little wider than it is high
        up = (low_y - point.y) / (chart.SIZE - chart.TOP - chart.BOTTOM)
        across = (point.x - low_x) / (chart.SIZE - chart.LEFT - chart.RIGHT)
        if point.higher_side is None:
            assert up == pytest.approx(across, abs=1e-3)
        else:
            assert (up > across) == (point.higher_side is Side.YOUNG)


def test_the_largest_measure_gaps_that_stand_out_are_named_and_no_more_than_ten() -> None:
    measures = [each.item.code for each in largest_gaps(gouda()) if each.item.kind is Kind.MEASURE]
    found = named(gouda())
    assert len(measures) > 10
    assert 0 < len(found) <= 10
    assert found == measures[: len(found)]


def test_equal_gaps_are_named_together_or_not_at_all() -> None:
    alike: dict[str, tuple[str | None, str | None]] = {item.code: ("7.0", "6.4") for item in MEASURES}
    assert named(few(alike)) == []
    wide: tuple[str, str] = ("8.4", "5.4")
    assert named(few({**alike, "M1.4": wide, "M3.2": wide})) == ["M1.4", "M3.2"]


def test_a_gap_that_one_answer_a_group_can_make_is_not_named() -> None:
    assert named(few({"M1.1": ("7.2", "6.6"), "M1.2": ("9", "5")}, 8, 5)) == ["M1.2"]


@pytest.mark.parametrize(
    ("young", "management", "quadrant"),
    [
        ("5.5", "5.5", Quadrant.BOTH),
        ("5.5", "5.4", Quadrant.YOUNG),
        ("5.4", "5.5", Quadrant.MANAGEMENT),
        ("5.4", "5.4", Quadrant.NEITHER),
    ],
)
def test_a_quadrant_goes_by_five_and_a_half_of_each_score(young: str, management: str, quadrant: Quadrant) -> None:
    (point,) = support_map(few({"M1.1": (young, management)})).points
    assert point.quadrant is quadrant


def test_points_go_from_the_largest_gap_of_young_staff_to_that_of_management() -> None:
    gaps = [point.gap for point in support_map(gouda()).points]
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[0] > 0 > gaps[-1]


@pytest.mark.parametrize("name", mixes())
def test_labels_of_the_map_cover_no_other_label_and_stay_within_the_field(name: str) -> None:
    labels = [each.label for each in support_map(mixes()[name]).named]
    for index, one in enumerate(labels):
        assert all(one.overlap(other) < 0.1 * one.width * one.height for other in labels[index + 1 :])
        assert chart.LEFT <= one.x <= chart.SIZE - chart.RIGHT - one.width
        assert chart.TOP <= one.y <= chart.SIZE - chart.BOTTOM - one.height


def test_a_label_far_from_its_point_has_a_line_to_it() -> None:
    wide: tuple[str, str] = ("8.4", "5.4")
    leads = [each.lead for each in support_map(few({item.code: wide for item in MEASURES[:9]})).named]
    assert leads[0] is None
    assert any(leads)


def test_points_that_all_fall_together_have_no_label() -> None:
    drawing = support_map(few({item.code: ("7", "7") for item in MEASURES[:12]}))
    assert drawing.named == ()
    assert len(drawing.unnamed) == 12


@pytest.mark.parametrize("found", [texel(), few({"M1.1": ("7", None)}), few({"R1": ("7", "8")})])
def test_without_measures_that_show_both_groups_the_map_is_national(found: Comparison) -> None:
    drawing = support_map(found)
    assert drawing.is_national
    assert len(drawing.points) == 40
    assert drawing.named[0].point.item.code == "M3.2"
    assert all(abs(each.point.gap) > Decimal("0.5") for each in drawing.named)


def test_both_axes_show_the_same_whole_scores() -> None:
    drawing = support_map(gouda())
    whole = [tick[0] for tick in drawing.ticks]
    assert whole == list(range(whole[0], whole[-1] + 1))
    assert drawing.diagonal == (*drawing.ticks[0][1:], *drawing.ticks[-1][1:])
