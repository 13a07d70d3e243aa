"""A page of HTML as it is read for Word: its elements, its drawings cut out of it, and what it says of itself."""

import html as entities
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lxml.html import HtmlElement, HTMLParser, document_fromstring, fragment_fromstring

from retention_check.word import Drawing, HtmlPage

WIDEST = 620.0  # px: a little less than the 170 mm between the margins
SCALE = 1.12  # px for each unit of a drawing; its small letters come to 7.5 points
CELL_WIDTH = 164.0  # px: nearly 44 mm, for a drawing in a table
MADE_A_PLACE = "drawing-"  # the address of a drawing that stood in the text

_DRAWING = re.compile(r"<svg\b[^>]*>.*?</svg>", re.DOTALL)
_ROOT = re.compile(r"<svg\b[^>]*>")
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_BACKGROUND = re.compile(r'\.([\w-]+) \{ background-image: url\("([^"]+)"\)')
_OWN_SIZE = re.compile(r'\s(?:width|height)="[^"]*"')
_CLASS = re.compile(r'\sclass="([^"]*)"')
# XML has no place for these, and a soft hyphen is no letter to Word, which breaks words by itself
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


@dataclass(frozen=True)
class Page:
    """What is written: the body, where an `img` stands for each drawing, its drawings by address, and its properties.

    `backgrounds` gives the address of the drawing in a cell by the cell's class.
    """

    body: HtmlElement
    drawings: Mapping[str, Drawing]
    backgrounds: Mapping[str, str]
    title: str
    author: str
    language: str
    day: date


def read(source: HtmlPage) -> Page:
    """Read a page of our own; ValueError for one that does not say its title, language and day."""
    inline: dict[str, Drawing] = {}

    def cut(svg: str) -> str:
        address = f"{MADE_A_PLACE}{len(inline)}"
        inline[address] = _sized(svg, _title(svg))
        kind = _CLASS.search(svg.partition(">")[0])
        return f'<img src="{address}" alt="" class="{kind[1] if kind else ""}">'

    tree = document_fromstring(
        _DRAWING.sub(lambda found: cut(found[0]), _NO_TEXT.sub("", source.html)), HTMLParser(remove_comments=True)
    )
    for name, svg in source.in_place.items():
        for element in tree.body.find_class(name):
            _put_in_place(element, cut(svg))
    images = {image.get("src"): image.get("alt", "") for image in tree.body.iter("img")}
    drawings = {
        address: inline.get(address) or _sized(source.figures[address], told) for address, told in images.items()
    }
    behind_cells = {name for cell in tree.body.iter("td") for name in cell.get("class", "").split()}
    backgrounds = {name: address for name, address in _BACKGROUND.findall(source.html) if name in behind_cells}
    behind = {address: _sized(source.figures[address], "", CELL_WIDTH) for address in backgrounds.values()}
    told = {address: drawing for address, drawing in drawings.items() if drawing.told}
    return Page(tree.body, {**behind, **told}, backgrounds, *_properties(tree))


def _put_in_place(element: HtmlElement, image: str) -> None:
    tail, element.text = element.tail, None
    element[:] = [fragment_fromstring(image)]
    element.tail = tail


def _title(svg: str) -> str:
    found = _TITLE.search(svg)
    return " ".join(entities.unescape(found[1]).split()) if found else ""


def _sized(svg: str, told: str, widest: float = WIDEST) -> Drawing:
    """A drawing with the size that suits its place, whatever size it had."""
    root = _ROOT.search(svg)
    view = _VIEW.search(root[0]) if root else None
    if root is None or view is None:
        raise ValueError("a drawing without a viewBox")
    scale = min(SCALE, widest / float(view[1]))
    width, height = (round(float(side) * scale, 1) for side in view.groups())
    plain = _OWN_SIZE.sub("", root[0])
    namespace = "" if "xmlns=" in plain else f" {_NAMESPACE}"
    sized = f'<svg{namespace} width="{width}" height="{height}"{plain.removeprefix("<svg")}'
    return Drawing(svg.replace(root[0], sized, 1), told, width, height)


def _properties(tree: HtmlElement) -> tuple[str, str, str, date]:
    """Title, author, language and day."""
    said = {meta.get("name"): meta.get("content", "") for meta in tree.iter("meta")}
    title = tree.findtext(".//title")
    language = tree.get("lang")
    if not title or not language or not said.get("dcterms.created"):
        raise ValueError("a page without a title, a language or a day")
    return title, said.get("author", ""), language, date.fromisoformat(said["dcterms.created"])
