"""The words of the meeting as it is planned: every reading is used, and management does nothing where it is not."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from retention_check.domain.planned_text import Circumstance, PlannedText
from retention_check.report import GroupSize, MeetingPlan, ReportOptions
from retention_check.studies import load_study

WORDS = load_study().content
USUAL = ReportOptions().circumstances
WITHOUT_MANAGEMENT = ReportOptions(plan=MeetingPlan(has_management=False)).circumstances
MEETINGS = [
    ReportOptions(is_pack=is_pack, plan=MeetingPlan(size, has_management)).circumstances
    for is_pack in (False, True)
    for size in GroupSize
    for has_management in (True, False)
]
MEETINGS += [now | {Circumstance.WITHOUT_SCORES} for now in MEETINGS if Circumstance.PACK not in now]  # of a live one


def planned(value: Any) -> list[PlannedText]:
    """Every text that can read otherwise for some meetings."""
    if isinstance(value, PlannedText):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in planned(part)]
    if isinstance(value, Mapping):
        return [text for part in value.values() for text in planned(part)]
    return (
        [text for field in fields(value) for text in planned(getattr(value, field.name))] if is_dataclass(value) else []
    )


def test_every_reading_stands_in_some_meeting_and_so_do_the_usual_words() -> None:
    passages = [passage for text in planned(WORDS.meeting) for passage in text.passages]
    assert sum(len(passage.otherwise) for passage in passages) > 40
    for passage in passages:
        told = {passage.reading(now) for now in MEETINGS}
        assert len(told) == len(passage.otherwise) + 1, passage


def test_the_usual_meeting_and_its_opposite_differ_in_each_circumstance() -> None:
    assert set() == USUAL
    assert frozenset().union(*MEETINGS) == set(Circumstance)


@pytest.mark.parametrize(
    "now", [now for now in MEETINGS if now >= WITHOUT_MANAGEMENT], ids=lambda now: "+".join(sorted(now))
)
def test_in_a_meeting_without_it_management_does_nothing(now: frozenset[Circumstance]) -> None:
    meeting = WORDS.meeting
    shown = [
        text.told(now)
        for part in (getattr(meeting, field.name) for field in fields(meeting))
        if part not in (meeting.management_present, meeting.who_counts)
        for text in planned(part)
    ]
    told = [sentence for text in shown for sentence in re.split(r"(?<=[.?!:])\s+", text) if "anagement" in sentence]
    assert told
    for sentence in told:
        assert re.search(r"(zonder|(aan|voor|van|volgens) het) management|Het management is er niet bij", sentence), (
            sentence
        )
