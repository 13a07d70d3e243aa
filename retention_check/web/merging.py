"""Two people type in the same form: what each of them changed is kept, and only what both changed is told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Clash:
    """A field that both changed: its name, what was typed here, and what someone else stored meanwhile."""

    field: str
    typed: str
    stored: str


@dataclass(frozen=True)
class Merged:
    """The fields with the changes of both, and where they clash; there, what was typed here stands."""

    cells: Mapping[str, str]
    clashes: tuple[Clash, ...]


def merge(
    names: Iterable[str], before: Mapping[str, str], typed: Mapping[str, str], stored: Mapping[str, str]
) -> Merged:
    """Fields as they were when the page was opened, as typed, and as stored now, put together; empty is no entry."""
    cells: dict[str, str] = {}
    clashes = []
    for name in names:
        was, mine, theirs = (fields.get(name, "") for fields in (before, typed, stored))
        cells[name] = theirs if mine == was else mine
        if mine not in (was, theirs) and theirs != was:
            clashes.append(Clash(name, mine, theirs))
    return Merged({name: text for name, text in cells.items() if text}, tuple(clashes))
