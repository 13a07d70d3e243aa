"""The columns of statements with their different values: each value once, with how often it stands there."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

import numpy as np

from retention_check.domain.study import Study
from retention_check.importers.surveys.answers.answer_ends import NOTHING, Ends, direction, ends_of
from retention_check.importers.surveys.answers.answer_labels import asked_as, known_sets, own_set, sounds_like_an_answer
from retention_check.importers.surveys.answers.answer_values import Value, ValueKind, value_of
from retention_check.importers.surveys.answers.shown_values import is_personal
from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.survey_table import SurveyColumn, SurveyTable

ASKED_FROM = 3  # times that an unknown word stands in a table, from which it is no slip of one person
_IN_WORDS = (ValueKind.WORD, ValueKind.CODED)


@dataclass(frozen=True)
class Cell:
    """A value as typed, how often it stands in its column, what it is, and what a person said of it.

    `chosen` is a number, or None for no answer; it means something only where `is_chosen`.
    """

    typed: str
    times: int
    value: Value
    is_chosen: bool = False
    chosen: Decimal | None = None

    @property
    def kind(self) -> ValueKind:
        """What it is by itself."""
        return self.value.kind


@dataclass(frozen=True)
class AnswerColumn:
    """A column of answers: `block` is the kind of statement it belongs to, `declared` are the words of its codes.

    `ends` is what stands above it about its scale.
    """

    key: str
    block: str
    cells: tuple[Cell, ...]
    declared: Mapping[Decimal, str]
    ends: Ends = NOTHING

    def open(self, *kinds: ValueKind) -> list[Cell]:
        """The cells of these kinds of which no person said anything, as far as they stand there."""
        return [cell for cell in self.cells if cell.kind in kinds and not cell.is_chosen and cell.times]


def columns_of(table: SurveyTable, statements: Mapping[str, str], study: Study, choices: Choices) -> list[AnswerColumn]:
    """The columns of these statements (code by key)."""
    chosen = {asked_as(word): _number(number) for word, number in choices.answers.items()}
    by_key = {column.key: column for column in table.columns}
    made = [_column(table, by_key[key], study.item(code).kind.value, study, chosen) for key, code in statements.items()]
    strange = {column.block for column in made if _has_strange_words(made, column.block, study)}
    return [
        _with_ordinary_words(column, by_key[column.key].labels) if column.block in strange else column
        for column in made
    ]


def texts_in(columns: Sequence[AnswerColumn], study: Study) -> frozenset[str]:
    """The columns, by their keys, in which people wrote: mostly words that no set knows and nobody repeats."""
    unknown = _unknown_labels(columns, study)
    return frozenset(column.key for column in columns if _is_text(column, unknown))


def texts_of(columns: Sequence[AnswerColumn], study: Study) -> Mapping[str, Sequence[Cell]]:
    """The cells of each column, by its key, that are neither an answer nor asked: what a person wrote."""
    fine = known_labels(study) | asked_labels(columns, study)
    return {
        column.key: [
            cell
            for cell in column.open(*_IN_WORDS, ValueKind.OTHER)
            if cell.value.label not in fine or is_personal(cell.typed)
        ]
        for column in columns
    }


def asked_labels(columns: Iterable[AnswerColumn], study: Study) -> frozenset[str]:
    """Labels that no set knows and that more than one person gave, or that have the words of an answer."""
    return frozenset(
        label
        for label, times in _unknown_labels(columns, study).items()
        if times >= ASKED_FROM or sounds_like_an_answer(label)
    )


def known_labels(study: Study) -> frozenset[str]:
    """Every label of every set."""
    own = (own_set(words) for words in study.answer_words.values())
    return frozenset(label for each in (*own, *known_sets()) for label in each.places)


def _has_strange_words(columns: Iterable[AnswerColumn], block: str, study: Study) -> bool:
    """Whether the answers to these statements hold words that are asked, or were until a person said what they are."""
    cells = [cell for column in columns if column.block == block for cell in column.cells if cell.kind in _IN_WORDS]
    times: Counter[str] = Counter()
    for cell in cells:
        times[cell.value.label] += cell.times
    known = known_labels(study)
    words = [label for label in times if label not in known]
    return any(times[label] >= ASKED_FROM or (times[label] and sounds_like_an_answer(label)) for label in words)


def _with_ordinary_words(column: AnswerColumn, labels: Mapping[str, str]) -> AnswerColumn:
    """The same column, in which ordinary words are answers: no set that we know says that they are none."""
    if not any(cell.value.instead for cell in column.cells):
        return column
    cells = tuple(replace(cell, value=cell.value.instead or cell.value) for cell in column.cells)
    return replace(
        column,
        cells=cells,
        declared=_declared({_code(code): label for code, label in labels.items()}, are_answers=True),
    )


def _is_text(column: AnswerColumn, unknown: Mapping[str, int]) -> bool:
    filled = sum(cell.times for cell in column.cells if cell.kind is not ValueKind.NONE or cell.is_chosen)
    written = sum(cell.times for cell in column.open(ValueKind.OTHER))
    words = column.open(ValueKind.WORD)
    written += sum(cell.times for cell in words if unknown.get(cell.value.label, ASKED_FROM) < ASKED_FROM)
    return written > 1 and 2 * written > filled


def _unknown_labels(columns: Iterable[AnswerColumn], study: Study) -> Mapping[str, int]:
    known = known_labels(study)
    found: Counter[str] = Counter()
    for column in columns:
        for cell in column.open(*_IN_WORDS):
            if cell.value.label not in known:
                found[cell.value.label] += cell.times
    return found


def _column(
    table: SurveyTable, column: SurveyColumn, block: str, study: Study, chosen: Mapping[str, Decimal | None]
) -> AnswerColumn:
    cells = table.frame[column.key].cat
    times = np.bincount(cells.codes.to_numpy() + 1, minlength=len(cells.categories) + 1)[1:]
    labels = {_code(code): label for code, label in column.labels.items()}
    made = tuple(
        _cell(typed, int(count), labels.get(_code(typed), ""), chosen)
        for typed, count in zip(cells.categories, times, strict=True)
    )
    declared = _declared(labels)
    ends = ends_of((column.heading.text, *column.heading.parts), study)
    if ends.high is None and ends.is_down is None:
        ends = ends_of((column.heading.scale,), study)
    return AnswerColumn(column.key, block, made, declared, _with_labels(ends, declared, study))


def _cell(typed: str, times: int, label: str, chosen: Mapping[str, Decimal | None]) -> Cell:
    value = value_of(typed, label)
    for word in (asked_as(typed), asked_as(label)) if chosen else ():
        if word and word in chosen:
            return Cell(typed, times, value, is_chosen=True, chosen=chosen[word])
    return Cell(typed, times, value)


def _declared(labels: Mapping[str, str], *, are_answers: bool = False) -> Mapping[Decimal, str]:
    """The words of the codes; with the ordinary words for no answer among them when these are answers."""
    found = {}
    for code, label in labels.items():
        value = value_of(code, label)
        value = (value.instead if are_answers else None) or value
        if value.kind is ValueKind.CODED:
            found[value.number] = value.label
    return found


def _with_labels(ends: Ends, declared: Mapping[Decimal, str], study: Study) -> Ends:
    """What the file's own words for codes say of the scale goes before what stands above the column."""
    if len(declared) < 2:
        return ends
    labels = {int(code): label for code, label in declared.items()}
    return Ends(min(labels), max(labels), direction(labels, study))


def _code(code: str) -> str:
    """A code so that '1' and '1.0' are the same."""
    text = code.strip()
    return text.removesuffix(".0")


def _number(number: str) -> Decimal | None:
    try:
        return Decimal(number.strip().replace(",", ".")) if number.strip() else None
    except InvalidOperation:
        return None
