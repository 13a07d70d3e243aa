"""What people see of how a side's scores were collected: nothing of a side, or an item, that shows no score."""

from collections.abc import Iterable
from dataclasses import replace

from retention_check.domain.collection import Collection
from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.item import Kind
from retention_check.domain.scores import Score
from retention_check.domain.side import Side
from retention_check.domain.spread import Spread


def collection_shown(comparison: Comparison, side: Side) -> Collection | None:
    """How a side was asked with our own questionnaire, with the spreads that are shown; None without a score of it."""
    found = comparison.round.collected.get(side)
    shown = {each.item.code for each in comparison.items if isinstance(each.outcome(side), Score)}
    if not found or not shown:
        return None
    return replace(found, spreads={code: spread for code, spread in found.spreads.items() if code in shown})


def spreads_shown(comparison: Comparison, code: str) -> dict[Side, Spread]:
    """How the answers to an item are spread, of each side of which that is shown."""
    found = {}
    for side in Side:
        collection = comparison.round.collected.get(side)
        if collection and code in collection.spreads and isinstance(comparison.item(code).outcome(side), Score):
            found[side] = collection.spreads[code]
    return found


def sides_with_spread(items: Iterable[ItemComparison], comparison: Comparison) -> tuple[Side, ...]:
    """The sides of which a spread is shown on one of these items."""
    found = {side for each in items for side in spreads_shown(comparison, each.item.code)}
    return tuple(side for side in Side if side in found)


def items_with_spread(comparison: Comparison, kind: Kind | None = None) -> tuple[ItemComparison, ...]:
    """The items, of one kind or of both, of which a side's spread is shown."""
    return tuple(
        each
        for each in comparison.items
        if kind in (None, each.item.kind) and spreads_shown(comparison, each.item.code)
    )
