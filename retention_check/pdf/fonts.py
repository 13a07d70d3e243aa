"""The fonts that are embedded in every PDF, and which characters they can print."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Face:
    """One font file (without its ending) as CSS names it; the ttf is for PDF, the woff2 for browsers."""

    family: str
    weight: int
    style: str
    file: str


_STYLES = ((400, "normal"), (400, "italic"), (700, "normal"))
# The second family holds the letters of Şahin and Łukasz; WeasyPrint takes it for what the first one lacks.
FACES = tuple(
    Face(
        f"Source Sans 3{' ext' if subset == 'latin-ext' else ''}",
        weight,
        style,
        f"source-sans-3-{subset}-{weight}-{style}",
    )
    for subset in ("latin", "latin-ext")
    for weight, style in _STYLES
)


def unprintable(text: str, fonts: Path) -> tuple[str, ...]:
    """Characters of a text that no embedded font holds (emoji, Chinese, control characters), each once."""
    known = _characters(fonts)
    return tuple(dict.fromkeys(character for character in text if ord(character) not in known))


@cache
def _characters(fonts: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    known: set[int] = set()
    for face in FACES:
        if (face.weight, face.style) == _STYLES[0]:
            with TTFont(fonts / f"{face.file}.ttf", lazy=True) as font:
                known.update(font.getBestCmap())
    return frozenset(known)
