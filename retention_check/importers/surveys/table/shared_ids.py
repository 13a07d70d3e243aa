"""Who is in more than one table, by the ids of a tool: those are compared here, and then gone."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from retention_check.importers.surveys.files.grid import Grid
from retention_check.importers.surveys.survey_table import Heading, SurveyTable, ToolRole

_SIZE = 7  # bytes of a hash: it fits in a number, and no two of some thousands are the same by chance
_TOKEN = re.compile(r"token|toegangscode|access ?code|zugangs(?:code|schlüssel)|åtkomstkod", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"0*[1-9]\d{8,}(?<!00000)(?:\.0)?")  # one that Excel cut off ends in noughts
_SIGNS = re.compile(r"(?=.*[^\W\d_])[\w-]{10,100}")
_COUNTED = re.compile(
    r"[^\W\d_]*\d{0,8}(?:[_-][^\W\d_]*\d{0,8})*"
)  # `gouda-2024-0012` and `respondent_12` count the rows
_MIXED = re.compile(r".*[a-z][A-Z].*[a-z][A-Z].*")


def hashed_ids(headings: Sequence[Heading], grid: Grid, people: Any, salt: bytes) -> tuple[tuple[int, ...], ...]:
    """Of each row a number for its id that a tool made unique, and one for an id that may only count the rows.

    Both are 0 where there is none, and nothing where no row has one or without a salt.
    """
    if not salt:
        return (), ()
    columns = [place for place, each in enumerate(headings) if each.role is ToolRole.RESPONSE_ID][:1]
    tokens = [place for place, each in enumerate(headings) if _TOKEN.fullmatch(each.text.strip())]
    made = _useful(_first_of(_hashes(columns + tokens, grid, people, salt, is_made_unique), len(people)))
    return made, _told(_first_of(_hashes(columns, grid, people, salt, _may_count), len(people)))


def is_made_unique(text: str) -> bool:
    """Whether an id is one that no two people have in any survey: long, and neither a running number nor words."""
    if _LONG_NUMBER.fullmatch(text):
        return True
    return bool(_SIGNS.fullmatch(text) and (_MIXED.fullmatch(text) or not _COUNTED.fullmatch(text)))


def with_shared_ids(tables: Sequence[SurveyTable]) -> list[SurveyTable]:
    """The tables with a number of our own for each id that more than one of them has; of the others nothing is left."""
    ids, counts = _shared([table.ids for table in tables]), _shared([table.row_ids for table in tables])
    return [replace(table, ids=_numbered(table.ids, ids), row_ids=_numbered(table.row_ids, counts)) for table in tables]


def _shared(tables: Iterable[Sequence[int]]) -> dict[int, int]:
    times = Counter(each for ids in tables for each in set(ids) if each)
    shared = (each for each, found in times.items() if found > 1)
    return {each: number for number, each in enumerate(shared, 1)}


def _numbered(ids: Sequence[int], numbers: dict[int, int]) -> tuple[int, ...]:
    return _told([numbers.get(each, 0) for each in ids])


def _told(ids: Sequence[int]) -> tuple[int, ...]:
    return tuple(ids) if any(ids) else ()


def _useful(ids: Sequence[int]) -> tuple[int, ...]:
    """The ids, but none of them where most rows share theirs: those are of a survey, and not of a person."""
    filled = [each for each in ids if each]
    return _told(ids) if len(set(filled)) * 2 > len(filled) else ()


def _may_count(text: str) -> bool:
    return not is_made_unique(text)


def _hashes(
    columns: Iterable[int], grid: Grid, people: Any, salt: bytes, is_meant: Callable[[str], bool]
) -> Iterator[Any]:
    """Of each of these columns a number for each row: a hash of the ids that are meant, and 0 for the others."""
    for index in columns:
        if index in grid.frame:
            cells = grid.frame[index].cat
            texts = [str(value).strip() for value in cells.categories]
            hashes = [_hashed(text, salt) if text and is_meant(text) else 0 for text in texts]
            yield np.array([*hashes, 0], dtype=np.int64)[cells.codes.to_numpy()[people]]


def _first_of(columns: Iterable[Any], rows: int) -> list[int]:
    """Of each row the number in the first column that has one."""
    found = np.zeros(rows, dtype=np.int64)
    for numbers in columns:
        found = np.where(found == 0, numbers, found)
    return [int(number) for number in found]


def _hashed(text: str, salt: bytes) -> int:
    same = text.casefold().removesuffix(".0")
    return int.from_bytes(hashlib.blake2b(same.encode(), key=salt, digest_size=_SIZE).digest())
