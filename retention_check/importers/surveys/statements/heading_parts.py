"""A heading cut in every way in which the text of a statement may stand in it, the likeliest first."""

import re
from collections.abc import Collection, Iterable

from retention_check.importers.surveys.statements.statement_codes import without_code
from retention_check.importers.surveys.statements.statement_texts import LONGEST, distinguishing_words, folded

MOST_TAILS = 8
_ENDS_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\W*$")
_SCALE = re.compile(r"\d\s*(?:[=:–-]|t/m|tot)")  # what the numbers mean
_ENDS_IN_A_NUMBER = re.compile(r"(?<=[^\W\d])\.?\d$")  # what tools put behind a heading that was there before
_BETWEEN = re.compile(r"[:?\[\]()>|\"“”„«»]|[-–—]|\.\s")
_ENCLOSED = re.compile(r"[\[(\"“„«‘'](.{8,300}?)[\])\"”“»’']")


def whole_texts(part: str, codes: Collection[str]) -> list[str]:
    """A part as it stands, and without its code, its number, or what stands in brackets behind it."""
    plain = without_code(part, codes)
    found = [part[:LONGEST], plain, _ENDS_IN_A_NUMBER.sub("", plain), *_without_brackets(plain)]
    return [text for text in dict.fromkeys(text.strip() for text in found) if text]


def inner_texts(part: str) -> list[str]:
    """What stands in a part between quotes or brackets, and after each sign that ends something."""
    text = part[:LONGEST]
    tails = [text[found.end() :] for found in _BETWEEN.finditer(text)]
    enclosed = [found[1] for found in _ENCLOSED.finditer(text)]
    return [text for text in dict.fromkeys(each.strip() for each in (*tails[-MOST_TAILS:], *enclosed)) if text]


def texts_to_compare(parts: Iterable[str], codes: Collection[str]) -> list[str]:
    """The texts of which it is worth to see what they look like: not every tail, for there may be many columns."""
    found: list[str] = []
    for part in parts:
        found += [*whole_texts(part, codes)[:2], *inner_texts(part)[-1:]]
    return list(dict.fromkeys(found))


def _without_brackets(text: str) -> list[str]:
    shorter = _ENDS_IN_BRACKETS.sub("", text) if ")" in text else text
    if shorter == text:
        return []
    is_scale = _SCALE.search(text[len(shorter) :]) is not None
    agree = is_scale or distinguishing_words(folded(shorter)) == distinguishing_words(folded(text))
    return [shorter] if agree else []
