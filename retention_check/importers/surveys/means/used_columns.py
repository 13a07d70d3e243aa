"""The columns of sheets of means as they are shown: what each became, and how sure that is."""

from collections.abc import Iterator, Sequence

from retention_check.importers.sheet_header import column_letter
from retention_check.importers.surveys.means.columns import figures_in
from retention_check.importers.surveys.means.layout import Column
from retention_check.importers.surveys.means.parts import Part
from retention_check.importers.surveys.means.words import Use
from retention_check.importers.surveys.understanding import ColumnUse, Sureness

MOST_EXAMPLES = 3
LONGEST_EXAMPLE = 40
LONG_TEXT = 20  # letters, on average, from which a column holds free text


def column_uses(parts: Sequence[Part]) -> tuple[ColumnUse, ...]:
    """Every column of every part, each once."""
    found: dict[tuple[str, str, str, str], ColumnUse] = {}
    for part in parts:
        for use in _turned(part) if part.block.sheet.is_turned else _upright(part):
            found.setdefault((part.block.sheet.file, part.block.sheet.name, use.letter, use.key), use)
    return tuple(found.values())


def _upright(part: Part) -> Iterator[ColumnUse]:
    for column in sorted((*part.block.names, *part.block.columns), key=lambda each: each.index):
        if column in part.block.names:
            yield _shown(part, column, Use.STATEMENT, Sureness.EXACT)
        else:
            use = part.uses.uses.get(column.index, Use.NONE)
            yield _shown(part, column, use, part.uses.sureness.get(column.index, Sureness.EXACT))
    yield from _rows(part)


def _rows(part: Part) -> Iterator[ColumnUse]:
    """The rows of which it is not plain which statement they are: each can be given another, by its text."""
    block, rows = part.block, part.rows
    for row in sorted(rows.texts):
        cells = tuple(cell for column in block.columns if (cell := block.cell(row, column)))
        is_read = row in rows.statements
        yield ColumnUse(
            rows.texts[row],
            f"{column_letter(block.names[0].index)}, rij {row + 1}",
            rows.texts[row],
            block.sheet.file,
            code=rows.statements.get(row, ""),
            sureness=_sureness(part, row),
            examples=_examples(cells) if is_read or row in rows.unsure else (),
            candidates=rows.candidates.get(row, ()),
        )


def _shown(part: Part, column: Column, use: Use, sureness: Sureness) -> ColumnUse:
    filled = figures_in(part.block, column, part.rows)
    is_used = use is not Use.NONE
    is_asked = column.index in {*part.uses.doubts, *part.uses.waiting}
    return ColumnUse(
        column.key,
        column_letter(column.index),
        column.heading,
        part.block.sheet.file,
        code=str(use) if is_used else "",
        sureness=sureness,
        examples=_examples(filled.filled) if is_used or is_asked else (),
        candidates=tuple(map(str, part.uses.doubts.get(column.index, ()))),
        is_text=not is_used and not filled.are_figures and _are_long(filled.filled),
    )


def _turned(part: Part) -> Iterator[ColumnUse]:
    """Of a turned sheet the statements stand above the columns, and the groups in the first of them."""
    block = part.block
    for row in range(len(block.sheet.rows)):
        text = next((cell for name in block.names if (cell := block.cell(row, name))), "")
        cells = tuple(cell for column in block.columns if (cell := block.cell(row, column)))
        code = part.rows.statements.get(row, "")
        if not code and row not in block.rows:
            code = str(Use.GROUP)
        elif row in part.rows.counts:
            code = str(Use.N)
        letter = column_letter(row)
        key = text or f"kolom {letter}"
        yield ColumnUse(
            key,
            letter,
            text,
            block.sheet.file,
            code,
            sureness=_sureness(part, row),
            examples=_examples(cells) if code or row in part.rows.unsure else (),
            candidates=part.rows.candidates.get(row, ()),
        )


def _sureness(part: Part, row: int) -> Sureness:
    return part.rows.sureness.get(row, Sureness.ASKED if row in part.rows.unsure else Sureness.EXACT)


def _examples(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(text[:LONGEST_EXAMPLE] for text in dict.fromkeys(texts))[:MOST_EXAMPLES]


def _are_long(texts: Sequence[str]) -> bool:
    return bool(texts) and sum(map(len, texts)) >= LONG_TEXT * len(texts)
