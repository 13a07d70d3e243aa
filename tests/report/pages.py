"""What is printed, page by page: the words of an HTML report, the words of a PDF, and how far down a page is filled."""

import html
import re
import subprocess
from functools import cache

RESOLUTION = 20  # dots an inch: enough to find the lowest line on a page
FOOT = 20  # mm at the bottom of a page that hold the name of the report and the page's number
MM_AN_INCH = 25.4
LIGHTEST_MARK = 250  # of 255; a thin grey line to write on is a mark, white paper is not


def words(text: str) -> str:
    """What a reader of an HTML text sees or hears: no head, no tags, single spaces."""
    text = re.sub(r"<(head|style)>.*?</\1>", " ", text, flags=re.DOTALL)
    text = re.sub(r"</?(?:strong|em|span)\b[^>]*>", "", text)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


@cache
def page_texts(pdf: bytes) -> tuple[str, ...]:
    """What each page of a PDF says, with single spaces, its foot included."""
    text = _told_by("pdftotext", "-", "-", pdf=pdf).decode()
    return tuple(" ".join(page.split()) for page in text.split("\f")[:-1])


@cache
def lowest_marks(pdf: bytes) -> tuple[float, ...]:
    """How far down each page something stands above its foot, as a share of the page's height: 0 for a blank page."""
    return tuple(
        _lowest_row(*image) for image in _images(_told_by("pdftoppm", "-gray", "-r", str(RESOLUTION), pdf=pdf))
    )


def _told_by(*command: str, pdf: bytes) -> bytes:
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout


def _images(pgm: bytes) -> list[tuple[int, bytes]]:
    """Width and grey values of every image in what pdftoppm writes, one after another."""
    found = []
    while pgm:
        header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", pgm)
        assert header, pgm[:20]
        width, height = int(header[1]), int(header[2])
        end = header.end() + width * height
        found.append((width, pgm[header.end() : end]))
        pgm = pgm[end:]
    return found


def _lowest_row(width: int, values: bytes) -> float:
    height = len(values) // width
    above_foot = height - round(FOOT / MM_AN_INCH * RESOLUTION)
    rows = (
        row for row in range(above_foot - 1, -1, -1) if min(values[row * width : (row + 1) * width]) < LIGHTEST_MARK
    )
    return (next(rows, -1) + 1) / height
