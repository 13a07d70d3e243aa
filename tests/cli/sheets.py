"""Small sheets for the command line, and tables read back."""

import csv
import io
from decimal import Decimal

from retention_check.domain.side import Side
from retention_check.example import example_cells
from retention_check.sheet_columns import COUNT, SCORE
from tests.cast import STUDY, sheet

GOUDA = [
    ["code", "jong", "management", "n_jong", "n_management"],
    ["R1", "8,6", "7,1", "34", "8"],
    ["R3", "7,9", "5,8", "34", "8"],
]


def table(text: str) -> dict[str, dict[str, str]]:
    """Rows of a CSV by their code."""
    return {row["code"]: row for row in csv.DictReader(io.StringIO(text))}


def whole_sheet(lowered: str | None = "0", n_management: str = "8") -> bytes:
    """Scores of young staff on every item, and of management, `lowered` by so many points; None leaves it out."""
    rows = [["code", "jong", "management", "n_jong", "n_management"]]
    cells = example_cells()
    for item in STUDY.items:
        row = cells[item.code]
        young, management = (Decimal(row[SCORE[side]]) for side in Side)
        scores = [str(young - Decimal("0.1")), str(max(Decimal(1), management - Decimal(lowered or "0")))]
        counts = [row[COUNT[Side.YOUNG]], n_management]
        if lowered is None:
            scores[1] = counts[1] = ""
        rows.append([item.code, *scores, *counts])
    return sheet(rows)
