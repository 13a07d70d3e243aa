"""The code of a statement in a heading: `R3`, `m 3,2`, `M3_2`, `R3. Te weinig ...`, `R[R3]`, `Q_R3`, `... (R3)`."""

import re
from collections.abc import Collection, Iterable

from retention_check.importers.cells import as_code
from retention_check.importers.surveys.statements.statement_texts import LONGEST, folded

_PREFIX = r"(?:(?:q|v|vraag|stelling|item)[ _]*)?"
_WHOLE = re.compile(rf"\W*{_PREFIX}([a-z])[ _]?(\d{{1,2}})(?:\s*[.,_ -]\s*(\d))?[\W_]*", re.IGNORECASE)
_IN_FRONT = re.compile(
    rf"\W*{_PREFIX}([a-z])(\d{{1,2}})(?:[.,_-](\d))?(?=[\s.:;)\]|,–—-]|$)(?![.,_]\d)\W*", re.IGNORECASE
)
_AT_THE_END = re.compile(r"[\[(]\s*([a-z])\s?(\d{1,2})(?:[.,_-](\d))?\s*[\])]\W*$", re.IGNORECASE)
_COMPACT = re.compile(r"([A-Z])(\d{1,2})(\d)")
_NUMBER_IN_FRONT = re.compile(
    r"\W*(?:(?:vraag|stelling|question|q|v|s)[ _]*)?\d{1,3}(?:[._]\d{1,2})?[a-z]?[\s.:)\]–—-]+", re.IGNORECASE
)
_NEUTRAL = frozenset(
    ("score", "antwoord", "antwoorden", "waarde", "reden", "maatregel", "stelling", "vraag", "gemiddelde", "question")
)
_SHORTEST_WORD = 4  # letters; shorter ones (q5, 1-5) say nothing


def code_in(part: str, codes: Collection[str]) -> str | None:
    """The code of a statement that a part of a heading is, or begins or ends with."""
    text = part[:LONGEST]
    found = (pattern.fullmatch(text) for pattern in (_WHOLE,)), (_IN_FRONT.match(text), _AT_THE_END.search(text))
    written = (code_of(*match.groups()) for matches in found for match in matches if match)
    return next((code for code in written if code in codes), None)


def without_code(part: str, codes: Collection[str]) -> str:
    """A part of a heading without the code or the number in front of it."""
    text = part[:LONGEST]
    if _WHOLE.fullmatch(text) and code_in(text, codes):
        return ""
    if (found := _IN_FRONT.match(text)) and code_of(*found.groups()) in codes:
        return text[found.end() :]
    if (found := _AT_THE_END.search(text)) and code_of(*found.groups()) in codes:
        return text[: found.start()]
    return text[found.end() :] if (found := _NUMBER_IN_FRONT.match(text)) else text


def words_beside(parts: Iterable[str], codes: Collection[str]) -> set[str]:
    """The words that stand in a heading beside its code; empty when the code is all that it says."""
    words = {word for part in parts for word in folded(without_code(part, codes)).split()}
    return {word for word in words if len(word) >= _SHORTEST_WORD and not word.isdigit()} - _NEUTRAL


def compact_code(part: str, codes: Collection[str]) -> str | None:
    """The code that is written without a dot, as tools write it that know letters and numbers only: `M32` as M3.2."""
    found = _COMPACT.fullmatch(as_code(part) or "")
    code = f"{found[1]}{int(found[2])}.{found[3]}" if found else None
    return code if code in codes else None


def code_of(letter: str, first: str, second: str | None) -> str:
    """The code that is written with this letter and these numbers: R3 of 'r', '03' and None."""
    return f"{letter.upper()}{int(first)}" + (f".{second}" if second else "")
