"""A list of agreements becomes values: what, role, when, how we notice it, and how it stands."""

from collections.abc import Sequence

from retention_check.domain.round import Agreement
from retention_check.importers.cells import as_text
from retention_check.importers.score_sheet import HEADER_WITHIN, column_letter
from retention_check.importers.table import Problem, Row, Table, quoted, read_tables

COLUMNS = ("wat", "rol", "wanneer", "hoe merken we het", "status")
LONGEST = 200  # characters in one cell
MOST = 12  # agreements that fit on the page
MOST_KEPT = 10 * MOST  # that a round can hold: each meeting of it adds four at most, whatever was typed before


def read_agreements(data: bytes, statuses: Sequence[str]) -> tuple[tuple[Agreement, ...], tuple[Problem, ...]]:
    """Agreements of a CSV or XLSX with the column `wat` and, if wanted, the others; mistakes are in the second part.

    `statuses` are the words that say how an agreement stands.
    """
    tables, problem = read_tables(data)
    for table in tables:
        for index, row in enumerate(table.rows[:HEADER_WITHIN]):
            names = [as_text(cell).lower().rstrip("?") for cell in row]
            if COLUMNS[0] in names:
                columns = {name: names.index(name) for name in COLUMNS if name in names}
                return _read_rows(table, index, columns, statuses)
    message = f"Geen afspraken gevonden. Zet boven de tabel de kolommen {', '.join(COLUMNS)}; alleen ‘wat’ moet."
    return (), (problem or Problem(message),)


def _read_rows(
    table: Table, header: int, columns: dict[str, int], statuses: Sequence[str]
) -> tuple[tuple[Agreement, ...], tuple[Problem, ...]]:
    found: list[Agreement] = []
    problems: list[Problem] = []
    for number, row in enumerate(table.rows[header + 1 :], start=header + 2):
        cells = {name: _cell(row, index) for name, index in columns.items()}
        if table.separator and any(as_text(cell) for cell in row[max(columns.values()) + 1 :]):
            problems.append(
                Problem('Deze rij heeft meer vakken dan de kopregel. Zet tekst met een ; of , tussen "".', number)
            )
        elif any(cells.values()):
            problems += _problems(number, cells, columns, statuses)
            found.append(Agreement(*(cells.get(name, "") for name in COLUMNS)))
    if len(found) > MOST:
        problems.append(
            Problem(f"Er staan {len(found)} afspraken in het bestand; hooguit {MOST} passen op de bladzijde.")
        )
    return ((), tuple(problems)) if problems else (tuple(found), ())


def _problems(number: int, cells: dict[str, str], columns: dict[str, int], statuses: Sequence[str]) -> list[Problem]:
    problems = [
        Problem(
            f"{quoted(text)} is te lang: hooguit {LONGEST} tekens.", number, f"{column_letter(columns[name])} ({name})"
        )
        for name, text in cells.items()
        if len(text) > LONGEST
    ]
    if (status := cells.get("status", "")) and status.lower() not in statuses:
        column = f"{column_letter(columns['status'])} (status)"
        problems.append(Problem(f"{quoted(status)} is geen status. Kies uit: {', '.join(statuses)}.", number, column))
    if not cells["wat"]:
        problems.append(
            Problem("Hier staat niet wat er is afgesproken.", number, f"{column_letter(columns['wat'])} (wat)")
        )
    return problems


def _cell(row: Row, index: int) -> str:
    return " ".join(as_text(row[index]).split()) if index < len(row) else ""
