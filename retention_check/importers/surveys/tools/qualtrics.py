"""Qualtrics: three header rows (names, texts, ImportId); old exports have two, or names of V1, V2, ... in the first."""

import re
from collections.abc import Sequence

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

NAME = "Qualtrics"
ROLES: Roles = {
    **roles(ToolRole.RESPONSE_ID, "responseid"),
    **roles(ToolRole.PREVIEW, "status"),
    **roles(ToolRole.FINISHED, "finished"),
    **roles(ToolRole.SUBMITTED, "enddate", "recordeddate"),
    **roles(ToolRole.OTHER, "startdate", "progress", "duration (in seconds)", "duration"),
    **roles(ToolRole.OTHER, "responseset", "distributionchannel", "userlanguage", "duration in seconds"),
    **roles(ToolRole.PRIVATE, "ipaddress", "recipientlastname", "recipientfirstname", "recipientemail", "name"),
    **roles(ToolRole.PRIVATE, "externalreference", "externaldatareference", "emailaddress"),
    **roles(ToolRole.PRIVATE, "locationlatitude", "locationlongitude", "locationaccuracy"),
}
_OWN = frozenset(ROLES) - {"name", "status", "progress", "duration", "finished", "emailaddress"}  # no one else's
_IMPORT_NAMES = {  # where the import id of a column is not its name
    "recordid": "responseid",
    "_recordid": "responseid",
    "externaldatareference": "externalreference",
}
_IMPORT_ID = re.compile(r"""\{\s*["']*ImportId["']*\s*:\s*["']*(?P<name>[\w.#~-]+)""", re.IGNORECASE)
_VALUE = re.compile(
    r"R_\w+|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b.*|\d+(?:[.,]\d+)*|[A-Z]{2}(?:-[A-Z]{2})?|anonymous|email|gl|qr|preview"
)
_OF_V = re.compile(r"v\d+")


def matches(head: Head) -> bool:
    """The names in the first row, or the row with an import id in every cell."""
    return _import_row(head) is not None or _names_row(head) is not None


def read(head: Head) -> Layout:
    """The names, the texts where they are there, and a row of import ids."""
    ids = _import_row(head)
    first = _names_row(head)
    if first is None:
        first = max(0, (ids or 0) - 2)
    above = ids if ids is not None else first + 1 + _has_texts(head, first)
    rows = [head[index] for index in range(first, above) if is_filled(head[index])]
    import_ids = head[ids] if ids is not None else ()
    width = max(map(len, (*rows, import_ids)), default=0)
    headings = tuple(_heading([cell_at(row, at) for row in rows], cell_at(import_ids, at)) for at in range(width))
    below = range(above + (ids is not None), len(head))
    return Layout(headings, above + (ids is not None), tuple(at for at in below if _is_import_row(head[at])))


def _names_row(head: Head) -> int | None:
    first = first_row(head, _is_names)
    above = [name_of(cell) for cell in row_at(head, first - 1)[:12]] if first else []
    return first - 1 if first and sum(1 for name in above if _OF_V.fullmatch(name)) > 2 else first


def _is_names(names: list[str]) -> bool:
    own = {name for name in names if name in _OWN}
    return len(own) > 2 or (len(own) == 2 and known(names, ROLES) > 2) or {"responseid", "finished"} <= {*names}


def _import_row(head: Head) -> int | None:
    return next((index for index, row in enumerate(head[:16]) if _is_import_row(row)), None)


def _is_import_row(row: Sequence[str]) -> bool:
    cells = [cell for cell in row if cell.strip()]
    return bool(cells) and sum(1 for cell in cells if _IMPORT_ID.search(cell)) * 2 > len(cells)


def _has_texts(head: Head, first: int) -> bool:
    """Whether the row below the names is no person's: no date, number or response id in the columns of the tool."""
    below = row_at(head, first + 1)
    if any(name_of(cell) in ROLES for cell in below[:12]):
        return True
    own = [cell_at(below, at) for at, name in enumerate(head[first]) if name_of(name) in _OWN]
    return bool(own) and any(own) and not any(cell and _VALUE.fullmatch(cell) for cell in own)


def _heading(texts: Sequence[str], import_id: str) -> Heading:
    found = _IMPORT_ID.search(import_id)
    by_id = found["name"].lower() if found else ""
    names = (_IMPORT_NAMES.get(by_id, by_id), *(name_of(text).replace(" ", "") for text in texts))
    role = next((ROLES[name] for name in names if name in ROLES), None)
    if role is None:
        role = next((ROLES[name] for name in map(name_of, texts) if name in ROLES), None)
    return heading(*texts, role=role)
