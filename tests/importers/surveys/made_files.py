"""Files of every format with the same few answers in them, and the same files with something done to them."""

import io
import struct
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pandas as pd
import pyreadstat
import xlsxwriter

from tests.importers.surveys.old_workbook import old_workbook

Rows = Sequence[Sequence[str | float]]
ROWS: Rows = [["Nr", "Groep", "Eén stelling"], [1, "jong", "Veel steun"], [2, "management", ""], [3, "jong", 3.5]]
TEXTS = [tuple(f"{cell:g}" if isinstance(cell, float | int) else cell for cell in row) for row in ROWS]
SHEET = "xl/worksheets/sheet1.xml"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def csv_of(rows: Rows = ROWS, separator: str = ";", encoding: str = "utf-8") -> bytes:
    """Without any quotes."""
    return "".join(f"{separator.join(map(str, row))}\r\n" for row in rows).encode(encoding)


def xlsx_of(*sheets: Rows, hidden: Sequence[int] = ()) -> bytes:
    """A workbook with these sheets, some of them hidden."""
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True}) as book:
        for number, rows in enumerate(sheets or [ROWS]):
            page = book.add_worksheet()
            if number in hidden:
                page.hide()
            for place, row in enumerate(rows):
                page.write_row(place, 0, row)
    return output.getvalue()


def xlsm_of(rows: Rows = ROWS) -> bytes:
    """The same as a workbook with macros."""
    old = b"openxmlformats-officedocument.spreadsheetml.sheet.main"
    return changed(xlsx_of(rows), "[Content_Types].xml", old, b"ms-excel.sheet.macroEnabled.main")


def ods_of(rows: Rows = ROWS, after: str = "", protected: bool = False) -> bytes:
    """A workbook of LibreOffice; `after` is XML behind its rows."""
    table = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    names = " ".join(f'xmlns:{name}="{_OFFICE}:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="Blad1">{table}{after}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    locked = '<manifest:encryption-data manifest:checksum="x"></manifest:encryption-data>' if protected else ""
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_OFFICE}:manifest:1.0"><manifest:file-entry '
        f'manifest:full-path="content.xml" manifest:media-type="text/xml">{locked}</manifest:file-entry>'
        "</manifest:manifest>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zip_of({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def _ods_cell(cell: str | float) -> str:
    if cell == "":
        return "<table:table-cell/>"
    about = (
        'office:value-type="string"' if isinstance(cell, str) else f'office:value-type="float" office:value="{cell}"'
    )
    return f"<table:table-cell {about}><text:p>{escape(str(cell))}</text:p></table:table-cell>"


def sav_of(frame: pd.DataFrame | None = None, **about: object) -> bytes:
    """A file of SPSS; `about` goes to pyreadstat's writer."""
    made = pd.DataFrame({"nr": [1.0, 2, 3], "groep": ["jong", "management", "jong"]}) if frame is None else frame
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "made.sav")
        pyreadstat.write_sav(made, str(path), **about)  # type: ignore[arg-type]
        return path.read_bytes()


def zip_of(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip with these parts."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return output.getvalue()


def changed(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The same zip with a text replaced in one of its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {part: source.read(part) for part in source.namelist()}
    assert old in parts[name]
    return zip_of(parts | {name: parts[name].replace(old, new)})


def saying_its_size(data: bytes, size: int, part: str = "") -> bytes:
    """The same zip, of which the list at its end says that a part (the first) unpacks to so many bytes."""
    place = data.index(b"PK\x01\x02")
    while part and data[place + 46 :].startswith(part.encode()) is False:
        place = data.index(b"PK\x01\x02", place + 1)
    return data[: place + 24] + struct.pack("<I", size) + data[place + 28 :]


def every_format() -> dict[str, bytes]:
    """The same answers in every format that is read."""
    return {
        "csv": csv_of(),
        "tsv": csv_of(separator="\t", encoding="utf-16"),
        "xlsx": xlsx_of(),
        "xlsm": xlsm_of(),
        "xls": old_workbook(ROWS),
        "ods": ods_of(),
        "zip": zip_of({"antwoorden.csv": csv_of()}),
        "sav": sav_of(),
    }
