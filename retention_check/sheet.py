"""The score sheet: the names of its columns and the fictional municipality that shows how it is filled in."""

import csv
from dataclasses import dataclass
from pathlib import Path

from retention_check.instrument import Side

CODE = "code"
TEXT = "item"
SCORE = {Side.YOUNG: "jong", Side.MANAGEMENT: "management"}
COUNT = {Side.YOUNG: "n_jong", Side.MANAGEMENT: "n_management"}
SPREAD = {Side.YOUNG: "sd_jong", Side.MANAGEMENT: "sd_management"}
COLUMNS = (CODE, TEXT, *SCORE.values(), *COUNT.values(), *SPREAD.values())

EXAMPLE_NAME = "Voorbeeldstad"
EXAMPLE = Path(__file__).parent / "example" / "voorbeeldstad.csv"


@dataclass(frozen=True)
class ExampleRow:
    """The cells of one item in the example's sheet, by column name; empty text where nothing was asked."""

    code: str
    cells: dict[str, str]


def example_rows() -> dict[str, ExampleRow]:
    """The filled sheet of Voorbeeldstad, a municipality that does not exist, by code of the item."""
    with EXAMPLE.open(encoding="utf-8", newline="") as file:
        return {row[CODE]: ExampleRow(row[CODE], row) for row in csv.DictReader(file)}
