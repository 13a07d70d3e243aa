"""One module for each survey tool: `NAME`, `matches` and `read`. The first that matches reads; a plain one is last."""

from typing import Protocol

from retention_check.importers.surveys.survey_table import Layout
from retention_check.importers.surveys.tools import (
    google_forms,
    lime_survey,
    ms_forms,
    plain_table,
    qualtrics,
    survey_monkey,
)
from retention_check.importers.surveys.tools.header_rows import Head


class SurveyTool(Protocol):
    """What each module of this package gives."""

    NAME: str

    def matches(self, head: Head) -> bool:
        """Whether these are the first rows of an export of this tool."""

    def read(self, head: Head) -> Layout:
        """How it lies."""


TOOLS: tuple[SurveyTool, ...] = (ms_forms, survey_monkey, qualtrics, lime_survey, google_forms, plain_table)
HEAD_ROWS = 30


def tool_of(head: Head) -> SurveyTool:
    """The tool whose export begins with these rows."""
    return next(tool for tool in TOOLS if tool.matches(head))
