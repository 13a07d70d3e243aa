"""Voorbeeldstad, a municipality that does not exist: its filled score sheet shows what the product does."""

import csv
from pathlib import Path

from retention_check.sheet_columns import ASKED, CODE

EXAMPLE_NAME = "Voorbeeldstad"
EXAMPLE_SHEET = Path(__file__).parent / "voorbeeldstad.csv"


def example_cells() -> dict[str, dict[str, str]]:
    """The cells of the example's sheet by code of the item and name of the column; empty where nothing was asked."""
    return {code: cells for code, cells in _rows().items() if code != ASKED}


def example_asked() -> dict[str, str]:
    """The cells of the row with how many were asked, by name of the column."""
    return _rows()[ASKED]


def _rows() -> dict[str, dict[str, str]]:
    with EXAMPLE_SHEET.open(encoding="utf-8", newline="") as file:
        return {row[CODE]: row for row in csv.DictReader(file)}
