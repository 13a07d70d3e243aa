"""One value of an answer, as it was typed: a number, a word, a number with a word to it, a tool's code, or none."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from retention_check.importers.lost_values import LOST
from retention_check.importers.surveys.answers.answer_labels import LONGEST_LABEL, NONE_NUMBERS, plain, says_none

_NUMBER = re.compile(r"[+\-−]?[0-9]{1,6}(?:[.,][0-9]{1,12})?")
_PERCENTAGE = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,6})?\s*%")
_TOOL_CODE = re.compile(r"([A-Z]{1,3})0*([1-9][0-9]?)")
_BEFORE = re.compile(r"[(\[]?\s*(-?[0-9]{1,3})\s*(?:[)\]]|[.:=–—-])*\s*(.*)")
_BEHIND = re.compile(r"(.*\S)\s*(?:[(\[]\s*(-?[0-9]{1,3})\s*[)\]]|[=:–—-]\s*([0-9]{1,3}))")
_MONTH = re.compile(r"(?:jan|feb|mrt|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*(?: [0-9]+)?")


class ValueKind(StrEnum):
    """What a value is by itself, without the other values beside it."""

    NONE = "none"  # no answer, in one of the known ways
    NUMBER = "number"
    CODE = "code"  # of a tool: A1, AO01
    WORD = "word"
    CODED = "coded"  # a word with a number to it: '4 = mee eens'
    PERCENTAGE = "percentage"
    OTHER = "other"  # an error of Excel, a day, a text of more than a line


@dataclass(frozen=True)
class Value:
    """A value with the number and the label (`plain`) in it, as far as they are there; `prefix` is that of a code."""

    kind: ValueKind
    number: Decimal = Decimal(0)
    label: str = ""
    prefix: str = ""


_NONE = Value(ValueKind.NONE)
_OTHER = Value(ValueKind.OTHER)


def value_of(typed: str, label: str = "") -> Value:
    """What a value is; `label` is the word that the file itself gives for it (SPSS)."""
    text = " ".join(typed.replace("\ufeff", "").split()).rstrip(";").rstrip()
    if label:
        return _labelled(text, label)
    if text == LOST or text.startswith("#") or len(text) > 2 * LONGEST_LABEL:
        return Value(ValueKind.NONE) if text.upper() in ("#N/A", "#N/B") else _OTHER
    if says_none(text):
        return _NONE
    if _NUMBER.fullmatch(text):
        return _number(text)
    if _PERCENTAGE.fullmatch(text):
        return Value(ValueKind.PERCENTAGE)
    return _in_words(text)


def _labelled(text: str, label: str) -> Value:
    if says_none(label):
        return _NONE
    inner = value_of(label)
    word = inner.label or (plain(label) if inner.kind is not ValueKind.NUMBER else "")
    if not _NUMBER.fullmatch(text):
        return Value(ValueKind.WORD, label=word)
    return Value(ValueKind.CODED, _decimal(text), word) if word else _number(text)


def _number(text: str) -> Value:
    number = _decimal(text)
    return _NONE if f"{number:f}" in NONE_NUMBERS else Value(ValueKind.NUMBER, number)


def _decimal(text: str) -> Decimal:
    number = Decimal(text.replace("−", "-").replace(",", "."))
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def _in_words(text: str) -> Value:
    if found := _TOOL_CODE.fullmatch(text):
        return Value(ValueKind.CODE, Decimal(found[2]), prefix=found[1])
    if found := _BEFORE.fullmatch(text):
        return _coded(found[1], found[2])
    if found := _BEHIND.fullmatch(text):
        return _coded(found[2] or found[3], found[1])
    return Value(ValueKind.WORD, label=plain(text)) if len(text) <= LONGEST_LABEL else _OTHER


def _coded(number: str, words: str) -> Value:
    """A number and what stands beside it: nothing, a label, a way to give no answer, or something else altogether."""
    label = plain(words)
    if not label:
        return Value(ValueKind.NUMBER, Decimal(number))
    if _MONTH.fullmatch(label) or label[0].isdigit() or len(label) > LONGEST_LABEL:
        return _OTHER
    return _NONE if says_none(words) else Value(ValueKind.CODED, Decimal(number), label)
