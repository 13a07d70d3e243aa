"""Where the texts of a drawing stand, as Source Sans 3 draws them."""

import re
from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree

from fontTools.ttLib import TTFont

from retention_check import paths

Box = tuple[float, float, float, float]  # left, top, right, bottom


def boxes_of(element: ElementTree.Element, x: float = 0, y: float = 0, times: float = 1) -> Iterator[tuple[str, Box]]:
    """Each text with the rectangle of its digits and capitals, as Source Sans 3 draws it; nested drawings too."""
    move = re.match(r"translate\(([\d.]+) ([\d.]+)\)", element.get("transform", ""))
    if move:
        x, y = x + float(move[1]), y + float(move[2])
    if element.tag.endswith("svg") and element.get("x"):
        x, y, times = x + float(element.get("x", 0)), y + float(element.get("y", 0)), enlarged(element)
    inherited = {key: element.get(key) for key in ("font-size", "text-anchor", "font-weight") if element.get(key)}
    for child in element:
        for key, value in inherited.items():
            if child.get(key) is None and value:
                child.set(key, value)
        if child.tag.endswith("text") and child.text:
            size = float(child.get("font-size", 10))
            wide = text_width(child.text, size, child.get("font-weight") == "700")
            start = {"end": wide, "middle": wide / 2}.get(child.get("text-anchor", ""), 0)
            left, base = x + times * (float(child.get("x", 0)) - start), y + times * float(child.get("y", 0))
            yield child.text, (left, base - times * 0.66 * size, left + times * wide, base)
        else:
            yield from boxes_of(child, x, y, times)


def enlarged(nested: ElementTree.Element) -> float:
    """How many times larger a nested drawing is shown than it was made."""
    return float(nested.get("width", 0)) / float(nested.get("viewBox", "").split()[2])


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@cache
def _font(weight: int) -> tuple[dict[int, str], dict[str, tuple[int, int]]]:
    font = TTFont(paths.resource_dir("static") / "fonts" / f"source-sans-3-latin-{weight}-normal.ttf")
    return font.getBestCmap(), font["hmtx"].metrics


def text_width(text: str, size: float, is_bold: bool) -> float:
    names, widths = _font(700 if is_bold else 400)
    return sum(widths[names.get(ord(letter), "n")][0] for letter in text) * size / 1000
