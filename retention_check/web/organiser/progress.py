"""How far the entering of a round is: how many scores of each side are in, and what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from retention_check.domain.item import Item, Kind
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.domain.study import Study


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


def entry_progress(round: Round, study: Study) -> Progress:
    """How far a round is."""
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
    if round.gives_agreed_scores(side):
        return 0
    return sum(round.answers_behind(entry) is None for entry in round.entries_of(side))
