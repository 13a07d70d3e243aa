"""Rows of cells as files: text with separators, workbooks as Excel and as web programs write them, ODS."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter

Row = Sequence[Any]
NL_DATE = "%d-%m-%Y %H:%M:%S"
EPOCH = datetime(1899, 12, 30, tzinfo=UTC)


def delimited(
    rows: Sequence[Row],
    separator: str = ",",
    encoding: str = "utf-8",
    *,
    quoted: bool = False,
    comma: bool = False,
    end: str = "\r\n",
) -> bytes:
    """A text with a record for each row; `comma` writes 3,25 for 3.25, as Excel does in the Netherlands."""
    output = io.StringIO(newline="")
    writer = csv.writer(
        output,
        delimiter=separator,
        quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL,
        lineterminator=end,
    )
    writer.writerows([[as_text(cell, comma=comma) for cell in row] for row in rows])
    return output.getvalue().encode(encoding)


def as_text(cell: Any, *, comma: bool = False) -> str:
    """A cell of a text."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.strftime(NL_DATE)
    return str(cell).replace(".", ",") if comma and isinstance(cell, float) else str(cell)


def workbook(sheets: Mapping[str, Sequence[Row]], merged: Sequence[tuple[int, int, int]] = ()) -> bytes:
    """A workbook of Excel; `merged` are cells of the first row (row, first and last column) that are one."""
    output = io.BytesIO()
    options = {"in_memory": True, "remove_timezone": True}
    with xlsxwriter.Workbook(output, options) as book:
        day = book.add_format({"num_format": "m/d/yy h:mm:ss"})
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    _write(page, number, column, cell, day)
            for top, first, last in merged:
                page.merge_range(top, first, top, last, rows[top][first])
    return output.getvalue()


def _write(page: Any, row: int, column: int, cell: Any, day: Any) -> None:
    if isinstance(cell, datetime):
        page.write_datetime(row, column, cell, day)
    elif isinstance(cell, str):
        page.write_string(row, column, cell)
    elif cell is not None:
        page.write_number(row, column, cell)


def untouched(rows: Sequence[Row], sheet: str = "Sheet1") -> bytes:
    """A workbook that no Excel has opened yet: every tag as `x:`, and a dimension that says A1 whatever it holds."""
    texts: dict[str, int] = {}
    body = "".join(
        f'<x:row r="{number}">{"".join(_cell(cell, column, number, texts) for column, cell in enumerate(row))}</x:row>'
        for number, row in enumerate(rows, 1)
    )
    parts = {
        "xl/worksheets/sheet1.xml": _xml(
            f'<x:worksheet {_X}><x:dimension ref="A1" /><x:sheetData>{body}</x:sheetData></x:worksheet>'
        ),
        "xl/sharedStrings.xml": _xml(f"<x:sst {_X}>{''.join(map(_shared, texts))}</x:sst>"),
        "xl/workbook.xml": _xml(
            f'<x:workbook {_X} xmlns:r="{_R}"><x:sheets><x:sheet name="{sheet}" sheetId="1" r:id="r1" />'
            "</x:sheets></x:workbook>"
        ),
        "xl/styles.xml": _xml(_STYLES),
        "xl/_rels/workbook.xml.rels": _relations(
            ("r1", "worksheet", "/xl/worksheets/sheet1.xml"),
            ("r2", "sharedStrings", "/xl/sharedStrings.xml"),
            ("r3", "styles", "/xl/styles.xml"),
        ),
        "_rels/.rels": _relations(("r0", "officeDocument", "/xl/workbook.xml")),
        "[Content_Types].xml": _xml(_TYPES),
    }
    return zipped(parts)


def ods(sheets: Mapping[str, Sequence[Row]]) -> bytes:
    """A sheet of LibreOffice: empty cells and equal rows in one tag, a million empty rows at the end."""
    tables = "".join(
        f'<table:table table:name="{name}">{"".join(map(_ods_row, rows))}'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell'
        ' table:number-columns-repeated="1024"/></table:table-row></table:table>'
        for name, rows in sheets.items()
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return zipped(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": _xml(
                f'<m:manifest xmlns:m="{manifest}"><m:file-entry m:full-path="/" m:media-type="{kind}"/>'
                '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
            ),
            "content.xml": _xml(
                f"<office:document-content {_ODS}><office:body><office:spreadsheet>{tables}"
                "</office:spreadsheet></office:body></office:document-content>"
            ),
        }
    )


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """These files in a zip."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(zipfile.ZipInfo(name, (2025, 3, 1, 0, 0, 0)), content)
    return output.getvalue()


def _cell(cell: Any, column: int, row: int, texts: dict[str, int]) -> str:
    place = f"{_letter(column)}{row}"
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f'<x:c r="{place}" s="1"><x:v>{(cell - EPOCH).total_seconds() / 86400}</x:v></x:c>'
    if isinstance(cell, str):
        return f'<x:c r="{place}" t="s"><x:v>{texts.setdefault(cell, len(texts))}</x:v></x:c>'
    return f'<x:c r="{place}"><x:v>{cell}</x:v></x:c>'


def _shared(text: str) -> str:
    return f'<x:si><x:t xml:space="preserve">{escape(text)}</x:t></x:si>'


def _letter(column: int) -> str:
    return (_letter(column // 26 - 1) if column >= 26 else "") + chr(65 + column % 26)


def _ods_row(row: Row) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"


def _ods_cell(cell: Any) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, int | float):
        value = f'office:value-type="float" office:value="{cell}"'
        return f"<table:table-cell {value}><text:p>{cell}</text:p></table:table-cell>"
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in as_text(cell).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def _xml(content: str) -> str:
    return f'<?xml version="1.0" encoding="utf-8"?>{content}'


def _relations(*relations: tuple[str, str, str]) -> str:
    lines = "".join(f'<Relationship Id="{key}" Type="{_R}/{kind}" Target="{to}" />' for key, kind, to in relations)
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return _xml(f'<Relationships xmlns="{package}">{lines}</Relationships>')


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_X = f'xmlns:x="{_MAIN}"'
_STYLES = (
    f"<x:styleSheet {_X}>"
    r'<x:numFmts count="1"><x:numFmt numFmtId="165" formatCode="m/d/yy\ h:mm:ss" /></x:numFmts>'
    '<x:fonts count="1"><x:font /></x:fonts>'
    '<x:fills count="1"><x:fill><x:patternFill patternType="none" /></x:fill></x:fills>'
    '<x:borders count="1"><x:border /></x:borders><x:cellStyleXfs count="1"><x:xf /></x:cellStyleXfs>'
    '<x:cellXfs count="2"><x:xf numFmtId="0" xfId="0" />'
    '<x:xf numFmtId="165" xfId="0" applyNumberFormat="1" /></x:cellXfs>'
    '<x:cellStyles count="1"><x:cellStyle name="Normal" xfId="0" builtinId="0" /></x:cellStyles></x:styleSheet>'
)
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" />'
    f'<Default Extension="xml" ContentType="{_SHEET}.sheet.main+xml" />'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET}.worksheet+xml" />'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_SHEET}.sharedStrings+xml" />'
    f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET}.styles+xml" /></Types>'
)
_ODS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
