"""Who is in more than one table, by the ids of a tool: those are compared here, and then gone."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from retention_check.importers.surveys.files.grid import Grid
from retention_check.importers.surveys.survey_table import Heading, SurveyTable, ToolRole

_SIZE = 7  # bytes of a hash: it fits in a number, and no two of some thousands are the same by chance


def hashed_ids(headings: Sequence[Heading], grid: Grid, people: Any, salt: bytes) -> tuple[int, ...]:
    """A number for the id of each row, 0 where there is none; nothing without a column of ids or without a salt."""
    index = next((place for place, each in enumerate(headings) if each.role is ToolRole.RESPONSE_ID), None)
    if index is None or index not in grid.frame or not salt:
        return ()
    cells = grid.frame[index].cat
    numbers = np.array([*(_hashed(str(value), salt) for value in cells.categories), 0], dtype=np.int64)
    return tuple(int(number) for number in numbers[cells.codes.to_numpy()[people]])


def with_shared_ids(tables: Sequence[SurveyTable]) -> list[SurveyTable]:
    """The tables with a number of our own for each id that more than one of them has; of the others nothing is left."""
    times = Counter(each for table in tables for each in set(table.ids) if each)
    shared = (each for each, found in times.items() if found > 1)
    numbers = {each: number for number, each in enumerate(shared, 1)}
    return [replace(table, ids=_numbered(table.ids, numbers)) for table in tables]


def _numbered(ids: Sequence[int], numbers: dict[int, int]) -> tuple[int, ...]:
    found = tuple(numbers.get(each, 0) for each in ids)
    return found if any(found) else ()


def _hashed(value: str, salt: bytes) -> int:
    text = value.strip()
    return int.from_bytes(hashlib.blake2b(text.encode(), key=salt, digest_size=_SIZE).digest()) if text else 0
