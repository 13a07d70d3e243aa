"""Microsoft Forms: one header row, whose first columns are named in the language of the person who downloads."""

import re
from collections.abc import Sequence

from retention_check.importers.surveys.survey_table import Heading, Layout, ToolRole
from retention_check.importers.surveys.table.headings import cleaned, heading
from retention_check.importers.surveys.tools.header_rows import Head, Roles, first_row, name_of, roles

NAME = "Microsoft Forms"
_STARTS = ("begintijd", "starttijd", "start time", "startzeit", "starttid", "heure de début")
_ENDS = (
    "tijd van voltooien",
    "voltooiingstijd",
    "completion time",
    "fertigstellungszeit",
    "slutförandetid",
    "heure de fin",
)
_ROLES: Roles = {
    **roles(ToolRole.RESPONSE_ID, "id"),
    **roles(ToolRole.OTHER, *_STARTS),
    **roles(ToolRole.SUBMITTED, *_ENDS),
    **roles(ToolRole.PRIVATE, "e-mail", "email", "e-post", "e-mailadres", "adresse de messagerie"),
    **roles(ToolRole.PRIVATE, "naam", "name", "namn", "nom"),
    **roles(ToolRole.OTHER, "tijd van laatste wijziging", "last modified time", "ändrades senast klockan"),
    **roles(ToolRole.OTHER, "zeitpunkt der letzten änderung", "letzte änderung", "heure de la dernière modification"),
    **roles(ToolRole.OTHER, "taal", "language", "sprache", "språk", "langue"),
    **roles(ToolRole.OTHER, "total points", "totaal aantal punten", "totale punten", "gesamtpunktzahl", "totalpoäng"),
    **roles(ToolRole.OTHER, "quiz feedback", "quizfeedback", "feedback over test", "feedback test", "testfeedback"),
    **roles(ToolRole.OTHER, "grade posted time", "tijd van plaatsen van cijfer"),
}
_OF_QUIZ = re.compile(r"\S+(?: \S+)? - (.+)")  # `Points - question`, `Feedback - question`
_AGAIN = re.compile(r"(.*[^\d\s])\s?[2-9]\d?")  # the second question with the same text gets a 2 behind it


def matches(head: Head) -> bool:
    """Some columns tell when a row was begun and completed."""
    return first_row(head, _is_header) is not None


def read(head: Head) -> Layout:
    """One row above the answers."""
    row = first_row(head, _is_header) or 0
    texts = [cleaned(text) for text in head[row]]
    names = [name_of(text) for text in texts]
    last = max(index for index, name in enumerate(names) if name in (*_STARTS, *_ENDS))
    return Layout(tuple(_heading(index, texts, names, last) for index in range(len(texts))), row + 1)


def _is_header(names: list[str]) -> bool:
    return any(name in _STARTS for name in names[:8]) and any(name in _ENDS for name in names[:8])


def _heading(index: int, texts: Sequence[str], names: Sequence[str], last: int) -> Heading:
    """A column of the tool stands among the first; of a quiz there are two behind each question."""
    text = texts[index]
    quiz = _OF_QUIZ.fullmatch(text)
    if quiz and quiz[1] in texts:
        return heading(text, role=ToolRole.OTHER)
    if index <= last + 8 and names.index(names[index]) == index and names[index] in _ROLES:
        return heading(text, role=_ROLES[names[index]])
    again = _AGAIN.fullmatch(text)
    if again and again[1] in texts[:index]:
        plain = heading(text)
        return Heading(plain.text, tuple(dict.fromkeys((*heading(again[1]).parts, *plain.parts))))
    return heading(text)
