"""An export is read, and what came of it is laid beside what it holds."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from retention_check.importers.surveys.choices import UNDECIDED, Choices
from retention_check.importers.surveys.files.limits import USUAL
from retention_check.importers.surveys.survey import read_files
from retention_check.importers.surveys.understanding import Understanding
from tests.cast import STUDY
from tests.importers.surveys.exports.export import Export
from tests.importers.surveys.exports.layouts import Layout
from tests.importers.surveys.exports.model import Expected, Survey, expected


def read(export: Export, choices: Choices = UNDECIDED) -> Understanding:
    """What was understood, in this process: a child for each of a thousand files takes too long."""
    return read_files([(export.file, export.data)], STUDY, choices, USUAL).understanding


def check(survey: Survey, layout: Layout, choices: Choices = UNDECIDED) -> Understanding:
    """The export of this survey gives exactly what is in it, and asks nothing."""
    known, export = layout.export(survey)
    found = read(export, choices)
    assert told(found) == ""
    assert found.tool == layout.tool
    assert differences(found, expected(known, export.rows), export) == {}
    return found


def told(found: Understanding) -> str:
    """Problems and questions as one text."""
    return "\n".join(
        [*map(str, found.problems), *(f"{each.topic} {each.about!r}: {each.text}" for each in found.questions)]
    )


def differences(found: Understanding, wanted: Expected, export: Export) -> Mapping[str, Any]:
    """By subject what was found and what should have been; empty when nothing differs."""
    pairs: dict[str, tuple[Any, Any]] = {
        "people": ({str(side): n for side, n in found.people.items()}, dict(wanted.people)),
        "excluded": (
            {str(each.cause): tuple(sorted(each.rows)) for each in found.excluded},
            {cause: tuple(sorted(rows)) for cause, rows in wanted.excluded.items()},
        ),
        "n": ({(str(entry.side), entry.code): entry.n for entry in found.entries}, dict(wanted.n)),
        "means": (means(found), dict(wanted.means)),
        "unused": (
            {(cell.row, cell.column, cell.shown) for cell in found.unused_cells},
            {(row, export.letters[code], text) for row, code, text in wanted.unused},
        ),
    }
    return {name: both for name, both in pairs.items() if both[0] != both[1]}


def means(found: Understanding) -> Mapping[tuple[str, str], Decimal]:
    """The means by group and code, to twenty decimals."""
    return {
        (str(entry.side), entry.code): entry.mean.quantize(Decimal(1).scaleb(-20))
        for entry in found.entries
        if entry.mean is not None
    }
