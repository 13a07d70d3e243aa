"""The exports read back: rows by code, cells by the name of their column, Dutch words turned into codes again."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

import openpyxl

from retention_check.domain.comparison import Comparison
from retention_check.exporters.comparison_columns import COMPARISON
from retention_check.exporters.comparison_files import (
    comparison_csv,
    comparison_csv_dutch,
    comparison_json,
    comparison_xlsx,
)
from retention_check.exporters.data_dictionary import Column

Cell = Decimal | str | None
Rows = dict[str, dict[str, Cell]]

BY_HEADING: Mapping[str, Column] = {column.heading: column for column in COMPARISON}
BY_NAME: Mapping[str, Column] = {column.name: column for column in COMPARISON}


def rows_of_csv(data: bytes) -> Rows:
    return _rows(
        {name: _figure(cell, BY_NAME[name]) for name, cell in row.items()}
        for row in csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True)
    )


def rows_of_json(data: bytes) -> Rows:
    document = document_of(data)
    same = {"note": document["note"]} | {f"asked_{side}": asked for side, asked in document["asked"].items()}
    return _rows({**item, **same} for item in document["items"])


def document_of(data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data, parse_float=Decimal, parse_int=Decimal)
    return found


def rows_of_dutch_csv(data: bytes) -> Rows:
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";", strict=True)
    return _rows(_in_codes(row) for row in rows)


def rows_of_workbook(data: bytes) -> Rows:
    head, *body = openpyxl.load_workbook(io.BytesIO(data))["Vergelijking"].iter_rows(values_only=True)
    return _rows(_in_codes(dict(zip(map(str, head), row, strict=True))) for row in body)


FORMATS: Mapping[str, tuple[Callable[[Comparison], bytes], Callable[[bytes], Rows]]] = {
    "csv": (comparison_csv, rows_of_csv),
    "json": (comparison_json, rows_of_json),
    "dutch csv": (comparison_csv_dutch, rows_of_dutch_csv),
    "xlsx": (comparison_xlsx, rows_of_workbook),
}


def _rows(rows: Iterable[Mapping[str, Cell]]) -> Rows:
    """Rows by code; a column that a file leaves out is empty."""
    return {str(row["code"]): {name: row.get(name) for name in BY_NAME} for row in rows}


def _in_codes(row: Mapping[str, Any]) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for heading, cell in row.items():
        column = BY_HEADING[heading]
        codes = {word: code for code, word in column.words.items()}
        found[column.name] = _figure(codes.get(cell, cell), column)
    return found


def _figure(cell: Any, column: Column) -> Cell:
    if cell in ("", None):
        return None
    return Decimal(str(cell).replace(",", ".")) if column.unit.number_format else str(cell)


# One item, or one file, as it stands there


def raw_rows(data: bytes) -> dict[str, dict[str, str]]:
    """The rows of a CSV by code, every cell as its text."""
    return {row["code"]: row for row in csv.DictReader(io.StringIO(data.decode(), newline=""))}


def row(comparison: Comparison, code: str = "R1") -> dict[str, str]:
    """The row of an item in the CSV, every cell as its text."""
    return raw_rows(comparison_csv(comparison))[code]


def row_in_words(comparison: Comparison, code: str = "R1") -> dict[object, Any]:
    """The row of an item in the workbook, by Dutch heading."""
    head, *body = book(comparison)["Vergelijking"].iter_rows(values_only=True)
    [found] = [cells for cells in body if cells[0] == code]
    return dict(zip(head, found, strict=True))


def document(comparison: Comparison, *more: Any) -> dict[str, Any]:
    """The JSON, its numbers as Python reads them."""
    found: dict[str, Any] = json.loads(comparison_json(comparison, *more))
    return found


def book(comparison: Comparison, *more: Comparison) -> Any:
    """The workbook, opened."""
    return openpyxl.load_workbook(io.BytesIO(comparison_xlsx(comparison, *more)))
