"""Two people type in the same form: what each of them changed is kept, and only what both changed is told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Conflict:
    """A field that both changed: its name, what was typed here, and what someone else stored meanwhile."""

    field: str
    typed: str
    stored: str


@dataclass(frozen=True)
class Merged:
    """The fields with the changes of both, and where they conflict; there, what was typed here stands."""

    cells: Mapping[str, str]
    conflicts: tuple[Conflict, ...]


def merge(
    names: Iterable[str], opened: Mapping[str, str], typed: Mapping[str, str], stored: Mapping[str, str]
) -> Merged:
    """Fields as they were when the page was opened, as typed, and as stored now, put together; empty is no entry."""
    cells: dict[str, str] = {}
    conflicts = []
    for name in names:
        was, mine, theirs = (fields.get(name, "") for fields in (opened, typed, stored))
        cells[name] = theirs if mine == was else mine
        if mine not in (was, theirs) and theirs != was:
            conflicts.append(Conflict(name, mine, theirs))
    return Merged({name: text for name, text in cells.items() if text}, tuple(conflicts))
