"""A text with separators becomes a grid: its encoding, its separator, and quotes that may not close. For a child."""

import csv
import io
import re
import warnings
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from retention_check.dutch import thousands
from retention_check.importers.file_kinds import kind_of_text
from retention_check.importers.surveys.files.grid import Grid, grid_of, trimmed
from retention_check.importers.surveys.files.limits import Limits
from retention_check.importers.surveys.files.separators import SEPARATORS, START, TextShape, shape_of
from retention_check.importers.surveys.files.unreadable import EMPTY, NO_TABLE, ONE_COLUMN, UnreadableFileError
from retention_check.importers.table import TooManyColumnsError
from retention_check.importers.text_encoding import as_utf8
from retention_check.importers.workbook import TooManyRowsError

LONGEST_CELL = csv.field_size_limit()
WIDE, MOST_SHORT = 6, 2  # cells of a table, and how many of its first row may be missing before it is a title
NARROWEST = 3  # cells of a record that was put in one cell
MOST_CONTROL = 0.01  # of the characters of a text
_NAMED = re.compile(rb'"?sep=(.)"?(?:\r\n|\n|\r)', re.IGNORECASE | re.DOTALL)
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f]")
_LETTER = re.compile(r"[^\W\d_]")
_WRAPPED = 0.9  # of the records are one cell that is a record itself


def text_grid(data: bytes, limits: Limits) -> Grid:
    """The table in a text; UnreadableFileError, TooManyRowsError, TooManyColumnsError."""
    if not data or data.isspace():
        raise UnreadableFileError(EMPTY)
    data = as_utf8(data)
    start = data[:START].decode(errors="ignore")
    if kind := kind_of_text(start):
        raise UnreadableFileError(kind)
    if b"\x00" in data or len(_CONTROL.findall(start)) > MOST_CONTROL * len(start):
        raise UnreadableFileError(NO_TABLE)
    if not start.strip() and not data.decode().strip():
        raise UnreadableFileError(EMPTY)
    separators = SEPARATORS
    if named := _NAMED.match(data):
        separators, data = named[1].decode(errors="replace"), data[named.end() :]
    return _grid(data, shape_of(data[:START].decode(errors="ignore"), separators), limits)


def _grid(data: bytes, shape: TextShape, limits: Limits) -> Grid:
    used = _used_width(shape)
    if used == 1:
        text = io.StringIO(data.decode(), newline="")
        cells = (row[0] if row else "" for row in _lenient(text, shape.separator))
        if grid := unwrapped(cells, limits):
            return grid
        raise UnreadableFileError(ONE_COLUMN)
    if used > limits.columns:
        raise TooManyColumnsError
    _check_header(shape)
    by_pandas = _by_pandas(data, shape, limits) if shape.width <= limits.columns and used else None
    return by_pandas or _by_record(data, shape, limits)


def unwrapped(cells: Iterable[str], limits: Limits) -> Grid | None:
    """The grid of records that were each put in one cell, as Excel does with another separator than its own."""
    text = "\n".join(cells)
    shape = shape_of(text[:START], SEPARATORS)
    even = sum(len(row) == shape.width for row in shape.records)
    if shape.width < NARROWEST or even < _WRAPPED * len(shape.records):
        return None
    return _grid(text.encode(), shape, limits)


