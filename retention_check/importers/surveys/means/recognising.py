"""Whether tables hold means, or the answers of people one by one."""

from collections.abc import Sequence

from retention_check.domain.study import Study
from retention_check.importers.surveys.answers.answer_scale import STEPS
from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.means.columns import figures_in
from retention_check.importers.surveys.means.layout import Block, blocks_of, named_rows
from retention_check.importers.surveys.means.long_form import group_column, split_apart
from retention_check.importers.surveys.means.rows import BlockRows, rows_of
from retention_check.importers.surveys.means.sheet import MeansSheet
from retention_check.importers.surveys.means.statements import StatementNames, statement_names
from retention_check.importers.surveys.means.values import is_figure, is_whole
from retention_check.importers.surveys.means.words import meaning_of
from retention_check.importers.surveys.understanding import RowsOf

MOST_GROUPS = 16  # rows of a turned table: groups, their numbers and years; people are many more
_ANSWERS = frozenset(f"{step:f}" for step in STEPS)  # points that one person can give


def looks_like_means(sheets: Sequence[MeansSheet], study: Study, choices: Choices) -> bool:
    """Whether these sheets have a row of means for each statement, or for each group.

    Beside a sheet with answers of people means are a summary of these, unless a person chose them.
    """
    chosen = [sheet for sheet in sheets if choices.sheets.get(sheet.file) == sheet.name]
    kinds = [_kind(sheet, statement_names(study, choices), choices) for sheet in chosen or sheets]
    return RowsOf.MEANS in kinds and RowsOf.PEOPLE not in kinds


def _kind(sheet: MeansSheet, names: StatementNames, choices: Choices) -> RowsOf | None:
    """What the rows of a sheet are, None when no statement is in it."""
    way, columns = named_rows(sheet, names)
    if not columns:
        return None
    if way.is_turned and way.width > MOST_GROUPS:
        return RowsOf.PEOPLE
    blocks = [(block, rows_of(block, names, choices)) for block in blocks_of(way, columns, names)]
    if way.is_turned:
        return RowsOf.MEANS if any(_are_groups(*each) for each in blocks) else RowsOf.PEOPLE
    return RowsOf.MEANS if any(_are_statements(*each, choices) for each in blocks) else None


def _are_groups(block: Block, rows: BlockRows) -> bool:
    """Of a table with statements side by side: rows that name a group, with figures that no person answers."""
    columns = [figures_in(block, column, rows).filled for column in block.columns]
    # one number among the words that people chose makes no means of them
    figures = [text for filled in columns if _are_mostly_figures(filled) for text in filled if is_figure(text)]
    means = [text for text in figures if not is_whole(text) and text.replace(",", ".") not in _ANSWERS]
    return len(means) * 3 > len(figures)


def _are_mostly_figures(filled: Sequence[str]) -> bool:
    return sum(map(is_figure, filled)) * 2 > len(filled)


def _are_statements(block: Block, rows: BlockRows, choices: Choices) -> bool:
    """Of a table with statements below each other: figures beside them, and no statement once for each person."""
    has_figures = any(figures_in(block, column, rows).are_figures for column in block.columns)
    if not rows.statements:
        return bool(rows.questions)
    if not has_figures:
        return any(meaning_of(column.heading, block.age_limit).side for column in block.columns)
    times = len(rows.statements) / len(set(rows.statements.values()))
    group = group_column(block, rows, choices)
    if group is None:
        return times < 2
    pieces = [rows.statements.keys() & set(piece.rows) for _, piece in split_apart(block, rows, group)]
    pairs = {
        (index, rows.statements[row], block.cell(row, group)) for index, piece in enumerate(pieces) for row in piece
    }
    return len(pairs) * 10 >= len(rows.statements) * 8
