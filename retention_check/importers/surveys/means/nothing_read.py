"""Why nothing was read of a sheet with our statements: only totals, words for figures, or no group that we know."""

from collections.abc import Iterator, Sequence

from retention_check import dutch
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
    if headings := list(dict.fromkeys(_over_words(parts))):
        are = "staan woorden. Zet er gemiddelden van 1 tot 10."
        return f"Onder {dutch.listing([quoted(heading[:LONGEST_HEADING]) for heading in headings])} {are}"
    with_figures = [column for part in parts for column in part.block.columns if _has_figures(part, column)]
    return ONLY_TOTALS if with_figures and all(names_all(column.heading) for column in with_figures) else NO_MEANS


def _over_words(parts: Sequence[Part]) -> Iterator[str]:
    """The headings of groups with texts below them."""
    for part in parts:
        for column in part.block.columns:
            is_of_means = column.meaning.side and column.meaning.kind in (Kind.MEAN, Kind.UNSAID)
            if is_of_means and figures_in(part.block, column, part.rows).filled and not _has_figures(part, column):
                yield column.heading


def _has_figures(part: Part, column: Column) -> bool:
    return figures_in(part.block, column, part.rows).are_figures
