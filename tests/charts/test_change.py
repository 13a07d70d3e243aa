"""One change as a row: right on the scale, then and now apart."""

import pytest

from retention_check.charts import rows
from retention_check.charts.change import HEIGHT, change_row
from retention_check.domain.change import Change, changes
from retention_check.domain.side import Side
from tests.cast import few


def changed(before: str, now: str, side: Side = Side.YOUNG) -> Change:
    def found(mean: str) -> tuple[str | None, str | None]:
        return (mean, None) if side is Side.YOUNG else (None, mean)

    (change,) = changes(few({"R1": found(now)}), few({"R1": found(before)}))
    return change


def test_then_and_now_stand_at_their_shown_scores() -> None:
    change = changed("6.04", "7.96")
    row = change_row(change)
    assert row.before.x == rows.x_of(change.before.shown_mean)
    assert row.now.x == rows.x_of(change.now.shown_mean)
    assert row.before.x < row.now.x
    assert row.before.y == row.now.y


@pytest.mark.parametrize("now", ["6.0", "6.1", "5.7"])
def test_marks_that_would_cover_each_other_move_apart(now: str) -> None:
    row = change_row(changed("6.0", now))
    assert row.before.y < row.now.y
    assert row.before.y > 5.3
    assert row.now.y < HEIGHT - 5.3


@pytest.mark.parametrize("side", Side)
def test_a_row_knows_whose_change_it_is(side: Side) -> None:
    assert change_row(changed("6", "8", side)).side is side
