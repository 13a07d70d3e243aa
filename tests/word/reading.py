"""A Word file read back from its parts, without the library that wrote it."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
SIGNS = re.compile("[●■○□☐]")
HEADING = re.compile(r"heading (\d)")

Element = Any  # lxml tells no types


@dataclass(frozen=True)
class WordFile:
    """The bytes of a Word file, and what is in them."""

    data: bytes

    @cached_property
    def parts(self) -> dict[str, bytes]:
        """Every part of the package by its name."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as package:
            assert package.testzip() is None
            return {name: package.read(name) for name in package.namelist()}

    @cached_property
    def body(self) -> Element:
        return etree.fromstring(self.parts["word/document.xml"])

    @cached_property
    def styles(self) -> dict[str, Element]:
        """The styles by their id."""
        found = etree.fromstring(self.parts["word/styles.xml"]).iter(f"{WORD}style")
        return {style.attrib[f"{WORD}styleId"]: style for style in found}

    @cached_property
    def everything(self) -> str:
        """The text of every part that is XML."""
        return "".join(data.decode() for name, data in self.parts.items() if name.endswith((".xml", ".rels")))

    @property
    def words(self) -> str:
        """What a reader reads, without the signs of the groups."""
        return SIGNS.sub("", " ".join(text_of(each) for each in self.paragraphs))

    @property
    def paragraphs(self) -> list[Element]:
        return list(self.body.iter(f"{WORD}p"))

    @property
    def tables(self) -> list[Element]:
        return list(self.body.iter(f"{WORD}tbl"))

    @property
    def pictures(self) -> list[Element]:
        return list(self.body.iter(PICTURE))

    @property
    def told(self) -> list[str]:
        """The alternative texts of the pictures that are no decoration."""
        return [each.get("descr", "") for each in self.pictures if each.find(f".//{DECORATIVE}") is None]

    def style_names(self, paragraph: Element) -> Iterator[str]:
        """The name of a paragraph's style, and of those it is based on."""
        at = value(paragraph, "pStyle")
        while at:
            style = self.styles[at]
            yield value(style, "name")
            at = value(style, "basedOn")

    @property
    def headings(self) -> list[tuple[int, str]]:
        """The level and the text of each heading."""
        found = []
        for paragraph in self.paragraphs:
            levels = [match[1] for name in self.style_names(paragraph) if (match := HEADING.fullmatch(name))]
            if levels:
                found.append((int(levels[0]), SIGNS.sub("", text_of(paragraph)).strip()))
        return found


def value(element: Element, name: str) -> str:
    """The value of the first element of this name within another, or an empty text."""
    found = element.find(f".//{WORD}{name}")
    return "" if found is None else found.attrib[f"{WORD}val"]


def text_of(element: Element) -> str:
    """The text of a paragraph or cell; a break and a tab are spaces."""
    found = []
    for each in element.iter():
        if each.tag == f"{WORD}t":
            found.append(each.text or "")
        elif each.tag in (f"{WORD}br", f"{WORD}tab"):
            found.append(" ")
    return "".join(found)


def rows_of(table: Element) -> list[list[str]]:
    """The cells of a table as text."""
    return [[text_of(cell) for cell in row.iter(f"{WORD}tc")] for row in table.iter(f"{WORD}tr")]


def white_dot() -> bytes:
    """The smallest picture: one white dot."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\xff")),
        (b"IEND", b""),
    )
    made = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)
