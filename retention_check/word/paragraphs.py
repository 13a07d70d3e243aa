"""Pieces become runs of a paragraph, each with its style; what Word has an element for becomes that."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.shape import CT_Inline
from docx.shared import Emu
from docx.text.paragraph import Paragraph

from retention_check.word import Drawing
from retention_check.word.inline import Kind, Piece

EMU_PER_PIXEL = 9525  # of which 96 are an inch
TICK_BOX = """<w:sdt {names} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:sdtPr><w14:checkbox>
<w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>
<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>
<w:sdtContent><w:r><w:rPr><w:rStyle w:val="TickBox"/></w:rPr><w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>"""

DECORATIVE = """<a:extLst {names}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">
<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>
</a:ext></a:extLst>"""


@dataclass(frozen=True)
class Picture:
    """A drawing and its PNG."""

    drawing: Drawing
    png: bytes


class Writer:
    """Writes paragraphs in the styles of one document, with the pictures it was given by address."""

    def __init__(self, document: WordDocument, pictures: Mapping[str, Picture]) -> None:
        self.pictures = pictures
        self._ids = frozenset(style.style_id for style in document.styles)

    def checked(self, style: str) -> str:
        """The id of a style, when it is in our file of styles; Word would pass over one that is not, without a word."""
        if style not in self._ids:
            raise ValueError(f"no style {style}")
        return style

    def fill(self, paragraph: Paragraph, pieces: Iterable[Piece], style: str) -> Paragraph:
        """Write the pieces in a paragraph, and give it this style."""
        # the ids themselves: each time a style is set by name, python-docx reads all of them
        paragraph._p.style = self.checked(style)
        for piece in pieces:
            if piece.kind is Kind.PICTURE:
                self._put_picture(paragraph, piece.text)
            elif piece.kind is Kind.TICK_BOX:
                paragraph._p.append(parse_xml(TICK_BOX.format(names=nsdecls("w"), sign=piece.text)))
            else:
                run = paragraph.add_run(piece.text)
                if piece.style:
                    run._r.style = self.checked(piece.style)
        return paragraph

    def _put_picture(self, paragraph: Paragraph, address: str) -> None:
        picture = self.pictures.get(address)
        if picture is None:
            return
        width, height = (Emu(round(side * EMU_PER_PIXEL)) for side in (picture.drawing.width, picture.drawing.height))
        _describe(paragraph.add_run().add_picture(io.BytesIO(picture.png), width, height)._inline, picture.drawing.told)


def _describe(shape: CT_Inline, told: str) -> None:
    """What a picture says to who cannot see it; one that says nothing is marked as decoration."""
    properties = shape.docPr
    properties.set("name", f"Figuur {properties.id}")
    if told:
        properties.set("descr", told)
    else:
        properties.append(parse_xml(DECORATIVE.format(names=nsdecls("a"))))
