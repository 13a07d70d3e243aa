"""Columns of an export by what stands above them, for tests of what headings tell."""

from collections.abc import Mapping, Sequence

from retention_check.importers.surveys.choices import UNDECIDED, Choices
from retention_check.importers.surveys.statements.matching import Match, match_statements
from retention_check.importers.surveys.survey_table import SurveyColumn
from retention_check.importers.surveys.table.headings import heading
from retention_check.importers.surveys.understanding import Sureness
from tests.cast import STUDY

Texts = str | tuple[str, ...]  # of one header row, or of several


def columns(headings: Sequence[Texts]) -> list[SurveyColumn]:
    """A column for each; its key is its place."""
    several = [(texts,) if isinstance(texts, str) else texts for texts in headings]
    return [SurveyColumn(str(place), "A", heading(*texts)) for place, texts in enumerate(several)]


def matched(*headings: Texts, choices: Choices = UNDECIDED) -> Mapping[str, Match]:
    """What these columns are, side by side in one table."""
    return match_statements(columns(headings), STUDY, choices)


def shown(*headings: Texts, choices: Choices = UNDECIDED) -> list[str]:
    """The same as words: `R3 exact`, `asked R4 R3`, or '' for no statement."""
    found = matched(*headings, choices=choices)
    return [_shown(found.get(str(place))) for place in range(len(headings))]


def _shown(match: Match | None) -> str:
    if match is None:
        return ""
    return " ".join(("asked", *match.candidates) if match.sureness is Sureness.ASKED else (match.code, match.sureness))
