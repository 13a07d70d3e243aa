"""The table for a memo: the ten reasons, each with a few numbers, written so that words beside them leave them numbers.

With scores of both groups the fifth column is the country's gap: one number that can be read against the gap beside
it. With one group it stands beside its own national score, and without any the country stands alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from retention_check import dutch
from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.difference import Bound, Difference, Level
from retention_check.domain.item import Kind
from retention_check.domain.scores import Withheld
from retention_check.domain.side import Side
from retention_check.domain.wording import BOUND, END
from retention_check.exporters.comparison_columns import COMPARISON, ITEM
from retention_check.exporters.data_dictionary import Column

NOT_SHOWN, NOTHING = "niet getoond", "–"
SIGNS = {Level.TOO_SMALL: "°", Level.CHANCE: "~"}  # as in the report; what is clear is bold
SAME_END = " (beide einde)"
OPEN = "(open\N{NO-BREAK SPACE}score)"

REASON = replace(ITEM, heading="Reden", explanation="De reden, zoals die in het onderzoek heet.")
GAP = "gap"
_COLUMNS = {column.name: column for column in COMPARISON}
_BESIDE_NATIONAL = {f"{side}_vs_national": side for side in Side}
_NATIONAL = {f"national_{side}": side for side in Side}


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: a number with a spreadsheet's form for it, or a text."""

    value: Decimal | str
    form: str = ""
    is_bold: bool = False


def given_sides(comparison: Comparison) -> tuple[Side, ...]:
    """The groups of which something was given about a reason, shown or not."""
    reasons = comparison.of_kind(Kind.REASON)
    return tuple(side for side in Side if any(compared.outcome(side) for compared in reasons))


def memo_columns(comparison: Comparison) -> tuple[Column, ...]:
    """The columns: both groups with their gap beside the country's, or the one group beside the country."""
    sides = given_sides(comparison)
    names: tuple[str, ...] = ("national_young", "national_management", "national_gap")
    if len(sides) == len(Side):
        names = ("young", "management", GAP, "national_gap")
    elif sides:
        names = (sides[0].value, f"national_{sides[0]}", f"{sides[0]}_vs_national")
    return (REASON, *(_labelled(_COLUMNS[name], comparison) for name in names))


def memo_rows(comparison: Comparison, columns: Sequence[Column]) -> list[list[Cell]]:
    """The cells of the ten reasons, in the order of the study."""
    return [[_cell(column.name, compared) for column in columns] for compared in comparison.of_kind(Kind.REASON)]


def differences(comparison: Comparison, columns: Sequence[Column]) -> Iterator[Difference]:
    """The differences in these columns that say how sure they are."""
    for compared in comparison.of_kind(Kind.REASON):
        yield from (found for column in columns if (found := _difference(column.name, compared)))


def _labelled(column: Column, comparison: Comparison) -> Column:
    """The column; with open scores its heading says so, for a table is copied without the lines around it."""
    is_open = comparison.is_agreed and column.name == Side.MANAGEMENT.value
    return replace(column, heading=f"{column.heading} {OPEN}") if is_open else column


def _cell(name: str, compared: ItemComparison) -> Cell:
    if name == REASON.name:
        return Cell(compared.item.text)
    if name == "national_gap":
        return Cell(compared.national.gap, _signed())
    if name in _NATIONAL:
        return Cell(compared.national.of(_NATIONAL[name]), "0.0")
    if name == GAP or name in _BESIDE_NATIONAL:
        return _difference_cell(_difference(name, compared))
    return _score_cell(compared, Side(name))


def _difference(name: str, compared: ItemComparison) -> Difference | None:
    if name == GAP:
        return compared.gap
    return compared.versus_national(_BESIDE_NATIONAL[name]) if name in _BESIDE_NATIONAL else None


def _score_cell(compared: ItemComparison, side: Side) -> Cell:
    if score := compared.score(side):
        return Cell(score.shown_mean, f'0.0" {END[score.end]}"' if score.end else "0.0")
    return Cell(NOT_SHOWN if isinstance(compared.outcome(side), Withheld) else NOTHING)


def _difference_cell(found: Difference | None) -> Cell:
    if found is None:
        return Cell(NOTHING)
    if found.bound is Bound.SAME_END:
        return Cell(found.points, f'0.0"{SAME_END}"')
    before = BOUND[found.bound] if found.bound else ""
    return Cell(found.points, _signed(before, SIGNS.get(found.level, "") if found.level else ""), found.is_clear)


def _signed(before: str = "", after: str = "") -> str:
    """The form of a number with its sign, between words."""
    first, last = (f'"{text}"' if text else "" for text in (before, after))
    return ";".join(f"{first}{sign}0.0{last}" for sign in ("+", f'"{dutch.MINUS}"', ""))
