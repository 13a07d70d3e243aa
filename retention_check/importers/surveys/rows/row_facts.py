"""What the columns with a role say of each row: its side, its end, its consent, its checks; one value a row."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np

from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.rows import attention, consent
from retention_check.importers.surveys.rows.duplicates import later_ones, numbers_of, pairs_of
from retention_check.importers.surveys.rows.groups import Groups
from retention_check.importers.surveys.rows.people_ages import AgeReading, read_ages
from retention_check.importers.surveys.rows.roles import Roles
from retention_check.importers.surveys.rows.value_words import is_blank, plain, rows_where, said
from retention_check.importers.surveys.survey_table import SurveyTable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from retention_check.importers.surveys.rows.value_words import Rows

SIDES = [str(side) for side in Side]
NO_SIDE = -1
FEW = 2  # ids that two people share, which may be slips
# what Qualtrics calls the status of an answer that its maker gave: preview, test, and those with a mark of spam
_PREVIEWS = frozenset(("1", "2", "9", "17"))
_PREVIEW_WORDS = ("preview", "test", "voorbeeld", "vorschau", "aperçu")
_UNFINISHED = frozenset(("0", "false", "onwaar", "nee", "no", "n", ""))


@dataclass(frozen=True)
class RowFacts:
    """The rows of a table, and what is known of each; `statements` are the keys of the columns with answers."""

    table: SurveyTable
    roles: Roles
    groups: Groups
    statements: Collection[str]
    choices: Choices
    study: Study

    @cached_property
    def side(self) -> "NDArray[np.int8]":
        """The place in SIDES of each row, or NO_SIDE."""
        found = np.full(len(self.table.frame), NO_SIDE, dtype=np.int8)
        if self.roles.side:
            found[:] = SIDES.index(self.roles.side)
        for side in Side:
            found[self._group_is(side)] = SIDES.index(side)
        return found

    @cached_property
    def is_undecided(self) -> "Rows":
        """The rows whose group is still asked: all, where nothing says yet which column tells it."""
        if self.roles.group is None:
            return np.full(len(self.table.frame), self.roles.side is None)
        return self._group_is(None, is_sure=False)

    @cached_property
    def is_other(self) -> "Rows":
        """The rows of who has another role, or one that is still asked."""
        return self._group_is(None)

    @cached_property
    def is_preview(self) -> "Rows":
        """The rows that the maker of the survey filled in to try it."""
        return self.where(self.roles.preview, _is_preview)

    @cached_property
    def is_finished(self) -> "Rows":
        """The rows that were sent, as far as the tool tells."""
        found = ~self.where(self.roles.finished, lambda value: plain(value) in _UNFINISHED)
        blank = self.where(self.roles.submitted, is_blank)
        return found if blank.all() else found & ~blank  # a column without any time tells nothing

    @property
    def tells_end(self) -> bool:
        """Whether the file says who sent their answers."""
        return self.roles.finished is not None or not self.where(self.roles.submitted, is_blank, missing=True).all()

    @cached_property
    def refused(self) -> "Rows":
        """The rows without consent."""
        if (key := self.roles.consent) is None:
            return self.where(None, is_blank)
        column, cells = self.table.column(key), self.table.frame[key]
        is_two_yes = self.roles.is_two_yes
        return self.where(key, lambda value: consent.refused(column, cells, value, is_two_yes=is_two_yes))

    @cached_property
    def ages(self) -> AgeReading:
        """The ages."""
        return read_ages(self.table, self.roles, self.study)

    @cached_property
    def missed(self) -> "Rows":
        """The rows with a wrong answer to an attention check."""
        found = np.zeros(len(self.table.frame), dtype=bool)
        for key in self.roles.attention:
            column, cells = self.table.column(key), self.table.frame[key]
            chosen = self.choices.right_answer
            if right := attention.right_answer_of(column, cells, self.study, self.roles.attention, chosen):
                found |= ~self.where(key, partial(attention.passes, column=column, right=right))
        return found

    @cached_property
    def same(self) -> "NDArray[np.int64]":
        """A number for each row, the same where all used columns are."""
        used = [key for key in dict.fromkeys((*self.statements, *self.roles.used)) if key in self.table.frame]
        return numbers_of([self.table.frame[key] for key in used], len(self.table.frame))

    def same_id(self, people: "Rows") -> "Rows":
        """Of people with the same response id and the same side, all but one.

        Exports of two groups that were pasted together have the same ids twice, and are no double answers.
        """
        return np.zeros(len(people), dtype=bool) if self.has_useless_ids(people) else self._same_id(people)

    def has_useless_ids(self, people: "Rows") -> bool:
        """True for ids that most of these people share, or of which most that are shared are of several people."""
        again = self._same_id(people)
        others = self._are_others(people & ~again, again) if again.any() else 0
        return bool(again.sum() * 2 > people.sum()) or (others > FEW and others * 2 > again.sum())

    def answered_otherwise(self, kept: "Rows", again: "Rows") -> int:
        """How many of the rows with an id `again` are not the same as the one of that id which is kept."""
        out, beside = pairs_of(self._ids, kept, again)
        return int((self.same[out] != self.same[beside]).sum())

    def _are_others(self, kept: "Rows", again: "Rows") -> int:
        """How many rows with an id `again` have other answers to most of what both answered."""
        out, beside = pairs_of(self._ids, kept, again)
        both, equal = np.zeros(len(out), dtype=np.int64), np.zeros(len(out), dtype=np.int64)
        for key in self._answer_keys:
            codes, is_filled = self.table.frame[key].cat.codes.to_numpy(), ~self.where(key, is_blank)
            both += is_filled[out] & is_filled[beside]
            equal += is_filled[out] & (codes[out] == codes[beside])
        return int((equal * 2 < both).sum())

    @property
    def _answer_keys(self) -> list[str]:
        return [key for key in self.statements if key in self.table.frame]

    @cached_property
    def _ids(self) -> "NDArray[np.int64]":
        """A number for each row, the same where id and side are."""
        if (key := self.roles.response_id) is None:
            return np.zeros(len(self.table.frame), dtype=np.int64)
        ids = self.table.frame[key].cat.codes.to_numpy().astype(np.int64)
        return ids * 4 + self.side

    @cached_property
    def _answers(self) -> "NDArray[np.int64]":
        """In how many columns of statements something stands, of each row."""
        filled = [~self.where(key, is_blank) for key in self._answer_keys]
        return np.sum(filled, axis=0, dtype=np.int64) if filled else np.zeros(len(self.table.frame), dtype=np.int64)

    def _same_id(self, people: "Rows") -> "Rows":
        if (key := self.roles.response_id) is None:
            return np.zeros(len(people), dtype=bool)
        has_id = ~self.where(key, is_blank)
        return later_ones(self._ids, people & has_id, self.is_finished, self._answers)

    def where(self, key: str | None, is_meant: Callable[[str], bool], *, missing: bool = False) -> "Rows":
        """The rows whose value in a column is meant; `missing` for all where there is no such column."""
        if key is None:
            return np.full(len(self.table.frame), missing)
        return rows_where(self.table.frame[key], is_meant)

    def _group_is(self, side: Side | None, *, is_sure: bool | None = None) -> "Rows":
        """The rows of a side, None for another role; only those that are sure, or that are not, where that is given."""
        key = self.roles.group
        if key is None:
            return np.zeros(len(self.table.frame), dtype=bool)
        labels = self.table.column(key).labels

        def test(value: str) -> bool:
            group = self.groups.of(said(value, labels))
            return group is not None and group.side is side and is_sure in (None, group.is_sure)

        return self.where(key, test)


def _is_preview(value: str) -> bool:
    text = plain(value)
    return text in _PREVIEWS or any(word in text for word in _PREVIEW_WORDS)
