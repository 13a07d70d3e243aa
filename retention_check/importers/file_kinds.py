"""What a file is that is no table, by its first bytes and never by its name, and what its owner can do."""

import io
import re
import zipfile
import zlib

UNREADABLE_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    NotImplementedError,
    OverflowError,
    EOFError,
    OSError,
    RuntimeError,
)
EXPORT = "Zet de tabel in een Excel-bestand (xlsx) of een CSV-bestand en upload dat."
LOCKED_FILE = (
    "Dit Excel-bestand heeft een wachtwoord. Open het in Excel, haal het wachtwoord weg "
    "(Bestand > Info > Werkmap beveiligen) en sla het op."
)
WORD = f"Dit is een Word-bestand. {EXPORT}"
PICTURE = "Dit is een afbeelding. Daar kunnen wij geen cijfers uit lezen. Typ de scores, of upload een Excel-bestand."
ARCHIVE = "Dit is een ingepakt bestand (zip). Pak het uit en upload het scoreblad dat erin zit."
WEB_PAGE = (
    "Dit is een webpagina (HTML), ook als de naam eindigt op xls. "
    "Open het bestand in Excel en kies Opslaan als > Excel-werkmap (xlsx)."
)
OLD_XML = "Dit is een oud Excel-bestand in XML. Open het in Excel en kies Opslaan als > Excel-werkmap (xlsx)."
APPLE = (
    "Dit is een bestand van Apple (Numbers of Pages). "
    "Open het in Numbers, kies Archief > Exporteer naar > Excel, en upload dat bestand."
)
SPSS = "Dit is een SPSS-bestand. Maak in SPSS een tabel van gemiddelden en bewaar die als Excel-bestand (xlsx)."
LOCKED_SPSS = "Dit SPSS-bestand heeft een wachtwoord. Open het in SPSS en sla het zonder wachtwoord op als .sav."
PORTABLE_SPSS = "Dit is een SPSS-bestand voor uitwisseling (por). Open het in SPSS en sla het op als .sav."
JSON = "Dit is een JSON-bestand, geen tabel. Kies bij het exporteren voor Excel (xlsx) of CSV."
OF_QUESTIONS = "Dit is een vragenlijst van LimeSurvey, zonder antwoorden. Exporteer de antwoorden als Excel of CSV."
ROUND = "Dit is een rondebestand. Dat zet u terug op de startpagina; hier uploadt u een scoreblad."

_FIRST_BYTES = {
    b"%PDF": f"Dit is een PDF. Daar kunnen wij geen tabel uit lezen. {EXPORT}",
    b"\x89PNG": PICTURE,
    b"\xff\xd8\xff": PICTURE,
    b"GIF8": PICTURE,
    b"II*\x00": PICTURE,
    b"MM\x00*": PICTURE,
    b"$FL2": SPSS,
    b"$FL3": SPSS,
    b"<stata_dta>": f"Dit is een Stata-bestand. {EXPORT}",
    b"PAR1": f"Dit is een Parquet-bestand. {EXPORT}",
    b"SQLite format 3": f"Dit is een database. {EXPORT}",
    b"{\\rtf": f"Dit is een tekstdocument (RTF). {EXPORT}",
    b"\x7fELF": f"Dit is een programma, geen tabel. {EXPORT}",
    b"MZ\x90": f"Dit is een programma, geen tabel. {EXPORT}",
    b"\x1f\x8b": ARCHIVE.replace("zip", "gzip"),
    b"7z\xbc\xaf": ARCHIVE.replace("zip", "7z"),
    b"Rar!": ARCHIVE.replace("zip", "rar"),
}
_IN_ZIP = (  # the first of these parts that is there
    (r"xl/", ""),
    (r"word/", WORD),
    (r"ppt/", f"Dit is een PowerPoint-bestand. {EXPORT}"),
    (r"Index/|Index\.zip|index\.(apxl|xml)", APPLE),
    (r"", ARCHIVE),
)
_IN_OLE = {  # names of streams, in the UTF-16 of the directory
    "EncryptedPackage": LOCKED_FILE,
    "Workbook": "",
    "WordDocument": WORD,
    "PowerPoint Document": f"Dit is een PowerPoint-bestand. {EXPORT}",
    "__properties_version1.0": "Dit is een mailbericht. Bewaar de bijlage en upload die.",
}
_OPEN_DOCUMENT = {b"spreadsheet": "", b"text": f"Dit is een tekstdocument (ODT). {EXPORT}"}
_LOCKED_XLS = re.compile(  # the start of a workbook of Excel 97, and the record that says how all after it is locked
    rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL
)
_PAGE = re.compile(r"\s*<(?:!doctype|html|head|table|meta)|mime-version:", re.IGNORECASE)
_JSON = re.compile(r"\s*(?:\{\s*\"|\[\s*[\[{\"])")
_LOCKED_SPSS = b"ENCRYPTEDSAV"
_PORTABLE_SPSS = b"ASCII SPSS PORT FILE"
_XML = re.compile(r"\s*<\?xml", re.IGNORECASE)
_OWN_FILE = re.compile(r'\s*\{\s*"format":\s*"retention_check')


def kind_of_bytes(data: bytes) -> str:
    """What these bytes are and what to do with them; empty when they may be a table or a zip."""
    if data.startswith(b"\xd0\xcf\x11\xe0") and _LOCKED_XLS.search(data):
        return LOCKED_FILE
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return next((told for name, told in _IN_OLE.items() if name.encode("utf-16-le") in data), "")
    if data[4:8] == b"ftyp" or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return PICTURE
    if _LOCKED_SPSS in data[:40]:
        return LOCKED_SPSS
    if _PORTABLE_SPSS in data[:400]:
        return PORTABLE_SPSS
    return next((told for first, told in _FIRST_BYTES.items() if data.startswith(first)), "")


def kind_of_text(text: str) -> str:
    """The same of a text."""
    start = text[:2000]
    if _PAGE.match(start):
        return WEB_PAGE
    if _XML.match(start) and "LimeSurveyDocType" in start:
        return OF_QUESTIONS
    if _XML.match(start):
        return OLD_XML if "office:spreadsheet" in start or "Excel.Sheet" in start else WEB_PAGE.replace("HTML", "XML")
    if _OWN_FILE.match(start):
        return ROUND
    return JSON if _JSON.match(start) else ""


def kind_of_zip(data: bytes) -> str:
    """The same of a zip, by the names of its parts; these may be many, so this is work for a child."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names:
                return _kind_of_open_document(archive)
    except UNREADABLE_ZIP:
        return ""  # calamine says what is wrong with it
    return next(told for part, told in _IN_ZIP if any(re.match(part, name) for name in names) or not part)


def _kind_of_open_document(archive: zipfile.ZipFile) -> str:
    with archive.open("mimetype") as file:
        mimetype = file.read(100)
    kind = next((told for name, told in _OPEN_DOCUMENT.items() if mimetype.endswith(b"opendocument." + name)), "")
    return kind or (LOCKED_FILE if _is_locked(archive) else "")


def _is_locked(archive: zipfile.ZipFile) -> bool:
    if "META-INF/manifest.xml" not in archive.namelist():
        return False
    with archive.open("META-INF/manifest.xml") as file:
        return b"encryption-data" in file.read(64 * 1024)
