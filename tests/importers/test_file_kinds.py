"""A file that is no table is named as what it is, with what to do."""

import io
import zipfile

import docx
import pytest
import xlsxwriter

from retention_check.importers.file_kinds import kind_of_bytes, kind_of_text, kind_of_zip
from retention_check.importers.score_sheet import read_sheet
from tests.cast import STUDY

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def zipped(*names: str, mimetype: str = "") -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return output.getvalue()


def in_ole(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + bytes(500)


def word_file() -> bytes:
    output = io.BytesIO()
    docx.Document().save(output)
    return output.getvalue()


def workbook() -> bytes:
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True}) as book:
        book.add_worksheet()
    return output.getvalue()


FILES = {
    "docx": (word_file(), "Dit is een Word-bestand. Zet de tabel in een Excel-bestand"),
    "doc": (in_ole("WordDocument"), "Dit is een Word-bestand."),
    "pptx": (zipped("ppt/presentation.xml"), "Dit is een PowerPoint-bestand."),
    "odt": (zipped(mimetype="application/vnd.oasis.opendocument.text"), "Dit is een tekstdocument (ODT)."),
    "pages": (zipped("Index/Document.iwa", "preview.jpg"), "Exporteer naar > Excel"),
    "numbers": (zipped("Index/Document.iwa", "Index/Tables/Tile.iwa"), "Dit is een bestand van Apple (Numbers of"),
    "zip": (zipped("scores.csv"), "Dit is een ingepakt bestand (zip). Pak het uit"),
    "rar": (b"Rar!\x1a\x07\x00", "Dit is een ingepakt bestand (rar)."),
    "password": (in_ole("EncryptedPackage"), "Dit Excel-bestand heeft een wachtwoord."),
    "mail": (in_ole("__properties_version1.0"), "Dit is een mailbericht."),
    "pdf": (b"%PDF-1.7", "Dit is een PDF."),
    "png": (b"\x89PNG\r\n", "Dit is een afbeelding."),
    "photo of a phone": (b"\x00\x00\x00\x18ftypheic", "Dit is een afbeelding."),
    "spss": (b"$FL2@(#)", "Dit is een SPSS-bestand."),
    "page called xls": (b"\r\n<table><tr><td>code</td></tr></table>", "ook als de naam eindigt op xls."),
    "mail of a page": (b"MIME-Version: 1.0\r\n", "Dit is een webpagina (HTML)"),
    "xml of Excel 2003": (
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        "Dit is een oud Excel-bestand in XML.",
    ),
    "round": (b'{\n  "format": "retention_check.round"', "Dit is een rondebestand. Dat zet u terug op de startpagina"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "told"), FILES.values(), ids=FILES)
def test_what_is_no_table_is_named_with_what_to_do(data: bytes, told: str) -> None:
    [problem] = read_sheet(data, STUDY).problems
    assert told in problem.message
    assert problem.message.endswith(".")


@pytest.mark.parametrize(
    "data", [workbook(), zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), b"PK\x03\x04 no zip", b"PK"]
)
def test_what_may_be_a_workbook_is_left_to_its_reader(data: bytes) -> None:
    assert (kind_of_zip(data), kind_of_bytes(data)) == ("", "")


def test_an_old_workbook_with_a_text_document_in_it_is_a_workbook() -> None:
    assert kind_of_bytes(in_ole("WordDocument") + "Workbook".encode("utf-16-le")) == ""


@pytest.mark.parametrize("text", ["code;jong\nR1;7", "BMI;code;jong", "{ }", ""])
def test_what_may_be_a_table_is_left_to_its_reader(text: str) -> None:
    assert (kind_of_text(text), kind_of_bytes(text.encode())) == ("", "")
