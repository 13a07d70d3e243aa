"""Voorbeeldstad, a municipality that does not exist: its filled score sheet shows what the product does."""

import csv
from decimal import Decimal
from pathlib import Path

from retention_check.domain.comparison import Comparison
from retention_check.domain.scales import rounded
from retention_check.domain.scores import HIGH_END, LOW_END
from retention_check.domain.side import Side
from retention_check.sheet_columns import ASKED, CODE, SCORE

EXAMPLE_NAME = "Voorbeeldstad"
EXAMPLE_SHEET = Path(__file__).parent / "voorbeeldstad.csv"


def example_cells() -> dict[str, dict[str, str]]:
    """The cells of the example's sheet by code of the item and name of the column; empty where nothing was asked."""
    return {code: cells for code, cells in _rows().items() if code != ASKED}


def example_asked() -> dict[str, str]:
    """The cells of the row with how many were asked, by name of the column."""
    return _rows()[ASKED]


def is_example(comparison: Comparison) -> bool:
    """True when the scores that are shown are those of the fictional municipality, whatever name is given to them.

    What is withheld plays no part: else this would tell something of it.
    """
    if comparison.round.municipality.casefold() == EXAMPLE_NAME.casefold():
        return True
    shown = {
        (compared.item.code, side): _blurred(score.shown_mean)
        for compared in comparison.items
        for side in Side
        if (score := compared.score(side))
    }
    example = {
        (code, side): _blurred(rounded(Decimal(row[SCORE[side]])))
        for code, row in example_cells().items()
        for side in Side
    }
    of_young = {key: mean for key, mean in example.items() if key[1] is Side.YOUNG}
    return shown in (example, of_young)


def _blurred(mean: Decimal) -> Decimal:
    """As a group's score is shown, for open scores too, of which the ends are not blurred."""
    return max(LOW_END, min(HIGH_END, mean))


def _rows() -> dict[str, dict[str, str]]:
    with EXAMPLE_SHEET.open(encoding="utf-8", newline="") as file:
        return {row[CODE]: row for row in csv.DictReader(file)}
