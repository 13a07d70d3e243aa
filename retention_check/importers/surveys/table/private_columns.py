"""What must not be kept of a column: names, addresses, numbers of people, times, and what people wrote themselves."""

import re
from collections.abc import Callable, Sequence

from retention_check.importers.surveys.answers.shown_values import length_of
from retention_check.importers.surveys.survey_table import SENT, Dropped, Heading, ToolRole
from retention_check.importers.surveys.table import private_words

MOST_VALUES = 2000  # different ones: of a column with more nothing can be used, but a day of birth
_MOST_TEXTS = 400  # different ones that are no numbers: more groups or functions nobody tells apart
_SAMPLE = 200
_LONG = 60  # letters, or more than this many words: no answer, function or group is so long
_LONG_WORDS = 8
_SHORT = 20  # letters, beside numbers
_VERY_LONG = 100
_SEQUENCE = 20  # rows: eight people may well give the marks 3 to 10
_FEW = 8  # different answers to a question

_BIRTH = re.compile(r"geboorte|geboren|birth|geburt|född|födelse")

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_IP = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){3,7}")
_PHONE = re.compile(r"(?:\+|00)\d{2}[\d\s()./-]{7,14}|\(?0\d{1,3}\)?[\s./-]?\d[\d\s./-]{5,9}\d")
_POSTCODE = re.compile(r"[1-9]\d{3}\s?[A-Z]{2}")
_DAY = re.compile(r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:[ T].{0,30})?")
_SIGNS = ("-", "/")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_TOKEN = re.compile(r"(?=\S*\d)(?=\S*[A-Za-z])[\w-]{8,}|\d{4,}")


def dropped_of(heading: Heading, values: Sequence[str], counts: Sequence[int]) -> Dropped | None:
    """Why nothing of a column is kept, None where it is; its different values, and how often each stands in it."""
    if heading.role is not None:
        return {ToolRole.PRIVATE: Dropped.PRIVATE, ToolRole.OTHER: Dropped.UNUSED}.get(heading.role)
    filled = [(value.strip(), times) for value, times in zip(values, counts, strict=True) if value.strip()]
    if _is_private(heading.text, filled):
        return Dropped.PRIVATE
    if _is_written(heading.text, filled):
        return Dropped.TEXT
    if (_is_days(filled) and not tells_birth(heading)) or _is_order(heading.text, filled):
        return Dropped.UNUSED
    return None


def kept_values(heading: Heading, values: Sequence[str], counts: Sequence[int]) -> list[str]:
    """The values without what is private in one of them: addresses, long texts, and of a day of birth the day."""
    kept = [_ADDRESS.sub("(e-mailadres)", value) if "@" in value else value for value in values]
    if tells_birth(heading):
        kept = [_year_of(value) for value in kept]
    shared = [value for value, times in zip(kept, counts, strict=True) if times > 1 and value.strip()]
    return [
        length_of(value.strip()) if times == 1 and shared and _stands_out(value, shared) else value
        for value, times in zip(kept, counts, strict=True)
    ]


def _stands_out(value: str, shared: Sequence[str]) -> bool:
    """Whether a value is much longer than those that more people gave: a remark among numbers or answers in words."""
    if len(value) <= _SHORT:
        return False
    if all(map(_NUMBER.fullmatch, shared)):
        return True
    return _is_long(value) and len(value) > 2 * max(map(len, shared))


def year_sent(value: str) -> str:
    """Of the time at which a row was sent the year; that it was sent, where there is none; '' when it was not.

    Surveys that are anonymous have the first of January 1980 everywhere.
    """
    if value[:2] == "20" and value[4:5] in _SIGNS and value[:4].isdecimal():
        return value[:4]  # the usual case: of a large export each time is another one
    if not value.strip():
        return ""
    year = _YEAR.search(value)
    return year[0] if year and year[0] > "2000" else SENT


def is_day(value: str) -> bool:
    """Whether it is a day, with or without a time."""
    return bool(_DAY.fullmatch(value.strip()))


def tells_birth(heading: Heading) -> bool:
    """Whether a column says when someone was born: its year is asked for, not its day."""
    return bool(_BIRTH.search(heading.text.lower()))


Filled = Sequence[tuple[str, int]]  # the values of a column that are not empty, and how often each stands in it


def _is_private(text: str, filled: Filled) -> bool:
    asked = private_words.OF_NO_PERSON.sub(" ", text.lower())
    if private_words.speaks_of(private_words.PRIVATE, asked) and not _is_question_with_few_answers(text, filled):
        return True
    return any(
        _share(filled, kind.fullmatch) >= least
        for kind, least in ((_ADDRESS, 0.3), (_IP, 0.5), (_PHONE, 0.5), (_POSTCODE, 0.5))
    )


def _is_question_with_few_answers(text: str, filled: Filled) -> bool:
    """A question that only speaks of addresses or names: 'ik ga akkoord dat mijn e-mailadres ...', with yes and no."""
    rows = sum(times for _, times in filled)
    return len(text.split()) > 5 and len(filled) <= _FEW and rows >= 2 * len(filled)


def _is_written(text: str, filled: Filled) -> bool:
    """Free text: long, and hardly ever twice the same; of a column for remarks short ones too."""
    rows = sum(times for _, times in filled)
    if not rows:
        return False
    is_never_the_same = all(times == 1 for _, times in filled)
    if private_words.speaks_of(private_words.WRITTEN, text) and (len(filled) > _FEW or is_never_the_same):
        return _share(filled, _NUMBER.fullmatch) < 0.5
    if _share(filled, _is_long if rows > 2 else _is_very_long) >= 0.3:
        return is_never_the_same or (len(filled) > _FEW and rows < 3 * len(filled))
    return len(filled) > _MOST_TEXTS and _share(filled, _NUMBER.fullmatch) < 0.5 and not _is_days(filled)


def _is_days(filled: Filled) -> bool:
    return _share(filled, is_day) >= 0.9


def _is_order(text: str, filled: Filled) -> bool:
    """A number or sign for each row: a sequence, or longer than any answer is."""
    rows = sum(times for _, times in filled)
    if rows < 3 or len(filled) < 0.9 * rows:
        return False
    if private_words.ORDER.fullmatch(" ".join(text.lower().split())):
        return True
    if _share(filled, _TOKEN.fullmatch) >= 0.9 and _share(filled, _YEAR.fullmatch) < 0.5:
        return True
    numbers = sorted({int(value) for value, _ in filled if value.isdecimal()})
    return rows >= _SEQUENCE and len(numbers) == len(filled) == numbers[-1] - numbers[0] + 1


def _share(filled: Filled, fits: Callable[[str], object]) -> float:
    """On which part of the rows a value fits, by the first few hundred different values."""
    sample = filled[:_SAMPLE]
    rows = sum(times for _, times in sample)
    return sum(times for value, times in sample if fits(value)) / rows if rows else 0.0


def _is_long(value: str) -> bool:
    return len(value) > _LONG or value.count(" ") >= _LONG_WORDS


def _is_very_long(value: str) -> bool:
    return len(value) > _VERY_LONG


def _year_of(value: str) -> str:
    year = _YEAR.search(value) if is_day(value) else None
    return year[0] if year else value
