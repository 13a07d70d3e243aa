"""A link as a QR code: a phone reads back what was drawn."""

import re
from urllib.parse import unquote
from xml.etree.ElementTree import Element, fromstring

import numpy
import pytest
import zxingcpp

from retention_check.web.qr_code import MODULE, QUIET_ZONE, qr_drawing, qr_picture

SECRET = "a2b3c4d5e6f7g2h3a2b3c4d5e6f7g2h3"  # noqa: S105 - as long as those of links
LINKS = [
    f"http://192.168.1.20:8765/inzien/{SECRET}",
    f"https://jonge-ambtenaren.een-gemeente-met-een-lange-naam.nl/inzien/{SECRET}",
]
SVG = "{http://www.w3.org/2000/svg}"
STEP = re.compile(r"([Mmh])(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?")


def drawn(source: str) -> Element:
    """The drawing in the source of an `<img>`."""
    kind, _, svg = source.partition(",")
    assert kind == "data:image/svg+xml;charset=utf-8"
    return fromstring(unquote(svg))  # noqa: S314 - our own


def squares(svg: Element) -> list[list[int]]:
    """The drawing as dark (0) and light (255) squares, its white edge included."""
    size = int(float(svg.get("width", "0"))) // MODULE
    field = [[255] * size for _ in range(size)]
    line = next(path for path in svg.iter(f"{SVG}path") if path.get("stroke"))
    x = y = 0.0
    for kind, first, second in STEP.findall(line.get("d", "")):
        if kind == "h":
            for column in range(int(x), int(x + float(first))):
                field[int(y)][column] = 0
            x += float(first)
        else:
            start = (0.0, 0.0) if kind == "M" else (x, y)
            x, y = start[0] + float(first), start[1] + float(second)
    return field


@pytest.mark.parametrize("link", LINKS)
def test_a_phone_reads_the_link_back(link: str) -> None:
    field = numpy.array(squares(drawn(qr_picture(link))), numpy.uint8)
    pixels = numpy.kron(field, numpy.ones((MODULE, MODULE), numpy.uint8))
    assert [found.text for found in zxingcpp.read_barcodes(pixels)] == [link]


@pytest.mark.parametrize("link", LINKS)
def test_it_has_a_white_edge_of_four_squares(link: str) -> None:
    field = squares(drawn(qr_picture(link)))
    assert QUIET_ZONE == 4
    edge = field[:4] + field[-4:] + [row[:4] + row[-4:] for row in field]
    assert {square for row in edge for square in row} == {255}
    assert 0 in field[4]
    assert 0 in [row[4] for row in field]


def test_it_is_black_on_white_in_every_theme_and_large_enough_to_scan_from_a_seat() -> None:
    svg = drawn(qr_picture(LINKS[0]))
    assert {path.get("fill") or path.get("stroke") for path in svg.iter(f"{SVG}path")} == {"#fff", "#000"}
    assert int(svg.get("width", "0")) == int(svg.get("height", "0")) >= 250


def test_it_has_no_style_or_script_which_the_policy_forbids() -> None:
    svg = drawn(qr_picture(LINKS[0]))
    assert not [each for each in svg.iter() if each.get("style") or each.tag in (f"{SVG}style", f"{SVG}script")]


def test_what_is_printed_is_the_code_of_the_screen() -> None:
    shown, printed = drawn(qr_picture(LINKS[1])), fromstring(qr_drawing(LINKS[1]))  # noqa: S314 - our own
    lines = [next(path for path in svg.iter(f"{SVG}path") if path.get("stroke")) for svg in (shown, printed)]
    assert lines[0].get("d") == lines[1].get("d")
    assert float(printed.get("width", 0)) * MODULE == float(shown.get("width", 0))
