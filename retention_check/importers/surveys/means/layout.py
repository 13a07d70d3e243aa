"""Where the means stand in a sheet: columns that name the statements, rows of headings, and the parts there are."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retention_check.domain.side import Side
from retention_check.importers.cells import is_empty
from retention_check.importers.surveys.means.sheet import MeansSheet
from retention_check.importers.surveys.means.statements import StatementNames
from retention_check.importers.surveys.means.unfolding import unfolded
from retention_check.importers.surveys.means.values import is_figure
from retention_check.importers.surveys.means.words import Kind, Meaning, meaning_of, names_only_a_side
from retention_check.importers.surveys.table.headings import heading

FEWEST = 3  # statements in one column, so that it is no chance
FEWEST_OF_A_GROUP = 2  # where a group is named as well
MOST_TEXTS = 200  # different ones that are compared with the statements
LONG_TEXT = 8  # letters from which a text may be a statement with small differences
MOST_HEADER_ROWS = 3
HEAD = 30  # rows in which a group is named
LONGEST_GROUP = 60  # letters
_STATEMENT_NUMBER = re.compile(r"(?:10|[1-9])(?:[.,][1-4])?")
_MOST_TIMES = 4  # the number of a statement: two groups in two years; more often it is an answer, or a code of people
_FIRST_NUMBERS = ({"1", "2", "3"}, {"1.1", "1.2", "2.1"}, {"1,1", "1,2", "2,1"})  # of reasons, of measures


@dataclass(frozen=True)
class Column:
    """A column of a part: its place in the sheet, what stands above it, and what that says."""

    index: int
    key: str
    heading: str
    meaning: Meaning


@dataclass(frozen=True)
class Block:
    """A part of a sheet with one set of headings: its rows, and the group and number that a title above it gives.

    `age_limit` is the age in years up to and with which the study calls somebody young.
    """

    sheet: MeansSheet
    start: int
    names: tuple[Column, ...]
    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    age_limit: int
    headers: tuple[int, ...] = ()
    side: Side | None = None
    n: int | None = None

    def cell(self, row: int, column: Column) -> str:
        """What stands in a cell."""
        return self.sheet.rows[row][column.index]


def named_rows(sheet: MeansSheet, names: StatementNames) -> tuple[MeansSheet, tuple[int, ...]]:
    """The sheet with its statements below each other, each row with its own, and the columns that name them."""
    way, columns = oriented(sheet, names)
    if not columns and _names_a_group(sheet, names.young_age_limit):
        way, columns = sheet, tuple(_name_columns(sheet, names, FEWEST_OF_A_GROUP))
    if not columns:
        return numbered(sheet, names)
    return unfolded(way, columns, names), columns


def oriented(sheet: MeansSheet, names: StatementNames) -> tuple[MeansSheet, tuple[int, ...]]:
    """The sheet, turned when its statements stand side by side, and the columns that name statements."""
    ways = [(each, _name_columns(each, names)) for each in (sheet, sheet.turned())]
    if not any(found for _, found in ways):
        texts = {text for row in sheet.rows for text in row if len(text) >= LONG_TEXT and not is_figure(text)}
        if len(texts) <= MOST_TEXTS:
            names.learn(sorted(texts))
        ways = [(each, _name_columns(each, names)) for each, _ in ways]
    best, found = max(ways, key=lambda way: max(way[1].values(), default=0))
    return best, tuple(found)


def numbered(sheet: MeansSheet, names: StatementNames) -> tuple[MeansSheet, tuple[int, ...]]:
    """A sheet without any statement, but with their numbers and a group: the numbers name its rows."""
    for way in (sheet, sheet.turned()):
        for index, cells in enumerate(zip(*way.rows, strict=True)):
            numbers = Counter(text for text in cells if _STATEMENT_NUMBER.fullmatch(text))
            is_repeated = max(numbers.values(), default=0) > _MOST_TIMES
            is_numbered = not is_repeated and any(numbers.keys() >= first for first in _FIRST_NUMBERS)
            if is_numbered and _names_a_group(way, names.young_age_limit):
                names.codes.update({text: text for text in numbers})
                return way, (index,)
    return sheet, ()


def _names_a_group(sheet: MeansSheet, limit: int) -> bool:
    texts = {text for row in sheet.rows[:HEAD] for text in row if 0 < len(text) <= LONGEST_GROUP}
    return any(names_only_a_side(text, limit) for text in texts)


def blocks_of(sheet: MeansSheet, name_columns: Sequence[int], names: StatementNames) -> tuple[Block, ...]:
    """The parts of a sheet, those beside each other first; `name_columns` name the statements."""
    names.learn(text for row in sheet.rows for column in name_columns if (text := row[column]))
    found: list[Block] = []
    for these, columns in _beside(sheet, name_columns, names):
        found += _parts(sheet, these, columns, names)
    return tuple(found)


def _name_columns(sheet: MeansSheet, names: StatementNames, fewest: int = FEWEST) -> Mapping[int, int]:
    """The columns with enough different statements, and how many; a person may have said which it is not."""
    found = {}
    for index, cells in enumerate(zip(*sheet.rows, strict=True)):
        number = len({_code(text, names) for text in set(cells)} - {""})
        if number >= fewest:
            found[index] = number
    return found


def _code(text: str, names: StatementNames) -> str:
    if not text or (code := names.known_code(text)):
        return text and code
    match = names.matches.get(text)
    return "" if match is None or match.is_by_order else match.code or next(iter(match.candidates), "")


def _beside(
    sheet: MeansSheet, name_columns: Sequence[int], names: StatementNames
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Tables beside each other: for each the columns that name statements, and the other columns that go with them."""
    groups: list[list[int]] = []
    for column in name_columns:
        if groups and _go_together(sheet, groups[-1][-1], column, names):
            groups[-1].append(column)
        else:
            groups.append([column])
    others = [index for index in range(sheet.width) if index not in name_columns]
    is_left = len(groups) > 1 and not any(index > groups[-1][-1] for index in others)
    found = []
    for place, group in enumerate(groups):
        low = (groups[place - 1][-1] if place else -1) if is_left else (group[0] if place else -1)
        high = group[-1] if is_left else (groups[place + 1][0] if place + 1 < len(groups) else sheet.width)
        found.append((tuple(group), tuple(index for index in others if low < index < high)))
    return found


