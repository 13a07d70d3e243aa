"""Nobody counts twice: who stands in two tables of one survey is left out of one of them, and that is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from retention_check import dutch
from retention_check.importers.surveys.part import Part
from retention_check.importers.surveys.repeats import (
    CountedRows,
    is_long,
    is_within,
    people_of_both_sides,
    rows_of,
    same_answers,
    same_of_another_side,
    same_people,
)
from retention_check.importers.surveys.understanding import Excluded, ExclusionCause
from retention_check.importers.table import quoted

MOST_ROWS = 50_000  # of tables that are compared
MOST_NAMED = 10  # rows
_NOT_COMPARED = (
    f"Samen hebben de bestanden meer dan {dutch.thousands(MOST_ROWS)} rijen. Wij keken daarom niet wie er in meer dan "
    "één staat: die telt nu twee keer mee. Controleer dat zelf."
)


def without_repeats(parts: Sequence[Part], *, is_by_choice: bool) -> tuple[list[Part], list[str]]:
    """The parts in which nobody stands twice: pooled, three people would look like six, and their means be shown.

    `is_by_choice` says that rows that are the same count once whoever gave them.
    """
    if len(parts) < 2:
        return list(parts), []
    if sum(len(part.inclusion.sides) for part in parts) > MOST_ROWS:
        return list(parts), [_NOT_COMPARED]
    codes = sorted({code for part in parts for code in part.statements.values()})
    compared = [_compared(part, codes) for part in parts]
    by_size = sorted(compared, key=lambda each: -len(each.is_out))
    pairs = [(one, other) for place, one in enumerate(by_size) for other in by_size[:place]]
    remarks = [told for one, other in pairs for told in _counted_once(one, other, is_by_choice=is_by_choice)]
    left = [each for each in compared if not len(each.is_out) or not each.is_out.all()]
    remarks += [told for place, one in enumerate(left) for other in left[:place] for told in _of_both(one, other)]
    return [each.without_repeats() for each in left], remarks


@dataclass
class _Compared:
    """A part with its rows as numbers, and which of them do not count because they stand elsewhere.

    `is_person` are those of the same people, `is_equal` those that are only left out by choice, and `again` the places
    of those that count and are the same as one elsewhere.
    """

    part: Part
    rows: CountedRows
    is_person: Any
    is_equal: Any
    again: list[int] = field(default_factory=list)

    @property
    def is_out(self) -> Any:
        """The rows that do not count."""
        return self.is_person | self.is_equal

    @property
    def left(self) -> Any:
        """The places of the rows that count."""
        return np.flatnonzero(~self.is_out)

    def numbers(self, places: Any) -> tuple[int, ...]:
        """The numbers of rows as their owner sees them."""
        return tuple(self.part.inclusion.sides.index[places].tolist())

    def without_repeats(self) -> Part:
        """The part in which the rows that are out do not count."""
        found, file = self.part.inclusion, self.part.table.file
        causes = ((ExclusionCause.OTHER_FILE, self.is_person), (ExclusionCause.DUPLICATE, self.is_equal))
        out = [Excluded(cause, file, self.numbers(is_out)) for cause, is_out in causes if is_out.any()]
        sides = found.sides[~self.is_out]
        again = {*found.again, *self.numbers(self.again)}.intersection(sides.index)
        inclusion = replace(found, sides=sides, excluded=(*found.excluded, *out), again=tuple(sorted(again)))
        return replace(self.part, inclusion=inclusion)


def _compared(part: Part, codes: Sequence[str]) -> _Compared:
    rows = rows_of(part, codes)
    nobody = np.zeros(len(rows.cells), dtype=bool)
    return _Compared(part, rows, nobody, nobody.copy())


def _counted_once(one: _Compared, other: _Compared, *, is_by_choice: bool) -> Iterator[str]:
    """Leave out who stands in both; what is told of them, and of rows that are the same and count."""
    people = _leave_out_people(one, other)
    left, there = one.left, other.left
    places = same_answers(one.rows.at(left), other.rows.at(there))
    same, theirs = left[places >= 0], there[places[places >= 0]]
    if is_by_choice:
        is_fuller = _is_fuller(one, other, same, theirs)
        one.is_equal[same[~is_fuller]] = True
        other.is_equal[theirs[is_fuller]] = True
    if n := people + (len(same) if is_by_choice else 0):
        yield _on_repeated(one, other, n)
    if not is_by_choice:
        one.again += same.tolist()
        if len(long := same[is_long(one.rows.at(same))]):
            yield _on_same_answers(one, other, one.numbers(long))


def _leave_out_people(one: _Compared, other: _Compared) -> int:
    """Leave out the row with fewer answers of each person who stands in both; how many those are."""
    left, there = one.left, other.left
    places = same_people(one.rows.at(left), other.rows.at(there))
    mine, theirs = left[places >= 0], there[places[places >= 0]]
    is_fuller = _is_fuller(one, other, mine, theirs)
    one.is_person[mine[~is_fuller]] = True
    other.is_person[theirs[is_fuller]] = True
    return len(mine)


def _is_fuller(one: _Compared, other: _Compared, mine: Any, theirs: Any) -> Any:
    """In which of these pairs the first row holds more answers."""
    return one.rows.answers[mine] > other.rows.answers[theirs]


def _on_repeated(one: _Compared, other: _Compared, n: int) -> str:
    if n == len(other.is_out) and other.is_out.all():
        one, other = other, one  # whose rows all hold less: those of the first are not all in it
    places = f"in {quoted(one.part.name)} {'staat' if n == 1 else 'staan'} ook in {quoted(other.part.name)}"
    if n == len(one.is_out) > 1 and one.is_out.all():
        return f"Alle antwoorden {places}. Wij tellen ze één keer."
    rows = f"{dutch.thousands(n)} van de {dutch.plural(len(one.is_out), 'rij', 'rijen')}"
    return f"{rows} {places}. {'Die' if n == 1 else 'Die mensen'} tellen wij één keer."


def _on_same_answers(one: _Compared, other: _Compared, numbers: Sequence[int]) -> str:
    more = len(numbers) - MOST_NAMED
    rows = dutch.listing([*map(str, numbers[:MOST_NAMED]), *([f"nog {more}"] if more > 0 else [])])
    which = f"Rij {rows}" if len(numbers) == 1 else f"De rijen {rows}"
    return (
        f"{which} in {quoted(one.part.name)} {'heeft' if len(numbers) == 1 else 'hebben'} dezelfde antwoorden als een "
        f"rij in {quoted(other.part.name)}. Wij tellen ze mee. Zijn het dezelfde mensen? Laat dubbele rijen dan weg."
    )


def _of_both(one: _Compared, other: _Compared) -> Iterator[str]:
    """What is told of tables that have the same people or answers, but for another group."""
    few, many = sorted((one, other), key=lambda each: len(each.rows.cells))
    first, second = quoted(few.part.name), quoted(many.part.name)
    if is_within(few.rows.without_side(), many.rows.without_side()):
        yield (
            f"De antwoorden in {first} zijn dezelfde als die in {second}, maar van een andere groep. "
            "Hebt u twee keer hetzelfde bestand gekozen?"
        )
    elif n := people_of_both_sides(few.rows, many.rows):
        people, they = ("1 mens staat", "Die telt") if n == 1 else (f"{dutch.thousands(n)} mensen staan", "Zij tellen")
        yield f"{people} in {first} en ook in {second}, maar met een andere groep. {they} nu bij beide groepen."
    elif n := same_of_another_side(few.rows.at(few.left), many.rows.at(many.left)):
        yield (
            f"{dutch.thousands(n)} van de {dutch.plural(len(few.rows.cells), 'rij', 'rijen')} in {first} staan ook in "
            f"{second}, maar van een andere groep. Zijn het dezelfde mensen? Zij tellen nu bij beide groepen."
        )
