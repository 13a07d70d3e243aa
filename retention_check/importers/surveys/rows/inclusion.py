"""Which rows count: the study's exclusions in its order (Appendix 1), and of every row that does not, why.

Where the study says nothing, a row counts: a blank age ('hoger dan 35 jaar hadden aangegeven' are out) and a blank at
the attention check ('een fout hadden gemaakt' are out) leave nobody out. A blank consent is none given.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.rows import row_wording
from retention_check.importers.surveys.rows.duplicates import later_ones
from retention_check.importers.surveys.rows.groups import Groups
from retention_check.importers.surveys.rows.roles import Roles
from retention_check.importers.surveys.rows.row_facts import NO_SIDE, SIDES, RowFacts
from retention_check.importers.surveys.rows.value_words import is_blank
from retention_check.importers.surveys.survey_table import SurveyTable
from retention_check.importers.surveys.understanding import Excluded, ExclusionCause

if TYPE_CHECKING:
    from retention_check.importers.surveys.rows.value_words import Rows

_BY_GROUP = (ExclusionCause.NO_GROUP, ExclusionCause.OTHER_ROLE)


@dataclass(frozen=True)
class Inclusion:
    """The side of every row that counts (its index as that of the table), and the rows that do not.

    `again` are the numbers of those that count and are the same as another, `unfinished` is how many people did not
    send theirs, whether they count or not.
    """

    sides: "pd.Series[Any]"
    excluded: tuple[Excluded, ...]
    again: tuple[int, ...] = ()
    unfinished: int = 0
    remarks: tuple[str, ...] = ()

    @property
    def repeated(self) -> int:
        """How many rows that count are the same as another."""
        return len(self.again)


def include(
    table: SurveyTable,
    roles: Roles,
    groups: Groups,
    answered: "pd.Series[bool]",
    statements: Collection[str],
    choices: Choices,
    study: Study,
) -> Inclusion:
    """Walk over the exclusions; `answered` says of each row whether it holds an answer to any statement."""
    facts = RowFacts(table, roles, groups, statements, choices, study)
    left, excluded = np.ones(len(table.frame), dtype=bool), []
    for cause, is_out in _causes(facts, answered.to_numpy(dtype=bool)):
        out = left & is_out
        told = out & ~facts.is_undecided if cause in _BY_GROUP else out
        if told.any():
            excluded.append(Excluded(cause, table.file, tuple(table.frame.index[told].tolist())))
        left &= ~out
    sides = pd.Categorical.from_codes(facts.side[left], dtype=pd.CategoricalDtype(SIDES))
    return Inclusion(
        pd.Series(sides, index=table.frame.index[left]),
        tuple(excluded),
        again=tuple(table.frame.index[later_ones(facts.same, left, facts.is_finished)].tolist()),
        unfinished=int((~facts.is_finished & ~facts.is_preview).sum()),
        remarks=tuple(_remarks(facts, left, excluded)),
    )


def _causes(facts: RowFacts, answered: "Rows") -> Iterator[tuple[ExclusionCause, "Rows"]]:
    """Each cause with the rows of which it is true, whatever came before, in the order of the study."""
    first = [
        (ExclusionCause.PREVIEW, facts.is_preview),
        (ExclusionCause.NO_CONSENT, facts.refused),
        (ExclusionCause.NO_GROUP, (facts.side == NO_SIDE) & ~facts.is_other),
        (ExclusionCause.OTHER_ROLE, facts.is_other),
        (ExclusionCause.TOO_OLD, _young(facts) & facts.ages.is_over),
        (ExclusionCause.FAILED_CHECK, facts.missed),
        (ExclusionCause.NO_ANSWERS, ~answered),
    ]
    yield from first
    # of rows that repeat each other one that was finished stays, so that each choice only ever leaves out
    people = ~np.logical_or.reduce([is_out for _, is_out in first])
    if facts.choices.complete_only:
        yield ExclusionCause.UNFINISHED, ~facts.is_finished
    again = facts.same_id(people)
    yield ExclusionCause.SAME_ID, again
    if facts.choices.drop_duplicates:
        yield ExclusionCause.DUPLICATE, later_ones(facts.same, people & ~again, facts.is_finished)


def _remarks(facts: RowFacts, left: "Rows", excluded: Collection[Excluded]) -> Iterator[str]:
    """What was taken for granted of the rows."""
    yield from facts.ages.remarks(left & _young(facts))
    if blank := sum(int((left & facts.where(key, is_blank)).sum()) for key in facts.roles.attention):
        yield row_wording.check_blank(blank)
    if blank := int((facts.where(facts.roles.consent, is_blank) & ~facts.is_preview).sum()):
        yield row_wording.consent_blank(blank)
    if facts.choices.complete_only and not facts.tells_end:
        yield row_wording.NO_END
    if (key := facts.roles.response_id) and facts.has_useless_ids(left):
        yield row_wording.ids_useless(facts.table.column(key).heading.text)
    again = [row for each in excluded if each.cause is ExclusionCause.SAME_ID for row in each.rows]
    if differ := facts.answered_otherwise(left, facts.table.frame.index.isin(again)):
        yield row_wording.ids_differ(differ)


def _young(facts: RowFacts) -> "Rows":
    return np.asarray(facts.side == SIDES.index(Side.YOUNG))
