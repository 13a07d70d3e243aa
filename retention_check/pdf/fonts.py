"""The fonts that are embedded in every PDF, and which characters they can print."""

from collections.abc import Sequence
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

    @property
    def is_upright(self) -> bool:
        """True for the regular face of a family."""
        return (self.weight, self.style) == (400, "normal")


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


def faces_for(text: str, fonts: Path) -> tuple[Face, ...]:
    """The faces that a document with this text needs: the second family only for letters the first one lacks."""
    first = _characters(fonts, FACES[0].file)
    is_plain = all(ord(character) in first or character.isspace() for character in text)
    return tuple(face for face in FACES if face.family == FACES[0].family or not is_plain)


def unprintable(text: str, fonts: Path) -> tuple[str, ...]:
    """Characters of a text that no embedded font holds (emoji, Chinese, control characters), each once."""
    known = frozenset().union(*(_characters(fonts, face.file) for face in FACES if face.is_upright))
    return tuple(dict.fromkeys(character for character in text if ord(character) not in known))


def spelled_out(characters: Sequence[str]) -> str:
    """Characters as a message can show them: those that cannot be seen by their number."""
    return " ".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in characters)


@cache
def _characters(fonts: Path, file: str) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(fonts / f"{file}.ttf", lazy=True) as font:
        return frozenset(font.getBestCmap())
