"""Google Forms, and the sheet linked to it: one header row that begins with the time, a grid as `question [row]`."""

from retention_check.importers.surveys.survey_table import Layout, ToolRole
from retention_check.importers.surveys.table.headings import heading
from retention_check.importers.surveys.tools.header_rows import Head, Roles, first_row, name_of, roles

NAME = "Google Forms"
_TIMES = ("tijdstempel", "timestamp", "zeitstempel", "tidsstämpel", "horodateur")
_ROLES: Roles = {
    **roles(ToolRole.SUBMITTED, *_TIMES),
    **roles(ToolRole.OTHER, "score", "totaalscore", "punktzahl", "poäng"),
    **roles(ToolRole.PRIVATE, "e-mailadres", "email address", "e-mail-adresse", "e-postadress", "adresse e-mail"),
    **roles(ToolRole.PRIVATE, "gebruikersnaam", "username", "nutzername", "användarnamn"),
}


def matches(head: Head) -> bool:
    """The first column is the time at which a row was sent."""
    return first_row(head, _is_header) is not None


def read(head: Head) -> Layout:
    """One row above the answers, and what people have put above it."""
    row = first_row(head, _is_header) or 0
    return Layout(tuple(heading(text, role=_ROLES.get(name_of(text))) for text in head[row]), row + 1)


def _is_header(names: list[str]) -> bool:
    return bool(names) and names[0] in _TIMES and sum(map(bool, names)) > 1
