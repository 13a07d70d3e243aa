"""The numbers among the answers of a table: on which scale they are, and in which columns 1 is the highest."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from retention_check.importers.surveys.answers.answer_columns import AnswerColumn
from retention_check.importers.surveys.answers.answer_scale import (
    COUNTED,
    RARE,
    Doubt,
    Numbers,
    Verdict,
    verdict_of_columns,
)
from retention_check.importers.surveys.answers.answer_values import ValueKind
from retention_check.importers.surveys.answers.answer_words import Words
from retention_check.importers.surveys.understanding import AnswerScale

FEW = 0.1  # share of all answers up to which numbers between words do not tell the scale


@dataclass(frozen=True)
class Direction:
    """The columns, by their keys, in which 1 is the highest; `is_told` when the file itself says how numbers run.

    `is_partly` when it says so of some columns and nothing of others, which may be like them; `is_strange` when it says
    so in words that we do not know.
    """

    down: frozenset[str] = frozenset()
    is_told: bool = False
    is_partly: bool = False
    is_strange: bool = False


def numbers_of(column: AnswerColumn, words: Words) -> Numbers:
    """How often each number stands in a column, those with a word that is read by its number among them."""
    found: Counter[Decimal] = Counter()
    for cell in column.open(ValueKind.NUMBER, ValueKind.CODE):
        found[cell.value.number] += cell.times
    for cell in column.open(ValueKind.CODED) if column.key in words.by_number else []:
        if cell.value.label in words.trusted:
            found[cell.value.number] += cell.times
    return found


def answers_in_words(columns: Sequence[AnswerColumn], words: Words) -> int:
    """How many answers are words that a set knows."""
    return sum(
        cell.times
        for column in columns
        if column.key in words.places
        for cell in column.open(ValueKind.WORD, *([] if column.key in words.by_number else [ValueKind.CODED]))
        if cell.value.label in words.places[column.key]
    )


def verdict_on(columns: Sequence[AnswerColumn], words: Words) -> Verdict:
    """The scale of the numbers in a table, by themselves, by the words beside them and by what stands above them."""
    numbers = {column.key: each for column in columns if (each := numbers_of(column, words))}
    total = sum(sum(each.values()) for each in numbers.values())
    in_words = answers_in_words(columns, words)
    percentages = sum(cell.times for column in columns for cell in column.open(ValueKind.PERCENTAGE))
    if percentages > max(1, (total + in_words) * RARE):
        return Verdict(doubt=Doubt.HIGH)
    if in_words and total <= in_words * FEW:
        return Verdict(AnswerScale.ONE_TO_FIVE)
    verdict = verdict_of_columns(numbers, {column.key: column.block for column in columns})
    verdict = _with_ends(verdict, [column for column in columns if column.key in numbers])
    if in_words and verdict.scale not in (*COUNTED, None):
        return Verdict(doubt=Doubt.MIXED)
    return verdict


def direction_of(columns: Sequence[AnswerColumn], words: Words, chosen: AnswerScale | None) -> Direction:
    """Which columns run down: as a person chose, else by what stands above a column, else by the words at numbers."""
    if chosen is not None:
        is_down = chosen is AnswerScale.FIVE_TO_ONE
        return Direction(frozenset(column.key for column in columns) if is_down else frozenset(), is_told=True)
    told = {
        column.key: column.ends.is_down if column.ends.is_down is not None else words.runs_down.get(column.block)
        for column in columns
        if numbers_of(column, words)
    }
    return Direction(
        frozenset(key for key, is_down in told.items() if is_down),
        is_told=bool(told) and None not in told.values(),
        is_partly=True in told.values() and None in told.values(),
        is_strange=any(_is_strange(column, words) for column in columns if told.get(column.key, False) is None),
    )


def _is_strange(column: AnswerColumn, words: Words) -> bool:
    ends = column.ends
    return column.block in words.strange_ends or (ends.is_strange and (ends.low, ends.high) == (1, 5))


def _with_ends(verdict: Verdict, columns: Sequence[AnswerColumn]) -> Verdict:
    """What stands above columns decides where the numbers leave a doubt, or shows that the scale is none of ours."""
    ends = {(column.ends.low, column.ends.high) for column in columns if column.ends.high is not None}
    if not ends:
        return verdict
    if len(ends) > 1:
        return verdict if {high for _, high in ends} <= {5} else Verdict(doubt=Doubt.MIXED)
    low, high = ends.pop()
    if (low, high) == (1, 10) and verdict.doubt is not Doubt.HIGH:
        return verdict if verdict.scale is AnswerScale.POINTS else Verdict(AnswerScale.MARKS)
    if (low, high) == (1, 5) and verdict.doubt in (Doubt.FOUR, Doubt.SEVEN, Doubt.CODES, Doubt.ZERO):
        return Verdict(AnswerScale.ONE_TO_FIVE)
    doubts = {4: Doubt.FOUR, 6: Doubt.SEVEN, 7: Doubt.SEVEN, 100: Doubt.HIGH}
    if low == 0:
        return Verdict(doubt=Doubt.ZERO)
    return Verdict(doubt=doubts[high]) if low == 1 and high in doubts else verdict
