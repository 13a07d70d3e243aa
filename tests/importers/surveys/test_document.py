"""What was understood as a JSON object."""

from dataclasses import replace

from retention_check.importers.surveys.document import document_of
from retention_check.importers.surveys.understanding import Excluded, ExclusionCause, Understanding
from tests.cast import STUDY


def test_who_is_too_old_is_told_by_the_limit_of_the_study() -> None:
    found = Understanding(excluded=(Excluded(ExclusionCause.TOO_OLD, "a.csv", (2, 3)),))
    other = replace(STUDY, edition=replace(STUDY.edition, young_age_limit=30))
    assert document_of(found, STUDY)["excluded"][0]["why"] == "zijn ouder dan 35"
    assert document_of(found, other)["excluded"][0]["why"] == "zijn ouder dan 30"
