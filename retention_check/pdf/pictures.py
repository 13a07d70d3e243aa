"""Drawings become pictures: SVG, printed on a page of its own size, becomes PNG. Meant to run in a child process."""

import importlib.util
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from retention_check.pdf import MissingLibraryError, MissingPictureLibraryError
from retention_check.pdf.fonts import faces_for
from retention_check.pdf.libraries import found_by_loader

if TYPE_CHECKING:
    from pypdfium2 import PdfBitmap

PIXELS_PER_INCH = 96  # of CSS, and so of the size that a drawing gives itself
POINTS_PER_INCH = 72  # of PDF

_ROOT = re.compile(r"<svg\b[^>]*>")
_SIZE = re.compile(r'\s(width|height)="([\d.]+)"')

Size = tuple[float, float]


def can_make_pictures() -> bool:
    """True when the library that draws pictures is installed; whether the renderer has its own is not asked."""
    return importlib.util.find_spec("pypdfium2") is not None


def png_pictures(drawings: Sequence[str], static: Path, *, dots_per_inch: int = 200) -> tuple[bytes, ...]:
    """Each SVG text as a PNG of exactly its own size (`width` and `height` in px), white, in our own fonts.

    Raises MissingPictureLibraryError without pypdfium2 and MissingLibraryError without Pango. A fault in the renderer
    can end the process: call it through `isolation.run_isolated`.
    """
    if not can_make_pictures():
        raise MissingPictureLibraryError
    if not drawings:
        return ()
    sizes = [size_of(drawing) for drawing in drawings]
    return tuple(_pictures(_pdf(drawings, sizes, static), sizes, dots_per_inch))


def size_of(drawing: str) -> Size:
    """Width and height in px that an SVG text gives itself; ValueError without them."""
    root = _ROOT.search(drawing)
    found = dict(_SIZE.findall(root[0])) if root else {}
    try:
        return float(found["width"]), float(found["height"])
    except KeyError:
        raise ValueError("a drawing without a width and a height in px") from None


def dots(pixels: float, dots_per_inch: int) -> int:
    """How many dots of a picture a length in px becomes."""
    return round(pixels * dots_per_inch / PIXELS_PER_INCH)


def _pdf(drawings: Sequence[str], sizes: Sequence[Size], static: Path) -> bytes:
    """One page for each drawing, as large as the drawing."""
    try:
        with found_by_loader():
            from weasyprint import HTML

            from retention_check.pdf.rendering import OwnFiles
    except OSError as error:
        raise MissingLibraryError(str(error)) from None
    root = static.resolve().as_uri() + "/"
    named = {f"drawing-{place}.svg": drawing for place, drawing in enumerate(drawings)}
    html = _html(list(named), sizes, _font_faces("".join(drawings), static))
    found = HTML(string=html, base_url=root, url_fetcher=OwnFiles(root, named)).write_pdf()
    assert isinstance(found, bytes)  # noqa: S101 - it is only None when it is told where to write
    return found


def _html(names: Sequence[str], sizes: Sequence[Size], faces: str) -> str:
    pages = "".join(
        f"@page p{place} {{ size: {width}px {height}px }} .p{place} {{ page: p{place}; height: {height}px }}"
        for place, (width, height) in enumerate(sizes)
    )
    images = "".join(
        f'<div class="p{place}"><img src="{name}" alt="" style="width: {width}px; height: {height}px"></div>'
        for place, (name, (width, height)) in enumerate(zip(names, sizes, strict=True))
    )
    style = f"{faces} @page {{ margin: 0 }} body {{ margin: 0 }} div {{ overflow: hidden }} img {{ display: block }}"
    head = f"<title>Figuren</title><style>{style} {pages}</style>"
    return f'<!doctype html><html lang="nl">{head}<body>{images}</body></html>'


def _font_faces(text: str, static: Path) -> str:
    """Our fonts; a drawing that may hold the letters of Łukasz names both families, as a document does."""
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; font-style: {face.style}; '
        f'src: url("fonts/{face.file}.ttf") }}'
        for face in faces_for(text, static / "fonts")
    )


def _pictures(pdf: bytes, sizes: Sequence[Size], dots_per_inch: int) -> Iterator[bytes]:
    from pypdfium2 import PdfDocument

    # closed by hand, each before what it belongs to: left to the garbage collector they warn, or crash
    document = PdfDocument(pdf)
    try:
        for place, (width, height) in enumerate(sizes):
            page = document[place]
            try:
                bitmap = page.render(scale=dots_per_inch / POINTS_PER_INCH, rev_byteorder=True)
                wanted = (dots(width, dots_per_inch), dots(height, dots_per_inch))
                yield _png(bitmap, wanted, dots_per_inch)
            finally:
                page.close()
    finally:
        document.close()


def _png(bitmap: "PdfBitmap", wanted: tuple[int, int], dots_per_inch: int) -> bytes:
    """A bitmap as PNG that knows how large it is on paper; what rounding up added at its edge is left out."""
    output = io.BytesIO()
    try:
        bitmap.to_pil().crop((0, 0, *wanted)).save(output, "PNG", dpi=(dots_per_inch, dots_per_inch))
    finally:
        bitmap.close()
    return output.getvalue()
