"""HTML in, tagged PDF out: WeasyPrint, its fonts and the finisher; knows nothing of scores.

Importing this package is light and works everywhere; printing needs the system libraries of WeasyPrint.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class MissingLibraryError(Exception):
    """A system library of WeasyPrint (Pango, HarfBuzz) is not installed."""


@dataclass(frozen=True)
class RenderedPdf:
    """A PDF, its number of pages, and what the renderer warned of (nothing, in a sound document)."""

    data: bytes
    pages: int
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """An HTML text and the drawings it refers to, by the address it uses for each."""

    html: str
    drawings: Mapping[str, str]


def render_pdf(document: Document, static: Path) -> RenderedPdf:
    """Render a document whose other relative addresses point into `static`; MissingLibraryError without Pango.

    A fault in the renderer can end the process: call it through `isolation.run_isolated`.
    """
    try:
        from retention_check.pdf import rendering
    except OSError as error:
        raise MissingLibraryError(str(error)) from None
    return rendering.render(document, static)
