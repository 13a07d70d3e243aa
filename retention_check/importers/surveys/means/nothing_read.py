"""Why nothing was read of a sheet with our statements: only totals, words for figures, or no group that we know."""

import re
from collections.abc import Iterator, Sequence

from retention_check import dutch
from retention_check.importers.lost_values import LOST
from retention_check.importers.surveys.answers.shown_values import shown_value
from retention_check.importers.surveys.means.columns import figures_in
from retention_check.importers.surveys.means.layout import Column
from retention_check.importers.surveys.means.parts import Part
from retention_check.importers.surveys.means.words import Kind, names_all
from retention_check.importers.table import quoted

NO_MEANS = (
    "Bij onze stellingen staat geen enkel gemiddelde van een groep dat wij kunnen lezen. Zet ‘Jong’ boven de "
    "gemiddelden van jonge ambtenaren en ‘Management’ boven die van het management, met getallen van 1 tot 10 eronder."
)
ONLY_TOTALS = "Er staat alleen een totaal. Wij hebben de gemiddelden van beide groepen apart nodig."
LONGEST_HEADING = 40


def why_nothing(parts: Sequence[Part]) -> str:
    """What is to be put right, by what stands there instead."""
    if over := list(_over_no_figures(parts)):
        return _under(over)
    with_figures = [column for part in parts for column in part.block.columns if _has_figures(part, column)]
    return ONLY_TOTALS if with_figures and all(names_all(column.heading) for column in with_figures) else NO_MEANS


def _under(columns: Sequence[tuple[str, tuple[str, ...]]]) -> str:
    """What stands under the headings of groups where means should be; of each its heading and its cells."""
    headings = dutch.listing([quoted(heading[:LONGEST_HEADING]) for heading, _ in columns])
    texts = [text for _, cells in columns for text in cells]
    if LOST in texts:
        return (
            f"Onder {headings} staan formules zonder uitkomst. Open het bestand in Excel, sla het op, en lees het "
            "opnieuw in."
        )
    if with_figures := [text for text in texts if re.search("[0-9]", text) and shown_value(text) == text]:
        told = f"Onder {headings} kunnen wij de cellen niet lezen, zoals {quoted(with_figures[0])}."
        return f"{told} Zet in elke cel alleen het gemiddelde, van 1 tot 10."
    return f"Onder {headings} staan woorden. Zet er gemiddelden van 1 tot 10."


def _over_no_figures(parts: Sequence[Part]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The headings of groups with something else than figures below them, and what that is."""
    found: dict[str, tuple[str, ...]] = {}
    for part in parts:
        for column in part.block.columns:
            is_of_means = column.meaning.side and column.meaning.kind in (Kind.MEAN, Kind.UNSAID)
            filled = figures_in(part.block, column, part.rows).filled
            if is_of_means and filled and not _has_figures(part, column):
                found.setdefault(column.heading, filled)
    yield from found.items()


def _has_figures(part: Part, column: Column) -> bool:
    return figures_in(part.block, column, part.rows).are_figures
