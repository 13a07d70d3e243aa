"""The rows of a score sheet become entries, one after the other; what is wrong is kept with its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from retention_check import dutch
from retention_check.domain.round import MOST_PEOPLE, Entry, ManagementForm
from retention_check.domain.scale_doubt import are_percentages
from retention_check.domain.scales import DEFAULT_SCALE, Scale
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.domain.wording import code_range
from retention_check.importers.cells import (
    CellError,
    OutsideScaleError,
    as_asked,
    as_code,
    as_group_size,
    as_score,
    as_text,
    is_empty,
)
from retention_check.importers.likely_values import LikelyValue, count_beside, likely_count, likely_score
from retention_check.importers.sheet_header import HeaderRow
from retention_check.importers.sheet_remarks import on_other_statement
from retention_check.importers.table import Problem, Row, quoted
from retention_check.importers.workbook import Cell
from retention_check.sheet_columns import ASKED, CODE, COUNT, SCORE, TEXT

Value = TypeVar("Value", int, Decimal)
POINTS = DEFAULT_SCALE
COUNTED = (
    "Hier staat hoeveel mensen van het management antwoordden. Dan komen deze scores uit een vragenlijst, "
    "en zijn het geen open scores."
)


@dataclass(frozen=True)
class _Place:
    """Where a cell stands: its row, and its column by name."""

    row: int
    column: str


class RowReader:
    """Walks over the rows of one table and gathers entries, problems, and what is to be told or confirmed."""

    def __init__(
        self,
        header: HeaderRow,
        study: Study,
        scale: Scale,
        n: Mapping[Side, int | None],
        form: ManagementForm,
        takes_likely_values: bool,
    ) -> None:
        self.header, self.study, self.scale, self.n = header, study, scale, n
        self.is_agreed = form is ManagementForm.AGREED
        self.takes_likely_values = takes_likely_values
        self.seen: dict[str, int] = {}
        self.entries: list[Entry] = []
        self.asked: dict[Side, int] = {}
        self.likely_values: list[LikelyValue] = []
        self.passed_over: list[tuple[int, str]] = []
        self.contradictions: list[str] = []
        self.read_as_empty: list[tuple[str, str]] = []
        self.has_spread = False
        self.counted: Problem | None = None  # with a number of answers these are no open scores
        self._problems: list[Problem] = list(header.problems)
        self._numbers: dict[Side, list[Decimal]] = {side: [] for side in Side}
        self._outside: dict[Side, list[Problem]] = {side: [] for side in Side}

    def read(self, number: int, row: Row) -> None:
        """Read one row, the number is as its owner counts."""
        code = self._code(row)
        if code is None:
            self._pass_over(number, row)
        elif self._is_new(code, number, row):
            self.has_spread = self.has_spread or self._holds_spread(row)
            for side in Side:
                if code == ASKED:
                    self._read_asked(side, number, row)
                else:
                    self._read_side(code, side, number, row)
            if code != ASKED:
                text = as_text(self._cell(row, TEXT))
                self.contradictions += on_other_statement(number, code, text, self.study)

    def all_problems(self) -> tuple[Problem, ...]:
        """Everything that is to be put right: of columns of percentages one, instead of one for each cell."""
        problems = self._problems
        sides = [side for side in Side if self._outside[side] and are_percentages(self._numbers[side])]
        if sides:
            told = {id(each) for side in sides for each in self._outside[side]}
            problems = [*(each for each in problems if id(each) not in told), self._percentages(sides)]
        if not problems and not self.entries:
            return (Problem("Er staat geen enkele score in dit bestand."),)
        return tuple(problems)

    @property
    def is_above_scale(self) -> bool:
        """True when all that is wrong is that scores are on a scale of 1 to 10, and the scale here is shorter."""
        outside = [problem for side in Side for problem in self._outside[side]]
        numbers = [number for side in Side for number in self._numbers[side]]
        others = [problem for problem in self._problems if problem is not self.counted]
        return bool(outside) and len(outside) == len(others) and self._fit_points(numbers)

    def _fit_points(self, numbers: list[Decimal]) -> bool:
        return self.scale.high < POINTS.high and all(POINTS.low <= number <= POINTS.high for number in numbers)

    def _code(self, row: Row) -> str | None:
        cell = self._cell(row, CODE)
        return ASKED if as_text(cell).lower().rstrip(" :?") == ASKED else as_code(cell)

    def _is_new(self, code: str, number: int, row: Row) -> bool:
        typed = quoted(as_text(self._cell(row, CODE)))
        if code not in self.study.codes and code != ASKED:
            told = f"{typed} is geen bekende code. Codes zijn {code_range(self.study)}."
        elif code in self.seen:
            told = f"{typed} staat ook al in rij {self.seen[code]}."
        elif self.header.separator == "," and any(as_text(cell) for cell in row[self.header.width :]):
            told = "Deze rij heeft meer vakken dan de kopregel. Staat er een komma in een getal of tekst?"
            self._problems.append(Problem(told, number))
            return False
        else:
            self.seen[code] = number
            return True
        self._problems.append(Problem(told, number, self.header.place(CODE)))
        return False

    def _read_side(self, code: str, side: Side, number: int, row: Row) -> None:
        typed = self._cell(row, SCORE[side])
        if is_empty(typed) and as_text(typed):
            self.read_as_empty.append((code, as_text(typed)))
        confirmed = len(self.likely_values)
        mean = self._score(side, typed, _Place(number, SCORE[side]))
        n = self._count(self._cell(row, COUNT[side]), _Place(number, COUNT[side]))
        beside = None if mean is None else count_beside(as_text(typed))
        if side is Side.MANAGEMENT and self.is_agreed and (n is not None or beside is not None):
            self._refuse_counted(_Place(number, SCORE[side] if n is None else COUNT[side]))
        if mean is not None and beside is not None:
            likely = self.likely_values[confirmed]
            self.likely_values[confirmed] = replace(likely, meant=_with_count(likely.meant, side, n, beside))
        if mean is not None:
            self.entries.append(Entry(code, side, mean, self._answers(side, n, beside)))

    def _answers(self, side: Side, n: int | None, beside: int | None) -> int | None:
        """The number behind a score: of its column and of its own cell the smaller, for a larger could show a few."""
        known = [each for each in (n, beside) if each is not None]
        return min(known) if known else self.n.get(side)

    def _score(self, side: Side, cell: Cell, place: _Place) -> Decimal | None:
        likely, beside = likely_score(cell, as_text(cell)), count_beside(as_text(cell))
        if beside is not None and not _is_count(beside):
            likely = None
        advice = f" dan in deze cel, en {beside} in de kolom {COUNT[side]}." if beside is not None else ""
        try:
            taken = likely if likely is not None and self._is_within(likely) else None
            mean = self._or_likely(cell, place, lambda: self._read_score(cell, likely), taken, advice)
        except OutsideScaleError as error:
            self._numbers[side].append(error.value)
            self._outside[side].append(self._problem(place, error))
            return None
        if mean is not None:
            self._numbers[side].append(mean)
        return mean

    def _read_score(self, cell: Cell, likely: Decimal | None) -> Decimal | None:
        """The score in a cell; what a text is likely to mean can lie outside the scale as well."""
        try:
            return as_score(cell, self.scale)
        except OutsideScaleError:
            raise
        except CellError:
            if likely is None or self._is_within(likely) or not isinstance(cell, str):
                raise
        told = f"{quoted(as_text(cell))} lezen wij als {dutch.as_typed(likely)}. Dat ligt buiten de schaal van"
        raise OutsideScaleError(f"{told} {self.scale.low} tot {self.scale.high}.", likely)

    def _is_within(self, score: Decimal) -> bool:
        return self.scale.low <= score <= self.scale.high

    def _count(self, cell: Cell, place: _Place) -> int | None:
        likely = likely_count(as_text(cell))
        return self._or_likely(cell, place, lambda: as_group_size(cell), likely if _is_count(likely) else None)

    def _or_likely(
        self, cell: Cell, place: _Place, read: Callable[[], Value | None], likely: Value | None, advice: str = ""
    ) -> Value | None:
        """The value of a cell, or what it is likely to mean: to be confirmed, or named in the problem."""
        try:
            return read()
        except OutsideScaleError:
            raise
        except CellError as error:
            if likely is None or as_text(cell) == dutch.as_typed(likely):
                self._problem(place, error)
                return None
        meant, typed = dutch.as_typed(likely), as_text(cell)
        if self.takes_likely_values:
            self.likely_values.append(LikelyValue(place.row, self.header.place(place.column), typed, meant))
            return likely
        told = f"{quoted(typed)} is geen getal. Bedoelt u {meant}? Zet dat{advice or ' dan in deze cel.'}"
        self._problem(place, CellError(told))
        return None

    def _problem(self, place: _Place, error: CellError) -> Problem:
        problem = Problem(str(error), place.row, self.header.place(place.column))
        self._problems.append(problem)
        return problem

    def _refuse_counted(self, place: _Place) -> None:
        """Told once: with a number of answers it is a mean of a questionnaire, and may not become an open score."""
        if self.counted is None:
            self.counted = self._problem(place, CellError(COUNTED))

    def _read_asked(self, side: Side, number: int, row: Row) -> None:
        try:
            asked = as_asked(self._cell(row, SCORE[side]))
        except CellError as error:
            self._problem(_Place(number, SCORE[side]), error)
            asked = None
        if asked is not None:
            self.asked[side] = asked
        if not is_empty(self._cell(row, COUNT[side])):
            told = f"Zet hoeveel mensen zijn gevraagd in de kolom ‘{SCORE[side]}’, niet hier."
            self._problem(_Place(number, COUNT[side]), CellError(told))

    def _percentages(self, sides: list[Side]) -> Problem:
        is_high = any(number > POINTS.high for side in sides for number in self._numbers[side])
        commas = ", of er vielen komma’s weg (79 in plaats van 7,9)" if is_high else ""
        return Problem(
            f"Dit lijken percentages{commas}. Wij hebben gemiddelden nodig, "
            f"van {self.scale.low} tot {self.scale.high}.",
            column=" en ".join(self.header.place(SCORE[side]) for side in sides),
        )

    def _holds_spread(self, row: Row) -> bool:
        return any(as_text(row[index]) for index in self.header.spreads if index < len(row))

    def _pass_over(self, number: int, row: Row) -> None:
        if any(not is_empty(self._cell(row, name)) for name in SCORE.values()):
            self.passed_over.append((number, as_text(self._cell(row, CODE))))

    def _cell(self, row: Row, name: str) -> Cell:
        index = self.header.columns.get(name)
        return row[index] if index is not None and index < len(row) else ""


def _with_count(meant: str, side: Side, n: int | None, beside: int) -> str:
    """What is read in a cell with a score and its number of answers; of two different numbers both are named."""
    if n is None or n == beside:
        return f"{meant} met {dutch.plural(beside, 'antwoord', 'antwoorden')}"
    return (
        f"{meant} met {dutch.plural(min(n, beside), 'antwoord', 'antwoorden')}: in de cel staat {beside}, in de kolom "
        f"{COUNT[side]} staat {n}, en wij nemen het kleinste aantal"
    )


def _is_count(number: int | None) -> bool:
    return number is not None and 0 <= number <= MOST_PEOPLE
