"""A form that branches: each statement stands in a column for each group, and every row is filled in one of them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from retention_check import dutch
from retention_check.importers.surveys.rows.value_words import is_blank, said
from retention_check.importers.surveys.statements.matching import Match
from retention_check.importers.surveys.survey_table import SurveyTable
from retention_check.importers.surveys.understanding import Sureness

if TYPE_CHECKING:
    from retention_check.importers.surveys.rows.value_words import Rows

_TWICE = 2


def put_together(matches: Mapping[str, Match], table: SurveyTable) -> Mapping[str, Match]:
    """The same, but the columns that hold one statement for different rows all have it; the others stay asked.

    One row with two answers to a statement says that the form does not branch: then nothing is put together that no
    person chose.
    """
    several = _several(matches, table)
    crossed = [keys for keys in several if _is_crossed(keys, table)]
    is_doubtful = any(not _is_chosen(keys, matches) for keys in crossed)
    apart = [keys for keys in several if keys not in crossed and not (is_doubtful and not _is_chosen(keys, matches))]
    sure = {key: match for keys in apart for key in keys if (match := matches[key].if_apart)}
    return {key: sure.get(key, match) for key, match in matches.items()}


def remarks_on(statements: Mapping[str, str]) -> Iterator[str]:
    """That statements (by the keys of their columns) were put together."""
    times = [each for each in Counter(statements.values()).values() if each > 1]
    if times:
        often = "twee keer" if max(times) == _TWICE else "meer dan één keer"
        what, those = ("stelling staat", "die") if len(times) == 1 else ("stellingen staan", "ze")
        yield (
            f"{dutch.thousands(len(times))} {what} {often} in het bestand, elke keer met antwoorden in andere rijen. "
            f"Wij voegden {those} samen."
        )


def _several(matches: Mapping[str, Match], table: SurveyTable) -> list[list[str]]:
    """The columns of each statement that is in more than one; not where something was dropped that may be answers."""
    found: dict[str, list[str]] = {}
    for key, match in matches.items():
        if match.if_apart:
            found.setdefault(match.if_apart.code, []).append(key)
    dropped = {column.key for column in table.columns if column.dropped}
    return [keys for keys in found.values() if dropped.isdisjoint(keys)]


def _is_chosen(keys: Sequence[str], matches: Mapping[str, Match]) -> bool:
    return any(match.sureness is Sureness.CHOSEN for key in keys if (match := matches[key].if_apart))


def _is_crossed(keys: Sequence[str], table: SurveyTable) -> bool:
    """Whether a row has something in more than one of these columns."""
    before = np.zeros(len(table.frame), dtype=bool)
    for key in keys:
        filled = _filled(key, table)
        if (before & filled).any():
            return True
        before |= filled
    return False


def _filled(key: str, table: SurveyTable) -> "Rows":
    """The rows with something in a column: there are few ways to say nothing, so that each is looked for at once."""
    labels = table.column(key).labels
    cells = table.frame[key].cat
    codes = cells.codes.to_numpy()
    filled = np.asarray(codes >= 0)
    for place, value in enumerate(cells.categories):
        if is_blank(said(str(value), labels)):
            filled &= codes != place
    return filled
