"""Two people change one round at once: what each of them changed is kept, unless both changed the same."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Generic, TypeVar

from retention_check.domain.round import Entry, Round

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True)
class Merged(Generic[Key, Value]):
    """The values with the changes of both, and the keys that both changed to something else; there mine stands."""

    values: Mapping[Key, Value]
    conflicts: tuple[Key, ...]


def merge_values(
    opened: Mapping[Key, Value], mine: Mapping[Key, Value], theirs: Mapping[Key, Value]
) -> Merged[Key, Value]:
    """Values as they were when I began, as I want them, and as they are stored now, together; no key is no value."""
    values: dict[Key, Value] = {}
    conflicts = []
    for key in {**opened, **theirs, **mine}:
        was, wanted, stored = opened.get(key), mine.get(key), theirs.get(key)
        chosen = stored if wanted == was else wanted
        if chosen is not None:
            values[key] = chosen
        if wanted not in (was, stored) and stored != was:
            conflicts.append(key)
    return Merged(values, tuple(conflicts))


def merge_rounds(opened: Round, mine: Round, theirs: Round) -> Round | None:
    """The round with the changes of both; None when both changed the same thing to something else.

    What was published meanwhile is no thing to merge with: whoever changes something must have seen it. Nor is what
    scores stand for, or that they were locked, with a change of these scores.
    """
    if theirs.publication != opened.publication or _reads_scores_otherwise(opened, mine, theirs):
        return None
    changes: dict[str, object] = {}
    for name in (field.name for field in fields(Round)):
        values = [getattr(round, name) for round in (opened, mine, theirs)]
        if name == "entries":
            values = [_by_place(entries) for entries in values]
        whole = not isinstance(values[0], Mapping)
        merged = merge_values(*([{name: value} for value in values] if whole else values))
        if merged.conflicts:
            return None
        changes[name] = merged.values[name] if whole else merged.values
    places: Mapping[object, Entry] = changes["entries"]  # type: ignore[assignment]
    return replace(theirs, **{**changes, "entries": tuple(places.values())})  # type: ignore[arg-type]


def _reads_scores_otherwise(opened: Round, mine: Round, theirs: Round) -> bool:
    if _scores(mine) == _scores(theirs):
        return False
    pairs = ((mine, theirs), (theirs, mine))
    return any(_reading(one) != _reading(opened) and _scores(other) != _scores(opened) for one, other in pairs)


def _reading(round: Round) -> tuple[object, ...]:
    return round.management_form, round.scale, round.is_locked


def _scores(round: Round) -> tuple[object, ...]:
    return _reading(round), round.management_role, set(round.entries), dict(round.answers)


def _by_place(entries: tuple[Entry, ...]) -> dict[tuple[str, str], Entry]:
    return {(entry.code, entry.side): entry for entry in entries}
