"""The words inside one paragraph: an element becomes pieces of text, each with one character style."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from lxml.html import HtmlElement

from retention_check.word import vocabulary


class Kind(Enum):
    """What a piece is: text, or something that Word has an element of its own for."""

    TEXT = "text"
    BREAK = "break"
    TICK_BOX = "tick box"
    TAB = "tab"
    PICTURE = "picture"


@dataclass(frozen=True)
class Piece:
    """One run of a paragraph: its text (of a picture the address), and the id of its character style if it has one."""

    text: str
    style: str = ""
    kind: Kind = Kind.TEXT


NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_SPACE = re.compile(r"[ \t\r\n]+")  # a no-break space stays


def pieces_of(element: HtmlElement, style: str = "") -> list[Piece]:
    """The pieces of an element, with single spaces and none at the ends of a line."""
    return _single_spaced(list(_pieces(element, style)))


def lines_of(element: HtmlElement) -> list[list[Piece]]:
    """The pieces of an element by paragraph: a drawing, and what stands on a line of its own, get one to themselves."""
    own = [child for child in element if child.tag == "img" or vocabulary.classes(child) & vocabulary.OWN_LINE]
    first = _single_spaced(list(_pieces(element, "", leave_out=own)))
    return [first, *(_single_spaced(list(_child(child, ""))) for child in own)]


def _pieces(element: HtmlElement, style: str, leave_out: Sequence[HtmlElement] = ()) -> Iterator[Piece]:
    """Depth first; the innermost style wins, for a run in Word has one."""
    yield Piece(element.text or "", style)
    for child in element:
        if child not in leave_out:
            yield from _child(child, style)
        yield Piece(child.tail or "", style)


def _child(child: HtmlElement, style: str) -> Iterator[Piece]:
    classes = vocabulary.classes(child)
    if classes & vocabulary.LEFT_OUT:
        return
    if child.tag == "br":
        yield Piece("\n", style, Kind.BREAK)
    elif child.tag == "img":
        yield Piece(child.get("src", ""), "", Kind.PICTURE)
    elif sign := vocabulary.sign_of(classes):
        yield Piece(sign[0] + NO_BREAK_SPACE, sign[1])
    elif "box" in classes:
        yield Piece(vocabulary.TICK_BOX, "TickBox", Kind.TICK_BOX)
        yield Piece(NO_BREAK_SPACE)
    elif "blank" in classes:
        yield Piece("\t", "", Kind.TAB)
    else:
        if vocabulary.AT_THE_RIGHT in classes:
            yield Piece("\t", "", Kind.TAB)
        yield from _pieces(child, vocabulary.character_style(child) or style)


def _single_spaced(pieces: list[Piece]) -> list[Piece]:
    found: list[Piece] = []
    at_start = True  # of a line, or after a space
    for piece in pieces:
        text = piece.text
        if piece.kind is Kind.TEXT:
            text = _SPACE.sub(" ", text)
            text = text.lstrip(" ") if at_start else text
            if not text:
                continue
            at_start = text.endswith(" ")
        else:
            at_start = piece.kind is Kind.BREAK
        found.append(replace(piece, text=text))
    return _without_end(found)


def _without_end(pieces: list[Piece]) -> list[Piece]:
    """No space at the end of the paragraph, nor before a break."""
    found = list(pieces)
    for place, piece in enumerate(found):
        is_last = place == len(found) - 1 or found[place + 1].kind is Kind.BREAK
        if is_last and piece.kind is Kind.TEXT:
            found[place] = replace(piece, text=piece.text.rstrip(" "))
    return [piece for piece in found if piece.text]