def _go_together(sheet: MeansSheet, one: int, other: int, names: StatementNames) -> bool:
    """Whether two columns name the same rows: mostly the same statement, or no figures between them."""
    pairs = [(_code(row[one], names), _code(row[other], names)) for row in sheet.rows]
    both = [(first, second) for first, second in pairs if first and second]
    if not both:
        return False
    same = sum(1 for first, second in both if first == second)
    has_figures = any(is_figure(row[index]) for row in sheet.rows for index in range(one + 1, other))
    return same * 2 >= len(both) or not has_figures


def _parts(sheet: MeansSheet, these: tuple[int, ...], others: tuple[int, ...], names: StatementNames) -> list[Block]:
    """The parts below each other: each begins at its headings, or at a title that names a group."""
    found: list[Block] = []
    headers: list[int] = []
    rows: list[int] = []
    title, limit = Meaning(), names.young_age_limit
    for index, row in enumerate(sheet.rows):
        has_statement = any(_code(row[column], names) for column in these)
        has_begun = _has_statements(sheet, rows, these, names)
        is_header = not has_statement and _is_header(row, others, limit, has_begun=has_begun)
        section = None if has_statement or is_header else _section(row, these, others, limit)
        if (is_header or section) and has_begun:
            found.append(_block(sheet, these, others, headers, rows, title, limit))
            headers, title = (headers, title) if not is_header else ([], Meaning())
            rows = []
        if is_header:
            headers = [*headers, index]
            rows = []
        else:
            rows.append(index)
        title = section or title
    if _has_statements(sheet, rows, these, names):
        found.append(_block(sheet, these, others, headers, rows, title, limit))
    return found


