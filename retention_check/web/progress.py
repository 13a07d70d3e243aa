"""How far the entering of a round is: how many scores of each side are in, and what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from retention_check.round import Round, ManagementForm
from retention_check.domain.study import Item, Kind, Side, load_study


@dataclass(frozen=True)
class Progress:
    """Scores entered by kind and side, the items without a score, and scores whose number of answers is unknown."""

    entered: Mapping[tuple[Kind, Side], int]
    missing: Mapping[Side, tuple[Item, ...]]
    uncounted: Mapping[Side, int]

    @property
    def is_empty(self) -> bool:
        """True when nothing was entered."""
        return not any(self.entered.values())


def of(round: Round) -> Progress:
    """How far a round is."""
    study = load_study()
    there = {(entry.code, entry.side) for entry in round.entries}
    return Progress(
        {
            (kind, side): sum((item.code, side) in there for item in study.of_kind(kind))
            for kind in Kind
            for side in Side
        },
        {side: tuple(item for item in study.items if (item.code, side) not in there) for side in Side},
        {side: _uncounted(round, side) for side in Side},
    )


def _uncounted(round: Round, side: Side) -> int:
    if side is Side.MANAGEMENT and round.form is ManagementForm.AGREED:
        return 0
    return sum(round.answers(entry) is None for entry in round.entries if entry.side is side)
