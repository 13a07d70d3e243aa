"""What changed between two rounds of a municipality, on items that both show, of groups that were asked again."""

from dataclasses import dataclass, replace
from decimal import Decimal

from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.difference import Difference, difference
from retention_check.domain.item import Item
from retention_check.domain.round import Agreement, Round
from retention_check.domain.scores import AgreedScore, AnyScore
from retention_check.domain.side import Side


@dataclass(frozen=True)
class Change:
    """One side's score on one item in two rounds, and how far it moved."""

    item: Item
    side: Side
    before: AnyScore
    now: AnyScore
    moved: Difference

    @property
    def size(self) -> Decimal:
        """How far it moved, up or down."""
        return self.moved.size

    @property
    def is_listed(self) -> bool:
        """True when it moved more than one answer in both rounds can make; an open score when it moved at all."""
        return self.moved.exceeds_steps if self.moved.margin else self.size > 0


def changes(now: Comparison, before: Comparison) -> list[Change]:
    """What changed since the previous round, the largest change first, on items shown in both.

    Only of groups of which everyone was asked again. Management's scores are compared only when both rounds gave them
    in the same form, and nothing is when the scores come from another instrument. An open score that changed is another
    answer: it gets no level.
    """
    found = [
        Change(compared.item, side, old, new, difference(new, old, has_levels=not isinstance(new, AgreedScore)))
        for side in _comparable(now, before)
        if now.round.was_asked_again(side)
        for compared, new, old in _shown_in_both(now, before, side)
    ]
    places = {compared.item.code: place for place, compared in enumerate(now.items)}
    return sorted(found, key=lambda change: (-change.size, places[change.item.code]))


def hidden_changes(now: Comparison, before: Comparison) -> tuple[Side, ...]:
    """The groups whose change is not shown, only because not everyone was asked again, or nobody said so yet."""
    return tuple(
        side
        for side in _comparable(now, before)
        if not now.round.was_asked_again(side) and _shown_in_both(now, before, side)
    )


def shown_changes(now: Comparison, before: Comparison) -> tuple[Side, ...]:
    """The groups of which everyone was asked again, with a score of some item in both rounds."""
    return tuple(
        side
        for side in _comparable(now, before)
        if now.round.was_asked_again(side) and _shown_in_both(now, before, side)
    )


def _comparable(now: Comparison, before: Comparison) -> tuple[Side, ...]:
    if now.round.scale.same_instrument != before.round.scale.same_instrument:
        return ()
    has_same_form = now.round.management_form is before.round.management_form
    return tuple(side for side in Side if side is Side.YOUNG or has_same_form)


def _shown_in_both(now: Comparison, before: Comparison, side: Side) -> list[tuple[ItemComparison, AnyScore, AnyScore]]:
    return [
        (compared, new, old)
        for compared, previous in zip(now.items, before.items, strict=True)
        if (new := compared.score(side)) and (old := previous.score(side))
    ]


def carried_along(round: Round, previous: Round) -> tuple[Agreement, ...]:
    """The agreements that came along from the previous round, as they stand now; only their status may differ."""
    earlier = {replace(agreement, status="") for agreement in previous.agreements}
    return tuple(agreement for agreement in round.agreements if replace(agreement, status="") in earlier)
