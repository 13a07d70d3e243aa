"""A score sheet becomes entries: its columns are found, its rows read, and every mistake is kept with its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from retention_check.domain.round import Entry, ManagementForm
from retention_check.domain.scales import DEFAULT_SCALE, Scale
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers import sheet_remarks
from retention_check.importers.likely_values import LikelyValue
from retention_check.importers.no_header import on_no_header
from retention_check.importers.said_scale import on_said_scale
from retention_check.importers.sheet_header import HEADER_WITHIN, HeaderRow, column_letter, find_header
from retention_check.importers.sheet_rows import RowReader
from retention_check.importers.table import Problem, Table, read_tables
from retention_check.sheet_columns import SCORE

__all__ = ["HEADER_WITHIN", "ParseResult", "SheetOptions", "column_letter", "find_header", "read_sheet"]


@dataclass(frozen=True)
class SheetOptions:
    """How a sheet is to be read: its scale (None: not said), numbers of answers, the form of management's scores.

    A scale that the sheet says itself goes before it.
    `sheet` is which of the sheets with scores is read. `is_confirmed_later` says that someone looks at what was read
    before it is used: only then likely values are taken, to be confirmed.
    """

    scale: Scale | None = None
    n: Mapping[Side, int | None] = field(default_factory=dict)
    management_form: ManagementForm = ManagementForm.QUESTIONNAIRE
    sheet: int = 0
    is_confirmed_later: bool = False


class Question(StrEnum):
    """What a sheet that is otherwise in order has to be asked: whether open scores are means of a questionnaire after
    all, or scores of a scale of 1 to 5 are of 1 to 10.
    """

    COUNTED = "counted"
    ABOVE_SCALE = "above_scale"


@dataclass(frozen=True)
class SheetShape:
    """How a sheet lies: names of all sheets with scores and which was read, used columns by name, rows by code.

    `is_ours` says that it is as our template and exports write it: no other headings, and no text that is of another
    statement than its code.
    """

    sheets: tuple[str, ...] = ()
    read: int = 0
    columns: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)
    is_ours: bool = False


@dataclass(frozen=True)
class ParseResult:
    """What a sheet holds: entries when there are no problems, and remarks on what was passed over or assumed.

    `asked` says how many of a side were asked, and `said_scale` on which scale it is, where the sheet says so.
    `likely_values` are to be confirmed. `question` is what takes all problems away when the answer is yes; `counted` is
    the one of them that says that the round, and not the file, may be wrong. `is_unreadable` says that the file is no
    table at all. `empty_columns` are columns of scores without any, by group and as their owner finds them.
    `emptied` are groups that are there without a score that may be kept: those that they had before do not stay.
    """

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
    asked: Mapping[Side, int] = field(default_factory=dict)
    likely_values: tuple[LikelyValue, ...] = ()
    question: Question | None = None
    said_scale: Scale | None = None
    counted: Problem | None = None
    is_unreadable: bool = False
    empty_columns: Mapping[Side, str] = field(default_factory=dict, compare=False)
    emptied: tuple[Side, ...] = ()
    shape: SheetShape = field(default_factory=SheetShape, compare=False)


def read_sheet(data: bytes, study: Study, options: SheetOptions = SheetOptions()) -> ParseResult:
    """Read a score sheet (CSV, XLSX, XLS or ODS); mistakes are in `problems`, never exceptions."""
    tables, problem = read_tables(data)
    found = [(table, header) for table in tables if (header := find_header(table))]
    if not found:
        # a text that one separator cannot read may be a table by another
        is_table = problem is None or any(len(row) > 1 for table in tables for row in table.rows)
        told = on_no_header(tables, study) if is_table else problem
        return ParseResult(problems=(told,) if told else (), is_unreadable=not is_table)
    if found[0][0].separator:
        found = found[:1]  # other ways of reading the same text
    read = options.sheet if options.sheet < len(found) else 0
    return _read(found, read, options, study)


def _read(found: list[tuple[Table, HeaderRow]], read: int, options: SheetOptions, study: Study) -> ParseResult:
    table, header = found[read]
    scale = header.scale or options.scale or DEFAULT_SCALE
    reader = RowReader(header, study, scale, options.n, options.management_form, options.is_confirmed_later)
    for number, row in enumerate(table.rows[header.row + 1 :], start=header.row + 2):
        reader.read(number, row)
    names = tuple(each.name for each, _ in found)
    is_ours = not (header.unused or reader.contradictions)
    shape = SheetShape(names, read, {name: header.place(name) for name in header.columns}, reader.seen, is_ours)
    if problems := reader.all_problems():
        question = _question(reader, problems)
        return ParseResult(
            problems=problems, question=question, counted=reader.counted, shape=shape, said_scale=header.scale
        )
    filled = {entry.side for entry in reader.entries}
    empty = {side: shape.columns[SCORE[side]] for side in Side if SCORE[side] in shape.columns and side not in filled}
    return ParseResult(
        tuple(reader.entries),
        remarks=_remarks(reader, header, names, empty, options, study),
        asked=reader.asked,
        likely_values=tuple(reader.likely_values),
        said_scale=header.scale,
        empty_columns=empty,
        shape=shape,
    )


def _question(reader: RowReader, problems: tuple[Problem, ...]) -> Question | None:
    is_above_scale = reader.is_above_scale and reader.header.scale is None  # what is said is not asked about
    if reader.counted and (len(problems) == 1 or is_above_scale):
        return Question.COUNTED  # the scale is asked about after this
    if reader.counted:
        return None
    return Question.ABOVE_SCALE if is_above_scale else None


def _remarks(
    reader: RowReader,
    header: HeaderRow,
    names: tuple[str, ...],
    empty: Mapping[Side, str],
    options: SheetOptions,
    study: Study,
) -> tuple[str, ...]:
    is_agreed = options.management_form is ManagementForm.AGREED
    # who confirms later is shown the other sheets to choose from, and of an empty column what the round has there
    others = () if options.is_confirmed_later else sheet_remarks.on_other_sheets(names, options.sheet)
    empty = {} if options.is_confirmed_later else empty
    said = header.scale if header.scale != (options.scale or DEFAULT_SCALE) else None
    return (
        *((on_said_scale(said),) if said else ()),
        *((sheet_remarks.NO_SPREAD,) if reader.has_spread else ()),
        *others,
        *sheet_remarks.on_passed_over(reader.passed_over),
        *reader.contradictions,
        *sheet_remarks.on_read_as_empty(reader.read_as_empty),
        *(sheet_remarks.on_empty_column(column, study) for column in empty.values()),
        *sheet_remarks.on_unused_columns(header),
        *sheet_remarks.on_scale(reader.entries, header.scale or options.scale, options.management_form, study),
        *(sheet_remarks.on_open_scores(reader.entries, reader.scale) if is_agreed else ()),
    )
