"""A workbook of Excel 97 to 2003 (.xls): records of BIFF8 in a compound file, for no library of ours writes it."""

import struct
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

Row = Sequence[Any]

SECTOR = 512
SMALLEST = 4096  # bytes of a stream in sectors of its own
FREE, LAST, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
BOF, EOF, SHEET, SIZE, TEXT, NUMBER, LOCKED = 0x0809, 0x000A, 0x0085, 0x0200, 0x0204, 0x0203, 0x002F


def old_workbook(rows: Sequence[Row], sheet: str = "Blad1", *, locked: bool = False) -> bytes:
    """Texts and numbers on one sheet; `locked` says that there is a password on it."""
    start = _record(BOF, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    start += _record(LOCKED, struct.pack("<HHH", 0, 0x1234, 0x5678)) if locked else b""
    name = struct.pack("<BB", len(sheet), 0) + sheet.encode("latin-1")
    place = len(start) + 4 + 6 + len(name) + 4
    index = _record(SHEET, struct.pack("<IBB", place, 0, 0) + name)
    return _compound(start + index + _record(EOF) + b"".join(_sheet(rows)))


def _sheet(rows: Sequence[Row]) -> Iterator[bytes]:
    yield _record(BOF, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    yield _record(SIZE, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows), default=0), 0))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell is None or cell == "":
                continue
            if isinstance(cell, str):
                text = struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le")
                yield _record(TEXT, struct.pack("<HHH", row, column, 0) + text)
            else:
                yield _record(NUMBER, struct.pack("<HHHd", row, column, 0, float(cell)))
    yield _record(EOF)


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _compound(stream: bytes) -> bytes:
    """The stream `Workbook` first, then the directory, then the table of what follows what."""
    stream = stream.ljust(SMALLEST, b"\0")
    stream += bytes(-len(stream) % SECTOR)
    sectors = len(stream) // SECTOR
    tables = next(size for size in count(1) if (sectors + 1 + size) * 4 <= size * SECTOR)
    follows = [*range(1, sectors), LAST, LAST, *[TABLE] * tables]
    follows += [FREE] * (tables * SECTOR // 4 - len(follows))
    directory = _entry("Root Entry", 5, 1, LAST, 0) + _entry("Workbook", 2, FREE, 0, len(stream))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, sectors, 0, 4096, LAST, 0, LAST, 0)
    places = [sectors + 1 + number for number in range(tables)]
    head += struct.pack("<109I", *places, *[FREE] * (109 - tables))
    return head + stream + directory.ljust(SECTOR, b"\0") + struct.pack(f"<{len(follows)}I", *follows)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    links = struct.pack("<HBBIII", len(text) + 2, kind, 1, FREE, FREE, child)
    return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)
