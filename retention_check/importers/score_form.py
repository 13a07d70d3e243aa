"""What the typing form sends becomes entries, and entries become what the form shows; a mistake stands at its field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from retention_check.domain.round import Entry, Round
from retention_check.domain.scales import Scale
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers.cells import LONGEST_NUMBER, CellError, as_group_size, as_score
from retention_check.importers.table import quoted

Value = TypeVar("Value")
LONGEST_CELL = 40  # characters
LONG_MEAN = 12  # decimals shown of a mean that has more digits than a person types
ALONE = "Hier staat een aantal, maar geen score."


@dataclass(frozen=True)
class ParsedForm:
    """What was typed: entries, each side's number of answers, and by name of its field what is to be put right."""

    entries: tuple[Entry, ...]
    answers: Mapping[Side, int | None]
    problems: Mapping[str, str]


def mean_field(code: str, side: Side) -> str:
    """Name of the field of a mean: `R3-young`."""
    return f"{code}-{side}"


def count_field(side: Side, code: str | None = None) -> str:
    """Name of the field of a number of answers: `n-young` of a side, `R3-young-n` of one mean."""
    return f"n-{side}" if code is None else f"{mean_field(code, side)}-n"


def agreed_answers(scale: Scale) -> tuple[str, ...]:
    """The answers an agreed score can be, on the scale itself, as `form_cells` shows them: `3,25`."""
    return tuple(_as_cell((points - 1) / scale.factor + scale.low) for points in scale.steps())


def read_form(cells: Mapping[str, str], round: Round, study: Study) -> ParsedForm:
    """Read the fields of a round's form, in the instrument's order; names that are not ours are passed over.

    An agreed score has no number of answers: the form does not ask it, and what is sent all the same is not kept.
    """
    reader = _Reader(cells, round)
    entries = tuple(entry for item in study.items for side in Side if (entry := reader.entry(item.code, side)))
    answers = {side: n for side in Side if (n := reader.count(side)) is not None}
    return ParsedForm(entries, answers, reader.problems)


def form_cells(round: Round) -> dict[str, str]:
    """What the form shows of a round, by name of its field: every digit, decimal comma; empty fields are not there."""
    counts = {count_field(side): round.answers.get(side) for side in Side}
    counts |= {count_field(entry.side, entry.code): entry.n for entry in round.entries}
    if round.is_agreed:
        of_management = tuple(count_field(Side.MANAGEMENT, entry.code) for entry in round.entries)
        for name in (count_field(Side.MANAGEMENT), *of_management):
            counts.pop(name, None)
    means = {mean_field(entry.code, entry.side): _as_cell(entry.mean) for entry in round.entries}
    return means | {name: str(n) for name, n in counts.items() if n is not None}


def _as_cell(mean: Decimal) -> str:
    # 5.50 and 5.5 are one value of a select; 10 keeps its zero, which normalize would make an exponent
    text = f"{mean:f}"
    if len(text) > LONGEST_NUMBER:
        text = f"{mean:.{LONG_MEAN}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


def _short(text: str) -> str:
    if len(text) > LONGEST_CELL:
        raise CellError(f"{quoted(text)} is te lang: hooguit {LONGEST_CELL} tekens.")
    return text


class _Reader:
    """Takes values out of the fields and gathers what is wrong, by name of the field."""

    def __init__(self, cells: Mapping[str, str], round: Round) -> None:
        self.cells = cells
        self.scale = round.scale
        self.is_agreed = round.is_agreed
        self.before = {(entry.code, entry.side): entry for entry in round.entries}
        self.problems: dict[str, str] = {}

    def entry(self, code: str, side: Side) -> Entry | None:
        name = mean_field(code, side)
        mean = self._value(name, lambda text: as_score(text, self.scale))
        n = self.count(side, code)
        if mean is not None:
            return self._with_old_digits(Entry(code, side, mean, n))
        if n is not None and name not in self.problems:
            self.problems[count_field(side, code)] = ALONE
        return None

    def count(self, side: Side, code: str | None = None) -> int | None:
        if self._is_agreed(side):
            return None
        return self._value(count_field(side, code), as_group_size)

    def _with_old_digits(self, typed: Entry) -> Entry:
        old = self.before.get((typed.code, typed.side))
        # a mean with more digits than the form shows is unchanged when what is shown is sent back
        if old is None or (typed.mean != old.mean and _as_cell(typed.mean) != _as_cell(old.mean)):
            return typed
        return replace(typed, mean=old.mean)

    def _is_agreed(self, side: Side) -> bool:
        return self.is_agreed and side is Side.MANAGEMENT

    def _value(self, name: str, read: Callable[[str], Value | None]) -> Value | None:
        try:
            return read(_short(self.cells.get(name, "")))
        except CellError as error:
            self.problems[name] = str(error)
            return None
