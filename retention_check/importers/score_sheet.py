"""A score sheet becomes entries: its columns are found, its rows read, and every mistake is kept with its place."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from retention_check import dutch
from retention_check.domain.round import Entry, ManagementForm
from retention_check.domain.scales import DEFAULT_SCALE, Scale, rounded
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.domain.wording import code_range
from retention_check.importers.cells import CellError, as_asked, as_code, as_group_size, as_score, as_text
from retention_check.importers.table import Problem, Row, Table, quoted, read_tables
from retention_check.importers.workbook import Cell
from retention_check.sheet_columns import ASKED, CODE, COUNT, SCORE

Value = TypeVar("Value")
_GAP = re.compile(r"[\s_-]+")
HEADER_WITHIN = 100  # rows in which the header row is looked for
COLUMNS = {CODE, *SCORE.values(), *COUNT.values()}
SPREADS = frozenset({"sd_jong", "sd_management"})  # columns that sheets of earlier versions have
NO_SPREAD = (
    "De standaardafwijking (kolommen sd_jong en sd_management) gebruiken wij niet: wij tonen geen spreiding. "
    "Zij wordt niet bewaard."
)
SECOND_SHEET = "Er staan meer bladen met scores in dit bestand. Alleen het eerste is gelezen."
LOOKS_LIKE_ANSWERS = Decimal(5)  # all means at or below this: perhaps answers of 1 to 5


@dataclass(frozen=True)
class SheetOptions:
    """How a sheet is to be read: its scale (None: not said), numbers of answers, the form of management's scores."""

    scale: Scale | None = None
    n: Mapping[Side, int | None] = field(default_factory=dict)
    management_form: ManagementForm = ManagementForm.QUESTIONNAIRE


@dataclass(frozen=True)
class ParseResult:
    """What a sheet holds: entries when there are no problems, and remarks on what was passed over or assumed.

    `asked` says how many of a side were asked, where the sheet says so.
    """

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
    asked: Mapping[Side, int] = field(default_factory=dict)


@dataclass(frozen=True)
class HeaderRow:
    """The row with the names of the columns: its index, where each known column stands, and where spreads stand."""

    row: int
    columns: Mapping[str, int]
    spreads: tuple[int, ...]
    width: int
    separator: str
    problems: tuple[Problem, ...]


def read_sheet(data: bytes, study: Study, options: SheetOptions = SheetOptions()) -> ParseResult:
    """Read a score sheet (CSV, XLSX, XLS or ODS); mistakes are in `problems`, never exceptions."""
    tables, problem = read_tables(data)
    found = [(table, header) for table in tables if (header := find_header(table))]
    for table, header in found[:1]:
        result = _read_rows(table, header, options, study)
        is_alone = len(found) == 1 or table.separator
        return result if is_alone else replace(result, remarks=(*result.remarks, SECOND_SHEET))
    return ParseResult(problems=(problem or _no_header(tables),))


def find_header(table: Table) -> HeaderRow | None:
    """The first row that names the column `code` and at least one of `jong` and `management`."""
    for index, row in enumerate(table.rows[:HEADER_WITHIN]):
        names = [_GAP.sub("_", as_text(cell).lower()) for cell in row]
        if CODE in names and any(name in names for name in SCORE.values()):
            columns = {name: names.index(name) for name in COLUMNS if name in names}
            twice = tuple(
                Problem(f"De kolom ‘{name}’ staat er twee keer.", index + 1)
                for name in columns
                if names.count(name) > 1
            )
            width = max(index for index, name in enumerate(names) if name) + 1
            spreads = tuple(place for place, name in enumerate(names) if name in SPREADS)
            return HeaderRow(index, columns, spreads, width, table.separator, twice)
    return None


