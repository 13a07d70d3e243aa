"""What an answer stands for: numbers, words with or without a number in them, and everything that is no answer."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from retention_check import dutch
from retention_check.domain.study import Study
from retention_check.importers.lost_values import LOST
from retention_check.importers.surveys.answers import answer_questions as asking
from retention_check.importers.surveys.answers.answer_columns import (
    AnswerColumn,
    Cell,
    asked_labels,
    columns_of,
    texts_in,
)
from retention_check.importers.surveys.answers.answer_numbers import Direction, direction_of, numbers_of, verdict_on
from retention_check.importers.surveys.answers.answer_scale import COUNTED, Doubt, Verdict, fits
from retention_check.importers.surveys.answers.answer_values import ValueKind
from retention_check.importers.surveys.answers.answer_words import Words, words_of
from retention_check.importers.surveys.answers.rank_order import is_rank_order
from retention_check.importers.surveys.answers.shown_values import is_personal
from retention_check.importers.surveys.choices import OTHER_SCALE, Choices
from retention_check.importers.surveys.survey_table import SurveyTable
from retention_check.importers.surveys.understanding import AnswerScale, AnswerValue, Question
from retention_check.importers.table import Problem


@dataclass(frozen=True)
class AnswerReading:
    """How the answers of a table are read.

    `read` says of each column, by its key, what each of its values stands for: on the scale, or None for no answer.
    `out_of_place` are the values, by column, that are neither an answer nor one of the ways to give none, with why.
    `texts` are the columns of which nothing is read, for people wrote in them. `asked` are the values of
    which a person has to say what they stand for. The scale is None without any answer.
    """

    scale: AnswerScale | None
    read: Mapping[str, Mapping[str, Decimal | None]]
    out_of_place: Mapping[str, Mapping[str, str]]
    values: tuple[AnswerValue, ...] = ()
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
    texts: frozenset[str] = field(default_factory=frozenset)
    asked: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class _Plan:
    """How every cell is read: the words, the scale of numbers, what is taken off them, which columns run down."""

    words: Words
    scale: AnswerScale
    offset: int
    direction: Direction
    asked: frozenset[str]


@dataclass(frozen=True)
class _Answer:
    """What a cell is read as; `why` says of a cell that is no answer what is wrong with it, '' for a known way."""

    number: Decimal | None
    why: str = ""
    is_asked: bool = False


_NONE = _Answer(None)


def read_answers(table: SurveyTable, statements: Mapping[str, str], study: Study, choices: Choices) -> AnswerReading:
    """The answers in the columns of these statements (code by key)."""
    everything = columns_of(table, statements, study, choices)
    texts = texts_in(everything, study)
    columns = [column for column in everything if column.key not in texts]
    words, chosen = words_of(columns, study), _chosen(choices)
    verdict = Verdict(doubt=Doubt.RANKS) if is_rank_order(table, columns) else verdict_on(columns, words)
    if chosen:
        verdict = Verdict(chosen, verdict.offset if chosen in COUNTED else 0)
    scale = verdict.scale or AnswerScale.ONE_TO_FIVE
    plan = _Plan(words, scale, verdict.offset, direction_of(columns, words, chosen), asked_labels(columns, study))
    answers = {column.key: [(cell, _answer(cell, column, plan)) for cell in column.cells] for column in columns}
    told = asking.Told(table, columns, words, verdict, plan.direction, chosen is not None, choices.scale == OTHER_SCALE)
    asked = dict.fromkeys(cell.typed for each in answers.values() for cell, answer in each if answer.is_asked)
    return AnswerReading(
        scale=_told_scale(scale, columns, plan) if _has_answers(answers) and not told.is_open else None,
        read=_read(answers) | {column.key: _nothing(column) for column in everything if column.key in texts},
        out_of_place={key: _wrong(each, is_open=told.is_open) for key, each in answers.items()},
        values=_values(answers),
        questions=asking.questions_on(told, [*asked], scale),
        problems=asking.problems_on(told, [*asked]),
        remarks=asking.remarks_on(told, texts),
        texts=texts,
        asked=frozenset(asked) | (_anything(columns) if told.is_open else frozenset()),
    )


def _chosen(choices: Choices) -> AnswerScale | None:
    return AnswerScale(choices.scale) if choices.scale in [*AnswerScale] else None


def _told_scale(scale: AnswerScale, columns: Sequence[AnswerColumn], plan: _Plan) -> AnswerScale:
    """5-1 when that is how all numbers run."""
    with_numbers = {column.key for column in columns if numbers_of(column, plan.words)}
    runs_down = scale in COUNTED and with_numbers and with_numbers <= plan.direction.down
    return AnswerScale.FIVE_TO_ONE if runs_down else scale


def _has_answers(answers: Mapping[str, Sequence[tuple[Cell, _Answer]]]) -> bool:
    return any(a.number is not None or a.is_asked for each in answers.values() for cell, a in each if cell.times)


def _read(answers: Mapping[str, Sequence[tuple[Cell, _Answer]]]) -> dict[str, dict[str, Decimal | None]]:
    return {key: {cell.typed: answer.number for cell, answer in each} for key, each in answers.items()}


def _wrong(answers: Sequence[tuple[Cell, _Answer]], *, is_open: bool) -> dict[str, str]:
    """What is out of place in a column; nothing is yet, while the scale is open."""
    return {cell.typed: answer.why for cell, answer in answers if answer.why and not is_open}


def _anything(columns: Sequence[AnswerColumn]) -> frozenset[str]:
    """Every value that may be an answer on a scale that nobody knows yet."""
    return frozenset(cell.typed for column in columns for cell in column.cells if cell.kind is not ValueKind.NONE)


def _nothing(column: AnswerColumn) -> dict[str, Decimal | None]:
    return dict.fromkeys(cell.typed for cell in column.cells)


def _values(answers: Mapping[str, Sequence[tuple[Cell, _Answer]]]) -> tuple[AnswerValue, ...]:
    """Every value that is an answer, a way to give none, or asked; what is out of place is told by cell."""
    times: Counter[tuple[str, Decimal | None]] = Counter()
    for each in answers.values():
        for cell, answer in each:
            if cell.times and cell.typed.strip() and not answer.why:
                times[cell.typed, answer.number] += cell.times
    order = sorted(times, key=lambda value: (value[1] is None, value[1] or 0, value[0]))
    return tuple(
        AnswerValue(typed, None if number is None else dutch.as_typed(number), times[typed, number])
        for typed, number in order
    )


def _answer(cell: Cell, column: AnswerColumn, plan: _Plan) -> _Answer:
    """What one value of a column is read as; what a person said of it goes before everything."""
    if cell.is_chosen and cell.chosen is None:
        return _NONE
    if cell.chosen is not None:
        return _Answer(cell.chosen) if fits(cell.chosen, plan.scale) else _Answer(None, is_asked=True)
    if cell.kind is ValueKind.NONE:
        return _NONE
    if cell.kind in (ValueKind.NUMBER, ValueKind.CODE):
        return _number(cell.value.number, column, plan)
    if cell.kind is ValueKind.CODED and column.key in plan.words.by_number:
        return (
            _number(cell.value.number, column, plan) if cell.value.label in plan.words.trusted else _unknown(cell, plan)
        )
    if cell.kind in (ValueKind.WORD, ValueKind.CODED):
        return _word(cell, column, plan)
    return _Answer(None, asking.why_not(cell.kind, is_lost=cell.typed.strip() == LOST))


def _number(number: Decimal, column: AnswerColumn, plan: _Plan) -> _Answer:
    answer = _on_scale(number - plan.offset, plan)
    if answer.number is None or column.key not in plan.direction.down or plan.scale not in COUNTED:
        return answer
    return _Answer(6 - answer.number)


def _on_scale(number: Decimal, plan: _Plan) -> _Answer:
    if fits(number, plan.scale):
        return _Answer(number)
    return _Answer(None, asking.outside(number, plan.scale))


def _word(cell: Cell, column: AnswerColumn, plan: _Plan) -> _Answer:
    places = plan.words.places.get(column.key, {})
    if cell.value.label not in places:
        return _unknown(cell, plan)
    place = places[cell.value.label]
    is_broken = cell.kind is ValueKind.CODED and cell.value.label in plan.words.broken
    return _Answer(None, is_asked=True) if place is None or is_broken else _Answer(Decimal(place))


def _unknown(cell: Cell, plan: _Plan) -> _Answer:
    if cell.value.label in plan.asked and not is_personal(cell.typed):
        return _Answer(None, is_asked=True)
    return _Answer(None, asking.why_not(cell.kind))
