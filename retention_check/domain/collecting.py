"""What people see of how a side's scores were collected: nothing of a side, or an item, that shows no score."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from retention_check.domain.collection import Collection
from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.imported import ImportedItem, ImportedSurvey
from retention_check.domain.item import Kind
from retention_check.domain.round import Round
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


def import_shown(comparison: Comparison, side: Side) -> ImportedSurvey | None:
    """From which survey of another tool a side's shown scores came, each as it is shown; None where none did.

    A spread stands beside the mean that is shown, in points, for nothing else is to be told with it.
    """
    fitting = fitting_items(comparison.round, side)
    scores = {each.item.code: each.outcome(side) for each in comparison.items if each.item.code in fitting}
    spreads = fitting_spreads(comparison.round, side)
    shown = {
        code: ImportedItem(score.shown_mean, score.n, spreads.get(code))
        for code, score in scores.items()
        if isinstance(score, Score)
    }
    return replace(comparison.round.imported[side], items=shown) if shown else None


def sides_asked_elsewhere(comparison: Comparison) -> tuple[Side, ...]:
    """The sides whose shown scores came from another survey than our own questionnaire."""
    return tuple(side for side in Side if import_shown(comparison, side) and collection_shown(comparison, side) is None)


def with_import(round: Round, side: Side, tool: str, day: date, spreads: Mapping[str, Spread]) -> Round:
    """The round, and that the scores it has of a side were imported from a survey of a tool, with these spreads.

    Of a published side nothing changes: a second spread beside the first would tell who answered otherwise.
    """
    if round.is_published(side):
        return round
    scale = round.scale_of(side)
    items = {
        entry.code: ImportedItem(scale.to_points(entry.mean), n, spreads.get(entry.code))
        for entry in round.entries_of(side)
        if (n := round.answers_behind(entry)) is not None
    }
    return replace(round, imported={**round.imported, side: ImportedSurvey(tool, day, items)})


def fitting_items(round: Round, side: Side) -> Mapping[str, ImportedItem]:
    """What was imported of a side and still stands there, with the same mean and number of answers."""
    found, scale = round.imported.get(side), round.scale_of(side)
    if not found or round.gives_agreed_scores(side):
        return {}
    entered = {each.code: (scale.to_points(each.mean), round.answers_behind(each)) for each in round.entries_of(side)}
    return {code: each for code, each in found.items.items() if entered.get(code) == (each.mean, each.n)}


def fitting_spreads(round: Round, side: Side) -> Mapping[str, Spread]:
    """The spreads of these: only answers of five steps have any."""
    if not round.scale_of(side).same_instrument:
        return {}
    return {code: each.spread for code, each in fitting_items(round, side).items() if each.spread}


def spreads_shown(comparison: Comparison, code: str) -> dict[Side, Spread]:
    """How the answers to an item are spread, of each side of which that is shown."""
    found = {}
    for side in Side:
        spreads = _spreads(comparison.round, side)
        if code in spreads and isinstance(comparison.item(code).outcome(side), Score):
            found[side] = spreads[code]
    return found


def sides_without_spread(comparison: Comparison, code: str) -> tuple[Side, ...]:
    """The sides with enough answers to an item for a spread, of which it is not shown all the same."""
    there = spreads_shown(comparison, code)
    return tuple(side for side in Side if side not in there and _has_enough(comparison, comparison.item(code), side))


def sides_too_small_for_spread(comparison: Comparison) -> tuple[Side, ...]:
    """The sides of which the answers were counted and that have too few to every item for a spread."""
    asked = (side for side in Side if _is_counted(comparison.round, side) and comparison.has(side))
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
    return _is_counted(comparison.round, side) and isinstance(outcome, Score) and outcome.n >= FEWEST_SPREAD


def _is_counted(round: Round, side: Side) -> bool:
    """Whether answers of 1 to 5 were counted: by our own questionnaire, or from the export of another tool."""
    is_of_five = round.scale_of(side).same_instrument
    return side in round.collected or (is_of_five and bool(fitting_items(round, side)))


def _spreads(round: Round, side: Side) -> Mapping[str, Spread]:
    own = round.collected.get(side)
    return own.spreads if own else fitting_spreads(round, side)
