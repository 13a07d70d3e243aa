"""In which order a meeting reveals reasons: fixed when the first one comes, so that each comes once."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from retention_check.domain.comparison import compare
from retention_check.domain.meeting.agenda import Step, StepKind
from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.meeting.reveal_order import order_of, with_order
from retention_check.domain.meeting.revealing import revealed_in_order
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.predictions import predicted_in_order
from retention_check.domain.shown_in_meetings import ShownInMeetings
from tests.cast import STUDY
from tests.domain.meeting.led import ROUND, Led, led
from tests.domain.meeting.rooms import CODES, YOUNG
from tests.predicted import prediction

STEPS = tuple(Step(kind, 5) for kind in (StepKind.GUESS, StepKind.PREDICT, StepKind.CLOSING))


def at(kind: SceneKind, number: int = 0) -> Led:
    return led(*STEPS).go_to(kind, number)


@pytest.mark.parametrize("kind", [SceneKind.REVEAL, SceneKind.PREDICTED])
def test_it_is_fixed_when_the_first_reason_comes_and_holds_all_of_them_once(kind: SceneKind) -> None:
    meeting = at(kind)
    fixed = with_order(meeting.meeting, meeting.comparison)
    assert sorted(fixed.order[kind]) == sorted(CODES)
    assert fixed.order[kind] == order_of(kind, meeting.comparison)


@pytest.mark.parametrize("kind", [SceneKind.REVEAL, SceneKind.PREDICTED])
def test_scores_that_are_mended_later_change_nothing_of_it(kind: SceneKind) -> None:
    meeting = at(kind)
    fixed = with_order(meeting.meeting, meeting.comparison)
    first = meeting.comparison.item(fixed.order[kind][0]).item.code
    mended = compare(
        replace(
            ROUND,
            entries=tuple(
                replace(each, mean=Decimal("1.5" if each.side is YOUNG else "9.5")) if each.code == first else each
                for each in ROUND.entries
            ),
        ),
        STUDY,
    )
    assert order_of(kind, mended) != fixed.order[kind]
    assert with_order(fixed, mended) == fixed


def test_other_scenes_fix_nothing() -> None:
    for kind in (SceneKind.GUESS, SceneKind.GUESSED, SceneKind.ORDER, SceneKind.AGREED):
        meeting = at(kind)
        assert with_order(meeting.meeting, meeting.comparison) == meeting.meeting
    before = LiveMeeting(led(*STEPS).meeting.agenda)
    assert with_order(before, meeting.comparison) == before


def test_reasons_and_predictions_each_have_their_own() -> None:
    shown = ShownInMeetings({YOUNG: prediction()})
    comparison = compare(replace(ROUND, shown_in_meetings=shown), STUDY)
    reveal = [each.item.code for each in revealed_in_order(comparison)]
    predicted = [each.item.code for each in predicted_in_order(comparison, shown.predicted)]
    assert [*order_of(SceneKind.REVEAL, comparison)] == reveal
    assert [*order_of(SceneKind.PREDICTED, comparison)] == predicted


def test_it_is_written_and_read_back_and_an_older_meeting_has_none() -> None:
    meeting = at(SceneKind.REVEAL)
    fixed = with_order(meeting.meeting, meeting.comparison)
    raw = json.loads(json.dumps(fixed.to_primitives()))
    assert LiveMeeting.from_primitives(raw, ShownInMeetings()).order == fixed.order
    del raw["order"]
    assert LiveMeeting.from_primitives(raw, ShownInMeetings()).order == {}
