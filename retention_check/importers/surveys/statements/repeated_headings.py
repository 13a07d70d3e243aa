"""Headings that stand twice in one table: tools put a number behind the second, which is no part of it."""

import re
from collections.abc import Mapping, Sequence

from retention_check.importers.surveys.survey_table import Heading, SurveyColumn

_NUMBER_BEHIND = re.compile(r"(?P<first>.*[^\d\s._(])[\s._]*(?:\(\d{1,2}\)|\d{1,2})", re.DOTALL)
_LOOSE = " ._"  # what may stand before the number, and at the end of a heading


def first_headings(columns: Sequence[SurveyColumn]) -> Mapping[str, Heading]:
    """The heading of each column by its key, without a number that only says that it stood there before.

    The other one must be in the table too, and have more than one word: `R1` and `R12` are two codes.
    """
    there: dict[str, Heading] = {}
    for column in columns:
        there.setdefault(column.heading.text.rstrip(_LOOSE), column.heading)
    return {column.key: _first(column.heading, there) for column in columns}


def _first(heading: Heading, there: Mapping[str, Heading]) -> Heading:
    found = _NUMBER_BEHIND.fullmatch(heading.text)
    first = found["first"] if found else ""
    return there.get(first, heading) if " " in first else heading
