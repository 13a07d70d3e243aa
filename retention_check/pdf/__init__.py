"""HTML in, tagged PDF out: WeasyPrint, its fonts and the finisher; knows nothing of scores.

Importing this package is light and works everywhere; printing needs the system libraries of WeasyPrint.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from retention_check.pdf.libraries import found_by_loader


class MissingLibraryError(Exception):
    """A system library of WeasyPrint (Pango, HarfBuzz) is not installed."""


class MissingPictureLibraryError(Exception):
    """The library that draws pictures (pypdfium2, of the extra `office`) is not installed."""


@dataclass(frozen=True)
class RenderedPdf:
    """A PDF, its number of pages, and what the renderer warned of (nothing, in a sound document)."""

    data: bytes
    pages: int
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """An HTML text, the drawings it refers to by the address it uses for each, and the style sheets it goes by.

    A sheet is named by its address in the folder of static files, and read once by a process that prints more often.
    """

    html: str
    drawings: Mapping[str, str]
    sheets: tuple[str, ...] = ()


def load_renderer() -> None:
    """Load the renderer ahead of its work; without its system libraries nothing happens yet."""
    with suppress(OSError), found_by_loader():
        import retention_check.pdf.rendering  # noqa: F401


def render_pdf(document: Document, static: Path) -> RenderedPdf:
    """Render a document whose other relative addresses point into `static`; MissingLibraryError without Pango.

    A fault in the renderer can end the process: call it through `isolation.run_isolated`.
    """
    try:
        with found_by_loader():
            from retention_check.pdf import rendering
    except OSError as error:
        raise MissingLibraryError(str(error)) from None
    return rendering.render(document, static)
