"""Several sheets and files of one survey: which of them count, and which repeat another."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retention_check import dutch
from retention_check.importers.surveys.choices import ALL_SHEETS, Choices
from retention_check.importers.surveys.counted_once import without_repeats
from retention_check.importers.surveys.part import Part
from retention_check.importers.surveys.survey_table import SurveyTable
from retention_check.importers.surveys.understanding import (
    Option,
    Question,
    QuestionTopic,
)
from retention_check.importers.table import quoted

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True)
class Together:
    """The parts that count, what has to be asked first, and what is told of the others; `tables` are those of all."""

    parts: tuple[Part, ...]
    tables: tuple[SurveyTable, ...]
    questions: tuple[Question, ...] = ()
    remarks: tuple[str, ...] = ()


def together(parts: Sequence[Part], choices: Choices) -> Together:
    """Which parts count: of one file one sheet, unless each is of one group; of equal ones the first.

    Of files that are of several years by their names, those of one year.
    """
    passed = [part for part in parts if _is_passed(part, parts, choices)]
    kept, remarks = without_repeats(
        [part for part in parts if part not in passed], is_by_choice=choices.drop_duplicates
    )
    found: list[Part] = []
    questions: list[Question] = []
    for file in dict.fromkeys(part.table.file for part in kept):
        of_file = [part for part in kept if part.table.file == file]
        chosen = _sheets(of_file, choices.sheets.get(file, ""))
        if chosen is None:
            questions.append(_asked_sheet(file, of_file))
            chosen = of_file[:1]
        elif len(of_file := [*of_file, *(part for part in passed if part.table.file == file)]) > 1:
            remarks += _on_sheets(file, of_file, chosen)
        found += chosen
    found, asked, told = _of_one_year(found, choices)
    questions += [asked] if asked else []
    return Together(tuple(found), tuple(part.table for part in parts), tuple(questions), (*remarks, *told))


def _is_passed(part: Part, parts: Sequence[Part], choices: Choices) -> bool:
    """Whether a person chose another sheet of its file: then that one is read, also where this one has all its rows."""
    chosen = choices.sheets.get(part.table.file)
    sheets = {each.table.sheet for each in parts if each.table.file == part.table.file}
    return chosen in sheets and part.table.sheet != chosen


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
