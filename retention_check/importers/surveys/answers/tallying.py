"""Rows become counts at once: how often each answer was given to each statement by each group."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from retention_check.domain.round import Entry
from retention_check.domain.scales import SCALES, Scale
from retention_check.domain.side import Side
from retention_check.domain.spread import Spread, spread_of
from retention_check.domain.tallies import ANSWERS, Tally, points_of
from retention_check.importers.surveys.answers.answer_scale import COUNTED
from retention_check.importers.surveys.understanding import AnswerScale

Counts = Mapping[tuple[Side, str], Mapping[Decimal, int]]  # by side and code: how often each answer was given
SCALE_OF: Mapping[AnswerScale, Scale] = {
    AnswerScale.ONE_TO_FIVE: SCALES["1-10"],  # the means are worked out in points
    AnswerScale.FIVE_TO_ONE: SCALES["1-10"],
    AnswerScale.POINTS: SCALES["1-10"],
    AnswerScale.MARKS: SCALES["marks"],
}


def tally(
    frame: pd.DataFrame,
    statements: Mapping[str, str],
    read: Mapping[str, Mapping[str, Decimal | None]],
    sides: "pd.Series[Any]",
) -> Counts:
    """The answers of the rows that count, each with its side: what `read` makes of them, by column and value.

    Values are counted first and read then, for there are few different ones: a hundred thousand rows take no longer.
    """
    found: dict[tuple[Side, str], dict[Decimal, int]] = {}
    for side, rows in frame.loc[sides.index, list(statements)].groupby(sides, observed=True):
        for key, code in statements.items():
            answers = _read(rows[key].value_counts(sort=False), read[key])
            if answers:
                _add(found.setdefault((Side(str(side)), code), {}), answers)
    return found


def added(all_counts: Iterable[Counts]) -> Counts:
    """The counts of several tables together."""
    found: dict[tuple[Side, str], dict[Decimal, int]] = {}
    for counts in all_counts:
        for place, answers in counts.items():
            _add(found.setdefault(place, {}), answers)
    return found


def entries_of(counts: Counts, scale: AnswerScale) -> tuple[Entry, ...]:
    """Means with their numbers of answers, in points of 1 to 10 or school marks."""
    return tuple(
        Entry(code, side, _mean(answers, scale), sum(answers.values())) for (side, code), answers in counts.items()
    )


def spreads_of(counts: Counts, scale: AnswerScale) -> Mapping[Side, Mapping[str, Spread]]:
    """How the answers of 1 to 5 are spread, of the statements of which that may be shown."""
    found: dict[Side, dict[str, Spread]] = {}
    if scale in COUNTED:
        for (side, code), answers in counts.items():
            if spread := spread_of(Tally(tuple(answers.get(Decimal(each), 0) for each in range(1, ANSWERS + 1)))):
                found.setdefault(side, {})[code] = spread
    return found


def _add(there: dict[Decimal, int], answers: Mapping[Decimal, int]) -> None:
    for answer, times in answers.items():
        there[answer] = there.get(answer, 0) + times


def _read(times: "pd.Series[int]", read: Mapping[str, Decimal | None]) -> dict[Decimal, int]:
    found: dict[Decimal, int] = {}
    for value, count in times.items():
        answer = read[str(value)] if count else None
        if answer is not None:
            found[answer] = found.get(answer, 0) + int(count)
    return found


def _mean(answers: Mapping[Decimal, int], scale: AnswerScale) -> Decimal:
    n = sum(answers.values())
    total = sum((answer * times for answer, times in answers.items()), Decimal(0))
    return points_of(int(total), n) if scale in COUNTED else total / n
