"""Voorbeeldstad, a municipality that does not exist: its filled score sheet shows what the product does."""

import csv
from decimal import Decimal
from pathlib import Path

from retention_check.domain.comparison import Comparison
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
    """True when the scores are those of the fictional municipality, whatever name is given to them."""
    if comparison.round.municipality.casefold() == EXAMPLE_NAME.casefold():
        return True
    # numbers, not texts: a workbook gives 7 where the sheet of the example says 7.0
    example = {(code, side): Decimal(row[SCORE[side]]) for code, row in example_cells().items() for side in Side}
    entered = {(entry.code, entry.side): entry.mean for entry in comparison.round.entries}
    of_young = {key: mean for key, mean in example.items() if key[1] is Side.YOUNG}
    return entered in (example, of_young)


def _rows() -> dict[str, dict[str, str]]:
    with EXAMPLE_SHEET.open(encoding="utf-8", newline="") as file:
        return {row[CODE]: row for row in csv.DictReader(file)}
