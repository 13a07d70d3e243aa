"""One value of an answer, as it was typed: a number, a word, a number with a word to it, a tool's code, or none."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from retention_check.importers.lost_values import LOST
from retention_check.importers.surveys.answers.answer_labels import (
    LONGEST_LABEL,
    NONE_NUMBERS,
    ORDINARY_NONE,
    plain,
    says_none,
)
from retention_check.importers.surveys.answers.shown_values import is_hidden

_NUMBER = re.compile(r"[+\-−]?[0-9]{1,6}(?:[.,][0-9]{1,12})?")
_PERCENTAGE = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,6})?\s*%")
_OF_FIVE = re.compile(r"([0-9])(?:,0|\.0)?\s*(?:/|van(?: de)?|of|out of|uit)\s*(?:5|vijf|five)", re.IGNORECASE)
_OF_OTHER = re.compile(
    r"[0-9]{1,3}(?:[.,][0-9]+)?\s*(?:/|van(?: de)?|of|out of|uit)\s*(?:[0-9]{1,3}|tien|ten|zeven|seven|vier|four)",
    re.IGNORECASE,
)
_STARS = re.compile(r"(?:[★⭐✭✮🌟]\ufe0f?\s*){1,10}(?:☆\s*){0,10}")
_STARS_IN_WORDS = re.compile(r"([0-9])\s*(?:ster(?:ren)?|stars?|[★⭐✭✮🌟*]\ufe0f?)", re.IGNORECASE)
_STAR = re.compile(r"[★⭐✭✮🌟]")
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
    """A value with the number and the label (`plain`) in it, as far as they are there; `prefix` is that of a code.

    `is_of_five` says that the number was written as stars, or as 4 of 5. `instead` is what no answer is where the
    words beside it make an answer of it: 'liever niet' between 'nee' and 'graag'.
    """

    kind: ValueKind
    number: Decimal = Decimal(0)
    label: str = ""
    prefix: str = ""
    is_of_five: bool = False
    instead: "Value | None" = None


_NONE = Value(ValueKind.NONE)
_OTHER = Value(ValueKind.OTHER)


def value_of(typed: str, label: str = "") -> Value:
    """What a value is; `label` is the word that the file itself gives for it (SPSS)."""
    text = " ".join(typed.replace("\ufeff", "").split()).rstrip(";").rstrip()
    if label:
        return _labelled(text, label)
    if text == LOST or text.startswith("#") or len(text) > 2 * LONGEST_LABEL:
        return Value(ValueKind.NONE) if text.upper() in ("#N/A", "#N/B") else _OTHER
    if is_hidden(text):
        return _OTHER
    if (stars := _of_five(text)) is not None:
        return Value(ValueKind.NUMBER, Decimal(stars), is_of_five=True)
    if _OF_OTHER.fullmatch(text):
        return _OTHER
    if says_none(text):
        return _none(text, Value(ValueKind.WORD, label=plain(text)))
    if _NUMBER.fullmatch(text):
        return _number(text)
    if _PERCENTAGE.fullmatch(text):
        return Value(ValueKind.PERCENTAGE)
    return _in_words(text)


def _of_five(text: str) -> int | None:
    """How many stars were given, or how many of five."""
    if found := _OF_FIVE.fullmatch(text) or _STARS_IN_WORDS.fullmatch(text):
        return int(found[1])
    return len(_STAR.findall(text)) if _STARS.fullmatch(text) else None


def _labelled(text: str, label: str) -> Value:
    if says_none(label):
        coded = Value(ValueKind.CODED, _decimal(text), plain(label)) if _NUMBER.fullmatch(text) else None
        return _none(label, coded or Value(ValueKind.WORD, label=plain(label)))
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
    coded = Value(ValueKind.CODED, Decimal(number), label)
    return _none(words, coded) if says_none(words) else coded


def _none(words: str, instead: Value) -> Value:
    """No answer; when it was said in ordinary words, with what it may be instead."""
    return Value(ValueKind.NONE, instead=instead) if plain(words) in ORDINARY_NONE else _NONE
