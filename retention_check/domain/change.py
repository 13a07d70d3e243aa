"""What changed between two rounds of a municipality, on items that both show."""

from dataclasses import dataclass
from decimal import Decimal

from retention_check.domain.comparison import Comparison
from retention_check.domain.item import Item
from retention_check.domain.scales import rounded
from retention_check.domain.side import Side


@dataclass(frozen=True)
class Change:
    """One side's score on one item in two rounds; `exceeds_step` when it moved more than the steps of both together."""

    item: Item
    side: Side
    before: Decimal
    now: Decimal
    change: Decimal
    exceeds_step: bool

    @property
    def size(self) -> Decimal:
        """How far it moved, up or down."""
        return abs(self.change)


def changes(now: Comparison, before: Comparison) -> list[Change]:
    """What changed since the previous round, on items shown in both.

    Management's scores are compared only when both rounds gave them in the same form, and nothing is when the
    scores come from another instrument.
    """
    if now.round.scale.same_instrument != before.round.scale.same_instrument:
        return []
    sides = [side for side in Side if side is Side.YOUNG or now.round.management_form is before.round.management_form]
    return [
        Change(compared.item, side, old.shown_mean, new.shown_mean, moved, abs(moved) > old.step + new.step)
        for compared, previous in zip(now.items, before.items, strict=True)
        for side in sides
        if (new := compared.score(side)) and (old := previous.score(side))
        if (moved := rounded(new.mean - old.mean)) is not None
    ]
