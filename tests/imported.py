"""Rounds of which the scores came from the export of another survey tool."""

from dataclasses import replace
from datetime import date

from retention_check.domain.collecting import with_import
from retention_check.domain.comparison import compare
from retention_check.domain.publishing import publish
from retention_check.domain.round import Entry, Round
from retention_check.domain.side import Side
from retention_check.domain.spread import spread_of
from tests.cast import ASKED, DAY, STUDY
from tests.collected import collected_round, tallies

IMPORTED = date(2026, 11, 20)
TOOL = "Microsoft Forms"
CODES = tuple(item.code for item in STUDY.items)


def imported_round(young: int = 25, management: int = 22, tool: str = TOOL) -> Round:
    """A round into which the answers of so many people of each side were imported; nothing is published."""
    round = Round((), DAY, "Gouda", asked=dict.fromkeys(ASKED, 40))
    for side, people in zip(Side, (young, management), strict=True):
        counted = tallies(CODES, people).items
        entries = tuple(Entry(code, side, tally.points, tally.n) for code, tally in counted.items())
        spreads = {code: spread for code, tally in counted.items() if (spread := spread_of(tally))}
        round = with_import(replace(round, entries=(*round.entries, *entries)), side, tool, IMPORTED, spreads)
    return round


def beside_our_own(elsewhere: Side) -> Round:
    """The answers of one side were imported; the other answered our own questionnaire. Both are published."""
    ours, imported = collected_round(25, 22), imported_round(25, 22)
    kept = tuple(entry for entry in ours.entries if entry.side is not elsewhere)
    return replace(
        ours,
        entries=(*kept, *imported.entries_of(elsewhere)),
        asked=imported.asked,
        collected={side: each for side, each in ours.collected.items() if side is not elsewhere},
        imported={elsewhere: imported.imported[elsewhere]},
    )


def published(round: Round) -> Round:
    """The same with both sides published."""
    return publish(compare(round, STUDY), Side, IMPORTED)
