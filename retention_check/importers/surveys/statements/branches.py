"""A form that branches: each statement stands in a column for each group, and every row is filled in one of them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from retention_check import dutch
from retention_check.importers.surveys.answers.answer_labels import LONGEST_LABEL
from retention_check.importers.surveys.rows.value_words import is_blank, said
from retention_check.importers.surveys.statements.block_groups import are_of_one_group_each
from retention_check.importers.surveys.statements.echoes import Echo
from retention_check.importers.surveys.statements.matching import MOST_CANDIDATES, Match
from retention_check.importers.surveys.survey_table import SurveyTable
from retention_check.importers.surveys.understanding import Sureness

if TYPE_CHECKING:
    from retention_check.importers.surveys.rows.value_words import Rows

_TWICE = 2
_FEW = 0.2  # part of the rows of a column in which another has an answer too: then it may still be a second block
_MOST_ANSWERS = 20  # different ones in a column, slips and remarks among them


def put_together(matches: Mapping[str, Match], table: SurveyTable) -> Mapping[str, Match]:
    """The same, but the columns that hold one statement for different rows all have it; the others stay asked.

    One row with two answers to a statement says that the form does not branch: then nothing is put together that no
    person chose.
    """
    several = _several(matches, table)
    echoed = list(_echoed(matches, table))
    crossed = [keys for keys in several if _is_crossed(keys, table)]
    is_doubtful = any(not _is_chosen(keys, matches) for keys in crossed) or any(each.is_against for each in echoed)
    apart = [keys for keys in several if keys not in crossed and not (is_doubtful and not _is_chosen(keys, matches))]
    apart = [keys for keys in apart if _is_chosen(keys, matches) or _ask_the_same(keys, matches, table)]
    sure = {key: match for keys in apart for key in keys if (match := matches[key].if_apart)}
    again = {each.echo.key: match for each in echoed if (match := each.match(is_doubtful=is_doubtful))}
    found = {**matches, **again, **sure}
    return {column.key: replace(match, echoes=()) for column in table.columns if (match := found.get(column.key))}


@dataclass(frozen=True)
class _Echoed:
    """A column that may hold a statement again, and on which part of its rows that statement has an answer already."""

    echo: Echo
    holder: Match
    crossed: float

    @property
    def is_against(self) -> bool:
        """Whether it says that the form does not branch."""
        is_sure = self.echo.sureness is not Sureness.ASKED and not self.echo.is_coded
        return is_sure and self.crossed > 0 and self.holder.sureness is not Sureness.CHOSEN

    def match(self, *, is_doubtful: bool) -> Match | None:
        """What it is; None for what is no second answer, or where a person chose the other column."""
        is_apart = self.crossed == 0
        if is_apart and self.echo.sureness is not Sureness.ASKED:
            if not is_doubtful or Sureness.CHOSEN in (self.echo.sureness, self.holder.sureness):
                return Match(self.holder.code, self.echo.sureness)
        elif self._is_passed_over():
            return None
        candidates = (self.holder.code, *self.echo.candidates)[:MOST_CANDIDATES]
        return Match("", Sureness.ASKED, candidates, is_by_order=self.echo.is_coded and is_apart)

    def _is_passed_over(self) -> bool:
        if self.echo.is_coded:
            return self.crossed > _FEW
        if self.echo.sureness is Sureness.ASKED:
            return self.crossed > 0
        return self.holder.sureness is Sureness.CHOSEN


def _echoed(matches: Mapping[str, Match], table: SurveyTable) -> Iterator[_Echoed]:
    """The columns with something like answers in them that may hold a statement again."""
    kept = {column.key for column in table.columns if not column.dropped}
    for key, match in matches.items():
        echoes = [echo for echo in match.echoes if echo.key in kept and _may_be_answers(echo.key, table)]
        before = _filled(key, table) if echoes else None
        for echo in echoes:
            filled = _filled(echo.key, table)
            if before is not None and filled.any():
                yield _Echoed(echo, match, float((before & filled).sum() / filled.sum()))
                before = before | filled


def _may_be_answers(key: str, table: SurveyTable) -> bool:
    """Whether values come back, as answers do, or are as short as those; what people wrote does not."""
    cells = table.frame[key].cat
    values = [str(value).strip() for value in cells.categories if not is_blank(str(value))]
    return len(values) <= _MOST_ANSWERS and all(len(value) <= LONGEST_LABEL for value in values)


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


def _ask_the_same(keys: Sequence[str], matches: Mapping[str, Match], table: SurveyTable) -> bool:
    """Whether one question stands above these columns, or each is for another group: else they are two questions."""
    frames = {match.frame for key in keys if (match := matches[key].if_apart)}
    return len(frames) < _TWICE or are_of_one_group_each([_filled(key, table) for key in keys], table, {*matches})


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
