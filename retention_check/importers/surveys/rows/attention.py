"""Which column is an attention check, and what its right answer is where the question itself says so."""

import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from retention_check.domain.study import Study
from retention_check.importers.surveys.rows.value_words import is_blank, plain, rows_where, said
from retention_check.importers.surveys.survey_table import SurveyColumn

if TYPE_CHECKING:
    import pandas as pd

MOST_VALUES = 12
MANY = 0.2  # part of the rows that a check may drop without a question
FEW = 2  # rows, of which nothing can be said
_CODE = re.compile(r"(?:controle|check|aandacht|attentie|attention|att)[ _]?\d*")
_NAMED = re.compile(
    r"\bcontrole-? ?vraag\b|\baandachts?-? ?(?:check|vraag|controle|test)\b|\battention(?: ?check)?\d*\b"
    r"|\boplet-?vraag\b|\btrap question\b|\binstructed\b"
)
_TOLD = re.compile(
    r"\b(?:kies|vul|selecteer|klik|vink|antwoord|geef|kruis|duid)\b[^.?!]{0,40}?\b(?:hier|nu|bij deze (?:vraag"
    r"|stelling))\b|\b(?:kies|selecteer|vul|vink|kruis)\b(?= ['‘“\"])|\b(?:kies|selecteer) (?:voor|het antwoord"
    r"|de optie|als antwoord)\b|\b(?:select|choose|tick|click|pick|answer)\b(?! (?:all|one|the following))"
)
_YOURS = re.compile(r"^\W*(?:uw|je|jouw|your|hoe|wat|welke|in hoeverre)\b")
_FIGURE = re.compile(r"^\W*(?:voor |het (?:getal|cijfer) |een |the number |number |optie |option )*(\d{1,2})\b")
_NOT_BUT = re.compile(r"^\W*(?:niet|not)\b[^.?!]{1,60}?\b(?:maar|but)\b")
_FILLER = re.compile(
    r"(?:\W|\b(?:voor|op|het|de|een|antwoord|optie|als|alleen|graag|alstublieft|a\.?u\.?b|s\.?v\.?p|the|option|answer|for)\b)*"
)
_WITH_CODE = re.compile(r"^\(?(\d{1,2})\)?(?:\s*[-–.:=)]|\s)|[(\[](\d{1,2})[)\]]$")


def asks_attention(column: SurveyColumn, cells: "pd.Series[Any]", study: Study) -> bool:
    """True when it is called a check, or when it tells what to answer."""
    told = _told(column, cells)
    if not told or len(told) > MOST_VALUES:
        return False
    return _is_named(column) or _said_answer(column, told, study) is not None


def right_answer(column: SurveyColumn, cells: "pd.Series[Any]", study: Study) -> str | None:
    """The value that the question tells to give, as `plain` has it; None when it does not say.

    Nor when most people gave another: then it says something else than we read in it, and a person must look.
    """
    told = _told(column, cells)
    answer = _said_answer(column, told, study)
    return answer if answer and told[answer] * 2 > sum(told.values()) else None


def _said_answer(column: SurveyColumn, told: Mapping[str, int], study: Study) -> str | None:
    instruction = _instruction(column)
    if instruction is None or _YOURS.search(instruction):
        return None
    if figure := _FIGURE.search(instruction):
        return next((value for value in told if value == figure[1] or _code_of(value) == figure[1]), None)
    words = {word for answers in study.answer_words.values() for word in answers} | set(told)
    found = _only_word(instruction, words)
    if found is None or not (_is_named(column) or _FILLER.fullmatch(instruction[: instruction.index(found)])):
        return None  # 'geef hier aan of u dit belangrijk vindt' is an ordinary question
    return found if found in told else _place(found, told, study)


def _is_named(column: SurveyColumn) -> bool:
    is_code = any(_CODE.fullmatch(plain(part)) for part in column.heading.parts)
    return is_code or bool(_NAMED.search(plain(column.heading.text.replace("_", " "))))


def right_answer_of(
    column: SurveyColumn, cells: "pd.Series[Any]", study: Study, checks: Collection[str], chosen: str
) -> str | None:
    """What passes a check: of the only check what a person chose, of several what each says itself, else the choice."""
    own = right_answer(column, cells, study)
    return (chosen or own) if len(checks) == 1 else (own or chosen or None)


def passes(value: str, column: SurveyColumn, right: str) -> bool:
    """Whether a value is the right answer; a blank is no mistake."""
    return is_blank(value) or plain(right) in (plain(value), plain(said(value, column.labels)))


def dropped(column: SurveyColumn, cells: "pd.Series[Any]", right: str) -> int:
    """On how many rows something else than the right answer stands, where those are too many to pass over; else 0."""
    missed = int((~rows_where(cells, lambda value: passes(value, column, right))).sum())
    return missed if missed > max(FEW, len(cells) * MANY) else 0


def _told(column: SurveyColumn, cells: "pd.Series[Any]") -> Mapping[str, int]:
    """How many rows hold each answer."""
    found: dict[str, int] = {}
    for value, rows in cells.value_counts().items():
        if rows and not is_blank(str(value)):
            word = plain(said(str(value), column.labels))
            found[word] = found.get(word, 0) + int(rows)
    return found


def _instruction(column: SurveyColumn) -> str | None:
    """What stands behind 'kies hier', or behind 'kies hier niet x maar', in the part that says most."""
    for part in (*column.heading.parts, column.heading.text):
        text = plain(part)
        if found := _TOLD.search(text):
            return _NOT_BUT.sub("", text[found.end() :])
    return None


def _only_word(instruction: str, words: set[str]) -> str | None:
    """The longest answer in a text; None when another one stands beside it, or none at all."""
    found = ""
    for word in sorted(words, key=len, reverse=True):
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", instruction):
            if found:
                return None
            found, instruction = word, instruction.replace(word, " ")
    return found or None


def _place(word: str | None, told: Mapping[str, int], study: Study) -> str | None:
    """The number of an answer in words, where the column holds numbers."""
    for answers in study.answer_words.values():
        if word in answers:
            place = str(answers.index(word) + 1)
            return place if place in told else None
    return None


def _code_of(value: str) -> str | None:
    found = _WITH_CODE.search(value)
    return (found[1] or found[2]) if found else None
