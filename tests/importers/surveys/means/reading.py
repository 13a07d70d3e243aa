"""Sheets of means in short, for the tests of their modules."""

from collections.abc import Sequence

from retention_check.importers.surveys.choices import UNDECIDED, Choices
from retention_check.importers.surveys.means import MeansSheet, read_means, sheet_of_rows
from retention_check.importers.surveys.means.layout import Block, blocks_of, oriented
from retention_check.importers.surveys.means.statements import StatementNames, statement_names
from retention_check.importers.surveys.understanding import Understanding
from tests.cast import STUDY

NAMES = ("Te weinig carrièreontwikkeling", "Te weinig zinvol werk", "Te weinig sociale steun")
SCORES = (("7.9", "6.1"), ("6.2", "6.0"), ("4.8", "4.2"))
PLAIN = [[name, *scores] for name, scores in zip(NAMES, SCORES, strict=True)]


def sheet(rows: Sequence[Sequence[str]], name: str = "Blad1", file: str = "uitkomsten.xlsx") -> MeansSheet:
    """A sheet of these cells."""
    return sheet_of_rows(file, name, rows)


def headed(*headings: str, rows: Sequence[Sequence[str]] = PLAIN) -> MeansSheet:
    """Three statements with two columns of scores under these headings."""
    return sheet([headings, *rows])


def understood(*sheets: MeansSheet, choices: Choices = UNDECIDED) -> Understanding:
    """What was understood of these sheets."""
    return read_means(sheets, STUDY, choices).understanding


def entered(*sheets: MeansSheet, choices: Choices = UNDECIDED) -> list[tuple[str, str, str, int | None]]:
    """The entries, when nothing was asked."""
    found = understood(*sheets, choices=choices)
    assert (found.questions, found.problems) == ((), ())
    return [(entry.code, str(entry.side), str(entry.mean), entry.n) for entry in found.entries]


def asked(*sheets: MeansSheet, choices: Choices = UNDECIDED) -> list[tuple[str, str, list[str]]]:
    """What is asked: the topic, about what, and what can be said."""
    questions = understood(*sheets, choices=choices).questions
    return [(str(each.topic), each.about, [str(option.value) for option in each.options]) for each in questions]


def names(choices: Choices = UNDECIDED) -> StatementNames:
    """The statements of the study."""
    return statement_names(STUDY, choices)


def blocks(rows: Sequence[Sequence[str]]) -> tuple[Block, ...]:
    """The parts of a sheet."""
    known = names()
    way, columns = oriented(sheet(rows), known)
    return blocks_of(way, columns, known)
