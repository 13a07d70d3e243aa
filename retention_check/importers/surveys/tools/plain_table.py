"""A table of no tool that we know: the widest of its first rows is its header row."""

from collections.abc import Sequence

from retention_check.importers.surveys.headings import heading
from retention_check.importers.surveys.survey_table import Layout

NAME = "een tabel"


def matches(head: Sequence[Sequence[str]]) -> bool:  # noqa: ARG001 - every tool is asked the same
    """Always: this is what is left."""
    return True


def read(head: Sequence[Sequence[str]]) -> Layout:
    """The first of the rows with the most texts."""
    if not head:
        return Layout((), 0)
    widths = [sum(1 for cell in row if cell.strip()) for row in head]
    row = widths.index(max(widths))
    return Layout(tuple(heading(text) for text in head[row]), row + 1)
