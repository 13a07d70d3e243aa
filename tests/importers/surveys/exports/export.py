"""A file of a survey tool, and where in it everybody stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.importers.surveys.exports.columns import YEAR, Column
from tests.importers.surveys.exports.model import Person, Survey

START = datetime(YEAR, 3, 3, 9, 15, 20, tzinfo=UTC)


@dataclass(frozen=True)
class Export:
    """A file; `rows` has the number of everybody's row as its owner sees it, `letters` by code the column."""

    file: str
    data: bytes
    rows: tuple[int, ...]
    letters: Mapping[str, str]


@dataclass(frozen=True)
class Meta:
    """A column of the tool itself: what stands above it, and what beside each person."""

    headings: tuple[str, ...]
    cells: tuple[Any, ...]


def export_of(file: str, data: bytes, columns: Sequence[Column | Meta], survey: Survey, above: int) -> Export:
    """An export with that many rows above the first person, who stand below each other."""
    rows = tuple(range(above + 1, above + 1 + len(survey.people)))
    letters = {
        column.code: letter_of(place)
        for place, column in enumerate(columns)
        if isinstance(column, Column) and column.code
    }
    return Export(file, data, rows, letters)


def meta(survey: Survey, cell: Any, *headings: str) -> Meta:
    """A column of the tool; `cell` makes what stands in it of a person, or is the same for everybody."""
    cells = tuple(cell(person) if callable(cell) else cell for person in survey.people)
    return Meta(headings, cells)


def started(person: Person) -> datetime:
    """When somebody began: no two at the same time."""
    return START + timedelta(minutes=17 * person.number, seconds=person.number)


def finished(person: Person) -> datetime:
    """When somebody was ready."""
    return started(person) + timedelta(minutes=6, seconds=person.number % 50)


def body(columns: Sequence[Column | Meta]) -> list[tuple[Any, ...]]:
    """The rows of people."""
    return list(zip(*(column.cells for column in columns), strict=True))


def letter_of(column: int) -> str:
    """The letter of a column, the first being 0."""
    return (letter_of(column // 26 - 1) if column >= 26 else "") + chr(65 + column % 26)
