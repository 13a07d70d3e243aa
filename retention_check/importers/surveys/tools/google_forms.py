"""Google Forms: one header row that begins with the time, a grid as `question [row]`."""

from collections.abc import Sequence

from retention_check.importers.surveys.headings import cleaned, heading
from retention_check.importers.surveys.survey_table import Layout, ToolRole

NAME = "Google Forms"
TIMES = {"tijdstempel", "timestamp", "zeitstempel", "horodateur"}
ADDRESSES = {"e-mailadres", "email address", "gebruikersnaam", "username"}


def matches(head: Sequence[Sequence[str]]) -> bool:
    """The first column is the time at which it was sent."""
    return bool(head) and bool(head[0]) and cleaned(head[0][0]).lower() in TIMES


def read(head: Sequence[Sequence[str]]) -> Layout:
    """One row above the answers."""
    return Layout(tuple(heading(text, role=_role(text)) for text in head[0]), 1)


def _role(text: str) -> ToolRole | None:
    name = cleaned(text).lower()
    if name in TIMES:
        return ToolRole.OTHER
    return ToolRole.PRIVATE if name in ADDRESSES else None
