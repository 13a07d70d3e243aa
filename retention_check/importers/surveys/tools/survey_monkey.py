"""SurveyMonkey: the questions, and below them the choice or statement of each column; meta columns have nothing there.

A question of several columns stands above the first only, and people who have tidied it up make one row of both.
"""

import re
from collections.abc import Iterator, Sequence

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
    expanded = list(_expanded(questions, choices, head[row + 1 + has_choices :], width))
    first = {columns.start for columns in expanded}
    others = {at for columns in expanded for at in columns[1:]}
    headings = []
    question = ""
    for at in range(width):
        if at in others:
            headings.append(heading(""))
            continue
        question = cell_at(questions, at) or (question if cell_at(choices, at) else "")
        is_of_more = not cell_at(questions, at) or (not cell_at(questions, at + 1) and bool(cell_at(choices, at + 1)))
        choice = "" if at in first else cell_at(choices, at)
        headings.append(_heading(question, choice, is_of_more=is_of_more))
    return Layout(tuple(headings), row + 1 + has_choices, joined=tuple(expanded))


def _expanded(questions: Sequence[str], choices: Sequence[str], below: Head, width: int) -> Iterator[range]:
    """The columns of each question with a column for each answer, in which nothing but that answer stands."""
    starts = [at for at in range(width) if cell_at(questions, at) and cell_at(choices, at)]
    for start in starts:
        end = start
        while end < width and (end == start or not cell_at(questions, end)) and _is_own(choices, below, end):
            end += 1
        if end - start > 1 and any(cell_at(row, at) for row in below for at in range(start, end)):
            yield range(start, end)


def _is_own(choices: Sequence[str], below: Head, at: int) -> bool:
    """Whether a column holds nothing but what stands above it."""
    choice = cell_at(choices, at)
    return bool(choice) and all(cell_at(row, at) in ("", choice) for row in below)


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
