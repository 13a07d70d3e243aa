"""A table of no tool that we know: its header row is known by its texts, which differ and come back nowhere below."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from retention_check.importers.surveys.survey_table import Heading, Layout, ToolRole
from retention_check.importers.surveys.table.headings import heading
from retention_check.importers.surveys.tools.header_rows import HEADER_WITHIN, Head, cell_at, name_of, row_at

NAME = "een tabel"
_IDS = (
    "respondent id",
    "respondentid",
    "respondent-id",
    "response id",
    "responseid",
    "respons id",
    "antwoord-id",
    "response-id",
    "antwoord id",
)
_MAYBE_IDS = ("id", "respondent", "respondentnummer", "respondentnr", "deelnemer", "deelnemernummer", "deelnemernr")
_ID = re.compile(r"(?=\S*\d)[\w-]{1,40}")
_DIFFERENT = 0.8  # part of the first of them that differ: an id of a team comes back more often
_NO_TEXT = re.compile(r"[\d\s.,:;/%+–-]*(?:[ap]\.?m\.?)?", re.IGNORECASE)
_SCALE = re.compile(r"\d\s*(?:=|is\b|betekent|staat voor|means)|\b(?:schaal|scale)\b", re.IGNORECASE)
_MOST_ROWS = 3  # of headings
_ENOUGH = 0.75  # of the texts that the best row has
_ALIKE = 0.8  # for a further header row, of a table that is wide enough to tell
_WIDE = 6


def matches(head: Head) -> bool:  # noqa: ARG001 - every tool is asked the same
    """Always: this is what is left."""
    return True


def read(head: Head) -> Layout:
    """The first row that is as good a header as the best, the rows like it below, and a row of groups above."""
    scores = _scores(head)
    best = max(scores, default=0)
    if best == 0:
        return Layout(tuple(heading("") for _ in row_at(head, 0)), 0)
    first = next(index for index, score in enumerate(scores) if score >= best * _ENOUGH)
    if [*scores, 0][first + 1] >= best * _ENOUGH and _is_filled_by(head[first], head[first + 1]):
        first += 1
    last = first
    while best >= _WIDE and last - first + 1 < _MOST_ROWS and [*scores, 0][last + 1] >= best * _ALIKE:
        last += 1
    rows = head[first : last + 1]
    groups = _groups(head[first - 1], rows[0]) if first else ()
    below = head[last + 1 :]
    headings = (
        _heading(cell_at(groups, at), [cell_at(row, at) for row in rows], [cell_at(row, at) for row in below])
        for at in range(_width(rows))
    )
    scale = _scale(head[:first])
    return Layout(tuple(replace(each, scale=scale) for each in headings), last + 1)


def _scores(head: Head) -> list[int]:
    """Of each of the first rows how many of its cells are texts that stand once in their row and in their column."""
    rows = [[name_of(cell) for cell in row] for row in head]
    different = {tuple(row) for row in rows}  # a header row that comes back is the same one
    columns = [Counter(column) for column in zip_longest(*different, fillvalue="")]
    return [
        sum(
            1
            for at, text in enumerate(row)
            if not _NO_TEXT.fullmatch(text) and columns[at][text] == 1 and row.count(text) == 1
        )
        for row in rows[:HEADER_WITHIN]
    ]


def _is_filled_by(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether two rows are one header: each has texts where the other has none."""
    filled = [(bool(cell_at(above, at)), bool(cell_at(below, at))) for at in range(_width((above, below)))]
    return (True, False) in filled and (False, True) in filled


def _groups(above: Sequence[str], below: Sequence[str]) -> Sequence[str]:
    """What stands above several headings, put above each of them; a title alone in front is none."""
    filled = [at for at, cell in enumerate(above) if cell.strip()]
    if not filled or filled == [0]:
        return ()
    found = []
    group = ""
    for at in range(_width((above, below))):
        group = cell_at(above, at) or (group if cell_at(below, at) else "")
        found.append(group)
    return found


def _scale(above: Iterable[Sequence[str]]) -> str:
    """What titles say of the scale: '1 = heel belangrijk, 5 = helemaal niet belangrijk'."""
    return "; ".join(heading(cell).text for row in above for cell in row if _SCALE.search(cell))


def _heading(group: str, texts: Sequence[str], below: Sequence[str]) -> Heading:
    """A group only tells what a heading is about; alone it is the heading."""
    role = ToolRole.RESPONSE_ID if _is_id([name_of(text) for text in texts], below) else None
    own = heading(*texts, role=role)
    return Heading(heading(group, *texts).text, own.parts, role) if own.parts else heading(group)


def _is_id(names: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a column tells whom a row is of: by its name, or by a short one above what differs in each row."""
    if any(name in _IDS for name in names):
        return True
    values = [value for value in below if value]
    is_named = any(name in _MAYBE_IDS for name in names) and all(map(_ID.fullmatch, values))
    return is_named and len(set(values)) > 1 and len(set(values)) >= _DIFFERENT * len(values)


def _width(rows: Sequence[Sequence[str]]) -> int:
    return max(map(len, rows), default=0)
