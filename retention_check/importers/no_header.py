"""A table without the columns that are needed: which columns were seen instead, and what is missing."""

from retention_check import dutch
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers.cells import as_code, as_text
from retention_check.importers.sheet_header import HEADER_WITHIN, column_letter
from retention_check.importers.sheet_remarks import MOST_NAMED
from retention_check.importers.table import Problem, Row, Table, quoted
from retention_check.sheet_columns import CODE, SCORE

ENOUGH = 3  # statements or codes in one column, so that it is no chance


def on_no_header(tables: list[Table], study: Study) -> Problem:
    """What is missing of a table in which no header row was found."""
    wanted = dutch.listing([CODE, *SCORE.values()])
    first = next((as_text(row[0]).lower() for table in tables for row in table.rows[:HEADER_WITHIN] if row), "")
    if CODE in first and SCORE[Side.YOUNG] in first:
        return Problem("Alle kolommen staan in één cel. Open het bestand in Excel met Gegevens > Uit tekst/CSV.")
    seen = [(table, row) for table in tables for row in table.rows[:HEADER_WITHIN]]
    table, header = max(seen, key=lambda each: len(_names(each[1])), default=(Table([]), ()))
    return Problem(
        f"Geen bruikbare kolommen gevonden. {_seen(header)}Zet boven de tabel de kolomnamen {wanted}; één van de "
        f"laatste twee mag weg. {_on_codes(table, study)}"
    )


def _names(row: Row) -> list[str]:
    return [text for cell in row if (text := as_text(cell))]


def _seen(header: Row) -> str:
    names = [quoted(name) for name in _names(header)]
    more = f" en nog {len(names) - MOST_NAMED} andere" if len(names) > MOST_NAMED else ""
    return f"Wij zagen de kolommen {', '.join(names[:MOST_NAMED])}{more}. " if len(names) > 1 else ""


def _on_codes(table: Table, study: Study) -> str:
    """Where the codes are to stand, and which column holds them, or the statements in words."""
    for column in range(max((len(row) for row in table.rows), default=0)):
        cells = [as_text(row[column]) for row in table.rows if column < len(row)]
        if len({code for cell in cells if (code := as_code(cell)) in study.codes}) >= ENOUGH:
            return f"In kolom {column_letter(column)} staan de codes: noem die kolom {CODE}."
        if len(_statements(study) & {_plain(cell) for cell in cells}) >= ENOUGH:
            return (
                f"In kolom {column_letter(column)} staan onze stellingen, maar zonder code. Zet er een kolom {CODE} "
                "naast, met de codes (R1, M1.1) van het lege scoreblad."
            )
    return f"In de kolom {CODE} staat de code van elke stelling (R1, M1.1): die vindt u op het lege scoreblad."


def _statements(study: Study) -> set[str]:
    return {_plain(text) for item in study.items for text in (item.text, item.printed, item.label, item.question)}


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).rstrip(" .?")
