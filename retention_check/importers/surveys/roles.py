"""Which columns tell the group, the age, the consent and the attention check of each row."""

from collections.abc import Collection
from dataclasses import dataclass

from retention_check.importers.surveys.choices import Choices, ColumnRole
from retention_check.importers.surveys.groups import names_a_side
from retention_check.importers.surveys.survey_table import SurveyTable, ToolRole
from retention_check.importers.surveys.understanding import Question

MOST_GROUPS = 12  # different values in a column that tells the group


@dataclass(frozen=True)
class Roles:
    """The keys of the columns with a role, by role; what nobody can tell is asked."""

    group: str | None = None
    age: str | None = None
    birth_year: str | None = None
    consent: str | None = None
    attention: str | None = None
    submitted: str | None = None
    finished: str | None = None
    preview: str | None = None
    response_id: str | None = None
    questions: tuple[Question, ...] = ()

    def role_of(self, key: str) -> ColumnRole:
        """What a column is."""
        named = (ColumnRole.GROUP, ColumnRole.AGE, ColumnRole.BIRTH_YEAR, ColumnRole.CONSENT, ColumnRole.ATTENTION)
        return next((role for role in named if getattr(self, role) == key), ColumnRole.NONE)


def find_roles(table: SurveyTable, statements: Collection[str], choices: Choices) -> Roles:
    """The roles of the columns that are no statement (whose keys are `statements`)."""
    free = [column for column in table.columns if column.key not in statements]
    by_tool = {role: next((c.key for c in free if c.heading.role is role), None) for role in ToolRole}
    named = {role: key for key, role in choices.columns.items() if role in [*ColumnRole]}
    group = named.get(ColumnRole.GROUP) or next(
        (
            column.key
            for column in free
            if column.heading.role is None
            and column.key not in choices.columns
            and len(values := table.frame[column.key].cat.categories) <= MOST_GROUPS
            and any(names_a_side(value) for value in values)
        ),
        None,
    )
    return Roles(
        group=group,
        age=named.get(ColumnRole.AGE),
        birth_year=named.get(ColumnRole.BIRTH_YEAR),
        consent=named.get(ColumnRole.CONSENT),
        attention=named.get(ColumnRole.ATTENTION),
        submitted=by_tool[ToolRole.SUBMITTED],
        finished=by_tool[ToolRole.FINISHED],
        preview=by_tool[ToolRole.PREVIEW],
        response_id=by_tool[ToolRole.RESPONSE_ID],
    )
