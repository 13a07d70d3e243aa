"""The header row of a score sheet: where each column stands, and which columns are not ours."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from retention_check.domain.scales import Scale
from retention_check.importers.cells import as_text
from retention_check.importers.said_scale import said_scale
from retention_check.importers.table import Problem, Table, quoted
from retention_check.sheet_columns import CODE, COUNT, SCORE, SPREADS, TEXT

HEADER_WITHIN = 100  # rows in which the header row is looked for
COLUMNS = (CODE, TEXT, *SCORE.values(), *COUNT.values())
_GAP = re.compile(r"[\s_-]+")


@dataclass(frozen=True)
class HeaderRow:
    """The row with the names of the columns: its index, where each known column stands, and where spreads stand.

    `unused` are the headings of the columns that are not read, as they are typed, with their letters. `scale` is what
    the rows above it say.
    """

    row: int
    columns: Mapping[str, int]
    spreads: tuple[int, ...]
    unused: tuple[str, ...]
    width: int
    separator: str
    problems: tuple[Problem, ...]
    scale: Scale | None = None

    def place(self, name: str) -> str:
        """A column as its owner finds it: 'B (jong)'."""
        return f"{column_letter(self.columns[name])} ({name})"


def find_header(table: Table) -> HeaderRow | None:
    """The first row that names the column `code` and at least one of `jong` and `management`."""
    for index, row in enumerate(table.rows[:HEADER_WITHIN]):
        names = [_GAP.sub("_", as_text(cell).lower()) for cell in row]
        if CODE in names and any(name in names for name in SCORE.values()):
            return _header(index, table, names)
    return None


def column_letter(index: int) -> str:
    """Index 0 becomes 'A', 26 becomes 'AA', as in a spreadsheet."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _header(index: int, table: Table, names: list[str]) -> HeaderRow:
    row, said = table.rows[index], said_scale(table.rows[:index])
    columns = {name: names.index(name) for name in COLUMNS if name in names}
    twice = tuple(
        Problem(f"De kolom ‘{name}’ staat er twee keer. Haal er één weg of noem hem anders.", index + 1)
        for name in columns
        if names.count(name) > 1
    )
    spreads = tuple(place for place, name in enumerate(names) if name in SPREADS)
    others = (place for place, name in enumerate(names) if name and name not in columns and place not in spreads)
    unused = tuple(f"{quoted(as_text(row[place]))} (kolom {column_letter(place)})" for place in others)
    width = max(place for place, name in enumerate(names) if name) + 1
    problems = (*twice, *said.problems)
    return HeaderRow(index, columns, spreads, unused, width, table.separator, problems, said.scale)
