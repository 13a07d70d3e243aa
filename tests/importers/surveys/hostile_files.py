"""Files that were made to do harm, or that fell apart, each with words of the message that they must get."""

import io
import random
from collections.abc import Callable

import docx

from retention_check.importers.sheet_header import column_letter
from tests.importers.surveys.made_files import (
    SHEET,
    changed,
    csv_of,
    ods_of,
    sav_of,
    saying_its_size,
    xlsx_of,
    zip_of,
)
from tests.importers.surveys.old_workbook import old_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
END = b"</row></sheetData>"


def with_rows(rows: bytes) -> bytes:
    """A workbook with XML behind its rows."""
    return changed(xlsx_of(), SHEET, END, b"</row>" + rows + b"</sheetData>")


def stray_cell(place: str) -> bytes:
    """A workbook with one cell far from the others."""
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return with_rows(f'<row r="{row}"><c r="{place}"><v>1</v></c></row>'.encode())


def many_rows(rows: int) -> bytes:
    """A workbook of many short rows."""
    cells = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (row, row) for row in range(5, rows + 5))
    return with_rows(cells)


def laughs(part: str, into: str) -> bytes:
    """A workbook of which one part declares texts that become a billion."""
    words = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    declared = f'<!DOCTYPE x [<!ENTITY a0 "haha">{words}]>'.encode()
    return changed(xlsx_of(), part, into.encode(), declared + into.encode())


def outside(part: str, into: str) -> bytes:
    """A workbook that asks for a file of the machine that reads it."""
    declared = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    return changed(xlsx_of(), part, into.encode(), b"<!-- " + b"x" * 9000 + b" -->" + declared + into.encode())


def word_file() -> bytes:
    """A document of Word."""
    output = io.BytesIO()
    docx.Document().save(output)
    return output.getvalue()


def encrypted_zip() -> bytes:
    """A zip whose only file is marked as encrypted."""
    data = bytearray(zip_of({"a.csv": csv_of()}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


REFUSED: dict[str, tuple[bytes, str]] = {  # by looking at them: nothing is parsed
    "zip of half a gigabyte": (saying_its_size(xlsx_of(), 410 * 2**20), "uitgepakt te groot"),
    "zip of half a gigabyte of text": (saying_its_size(zip_of({"a.csv": csv_of()}), 410 * 2**20), "uitgepakt te groot"),
    "csv of 24 megabytes in a zip": (zip_of({"a.csv": b"a;b\n" * 6 * 2**20}), "hooguit 20 MB"),
    "billion laughs": (laughs("xl/workbook.xml", "<workbook"), "vreemde opdrachten"),
    "billion laughs in a sheet": (laughs(SHEET, "<worksheet"), "vreemde opdrachten"),
    "file of the machine": (outside("xl/sharedStrings.xml", "<sst"), "vreemde opdrachten"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600), "wachtwoord"),
    "password of Excel 97": (old_workbook([["a", 1]], locked=True), "wachtwoord"),
    "password of LibreOffice": (ods_of(protected=True), "wachtwoord"),
    "password of a zip": (encrypted_zip(), "wachtwoord"),
    "page called xls": (b"<html><table><tr><td>Groep</td></tr></table></html>", "webpagina"),
    "xml": (b'<?xml version="1.0"?><data/>', "webpagina"),
    "pdf": (b"%PDF-1.7\n" + bytes(range(256)), "PDF"),
    "docx": (word_file(), "Word-bestand"),
    "numbers": (zip_of({"Index/Document.iwa": b"x", "Index/Tables/Tile.iwa": b"x"}), "Exporteer naar > Excel"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(90), "afbeelding"),
    "empty": (b"", "leeg"),
    "blank": (b"\r\n \r\n", "leeg"),
    "empty workbook": (xlsx_of([]), "leeg"),
    "nul bytes": (b"a;b;c\n1;2;\x00\n", "geen tabel"),
    "nothing but nul bytes": (bytes(5000), "geen tabel"),
    "any bytes": (random.Random(1).randbytes(5000), "geen tabel"),
    "line of 5 megabytes": (b"a;b\n1;" + b"x" * 5_000_000, "heel veel tekst"),
    "quoted text of 5 megabytes": (b'a;b\n1;"' + b"x\n" * 2_500_000 + b'"\n', "heel veel tekst"),
    "line of 5 megabytes of cells": (b"a;b\n" + b"1;" * 2_500_000, "te veel kolommen"),
    "line of cells below": (b"a;b\n" + b"1;2\n" * 9999 + b"1;" * 2_500_000, "te veel kolommen"),
    "10,000 columns": (b";".join(b"kop %d" % n for n in range(10_000)) + b"\n1;2\n", "te veel kolommen"),
    "10,000 columns in a workbook": (
        xlsx_of([[column_letter(n) for n in range(10_000)], list(range(10_000))]),
        "te veel kolommen: hooguit 400",
    ),
    "cell in column XFD": (stray_cell("XFD3"), "te veel kolommen"),
    "half a workbook": (xlsx_of()[:3000], "beschadigd of niet compleet"),
    "half an ods": (ods_of()[:400], "beschadigd of niet compleet"),
    "half an xls": (old_workbook([["a", 1]])[:700], "beschadigd of niet compleet"),
    "half a sav": (sav_of()[:200], "beschadigd"),
    "half a zip": (zip_of({"a.csv": csv_of()})[:80], "beschadigd of niet compleet"),
    "not a zip": (b"PK\x03\x04" + bytes(200), "beschadigd of niet compleet"),
    "no table": (b"Beste collega,\n\nDit is een brief.\n", "maar één kolom"),
}
ENDS_THE_READER: dict[str, tuple[Callable[[], bytes], str]] = {  # the reader aborts, or takes all that it may take
    "cell in the last corner": (lambda: stray_cell("XFD1048576"), "ver buiten de tabel"),
    "cell in the last row": (lambda: stray_cell("A1048576"), "te veel rijen"),
    "ods of a million wide rows": (
        lambda: ods_of(
            after='<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string" '
            'table:number-columns-repeated="1000"><text:p>x</text:p></table:table-cell></table:table-row>'
        ),
        "ver buiten de tabel",
    ),
    "workbook of a million rows": (lambda: many_rows(1_000_000), "te veel rijen"),
    "workbook of a million rows that says it is small": (
        lambda: saying_its_size(many_rows(1_000_000), 1000, SHEET),
        "",
    ),
    "shared text of 190 megabytes": (
        lambda: changed(xlsx_of(), "xl/sharedStrings.xml", b"<t>jong</t>", b"<t>" + b"x" * (190 * 2**20) + b"</t>"),
        "",
    ),
}
