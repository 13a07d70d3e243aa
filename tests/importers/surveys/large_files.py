"""Exports of a hundred thousand people, to measure with: made quickly, by hand, and never kept."""

import csv
import io
import random
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from retention_check.importers.sheet_header import column_letter
from tests.cast import STUDY

ROWS, COLUMNS = 100_000, 55
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def large_rows(rows: int = ROWS) -> Iterator[list[str | int]]:
    """A heading and rows of 55: a time, a group, fifty answers in words, and three columns of no use."""
    chance = random.Random(1)
    texts = [f"Hoe belangrijk? [{item.text}]" for item in STUDY.items]
    yield ["Tijdstempel", "Bent u jong of management?", *texts, "Opmerking", "Nummer", "Taal"]
    words = [[*STUDY.answer_words[item.kind], ""] for item in STUDY.items]
    for number in range(rows):
        group = "Jonge ambtenaar" if number % 10 < 7 else "Management"
        answers = [each[int(chance.random() * len(each))] for each in words]
        yield [f"2024/12/03 8:{number % 60}:17 p.m. CET {number}", group, *answers, "x", number, "nl"]


def large_csv(rows: int = ROWS) -> bytes:
    """The same as text, every field quoted, as Google Forms does."""
    output = io.StringIO()
    csv.writer(output, quoting=csv.QUOTE_ALL).writerows(large_rows(rows))
    return output.getvalue().encode()


def large_xlsx(rows: int = ROWS) -> bytes:
    """The same as a workbook with shared texts, as spreadsheet programs write it."""
    places: dict[str, int] = {}
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            for number, row in enumerate(large_rows(rows), 1):
                sheet.write(_row(number, row, places).encode())
            sheet.write(b"</sheetData></worksheet>")
        texts = "".join(f"<si><t>{escape(text)}</t></si>" for text in places)
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}">{texts}</sst>')
        for name, part in _PARTS.items():
            archive.writestr(name, part)
    return output.getvalue()


_LETTERS = [column_letter(index) for index in range(COLUMNS)]


def _row(number: int, row: list[str | int], places: dict[str, int]) -> str:
    cells = [
        f'<c r="{letter}{number}"><v>{cell}</v></c>'
        if isinstance(cell, int)
        else f'<c r="{letter}{number}" t="s"><v>{places.setdefault(cell, len(places))}</v></c>'
        for letter, cell in zip(_LETTERS, row, strict=True)
        if cell != ""
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _relation(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{_DOCUMENT}/{kind}" Target="{target}"/>'


_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application'
    '/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
    f'ContentType="{_KIND}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
    f'ContentType="{_KIND}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" '
    f'ContentType="{_KIND}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f"{_relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>",
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>'
    '<sheet name="Antwoorden" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f"{_relation(1, 'worksheet', 'worksheets/sheet1.xml')}"
    f"{_relation(2, 'sharedStrings', 'sharedStrings.xml')}</Relationships>",
}
