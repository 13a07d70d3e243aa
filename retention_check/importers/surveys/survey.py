"""The way in: files of a survey become what was understood of them, in a child process with limits."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers.surveys.choices import UNDECIDED, Choices
from retention_check.importers.surveys.files import unreadable
from retention_check.importers.surveys.files.limits import USUAL, Limits
from retention_check.importers.surveys.understanding import Understanding
from retention_check.importers.table import Problem
from retention_check.isolation import ChildFailedError, FailureCause, run_isolated
from retention_check.plain_text import one_line

if TYPE_CHECKING:
    from retention_check.importers.surveys.files.grid import Grid
    from retention_check.importers.surveys.survey_table import SurveyTable

NamedGrid = tuple[str, "Grid"]  # a table with the name of its file


@dataclass(frozen=True)
class SurveyFile:
    """An uploaded file: its name, as its owner knows it, and its bytes; its group where that was said."""

    name: str
    data: bytes
    side: Side | None = None


@dataclass(frozen=True)
class SurveyReading:
    """What was understood of files, and what of them may wait until it is confirmed (`kept`)."""

    understanding: Understanding
    kept: bytes = b""


def read_survey(
    files: Sequence[SurveyFile],
    study: Study,
    choices: Choices = UNDECIDED,
    limits: Limits = USUAL,
    *,
    keeps: bool = True,
) -> SurveyReading:
    """Read the files of one survey; mistakes are problems in what was understood, never exceptions.

    `keeps` says that what may be needed again is wanted too.
    """
    names = own_names([file.name for file in files])
    files = [replace(file, name=name) for file, name in zip(files, names, strict=True)]
    if problems := _refusals(files, limits):
        return _refused(*problems)
    given = {file.name: file.side for file in files if file.side}
    choices = replace(choices, sides={**choices.sides, **given})
    named = [(file.name, file.data) for file in files]
    return _in_child(len(files), limits, read_files, named, study, choices, limits, keeps)


def read_again(kept: bytes, study: Study, choices: Choices, limits: Limits = USUAL) -> Understanding:
    """The same of what waited, under what a person decided meanwhile."""
    return _in_child(1, limits, read_kept, kept, study, choices).understanding


def _refusals(files: Sequence[SurveyFile], limits: Limits) -> list[str]:
    """Why these files are not read at all."""
    if not files:
        return ["Kies het bestand met de antwoorden."]
    if len(files) > limits.files:
        return [unreadable.too_many_files(limits)]
    told = unreadable.too_large(limits)
    if found := [_about(file.name, told, len(files)) for file in files if len(file.data) > limits.file]:
        return found
    if sum(len(file.data) for file in files) > limits.total:
        return [unreadable.too_large_together(limits)]
    return _same(files)


def _same(files: Sequence[SurveyFile]) -> list[str]:
    """Files that were given twice: everybody in them would count twice."""
    first: dict[bytes, str] = {}
    told = []
    for file in files:
        if file.data and file.data in first:
            told.append(f"De bestanden ‘{first[file.data]}’ en ‘{file.name}’ zijn precies hetzelfde. Kies er één.")
        first.setdefault(file.data, file.name)
    return told


def own_names(names: Sequence[str]) -> list[str]:
    """The names of files as they are told and typed: on one line, with a number behind one that another before has."""
    found: list[str] = []
    for name in map(one_line, names):
        numbers = (f"{name} ({number})" for number in count(2))
        found.append(name if name not in found else next(each for each in numbers if each not in found))
    return found


def _about(name: str, message: str, files: int) -> str:
    return f"‘{name}’: {message}" if files > 1 else message


def _in_child(files: int, limits: Limits, work: Callable[..., SurveyReading], *arguments: object) -> SurveyReading:
    try:
        return run_isolated(work, *arguments, seconds=limits.seconds, megabytes=limits.megabytes)
    except ChildFailedError as error:
        told = unreadable.TAKES_TOO_LONG if error.cause is FailureCause.TIME else unreadable.FAR_AWAY
        which = f" {unreadable.ONE_BY_ONE}" if files > 1 else ""
        return _refused(told + which)


def _refused(*messages: str) -> SurveyReading:
    return SurveyReading(Understanding(problems=tuple(map(Problem, messages))))


def read_files(
    files: Sequence[tuple[str, bytes]],
    study: Study,
    choices: Choices,
    limits: Limits,
    keeps: bool = True,
) -> SurveyReading:
    """The work of the child."""
    os.putenv("OPENBLAS_NUM_THREADS", "1")  # else numpy takes memory for each processor
    grids, problems = _grids(files, limits)
    if problems:
        return _refused(*problems)
    if found := _means(grids, study, choices):
        return found
    from retention_check.importers.surveys.needed_values import apart_by_table, with_needed_values
    from retention_check.importers.surveys.table import kept_survey
    from retention_check.importers.surveys.table.scale_notes import with_codebooks
    from retention_check.importers.surveys.table.shared_ids import with_shared_ids
    from retention_check.importers.surveys.table.tables import table_of
    from retention_check.importers.surveys.understand import understand

    salt = os.urandom(16) if len(grids) > 1 else b""
    tables = with_shared_ids([table_of(grid, name, salt) for name, grid in grids])
    tables = with_codebooks(tables, [grid for _, grid in grids], study)
    tables = apart_by_table([with_needed_values(table, study, choices) for table in tables])
    if problems := _without_answers(tables, len(files)):
        return _refused(*problems)
    return SurveyReading(understand(tables, study, choices), kept_survey.to_bytes(tables) if keeps else b"")


def _grids(files: Sequence[tuple[str, bytes]], limits: Limits) -> tuple[list[NamedGrid], list[str]]:
    """Every table of every file, and what is told of files without one."""
    from retention_check.importers.surveys.files.containers import UnreadableFileError, read_grids

    grids: list[NamedGrid] = []
    problems = []
    for name, data in files:
        try:
            grids += [(name, grid) for grid in read_grids(data, limits)]
        except UnreadableFileError as error:
            problems.append(_about(name, unreadable.by_name(error.message, name), len(files)))
    return grids, problems


def _means(grids: Sequence[NamedGrid], study: Study, choices: Choices) -> SurveyReading | None:
    """What was understood of tables of means, None when these are rows of people."""
    from retention_check.importers.surveys import means
    from retention_check.importers.surveys.tools import HEAD_ROWS, plain_table, tool_of

    chosen = [grid for name, grid in grids if choices.sheets.get(name) == grid.name]
    if any(tool_of(grid.head(HEAD_ROWS)) is not plain_table for grid in chosen or [grid for _, grid in grids]):
        return None  # tools export the answers of people
    sheets = [sheet for name, grid in grids if (sheet := means.sheet_of(name, grid))]
    is_small = len(sheets) == len(grids)  # beside a large table means are a summary
    if not is_small or not means.looks_like_means(sheets, study, choices):
        return None
    found = means.read_means(sheets, study, choices)
    return SurveyReading(found.understanding, found.kept)


def _without_answers(tables: Sequence["SurveyTable"], files: int) -> list[str]:
    """What is told of files with headings alone: a survey that nobody answered yet."""
    with_rows = {table.file for table in tables if len(table.frame)}
    names = dict.fromkeys(table.file for table in tables)
    return [_about(name, unreadable.NO_ANSWERS, files) for name in names if name not in with_rows]


def read_kept(kept: bytes, study: Study, choices: Choices) -> SurveyReading:
    """The work of the child, of what waited."""
    from retention_check.importers.surveys import means
    from retention_check.importers.surveys.table import kept_survey
    from retention_check.importers.surveys.understand import understand

    if means.is_kept_means(kept):
        return SurveyReading(means.read_means(means.read_kept_means(kept), study, choices).understanding)
    return SurveyReading(understand(kept_survey.from_bytes(kept), study, choices))
