"""On which scale numbers were given: told by the numbers, and only when they leave no doubt."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from retention_check.domain.tallies import ANSWERS
from retention_check.importers.surveys.understanding import AnswerScale

RARE = 0.02  # share of the numbers up to which one out of place is a slip, not another scale
FEW = 10  # numbers up to which nothing is rare
ENOUGH = 60  # numbers of which one should be a 5, if 5 could be given, and one a 9 or a 10, if these were marks
MARKS_ENOUGH = 30  # marks of which one should be a 6 or a 7
COLUMN_ENOUGH = 30  # marks of one statement of which one should be above 5
BLOCK_ENOUGH = 15  # the same of all reasons, or of all measures
STEPS = frozenset(map(Decimal, ("1", "3.25", "5.5", "7.75", "10")))  # the study's five answers in points
FIVE = range(1, ANSWERS + 1)
RECODED = range(10, 15)  # what Qualtrics makes of 1 to 5 when a question was changed
COUNTED = (AnswerScale.ONE_TO_FIVE, AnswerScale.FIVE_TO_ONE)


class Doubt(StrEnum):
    """Why numbers cannot be read without a person."""

    SEVEN = "seven"  # 6 and 7 are too frequent to be slips, and nothing is higher
    CODES = "codes"  # 8 or 9 may be what a program writes for 'do not know'
    FOUR = "four"  # never a 5
    ZERO = "zero"  # 0 is too frequent to be a slip
    HIGH = "high"  # far above 10: percentages, points of 100
    HALVES = "halves"  # fractions that are on no scale of ours
    RECODED = "recoded"  # codes from 10 on of which the first is not sure
    MIXED = "mixed"  # columns on different scales
    DIRECTION = "direction"  # 1 is the highest in some columns, and of others nothing is told
    STRANGE_ENDS = "strange_ends"  # the words at 1 and at 5 are none that we know
    RANKS = "ranks"  # statements in order
    CROWDED = "crowded"  # words for more than five answers
    MISSED = "missed"  # words of which one of the five was never given
    FOUR_DECLARED = "four_declared"  # the file itself names four answers


@dataclass(frozen=True)
class Verdict:
    """The scale of numbers and what is to be taken off each of them first, or the doubt; neither without numbers."""

    scale: AnswerScale | None = None
    offset: int = 0
    doubt: Doubt | None = None


Numbers = Mapping[Decimal, int]  # how often each number stands there


def verdict_of(numbers: Numbers) -> Verdict:
    """What the numbers of a table are, all together."""
    total = sum(numbers.values())
    if not total:
        return Verdict()
    frequent = {number: times for number, times in numbers.items() if _is_many(times, total)} or numbers
    if min(frequent) >= RECODED.start and max(frequent) > RECODED.start:
        return _recoded(frequent)
    if _is_many(_count(numbers, lambda each: each > 10), total):
        return Verdict(doubt=Doubt.HIGH)
    if _is_many(_count(numbers, lambda each: each != int(each)), total):
        return _fractions(numbers, total)
    return _whole(numbers, total)


def verdict_of_columns(columns: Mapping[str, Numbers], blocks: Mapping[str, str]) -> Verdict:
    """The same of columns by their keys, and whether all of them are on one scale; `blocks` says which belong together.

    A block is the reasons or the measures: those may have been asked in another way.
    """
    everything = _together(columns.values())
    verdict = verdict_of(everything)
    of_block = [_together(columns[key] for key in columns if blocks[key] == block) for block in set(blocks.values())]
    is_high = any(_is_high(numbers, verdict.offset) for numbers in columns.values())
    if verdict.scale in COUNTED and is_high:
        return Verdict(doubt=Doubt.MIXED)
    # without a 6 or a 7 no column holds marks: a 9 that comes more in some columns is no answer there too
    may_be_marks = verdict.doubt is Doubt.CODES and is_high and any(number in everything for number in (6, 7))
    if verdict.scale in (AnswerScale.MARKS, AnswerScale.POINTS) or may_be_marks:
        large = [numbers for numbers in columns.values() if sum(numbers.values()) >= COLUMN_ENOUGH]
        large += [numbers for numbers in of_block if sum(numbers.values()) >= BLOCK_ENOUGH]
        if any(max(numbers) <= 5 for numbers in large):
            return Verdict(doubt=Doubt.MIXED)
    return verdict


def fits(number: Decimal, scale: AnswerScale) -> bool:
    """Whether a number can be an answer on a scale."""
    if scale in COUNTED:
        return number in FIVE
    return 1 <= number <= 10


def _together(columns: Iterable[Numbers]) -> Numbers:
    found: Counter[Decimal] = Counter()
    for numbers in columns:
        found.update(numbers)
    return found


def _is_high(numbers: Numbers, offset: int) -> bool:
    """Whether a column goes above 5 far too often for slips, after what is taken off its numbers."""
    total = sum(numbers.values())
    return total >= FEW and _count(numbers, lambda each: each > 5 + offset) > total / 5


def _count(numbers: Numbers, is_meant: Callable[[Decimal], bool]) -> int:
    return sum(times for number, times in numbers.items() if is_meant(number))


def _is_many(count: int, total: int) -> bool:
    return (count > 1 and count > total * RARE) or (count == 1 and total < FEW)


def _recoded(numbers: Numbers) -> Verdict:
    low, high = int(min(numbers)), int(max(numbers))
    if set(numbers) <= set(map(Decimal, RECODED)):
        if high < RECODED[-1] and sum(numbers.values()) >= ENOUGH:
            return Verdict(doubt=Doubt.FOUR)
        return Verdict(AnswerScale.ONE_TO_FIVE, RECODED.start - 1)
    if high - low == len(FIVE) - 1 and len(numbers) == len(FIVE) and all(each == int(each) for each in numbers):
        return Verdict(AnswerScale.ONE_TO_FIVE, low - 1)
    return Verdict(doubt=Doubt.HIGH if high > 30 else Doubt.RECODED)


def _fractions(numbers: Numbers, total: int) -> Verdict:
    if all(number in STEPS for number, times in numbers.items() if _is_many(times, total) or number != int(number)):
        return Verdict(AnswerScale.POINTS)
    if _is_many(_count(numbers, lambda each: 5 < each <= 10), total):
        zeros = _is_many(_count(numbers, lambda each: each < 1), total)
        return Verdict(doubt=Doubt.ZERO) if zeros else Verdict(AnswerScale.MARKS)
    return Verdict(doubt=Doubt.HALVES)


def _whole(numbers: Numbers, total: int) -> Verdict:
    above = {number for number in numbers if 5 < number <= 10}
    is_above = _is_many(sum(numbers[each] for each in above), total)
    zeros = numbers.get(Decimal(0), 0)
    if is_above and _has_codes(numbers, total, max(above)):
        return Verdict(doubt=Doubt.CODES)
    if is_above and max(above) > 7 and len(above) > 1:  # one 0 among marks may be a slip, two are a scale from 0
        return Verdict(doubt=Doubt.ZERO) if zeros > 1 else Verdict(AnswerScale.MARKS)
    if is_above:
        return Verdict(doubt=Doubt.SEVEN if max(above) <= 7 else Doubt.CODES)
    if _is_many(zeros, total):
        return Verdict(doubt=Doubt.ZERO)
    if total >= ENOUGH and not numbers.get(Decimal(5)):
        return Verdict(doubt=Doubt.FOUR)
    return Verdict(AnswerScale.ONE_TO_FIVE)


def _has_codes(numbers: Numbers, total: int, highest: Decimal) -> bool:
    """Whether 8, 9 or 10 may be codes for no answer beside 1 to 5, to 6 or to 7, instead of marks."""
    if highest <= 7:
        return False
    missed = [mark for mark in (6, 7, 8) if mark < highest and not _is_many(numbers.get(Decimal(mark), 0), total)]
    high = {number: times for number, times in numbers.items() if 8 <= number <= 10}
    low = _count(numbers, lambda each: each <= 5)
    if missed[:2] == [6, 7]:
        return 2 * low > total or (low > 0 and total >= MARKS_ENOUGH)
    is_odd = len(high) == 1 or (10 not in high and sum(high.values()) < total / 10)
    return total >= ENOUGH and (7 in missed or 8 in missed or (is_odd and 2 * low > total))
