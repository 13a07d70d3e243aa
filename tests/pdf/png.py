"""What a PNG says of itself: its size in dots, and how many of these lie in a metre."""

import struct


def png_size(data: bytes) -> tuple[int, int]:
    """Width and height in dots."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def dots_per_metre(data: bytes) -> tuple[int, int]:
    """Across and down."""
    place = data.index(b"pHYs") + 4
    across, down = struct.unpack(">II", data[place : place + 8])
    return across, down
