"""A workbook of Excel 97 (xls), made by hand: the records of BIFF8 in a compound file."""

import struct
from collections.abc import Sequence

_SECTOR = 512
_FREE, _END, _OF_TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def old_workbook(rows: Sequence[Sequence[str | float]], name: str = "Blad1", locked: bool = False) -> bytes:
    """One sheet with these rows."""
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0x0600))
    start += _record(0x2F, struct.pack("<HHH", 0, 0x1234, 0x5678)) if locked else b""
    title = struct.pack("<BB", len(name), 0) + name.encode("latin-1")
    where = len(start) + 4 + 6 + len(title) + 4
    book = start + _record(0x85, struct.pack("<IBB", where, 0, 0) + title) + _record(0x0A, b"")
    return _compound_file((book + _sheet(rows)).ljust(8 * _SECTOR, b"\x00"))


def _sheet(rows: Sequence[Sequence[str | float]]) -> bytes:
    width = max(map(len, rows), default=0)
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0x0600))
    sheet += _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    cells = ((row, column, cell) for row, each in enumerate(rows) for column, cell in enumerate(each) if cell != "")
    return sheet + b"".join(_cell(*cell) for cell in cells) + _record(0x0A, b"")


def _cell(row: int, column: int, cell: str | float) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(cell, str):
        return _record(0x0204, place + struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le"))
    return _record(0x0203, place + struct.pack("<d", cell))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _compound_file(stream: bytes) -> bytes:
    stream = stream.ljust(-(-len(stream) // _SECTOR) * _SECTOR, b"\x00")
    sectors = len(stream) // _SECTOR
    chain = [_OF_TABLE, _END, *range(3, sectors + 2), _END]
    table = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0) + struct.pack("<109I", 0, *[_FREE] * 108)
    folder = _entry("Root Entry", 5, _END, 0, child=1) + _entry("Workbook", 2, 2, len(stream)) + _entry("", 0, 0, 0) * 2
    return header + table + folder + stream


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    text = name.encode("utf-16-le") + (b"\x00\x00" if name else b"")
    found = text.ljust(64, b"\x00") + struct.pack("<HBBIII", len(text), kind, 1, _FREE, _FREE, child)
    return found + bytes(36) + struct.pack("<IQ", start, size)
