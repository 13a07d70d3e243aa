"""How much room a text takes in a drawing, where letters do not wrap by themselves.

A drawing is shown in whatever font a computer has. The widths here are those of DejaVu Sans, the widest that is
likely: in Source Sans 3 or Arial a text takes less.
"""

from collections.abc import Iterator

BOLD = 1.13  # times the width of an ordinary letter
MORE = "…"
_OTHER, _CAPITAL = 0.63, 0.72  # in letter heights
_WIDTHS = {
    **dict.fromkeys(" ijlI.,:;!|/’‘'·()", 0.34),
    **dict.fromkeys("tfr-", 0.41),
    **dict.fromkeys("sczv", 0.56),
    **dict.fromkeys("w", 0.82),
    **dict.fromkeys("mM", 0.98),
    **dict.fromkeys("W@%…—", 1.02),
}


def text_width(text: str, size: float, is_bold: bool = False) -> float:
    """Width of a text, in the units of the letter height."""
    widths = (_WIDTHS.get(letter, _CAPITAL if letter.isupper() else _OTHER) for letter in text)
    return sum(widths) * size * (BOLD if is_bold else 1)


def text_lines(text: str, width: float, size: float, is_bold: bool = False, most: int | None = None) -> list[str]:
    """A text in lines of a width; a longer word is cut, and of more lines than `most` the last ends in '…'."""
    lines = [""]
    for piece in _pieces(text, width, size, is_bold):
        longer = f"{lines[-1]} {piece}".strip()
        if not lines[-1] or text_width(longer, size, is_bold) <= width:
            lines[-1] = longer
        else:
            lines.append(piece)
    if most is None or len(lines) <= most:
        return lines
    return [
        *lines[: most - 1],
        _start_of(lines[most - 1], width - text_width(MORE, size, is_bold), size, is_bold) + MORE,
    ]


def _pieces(text: str, width: float, size: float, is_bold: bool) -> Iterator[str]:
    for word in text.split():
        rest = word
        while len(rest) > 1 and text_width(rest, size, is_bold) > width:
            start = _start_of(rest, width, size, is_bold)
            yield start
            rest = rest[len(start) :]
        yield rest


def _start_of(text: str, width: float, size: float, is_bold: bool) -> str:
    """As many letters as fit, at least one."""
    while len(text) > 1 and text_width(text, size, is_bold) > width:
        text = text[:-1]
    return text.rstrip()
