"""What a child makes of many files: kept small, for every child loads it."""

from collections.abc import Sequence

from retention_check.importers.surveys.files.containers import UnreadableFileError, read_grids
from retention_check.importers.surveys.files.limits import USUAL


def outcomes(files: Sequence[bytes]) -> list[str]:
    """Of each file its message, or how large its tables are; any other exception is a fault of ours."""
    return [_outcome(data) for data in files]


def understandings(files: Sequence[bytes]) -> list[str]:
    """Of each file as a survey its messages, or how many rows and scores it holds."""
    from retention_check.importers.surveys.choices import UNDECIDED
    from retention_check.importers.surveys.survey import read_files
    from retention_check.studies import load_study

    study = load_study()
    found = [read_files([("a", data)], study, UNDECIDED, USUAL).understanding for data in files]
    return [" ".join(map(str, each.problems)) or f"{each.rows}, {len(each.entries)}" for each in found]


def _outcome(data: bytes) -> str:
    try:
        grids = read_grids(data, USUAL)
    except UnreadableFileError as error:
        return error.message
    return ", ".join("x".join(map(str, grid.frame.shape)) for grid in grids)
