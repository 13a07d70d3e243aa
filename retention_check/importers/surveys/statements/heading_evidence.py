"""What the heading of a column says about its statement: by code, by text, by likeness; each column by itself."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from retention_check.domain.item import Kind
from retention_check.domain.study import Study
from retention_check.importers.cells import as_code
from retention_check.importers.surveys.statements.heading_frames import (
    FEWEST_LISTED,
    about_something_else,
    frame_of,
    of_others,
)
from retention_check.importers.surveys.statements.heading_parts import inner_texts, texts_to_compare, whole_texts
from retention_check.importers.surveys.statements.likeness import NOTHING, Likeness, cut_off, likenesses
from retention_check.importers.surveys.statements.question_frames import framed
from retention_check.importers.surveys.statements.statement_codes import code_in, compact_code, words_beside
from retention_check.importers.surveys.statements.statement_texts import StatementTexts
from retention_check.importers.surveys.survey_table import Heading, SurveyColumn


class Strength(IntEnum):
    """How much a heading says: of two columns for one statement the strongest has it, equals are asked."""

    ASKED = 0
    ALIKE = 1
    LABEL = 2  # only the short name of a statement
    EXACT = 3


@dataclass(frozen=True)
class Evidence:
    """The statements that a column may hold, the likeliest first, and how sure the first is.

    `near` are those that it may be as well when another column is the same: a word may have been left out. `frame` is
    what else stands in the heading: the question around the statement. `is_of_others` says that it asks what somebody
    else thinks, or how something is now, and that a list of columns has it.
    """

    codes: tuple[str, ...]
    strength: Strength
    near: tuple[str, ...] = ()
    frame: str = ""
    is_of_others: bool = False


@dataclass(frozen=True)
class _Heading:
    """What stands in a heading: codes, exact texts, and what it looks like."""

    parts: tuple[str, ...]
    codes: tuple[str, ...]
    exact: tuple[str, ...]
    labels: tuple[str, ...]


def evidence_of(columns: Sequence[SurveyColumn], study: Study) -> Mapping[str, Evidence]:
    """The evidence in each heading, by key; a heading that resembles nothing has none."""
    texts = StatementTexts(study)
    read = {column.key: _read(column.heading, texts) for column in columns}
    trusted = _complete_kinds((code for each in read.values() for code in each.codes), study)
    unclear = {key: texts_to_compare(each.parts, texts.codes) for key, each in read.items() if not each.exact}
    alike = {**likenesses(unclear, texts), **_in_a_frame(read, texts)}
    found = {key: _evidence(each, alike.get(key, NOTHING), texts, trusted) for key, each in read.items()}
    near = {key: replace(each, near=texts.near(each.codes[0])) for key, each in found.items() if each.codes}
    named = _with_frames(near, {column.key: column.heading for column in columns}, texts)
    return {**_without_dots({key: read[key] for key in read if key not in named}, texts.codes), **named}


def _with_frames(
    found: Mapping[str, Evidence], headings: Mapping[str, Heading], texts: StatementTexts
) -> Mapping[str, Evidence]:
    """The same with the question around each; those with another question than most, or about others, are asked."""
    sure = {key: each.codes[0] for key, each in found.items() if each.strength > Strength.ASKED}
    frames = {key: frame_of(headings[key], code, texts) for key, code in sure.items()}
    others = of_others(frames)
    listed = others if len({sure[key] for key in others}) >= FEWEST_LISTED else ()
    asked = {*about_something_else(frames, sure), *others}.difference(listed)
    named = {key: replace(each, frame=frames.get(key, ""), is_of_others=key in listed) for key, each in found.items()}
    return {key: replace(each, strength=Strength.ASKED) if key in asked else each for key, each in named.items()}


def _in_a_frame(read: Mapping[str, _Heading], texts: StatementTexts) -> Mapping[str, Likeness]:
    found = framed({key: each.parts for key, each in read.items() if not each.exact}, texts)
    return {key: Likeness((code,), is_clear=True) for key, code in found.items()}


def _without_dots(read: Mapping[str, _Heading], codes: Collection[str]) -> Mapping[str, Evidence]:
    """The columns whose code has no dot (M32): asked, unless a number is too high to be counted from M1 to M40."""
    numbers = {key: found for key, each in read.items() if (found := next(filter(None, map(as_code, each.parts)), ""))}
    compact = {key: compact_code(number, codes) for key, number in numbers.items()}
    is_counted = any(not code for code in compact.values())
    if is_counted:
        return {}
    is_sure = any(int(number[1:]) > len(codes) for number in numbers.values())
    strength = Strength.EXACT if is_sure else Strength.ASKED
    return {key: Evidence((code,), strength) for key, code in compact.items() if code}


def _read(heading: Heading, texts: StatementTexts) -> _Heading:
    parts = heading.parts
    codes = _distinct(code_in(part, texts.codes) for part in parts)
    whole = [found for part in parts for text in whole_texts(part, texts.codes) if (found := texts.exact(text))]
    within = [part for part in parts if texts.may_be_inside(part)]
    inner = [found for part in within for text in inner_texts(part) if (found := texts.exact(text))]
    exact = _distinct(each.code for each in (*whole, *inner) if not each.is_label)
    return _Heading(parts, codes, exact, _distinct(each.code for each in whole if each.is_label))


def _evidence(heading: _Heading, alike: Likeness, texts: StatementTexts, trusted: Collection[str]) -> Evidence:
    codes = heading.codes
    if heading.exact or heading.labels or not codes:
        by_text = _by_text(heading, alike, texts)
        agree = not codes or by_text.codes == codes
        return by_text if agree else Evidence(_distinct((*by_text.codes, *codes)), Strength.ASKED)
    return _by_code(heading, alike, texts, trusted)


def _by_text(heading: _Heading, alike: Likeness, texts: StatementTexts) -> Evidence:
    if found := heading.exact:
        return Evidence(found, Strength.EXACT if len(found) == 1 else Strength.ASKED)
    cuts = [cut for part in heading.parts if (cut := cut_off(part, texts)) is not None]
    if cuts:
        clear = next((cut for cut in cuts if cut.is_clear), cuts[0])
        return Evidence(clear.codes, Strength.ALIKE if clear.is_clear else Strength.ASKED)
    if found := heading.labels:
        return Evidence(found, Strength.LABEL if len(found) == 1 else Strength.ASKED)
    return Evidence(alike.codes, Strength.ALIKE if alike.is_clear else Strength.ASKED)


def _by_code(heading: _Heading, alike: Likeness, texts: StatementTexts, trusted: Collection[str]) -> Evidence:
    """A code is enough alone, or beside a text that may be of its statement: `R2: Leeftijd` numbers something else."""
    code = heading.codes[0]
    contradicted = len(heading.codes) > 1 or (alike.is_clear and alike.codes[0] != code)
    words = words_beside(heading.parts, texts.codes)
    fits = not words or code in trusted or code in alike.codes or texts.resembles(code, words)
    if fits and not contradicted:
        return Evidence((code,), Strength.EXACT)
    first = alike.codes if contradicted else ()
    return Evidence(_distinct((*first, *heading.codes, *alike.codes)), Strength.ASKED)


def _complete_kinds(found: Iterable[str], study: Study) -> frozenset[str]:
    """The codes of the kinds of which each code stands above one column: those were given on purpose."""
    times = Counter(found)
    kinds = [kind for kind in Kind if all(times[item.code] == 1 for item in study.of_kind(kind))]
    return frozenset(item.code for kind in kinds for item in study.of_kind(kind))


def _distinct(found: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in found if each))
