"""SPSS: the names of the variables and below them what was asked; the words of the answers are kept apart."""

from itertools import zip_longest

from retention_check.importers.surveys.survey_table import Layout
from retention_check.importers.surveys.table.headings import heading
from retention_check.importers.surveys.tools import lime_survey, qualtrics
from retention_check.importers.surveys.tools.header_rows import Head, Roles, known, name_of

NAME = "SPSS"


def matches(head: Head) -> bool:  # noqa: ARG001 - every tool is asked the same
    """Never: it is known by its kind of file, not by its first rows."""
    return False


def read(head: Head) -> Layout:
    """Two rows above the answers; Qualtrics and LimeSurvey make such files too, with columns of their own."""
    names, labels = (*head[:2], (), ())[:2]
    of_tool: Roles = next(
        (each for each in (qualtrics.ROLES, lime_survey.CODES) if known(map(name_of, names), each) > 2), {}
    )
    pairs = zip_longest(names, labels, fillvalue="")
    return Layout(tuple(heading(name, label, role=of_tool.get(name_of(name))) for name, label in pairs), 2)
