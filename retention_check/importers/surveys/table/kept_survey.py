"""What waits of an export until it is confirmed: the columns that are or may be used, and nothing of who answered."""

import json
import zlib
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from retention_check.importers.surveys.files.grid import categorical
from retention_check.importers.surveys.survey_table import Dropped, Heading, SurveyColumn, SurveyTable, ToolRole

_LENGTH = 8  # bytes in front, that say how long the description is
_SIZES = ("<i1", "<i2", "<i4", "<i8")  # of the numbers of a column: the smallest that holds them


def to_bytes(tables: list[SurveyTable]) -> bytes:
    """The tables, compressed: a description as JSON, then of each table its rows' numbers and its columns' places."""
    numbers = [_packed(each) for table in tables for each in _numbers(table)]
    about = json.dumps([_about(table) for table in tables] + [[size for size, _ in numbers]]).encode()
    return zlib.compress(b"".join((len(about).to_bytes(_LENGTH), about, *(data for _, data in numbers))), 1)


def from_bytes(data: bytes) -> list[SurveyTable]:
    """What `to_bytes` wrote."""
    raw = zlib.decompress(data)
    start = _LENGTH + int.from_bytes(raw[:_LENGTH])
    *tables, sizes = json.loads(raw[_LENGTH:start])
    numbers = _unpacked(raw, start, tables, sizes)
    return [_table(each, numbers) for each in tables]


def _numbers(table: SurveyTable) -> Iterator[Any]:
    yield table.frame.index.to_numpy()
    for column in table.columns:
        if column.dropped is None:
            yield table.frame[column.key].cat.codes.to_numpy()


def _about(table: SurveyTable) -> dict[str, Any]:
    return {
        "tool": table.tool,
        "file": table.file,
        "sheet": table.sheet,
        "rows": len(table.frame),
        "not_people": table.not_people,
        "answered_in": table.answered_in,
        "joined": table.joined,
        "ids": table.ids,
        "row_ids": table.row_ids,
        "columns": [_about_column(column, table.frame[column.key]) for column in table.columns],
    }


def _about_column(column: SurveyColumn, cells: "pd.Series[Any]") -> dict[str, Any]:
    return {
        "key": column.key,
        "letter": column.letter,
        "text": column.heading.text,
        "parts": column.heading.parts,
        "role": column.heading.role,
        "scale": column.heading.scale,
        "labels": dict(column.labels),
        "dropped": column.dropped,
        "values": [""] if column.dropped else list(cells.cat.categories),
    }


def _table(raw: dict[str, Any], numbers: Iterator[Any]) -> SurveyTable:
    index = pd.Index(next(numbers).astype(np.int64))
    columns = tuple(_column(each) for each in raw["columns"])
    cells = {}
    for column, each in zip(columns, raw["columns"], strict=True):
        places = np.zeros(raw["rows"], dtype=np.int32) if column.dropped else next(numbers)
        cells[column.key] = categorical(places, each["values"]).array
    frame, totals = pd.DataFrame(cells, index=index), tuple(raw["not_people"])
    named = (raw["tool"], raw["file"], raw["sheet"])
    ids = (tuple(raw.get(name, ())) for name in ("ids", "row_ids"))
    return SurveyTable(*named, columns, frame, totals, raw["answered_in"], raw["joined"], *ids)


def _column(raw: dict[str, Any]) -> SurveyColumn:
    role = ToolRole(raw["role"]) if raw["role"] else None
    heading = Heading(raw["text"], tuple(raw["parts"]), role, raw.get("scale", ""))  # older ones have none
    dropped = Dropped(raw["dropped"]) if raw["dropped"] else None
    return SurveyColumn(raw["key"], raw["letter"], heading, raw["labels"], dropped)


def _packed(numbers: Any) -> tuple[str, bytes]:
    low, high = (int(numbers.min()), int(numbers.max())) if len(numbers) else (0, 0)
    size = next(each for each in _SIZES if np.iinfo(each).min <= low and high <= np.iinfo(each).max)
    return size, numbers.astype(size).tobytes()


def _unpacked(raw: bytes, start: int, tables: list[dict[str, Any]], sizes: list[str]) -> Iterator[Any]:
    """The numbers of one after another, in the order of `_numbers`."""
    rows = (
        table["rows"] for table in tables for _ in ("rows", *(each for each in table["columns"] if not each["dropped"]))
    )
    for size, many in zip(sizes, rows, strict=True):
        yield np.frombuffer(raw, size, many, start)
        start += np.dtype(size).itemsize * many
