"""Several sheets and files of one survey: which of them count, and which repeat another."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np

from retention_check import dutch
from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.part import Part
from retention_check.importers.surveys.understanding import Option, Question, QuestionTopic
from retention_check.importers.table import quoted

ALL_SHEETS = "*"  # of a file, as a choice: no sheet can have this name
FEWEST_REPEATED = 20  # answers that are the same in two tables, from which that is no chance
FEWEST_ROWS = 3
MOST_ROWS = 50_000  # of tables that are compared
_SIDES = ("young", "management")


@dataclass(frozen=True)
class Together:
    """The parts that count, what has to be asked first, and what is told of the others."""

    parts: tuple[Part, ...]
    questions: tuple[Question, ...] = ()
    remarks: tuple[str, ...] = ()


def together(parts: Sequence[Part], choices: Choices) -> Together:
    """Which parts count: of one file one sheet, unless each is of one group; of equal ones the first."""
    kept, remarks = _without_repeats(parts)
    found: list[Part] = []
    questions: list[Question] = []
    for file in dict.fromkeys(part.table.file for part in kept):
        of_file = [part for part in kept if part.table.file == file]
        chosen = _sheets(of_file, choices.sheets.get(file, ""))
        if chosen is None:
            questions.append(_asked_sheet(file, of_file))
            chosen = of_file[:1]
        elif len(of_file) > 1:
            remarks += _on_sheets(file, of_file, chosen)
        found += chosen
    return Together(tuple(found), tuple(questions), tuple(remarks))


def _sheets(parts: list[Part], chosen: str) -> list[Part] | None:
    """The sheets of a file that count: the chosen one, or all where no two have people of one group; None is asked."""
    if len(parts) == 1 or chosen == ALL_SHEETS:
        return parts
    if named := [part for part in parts if part.table.sheet == chosen]:
        return named
    groups = [set(part.inclusion.sides.unique()) for part in parts]
    is_apart = all(groups) and len(set().union(*groups)) == sum(map(len, groups))
    return parts if is_apart else None


def _asked_sheet(file: str, parts: Sequence[Part]) -> Question:
    names = [part.table.sheet for part in parts]
    options = [Option(part.table.sheet, _about(part)) for part in parts]
    return Question(
        QuestionTopic.SHEET,
        file,
        f"In {quoted(file)} staan antwoorden op {len(names)} bladen: {dutch.listing([*map(quoted, names)])}. "
        "Van twee jaren mag u er maar één kiezen. Welk blad lezen wij?",
        (*options, Option(ALL_SHEETS, "alle bladen samen: het is één enquête")),
        f'--sheet "{file}={{}}"',
    )


def _about(part: Part) -> str:
    return f"{part.table.sheet} ({dutch.plural(len(part.table.frame), 'rij', 'rijen')})"


def _on_sheets(file: str, parts: Sequence[Part], chosen: Sequence[Part]) -> list[str]:
    read = dutch.listing([quoted(part.table.sheet) for part in chosen])
    if len(chosen) == len(parts):
        return [f"In {quoted(file)} staan antwoorden op de bladen {read}. Wij tellen ze bij elkaar op."]
    others = dutch.listing([quoted(part.table.sheet) for part in parts if part not in chosen])
    return [
        f"In {quoted(file)} lezen wij het blad {read}. Ook op {others} staan antwoorden: daar is niets van gelezen."
    ]


def _without_repeats(parts: Sequence[Part]) -> tuple[list[Part], list[str]]:
    """A table of which every row stands in another one too counts once: else three people would look like six."""
    if len(parts) < 2 or sum(len(part.inclusion.sides) for part in parts) > MOST_ROWS:
        return list(parts), []
    codes = sorted({code for part in parts for code in part.statements.values()})
    rows = {id(part): _rows(part, codes) for part in parts}
    kept: list[Part] = []
    remarks = []
    for part in sorted(parts, key=lambda each: -len(each.inclusion.sides)):
        other = next((each for each in kept if _is_within(rows[id(part)], rows[id(each)])), None)
        if other is None:
            kept.append(part)
        else:
            remarks.append(
                f"Alle antwoorden in {quoted(part.name)} staan ook in {quoted(other.name)}. Wij tellen ze één keer."
            )
    remarks += [_on_equal_groups(part, other) for part, other in _pairs(kept, rows)]
    return [part for part in parts if part in kept], remarks


def _pairs(parts: Sequence[Part], rows: Mapping[int, "_Rows"]) -> list[tuple[Part, Part]]:
    """Tables of other groups with the very same answers."""
    return [
        (part, other)
        for place, part in enumerate(parts)
        for other in parts[:place]
        if _is_within(rows[id(part)].without_side(), rows[id(other)].without_side())
    ]


def _on_equal_groups(part: Part, other: Part) -> str:
    return (
        f"De antwoorden in {quoted(part.name)} zijn dezelfde als die in {quoted(other.name)}, maar van een andere "
        "groep. Hebt u twee keer hetzelfde bestand gekozen?"
    )


@dataclass(frozen=True)
class _Rows:
    """The rows that count, as numbers: the side first, then the answers by code; how many answers there are."""

    cells: Any

    @property
    def answers(self) -> int:
        return int((self.cells[:, 1:] != 0).sum())

    def without_side(self) -> "_Rows":
        return _Rows(np.where(np.arange(self.cells.shape[1]) == 0, 0, self.cells))

    def counted(self) -> dict[bytes, int]:
        """How often each different row stands there."""
        different, times = np.unique(self.cells, axis=0, return_counts=True)
        return {row.tobytes(): int(count) for row, count in zip(different, times, strict=True)}


def _is_within(rows: _Rows, others: _Rows) -> bool:
    if len(rows.cells) < FEWEST_ROWS or rows.answers < FEWEST_REPEATED:
        return False
    there = others.counted()
    return all(times <= there.get(row, 0) for row, times in rows.counted().items())


def _rows(part: Part, codes: Sequence[str]) -> _Rows:
    sides = part.inclusion.sides
    frame = part.table.frame.loc[sides.index]
    cells = np.zeros((len(frame), len(codes) + 1), dtype=np.int16)
    cells[:, 0] = [_SIDES.index(str(side)) + 1 for side in sides]
    for key, code in part.statements.items():
        number = _number(part.reading.read[key].get)
        values = [number(value) for value in frame[key].cat.categories]
        cells[:, codes.index(code) + 1] += np.array([*values, 0], dtype=np.int16)[frame[key].cat.codes.to_numpy()]
    return _Rows(cells)


def _number(read: Callable[[str], Decimal | None]) -> Callable[[str], int]:
    return lambda value: int((read(value) or 0) * 100)
