"""The way in for sheets of means: whether these are some, and what was understood of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from retention_check.domain.scales import DEFAULT_SCALE, SCALES
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers.surveys.answers.shown_values import shown_value
from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.means import remarks
from retention_check.importers.surveys.means.kept import kept_means
from retention_check.importers.surveys.means.layout import Block, blocks_of, named_rows
from retention_check.importers.surveys.means.long_form import group_column, long_part, split_apart
from retention_check.importers.surveys.means.nothing_read import NO_MEANS, why_nothing
from retention_check.importers.surveys.means.overlaps import ask_which_parts, without_repeats
from retention_check.importers.surveys.means.parts import Found, Part, wide_part
from retention_check.importers.surveys.means.rows import rows_of
from retention_check.importers.surveys.means.scale import entries_of, scale_of
from retention_check.importers.surveys.means.sheet import MeansSheet
from retention_check.importers.surveys.means.statements import StatementNames, statement_names
from retention_check.importers.surveys.means.used_columns import column_uses
from retention_check.importers.surveys.means.words import Kind, meaning_of, names_only_a_side
from retention_check.importers.surveys.rows.value_words import plain
from retention_check.importers.surveys.understanding import (
    AnswerScale,
    AnswerValue,
    Question,
    RowsOf,
    Understanding,
    UnusedCell,
)
from retention_check.importers.surveys.unfit_choices import There, unfit_choices
from retention_check.importers.table import Problem

NAME = "een tabel met gemiddelden"
NO_NUMBER = "dit is geen getal"  # of a text that is not repeated
_DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")
MOST_UNUSED = 50  # cells that are told by their place


@dataclass(frozen=True)
class MeansReading:
    """What was understood of sheets of means, and what of them may wait until it is confirmed."""

    understanding: Understanding
    kept: bytes


def read_means(sheets: Sequence[MeansSheet], study: Study, choices: Choices) -> MeansReading:
    """What sheets of means hold together."""
    parts = parts_of(sheets, study, choices)
    names = {part.block.sheet.name for part in parts}
    unread = remarks.on_sheets(sheet.name for sheet in sheets if sheet.name not in names)
    chosen = [
        part for part in parts if (name := choices.sheets.get(part.block.sheet.file)) is None or part.answers(name)
    ]
    understanding = _understood(chosen or parts, study, choices)
    told = (*understanding.remarks, *unread, *unfit_choices(_there(sheets, parts), choices))
    return MeansReading(replace(understanding, remarks=told), kept_means(parts))


def _there(sheets: Sequence[MeansSheet], parts: Sequence[Part]) -> There:
    """What a choice can be about: a heading, a text that may name a statement or a group, a sheet, a part, a year."""
    columns = [column for part in parts for column in (*part.block.names, *part.block.columns)]
    texts = {text for sheet in sheets for row in sheet.rows for text in row if text}
    names = {sheet.file: {each.name for each in sheets if each.file == sheet.file} for sheet in sheets}
    for part in parts:
        names[part.block.sheet.file] |= {part.name, part.year}
    keys = {column.key for column in columns}
    return There(texts | keys, names, {plain(text) for text in texts | keys})


def parts_of(sheets: Sequence[MeansSheet], study: Study, choices: Choices) -> list[Part]:
    """The parts of all sheets in which statements and figures stand."""
    found = [part for sheet in sheets for part in _parts(sheet, statement_names(study, choices), choices)]
    told = [part for part in found if meaning_of(part.block.sheet.name, part.block.age_limit).kind is not Kind.OTHER]
    return told or found


def _parts(sheet: MeansSheet, names: StatementNames, choices: Choices) -> list[Part]:
    way, columns = named_rows(sheet, names)
    if not columns:
        return []
    blocks = blocks_of(way, columns, names)
    return [part for block in blocks for part in _read(block, names, choices, is_only=len(blocks) == 1)]


def _read(block: Block, names: StatementNames, choices: Choices, *, is_only: bool) -> Iterable[Part]:
    sheet = block.sheet
    tab = names_only_a_side(sheet.name, block.age_limit)
    side = block.side or (tab.side if tab else None) or _file_side(sheet.file, choices)
    rows = rows_of(block, names, choices)
    group = group_column(block, rows, choices)
    for value, piece in split_apart(block, rows, group):
        part_rows = rows_of(piece, names, choices) if value else rows
        where = sheet.name if is_only else f"{sheet.name} vanaf rij {block.start}".strip()
        name = f"{where} {value}".strip() or "de tabel"
        year = value or meaning_of(sheet.name, block.age_limit).year or _year_above(block)
        if group:
            yield long_part(piece, name, year, part_rows, choices, group)
        else:
            yield wide_part(piece, name, year, part_rows, choices, side)


def _file_side(file: str, choices: Choices) -> Side | None:
    """The group of a file; of both groups is what a table of means may be as well."""
    side = choices.sides.get(file)
    return side if isinstance(side, Side) else None


def _year_above(block: Block) -> str:
    """The year in a title or in the headings of a part, where there is one only."""
    first = min([*block.headers, *block.rows], default=0)
    above = block.sheet.rows[first - 1] if first else ()
    texts = [*above, *(column.heading for column in block.columns)]
    years = {year for text in texts if (year := meaning_of(text, block.age_limit).year)}
    return next(iter(years)) if len(years) == 1 else ""


def _understood(parts: Sequence[Part], study: Study, choices: Choices) -> Understanding:
    overlaps = ask_which_parts(parts)
    found, repeats = without_repeats(parts)
    asked = (question for part in parts for question in (*part.rows.questions, *part.uses.questions))
    questions = _distinct((*asked, *overlaps.questions))
    told = _told(parts, study, is_asked=bool(questions))
    problems = (*overlaps.problems, *(() if overlaps.questions or overlaps.problems else repeats.problems))
    repeated = () if questions or problems else repeats.remarks
    told = replace(told, questions=questions, problems=problems, remarks=(*told.remarks, *repeated))
    if not found:
        nothing = () if questions else (Problem(why_nothing(parts)),)
        return replace(told, problems=(*problems, *nothing))
    if questions or problems:
        return told
    scale = scale_of(parts, found, choices.scale, study)
    told = replace(
        told,
        questions=scale.questions,
        problems=scale.problems,
        remarks=(*told.remarks, *scale.remarks),
        answer_scale=scale.scale,
    )
    if scale.scale is None:
        return told
    return _with_entries(told, found, parts, scale.scale)


def _with_entries(
    told: Understanding, found: Sequence[Found], parts: Sequence[Part], answers: AnswerScale
) -> Understanding:
    """The means that lie on the scale become entries; of answers of which 1 is the highest they are turned."""
    is_reversed = answers is AnswerScale.FIVE_TO_ONE
    scale = SCALES[AnswerScale.ONE_TO_FIVE if is_reversed else answers]
    fitting = [each for each in found if not each.wrong and each.value <= scale.high]
    unused = (*told.unused_cells, *(_outside(each, parts, scale.high) for each in found if each not in fitting))
    turned = [replace(each, value=scale.low + scale.high - each.value) for each in fitting] if is_reversed else fitting
    return replace(
        told,
        scale=scale,
        entries=entries_of(turned),
        unused_cells=unused[:MOST_UNUSED],
        unused_count=len(unused),
        problems=() if fitting else (Problem(NO_MEANS),),
    )


def _told(parts: Sequence[Part], study: Study, *, is_asked: bool) -> Understanding:
    found = [each for part in parts for each in part.found]
    unused = [_unused(part, odd.row, odd.column, odd.typed, odd.why) for part in parts for odd in part.odd if odd.why]
    asked: dict[Side, int] = {}
    for part in parts:
        asked |= part.asked
    return Understanding(
        tool=NAME,
        rows_of=RowsOf.MEANS,
        files=tuple(dict.fromkeys(part.block.sheet.file for part in parts)),
        columns=column_uses(parts),
        groups=tuple(dict.fromkeys(group for part in parts for group in part.groups)),
        answers=_answers(parts),
        rows=sum(len(part.rows.statements) for part in parts),
        unused_cells=tuple(unused[:MOST_UNUSED]),
        unused_count=len(unused),
        remarks=remarks.remarks_on(parts, found, study, is_asked=is_asked),
        scale=DEFAULT_SCALE,
        asked=asked,
    )


def _answers(parts: Sequence[Part]) -> tuple[AnswerValue, ...]:
    times: dict[tuple[str, str | None], int] = {}
    for odd in (odd for part in parts for odd in part.odd if not odd.why):
        place = (odd.typed, odd.read_as)
        times[place] = times.get(place, 0) + 1
    return tuple(AnswerValue(typed, read_as, number) for (typed, read_as), number in times.items())


def _unused(part: Part, row: int, column: str, typed: str, why: str) -> UnusedCell:
    sheet = part.block.sheet
    shown = shown_value(typed)
    told = why if shown == typed else NO_NUMBER
    return UnusedCell(sheet.file, row, column, _with_comma(shown), told, sheet=sheet.name)


def _with_comma(shown: str) -> str:
    """A number with a decimal comma, as Dutch Excel shows it; every other text as it is."""
    return shown.replace(".", ",") if _DECIMAL.fullmatch(shown) else shown


def _outside(each: Found, parts: Sequence[Part], high: Decimal) -> UnusedCell:
    part = next(part for part in parts if each in part.found)
    return _unused(part, each.row, each.column, each.typed, f"ligt buiten de schaal van 1 tot {high}")


def _distinct(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Each question once: two sheets may have the same headings."""
    return tuple({(question.topic, question.about): question for question in questions}.values())
