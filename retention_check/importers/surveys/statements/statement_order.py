"""Columns that are only numbered: statements in the order of the study, when there are as many of them."""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from retention_check.domain.item import Kind
from retention_check.domain.study import Study
from retention_check.importers.surveys.survey_table import SurveyColumn

_NUMBERED = re.compile(r"(?P<stem>.*?)(?P<number>\d{1,3})\W*")
_LONGEST = 20  # characters of a heading that is a number
_SHORTEST_RUN = 4  # columns: the measures under one reason


def by_order(
    columns: Sequence[SurveyColumn], is_open: Mapping[str, bool], study: Study, known: Collection[str]
) -> Mapping[str, str]:
    """The code of each numbered column by its place, of the columns that are open, where `known` have a column already.

    There are as many as the reasons or as all statements, or as the measures where every reason has its column.
    """
    keys = [key for run in _runs(columns, is_open) if len(run) >= _SHORTEST_RUN for key in run]
    reasons, measures = (tuple(item.code for item in study.of_kind(kind)) for kind in Kind)
    if not known and len(keys) in (len(reasons), len(reasons) + len(measures)):
        return dict(zip(keys, (*reasons, *measures), strict=False))
    if set(known) == set(reasons) and len(keys) == len(measures):
        return dict(zip(keys, measures, strict=True))
    return {}


def _runs(columns: Sequence[SurveyColumn], is_open: Mapping[str, bool]) -> list[list[str]]:
    """The keys of columns side by side of which the numbers go up by one."""
    numbers = [(column.key, place, _number(column)) for place, column in enumerate(columns) if is_open[column.key]]
    numbered = [(key, number[0], number[1] - place) for key, place, number in numbers if number]
    return [[key for key, *_ in group] for _, group in groupby(numbered, key=lambda each: each[1:])]


def _number(column: SurveyColumn) -> tuple[str, int] | None:
    """What stands before the number, and the number; None for a heading that is more than a number."""
    if any(len(text) > _LONGEST for text in (column.heading.text, *column.heading.parts)):
        return None
    found = _NUMBERED.fullmatch(column.heading.text)
    return (found["stem"], int(found["number"])) if found else None