def _has_statements(sheet: MeansSheet, rows: Sequence[int], these: tuple[int, ...], names: StatementNames) -> bool:
    return any(_code(sheet.rows[row][column], names) for row in rows for column in these)


def _is_header(row: Sequence[str], others: tuple[int, ...], limit: int, *, has_begun: bool) -> bool:
    """Whether a row without a statement says what stands below: words of ours and no figures.

    Below a statement (`has_begun`) only one that names a group is: notes and empty rows stand there too.
    """
    texts = [row[index] for index in others if not is_empty(row[index])]
    if not texts or any(is_figure(text) for text in texts):
        return False
    meanings = [meaning_of(text, limit) for text in texts]
    if has_begun:
        return any(each.side and each.is_plain for each in meanings)
    return any(each.side or each.kind is not Kind.UNSAID or each.year for each in meanings) or len(texts) > 1


def _section(row: Sequence[str], these: tuple[int, ...], others: tuple[int, ...], limit: int) -> Meaning | None:
    """The group that a row with one cell names."""
    texts = [row[index] for index in (*these, *others) if row[index]]
    return names_only_a_side(texts[0], limit) if len(texts) == 1 else None


def _block(
    sheet: MeansSheet,
    these: tuple[int, ...],
    others: tuple[int, ...],
    headers: Sequence[int],
    rows: Sequence[int],
    title: Meaning,
    limit: int,
) -> Block:
    near = _without_titles(sheet, headers, others, limit)
    keys: dict[str, int] = {}
    made = [_column(sheet, near, index, others, keys, limit) for index in sorted((*these, *others))]
    start = min([*near, *rows]) + 1
    names = tuple(column for column in made if column.index in these)
    values = tuple(column for column in made if column.index not in these)
    return Block(sheet, start, names, values, tuple(rows), limit, tuple(near), title.side, title.n)


def _without_titles(sheet: MeansSheet, headers: Sequence[int], others: tuple[int, ...], limit: int) -> list[int]:
    """The rows with headings, the lowest last: those near it, without a title that stands above the whole."""
    near: list[int] = []
    for row in reversed(headers[-MOST_HEADER_ROWS:]):
        texts = [text for text in sheet.rows[row] if text]
        if near and (len(texts) == 1 or near[0] - row > 1) and not _is_over(sheet, row, near, others, limit):
            break
        near.insert(0, row)
    return near


def _is_over(sheet: MeansSheet, row: int, near: Sequence[int], others: tuple[int, ...], limit: int) -> bool:
    """Whether a single cell is a heading over others that do not name their group: 'Jong' over 'gem' and 'n'."""
    index = next(index for index, text in enumerate(sheet.rows[row]) if text)
    below = meaning_of(" ".join(sheet.rows[each][index] for each in near), limit)
    is_short = meaning_of(sheet.rows[row][index], limit).is_plain
    return index in others and is_short and below.side is None and near[0] - row == 1


def _column(
    sheet: MeansSheet, headers: Sequence[int], index: int, others: tuple[int, ...], keys: dict[str, int], limit: int
) -> Column:
    lowest = headers[-1] if headers else None
    texts = [
        sheet.rows[row][index] if row == lowest else _filled(sheet, row, headers, index, others) for row in headers
    ]
    text = heading(*texts).text
    key = text or sheet.column_name(index)
    keys[key] = times = keys.get(key, 0) + 1
    meaning = meaning_of(" ".join(dict.fromkeys(texts)), limit)
    return Column(index, key if times == 1 else f"{key} ({times})", text, meaning)


def _filled(sheet: MeansSheet, row: int, headers: Sequence[int], index: int, others: tuple[int, ...]) -> str:
    """A heading that stands over several columns belongs to each of them that has something of its own below."""
    if index not in others or not any(sheet.rows[each][index] for each in headers if each > row):
        return sheet.rows[row][index]
    while not sheet.rows[row][index] and index - 1 in others:
        index -= 1
    return sheet.rows[row][index]
