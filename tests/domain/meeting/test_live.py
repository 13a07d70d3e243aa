"""How far a meeting is: its time, whether numbers can change, and as it is stored."""

import json

from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.meeting.agenda import Step, StepKind
from retention_check.domain.meeting.live import LiveMeeting, Timer
from retention_check.domain.meeting.polls import Poll, PollTally
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.round import Agreement
from tests.domain.meeting.led import led
from tests.domain.meeting.rooms import CODES, MANAGEMENT, YOUNG, guess, tally

VOTES = {
    Poll.GUESS: {
        YOUNG: tally(Poll.GUESS, [guess(*CODES[:3])] * 9),
        MANAGEMENT: tally(Poll.GUESS, [guess(*CODES[3:6])]),
    },
    Poll.PREDICT: {MANAGEMENT: PollTally(6, {f"{code}:2": 6 for code in CODES})},
    Poll.DOTS: {YOUNG: tally(Poll.DOTS, [{"M3.1": 2}] * 9), MANAGEMENT: tally(Poll.DOTS, [{"M1.1": 1}] * 6)},
}
STEPS = tuple(Step(kind, 5) for kind in (StepKind.GUESS, StepKind.PREDICT, StepKind.DOTS, StepKind.CLOSING))


def test_a_timer_runs_stands_still_and_goes_on() -> None:
    timer = Timer(2, 0, 100)
    assert [timer.left(now) for now in (100, 130, 220, 250)] == [120, 90, 0, -30]
    paused = timer.paused(130)
    assert (paused.left(130), paused.left(999), paused.paused(500)) == (90, 90, paused)
    assert paused.running(1000).left(1030) == 60
    assert timer.running(500) == timer


@given(passed=st.integers(0, 9999), since=st.integers(0, 10**9), earlier=st.integers(0, 500))
def test_a_clock_that_goes_back_gives_no_time(passed: int, since: int, earlier: int) -> None:
    timer = Timer(10, passed, since)
    assert timer.left(since - earlier) == timer.left(since) == timer.paused(since - earlier).left(0)


def test_it_is_known_who_is_there_once_somebody_is() -> None:
    assert not LiveMeeting(led().meeting.agenda).is_counted
    assert not LiveMeeting(led().meeting.agenda, {YOUNG: 0, MANAGEMENT: 0}).is_counted
    assert LiveMeeting(led().meeting.agenda, {YOUNG: 0, MANAGEMENT: 1}).is_counted


def test_at_every_scene_a_meeting_is_written_as_json_and_read_back() -> None:
    meeting = led(*STEPS, votes=VOTES)
    meeting.meeting = meeting.meeting.with_agreed(
        (Agreement("Samen lunchen", "secretaris", "mei", "tafel", ""),), "mei"
    )
    kinds = set()
    for _ in range(40):
        kinds.add(meeting.scene.kind)
        raw = json.loads(json.dumps(meeting.meeting.to_primitives()))
        assert LiveMeeting.from_primitives(raw, meeting.round.shown_in_meetings) == meeting.meeting
        meeting.move()
    assert {SceneKind.GUESSED, SceneKind.PREDICTED, SceneKind.DOTTED, SceneKind.AGREED} <= kinds
    assert {poll: outcome.shows_something for poll, outcome in meeting.meeting.outcomes.items()} == dict.fromkeys(
        Poll, True
    )


def test_a_meeting_holds_of_a_closed_poll_nothing_but_what_was_shown() -> None:
    """Nine guessed the same and one of management otherwise: of that one nothing is there."""
    meeting = led(*STEPS, votes=VOTES).go_to(SceneKind.GUESSED)
    raw = meeting.meeting.to_primitives()["outcomes"]["raden"]
    assert raw.keys() == {"voters", "hidden", "of_side", "of_all", "is_half_right", "predicted"} | {
        "has_paper",
        "few_phones",
    }
    assert raw["of_side"].keys() == {"young"}
    assert (raw["voters"], raw["of_all"], raw["predicted"]) == (10, None, [])
