"""The bytes of an upload become tables of cells: what kind of file it is, its encoding and its separator."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from retention_check.importers.file_kinds import kind_of_bytes, kind_of_text
from retention_check.importers.lines_in_cells import cut_lines
from retention_check.importers.text_encoding import decode
from retention_check.importers.workbook import Cell, TooManyRowsError, UnreadableWorkbookError, read_workbook
from retention_check.isolation import ChildFailedError, FailureCause, run_isolated

MEGABYTE = 2**20
LARGEST_FILE = 5 * MEGABYTE
MOST_ROWS = 20_000
WIDEST_ROW = 1000  # cells of a text; of a row as wide as the file, each cell would have to be looked at
SECONDS_TO_READ = 20
MEMORY_TO_READ = 1024  # megabytes
SEPARATORS = ";,\t"
TAB = "\t"
LONGEST_QUOTE = 40  # characters of a typed value that a message repeats

Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """Rows of cells, and the separator that was used to read them; a sheet of a workbook has a name instead."""

    rows: list[Row]
    separator: str = ""
    name: str = ""


class TooManyColumnsError(Exception):
    """A row has more cells than a table can have."""


_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True)
class Problem:
    """One thing to put right, in Dutch, with the row and column as their owner sees them."""

    message: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        where = [f"rij {self.row}"] if self.row else []
        where += [f"kolom {self.column}"] if self.column else []
        text = ", ".join(where)
        return f"{text[:1].upper()}{text[1:]}: {self.message}" if text else self.message


def quoted(value: str) -> str:
    """What someone typed, between quotes, at most 40 characters and on one line."""
    text = "".join(character if character.isprintable() else " " for character in value)
    return f"‘{text[:LONGEST_QUOTE]}’"


def read_tables(data: bytes) -> tuple[list[Table], Problem | None]:
    """Every way of reading these bytes as a table: sheets of a workbook, or a text with each separator.

    The problem, if any, matters when none of the tables holds what is looked for.
    """
    if len(data) > LARGEST_FILE:
        return [], Problem(f"Het bestand is te groot: het mag hooguit {LARGEST_FILE // MEGABYTE} MB zijn.")
    if kind := kind_of_bytes(data):
        return [], Problem(kind)
    if data.startswith(_WORKBOOK):
        return _workbook_tables(data)
    text = decode(data)
    if text is not None and (kind := kind_of_text(text)):
        return [], Problem(kind)
    if text is None or _CONTROL.search(text):
        return [], Problem("Dit bestand is geen tabel. Gebruik een CSV- of Excel-bestand (xlsx).")
    if not text.strip():
        return [], Problem("Het bestand is leeg.")
    return _text_tables(text)


def _workbook_tables(data: bytes) -> tuple[list[Table], Problem | None]:
    try:
        sheets = run_isolated(read_workbook, data, MOST_ROWS, seconds=SECONDS_TO_READ, megabytes=MEMORY_TO_READ)
        return [Table([*sheet.rows], name=sheet.name) for sheet in sheets], None
    except UnreadableWorkbookError as error:
        return [], Problem(error.message)
    except TooManyRowsError:
        return [], _too_many_rows()
    except ChildFailedError as error:
        if error.cause is FailureCause.TIME:
            return [], Problem("Het lezen van dit bestand duurt te lang. Is het wel een scoreblad?")
        return [], Problem(
            "Dit Excel-bestand kan niet gelezen worden: het is beschadigd, of er staat iets ver buiten de tabel. "
            "Kopieer de tabel naar een nieuw bestand."
        )


def _too_many_rows() -> Problem:
    return Problem(f"Het bestand heeft te veel rijen: hooguit {MOST_ROWS:,}.".replace(",", "."))


def _text_tables(text: str) -> tuple[list[Table], Problem | None]:
    separators = SEPARATORS
    if named := re.match(r'"?sep=(.)"?\r?\n', text, re.IGNORECASE):
        separators, text = named[1], text[named.end() :]
    tables: list[Table] = []
    problem = None
    for separator in separators:
        try:
            tables.append(Table(list(_limited_rows(text, separator)), separator))
        except csv.Error as error:
            problem = problem or _broken_text(str(error))
            if separator == TAB and "limit" not in str(error):  # programs that write tabs often write no quotes
                tables.append(Table(list(_limited_rows(text, separator, has_quotes=False)), separator))
        except TooManyRowsError:
            return [], _too_many_rows()
        except TooManyColumnsError:
            return [], Problem(f"Een rij heeft meer dan {WIDEST_ROW} vakken. Is dit wel een scoreblad?")
    return [*tables, *_tables_of_lines(tables)], problem


def _tables_of_lines(tables: list[Table]) -> Iterator[Table]:
    """The same where lines stand in cells; it matters when the others do not hold what is looked for."""
    for table in tables:
        rows, separator = cut_lines([[str(cell) for cell in row] for row in table.rows], SEPARATORS)
        if separator:
            yield Table([*rows], separator)


def _limited_rows(text: str, separator: str, *, has_quotes: bool = True) -> Iterator[Row]:
    lines = io.StringIO(text, newline="")
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if has_quotes else csv.QUOTE_NONE
    for number, row in enumerate(csv.reader(lines, delimiter=separator, strict=True, quoting=quoting)):
        if number >= MOST_ROWS:
            raise TooManyRowsError
        if len(row) > WIDEST_ROW:
            raise TooManyColumnsError
        yield tuple(row)


def _broken_text(error: str) -> Problem:
    if "limit" in error:
        return Problem("Een vak bevat te veel tekst. Is dit wel een scoreblad?")
    return Problem("De aanhalingstekens in dit bestand kloppen niet: ergens staat er één te veel of te weinig.")
