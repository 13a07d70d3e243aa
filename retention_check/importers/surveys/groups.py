"""Which group a value means: young civil servants, management, or neither."""

from collections.abc import Mapping

from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import NOBODY, Choices
from retention_check.importers.surveys.understanding import GroupValue

YOUNG = ("jonge ambtenaar", "jonge ambtenaren", "jong", "young")
MANAGEMENT = ("management", "gemeentesecretaris", "secretaris", "manager", "leidinggevende", "directie", "mt-lid")
OTHER = ("anders", "andere functie", "iets anders", "geen van beide", "other", "none of the above")


def read_groups(values: Mapping[str, int], choices: Choices) -> tuple[GroupValue, ...]:
    """Whom each value of the group column means, with on how many rows it stands; an empty one is nobody's."""
    return tuple(_group(value, rows, choices) for value, rows in values.items() if value.strip())


def names_a_side(value: str) -> Side | None:
    """The group that a value names beyond doubt."""
    text = " ".join(value.lower().split())
    if text in YOUNG:
        return Side.YOUNG
    return Side.MANAGEMENT if text in MANAGEMENT else None


def _group(value: str, rows: int, choices: Choices) -> GroupValue:
    if chosen := choices.values.get(value):
        return GroupValue(value, rows, None if chosen == NOBODY else Side(chosen))
    side = names_a_side(value)
    return GroupValue(value, rows, side, is_sure=side is not None or " ".join(value.lower().split()) in OTHER)
