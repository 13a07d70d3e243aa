"""Columns that may hold a statement again that another column holds already: of a form with a block for each group."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from retention_check.importers.surveys.statements.heading_evidence import Evidence, Strength
from retention_check.importers.surveys.statements.statement_codes import code_of
from retention_check.importers.surveys.survey_table import SurveyColumn
from retention_check.importers.surveys.understanding import Sureness

_FEWEST_CODES = 3  # with the same beside them, from which they were written so on purpose
_BESIDE = r"[a-z]{1,12}"
_CODE_FIRST = re.compile(rf"([a-z])(\d{{1,2}})(?:[._,-](\d))?(?:[._ -]?({_BESIDE})|[._ -](\d))", re.IGNORECASE)
_CODE_LAST = re.compile(rf"({_BESIDE})[._ -]([a-z])(\d{{1,2}})(?:[._,-](\d))?", re.IGNORECASE)


@dataclass(frozen=True)
class Echo:
    """A column, by its key, that may hold the statement of another too.

    Its `sureness` is what it has when no row has an answer in both; ASKED is asked even then. `candidates` are what
    else it may be. `is_coded` says that its heading is no more than a code with something beside it.
    """

    key: str
    sureness: Sureness
    candidates: tuple[str, ...] = ()
    is_coded: bool = False


def echoes_of(
    evidence: Mapping[str, Evidence], holders: Mapping[str, str], others: Collection[str]
) -> Mapping[str, list[Echo]]:
    """By the column that holds it (`holders`, by code): which columns may have the same, but for those of `others`.

    A column of which it is not clear what it is is one only when nothing is asked of it yet.
    """
    found: dict[str, list[Echo]] = {}
    for key, each in evidence.items():
        holder = holders.get(each.codes[0]) if each.codes else None
        is_weak = each.strength is Strength.ASKED
        if holder and holder != key and key not in holders.values() and not (is_weak and key in others):
            sureness = Sureness.ASKED if is_weak else Sureness.ALIKE
            found.setdefault(holder, []).append(Echo(key, sureness, each.codes[1:]))
    return found


def coded_echoes(
    columns: Sequence[SurveyColumn], holders: Mapping[str, str], *, is_chosen: bool
) -> Mapping[str, list[Echo]]:
    """The same of columns whose heading is a code with something beside it: `R1b`, `R1_2`, `MT_R1`."""
    by_beside: dict[str, dict[str, str]] = {}
    for column in columns:
        for code, beside in _codes_beside(column.heading.text.strip()):
            if code in holders:
                by_beside.setdefault(beside, {}).setdefault(code, column.key)
                break
    sureness = Sureness.CHOSEN if is_chosen else Sureness.ASKED
    found: dict[str, list[Echo]] = {}
    for codes in by_beside.values():
        for code, key in codes.items() if len(codes) >= _FEWEST_CODES else ():
            found.setdefault(holders[code], []).append(Echo(key, sureness, is_coded=True))
    return found


def _codes_beside(text: str) -> Iterator[tuple[str, str]]:
    """The codes that may stand in a heading, and what stands beside each."""
    if found := _CODE_FIRST.fullmatch(text):
        letter, first, second, word, number = found.groups()
        yield code_of(letter, first, second), (word or number).casefold()
    if found := _CODE_LAST.fullmatch(text):
        beside, letter, first, second = found.groups()
        yield code_of(letter, first, second), f"{beside.casefold()} "
