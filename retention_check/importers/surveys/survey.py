"""The way in: files of a survey become what was understood of them, in a child process with limits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers.surveys.choices import UNDECIDED, Choices
from retention_check.importers.surveys.limits import USUAL, Limits
from retention_check.importers.surveys.understanding import Understanding
from retention_check.importers.table import Problem, TooManyColumnsError
from retention_check.importers.workbook import TooManyRowsError
from retention_check.isolation import ChildFailedError, FailureCause, run_isolated


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
    files: Sequence[SurveyFile], study: Study, choices: Choices = UNDECIDED, limits: Limits = USUAL
) -> SurveyReading:
    """Read the files of one survey; mistakes are problems in what was understood, never exceptions."""
    if any(len(file.data) > limits.file for file in files):
        return _refused(f"Het bestand is te groot: het mag hooguit {limits.file // 2**20} MB zijn.")
    given = {file.name: file.side for file in files if file.side}
    choices = replace(choices, sides={**choices.sides, **given})
    return _in_child(limits, read_files, [(file.name, file.data) for file in files], study, choices, limits)


def read_again(kept: bytes, study: Study, choices: Choices, limits: Limits = USUAL) -> Understanding:
    """The same of what waited, under what a person decided meanwhile."""
    return _in_child(limits, read_kept, kept, study, choices).understanding


def _in_child(limits: Limits, work: Callable[..., SurveyReading], *arguments: object) -> SurveyReading:
    try:
        return run_isolated(work, *arguments, seconds=limits.seconds, megabytes=limits.megabytes)
    except TooManyRowsError:
        return _refused(f"Het bestand heeft te veel rijen: hooguit {limits.rows}.")
    except TooManyColumnsError:
        return _refused(f"Het bestand heeft te veel kolommen: hooguit {limits.columns}.")
    except ChildFailedError as error:
        if error.cause is FailureCause.TIME:
            return _refused("Het lezen van dit bestand duurt te lang.")
        return _refused("Dit bestand kan niet gelezen worden: het is beschadigd, of er staat iets ver buiten de tabel.")


def _refused(message: str) -> SurveyReading:
    return SurveyReading(Understanding(problems=(Problem(message),)))


def read_files(files: Sequence[tuple[str, bytes]], study: Study, choices: Choices, limits: Limits) -> SurveyReading:
    """The work of the child."""
    from retention_check.importers.surveys import containers, kept_survey
    from retention_check.importers.surveys.tables import table_of
    from retention_check.importers.surveys.understand import understand

    try:
        tables = [table_of(grid, name) for name, data in files for grid in containers.read_grids(data, limits)]
    except containers.UnreadableFileError as error:
        return _refused(error.message)
    return SurveyReading(understand(tables, study, choices), kept_survey.to_bytes(tables))


def read_kept(kept: bytes, study: Study, choices: Choices) -> SurveyReading:
    """The work of the child, of what waited."""
    from retention_check.importers.surveys import kept_survey
    from retention_check.importers.surveys.understand import understand

    return SurveyReading(understand(kept_survey.from_bytes(kept), study, choices))
