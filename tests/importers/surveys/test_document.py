"""What was understood as a JSON object."""

from dataclasses import replace

from retention_check.domain.side import Side
from retention_check.importers.surveys.document import document_of
from retention_check.importers.surveys.understanding import AnswerValue, Excluded, ExclusionCause, Understanding
from tests.cast import STUDY


def test_who_is_too_old_is_told_by_the_limit_of_the_study() -> None:
    found = Understanding(excluded=(Excluded(ExclusionCause.TOO_OLD, "a.csv", (2, 3)),))
    other = replace(STUDY, edition=replace(STUDY.edition, young_age_limit=30))
    assert document_of(found, STUDY)["excluded"][0]["why"] == "zijn ouder dan 35"
    assert document_of(found, other)["excluded"][0]["why"] == "zijn ouder dan 30"


def test_how_often_an_answer_was_given_is_not_told_of_a_group_of_fewer_than_five() -> None:
    found = Understanding(answers=(AnswerValue("Eens", "4", 9),), people={Side.YOUNG: 12, Side.MANAGEMENT: 5})
    assert document_of(found, STUDY)["answers"] == [{"typed": "Eens", "read_as": "4", "times": 9}]
    small = replace(found, people={Side.YOUNG: 12, Side.MANAGEMENT: 4})
    assert document_of(small, STUDY)["answers"] == [{"typed": "Eens", "read_as": "4", "times": None}]
