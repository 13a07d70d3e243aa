"""What of an export is needed, or may be once a person says so: of every other column only its heading is left."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from retention_check.domain.study import Study
from retention_check.importers.surveys.answers.answer_columns import Cell, columns_of, known_labels, texts_of
from retention_check.importers.surveys.answers.answer_labels import sounds_like_an_answer
from retention_check.importers.surveys.answers.answer_values import ValueKind, value_of
from retention_check.importers.surveys.answers.shown_values import SHOWN_LENGTH, hidden_answer
from retention_check.importers.surveys.choices import NOBODY, Choices
from retention_check.importers.surveys.files.grid import categorical
from retention_check.importers.surveys.part import Matches, matches_of
from retention_check.importers.surveys.rows import attention, consent
from retention_check.importers.surveys.rows.age_columns import tells_age, tells_birth_year
from retention_check.importers.surveys.rows.ages import age_in
from retention_check.importers.surveys.rows.group_column import candidate_of, may_name_groups
from retention_check.importers.surveys.rows.known_words import short_form
from retention_check.importers.surveys.rows.value_words import is_blank, plain, said
from retention_check.importers.surveys.survey_table import Dropped, SurveyColumn, SurveyTable
from retention_check.importers.surveys.understanding import Sureness

MOST_DIFFERENT, SOME = 500, 50  # values of a column with a role; of more, some tell what they are
MOST_ANSWERS = 12  # different ones in a column that is no statement
MOST_LABELS = 12  # that a statement has for its codes; more are no answers
SHARED_BY = 3  # columns that may be a statement, and have a value: an answer in words that nobody knows
_MOSTLY = 0.8
_HALF = 0.5

Cells = "pd.Series[Any]"


def with_needed_values(table: SurveyTable, study: Study, choices: Choices) -> SurveyTable:
    """The same table, of which the columns that nothing can be done with are empty, and rare texts a length."""
    matches = matches_of(table, study, choices)
    shared = _shared(table, matches)
    known = known_labels(study)
    own_words = _own_group_words(table, matches, study)
    answers = _without_texts(table, matches, study, choices)
    columns, cells = [], {}
    for column in table.columns:
        found = table.frame[column.key]
        kept, values = _needed(column, found, matches, shared, known, choices, study)
        if column.key in own_words and kept.dropped:
            kept, values = _shortened(column, found, _counts(found), choices)
        if column.key in answers and values is found:
            values = answers[column.key]
        columns.append(kept)
        cells[column.key] = values.array
    return replace(table, columns=tuple(columns), frame=pd.DataFrame(cells, index=table.frame.index))


def apart_by_table(tables: Sequence[SurveyTable]) -> list[SurveyTable]:
    """The same tables; a text that is shown by its length has the number of its table where another has such a text."""
    seen = Counter(text for table in tables for text in _hidden_texts(table))
    return [
        _renamed(table, {text: f"{text[:-1]}, tabel {number})" for text in _hidden_texts(table) if seen[text] > 1})
        for number, table in enumerate(tables, 1)
    ]


def _hidden_texts(table: SurveyTable) -> set[str]:
    cells = (str(value) for column in table.columns for value in table.frame[column.key].cat.categories)
    labels = (label for column in table.columns for label in column.labels.values())
    return {text for text in (*cells, *labels) if SHOWN_LENGTH.fullmatch(text)}


def _renamed(table: SurveyTable, names: Mapping[str, str]) -> SurveyTable:
    if not names:
        return table
    columns = tuple(
        replace(each, labels={code: names.get(label, label) for code, label in each.labels.items()})
        for each in table.columns
    )
    cells = {key: table.frame[key].cat.rename_categories(dict(names)).array for key in table.frame}
    return replace(table, columns=columns, frame=pd.DataFrame(cells, index=table.frame.index))


def _needed(
    column: SurveyColumn,
    cells: "pd.Series[Any]",
    matches: Matches,
    shared: Collection[str],
    known: Collection[str],
    choices: Choices,
    study: Study,
) -> tuple[SurveyColumn, "pd.Series[Any]"]:
    if column.dropped:
        return replace(column, labels={}), cells
    if column.heading.role is not None:
        return column, cells
    match = matches.get(column.key)
    if match is None and column.key not in choices.columns and len(cells.cat.categories) > MOST_DIFFERENT:
        return _emptied(column, dict.fromkeys(map(str, cells.cat.categories[:SOME]), 1), len(cells))
    counts = _counts(cells)
    is_answer = partial(_is_answer, known=known)
    if match and match.sureness is not Sureness.ASKED:
        return _with_labels(column, counts, most=MOST_LABELS), cells
    share = _share(column, counts, lambda value: value in shared or is_answer(value))
    if match and share >= _HALF:
        return _with_labels(column, counts, most=MOST_LABELS), cells
    if choices.columns.get(column.key, NOBODY) != NOBODY or _may_have_role(column, cells, study):
        # a check is answered in the words of the statements
        is_given = partial(_is_given, shared=shared, known=known)
        return _shortened(column, cells, counts, choices, is_given)
    if not any(value.strip() for value in counts) or (
        len(counts) <= MOST_ANSWERS and _share(column, counts, is_answer) >= _MOSTLY
    ):
        return _shortened(column, cells, counts, choices, is_answer)
    return _emptied(column, counts, len(cells))


def _without_texts(table: SurveyTable, matches: Matches, study: Study, choices: Choices) -> dict[str, "pd.Series[Any]"]:
    """The cells of the columns that may be statements, without what people wrote in them; by key.

    Each text is told apart by its first place still, so that nothing else is understood than before.
    """
    statements = {key: match.code or match.candidates[0] for key, match in matches.items()}
    found = {}
    for key, texts in texts_of(columns_of(table, statements, study, choices), study).items():
        column, cells = table.column(key), table.frame[key]
        found[key] = _hidden(column, cells, [text for text in texts if text.typed not in column.labels])
    return found


def _hidden(column: SurveyColumn, cells: "pd.Series[Any]", texts: Collection[Cell]) -> "pd.Series[Any]":
    if not texts:
        return cells
    values, rows = list(map(str, cells.cat.categories)), _first_rows(cells)
    places = {value: place for place, value in enumerate(values)}
    for text in texts:
        place = places[text.typed]
        values[place] = _hidden_text(text, f"{column.letter}{rows[place]}")
    return categorical(cells.cat.codes.to_numpy(), values)


def _hidden_text(text: Cell, place: str) -> str:
    """The number of a word with a number to it stays: it may be read by that."""
    if text.kind is not ValueKind.CODED:
        return hidden_answer(text.typed, place)
    words = hidden_answer(text.value.label, place)
    return text.typed if words == text.value.label else f"{text.value.number} {words}"


def _may_have_role(column: SurveyColumn, cells: "pd.Series[Any]", study: Study) -> bool:
    """Whether it may tell the group, the age, the consent, or hold an attention check."""
    return bool(
        candidate_of(column, cells, study.edition.young_age_limit)
        or tells_age(column, cells)
        or tells_birth_year(column, cells)
        or consent.asks_consent(column, cells)
        or consent.may_ask_consent(column, cells)
        or attention.asks_attention(column, cells, study)
    )


def _own_group_words(table: SurveyTable, matches: Matches, study: Study) -> frozenset[str]:
    """The columns that may tell the group in words of their own; none where words we know tell it."""
    limit = study.edition.young_age_limit
    free = [
        (column, table.frame[column.key])
        for column in table.columns
        if column.key not in matches and column.heading.role is None and not column.dropped
    ]
    free = [(column, cells) for column, cells in free if len(cells.cat.categories) <= MOST_DIFFERENT]
    if any(candidate_of(column, cells, limit) for column, cells in free):
        return frozenset()
    return frozenset(column.key for column, cells in free if may_name_groups(column, cells))


def _emptied(column: SurveyColumn, counts: Mapping[str, int], rows: int) -> tuple[SurveyColumn, "pd.Series[Any]"]:
    is_text = any(each.isalpha() for value in counts for each in said(value, column.labels))
    dropped = replace(column, labels={}, dropped=Dropped.TEXT if is_text else Dropped.UNUSED)
    return dropped, categorical(np.zeros(rows, dtype=np.int32), [""])


def _shortened(
    column: SurveyColumn,
    cells: "pd.Series[Any]",
    counts: Mapping[str, int],
    choices: Choices,
    is_answer: Callable[[str], bool] = lambda value: False,  # noqa: ARG005
) -> tuple[SurveyColumn, "pd.Series[Any]"]:
    """The column with the short form of each value that few people gave, and of the words for its codes."""
    chosen = {plain(value) for value in (*choices.values, choices.right_answer)}
    rows = Counter[str]()  # of all spellings of a value
    for value, times in counts.items():
        rows[plain(value)] += times

    def short(value: str, times: int) -> str:
        is_fine = not value.strip() or plain(value) in chosen or _is_needed(value) or is_answer(value)
        return value if is_fine else short_form(value, times)

    words = {code: label for code, label in column.labels.items() if counts.get(code)}
    values = list(map(str, cells.cat.categories))
    shown = [
        short(words[value], counts[value]) if value in words else short(value, rows[plain(value)]) for value in values
    ]
    shown = _apart([words.get(value, value) for value in values], shown, cells)
    labels = {value: told for value, told in zip(values, shown, strict=True) if value in words}
    new = [value if value in words else told for value, told in zip(values, shown, strict=True)]
    column = replace(column, labels=labels)
    if new == values:
        return column, cells
    places: dict[str, int] = {}
    codes = np.array([places.setdefault(value, len(places)) for value in new] or [0], dtype=np.int32)
    return column, categorical(codes[cells.cat.codes.to_numpy()], places)


def _apart(texts: Sequence[str], shown: Sequence[str], cells: "pd.Series[Any]") -> list[str]:
    """Texts that are shown by one length are told apart by the first row in which they stand."""
    rows: dict[str, dict[str, int]] = {}  # by what is shown, then by text
    for text, told, row in zip(texts, shown, _first_rows(cells), strict=True):
        if SHOWN_LENGTH.fullmatch(told) and row is not None:
            there = rows.setdefault(told, {})
            there[plain(text)] = min(row, there.get(plain(text), row))
    return [
        f"{told[:-1]}, rij {there[plain(text)]})"
        if len(there := rows.get(told, {})) > 1 and plain(text) in there
        else told
        for text, told in zip(texts, shown, strict=True)
    ]


def _first_rows(cells: "pd.Series[Any]") -> list[int | None]:
    """Of each value the number of the first row in which it stands."""
    codes, first = np.unique(cells.cat.codes.to_numpy(), return_index=True)
    rows = {int(code): int(cells.index[place]) for code, place in zip(codes, first, strict=True)}
    return [rows.get(place) for place in range(len(cells.cat.categories))]


def _with_labels(column: SurveyColumn, counts: Mapping[str, int], most: int) -> SurveyColumn:
    """The words of its codes: all of the few of a scale, for its ends tell where it runs; of many those that occur."""
    if len(column.labels) <= most:
        return column
    return replace(column, labels={code: label for code, label in column.labels.items() if counts.get(code)})


def _is_needed(value: str) -> bool:
    """Whether it reads as an age, a year, or as a yes or no to taking part."""
    text = plain(value)
    return age_in(text) is not None or consent.speaks_of_consent(text)


def _is_answer(value: str, known: Collection[str]) -> bool:
    if is_blank(value):
        return True
    found = value_of(value)
    if found.kind is ValueKind.NUMBER:
        return abs(found.number) <= 100 or value.strip().strip("-") in ("999", "9999")
    if found.kind in (ValueKind.WORD, ValueKind.CODED):
        return found.label in known or sounds_like_an_answer(found.label)
    return found.kind in (ValueKind.NONE, ValueKind.CODE, ValueKind.PERCENTAGE)


def _is_given(value: str, shared: Collection[str], known: Collection[str]) -> bool:
    """Whether it is an answer to the statements, or a known word for one."""
    return value in shared or value_of(value).label in known


def _counts(cells: "pd.Series[Any]") -> dict[str, int]:
    codes = cells.cat.codes.to_numpy()
    times = np.bincount(codes[codes >= 0], minlength=len(cells.cat.categories))
    return {str(value): int(n) for value, n in zip(cells.cat.categories, times, strict=True) if n}


def _share(column: SurveyColumn, counts: Mapping[str, int], fits: Callable[[str], bool]) -> float:
    """On which part of the rows that say something a value fits."""
    told = {value: times for value, times in counts.items() if value.strip()}
    rows = sum(told.values())
    return sum(times for value, times in told.items() if fits(said(value, column.labels))) / rows if rows else 0.0


def _shared(table: SurveyTable, matches: Matches) -> frozenset[str]:
    """Values of several of the columns that may be statements."""
    times: Counter[str] = Counter()
    for key in matches:
        cells = table.frame[key]
        column = table.column(key)
        if len(cells.cat.categories) <= MOST_ANSWERS:
            times.update({said(value, column.labels) for value in _counts(cells)})
    return frozenset(value for value, columns in times.items() if columns >= SHARED_BY)
