"""The reasons in the order of each group: a tie at one height, places by shown score, lines between them."""

from itertools import pairwise

import pytest

from retention_check.charts import ranks
from retention_check.charts.ranks import ranked_reasons
from retention_check.domain.comparison import Comparison
from retention_check.domain.side import Side
from tests.cast import few, gouda, mixes, open_scores, texel

NOBODY: frozenset[str] = frozenset()


def order(drawing: ranks.Ranks, side: Side) -> list[tuple[int, list[str]]]:
    return [(place.rank, [item.code for item in place.items]) for place in drawing.places[side]]


def test_reasons_stand_in_the_order_of_each_group() -> None:
    drawing = ranked_reasons(few({"R1": ("9", "6"), "R2": ("8", "7"), "R3": ("7", "8")}), NOBODY)
    assert order(drawing, Side.YOUNG) == [(1, ["R1"]), (2, ["R2"]), (3, ["R3"])]
    assert order(drawing, Side.MANAGEMENT) == [(1, ["R3"]), (2, ["R2"]), (3, ["R1"])]
    assert not drawing.is_national


def test_a_tie_stands_at_one_height_and_the_next_place_is_skipped() -> None:
    found = few({"R1": ("9", "6"), "R2": ("8", "6"), "R3": ("8", "6"), "R4": ("7", "5")})
    drawing = ranked_reasons(found, NOBODY)
    assert order(drawing, Side.YOUNG) == [(1, ["R1"]), (2, ["R2", "R3"]), (4, ["R4"])]
    assert order(drawing, Side.MANAGEMENT) == [(1, ["R1", "R2", "R3"]), (4, ["R4"])]
    shared = drawing.places[Side.YOUNG][1]
    assert shared.is_shared
    assert shared.height == sum(shared.rows) / 2
    by_code = {line.code: line.heights for line in drawing.lines}
    assert by_code["R2"] == by_code["R3"]


def test_the_order_goes_by_the_shown_score() -> None:
    drawing = ranked_reasons(
        few({"R1": ("7.44", "5"), "R2": ("7.36", "6"), "R3": ("9.9", "7"), "R4": ("9.6", "8")}), NOBODY
    )
    assert order(drawing, Side.YOUNG) == [(1, ["R3", "R4"]), (3, ["R1", "R2"])]


@pytest.mark.parametrize("name", mixes())
def test_every_name_has_a_row_of_its_own_within_the_drawing(name: str) -> None:
    drawing = ranked_reasons(mixes()[name], NOBODY)
    for side in Side:
        rows = [row for place in drawing.places[side] for row in place.rows]
        assert all(after - before == ranks.ROW for before, after in pairwise(rows))
        assert rows[0] > ranks.TOP
        assert rows[-1] < drawing.height
        assert len(rows) == len(drawing.lines)


def test_a_reason_that_lies_far_apart_gets_a_strong_line_on_top() -> None:
    drawing = ranked_reasons(few({"R1": ("9", "6"), "R2": ("8", "7"), "R3": ("7", "8")}), frozenset({"R1"}))
    assert [(line.code, line.is_far) for line in drawing.lines] == [("R2", False), ("R3", False), ("R1", True)]


@pytest.mark.parametrize("found", [texel(), few({"R1": ("7", None)}), few({"M1.1": ("7", "8")})])
def test_without_own_reasons_of_both_groups_the_order_is_national(found: Comparison) -> None:
    drawing = ranked_reasons(found, NOBODY)
    assert drawing.is_national
    assert len(drawing.lines) == 10
    assert (4, ["R5", "R6", "R7"]) in order(drawing, Side.MANAGEMENT)


def test_only_reasons_that_both_groups_scored_are_drawn() -> None:
    drawing = ranked_reasons(few({"R1": ("9", "6"), "R2": ("8", None), "R3": (None, "8")}), NOBODY)
    assert [line.code for line in drawing.lines] == ["R1"]


def test_open_scores_that_are_all_alike_share_one_place() -> None:
    found = open_scores({f"R{number}": (str(number), "5.5") for number in range(2, 9)})
    assert [place.rank for place in ranked_reasons(found, NOBODY).places[Side.MANAGEMENT]] == [1]


def test_marks_of_both_groups_stand_apart() -> None:
    assert ranks.MARKS[Side.YOUNG] + 2 * ranks.RADIUS < ranks.MARKS[Side.MANAGEMENT]
    assert len(ranked_reasons(gouda(), NOBODY).lines) == 10
