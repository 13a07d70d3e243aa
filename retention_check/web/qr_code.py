"""A link as a QR code, for who would rather point a phone than type."""

import io

import segno

MODULE = 8  # pixels of the smallest square: a room scans it from a screen
QUIET_ZONE = 4  # squares of white around it, without which a phone does not find it


def qr_picture(link: str) -> str:
    """The source of an `<img>`: an SVG in the address itself, black on white in every theme."""
    return _code(link).svg_data_uri(scale=MODULE, border=QUIET_ZONE, dark="#000", light="#fff")


def qr_drawing(link: str) -> str:
    """The same as an SVG text, for a page that is printed."""
    output = io.BytesIO()
    _code(link).save(output, kind="svg", xmldecl=False, border=QUIET_ZONE, dark="#000", light="#fff")
    return output.getvalue().decode()


def _code(link: str) -> segno.QRCode:
    return segno.make_qr(link, error="m")
