"""How answers are spread as a row: low, middle and high, each with as many marks as thirds that its share reaches into.

A share is one of three classes, so one to three marks: no length or height could be read as a percentage.
"""

from dataclasses import dataclass

from retention_check.charts.rows import Mark
from retention_check.domain.side import Side
from retention_check.domain.spread import Share, Spread

CLASS_WIDTH = 58.0  # of low, middle and high, in the drawing's own units
WIDTH, HEIGHT = 3 * CLASS_WIDTH, 18  # of one side's row
FIRST, APART = 11.0, 17.0  # from the start of a class to its first mark, and from mark to mark
LANE = 9.0
THIRDS = {Share.SMALL: 1, Share.MIDDLE: 2, Share.LARGE: 3}


@dataclass(frozen=True)
class SpreadRow:
    """The drawing of one side's answers to one item: filled marks in the shape of the side, open and empty ones.

    An open mark is a share under a third: that may be nobody, so nothing filled stands there.
    """

    side: Side
    marks: tuple[Mark, ...]
    open: tuple[Mark, ...]
    empty: tuple[Mark, ...]
    borders: tuple[float, ...]


def spread_row(side: Side, spread: Spread) -> SpreadRow:
    """The positions for one spread."""
    marks: list[Mark] = []
    unfilled: list[Mark] = []
    empty: list[Mark] = []
    for number, share in enumerate(spread.shares):
        places = [Mark(number * CLASS_WIDTH + FIRST + APART * third, LANE) for third in range(len(THIRDS))]
        (unfilled if share is Share.SMALL else marks).extend(places[: THIRDS[share]])
        empty += places[THIRDS[share] :]
    return SpreadRow(side, tuple(marks), tuple(unfilled), tuple(empty), (CLASS_WIDTH - 1, 2 * CLASS_WIDTH - 1))


def name_of(side: Side, spread: Spread) -> str:
    """The name of a drawing, which all items that are spread alike share: 'spread-young-113'."""
    return f"spread-{side}-{''.join(str(THIRDS[share]) for share in spread.shares)}"
