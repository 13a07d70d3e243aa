"""Places and sizes: right on the scale, marks apart, bands for agreed scores."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from retention_check.assessment import ManagementForm
from retention_check.charts import rows as charts
from tests.cast import delft, few

scores = st.decimals(min_value=1, max_value=10, places=1)


def test_the_scale_runs_from_margin_to_margin() -> None:
    assert charts.place(Decimal(1)) == charts.MARGIN
    assert charts.place(Decimal(10)) == charts.WIDTH - charts.MARGIN


@given(scores, scores)
def test_a_higher_score_stands_further_right(one: Decimal, other: Decimal) -> None:
    assert (one < other) == (charts.place(one) < charts.place(other))


@given(scores, scores)
def test_marks_of_both_sides_never_have_the_same_centre(young: Decimal, management: Decimal) -> None:
    lane = charts.row(few({"R1": (str(young), str(management))}).line("R1")).own
    assert lane.young is not None
    assert lane.management is not None
    apart = abs(lane.young.x - lane.management.x) + abs(lane.young.y - lane.management.y)
    assert apart >= 2 * charts.NUDGE


def test_own_marks_stand_above_the_national_ones() -> None:
    row = charts.row(few({"R4": ("7.3", "7.3")}).line("R4"))
    assert row.own.management is not None
    assert row.national.young is not None
    assert row.own.management.y + 5 < row.national.young.y - 3.6 + 5


def test_a_withheld_side_has_no_mark() -> None:
    row = charts.row(delft().line("R1"))
    assert row.own.young is None
    assert row.own.management is not None


def test_an_agreed_score_has_a_band_of_one_step_to_each_side_within_the_scale() -> None:
    def band(score: str) -> tuple[float, float] | None:
        found = few({"R1": ("7", score)}, form=ManagementForm.AGREED)
        return charts.row(found.line("R1")).band

    assert band("5.5") == (charts.place(Decimal("3.25")), charts.place(Decimal("7.75")))
    assert band("10") == (charts.place(Decimal("7.75")), charts.place(Decimal(10)))
    assert charts.row(few({"R1": ("7", "7")}).line("R1")).band is None


def test_the_grid_has_a_line_at_every_whole_score() -> None:
    assert len(charts.grid()) == 10
    steps = {round(after - before, 1) for before, after in pairwise(charts.grid())}
    assert len(steps) == 1
