"""The map of the measures: every point at its place, labels apart, national only without own scores."""

import pytest

from retention_check.charts.support_map import SupportMap, support_map
from retention_check.domain.comparison import Comparison
from retention_check.domain.item import Kind
from tests.cast import STUDY, few, gouda, texel


def drawn(comparison: Comparison) -> SupportMap:
    drawing = support_map(comparison)
    assert drawing is not None
    return drawing


def test_the_map_has_every_measure_at_its_place() -> None:
    drawing = drawn(gouda())
    assert len(drawing.points) == 40
    by_code = {point.code: point for point in drawing.points}
    assert by_code["3.2"].x < by_code["7.1"].x  # management supports 3.2 less
    assert by_code["8.4"].y > by_code["1.1"].y  # young staff support 8.4 less; up is more


@pytest.mark.parametrize("comparison", [gouda(), texel()], ids=["own", "national"])
def test_labels_of_the_map_hardly_cover_each_other(comparison: Comparison) -> None:
    labels = [point.label for point in drawn(comparison).points]
    covered = sum(one.overlap(other) for index, one in enumerate(labels) for other in labels[index + 1 :])
    assert covered < 0.02 * sum(label.width * label.height for label in labels)


def test_points_that_all_fall_together_still_have_labels_apart() -> None:
    drawing = drawn(few({item.code: ("7", "7") for item in STUDY.of_kind(Kind.MEASURE)[:12]}))
    labels = [point.label for point in drawing.points]
    assert len({(label.x, label.y) for label in labels}) == 12


def test_the_map_is_national_only_when_no_measure_was_asked() -> None:
    assert drawn(texel()).is_national
    assert support_map(few({"M1.1": ("7", None)})) is None
