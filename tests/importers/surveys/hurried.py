"""Sheets as hurried people make them: files, and the means that stand in them."""

import datetime
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from retention_check.domain.side import Side
from tests.cast import STUDY

Cell = str | float | int | datetime.date | None
Row = Sequence[Any]  # cells, of mixed kinds
YOUNG = [7.9, 7.4, 8.1, 6.2, 5.3, 4.8, 6.6, 7.2, 5.9, 6.4]
MANAGEMENT = [6.1, 5.8, 6.9, 6.0, 4.1, 4.2, 6.8, 6.5, 5.2, 5.0]
REASONS = [item.code for item in STUDY.items if item.code == item.reason]
MEASURES = ["M1.1", "M3.2", "M10.4"]
SUPPORT = {"M1.1": (8.4, 7.7), "M3.2": (8.9, 5.1), "M10.4": (4.6, 6.3)}
Means = dict[tuple[str, Side], tuple[float, int | None]]


@dataclass(frozen=True)
class Tab:
    """A sheet of a workbook; cells over several columns are those in `merged`, by row and first and last column."""

    name: str
    rows: Sequence[Row]
    merged: Sequence[tuple[int, int, int]] = ()


def text(code: str) -> str:
    """A statement in words."""
    return STUDY.item(code).text


def label(code: str) -> str:
    """A statement in short."""
    return STUDY.item(code).label


def means(n_young: int | None = 23, n_management: int | None = 8, *, measures: bool = False) -> Means:
    """The means of all reasons, and of three measures, with these numbers of answers."""
    found: Means = {}
    pairs = dict(zip(REASONS, zip(YOUNG, MANAGEMENT, strict=True), strict=True)) | (SUPPORT if measures else {})
    for code, (young, management) in pairs.items():
        found[code, Side.YOUNG] = (young, n_young)
        found[code, Side.MANAGEMENT] = (management, n_management)
    return found


def only(side: Side, all_means: Means) -> Means:
    """Those of one group."""
    return {place: mean for place, mean in all_means.items() if place[1] is side}


def scores() -> list[tuple[str, float, float]]:
    """Code, young and management of each reason."""
    return list(zip(REASONS, YOUNG, MANAGEMENT, strict=True))


def comma(value: float) -> str:
    """A number as it is typed in Dutch."""
    return str(value).replace(".", ",")


def csv_file(rows: Iterable[Row], separator: str = ";", encoding: str = "cp1252") -> bytes:
    """A CSV as Dutch Excel saves it."""
    shown = [
        separator.join("" if cell is None else comma(cell) if isinstance(cell, float) else str(cell) for cell in row)
        for row in rows
    ]
    return "\r\n".join([*shown, ""]).encode(encoding)


def workbook(*tabs: Tab) -> bytes:
    """A workbook with these sheets."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    day = book.add_format({"num_format": "d-mmm"})
    for tab in tabs:
        sheet = book.add_worksheet(tab.name)
        for row, cells in enumerate(tab.rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, datetime.date):
                    sheet.write_datetime(row, column, datetime.datetime.combine(cell, datetime.time()), day)
                elif cell is not None:
                    sheet.write(row, column, cell)
        for row, first, last in tab.merged:
            sheet.merge_range(row, first, row, last, tab.rows[row][first])
    book.close()
    return file.getvalue()


def one_tab(rows: Sequence[Row], name: str = "Blad1", merged: Sequence[tuple[int, int, int]] = ()) -> bytes:
    """A workbook with one sheet."""
    return workbook(Tab(name, rows, merged))