def _lenient(text: io.StringIO, separator: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(text, delimiter=separator)
    except csv.Error:
        raise UnreadableFileError(NO_TABLE) from None


def _used_width(shape: TextShape) -> int:
    return max((place for row in shape.records for place, cell in enumerate(row, 1) if cell.strip()), default=0)


def _check_header(shape: TextShape) -> None:
    """Refuse a heading with fewer cells than the rows below it, of which the last hold something."""
    first = next((len(row) for row in shape.filled if not _is_title(row)), 0)
    is_short = shape.width >= WIDE and 0 < shape.width - first <= MOST_SHORT
    if is_short and any(_has_more(row, first) for row in shape.filled[1:]):
        raise UnreadableFileError(
            f"De rij met kopjes heeft {first} vakken en de rijen eronder hebben er {shape.width}. Wij weten dan niet "
            "welk kopje bij welke kolom hoort. Zet boven elke kolom een kopje, of exporteer het bestand opnieuw."
        )


def _is_title(row: list[str]) -> bool:
    """Whether one cell alone holds something, which names no columns."""
    return sum(1 for cell in row if cell.strip()) == 1


def _has_more(row: list[str], width: int) -> bool:
    return any(map(str.strip, row[width:]))


def _by_pandas(data: bytes, shape: TextShape, limits: Limits) -> Grid | None:
    """By pandas, which is fast; None when records differ in width or a quote may have swallowed some."""
    types = _types(shape)
    try:
        frame = _frame(data, shape, types, limits)
        if numbers := [column for column in types if not _is_text(frame[column])]:
            frame = _frame(data, shape, types | dict.fromkeys(numbers, str), limits)
    except (pd.errors.ParserError, pd.errors.ParserWarning, pd.errors.EmptyDataError):
        return None
    if len(frame) > limits.rows:
        raise TooManyRowsError
    cells = {column: _categories(frame[column]) for column in types}
    if any(cells[shape.width].cat.categories) or _is_wrapped(cells[0], shape):
        return None
    if any(_is_doubtful(each, shape.separator) for each in cells.values()):
        return None
    return trimmed(Grid("", pd.DataFrame(cells)))


def _frame(data: bytes, shape: TextShape, types: dict[int, Any], limits: Limits) -> "pd.DataFrame":
    with warnings.catch_warnings():
        warnings.simplefilter("error", pd.errors.ParserWarning)
        return pd.read_csv(
            io.BytesIO(data),
            sep=shape.separator,
            header=None,
            names=list(types),
            index_col=False,
            dtype=types,
            keep_default_na=False,
            na_filter=False,
            skip_blank_lines=False,
            nrows=limits.rows + 1,
            engine="c",
        )


def _types(shape: TextShape) -> dict[int, Any]:
    """Category where values repeat; where most are different, as of times and numbers, that takes longer.

    Nor where all are numbers: of those pandas makes categories that are numbers, with 1, 01 and 1.0 as one of them.
    """
    types: dict[int, Any] = dict.fromkeys(range(shape.width + 1), "category")
    for column in range(shape.width):
        values = [row[column] for row in shape.records if column < len(row)]
        different = set(values)
        if 2 * len(different) > len(values) or not _LETTER.search("".join(different)):
            types[column] = str
    return types


def _is_text(cells: "pd.Series[Any]") -> bool:
    """Whether its values are texts as they were typed: those of a column with only True or 1e5 are not."""
    return not isinstance(cells.dtype, pd.CategoricalDtype) or all(
        isinstance(value, str) for value in cells.cat.categories[:1]
    )


def _categories(cells: "pd.Series[Any]") -> "pd.Series[Any]":
    if isinstance(cells.dtype, pd.CategoricalDtype):
        return cells
    codes, values = pd.factorize(cells)
    made: Any = pd.Categorical.from_codes(codes, values)
    return pd.Series(made)


def _is_doubtful(cells: "pd.Series[Any]", separator: str) -> bool:
    """Whether a cell may hold more than one record, or is no cell: looked at once more, record by record."""
    return any(
        len(value) > LONGEST_CELL or (separator in value and ("\n" in value or "\r" in value))
        for value in cells.cat.categories.tolist()
    )


def _is_wrapped(first: "pd.Series[Any]", shape: TextShape) -> bool:
    return any(_holds_record(value, shape) for value in first.cat.categories.tolist())


def _holds_record(cell: str, shape: TextShape) -> bool:
    """Whether one cell has as many separators in it as a record."""
    return shape.width >= NARROWEST and cell.count(shape.separator) >= shape.width - 1


def _by_record(data: bytes, shape: TextShape, limits: Limits) -> Grid:
    """By the standard library, which takes longer and says where it goes wrong."""
    text = data.decode()
    try:
        return grid_of("", _even(_records(text, shape), shape.width, limits), limits)
    except UnreadableFileError:
        if shape.separator == "\t" and _is_even_without_quotes(text, shape):
            return grid_of("", _unquoted(text), limits)
        raise


def _is_even_without_quotes(text: str, shape: TextShape) -> bool:
    """Whether a quote is a letter in this text: programs that write tabs often write no quotes."""
    return all(len(row) == shape.width or not any(row) for row in _unquoted(text))


def _unquoted(text: str) -> Iterator[list[str]]:
    return (line.rstrip("\r\n").split("\t") for line in io.StringIO(text, newline=""))


def _records(text: str, shape: TextShape) -> Iterator[list[str]]:
    """Records; one of several lines must have its quotes in order, for they may have swallowed others."""
    lines = list(io.StringIO(text, newline=""))
    separator, done, number = shape.separator, 0, 0
    reader = csv.reader(iter(lines), delimiter=separator)
    while True:
        number += 1
        try:
            row = next(reader, None)
            if row is None:
                return
            if len(row) == 1 and _holds_record(row[0], shape):
                [row] = csv.reader([row[0]], delimiter=separator)
            elif reader.line_num > done + 1:
                list(csv.reader(iter(lines[done : reader.line_num]), delimiter=separator, strict=True))
        except csv.Error as error:
            raise UnreadableFileError(_broken(number, str(error))) from None
        done = reader.line_num
        yield row


def _broken(number: int, error: str) -> str:
    if "limit" in error:
        return f"In rij {thousands(number)} staat een vak met heel veel tekst. {NO_TABLE}"
    return (
        f"De aanhalingstekens kloppen niet vanaf rij {thousands(number)}: er staat er één te veel of te weinig. "
        "Zo zijn rijen niet uit elkaar te houden. Haal dat teken weg, of exporteer de antwoorden als Excel-bestand."
    )


def _even(records: Iterator[list[str]], width: int, limits: Limits) -> Iterator[list[str]]:
    """The same records, unless one has more cells than the table is wide: then answers stand in wrong columns."""
    is_new = True
    for number, row in enumerate(records, 1):
        if _has_more(row, width):
            if _has_more(row, limits.columns):
                raise TooManyColumnsError
            if not is_new:
                raise UnreadableFileError(
                    f"Rij {thousands(number)} heeft {len(row)} vakken en de tabel {width}. Waarschijnlijk staat in die "
                    "rij een scheidingsteken in een tekst. Exporteer de antwoorden als Excel-bestand (xlsx), of zet "
                    "die tekst tussen aanhalingstekens."
                )
            width = len(row)
        is_new = not any(map(str.strip, row))  # after a blank row another table may begin
        yield row
