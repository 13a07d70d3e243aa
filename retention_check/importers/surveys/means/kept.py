"""What waits of sheets of means until it is confirmed: figures, headings and statements, and no other text."""

import json
import zlib
from collections.abc import Sequence

from retention_check.importers.surveys.means.layout import Block
from retention_check.importers.surveys.means.named_scale import says_a_scale
from retention_check.importers.surveys.means.parts import Part
from retention_check.importers.surveys.means.sheet import MeansSheet
from retention_check.importers.surveys.means.values import is_figure
from retention_check.importers.surveys.means.words import Use, meaning_of

_MARK = b"means\n"  # what the kept tables of people never begin with
_LONGEST_VALUE = 60  # letters of a cell in a column that may be chosen: longer is a remark of somebody


def kept_means(parts: Sequence[Part]) -> bytes:
    """The sheets of these parts as one compressed text; remarks and notes are not in it."""
    sheets: dict[tuple[str, str], MeansSheet] = {}
    needed: dict[tuple[str, str], set[tuple[int, int]]] = {}
    for part in parts:
        sheet = part.block.sheet
        place = (sheet.file, sheet.name)
        if place not in sheets:
            sheets[place], needed[place] = sheet, _telling(part.block)
        needed[place] |= _needed(part)
    raw = [_sheet(sheet, needed[place]) for place, sheet in sheets.items()]
    return _MARK + zlib.compress(json.dumps(raw).encode())


def is_kept_means(kept: bytes) -> bool:
    """Whether `kept_means` wrote it."""
    return kept.startswith(_MARK)


def read_kept_means(kept: bytes) -> list[MeansSheet]:
    """What `kept_means` wrote."""
    raw = json.loads(zlib.decompress(kept.removeprefix(_MARK)))
    return [MeansSheet(each["file"], each["name"], tuple(map(tuple, each["rows"]))) for each in raw]


def _needed(part: Part) -> set[tuple[int, int]]:
    """The cells whose texts tell something: headings, statements, and what stands beside these in short."""
    block, rows = part.block, part.rows
    read = {*rows.statements, *rows.counts, *rows.asked, *rows.totals, *rows.passed, *rows.unsure, *rows.counted}
    cells = {(row, column.index) for row in block.headers for column in (*block.names, *block.columns)}
    cells |= {(row, column.index) for row in read for column in block.names}
    for column in block.columns:
        cells |= {(row, column.index) for row in read if block.cell(row, column) == part.year}  # tells parts apart
        is_used = part.uses.uses.get(column.index, Use.NONE) is not Use.NONE or column.index in part.uses.doubts
        short = (row for row in read if is_used and len(block.cell(row, column)) <= _LONGEST_VALUE)
        cells |= {(row, column.index) for row in short}
    return cells


def _sheet(sheet: MeansSheet, needed: set[tuple[int, int]]) -> dict[str, object]:
    rows = tuple(
        tuple(text if (row, column) in needed else "" for column, text in enumerate(cells))
        for row, cells in enumerate(sheet.rows)
    )
    kept = MeansSheet(sheet.file, sheet.name, rows, sheet.is_turned)
    upright = kept.turned() if kept.is_turned else kept
    return {"file": upright.file, "name": upright.name, "rows": upright.rows}


def _telling(block: Block) -> set[tuple[int, int]]:
    """The cells, anywhere in the sheet of a part, with a figure, a scale, or the title of a group or a year."""
    cells = ((row, column, text) for row, texts in enumerate(block.sheet.rows) for column, text in enumerate(texts))
    return {(row, column) for row, column, text in cells if _tells(text, block.age_limit)}


def _tells(text: str, limit: int) -> bool:
    meaning = meaning_of(text, limit)
    is_title = meaning.is_plain and bool(meaning.side or meaning.year)
    return is_figure(text) or says_a_scale(text) or is_title
