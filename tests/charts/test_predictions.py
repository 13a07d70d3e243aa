"""The drawing of a prediction: each at a height of its own, on the same axis as every other row."""

from itertools import pairwise

import pytest

from retention_check.charts.predictions import ROW, SCREEN, Layout, prediction_row, x_of
from retention_check.charts.rows import x_of as x_in_rows
from retention_check.domain.predictions import Predicted, all_reasons, predictions_of
from retention_check.domain.scores import AgreedScore
from tests.predicted import mixes_of_predictions

MIXES = mixes_of_predictions()


def drawn(mix: str) -> list[Predicted]:
    reasons = all_reasons(MIXES[mix], predictions_of(MIXES[mix]))
    return [each for reason in reasons for each in reason.about.values()]


@pytest.mark.parametrize("mix", MIXES)
@pytest.mark.parametrize("layout", [ROW, SCREEN])
def test_no_mark_covers_another_or_leaves_the_drawing(mix: str, layout: Layout) -> None:
    for each in drawn(mix):
        row = prediction_row(each, layout)
        marks = [mark for mark in (row.predicted, row.own, row.national) if mark]
        heights = [mark.y for mark in marks]
        assert all(low + 1.8 * layout.radius < high for low, high in pairwise(heights))
        for mark in marks:
            assert layout.radius <= mark.x <= layout.width - layout.radius
            assert layout.radius <= mark.y <= layout.height - layout.radius


@pytest.mark.parametrize("mix", MIXES)
def test_a_mark_stands_for_what_is_shown_and_for_nothing_else(mix: str) -> None:
    for each in drawn(mix):
        row = prediction_row(each)
        assert (row.predicted is None) is (each.predicted is None)
        assert (row.own is None) is (each.real is None)
        assert row.national.x == x_in_rows(each.national)
        if row.predicted and each.predicted:
            assert row.predicted.x == x_in_rows(each.predicted.shown_mean)
        assert (row.about, row.by) == (each.about, each.by)


def test_an_open_score_has_its_band() -> None:
    about_management, about_young = drawn("open scores")[:2]
    assert isinstance(about_management.real, AgreedScore)
    low, high = about_management.real.band
    assert prediction_row(about_management).band == (x_in_rows(low), x_in_rows(high))
    assert prediction_row(about_young).band is None
    assert not any(prediction_row(each).band for each in drawn("both"))


def test_the_grid_holds_the_ten_whole_scores() -> None:
    row = prediction_row(drawn("both")[0], SCREEN)
    assert (len(row.grid), row.grid[0], row.grid[-1]) == (10, SCREEN.low, SCREEN.high)
    assert x_of(drawn("both")[0].national, SCREEN) == row.national.x
