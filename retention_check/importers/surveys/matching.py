"""Which column holds the answers to which statement: at most one each, and never a guess that nobody is asked about."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retention_check.domain.item import Item
from retention_check.domain.study import Study
from retention_check.importers.cells import as_code
from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.survey_table import SurveyColumn
from retention_check.importers.surveys.understanding import Sureness

_NO_LETTER = re.compile(r"[^a-z0-9à-ÿ]+")


@dataclass(frozen=True)
class Match:
    """The statement of a column by its code, how sure that is, and where it is asked what else it may be."""

    code: str
    sureness: Sureness
    candidates: tuple[str, ...] = ()


def match_statements(columns: Sequence[SurveyColumn], study: Study, choices: Choices) -> Mapping[str, Match]:
    """The columns, by their keys, that hold a statement or may do so; what a person chose goes before everything."""
    found: dict[str, Match] = {}
    for column in columns:
        if chosen := choices.columns.get(column.key):
            if chosen in study.codes:
                found[column.key] = Match(chosen, Sureness.CHOSEN)
        elif column.heading.role is None and (code := _exact(column, study)):
            found[column.key] = Match(code, Sureness.EXACT)
    return found


def _exact(column: SurveyColumn, study: Study) -> str | None:
    texts = {_letters(text): item.code for item in study.items for text in _texts(item)}
    for part in column.heading.parts:
        if (code := as_code(part)) in study.codes:
            return code
        if code := texts.get(_letters(part)):
            return code
    return None


def _texts(item: Item) -> tuple[str, ...]:
    return item.text, item.printed, item.label


def _letters(text: str) -> str:
    return _NO_LETTER.sub(" ", text.lower()).strip()
