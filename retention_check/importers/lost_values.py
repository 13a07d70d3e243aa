"""Cells of an XLSX whose value is lost: calamine reads an error value, or a formula without one, as an empty cell."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from html import unescape

from retention_check.importers.file_kinds import UNREADABLE_ZIP

LOST = "#GEEN UITKOMST"
LARGEST_PART = 50 * 2**20  # bytes of a part that names sheets
BLOCK = 4 * 2**20  # bytes of a sheet that are looked at together
LONGEST_ROW = 64 * 2**20  # bytes; what is longer is no row
MOST_LOST = 2000  # cells of a sheet of which the place is told
_CELL = re.compile(rb"<(?:x:)?c(\s[^>]*[^>/])?>(.*?)</(?:x:)?c>", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_FORMULA = re.compile(rb"<(?:x:)?f[\s>/]")
_VALUE = re.compile(rb"<(?:x:)?(?:v>[^<]|is>)")
# One of these is in every block with a lost value, and first the letter by itself: much faster to look for.
_MARKS = ((b"e", b't="e"'), (b"f", b"<f"), (b"f", b":f"))
_TEXT_VALUE = re.compile(rb"<(?:x:)?v[\s>/]")
_SHEET = re.compile(rb"<(?:x:)?sheet\s[^>]*>")
_TARGET = re.compile(rb"<(?:x:)?Relationship\s[^>]*>")


class UnplacedError(Exception):
    """Values are lost, and it cannot be told where."""


Place = tuple[int, int]  # row and column, counted from 0


def lost_cells(data: bytes, most: int = MOST_LOST) -> Mapping[str, frozenset[Place]]:
    """The places of the cells whose value is lost, by the name of the sheet; nothing of what is no XLSX.

    UnplacedError when a sheet has more than `most`, or it cannot be told where they are.
    """
    if not data.startswith(b"PK"):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: frozenset(_lost_in(archive, part, most)) for name, part in _sheets(archive)}
    except (*UNREADABLE_ZIP, KeyError):  # calamine says what is wrong with it
        return {}


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    relations = (_attributes(tag[0]) for tag in _TARGET.finditer(_read(archive, "xl/_rels/workbook.xml.rels")))
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    for tag in _SHEET.finditer(_read(archive, "xl/workbook.xml")):
        about = _attributes(tag[0])
        if target := targets.get(about.get("r:id")):
            yield about.get("name", ""), posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _lost_in(archive: zipfile.ZipFile, part: str, most: int) -> Iterator[Place]:
    cells = (cell for block in _blocks(archive, part) for cell in _CELL.finditer(block))
    for count, cell in enumerate(filter(_is_lost, cells)):
        place = _PLACE.search(cell[1] or b"")
        if place is None or count >= most:
            raise UnplacedError
        yield int(place[2]) - 1, _column(place[1].decode())


def _blocks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The rows of a sheet in which a value may be lost, a few megabytes at a time."""
    rest, marks = b"", None
    with archive.open(part) as file:
        while block := file.read(BLOCK):
            block = rest + block
            end = block.rfind(b"row>") + len(b"row>")
            block, rest = (block[:end], block[end:]) if end > len(b"row>") else (b"", block)
            marks = marks or _marks(block)
            if any(letter in block and mark in block for letter, mark in marks):
                yield block
            if len(rest) > LONGEST_ROW:
                return
    yield rest


def _marks(block: bytes) -> tuple[tuple[bytes, bytes], ...]:
    return _MARKS if b"<x:" in block[:1000] else _MARKS[:2]


def _is_lost(cell: "re.Match[bytes]") -> bool:
    about, inside = cell[1] or b"", cell[2]
    if b't="e"' in about:
        return True
    # a formula may give an empty text, and then says so
    value = _TEXT_VALUE if b't="str"' in about else _VALUE
    return _FORMULA.search(inside) is not None and value.search(inside) is None


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    return archive.read(name) if archive.getinfo(name).file_size <= LARGEST_PART else b""


def _attributes(tag: bytes) -> dict[str, str]:
    found = re.findall(r'([\w:]+)\s*=\s*"([^"]*)"', tag.decode("utf-8", errors="replace"))
    return {name: unescape(value) for name, value in found}


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
