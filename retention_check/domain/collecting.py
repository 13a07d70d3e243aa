"""What people see of how a side's scores were collected: nothing of a side, or an item, that shows no score."""

from collections.abc import Iterable
from dataclasses import replace

from retention_check.domain.collection import Collection
from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.item import Kind
from retention_check.domain.scores import Score
from retention_check.domain.side import Side
from retention_check.domain.spread import FEWEST_SPREAD, Spread


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


def sides_without_spread(comparison: Comparison, code: str) -> tuple[Side, ...]:
    """The sides with enough answers to an item for a spread, of which it is not shown all the same."""
    there = spreads_shown(comparison, code)
    return tuple(side for side in Side if side not in there and _has_enough(comparison, comparison.item(code), side))


def sides_too_small_for_spread(comparison: Comparison) -> tuple[Side, ...]:
    """The sides that were asked with our own questionnaire and have too few answers to every item for a spread."""
    asked = (side for side in Side if collection_shown(comparison, side))
    return tuple(side for side in asked if not any(_has_enough(comparison, each, side) for each in comparison.items))


def items_told_of_spread(comparison: Comparison, kind: Kind) -> tuple[ItemComparison, ...]:
    """The items of a kind with a spread, or with enough answers for one."""
    return tuple(
        each
        for each in comparison.items
        if each.item.kind is kind
        and (spreads_shown(comparison, each.item.code) or sides_without_spread(comparison, each.item.code))
    )


def sides_with_spread(items: Iterable[ItemComparison], comparison: Comparison) -> tuple[Side, ...]:
    """The sides of which a spread is shown on one of these items."""
    found = {side for each in items for side in spreads_shown(comparison, each.item.code)}
    return tuple(side for side in Side if side in found)


def sides_told_of_spread(items: Iterable[ItemComparison], comparison: Comparison) -> tuple[Side, ...]:
    """The sides of which a spread is shown on one of these items, or that it is not."""
    items = tuple(items)
    missing = {side for each in items for side in sides_without_spread(comparison, each.item.code)}
    return tuple(side for side in Side if side in missing or side in sides_with_spread(items, comparison))


def items_with_spread(comparison: Comparison, kind: Kind | None = None) -> tuple[ItemComparison, ...]:
    """The items, of one kind or of both, of which a side's spread is shown."""
    return tuple(
        each
        for each in comparison.items
        if kind in (None, each.item.kind) and spreads_shown(comparison, each.item.code)
    )


def _has_enough(comparison: Comparison, compared: ItemComparison, side: Side) -> bool:
    outcome = compared.outcome(side)
    return side in comparison.round.collected and isinstance(outcome, Score) and outcome.n >= FEWEST_SPREAD
