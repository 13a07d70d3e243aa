"""A Report becomes a Word file, of the same page as its HTML and PDF: the same sentences, and the same figures."""

from retention_check import paths, word
from retention_check.pdf import MissingLibraryError, MissingPictureLibraryError
from retention_check.pdf.pictures import png_pictures
from retention_check.report.drawings import rank_drawing
from retention_check.report.model import Report
from retention_check.report.rendering import printable_document

WITHOUT_PICTURES = (
    "In dit bestand staan geen tekeningen, want op deze computer ontbreekt een onderdeel om ze te maken. "
    "Wat een tekening laat zien, staat er in woorden."
)


def page_for_word(report: Report) -> word.HtmlPage:
    """The page that is printed; its reasons in order, lines between two lists, are one drawing in Word."""
    page = printable_document(report)
    return word.HtmlPage(page.html, page.drawings, {"order": rank_drawing(report)})


def word_file(report: Report) -> bytes:
    """The report as DOCX; MissingWordLibraryError without python-docx. To be run in a child process.

    Where no pictures can be made, each drawing is told in words, and the top of the file says so.
    """
    page = page_for_word(report)
    try:
        pictures = png_pictures([drawing.svg for drawing in word.drawings_of(page)], paths.resource_dir("static"))
    except (MissingLibraryError, MissingPictureLibraryError):
        return word.word_file(page, (), WITHOUT_PICTURES)
    return word.word_file(page, pictures)
