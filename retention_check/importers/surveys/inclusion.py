"""Which rows count: the study's exclusions in its order (Appendix 1), and of every row that does not, why."""

from dataclasses import dataclass

import pandas as pd

from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.roles import Roles
from retention_check.importers.surveys.survey_table import SurveyTable
from retention_check.importers.surveys.understanding import Excluded, ExclusionCause, GroupValue


@dataclass(frozen=True)
class Inclusion:
    """The side of every row that counts (its index as that of the table), and the rows that do not."""

    sides: "pd.Series[str]"
    excluded: tuple[Excluded, ...]
    repeated: int = 0
    unfinished: int = 0


def include(
    table: SurveyTable,
    roles: Roles,
    groups: tuple[GroupValue, ...],
    answered: "pd.Series[bool]",
    side: Side | None,
    study: Study,  # noqa: ARG001 - the age limit
    choices: Choices,  # noqa: ARG001 - unfinished rows and duplicates
) -> Inclusion:
    """Walk over the exclusions; `answered` says of each row whether it holds an answer to any statement.

    `side` is that of every row where the file is of one group.
    """
    left = pd.Series(str(side), index=table.frame.index) if side else _sides(table, roles, groups)
    excluded = []
    for cause, is_out in (
        (ExclusionCause.NO_GROUP, left == ""),
        (ExclusionCause.OTHER_ROLE, left == "other"),
        (ExclusionCause.NO_ANSWERS, ~answered),
    ):
        out = is_out.reindex(left.index)
        if out.any():
            excluded.append(Excluded(cause, table.file, tuple(int(row) for row in left.index[out])))
        left = left[~out]
    return Inclusion(left, tuple(excluded))


def _sides(table: SurveyTable, roles: Roles, groups: tuple[GroupValue, ...]) -> "pd.Series[str]":
    meant = {group.value: str(group.side) if group.side else "other" for group in groups}
    if roles.group is None:
        return pd.Series("", index=table.frame.index)
    return table.frame[roles.group].astype(object).map(meant).fillna("").astype(object)
