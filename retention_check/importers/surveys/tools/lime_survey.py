"""LimeSurvey: one header row of codes, of texts, or of both; the texts may be cut and their spaces replaced."""

import re

from retention_check.importers.surveys.survey_table import Heading, Layout, ToolRole
from retention_check.importers.surveys.table.headings import cleaned, heading
from retention_check.importers.surveys.tools.header_rows import Head, Roles, first_row, known, name_of, roles

NAME = "LimeSurvey"
CODES: Roles = {
    **roles(ToolRole.RESPONSE_ID, "id"),
    **roles(ToolRole.SUBMITTED, "submitdate"),
    **roles(ToolRole.OTHER, "lastpage", "startlanguage", "seed", "startdate", "datestamp", "interviewtime"),
    **roles(ToolRole.PRIVATE, "ipaddr", "refurl", "token", "firstname", "lastname", "email"),
}
_IDS = (
    "response id",
    "respons id",
    "respons-id",
    "antwoord id",
    "antwoord-id",
    "reactie id",
    "reactie-id",
    "antwort id",
    "antwort-id",
    "svars-id",
    "svar id",
    "id du répondant",
    "id de la réponse",
)
_SENT = (
    "date submitted",
    "datum verstuurd",
    "datum ingezonden",
    "datum verzonden",
    "verzenddatum",
    "inzenddatum",
    "datum abgeschickt",
    "inskickad",
    "datum inskickad",
    "datum för inskickning",
    "date de soumission",
)
_TEXTS: Roles = {
    **roles(ToolRole.RESPONSE_ID, *_IDS),
    **roles(ToolRole.SUBMITTED, *_SENT),
    **roles(ToolRole.OTHER, "last page", "laatste pagina", "letzte seite", "sista sidan", "senaste sida"),
    **roles(ToolRole.OTHER, "start language", "start taal", "starttaal", "start-sprache", "startspråk", "seed"),
    **roles(ToolRole.OTHER, "zufallsstartwert", "startwaarde", "slumpfrö", "date started", "startdatum"),
    **roles(ToolRole.OTHER, "datum gestartet", "date last action", "datum laatste actie", "datum letzte aktivität"),
    **roles(ToolRole.OTHER, "datum för senaste åtgärd", "datum startad", "total time", "totaaltijd", "totale tijd"),
    **roles(ToolRole.OTHER, "gesamtzeit", "total tid"),
    **roles(ToolRole.PRIVATE, "ip address", "ip adres", "ip-adres", "ip-adresse", "ip-adress"),
    **roles(
        ToolRole.PRIVATE, "referrer url", "verwijzer url", "verwijzer-url", "weiterleitungs-url", "hänvisnings-url"
    ),
    **roles(ToolRole.PRIVATE, "access code", "toegangscode", "zugangscode", "zugangsschlüssel", "token", "åtkomstkod"),
    **roles(ToolRole.PRIVATE, "first name", "voornaam", "vorname", "förnamn"),
    **roles(ToolRole.PRIVATE, "last name", "achternaam", "nachname", "efternamn"),
    **roles(ToolRole.PRIVATE, "email address", "e-mailadres", "e-mail-adresse", "e-postadress"),
}
_TIMES = re.compile(
    r"(?:group ?time|question ?time|groeptijd|groepstijd|vraagtijd|gruppenzeit|fragezeit|grupptid|frågetid)"
    r"(?:\d+$|\s*:)|grouptime\d+|\d+x\d+(?:x\d+)?time|(?-i:[A-Za-z]\w*Time$)",
    re.IGNORECASE,
)
_ID_AND_TEXT = re.compile(r"id(?P<separator>\W+)(?=\w)(?P<text>.+)", re.IGNORECASE)  # code & text, of the first column
_CODE = r"[A-Za-z]\w*(?:\[[^\[\]]*\])*(?:-oth-)?"
_STATEMENT = re.compile(r".*\[.+\]\s*", re.DOTALL)
_ABBREVIATED = re.compile(r"\.\. ?(?=\]|$)")
_LEAST = 2  # columns of the tool


def matches(head: Head) -> bool:
    """The first column is the number of the response, and others are the tool's too or have a statement in `[]`."""
    return first_row(head, _is_header) is not None


def read(head: Head) -> Layout:
    """One row above the answers."""
    row = first_row(head, _is_header) or 0
    texts = [cleaned(text) for text in head[row]]
    both = _ID_AND_TEXT.fullmatch(next(text for text in texts if text))
    split = re.compile(f"({_CODE}){re.escape(both['separator'])}(.*)") if both else None
    headings = [_of_both(text, split) if split else _of_one(text) for text in texts]
    again = [at for at in range(row + 1, len(head)) if [*head[at]] == [*head[row]]]
    return Layout(tuple(headings), row + 1, tuple(again))


def _is_header(names: list[str]) -> bool:
    first = next((name for name in names if name), "")
    if first == "id" or first in _IDS:
        role_of = CODES if first == "id" else _TEXTS
        return known(names, role_of) >= _LEAST or (first in _IDS and any(map(_STATEMENT.fullmatch, names)))
    if both := _ID_AND_TEXT.fullmatch(first):
        codes = [name.split(both["separator"], 1)[0].strip() for name in names]
        return both["text"] in _IDS or known(codes, CODES) >= _LEAST
    return {"submitdate", "lastpage"} <= {*names} or {"startlanguage", "datestamp"} <= {*names}


def _of_both(text: str, split: re.Pattern[str]) -> Heading:
    """Code and text: the code is the tool's in every language."""
    found = split.fullmatch(text)
    if not found:
        return _of_one(text)
    code, asked = found.groups()
    both = heading(code, _whole(asked), role=_role(code, CODES) or _role(asked, _TEXTS))
    return Heading(heading(text).text, both.parts, both.role)


def _of_one(text: str) -> Heading:
    plain = heading(_whole(text), role=_role(text, CODES) or _role(text, _TEXTS))
    return Heading(heading(text).text, plain.parts, plain.role)


def _role(text: str, role_of: Roles) -> ToolRole | None:
    if _TIMES.match(text.replace("_", " ")) or _TIMES.match(text):
        return ToolRole.OTHER
    if _ABBREVIATED.search(text):
        return next((role_of[name] for name in role_of if name.startswith(name_of(_whole(text)))), None)
    return role_of.get(name_of(text))


def _whole(text: str) -> str:
    """A heading with its spaces back and without the dots where it was cut."""
    if " " not in text and text.count("_") > 1:
        text = " ".join(text.replace("_", " ").split())
    return _ABBREVIATED.sub("", text)
