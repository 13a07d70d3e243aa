"""A look into a zip before anything parses it: how large it unpacks, and whether its XML declares anything."""

import io
import re
import zipfile

from retention_check.importers.file_kinds import UNREADABLE_ZIP

LARGEST_INSIDE = 400 * 2**20  # bytes of all parts together
MOST_PARTS = 5000
LONGEST_PROLOG = 64 * 1024  # bytes before the first element
TOO_LARGE = "Dit bestand is uitgepakt te groot. Zet alleen de tabel in een nieuw bestand en upload dat."
DECLARES = "Dit Excel-bestand bevat vreemde opdrachten en wordt niet gelezen."
_BEFORE_ROOT = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)


def refusal_of(data: bytes) -> str:
    """Why this zip is not unpacked, in Dutch; empty when it may be, or is no zip that can be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_INSIDE:
                return TOO_LARGE
            return DECLARES if any(_declares(archive, part) for part in parts) else ""
    except UNREADABLE_ZIP:
        return ""  # its reader says what is wrong with it


def _declares(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a document type comes before the first element: the only place for one, and for entities."""
    if not part.filename.lower().endswith((".xml", ".rels")):
        return False
    with archive.open(part) as file:
        start = file.read(LONGEST_PROLOG)
    if start.startswith((b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")):
        start = start.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    before = _BEFORE_ROOT.match(start)
    return before is not None and start[before.end() :].startswith(b"<!")
