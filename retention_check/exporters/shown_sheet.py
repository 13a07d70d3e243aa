"""The shown scores of a round as a score sheet, with their numbers of answers: read again it shows the same.

What is withheld is an empty cell without a number, so that the sheet says no more than what is shown.
"""

from retention_check import dutch, sheet_columns
from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.scales import DEFAULT_SCALE
from retention_check.domain.side import Side
from retention_check.exporters.data_frames import asked
from retention_check.exporters.sheet_template import HOW_MANY_ASKED, table_csv, table_xlsx


def shown_rows(comparison: Comparison) -> list[list[str]]:
    """The cells of the sheet, headings first, how many were asked last; scores in points of 1 to 10."""
    people = [_text(asked(comparison, side)) for side in Side]
    last = [sheet_columns.ASKED, HOW_MANY_ASKED, *people, *("" for _ in Side)]
    return [list(sheet_columns.COLUMNS), *map(_row, comparison.items), last]


def shown_sheet_csv(comparison: Comparison) -> bytes:
    """The sheet as CSV for Dutch Excel."""
    return table_csv(shown_rows(comparison))


def shown_sheet_xlsx(comparison: Comparison) -> bytes:
    """The sheet as a workbook: it can be read again, or used in a next round's preparation."""
    round = comparison.round
    of = ", ".join(filter(None, (round.municipality, dutch.date(round.day))))
    title = f"Getoonde scores van {of}, schaal van {DEFAULT_SCALE.low} tot {DEFAULT_SCALE.high}"
    return table_xlsx(shown_rows(comparison), title, comparison.study)


def _row(compared: ItemComparison) -> list[str]:
    scores = [_text(compared.shown_score(side)) for side in Side]
    return [compared.item.code, compared.item.text, *scores, *(_text(compared.n(side)) for side in Side)]


def _text(value: object) -> str:
    return "" if value is None else str(value)
