"""Two means of the same statement and group: of two tables a person chooses one, within one table it is a mistake."""

from collections.abc import Sequence
from dataclasses import dataclass

from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
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
    options = tuple(Option(name, f"Alleen {name}") for name in names)
    return Overlap(questions=(Question(QuestionTopic.SHEET, files[0], told, options, f'--sheet "{files[0]}={{}}"'),))


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
            told = (
                f"{each.code} van {WHO[each.side]} staat er twee keer met andere cijfers: in rij {first.row} en rij "
                f"{each.row}. Haal er één weg of verbeter de stelling."
            )
            problems.append(Problem(told, each.row, each.column))
    remarks = (
        (f"Twee keer met dezelfde cijfers, één keer gelezen: {named_list(list(dict.fromkeys(same)))}.",) if same else ()
    )
    return list(kept.values()), Overlap(problems=tuple(problems), remarks=remarks)


def _differ(part: Part, other: Part) -> bool:
    there = {(each.code, each.side): (each.value, each.n) for each in part.found}
    return any(there.get((each.code, each.side), (each.value, each.n)) != (each.value, each.n) for each in other.found)


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
