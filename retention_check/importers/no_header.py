"""A table without the columns that are needed: which columns were seen instead, and what is missing."""

import re
from collections.abc import Iterator

from retention_check import dutch
from retention_check.domain.study import Study
from retention_check.importers.cells import as_code, as_text
from retention_check.importers.sheet_header import HEADER_WITHIN, column_letter
from retention_check.importers.sheet_remarks import MOST_NAMED
from retention_check.importers.table import Problem, Row, Table, quoted
from retention_check.sheet_columns import CODE, COLUMNS, SCORE, SPREADS

_NO_NAME = re.compile(r"[0-9@]")
_BETWEEN = re.compile(r"[\s|;,:/\"]+")
ENOUGH = 3  # statements or codes in one column, so that it is no chance
MANY_COLUMNS = 12  # filled cells of a row, from which it is no row of a score sheet
MANY_ROWS = 100  # rows, more than there are statements
EXPORT = Problem("Dit lijkt de export van een enquête, geen scoreblad. Maak er eerst een scoreblad van.")


def on_no_header(tables: list[Table], study: Study) -> Problem:
    """What is missing of a table in which no header row was found; of an export nothing that people wrote is shown."""
    wanted = dutch.listing([CODE, *SCORE.values()])
    if any(_is_header_in_one_cell(row) for table in tables for row in table.rows[:HEADER_WITHIN]):
        return Problem("Alle kolommen staan in één cel. Open het bestand in Excel met Gegevens > Uit tekst/CSV.")
    if any(_is_export(table, study) for table in tables):
        return EXPORT
    seen = [(table, index) for table in tables for index in range(min(len(table.rows), HEADER_WITHIN))]
    statements = _statements(study)
    table, index = max(
        seen, key=lambda each: _likeness_to_a_header(each[0], each[1], statements), default=(Table([()]), 0)
    )
    header = table.rows[index]
    return Problem(
        f"Geen bruikbare kolommen gevonden. {_seen(header)}Zet boven de tabel de kolomnamen {wanted}; één van de "
        f"laatste twee mag weg. {_on_codes(table, study)}"
    )


def _is_export(table: Table, study: Study) -> bool:
    """Whether a table has a row for each person: statements beside each other, or more cells than a score sheet has."""
    statements = _statements(study) | {code.lower() for code in study.codes}
    if any(len(statements & {_plain(name) for name in _names(row)}) >= ENOUGH for row in table.rows[:HEADER_WITHIN]):
        return True
    if any(_has_codes(cells, study) or _has_statements(cells, study) for cells in _columns(table)):
        return False
    filled = [len(_names(row)) for row in table.rows]
    return sum(n >= MANY_COLUMNS for n in filled) > 1 or sum(n > 2 for n in filled) > MANY_ROWS


def _columns(table: Table) -> Iterator[list[str]]:
    for column in range(max((len(row) for row in table.rows), default=0)):
        yield [as_text(row[column]) for row in table.rows if column < len(row)]


def _has_codes(cells: list[str], study: Study) -> bool:
    return len({code for cell in cells if (code := as_code(cell)) in study.codes}) >= ENOUGH


def _has_statements(cells: list[str], study: Study) -> bool:
    return len(_statements(study) & {_plain(cell) for cell in cells}) >= ENOUGH


def _likeness_to_a_header(table: Table, index: int, statements: set[str]) -> tuple[int, bool]:
    """How many names a row has, and whether the first statement stands right below it: a title can be as wide."""
    below = table.rows[index + 1] if index + 1 < len(table.rows) else ()
    return len(_names(table.rows[index])), any(as_code(cell) or _plain(as_text(cell)) in statements for cell in below)


def _is_header_in_one_cell(row: Row) -> bool:
    """Whether a row has one cell, with names of our columns and nothing else; a title may hold some of them."""
    cells = _names(row)
    names = {name for name in _BETWEEN.split(cells[0].lower()) if name} if len(cells) == 1 else set()
    return CODE in names and not names.isdisjoint(SCORE.values()) and names <= {*COLUMNS, *SPREADS}


def _names(row: Row) -> list[str]:
    return [text for cell in row if (text := as_text(cell))]


def _seen(header: Row) -> str:
    """The names that were seen, without any that may be of a person: nobody calls a column by a number or address."""
    names = [quoted(name) for name in _names(header) if not _NO_NAME.search(name)]
    more = f" en nog {len(names) - MOST_NAMED} andere" if len(names) > MOST_NAMED else ""
    return f"Wij zagen de kolommen {', '.join(names[:MOST_NAMED])}{more}. " if len(names) > 1 else ""


def _on_codes(table: Table, study: Study) -> str:
    """Where the codes are to stand, and which column holds them, or the statements in words."""
    for column, cells in enumerate(_columns(table)):
        if _has_codes(cells, study):
            return f"In kolom {column_letter(column)} staan de codes: noem die kolom {CODE}."
        if _has_statements(cells, study):
            return (
                f"In kolom {column_letter(column)} staan onze stellingen, maar zonder code. Zet er een kolom {CODE} "
                "naast, met de codes (R1, M1.1) van het lege scoreblad."
            )
    return f"In de kolom {CODE} staat de code van elke stelling (R1, M1.1): die vindt u op het lege scoreblad."


def _statements(study: Study) -> set[str]:
    return {_plain(text) for item in study.items for text in (item.text, item.printed, item.label, item.question)}


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).rstrip(" .?")
