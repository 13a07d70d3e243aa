"""What waits of an export until it is confirmed: the columns that are or may be used, and nothing of who answered."""

import base64
import gzip
import json
from array import array
from typing import Any

import pandas as pd

from retention_check.importers.surveys.grid import categorical
from retention_check.importers.surveys.survey_table import Heading, SurveyColumn, SurveyTable, ToolRole


def to_bytes(tables: list[SurveyTable]) -> bytes:
    """The tables as one compressed text."""
    return gzip.compress(json.dumps([_table(table) for table in tables]).encode(), compresslevel=3)


def from_bytes(data: bytes) -> list[SurveyTable]:
    """What `to_bytes` wrote."""
    return [_read_table(raw) for raw in json.loads(gzip.decompress(data))]


def _table(table: SurveyTable) -> dict[str, Any]:
    return {
        "tool": table.tool,
        "file": table.file,
        "sheet": table.sheet,
        "rows": _packed(table.frame.index),
        "columns": [_column(column, table.frame[column.key]) for column in table.columns],
    }


def _column(column: SurveyColumn, cells: "pd.Series[Any]") -> dict[str, Any]:
    return {
        "key": column.key,
        "letter": column.letter,
        "text": column.heading.text,
        "parts": column.heading.parts,
        "role": column.heading.role,
        "labels": dict(column.labels),
        "values": list(cells.cat.categories),
        "places": _packed(cells.cat.codes),
    }


def _read_table(raw: dict[str, Any]) -> SurveyTable:
    columns = tuple(
        SurveyColumn(
            each["key"],
            each["letter"],
            Heading(each["text"], tuple(each["parts"]), each["role"] and ToolRole(each["role"])),
            each["labels"],
        )
        for each in raw["columns"]
    )
    cells = {each["key"]: categorical(_unpacked(each["places"]), each["values"]).array for each in raw["columns"]}
    frame = pd.DataFrame(cells, index=pd.Index(_unpacked(raw["rows"])))
    return SurveyTable(raw["tool"], raw["file"], raw["sheet"], columns, frame)


def _packed(numbers: Any) -> str:
    return base64.b64encode(array("i", numbers).tobytes()).decode()


def _unpacked(text: str) -> "array[int]":
    numbers = array("i")
    numbers.frombytes(base64.b64decode(text))
    return numbers
