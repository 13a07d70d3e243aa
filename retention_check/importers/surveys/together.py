"""Several sheets and files of one survey: which of them count, and which repeat another."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from retention_check import dutch
from retention_check.importers.surveys.choices import ALL_SHEETS, Choices
from retention_check.importers.surveys.part import Part
from retention_check.importers.surveys.repeats import CountedRows, is_within, repeated, rows_of
from retention_check.importers.surveys.understanding import (
    Excluded,
    ExclusionCause,
    Option,
    Question,
    QuestionTopic,
)
from retention_check.importers.table import quoted

MOST_ROWS = 50_000  # of tables that are compared
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True)
class Together:
    """The parts that count, what has to be asked first, and what is told of the others."""

    parts: tuple[Part, ...]
    questions: tuple[Question, ...] = ()
    remarks: tuple[str, ...] = ()


def together(parts: Sequence[Part], choices: Choices) -> Together:
    """Which parts count: of one file one sheet, unless each is of one group; of equal ones the first.

    Of files that are of several years by their names, those of one year.
    """
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
    found, asked, told = _of_one_year(found, choices)
    questions += [asked] if asked else []
    return Together(tuple(found), tuple(questions), (*remarks, *told))


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


def _of_one_year(parts: list[Part], choices: Choices) -> tuple[list[Part], Question | None, list[str]]:
    """The parts of one year, where the names of files tell several of one group; which one is asked."""
    years = {part.table.file: found.pop() for part in parts if len(found := set(_YEAR.findall(part.table.file))) == 1}
    if not _are_of_one_group([part for part in parts if part.table.file in years], years):
        return parts, None, []
    files = sorted(years, key=lambda file: years[file])
    chosen = choices.sheets.get(files[0], "")
    if chosen == ALL_SHEETS:
        return parts, None, []
    year = years.get(chosen, years[files[0]])
    read = [part for part in parts if years.get(part.table.file, year) == year]
    if chosen not in years:
        return read, _asked_year(parts, files, years), []
    others = dutch.listing([quoted(file) for file in files if years[file] != year])
    return read, None, [f"Wij lezen alleen het jaar {year}. Van {others} is niets gelezen."]


def _are_of_one_group(parts: Sequence[Part], years: Mapping[str, str]) -> bool:
    """Whether two files of different years hold people of one group."""
    sides = [(years[part.table.file], set(part.inclusion.sides.unique())) for part in parts]
    return any(year != other and one & two for year, one in sides for other, two in sides)


def _asked_year(parts: Sequence[Part], files: Sequence[str], years: Mapping[str, str]) -> Question:
    options = []
    for year in sorted(set(years.values())):
        of_year = [file for file in files if years[file] == year]
        rows = sum(len(part.table.frame) for part in parts if part.table.file in of_year)
        options.append(Option(of_year[0], f"{year}: {', '.join(of_year)} ({dutch.plural(rows, 'rij', 'rijen')})"))
    return Question(
        QuestionTopic.SHEET,
        files[0],
        f"{dutch.listing([*map(quoted, files)])} lijken antwoorden van verschillende jaren. "
        "Van twee jaren mag u er maar één kiezen. Welk jaar lezen wij?",
        (*options, Option(ALL_SHEETS, "alle bestanden samen: het is één enquête")),
    )


def _without_repeats(parts: Sequence[Part]) -> tuple[list[Part], list[str]]:
    """Rows that stand in a larger table too count once, where those are half or more: else three people are six."""
    if len(parts) < 2 or sum(len(part.inclusion.sides) for part in parts) > MOST_ROWS:
        return list(parts), []
    codes = sorted({code for part in parts for code in part.statements.values()})
    rows = {id(part): rows_of(part, codes) for part in parts}
    kept: dict[int, Part] = {}
    remarks = []
    whole: list[Part] = []
    for part in sorted(parts, key=lambda each: -len(each.inclusion.sides)):
        again = [(other, found) for other in whole if (found := repeated(rows[id(part)], rows[id(other)])).any()]
        is_again = np.logical_or.reduce([found for _, found in again]) if again else np.array([], dtype=bool)
        whole.append(part)
        if again:
            remarks.append(_on_repeated(part, again[0][0], is_again))
        if not again or not is_again.all():
            kept[id(part)] = _without(part, is_again) if again else part
    remarks += [_on_equal_groups(part, other) for part, other in _pairs([p for p in whole if id(p) in kept], rows)]
    return [kept[id(part)] for part in parts if id(part) in kept], remarks


def _without(part: Part, is_again: Any) -> Part:
    """The part in which these of its rows that count do not."""
    sides = part.inclusion.sides
    out = Excluded(ExclusionCause.DUPLICATE, part.table.file, tuple(sides.index[is_again].tolist()))
    excluded = (*part.inclusion.excluded, out)
    return replace(part, inclusion=replace(part.inclusion, sides=sides[~is_again], excluded=excluded))


def _on_repeated(part: Part, other: Part, is_again: Any) -> str:
    if is_again.all():
        return f"Alle antwoorden in {quoted(part.name)} staan ook in {quoted(other.name)}. Wij tellen ze één keer."
    rows = f"{dutch.thousands(int(is_again.sum()))} van de {dutch.plural(len(is_again), 'rij', 'rijen')}"
    return f"{rows} in {quoted(part.name)} staan ook in {quoted(other.name)}. Die mensen tellen wij één keer."


def _pairs(parts: Sequence[Part], rows: Mapping[int, CountedRows]) -> list[tuple[Part, Part]]:
    """Tables of other groups with the very same answers."""
    return [
        (part, other)
        for place, part in enumerate(parts)
        for other in parts[:place]
        if is_within(rows[id(part)].without_side(), rows[id(other)].without_side())
    ]


def _on_equal_groups(part: Part, other: Part) -> str:
    return (
        f"De antwoorden in {quoted(part.name)} zijn dezelfde als die in {quoted(other.name)}, maar van een andere "
        "groep. Hebt u twee keer hetzelfde bestand gekozen?"
    )
