"""How the words in columns are read: by a set of five, or by the number that stands with them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from retention_check.domain.study import Study
from retention_check.domain.tallies import ANSWERS
from retention_check.importers.surveys.answers.answer_columns import ASKED_FROM, AnswerColumn, known_labels
from retention_check.importers.surveys.answers.answer_ends import direction
from retention_check.importers.surveys.answers.answer_scale import Doubt
from retention_check.importers.surveys.answers.answer_sets import Places, places_of
from retention_check.importers.surveys.answers.answer_values import ValueKind

MOST_LABELS = 12  # different words at numbers; more are what people wrote
_NUMBERS = (ValueKind.NUMBER, ValueKind.CODE)


@dataclass(frozen=True)
class Words:
    """Of each column, by its key, which of the five a label is (None: asked), and what is noticed about the words.

    In the columns `by_number` a word with a number to it is read by that number, as far as it is one of `trusted`.
    `runs_down` says of a block whether its numbers do, by the words at them; `strange_ends` are the blocks with words
    at the ends that do not tell; `against` that codes run down where the
    words, which are followed, say so; `broken` are the labels whose code and word contradict each other.
    """

    places: Mapping[str, Mapping[str, int | None]] = field(default_factory=dict)
    by_number: frozenset[str] = frozenset()
    trusted: frozenset[str] = frozenset()
    runs_down: Mapping[str, bool | None] = field(default_factory=dict)
    strange_ends: frozenset[str] = frozenset()
    against: bool = False
    broken: frozenset[str] = frozenset()
    doubts: tuple[Doubt, ...] = ()


def words_of(columns: Sequence[AnswerColumn], study: Study) -> Words:
    """What the words in all columns of a table are together."""
    blocks = {column.key: column.block for column in columns}
    known = known_labels(study)
    numeric = {block for block in set(blocks.values()) if _is_numeric(_of(columns, block), known)}
    by_number = frozenset(column.key for column in columns if column.block in numeric)
    found = places_of({column.key: _labels(column, column.key in by_number) for column in columns}, blocks, study)
    orders = [_order(column, found[column.key]) for column in columns if column.key in found]
    broken = frozenset(label for labels in _broken(columns, found, by_number).values() for label in labels)
    trusted = _trusted(columns, known)
    return Words(
        places={key: each.places for key, each in found.items()},
        by_number=by_number,
        trusted=trusted,
        runs_down={block: _direction(_of(columns, block), study) for block in numeric},
        strange_ends=frozenset(block for block in numeric if _has_strange_ends(_of(columns, block), trusted, study)),
        against=-1 in orders,
        broken=broken,
        doubts=_doubts(columns, found),
    )


def _of(columns: Sequence[AnswerColumn], block: str) -> list[AnswerColumn]:
    return [column for column in columns if column.block == block]


def _is_numeric(columns: Sequence[AnswerColumn], known: frozenset[str]) -> bool:
    """Whether words with a number are read by it: bare numbers stand beside them, or nobody knows the words."""
    coded = [cell for column in columns for cell in column.open(ValueKind.CODED)]
    if not coded:
        return False
    bare = sum(cell.times for column in columns for cell in column.open(*_NUMBERS))
    return bool(bare) or 2 * sum(cell.times for cell in coded if cell.value.label not in known) > sum(
        cell.times for cell in coded
    )


def _labels(column: AnswerColumn, by_number: bool) -> Mapping[str, int]:
    """How often each label stands in a column; of those that the file names itself also the ones that nobody gave."""
    found: Counter[str] = Counter()
    for cell in column.open(ValueKind.WORD, *([] if by_number else [ValueKind.CODED])):
        found[cell.value.label] += cell.times
    return found if by_number else {**dict.fromkeys(column.declared.values(), 0), **found}


def _order(column: AnswerColumn, places: Places) -> int:
    """1 where codes rise with the words, -1 where they fall, 0 where there are none or they do neither."""
    pairs = sorted(
        {
            (cell.value.number, place)
            for cell in column.open(ValueKind.CODED)
            if (place := places.places.get(cell.value.label)) is not None
        }
        | {(code, place) for code, label in column.declared.items() if (place := places.places.get(label)) is not None}
    )
    steps = [(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(pairs)]
    if not steps or any(code == 0 or place == 0 for code, place in steps):
        return 0
    return 1 if all(place > 0 for _, place in steps) else -1 if all(place < 0 for _, place in steps) else 0


def _broken(
    columns: Sequence[AnswerColumn], found: Mapping[str, Places], by_number: frozenset[str]
) -> Mapping[str, set[str]]:
    """The labels, by block, that have a code which contradicts the order of the words."""
    broken: dict[str, set[str]] = {}
    for block in dict.fromkeys(column.block for column in columns):
        pairs: dict[str, set[Decimal]] = {}
        places: dict[str, int] = {}
        for column in _of(columns, block):
            for cell in column.open(ValueKind.CODED) if column.key not in by_number and column.key in found else []:
                if (place := found[column.key].places.get(cell.value.label)) is not None:
                    pairs.setdefault(cell.value.label, set()).add(cell.value.number)
                    places[cell.value.label] = place
        if pairs and not _is_in_order(pairs, places):
            broken[block] = set(pairs)
    return broken


def _is_in_order(codes: Mapping[str, set[Decimal]], places: Mapping[str, int]) -> bool:
    if any(len(each) > 1 for each in codes.values()):
        return False
    in_order = [next(iter(codes[label])) for label in sorted(codes, key=lambda label: places[label])]
    return in_order in (sorted(set(in_order)), sorted(set(in_order), reverse=True))


def _trusted(columns: Sequence[AnswerColumn], known: frozenset[str]) -> frozenset[str]:
    """Labels at a number that are no slip of one person: known, named by the file, or given more than once."""
    times: Counter[str] = Counter()
    for column in columns:
        for cell in column.open(ValueKind.CODED):
            times[cell.value.label] += cell.times
    total = sum(times.values())
    filled = sum(cell.times for column in columns for cell in column.cells if cell.kind is not ValueKind.NONE)
    named = {label for column in columns for label in column.declared.values()}
    is_most = 2 * total > filled and len(times) <= MOST_LABELS
    many = {label for label, count in times.items() if count >= ASKED_FROM or is_most}
    return frozenset((known & times.keys()) | named | many)


def _direction(columns: Sequence[AnswerColumn], study: Study) -> bool | None:
    labels = {int(cell.value.number): cell.value.label for column in columns for cell in column.open(ValueKind.CODED)}
    labels.update((int(code), label) for column in columns for code, label in column.declared.items())
    return direction(labels, study)


def _has_strange_ends(columns: Sequence[AnswerColumn], trusted: frozenset[str], study: Study) -> bool:
    """Whether words stand at the lowest or the highest of five that do not tell which of them is the best."""
    coded = [cell.value for column in columns for cell in column.open(ValueKind.CODED) if cell.value.label in trusted]
    return any(value.number in (1, ANSWERS) for value in coded) and _direction(columns, study) is None


def _doubts(columns: Sequence[AnswerColumn], found: Mapping[str, Places]) -> tuple[Doubt, ...]:
    """More than five words, or fewer; a file that names four itself had no fifth.

    Where a person said what a word stands for, that one may be the one that is missed.
    """
    told = {column.block for column in columns if any(cell.times and cell.chosen for cell in column.cells)}
    sure = {column.key for column in columns if column.block in told or len(set(column.declared.values())) == ANSWERS}
    declared = {column.key: len(set(column.declared.values())) for column in columns}
    doubts = {
        Doubt.CROWDED: any(places.is_crowded for places in found.values()),
        Doubt.MISSED: any(places.missed and key not in sure for key, places in found.items()),
        Doubt.FOUR_DECLARED: any(declared[key] == ANSWERS - 1 for key in found),
    }
    return tuple(doubt for doubt, is_there in doubts.items() if is_there)
