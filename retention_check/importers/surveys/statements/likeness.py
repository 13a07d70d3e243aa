"""How much headings look like statements: typing errors, a word more or less, another order, a text cut off."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from retention_check.importers.surveys.statements.statement_texts import (
    StatementText,
    StatementTexts,
    asked_about,
    distinguishing_words,
    folded,
    has_another_word,
    told_apart_by,
)

ALIKE = 88  # of 100, from which a heading may be a statement that is written a little otherwise
MARGIN = 8  # by which it must look less like every other statement
ASKED = 76  # from which it is asked what it is
_CLEAR = ALIKE + MARGIN
_DISAGREES = 10  # points less for a text that differs in the words that keep statements apart: never ALIKE
_SHORTEST, _LONGEST = 8, 250  # letters of a text that is compared
_SHORTEST_BEGINNING = 24  # letters of a statement without its end, when nothing says that it was cut off
_CUT_OFF = re.compile(r"\s*(?:\.{2,}|…)\s*")
_SHORTEST_CUT = 8

_Scores = np.ndarray[Any, np.dtype[np.float32]]


@dataclass(frozen=True)
class Likeness:
    """The statements that a heading looks like, the likeliest first, and whether the first is clear."""

    codes: tuple[str, ...] = ()
    is_clear: bool = False


NOTHING = Likeness()


def cut_off(part: str, texts: StatementTexts) -> Likeness | None:
    """What a text with dots at its end may be the beginning of; None when it has no dots."""
    if not (found := _CUT_OFF.search(part)) or found.start() == 0:
        return None
    begin, end = folded(part[: found.start()]), folded(part[found.end() :])
    if len(begin) < _SHORTEST_CUT:
        return None
    fitting = texts.beginning_with(begin, end)
    codes = tuple(dict.fromkeys(each.code for each in fitting if each.code))
    return Likeness(codes, len(codes) == 1)


def likenesses(variants: Mapping[str, Sequence[str]], texts: StatementTexts) -> Mapping[str, Likeness]:
    """Of each heading, by its key, what its texts look like: all of them are compared at once."""
    plain = {key: [text for each in found if (text := _comparable(each))] for key, found in variants.items()}
    queries = list(dict.fromkeys(text for found in plain.values() for text in found))
    if not queries:
        return {}
    scores = {text: _scored(text, row, texts) for text, row in zip(queries, _compared(queries, texts.all), strict=True)}
    return {key: _likeness([scores[text] for text in found], texts) for key, found in plain.items()}


def _comparable(text: str) -> str:
    text = asked_about(folded(text))
    return text if _SHORTEST <= len(text) <= _LONGEST else ""


def _compared(queries: Sequence[str], statements: Sequence[StatementText]) -> _Scores:
    """How much each text looks like each way of writing a statement, from 0 to 100, whatever the order of its words."""
    choices = [each.text for each in statements]
    as_written = process.cdist(queries, choices, scorer=fuzz.ratio, score_cutoff=ASKED, dtype=np.float32)
    in_order = process.cdist(
        _sorted(queries), _sorted(choices), scorer=fuzz.ratio, score_cutoff=ASKED, dtype=np.float32
    )
    best: _Scores = np.maximum(as_written, in_order)
    return best


def _sorted(texts: Iterable[str]) -> list[str]:
    return [" ".join(sorted(text.split())) for text in texts]


def _scored(text: str, row: _Scores, texts: StatementTexts) -> Mapping[str, float]:
    """How much a text looks like each statement, by code: less where the words that keep statements apart differ."""
    found: dict[str, float] = {}
    places = np.flatnonzero(row)
    words = distinguishing_words(text) if len(places) else frozenset()
    for place in places:
        each, score = texts.all[place], float(row[place])
        judged = score if words == each.distinguishing else min(score, _CLEAR) - _DISAGREES
        for code in (each.code, *_as_likely(text, each, texts)):
            _keep_best(found, code, judged)
    for full in texts.inside(text):
        _keep_best(found, texts.full[full], ASKED)
    if len(text) >= _SHORTEST_BEGINNING:
        begun = texts.begun_by(text)
        for each in begun:
            _keep_best(found, each.code, 100 if len(begun) == 1 and _names_the_same(text, each) else ASKED)
    return found


def _as_likely(text: str, statement: StatementText, texts: StatementTexts) -> tuple[str, ...]:
    """The statements that have a word more, when a text has a word more too: `vaker` may stand for `standaard`."""
    more = texts.with_a_word_more.get(statement.code, ())
    return more if more and has_another_word(text, statement.text) else ()


def _names_the_same(text: str, statement: StatementText) -> bool:
    """Whether the first words of a statement hold already what tells it apart."""
    return told_apart_by(distinguishing_words(text)) == told_apart_by(statement.distinguishing)


def _keep_best(found: dict[str, float], code: str, score: float) -> None:
    found[code] = max(found.get(code, 0), score)


def _likeness(scored: Sequence[Mapping[str, float]], texts: StatementTexts) -> Likeness:
    best: dict[str, float] = {}
    for found in scored:
        for code, score in found.items():
            _keep_best(best, code, score)
    ranked = sorted(best, key=lambda code: (-best[code], texts.order.get(code, -1)))
    first, second = [*(best[code] for code in ranked[:2]), 0, 0][:2]
    is_clear = first >= ALIKE and first - second >= MARGIN and ranked[0] != ""
    return Likeness(tuple(code for code in ranked if code), is_clear)