def column_letter(index: int) -> str:
    """Index 0 becomes 'A', 26 becomes 'AA', as in a spreadsheet."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _no_header(tables: list[Table]) -> Problem:
    wanted = dutch.listing([CODE, *SCORE.values()])
    first = next((as_text(row[0]).lower() for table in tables for row in table.rows[:HEADER_WITHIN] if row), "")
    if CODE in first and SCORE[Side.YOUNG] in first:
        return Problem("Alle kolommen staan in één cel. Open het bestand in Excel met Gegevens > Uit tekst/CSV.")
    return Problem(
        f"Geen bruikbare kolommen gevonden. Zet boven de tabel de kolomnamen {wanted}; één van de laatste twee mag weg."
    )


COUNTED = (
    "Hier staat hoeveel mensen van het management antwoordden. Dan komen deze scores uit een vragenlijst, "
    "en zijn het geen open scores."
)


class _Reader:
    """Walks over the rows of one table and gathers entries, problems and remarks."""

    def __init__(self, header: HeaderRow, options: SheetOptions, study: Study) -> None:
        self.header = header
        self.options = options
        self.scale = options.scale or DEFAULT_SCALE
        self.study = study
        self.seen: dict[str, int] = {}
        self.entries: list[Entry] = []
        self.asked: dict[Side, int] = {}
        self.problems: list[Problem] = list(header.problems)
        self.remarks: list[str] = []

    def read(self, number: int, row: Row) -> None:
        code = self._code(row)
        if code is None:
            self._pass_over(number, row)
        elif self._is_new(code, number, row):
            self._notice_spread(row)
            for side in Side:
                if code == ASKED:
                    self._read_asked(side, number, row)
                else:
                    self._read_side(code, side, number, row)

    def _code(self, row: Row) -> str | None:
        cell = self._cell(row, CODE)
        return ASKED if as_text(cell).lower().rstrip(" :?") == ASKED else as_code(cell)

    def _is_new(self, code: str, number: int, row: Row) -> bool:
        typed = quoted(as_text(self._cell(row, CODE)))
        column = self._column(CODE)
        if code not in self.study.codes and code != ASKED:
            self.problems.append(
                Problem(f"{typed} is geen bekende code. Codes zijn {code_range(self.study)}.", number, column)
            )
        elif code in self.seen:
            self.problems.append(Problem(f"{typed} staat ook al in rij {self.seen[code]}.", number, column))
        elif self.header.separator == "," and any(as_text(cell) for cell in row[self.header.width :]):
            message = "Deze rij heeft meer vakken dan de kopregel. Staat er een komma in een getal of tekst?"
            self.problems.append(Problem(message, number))
        else:
            self.seen[code] = number
            return True
        return False

    def _read_side(self, code: str, side: Side, number: int, row: Row) -> None:
        mean = self._value(SCORE[side], number, row, lambda cell: as_score(cell, self.scale))
        n = self._value(COUNT[side], number, row, as_group_size)
        if n is not None and side is Side.MANAGEMENT and self.options.management_form is ManagementForm.AGREED:
            self._refuse_counted(number)
        if mean is not None:
            self.entries.append(Entry(code, side, mean, self.options.n.get(side) if n is None else n))

    def _refuse_counted(self, number: int) -> None:
        """Told once: with a number of answers it is a mean of a questionnaire, and may not become an open score."""
        if not any(problem.message == COUNTED for problem in self.problems):
            self.problems.append(Problem(COUNTED, number, self._column(COUNT[Side.MANAGEMENT])))

    def _read_asked(self, side: Side, number: int, row: Row) -> None:
        asked = self._value(SCORE[side], number, row, as_asked)
        if asked is not None:
            self.asked[side] = asked
        if as_text(self._cell(row, COUNT[side])):
            message = f"Zet hoeveel mensen zijn gevraagd in de kolom ‘{SCORE[side]}’, niet hier."
            self.problems.append(Problem(message, number, self._column(COUNT[side])))

    def _notice_spread(self, row: Row) -> None:
        cells = (row[index] for index in self.header.spreads if index < len(row))
        if NO_SPREAD not in self.remarks and any(as_text(cell) for cell in cells):
            self.remarks.append(NO_SPREAD)

    def _value(self, name: str, number: int, row: Row, read: Callable[[Cell], Value | None]) -> Value | None:
        try:
            return read(self._cell(row, name))
        except CellError as error:
            self.problems.append(Problem(str(error), number, self._column(name)))
            return None

    def _pass_over(self, number: int, row: Row) -> None:
        if any(as_text(self._cell(row, name)) for name in SCORE.values()):
            first = quoted(as_text(self._cell(row, CODE)))
            self.remarks.append(f"Rij {number} is overgeslagen: {first} is geen code.")

    def _cell(self, row: Row, name: str) -> Cell:
        index = self.header.columns.get(name)
        return row[index] if index is not None and index < len(row) else ""

    def _column(self, name: str) -> str:
        return f"{column_letter(self.header.columns[name])} ({name})"


def _read_rows(table: Table, header: HeaderRow, options: SheetOptions, study: Study) -> ParseResult:
    reader = _Reader(header, options, study)
    for number, row in enumerate(table.rows[header.row + 1 :], start=header.row + 2):
        reader.read(number, row)
    problems = tuple(reader.problems)
    if not problems and not reader.entries:
        problems = (Problem("Er staat geen enkele score in dit bestand."),)
    if problems:
        return ParseResult(problems=problems)
    remarks = (*reader.remarks, *_doubt_about_scale(reader.entries, options), *_between_steps(reader.entries, options))
    return ParseResult(tuple(reader.entries), (), remarks, reader.asked)


def _doubt_about_scale(entries: list[Entry], options: SheetOptions) -> tuple[str, ...]:
    if options.scale is None and all(entry.mean <= LOOKS_LIKE_ANSWERS for entry in entries):
        return (
            "Alle scores zijn 5 of lager. Zijn het gemiddelden op een schaal van 1 tot 5? "
            "Kies dan --scale 1-5; anders --scale 1-10.",
        )
    return ()


def _between_steps(entries: list[Entry], options: SheetOptions) -> tuple[str, ...]:
    if options.management_form is not ManagementForm.AGREED:
        return ()
    scale = options.scale or DEFAULT_SCALE
    steps = [rounded(step) for step in scale.steps()]
    codes = [
        entry.code
        for entry in entries
        if entry.side is Side.MANAGEMENT and rounded(scale.to_points(entry.mean)) not in steps
    ]
    if not codes:
        return ()
    named = dutch.listing([dutch.decimal(step, 2) for step in scale.steps()])
    return (f"Een open score is één stap van de schaal ({named}). Tussen twee stappen: {', '.join(codes)}.",)
