"""One HTML document becomes one tagged PDF, declared PDF/UA-1 and PDF/A-2a. Meant to run in a child process."""

import gc
import hashlib
import io
import logging
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from weasyprint import CSS
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from retention_check.pdf import Document, RenderedPdf, quicker
from retention_check.pdf.finisher import finish

VARIANT = "pdf/a-2a"
# One of each thing that a document uses, so that the renderer has it ready: text, list, table, drawing, page margin.
_SMALL = """<!doctype html><html lang="nl"><head><title>a</title><style>
@font-face { font-family: "Source Sans 3"; src: url("fonts/source-sans-3-latin-400-normal.ttf"); }
html { font-family: "Source Sans 3"; } @page { size: A6; @bottom-left { content: counter(page); } }
li::before { content: "a"; position: absolute; }
</style></head><body><h1>a</h1><ul><li>a</li></ul><table><tr><th scope="col">a</th></tr></table>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>a</title><text x="1">a</text><path d="M1 1V2"/></svg>
</body></html>"""


class ForeignAddressError(FatalURLFetchingError):  # type: ignore[misc]
    """The document asks for something that is not one of our own static files."""


class OwnFiles(URLFetcher):  # type: ignore[misc]
    """Fetches static files of our own and the document's drawings, and refuses everything else."""

    def __init__(self, root: str, drawings: Mapping[str, str]) -> None:
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False, fail_on_errors=True)
        self.root = root
        self.drawings = {root + address: drawing for address, drawing in drawings.items()}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Content of an address; ForeignAddressError, which ends the rendering, when it is not ours."""
        if drawing := self.drawings.get(url):
            return URLFetcherResponse(url, drawing, {"Content-Type": "image/svg+xml"})
        if not url.startswith(("data:", self.root)) or ".." in unquote(url):
            raise ForeignAddressError(f"refused to fetch {url[:100]}")
        return super().fetch(url, headers)


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@cache
def parsed_sheets(static: Path, names: tuple[str, ...]) -> CSS:
    """Style sheets of our own as one, parsed once for all documents that go by them."""
    return CSS(string="\n".join((static / name).read_text("utf-8") for name in names))


def warm_up(static: Path) -> None:
    """Print a small document: what the renderer makes once in a process is then there for its children too."""
    render(Document(_SMALL, {}), static)


def render(document: Document, static: Path) -> RenderedPdf:
    """Render a document; its other relative addresses point into `static`. The same input gives the same bytes."""
    warnings = _Warnings()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(warnings)
    collecting = gc.isenabled()
    gc.disable()  # a third faster: a document is one large web of objects that lives until the end
    try:
        root = static.resolve().as_uri() + "/"
        source = quicker.document(document.html, root, OwnFiles(root, document.drawings))
        sheet = parsed_sheets(static, document.sheets)
        pages = source.render(stylesheets=[sheet], pdf_variant=VARIANT)
        output = io.BytesIO()
        identifier = hashlib.sha256(document.html.encode()).digest()[:16]
        pages.write_pdf(output, finisher=finish, pdf_variant=VARIANT, pdf_identifier=identifier)
    finally:
        if collecting:
            gc.enable()
        logger.removeHandler(warnings)
    return RenderedPdf(output.getvalue(), len(pages.pages), tuple(warnings.messages))
