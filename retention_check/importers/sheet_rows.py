"""The rows of a score sheet become entries, one after the other; what is wrong is kept with its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
from retention_check.importers.corrections import Correction, count_beside, likely_count, likely_score
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
        takes_corrections: bool,
    ) -> None:
        self.header, self.study, self.scale, self.n = header, study, scale, n
        self.is_agreed = form is ManagementForm.AGREED
        self.takes_corrections = takes_corrections
        self.seen: dict[str, int] = {}
        self.entries: list[Entry] = []
        self.asked: dict[Side, int] = {}
        self.corrections: list[Correction] = []
        self.passed_over: list[tuple[int, str]] = []
        self.contradictions: list[str] = []
        self.has_spread = self.is_counted = False
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
        """Everything that is to be put right: of a column of percentages one, instead of one for each cell."""
        problems = self._problems
        for side in Side:
            if are_percentages(self._numbers[side]):
                problems = [each for each in problems if each not in self._outside[side]] + [self._percentages(side)]
        if not problems and not self.entries:
            return (Problem("Er staat geen enkele score in dit bestand."),)
        return tuple(problems)

    @property
    def is_above_scale(self) -> bool:
        """True when all that is wrong is that scores are on a scale of 1 to 10, and the scale here is shorter."""
        outside = [problem for side in Side for problem in self._outside[side]]
        numbers = [number for side in Side for number in self._numbers[side]]
        return bool(outside) and len(outside) == len(self._problems) and self._fit_points(numbers)

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
        mean = self._score(side, typed, _Place(number, SCORE[side]))
        n = self._count(self._cell(row, COUNT[side]), _Place(number, COUNT[side]))
        if n is not None and side is Side.MANAGEMENT and self.is_agreed:
            self._refuse_counted(number)
        if mean is not None:
            beside = count_beside(as_text(typed)) if n is None and is_empty(self._cell(row, COUNT[side])) else None
            known = [each for each in (n, beside, self.n.get(side)) if each is not None]
            self.entries.append(Entry(code, side, mean, known[0] if known else None))

    def _score(self, side: Side, cell: Cell, place: _Place) -> Decimal | None:
        likely = likely_score(cell, as_text(cell))
        if likely is not None and not self.scale.low <= likely <= self.scale.high:
            likely = None
        try:
            mean = self._or_likely(cell, place, lambda: as_score(cell, self.scale), likely)
        except OutsideScaleError as error:
            self._numbers[side].append(error.value)
            self._outside[side].append(self._problem(place, error))
            return None
        if mean is not None:
            self._numbers[side].append(mean)
        return mean

    def _count(self, cell: Cell, place: _Place) -> int | None:
        likely = likely_count(as_text(cell))
        return self._or_likely(cell, place, lambda: as_group_size(cell), likely if _is_count(likely) else None)

    def _or_likely(
        self, cell: Cell, place: _Place, read: Callable[[], Value | None], likely: Value | None
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
        if self.takes_corrections:
            self.corrections.append(Correction(place.row, self.header.place(place.column), typed, meant))
            return likely
        self._problem(place, CellError(f"{quoted(typed)} is geen getal. Bedoelt u {meant}? Zet dat dan in deze cel."))
        return None

    def _problem(self, place: _Place, error: CellError) -> Problem:
        problem = Problem(str(error), place.row, self.header.place(place.column))
        self._problems.append(problem)
        return problem

    def _refuse_counted(self, number: int) -> None:
        """Told once: with a number of answers it is a mean of a questionnaire, and may not become an open score."""
        if not self.is_counted:
            self.is_counted = True
            self._problem(_Place(number, COUNT[Side.MANAGEMENT]), CellError(COUNTED))

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

    def _percentages(self, side: Side) -> Problem:
        return Problem(
            f"Alle {len(self._numbers[side])} getallen zijn hoger dan 10. Dit lijken percentages, of er vielen komma’s "
            f"weg (79 in plaats van 7,9). Zet hier gemiddelden van {self.scale.low} tot {self.scale.high}.",
            column=self.header.place(SCORE[side]),
        )

    def _holds_spread(self, row: Row) -> bool:
        return any(as_text(row[index]) for index in self.header.spreads if index < len(row))

    def _pass_over(self, number: int, row: Row) -> None:
        if any(not is_empty(self._cell(row, name)) for name in SCORE.values()):
            self.passed_over.append((number, as_text(self._cell(row, CODE))))

    def _cell(self, row: Row, name: str) -> Cell:
        index = self.header.columns.get(name)
        return row[index] if index is not None and index < len(row) else ""


def _is_count(number: int | None) -> bool:
    return number is not None and 0 <= number <= MOST_PEOPLE
