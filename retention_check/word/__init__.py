"""HTML in, DOCX out: a page of our own becomes a Word file that people edit; knows nothing of scores.

Importing this package is light and works everywhere; making a file needs python-docx, of the extra `office`.
"""

import importlib.util
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace


class MissingWordLibraryError(Exception):
    """The library that makes Word files (python-docx, of the extra `office`) is not installed."""


@dataclass(frozen=True)
class HtmlPage:
    """An HTML text, the drawings it refers to by the address it uses for each, and those that stand for a part of it.

    `in_place` gives by class an SVG text that tells the same as the element, and better where it can be a picture.
    """

    html: str
    figures: Mapping[str, str] = field(default_factory=dict)
    in_place: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Drawing:
    """A drawing of the page that becomes a picture: an SVG text with a size in px, and what it says in words.

    One without words is decoration: its figures stand beside it.
    """

    svg: str
    told: str
    width: float
    height: float


def can_make_word_files() -> bool:
    """True when the library that makes Word files is installed."""
    return importlib.util.find_spec("docx") is not None


def drawings_of(page: HtmlPage) -> tuple[Drawing, ...]:
    """The drawings that a page shows: those in its text, and those that it refers to.

    In a table, behind a cell, they may be decoration; elsewhere what has no words to tell it is left out.
    """
    _need_library()
    from retention_check.word.source import read

    return tuple(read(page).drawings.values())


def word_file(page: HtmlPage, pictures: Sequence[bytes], note: str = "") -> bytes:
    """The page as DOCX, with a PNG for each of its drawings, or without any: then each is told in words.

    `note` stands above everything else. The same input gives the same bytes.
    """
    _need_library()
    from retention_check.word.source import read
    from retention_check.word.writing import write

    return write(read(page if pictures else replace(page, in_place={})), pictures, note)


def _need_library() -> None:
    if not can_make_word_files():
        raise MissingWordLibraryError
