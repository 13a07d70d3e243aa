"""Sheets in which a statement or a group stands once for the rows below it: each row gets its own again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from retention_check.importers.surveys.means.sheet import MeansSheet
from retention_check.importers.surveys.means.statements import StatementNames
from retention_check.importers.surveys.means.values import is_figure
from retention_check.importers.surveys.means.words import names_only_a_side

FEWEST = 3  # times that a statement stands above its groups, so that it is no chance
GROUP_HEADING = "Groep"

Row = tuple[str, ...]


def unfolded(sheet: MeansSheet, columns: Sequence[int], names: StatementNames) -> MeansSheet:
    """The same sheet, every cell in its place; what is filled in stands in cells that were empty or behind the last."""
    if sheet.is_turned:
        return sheet
    outlined = _without_outline(sheet, columns[0], names)
    return outlined or _with_groups_filled(sheet, columns, names)


def _without_outline(sheet: MeansSheet, column: int, names: StatementNames) -> MeansSheet | None:
    """A pivot with the groups below each statement, in the same column: they move to a column of their own."""
    places = [*_outline(sheet, column, names)]
    titles = {title for title, _, _ in places}
    if len(titles) < FEWEST:
        return None
    rows = [[*row, ""] for row in sheet.rows]
    for title, row, group in places:
        rows[row][column], rows[row][-1] = sheet.rows[title][column], group
    for title in titles:
        rows[title][column] = ""
    if top := min(titles):
        rows[top - 1][-1] = GROUP_HEADING
    return replace(sheet, rows=tuple(map(tuple, rows)))


def _outline(sheet: MeansSheet, column: int, names: StatementNames) -> Iterator[tuple[int, int, str]]:
    """Each row of a group with figures: the row of the statement above it, its own, and the group."""
    title: int | None = None
    for index, row in enumerate(sheet.rows):
        has_figures = any(is_figure(text) for text in row)
        if names.known_code(row[column]):
            title = None if has_figures else index
        elif title is not None and has_figures and row[column]:
            yield title, index, row[column]


def _with_groups_filled(sheet: MeansSheet, columns: Sequence[int], names: StatementNames) -> MeansSheet:
    """A group that stands once beside many statements, as in merged cells, beside each of them."""
    rows = [[*row] for row in sheet.rows]
    codes = [next((code for column in columns if (code := names.known_code(row[column]))), "") for row in sheet.rows]
    for column in set(range(sheet.width)).difference(columns):
        texts = [row[column] for row in sheet.rows]
        if _is_merged(texts, codes, names.young_age_limit):
            group = ""
            for row, text in enumerate(texts):
                group = text or (group if codes[row] else "")
                rows[row][column] = group
    return replace(sheet, rows=tuple(map(tuple, rows)))


def _is_merged(texts: Sequence[str], codes: Sequence[str], limit: int) -> bool:
    """Whether a column names a group beside the first of a run of different statements, and nothing beside the rest."""
    filled = {row: text for row, text in enumerate(texts) if text and codes[row]}
    if not any(names_only_a_side(text, limit) for text in filled.values()):
        return False
    runs: list[list[str]] = []
    for row, code in enumerate(codes):
        if row in filled:
            runs.append([])
        if code and runs:
            runs[-1].append(code)
    are_long = bool(runs) and all(len(run) >= FEWEST for run in runs)
    return are_long and all(len(set(run)) == len(run) for run in runs)
