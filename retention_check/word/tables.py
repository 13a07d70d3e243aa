"""A table of the page as one of Word: its header row repeated on every page, its columns as wide as they need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.table import Table, _Row
from lxml.html import HtmlElement

from retention_check.word import vocabulary
from retention_check.word.inline import Kind, Piece, pieces_of
from retention_check.word.paragraphs import Writer

WIDTH = 170  # mm between the margins
DRAWN_WIDTH = 44  # mm
NUMBER_WIDTH = 16  # mm; '9,5 of hoger' on two lines
ROW_TO_WRITE_IN = 16  # mm
SHARES = {"room": (15, 33, 26, 26), "agreements": (35, 16, 14, 19, 16)}  # percents of the width, by class

Cells = Sequence[HtmlElement]


@dataclass(frozen=True)
class TableWriter:
    """Writes tables at the end of a document; `backgrounds` gives the drawing behind a cell by the cell's class."""

    document: WordDocument
    writer: Writer
    backgrounds: Mapping[str, str]

    def add(self, element: HtmlElement) -> None:
        """Write a table; its caption stands above it, and is its alternative text."""
        told = self._add_caption(element.find("caption"))
        rows = [(row, self._cells(row)) for row in element.iter("tr")]
        table = self.document.add_table(len(rows), len(rows[0][1]))
        table._tbl.tblPr.style = self.writer.checked(vocabulary.table_style(element))
        _describe(table, told)
        widths = _widths(element, [cells for _, cells in rows])
        for row, (source, cells) in zip(table.rows, rows, strict=True):
            self._write_row(row, cells, widths)
            _arrange(row, source)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width

    def _add_caption(self, caption: HtmlElement | None) -> str:
        if caption is None:
            return ""
        pieces = pieces_of(caption)
        self.writer.fill(self.document.add_paragraph(), pieces, vocabulary.paragraph_style(caption))
        return "".join(piece.text for piece in pieces)

    def _cells(self, row: HtmlElement) -> Cells:
        """The cells that are written: without pictures there is no column of drawings."""
        return [cell for cell in row if self.writer.pictures or not vocabulary.is_drawn(cell)]

    def _write_row(self, row: _Row, cells: Cells, widths: Sequence[Length]) -> None:
        for cell, source, width in zip(row.cells, cells, widths, strict=True):
            cell.width = width
            pieces = [*pieces_of(source, vocabulary.cell_style(source)), *self._drawing_behind(source)]
            self.writer.fill(cell.paragraphs[0], pieces, vocabulary.cell_paragraph_style(source))

    def _drawing_behind(self, cell: HtmlElement) -> list[Piece]:
        found = [self.backgrounds[name] for name in vocabulary.classes(cell) if name in self.backgrounds]
        return [Piece(address, "", Kind.PICTURE) for address in found]


def _arrange(row: _Row, source: HtmlElement) -> None:
    """A row stays whole; one of the head comes again on every page; an empty one is high enough to write in."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if source.getparent().tag == "thead":
        properties.append(OxmlElement("w:tblHeader"))
    if vocabulary.is_empty(source):
        row.height, row.height_rule = Mm(ROW_TO_WRITE_IN), WD_ROW_HEIGHT_RULE.AT_LEAST


def _describe(table: Table, told: str) -> None:
    table.autofit = False
    caption = OxmlElement("w:tblCaption", {qn("w:val"): told})
    table._tbl.tblPr.append(caption)


def _widths(element: HtmlElement, rows: Sequence[Cells]) -> list[Length]:
    """By the shares of its class; else the columns of drawings and numbers first, and the rest for texts."""
    count = len(rows[0])
    for name, shares in SHARES.items():
        if name in vocabulary.classes(element) and len(shares) == count:
            return [Mm(WIDTH * share / 100) for share in shares]
    known = [_known_width([row[place] for row in rows]) for place in range(count)]
    wide = (WIDTH - sum(known)) / max(1, known.count(0))
    return [Mm(width or wide) for width in known]


def _known_width(column: Cells) -> int:
    """Of a column of drawings or numbers; 0 for one of texts."""
    if vocabulary.is_drawn(column[0]):
        return DRAWN_WIDTH
    return NUMBER_WIDTH if all(vocabulary.is_number(cell) for cell in column) else 0
