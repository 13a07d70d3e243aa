"""Two means of the same statement and group: of two tables a person chooses one, within one table it is a mistake."""

from collections.abc import Sequence
from dataclasses import dataclass

from retention_check.domain.side import Side
from retention_check.importers.surveys.means.parts import Found, Part
from retention_check.importers.surveys.means.remarks import named_list
from retention_check.importers.surveys.understanding import Option, Question, QuestionTopic
from retention_check.importers.table import Problem, quoted

Place = tuple[str, Side]


@dataclass(frozen=True)
class Overlap:
    """What is asked, wrong or told because something stands there twice."""

    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()


def ask_which_parts(parts: Sequence[Part]) -> Overlap:
    """Tables with means of the same statements and groups that differ: which of them is read."""
    clashing: list[Part] = []
    for index, part in enumerate(parts):
        for other in parts[index + 1 :]:
            if _differ(part, other):
                clashing += [each for each in (part, other) if each not in clashing]
    if not clashing:
        return Overlap()
    files = list(dict.fromkeys(part.block.sheet.file for part in clashing))
    if len(files) > 1:
        told = f"In {named_list([quoted(file) for file in files])} staan scores van dezelfde groep. Lees er één van in."
        return Overlap(problems=(Problem(told),))
    names = _names(clashing)
    told = (
        f"Dezelfde stellingen staan in {named_list([quoted(name) for name in names])}, met andere cijfers. "
        "Welke wilt u inlezen?"
    )
    options = tuple(Option(name, f"{_kind(name, clashing)} {name}") for name in names)
    return Overlap(questions=(Question(QuestionTopic.SHEET, files[0], told, options),))


def without_repeats(parts: Sequence[Part]) -> tuple[list[Found], Overlap]:
    """Everything that was found, each statement of a group once."""
    kept: dict[Place, Found] = {}
    same: list[str] = []
    problems: list[Problem] = []
    for each in (found for part in parts for found in part.found):
        first = kept.setdefault((each.code, each.side), each)
        if first is each:
            continue
        if (first.value, first.n) == (each.value, each.n):
            same.append(f"{each.code} in rij {each.row}")
        else:
            told = _which_is_right(each, first)
            problems.append(Problem(told))
    remarks = (
        (f"Twee keer met dezelfde cijfers, één keer gelezen: {named_list(list(dict.fromkeys(same)))}.",) if same else ()
    )
    return list(kept.values()), Overlap(problems=tuple(dict.fromkeys(problems)), remarks=remarks)


def _which_is_right(each: Found, first: Found) -> str:
    """A statement on two rows; of a turned sheet in two columns."""
    what, one, other = ("rij", first.row, each.row) if first.row != each.row else ("kolom", first.column, each.column)
    that = "andere rij" if what == "rij" else "andere kolom"
    return (
        f"{each.code} staat in {what} {one} en in {what} {other}, met andere cijfers. Welke klopt? Haal de {that} weg."
    )


def _differ(part: Part, other: Part) -> bool:
    there = {(each.code, each.side): (each.value, each.n) for each in part.found}
    return any(there.get((each.code, each.side), (each.value, each.n)) != (each.value, each.n) for each in other.found)


def _kind(name: str, parts: Sequence[Part]) -> str:
    """What has this name: a sheet, several sheets of one year, or a table on a sheet with others."""
    sheets = {part.block.sheet.name for part in parts if part.answers(name)}
    if len({part.block.sheet.name for part in parts}) == 1:
        return "De cijfers van" if any(part.year == name for part in parts) else "De tabel op"
    return "Het blad" if len(sheets) == 1 else "De bladen van"


def _names(parts: Sequence[Part]) -> list[str]:
    """What tells the parts apart: their years, else their sheets, else their own names."""
    for names in (
        [part.year for part in parts],
        [part.block.sheet.name for part in parts],
        [part.name for part in parts],
    ):
        different = list(dict.fromkeys(names))
        if "" not in different and len(different) > 1:
            return different
    return list(dict.fromkeys(part.name for part in parts))
