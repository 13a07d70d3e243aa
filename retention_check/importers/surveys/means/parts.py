"""One part of a sheet becomes means with their numbers of answers, each with the place where it stood."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from retention_check.domain.side import Side
from retention_check.importers.cells import CellError, as_asked, as_text
from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.means.columns import ColumnUses, uses_of
from retention_check.importers.surveys.means.layout import Block, Column
from retention_check.importers.surveys.means.rows import BlockRows
from retention_check.importers.surveys.means.sheet import cell_of
from retention_check.importers.surveys.means.values import ReadCount, is_few, read_count, read_mean
from retention_check.importers.surveys.means.words import MEAN_OF, N_OF, Use
from retention_check.importers.surveys.understanding import GroupValue


@dataclass(frozen=True)
class Found:
    """A mean as it was found: of which statement and group, its number of answers, its cell and what is wrong there."""

    code: str
    side: Side
    value: Decimal
    n: int | None
    row: int
    column: str
    typed: str
    wrong: str = ""


@dataclass(frozen=True)
class OddCell:
    """A cell that is no plain number: what it was read as (None: no value), or why it is not used."""

    row: int
    column: str
    typed: str
    read_as: str | None = None
    why: str = ""


@dataclass(frozen=True)
class Part:
    """A part of a sheet and everything that was found in it; `name` tells it from the other parts of its file."""

    block: Block
    name: str
    year: str
    rows: BlockRows
    uses: ColumnUses
    found: list[Found] = field(default_factory=list)
    odd: list[OddCell] = field(default_factory=list)
    asked: dict[Side, int] = field(default_factory=dict)
    groups: tuple[GroupValue, ...] = ()
    two_numbers: list[int] = field(default_factory=list)  # rows with two different numbers of answers

    def answers(self, name: str) -> bool:
        """Whether a person who said `name` meant this part."""
        return name in (self.name, self.block.sheet.name, self.year)


@dataclass(frozen=True)
class Source:
    """Where the means of a group stand: their column, that of their numbers, and a number for all of them."""

    side: Side
    mean: Column
    n: Column | None
    n_of_all: int | None


def wide_part(block: Block, name: str, year: str, rows: BlockRows, choices: Choices, side: Side | None) -> Part:
    """A part with a column for each group."""
    uses = uses_of(block, rows, choices, side)
    part = Part(block, name, year, rows, uses, groups=_groups(block, uses))
    for source in _sources(block, rows, uses):
        for row, code in rows.statements.items():
            take(part, row, code, source)
        _take_asked(part, source)
    return part


def take(part: Part, row: int, code: str, source: Source) -> None:
    """Read one mean and its number of answers."""
    block = part.block
    typed = block.cell(row, source.mean)
    mean = read_mean(typed)
    count = read_count(block.cell(row, source.n)) if source.n else ReadCount()
    if source.n:
        _keep_odd(part, row, source.n, count.read_as, count.why)
    if not mean.is_outside:
        _keep_odd(part, row, source.mean, mean.read_as, mean.why)
    if mean.value is None or (source.n and is_few(block.cell(row, source.n))):
        return
    given = [n for n in (mean.n, count.value) if n is not None]
    if len(set(given)) > 1:
        part.two_numbers.append(block.sheet.row_number(row, source.mean.index))
    n = min(given) if given else source.n_of_all
    sheet = block.sheet
    part.found.append(
        Found(
            code,
            source.side,
            mean.value,
            n,
            sheet.row_number(row, source.mean.index),
            sheet.letter(row, source.mean.index),
            as_text(cell_of(typed)),
            mean.why,
        )
    )


def _keep_odd(part: Part, row: int, column: Column, read_as: str | None, why: str) -> None:
    sheet = part.block.sheet
    if why or read_as is not None:
        part.odd.append(
            OddCell(
                sheet.row_number(row, column.index),
                sheet.letter(row, column.index),
                as_text(cell_of(part.block.cell(row, column))),
                read_as or None,
                why,
            )
        )


def _sources(block: Block, rows: BlockRows, uses: ColumnUses) -> Iterator[Source]:
    columns = {column.index: column for column in block.columns}
    for side in Side:
        mean, n = uses.column(MEAN_OF[side]), uses.column(N_OF[side])
        if mean is not None:
            counts = columns[n] if n is not None else None
            yield Source(side, columns[mean], counts, n_of_all(block, rows, columns[mean], counts))


def n_of_all(block: Block, rows: BlockRows, mean: Column, n: Column | None = None) -> int | None:
    """A number of answers for a whole column: in a row of its own, in its heading, or in the title of the part."""
    for row in rows.counts:
        for column in (mean, n):
            if column and (count := read_count(block.cell(row, column)).value) is not None:
                return count
    if n is not None and n.meaning.n is not None:
        return n.meaning.n
    return mean.meaning.n if mean.meaning.n is not None else block.n


def _take_asked(part: Part, source: Source) -> None:
    """How many were asked, in a row of its own."""
    for row in part.rows.asked:
        for column in (source.mean, source.n):
            if column and (text := part.block.cell(row, column)):
                try:
                    asked = as_asked(cell_of(text))
                except CellError as error:
                    _keep_odd(part, row, column, None, str(error))
                    continue
                if asked is not None:
                    part.asked.setdefault(source.side, asked)


def _groups(block: Block, uses: ColumnUses) -> tuple[GroupValue, ...]:
    """Of a turned sheet the groups that its rows name."""
    if not block.sheet.is_turned:
        return ()
    sides = {MEAN_OF[side]: side for side in Side}
    return tuple(
        GroupValue(
            column.key,
            1,
            sides.get(uses.uses.get(column.index, Use.NONE)),
            is_sure=column.index not in uses.doubts,
        )
        for column in block.columns
        if uses.uses.get(column.index) not in N_OF.values()
    )
