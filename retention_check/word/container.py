"""The Word file as a package of parts: an empty one to begin with, and its bytes, the same for the same parts."""

import datetime
import io
import zipfile
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument

from retention_check.word.source import Page

PARTS = Path(__file__).parent / "parts"
PLACES = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "top_rels.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/footer.xml": "footer.xml",
}


def empty_document() -> WordDocument:
    """A document with our styles, lists, settings and footer, and nothing in it."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as package:
        for place, part in PLACES.items():
            package.writestr(place, (PARTS / part).read_bytes())
    output.seek(0)
    return Document(output)


def tell_properties(document: WordDocument, page: Page) -> None:
    """Title, author, language and date as the page says them: no clock, and no name of a program."""
    properties = document.core_properties
    made = datetime.datetime.combine(page.day, datetime.time())
    properties.title, properties.author, properties.language = page.title, page.author, page.language
    properties.created = properties.modified = made
    properties.last_modified_by, properties.comments, properties.revision = page.author, "", 1


def file_of(document: WordDocument) -> bytes:
    """The bytes of the file; when it was made is not in them."""
    saved, output = io.BytesIO(), io.BytesIO()
    document.save(saved)
    # an entry without a time of its own is of 1980, the earliest that a ZIP can hold
    with zipfile.ZipFile(saved) as package, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in package.namelist():
            fixed.writestr(zipfile.ZipInfo(name), package.read(name), zipfile.ZIP_DEFLATED)
    return output.getvalue()
