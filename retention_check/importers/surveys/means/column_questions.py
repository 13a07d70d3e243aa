"""How a person is asked what a column of figures is: whose it is, or which of several is read."""

from collections.abc import Sequence

from retention_check import dutch
from retention_check.domain.wording import WHO
from retention_check.importers.surveys.means.layout import Block, Column
from retention_check.importers.surveys.means.words import MEAN_OF, N_OF, Use
from retention_check.importers.surveys.understanding import Option
from retention_check.importers.table import quoted

NOBODYS = "Van geen van beide: sla over"
_WHOSE = {use: f"Van {WHO[side]}" for uses in (MEAN_OF, N_OF) for side, use in uses.items()}
SEVERAL = {
    **{use: f"gemiddelden van {WHO[side]}" for side, use in MEAN_OF.items()},
    **{use: f"aantallen antwoorden van {WHO[side]}" for side, use in N_OF.items()},
}
_IN_WORDS = ("nul", "één", "twee", "drie", "vier", "vijf")


def whose(block: Block, column: Column, uses: tuple[Use, ...]) -> tuple[str, tuple[Option, ...]]:
    """Whose the figures in a column are."""
    figures = "aantallen" if any(use in N_OF.values() for use in uses) else "gemiddelden"
    told = f"Van wie zijn de {figures} in {_place(block, column)}?"
    return told, tuple(Option(use, NOBODYS if use is Use.NONE else _WHOSE[use]) for use in uses)


def which_of(block: Block, column: Column, use: Use, others: Sequence[Column]) -> tuple[str, tuple[Option, ...]]:
    """Which of several columns for one use is read: asked of the last of them."""
    several = (*others, column)
    headings = {each.heading for each in several} - {""}
    names = {each: quoted(each.heading) if len(headings) == len(several) else _place(block, each) for each in several}
    number = _IN_WORDS[len(several)] if len(several) < len(_IN_WORDS) else str(len(several))
    what = "rijen" if block.sheet.is_turned else "kolommen"
    told = f"Er zijn {number} {what} met {SEVERAL[use]}: {dutch.listing([*names.values()])}. Welke moeten wij lezen?"
    rest = dutch.first_capital(names[others[0]]) if len(others) == 1 else "Een van de andere"
    return told, (Option(use, dutch.first_capital(names[column])), Option(Use.NONE, rest))


def _place(block: Block, column: Column) -> str:
    named = f"({quoted(column.heading)})" if column.heading else "(zonder kop)"
    return f"{block.sheet.column_name(column.index)} {named}"
