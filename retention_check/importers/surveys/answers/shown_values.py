"""A value of an export as it may be shown: short, and nothing by which a person can be reached or known."""

import re

from retention_check.importers.table import quoted

LONGEST = 20  # characters of a value that is shown as it is
_SHOWN_LENGTH = re.compile(r"\(tekst, \d+ tekens\)")  # a text that is gone already
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")
_NUMBERS_OF_PEOPLE = re.compile(
    r"\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{0,4}:){3,}[0-9a-f]{0,4}|(?<!\d)(?:\+|00?)[1-9](?:[\s-]?\d){7,}|\d{7,}|https?:|www\.",
    re.IGNORECASE,
)


def shown_value(typed: str) -> str:
    """A cell as it may be shown: a long text by its length only, an address or a number of a person not at all."""
    text = " ".join(typed.split())
    if _SHOWN_LENGTH.fullmatch(text):
        return text
    if _ADDRESS.search(text):
        return "(e-mailadres)"
    if _NUMBERS_OF_PEOPLE.search(text):
        return "(nummer of adres)"
    if len(text) > LONGEST:
        return f"(tekst, {len(text)} tekens)"
    return text


def is_personal(typed: str) -> bool:
    """Whether a value is an address or a number of a person."""
    return bool(_ADDRESS.search(typed) or _NUMBERS_OF_PEOPLE.search(typed))


def quoted_value(word: str) -> str:
    """An answer that several people gave, between quotes; what is no answer at all is shown as any value is."""
    return quoted(shown_value(word)) if is_personal(word) else quoted(word)
