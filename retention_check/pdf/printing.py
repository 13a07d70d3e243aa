"""One HTML document becomes one tagged PDF, declared PDF/UA-1 and PDF/A-2a. Meant to run in a child process."""

import gc
import hashlib
import io
import logging
from pathlib import Path

from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from retention_check.pdf import Printed
from retention_check.pdf.finisher import finish


class ForeignAddressError(FatalURLFetchingError):  # type: ignore[misc]
    """The document asks for something that is not one of our own static files."""


class OwnFiles(URLFetcher):  # type: ignore[misc]
    """Fetches static files of our own and drawings inside the document, and refuses everything else."""

    def __init__(self, static: Path) -> None:
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False, fail_on_errors=True)
        self.root = static.resolve().as_uri() + "/"

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Content of an address; ForeignAddressError, which ends the rendering, when it is not ours."""
        if not url.startswith(("data:", self.root)) or ".." in url:
            raise ForeignAddressError(f"refused to fetch {url[:100]}")
        return super().fetch(url, headers)


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def print_pdf(html: str, static: Path) -> Printed:
    """Print a document; relative addresses point into `static`. The same input gives the same bytes."""
    warnings = _Warnings()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(warnings)
    collecting = gc.isenabled()
    gc.disable()  # a third faster: a document is one large web of objects that lives until the end
    try:
        document = HTML(string=html, base_url=static.resolve().as_uri() + "/", url_fetcher=OwnFiles(static)).render(
            pdf_variant="pdf/a-2a"
        )
        output = io.BytesIO()
        identifier = hashlib.sha256(html.encode()).digest()[:16]
        document.write_pdf(output, finisher=finish, pdf_variant="pdf/a-2a", pdf_identifier=identifier)
    finally:
        if collecting:
            gc.enable()
        logger.removeHandler(warnings)
    return Printed(output.getvalue(), len(document.pages), tuple(warnings.messages))
