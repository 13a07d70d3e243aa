"""Quicker ways to what WeasyPrint 70.0 does in every document, with the same bytes as a result.

A page of ours is well-formed but for its elements without an end, so that the XML parser of Python, in C, reads it.
It has no footnotes, so that their six pseudo-elements need no style for every element. The tag of every element names
its page, so that pydyf need not make the list of all pages for each. Another version prints without all this.
"""

import re
from functools import cache
from typing import Any
from xml.etree import ElementTree

import pydyf
import weasyprint
from weasyprint import CSS, HTML
from weasyprint.html import UA

PLAIN_PAGE_REFERENCES: Any = pydyf.PDF.page_references
IS_KNOWN = (weasyprint.VERSION, pydyf.VERSION) == ("70.0", "0.13.0")

_DOCTYPE = re.compile(r"^\s*<!doctype html>", re.IGNORECASE)
_WITHOUT_END = re.compile(r"<((?:meta|link|br|hr|img|wbr|col|input)\b[^>]*?)/?>")
_OF_FOOTNOTES = re.compile(r"^::(?:footnote|note)-.*$", re.MULTILINE)
_OF_MARKERS = re.compile(r"^::marker\b", re.MULTILINE)


class OwnHTML(HTML):  # type: ignore[misc]
    """A page of our own templates; one that is not well-formed is read as any other HTML."""

    wrapper_element: Any
    etree_element: Any

    def __init__(self, string: str, base_url: str, url_fetcher: Any) -> None:
        root = tree_of(string)
        super().__init__(string=string if root is None else "<html>", base_url=base_url, url_fetcher=url_fetcher)
        if root is not None:
            self.wrapper_element = self.wrapper_element.from_html_root(root)
            self.etree_element = root

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return super()._ua_stylesheets(forms) if forms else [_sheet_without_footnotes()]


def document(string: str, base_url: str, url_fetcher: Any) -> HTML:
    """A page to print, read the quick way where that is known to give the same."""
    kind = OwnHTML if IS_KNOWN else HTML
    return kind(string=string, base_url=base_url, url_fetcher=url_fetcher)


def tree_of(string: str) -> ElementTree.Element | None:
    """The elements of a page that is well-formed; None for any other."""
    try:
        return ElementTree.fromstring(_WITHOUT_END.sub(r"<\1/>", _DOCTYPE.sub("", string)))  # noqa: S314 - our own page
    except ElementTree.ParseError:
        return None


@cache
def _sheet_without_footnotes() -> CSS:
    return CSS(string=_OF_MARKERS.sub("li::marker", _OF_FOOTNOTES.sub("", UA)), counter_style={})


def _page_references(pdf: Any) -> tuple[bytes, ...]:
    """The references of the pages, made again only when a page was added."""
    numbers = pdf.pages["Kids"][::3]
    known: tuple[bytes, ...] = pdf.__dict__.get("known_references", ())
    if len(known) != len(numbers):
        known = pdf.known_references = tuple(f"{number} 0 R".encode() for number in numbers)
    return known


if IS_KNOWN:
    pydyf.PDF.page_references = property(_page_references)
