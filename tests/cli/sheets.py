"""Small sheets for the command line, and tables read back."""

import csv
import io

GOUDA = [
    ["code", "jong", "management", "n_jong", "n_management"],
    ["R1", "8,6", "7,1", "34", "8"],
    ["R3", "7,9", "5,8", "34", "8"],
]


def table(text: str) -> dict[str, dict[str, str]]:
    """Rows of a CSV by their code."""
    return {row["code"]: row for row in csv.DictReader(io.StringIO(text))}
