"""A value of an export as it may be shown: short, and nothing by which a person can be reached or known."""

import re
from functools import cache

from retention_check.importers.surveys.answers.answer_labels import NONE_WORDS, known_sets, plain, sounds_like_an_answer
from retention_check.importers.table import quoted

LONGEST = 20  # characters of a value that is shown as it is
LONGEST_ASKED = 30  # of an answer that is asked
_SHORTEST = 2  # letters: no name
_OF_NO_ANSWER = frozenset(("zie", "boven", "onder", "hierboven", "idem", "ja", "nee", "nvt", "?", "x"))
LONGEST_HEADING = 60  # characters of a heading within a sentence
_MOST_READ = 500  # characters of a heading, from its end
_STATEMENT = re.compile(r"\[\s*([^\[\]]*[^\[\]\s…])\s*…?(?:\]|$)|\s[-–]\s(?!.*\s[-–]\s)(.*\S)")
SHOWN_LENGTH = re.compile(
    r"\(tekst, \d+ tekens(?:, rij \d+)?(?:, tabel \d+)?\)"
)  # what `length_of` gives: a text that is gone
# the same of a cell among answers, with where it stood: two texts of one length stay two
_HIDDEN = re.compile(r"((?:-?\d+ )?\((?:tekst, \d+ tekens|e-mailadres|nummer of adres))(?:, vak [A-Z]+\d+)?\)")
_ERROR = re.compile(r"#[A-Z][A-Z0-9/ ]*[!?]?")  # of a spreadsheet
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")
_NUMBERS_OF_PEOPLE = re.compile(
    r"\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{0,4}:){3,}[0-9a-f]{0,4}|(?<!\d)(?:\+|00?)[1-9](?:[\s-]?\d){7,}"
    r"|(?<![\d.,])\d{5,}|\d{2,3}(?:\.\d{3}){2}|\b[1-9]\d{3} ?(?-i:[A-Z]{2})\b|https?:|www\.",
    re.IGNORECASE,
)


def length_of(text: str) -> str:
    """What stands in the place of a text that is not shown or kept: how many characters it has."""
    return f"(tekst, {len(text)} tekens)"


def shown_value(typed: str) -> str:
    """A cell as it may be shown: a long text by its length only, an address or a number of a person not at all."""
    text = " ".join(typed.split())
    if found := _HIDDEN.fullmatch(text):
        return f"{found[1]})"
    if _ADDRESS.search(text):
        return "(e-mailadres)"
    if _NUMBERS_OF_PEOPLE.search(text):
        return "(nummer of adres)"
    if len(text) > LONGEST:
        return length_of(text)
    return text


def shown_answer(typed: str) -> str:
    """A cell among answers as it may be shown: what reads as an answer, or as none; a name only by its length."""
    shown = shown_value(typed)
    words = plain(shown)
    is_gone = _HIDDEN.fullmatch(shown) or _ERROR.fullmatch(shown.upper())
    is_fine = is_gone or not any(each.isalpha() for each in shown) or len(words) <= _SHORTEST
    if is_fine or sounds_like_an_answer(words) or _known_words().issuperset(words.split()):
        return shown
    return length_of(shown)


def hidden_answer(typed: str, place: str) -> str:
    """A cell among answers as it may wait, with its place (`C10`) where it may not be shown as it is."""
    shown = shown_answer(typed)
    return typed if shown == " ".join(typed.split()) else f"{shown[:-1]}, vak {place})"


def is_hidden(text: str) -> bool:
    """Whether this stands for a cell that may not wait as it is, and that was no answer."""
    return text.startswith("(") and bool(_HIDDEN.fullmatch(text))


@cache
def _known_words() -> frozenset[str]:
    """The words of which answers are made, and those by which people say that they give none."""
    labels = (*NONE_WORDS, *(label for each in known_sets() for label in each.places))
    return frozenset(word for label in labels for word in label.split()) | _OF_NO_ANSWER


def asked_value(word: str) -> str:
    """A word of which is asked what it means, between quotes; a whole sentence of people only by its length."""
    if is_personal(word) or len(word) <= LONGEST_ASKED or sounds_like_an_answer(plain(word)):
        return quoted_value(word)
    return quoted(length_of(word))


def telling_part(heading: str) -> str:
    """The part of a heading that tells most: within brackets, else behind the last dash; '' where it has neither."""
    found = [match[1] or match[2] for match in _STATEMENT.finditer(heading[-_MOST_READ:])]
    return found[-1] if found else ""


def shortened(heading: str) -> str:
    """A heading as it fits in a sentence; of a long one, which often is one question for many columns, what differs."""
    if len(heading) <= LONGEST_HEADING:
        return heading
    part = telling_part(heading)
    if 0 < len(part) <= LONGEST_HEADING - 2:
        return f"… {part}"
    return f"{(part or heading)[: LONGEST_HEADING - 1].rstrip()}…"


def quoted_heading(heading: str) -> str:
    """A heading between quotes, on one line."""
    return f"‘{shortened(' '.join(heading.split()))}’"


def is_personal(typed: str) -> bool:
    """Whether a value is an address or a number of a person."""
    return bool(_ADDRESS.search(typed) or _NUMBERS_OF_PEOPLE.search(typed))


def quoted_value(word: str) -> str:
    """An answer that several people gave, between quotes; what is no answer at all is shown as any value is."""
    return quoted(shown_value(word)) if is_personal(word) else quoted(word)
