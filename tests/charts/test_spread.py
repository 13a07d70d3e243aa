"""The drawing of a spread: one to three marks for each class, never a length that could be read as a percentage."""

from itertools import pairwise, product

import pytest

from retention_check.charts.spread import CLASS_WIDTH, HEIGHT, WIDTH, name_of, spread_row
from retention_check.domain.side import Side
from retention_check.domain.spread import Share, Spread

EVERY = [Spread(*shares) for shares in product(Share, repeat=3)]


@pytest.mark.parametrize("spread", EVERY)
def test_each_class_has_as_many_marks_as_its_share_reaches_into_thirds(spread: Spread) -> None:
    row = spread_row(Side.YOUNG, spread)
    for number, share in enumerate(spread.shares):
        inside = [
            mark for mark in (*row.marks, *row.open) if number * CLASS_WIDTH < mark.x < (number + 1) * CLASS_WIDTH
        ]
        assert len(inside) == {Share.SMALL: 1, Share.MIDDLE: 2, Share.LARGE: 3}[share]
        assert all(mark in row.open for mark in inside) is (share is Share.SMALL)
    assert len(row.marks) + len(row.open) + len(row.empty) == 9


def test_marks_stay_within_the_drawing_and_apart_from_each_other_and_from_the_borders() -> None:
    row = spread_row(Side.MANAGEMENT, Spread(Share.LARGE, Share.LARGE, Share.LARGE))
    places = [mark.x for mark in row.marks]
    assert all(6 <= x <= WIDTH - 6 for x in places)
    assert all(after - before > 12 for before, after in pairwise(places))
    assert all(abs(x - border) > 6 for x in places for border in row.borders)
    assert all(6 <= mark.y <= HEIGHT - 6 for mark in row.marks)


def test_spreads_and_sides_that_differ_have_drawings_of_their_own() -> None:
    assert len({name_of(side, spread) for side in Side for spread in EVERY}) == len(EVERY) * 2
    assert name_of(Side.YOUNG, Spread(Share.SMALL, Share.SMALL, Share.LARGE)) == "spread-young-113"
