"""The walk: every element of a page in its order, written at the end of a Word document."""

import re
from collections.abc import Callable, Sequence

from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph
from lxml.html import HtmlElement

from retention_check.word import vocabulary
from retention_check.word.container import empty_document, file_of, tell_properties
from retention_check.word.inline import Kind, Piece, lines_of, pieces_of
from retention_check.word.paragraphs import Picture, Writer
from retention_check.word.source import Page
from retention_check.word.tables import TableWriter

NUMBERS = 1  # the list of numbers in numbering.xml
_OWN_NUMBER = re.compile(r"^\d+\.\s")


def write(page: Page, pictures: Sequence[bytes], note: str) -> bytes:
    """The page as a Word file, with these pictures for its drawings or with their words."""
    document = empty_document()
    tell_properties(document, page)
    _Walk(document, page, pictures).walk(page.body, note)
    return file_of(document)


class _Walk:
    """Where the walk is: at the top of a page or not, inside a frame or not."""

    def __init__(self, document: WordDocument, page: Page, pictures: Sequence[bytes]) -> None:
        made = zip(page.drawings.items(), pictures, strict=True) if pictures else ()
        self.document = document
        self.drawings = page.drawings
        self.writer = Writer(document, {address: Picture(drawing, png) for (address, drawing), png in made})
        self.tables = TableWriter(document, self.writer, page.backgrounds)
        self.must_start_page = self.started_page = False
        self.has_only_headings = True  # on this page, up to here
        self.in_frame = False

    def walk(self, body: HtmlElement, note: str) -> None:
        if note:
            self._put([Piece(note)], "Warning")
            self.has_only_headings = True
        self._block(body)

    def _block(self, element: HtmlElement) -> None:
        """Write one element of the page."""
        classes = vocabulary.classes(element)
        if classes & vocabulary.LEFT_OUT:
            return
        writers: dict[str, Callable[[HtmlElement], None]] = {
            **dict.fromkeys(("h1", "h2", "h3", "h4"), self._heading),
            **dict.fromkeys(("ul", "ol"), self._list),
            "p": self._paragraph,
            "table": self._table,
            "img": self._figure,
        }
        if vocabulary.LINE_TO_WRITE_ON in classes:
            self._put([], "Writing")
        elif write := writers.get(element.tag):
            write(element)
        elif element.tag in vocabulary.CONTAINERS:
            self._container(element, classes)
        else:
            self._paragraph(element)

    def _container(self, element: HtmlElement, classes: frozenset[str]) -> None:
        if classes & vocabulary.STARTS_PAGE and not self.has_only_headings:
            self.must_start_page = True
        was_in_frame, self.in_frame = self.in_frame, self.in_frame or vocabulary.FRAME in classes
        self._loose(element.text)
        for child in element:
            self._block(child)
            self._loose(child.tail)
        self.in_frame = was_in_frame

    def _loose(self, text: str | None) -> None:
        """Text that stands in no paragraph."""
        if text and text.strip():
            self._put([Piece(" ".join(text.split()))], "Normal")

    def _heading(self, element: HtmlElement) -> None:
        before = self.has_only_headings
        self._paragraph(element)
        self.has_only_headings = before or self.started_page

    def _paragraph(self, element: HtmlElement) -> None:
        if pieces := pieces_of(element):
            self._put(pieces, vocabulary.paragraph_style(element, in_frame=self.in_frame))

    def _figure(self, element: HtmlElement) -> None:
        is_scale = vocabulary.SCALE in vocabulary.classes(element)
        if not is_scale or self.writer.pictures:
            self._put_drawing(element.get("src", ""), "Scale" if is_scale else "Figure", "FigureInWords")

    def _table(self, element: HtmlElement) -> None:
        self.tables.add(element)
        self.has_only_headings = False

    def _list(self, element: HtmlElement) -> None:
        """A list of Word; every numbered one begins at 1."""
        is_numbered = element.tag == "ol" and not vocabulary.within(element, vocabulary.OWN_NUMBERS)
        number = self._new_numbers() if is_numbered else 0
        for item in element.findall("li"):
            first, *rest = lines_of(item)
            paragraph = self._put(
                _without_number(first) if is_numbered else first,
                self._in_list("ListNumber" if is_numbered else "ListBullet"),
            )
            if is_numbered:
                paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number
            for line in rest:
                paragraph.paragraph_format.keep_with_next = True  # an item stays whole
                paragraph = self._line(line) or paragraph

    def _line(self, line: Sequence[Piece]) -> Paragraph | None:
        """What stands under the first line of an item."""
        style = self._in_list("ListContinue")
        if line and line[0].kind is Kind.PICTURE:
            return self._put_drawing(line[0].text, style, style)
        return self._put(line, style)

    def _in_list(self, style: str) -> str:
        return vocabulary.framed(style) if self.in_frame else style

    def _put_drawing(self, address: str, style: str, style_in_words: str) -> Paragraph | None:
        """A picture, or what it says where there is none; a drawing that says nothing is left out."""
        drawing = self.drawings.get(address)
        if drawing and address in self.writer.pictures:
            return self._put([Piece(address, "", Kind.PICTURE)], style)
        return self._put([Piece(drawing.told)], style_in_words) if drawing else None

    def _put(self, pieces: Sequence[Piece], style: str) -> Paragraph:
        paragraph = self.writer.fill(self.document.add_paragraph(), pieces, style)
        self.started_page = self.must_start_page
        if self.must_start_page:
            paragraph.paragraph_format.page_break_before = True
            self.must_start_page = False
        self.has_only_headings = False
        return paragraph

    def _new_numbers(self) -> int:
        numbering = self.document.part.numbering_part.element
        added = numbering.add_num(NUMBERS)
        added.add_lvlOverride(0).add_startOverride(1)
        return int(added.numId)


def _without_number(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Without the number that the page itself put before the text: the list has its own."""
    if not pieces:
        return pieces
    first, *rest = pieces
    return [Piece(_OWN_NUMBER.sub("", first.text), first.style, first.kind), *rest]
