"""SurveyMonkey: the questions, and below them the choice or statement of each column; meta columns have nothing there.

A question of several columns stands above the first only, and people who have tidied it up make one row of both.
"""

import re

from retention_check.importers.surveys.survey_table import Heading, Layout, ToolRole
from retention_check.importers.surveys.table.headings import heading
from retention_check.importers.surveys.tools.header_rows import (
    Head,
    Roles,
    cell_at,
    first_row,
    is_filled,
    known,
    name_of,
    roles,
    row_at,
)

NAME = "SurveyMonkey"
_IDS = (
    "respondent id",
    "respondentid",
    "respondent-id",
    "id van respondent",
    "id respondent",
    "teilnehmer-id",
    "befragten-id",
    "befragter-id",
    "svarande-id",
    "respondent-id:t",
)
_COLLECTORS = (
    "collector id",
    "collectorid",
    "collector-id",
    "verzamelaar-id",
    "id van verzamelaar",
    "insamlar-id",
    "collector-id:t",
    "kollektor-id",
    "verzamelprogramma-id",
)
_ROLES: Roles = {
    **roles(ToolRole.RESPONSE_ID, *_IDS),
    **roles(None, *_COLLECTORS),  # each group may have had a link of its own
    **roles(ToolRole.OTHER, "start date", "startdate", "startdatum", "begindatum", "date created"),
    **roles(ToolRole.SUBMITTED, "end date", "enddate", "einddatum", "enddatum", "slutdatum", "date modified"),
    **roles(ToolRole.PRIVATE, "ip address", "ipaddress", "ip-adres", "ip-adresse", "ip-adress"),
    **roles(ToolRole.PRIVATE, "email address", "emailaddress", "e-mailadres", "e-mail-adresse", "e-postadress"),
    **roles(ToolRole.PRIVATE, "first name", "firstname", "voornaam", "vorname", "förnamn"),
    **roles(ToolRole.PRIVATE, "last name", "lastname", "achternaam", "nachname", "efternamn"),
}
_NUMBER = re.compile(r"\d{8,14}")  # of a respondent
_GENERAL = frozenset(  # below a question of one column
    (
        "response",
        "open-ended response",
        "respons",
        "reactie",
        "antwoord",
        "open antwoord",
        "open reactie",
        "antwoord op open vraag",
        "open-eindeantwoord",
        "beantwortung",
        "antwort",
        "offene antwort",
        "offene beantwortung",
        "svar",
        "öppet svar",
        "fritextsvar",
        "open-ended respons",
    )
)


def matches(head: Head) -> bool:
    """The first column is the number of the respondent, and a second row or other columns are the tool's too."""
    row = first_row(head, _is_header)
    if row is None:
        return False
    number = next((text.strip() for text in row_at(head, row + 1) if text.strip()), "")
    return _has_choices(head, row) or known(map(name_of, head[row]), _ROLES) > 1 or bool(_NUMBER.fullmatch(number))


def read(head: Head) -> Layout:
    """The questions and the choices in one heading."""
    row = first_row(head, _is_header) or 0
    has_choices = _has_choices(head, row)
    questions = head[row]
    choices = row_at(head, row + 1) if has_choices else ()
    width = max(len(questions), len(choices))
    headings = []
    question = ""
    for at in range(width):
        question = cell_at(questions, at) or (question if cell_at(choices, at) else "")
        is_of_more = not cell_at(questions, at) or (not cell_at(questions, at + 1) and bool(cell_at(choices, at + 1)))
        headings.append(_heading(question, cell_at(choices, at), is_of_more=is_of_more))
    return Layout(tuple(headings), row + 1 + has_choices)


def _is_header(names: list[str]) -> bool:
    first = next((name for name in names if name), "")
    return first in _IDS or (first in _COLLECTORS and any(name in _IDS for name in names[:3]))


def _has_choices(head: Head, row: int) -> bool:
    """Whether the row below has no respondent's number, and something else."""
    below = row_at(head, row + 1)
    numbers = [at for at, text in enumerate(head[row]) if name_of(text) in (*_IDS, *_COLLECTORS)]
    return is_filled(below) and not any(cell_at(below, at) for at in numbers)


def _heading(question: str, choice: str, *, is_of_more: bool) -> Heading:
    """Of a question with more columns only what stands below it tells them apart."""
    if not choice:
        return heading(question, role=_ROLES.get(name_of(question)))
    if name_of(choice) in _GENERAL:
        return heading(question)
    both = heading(question, choice)
    return Heading(both.text, heading(choice).parts) if is_of_more else both
