"""The first sheet of the workbook, to paste in a memo or to print on one page: the ten reasons with their numbers."""

from collections.abc import Sequence
from decimal import Decimal
from math import ceil
from typing import Any

from retention_check.domain.comparison import Comparison
from retention_check.exporters.data_dictionary import TEXT, Column
from retention_check.exporters.memo_lines import lines_above, lines_below, memo_title
from retention_check.exporters.memo_table import Cell, memo_columns, memo_rows
from retention_check.exporters.safe_cells import escape_formula

MEMO = "Voor een memo"
REASON_WIDTH, OTHER_WIDTHS = 36, 68  # characters, the second for all other columns: 'minstens +8,0~' fits in one
LETTER, TITLE = 11, 15  # points
LINE = 1.4  # height of a line in letter heights
HEADING_LINES = 2
LINE_COLOUR = "#B9C4C8"
A4 = 9  # the number that spreadsheets know it by


def write_memo(book: Any, comparison: Comparison) -> None:
    """Write the sheet and let the workbook open on it; it prints on one A4 page, upright."""
    page, columns = book.add_worksheet(MEMO), memo_columns(comparison)
    last = len(columns) - 1
    page.set_column(0, 0, REASON_WIDTH)
    page.set_column(1, last, OTHER_WIDTHS / last)
    _write_line(book, page, 0, last, memo_title(comparison), TITLE)
    row = _write_lines(book, page, 1, last, list(lines_above(comparison)))
    row = _write_table(book, page, row + 1, columns, memo_rows(comparison, columns))
    _write_lines(book, page, row + 1, last, list(lines_below(comparison, columns)))
    page.hide_gridlines(2)
    page.set_portrait()
    page.set_paper(A4)
    page.fit_to_pages(1, 1)
    page.activate()


def _write_table(book: Any, page: Any, top: int, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> int:
    """The table; the row after it."""
    for index, column in enumerate(columns):
        heading = {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1, "align": _align(column)}
        page.write_string(top, index, column.heading, book.add_format(heading))
    page.set_row(top, HEADING_LINES * LETTER * LINE)
    for number, cells in enumerate(rows, start=top + 1):
        for index, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            shown = {"align": _align(column), "bold": cell.is_bold, "bottom": 1, "bottom_color": LINE_COLOUR}
            form = book.add_format(shown | {"num_format": cell.form or "General"})
            _write_cell(page, number, index, cell.value, form)
    return top + 1 + len(rows)


def _write_cell(page: Any, row: int, column: int, value: Decimal | str, form: Any) -> None:
    if isinstance(value, Decimal):
        page.write_number(row, column, float(value), form)
    else:
        page.write_string(row, column, escape_formula(value), form)


def _align(column: Column) -> str:
    return "left" if column.unit is TEXT else "right"


def _write_lines(book: Any, page: Any, top: int, last: int, lines: Sequence[str]) -> int:
    """Lines over the whole width, empty ones left out; the row after them."""
    shown = list(filter(None, lines))
    for row, text in enumerate(shown, start=top):
        _write_line(book, page, row, last, text, LETTER)
    return top + len(shown)


def _write_line(book: Any, page: Any, row: int, last: int, text: str, size: int) -> None:
    is_title = size == TITLE
    form = book.add_format({"bold": is_title, "font_size": size, "text_wrap": True, "valign": "top"})
    page.merge_range(row, 0, row, last, "", form)
    page.write_string(row, 0, escape_formula(text), form)
    # a spreadsheet gives merged cells no height of their own; bold letters are a tenth wider
    room = (REASON_WIDTH + OTHER_WIDTHS) * LETTER / size / (1.1 if is_title else 1)
    page.set_row(row, ceil(len(text) / room) * size * LINE)
