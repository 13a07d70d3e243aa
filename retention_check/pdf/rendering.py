"""One HTML document becomes one tagged PDF, declared PDF/UA-1 and PDF/A-2a. Meant to run in a child process."""

import gc
import hashlib
import io
import logging
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from retention_check.pdf import Document, RenderedPdf
from retention_check.pdf.finisher import finish

VARIANT = "pdf/a-2a"


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


def render(document: Document, static: Path) -> RenderedPdf:
    """Render a document; its other relative addresses point into `static`. The same input gives the same bytes."""
    warnings = _Warnings()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(warnings)
    collecting = gc.isenabled()
    gc.disable()  # a third faster: a document is one large web of objects that lives until the end
    try:
        root = static.resolve().as_uri() + "/"
        source = HTML(string=document.html, base_url=root, url_fetcher=OwnFiles(root, document.drawings))
        pages = source.render(pdf_variant=VARIANT)
        output = io.BytesIO()
        identifier = hashlib.sha256(document.html.encode()).digest()[:16]
        pages.write_pdf(output, finisher=finish, pdf_variant=VARIANT, pdf_identifier=identifier)
    finally:
        if collecting:
            gc.enable()
        logger.removeHandler(warnings)
    return RenderedPdf(output.getvalue(), len(pages.pages), tuple(warnings.messages))
