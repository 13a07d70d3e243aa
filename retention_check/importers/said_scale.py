"""The scale that a table says of itself, in a cell of its own above its columns: `schaal=1-5`."""

from collections.abc import Iterable
from dataclasses import dataclass

from retention_check import dutch
from retention_check.domain.scales import SCALES, Scale
from retention_check.importers.cells import as_text
from retention_check.importers.table import Problem, Row, quoted
from retention_check.sheet_columns import SCALE, scale_cell

_DASHES = str.maketrans("–—−‑", "----")  # as a spreadsheet or a person may write that of 1-5


@dataclass(frozen=True)
class SaidScale:
    """A scale, None where none is said, and what is wrong with how it is said."""

    scale: Scale | None = None
    problems: tuple[Problem, ...] = ()


def said_scale(rows: Iterable[Row]) -> SaidScale:
    """What the rows above a table say of its scale."""
    said = [(number, name) for number, row in enumerate(rows, 1) for cell in row if (name := _name(as_text(cell)))]
    if wrong := next(((number, name) for number, name in said if name not in SCALES), None):
        return SaidScale(problems=(_unknown(*wrong),))
    names = {name for _, name in said}
    if len(names) > 1:
        told = f"Boven de tabel staan {len(names)} schalen: {dutch.listing(sorted(names))}. Laat er één staan."
        return SaidScale(problems=(Problem(told),))
    return SaidScale(SCALES[names.pop()]) if names else SaidScale()


def scale_words(scale: Scale) -> str:
    """A scale in a sentence: 'gemiddelden van 1 tot 5'."""
    kind = "gemiddelden" if scale.same_instrument else "rapportcijfers"
    return f"{kind} van {scale.low} tot {scale.high}"


def on_said_scale(scale: Scale) -> str:
    """That the scale is followed that the sheet says."""
    return f"In het bestand staat dat het {scale_words(scale)} zijn. Zo lezen wij ze."


def _name(text: str) -> str:
    """The name of a scale as it is typed, empty for any other cell."""
    folded = "".join(text.lower().translate(_DASHES).split())
    return folded.removeprefix(SCALE) if folded.startswith(SCALE) else ""


def _unknown(row: int, name: str) -> Problem:
    known = dutch.listing([scale_cell(scale) for scale in SCALES.values()])
    return Problem(f"De schaal {quoted(name)} kennen wij niet. Wel: {known}.", row)
