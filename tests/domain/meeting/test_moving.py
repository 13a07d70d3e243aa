"""Going on, back and over a step: a vote opens once, closes for good, and not before it is known who is there."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.meeting import moving
from retention_check.domain.meeting.agenda import Step, StepKind
from retention_check.domain.meeting.live import Place, PollPhase, Timer
from retention_check.domain.meeting.moving import next_scene, with_present
from retention_check.domain.meeting.poll_outcomes import Hidden, PollOutcome
from retention_check.domain.meeting.polls import Poll, PollTally
from retention_check.domain.meeting.scenes import SceneKind
from tests.cast import MEASURES, STUDY
from tests.domain.meeting.led import NO_VOTES, PRESENT, Led, Making, led
from tests.domain.meeting.rooms import CODES, MANAGEMENT, YOUNG, guess, tally

GUESS, DOTS, CLOSING = Step(StepKind.GUESS, 5), Step(StepKind.DOTS, 5), Step(StepKind.CLOSING, 5)
PREDICT, WELCOME = Step(StepKind.PREDICT, 5), Step(StepKind.WELCOME, 10)
SIX = tally(Poll.GUESS, [guess(*CODES[:3])] * 6)
MOVES: dict[str, Making] = {"forward": moving.forward, "back": moving.back, "skip": moving.skip}
ALL = tuple(item.code for item in MEASURES)


def test_a_meeting_begins_at_its_first_scene_and_ends_at_its_last() -> None:
    meeting = led(WELCOME, CLOSING)
    assert (meeting.scene.kind, meeting.meeting.began) == (SceneKind.ARRIVE, 1000)
    assert [meeting.move() and meeting.scene.kind for _ in range(3)] == [
        SceneKind.RULES,
        SceneKind.AGREED,
        SceneKind.AGREED,
    ]
    assert next_scene(meeting.meeting, STUDY) is None
    assert meeting.move(moving.skip).meeting == meeting.meeting


def test_at_the_first_scene_there_is_nothing_to_go_back_to() -> None:
    meeting = led()
    before = meeting.meeting
    assert meeting.move(moving.back).meeting == before


def test_back_to_the_step_before_is_its_last_scene() -> None:
    meeting = led().go_to(SceneKind.DOTS)
    meeting.move(moving.back)
    assert (meeting.scene.kind, meeting.scene.step) == (SceneKind.ORDER, 1)


@pytest.mark.parametrize(("step", "kind"), [(GUESS, SceneKind.REVEAL), (PREDICT, SceneKind.PREDICTED)])
def test_from_any_reason_one_goes_to_the_last_at_once_and_from_there_on_as_usual(step: Step, kind: SceneKind) -> None:
    meeting = led(WELCOME, step, CLOSING).go_to(kind, 2)
    meeting.move(moving.to_last_of_kind)
    assert (meeting.scene.kind, meeting.scene.number) == (kind, 9)
    there = meeting.meeting
    assert meeting.move(moving.to_last_of_kind).meeting == there
    meeting.move()
    assert meeting.scene.kind is SceneKind.ORDER


@pytest.mark.parametrize("kind", [SceneKind.RULES, SceneKind.GUESS, SceneKind.GUESSED, SceneKind.ORDER])
def test_from_another_scene_it_leads_nowhere_and_closes_nothing(kind: SceneKind) -> None:
    meeting = led(WELCOME, GUESS, CLOSING).go_to(kind)
    before = meeting.meeting
    assert meeting.move(moving.to_last_of_kind) == moving.Move(before)
    assert moving.to_last_of_kind(replace(before, place=None), meeting.comparison, 0).meeting.place is None


def test_a_new_step_has_its_own_time_and_a_scene_in_it_does_not() -> None:
    meeting = led(WELCOME, GUESS)
    meeting.now = 1100
    meeting.move()
    assert meeting.meeting.timer == Timer(10, 0, 1000)
    meeting.now = 1200
    meeting.move()
    assert meeting.meeting.timer == Timer(5, 0, 1200)


# ---- Polls ----


def test_a_vote_is_open_while_its_scene_is_on_and_going_on_closes_it() -> None:
    meeting = led().go_to(SceneKind.GUESS)
    assert meeting.takes_votes
    assert meeting.move().closes is Poll.GUESS
    assert Poll.GUESS in meeting.meeting.outcomes
    assert not meeting.meeting.has_open_poll


@pytest.mark.parametrize(("kind", "poll"), [(SceneKind.GUESS, Poll.GUESS), (SceneKind.DOTS, Poll.DOTS)])
def test_a_closed_vote_never_opens_again_however_one_comes_back_to_it(kind: SceneKind, poll: Poll) -> None:
    meeting = led(is_management_last=False).go_to(kind)
    meeting.move()
    shown = meeting.meeting.outcomes[poll]
    for making in (moving.back, moving.forward, moving.back, moving.skip, moving.back, moving.back):
        meeting.move(making)
        assert not (meeting.scene.kind is kind and meeting.takes_votes)
        assert meeting.meeting.outcomes[poll] is shown
    assert meeting.closed.count(poll) == 1


def test_a_vote_that_is_left_backwards_waits_open_and_goes_on() -> None:
    meeting = led().go_to(SceneKind.GUESS)
    assert meeting.move(moving.back).closes is None
    assert (meeting.takes_votes, meeting.meeting.has_open_poll) == (False, True)
    meeting.move()
    assert meeting.takes_votes


def test_skipping_closes_an_open_vote_without_an_outcome() -> None:
    meeting = led(votes={Poll.GUESS: {YOUNG: SIX}}).go_to(SceneKind.GUESS)
    moved = meeting.move(moving.skip)
    assert (moved.drops, moved.closes, meeting.scene.kind) == (Poll.GUESS, None, SceneKind.DOTS)
    assert meeting.meeting.outcomes[Poll.GUESS] == PollOutcome(Poll.GUESS, hidden=Hidden.SKIPPED)
    assert meeting.round.shown_in_meetings.guessed == ()
    meeting.move(moving.back)
    for _ in range(12):
        meeting.move(moving.back)
        assert not meeting.takes_votes


def test_skipping_after_the_vote_keeps_what_it_showed() -> None:
    meeting = led(votes={Poll.GUESS: {YOUNG: SIX}}).go_to(SceneKind.GUESSED)
    shown = meeting.meeting.outcomes[Poll.GUESS]
    assert meeting.move(moving.skip).drops is None
    assert meeting.meeting.outcomes[Poll.GUESS] == shown
    assert shown.of_side


def test_a_step_that_was_skipped_before_its_vote_opened_can_still_be_held() -> None:
    meeting = led(WELCOME, GUESS, DOTS, present={}).go_to(SceneKind.RULES)
    meeting.meeting = replace(meeting.meeting, place=Place(2, 0), present=PRESENT)
    for _ in range(20):
        meeting.move(moving.back)
        if meeting.scene.kind is SceneKind.GUESS:
            break
    assert meeting.takes_votes


def test_management_votes_after_young_staff_and_the_poll_is_worked_out_once() -> None:
    meeting = led().go_to(SceneKind.DOTS)
    assert (meeting.scene.voters, meeting.takes_votes) == ((YOUNG,), True)
    assert meeting.move().closes is None
    assert (meeting.scene.voters, meeting.takes_votes, meeting.meeting.outcomes.get(Poll.DOTS)) == (
        (MANAGEMENT,),
        True,
        None,
    )
    assert meeting.move().closes is Poll.DOTS
    assert meeting.scene.kind is SceneKind.DOTTED


def test_back_from_the_vote_of_management_that_of_young_staff_stays_closed() -> None:
    meeting = led().go_to(SceneKind.DOTS, 1)
    meeting.move(moving.back)
    assert (meeting.scene.number, meeting.takes_votes) == (0, False)
    assert meeting.move().closes is None
    assert meeting.takes_votes
    assert meeting.move().closes is Poll.DOTS


def test_skipping_between_both_votes_drops_them_together() -> None:
    meeting = led().go_to(SceneKind.DOTS, 1)
    assert meeting.move(moving.skip).drops is Poll.DOTS
    assert meeting.meeting.outcomes[Poll.DOTS].hidden is Hidden.SKIPPED


def test_a_poll_that_stands_twice_in_an_agenda_is_held_once() -> None:
    meeting = led(DOTS, DOTS, CLOSING, is_management_last=False).go_to(SceneKind.DOTTED)
    assert meeting.closed == [Poll.DOTS]
    meeting.move()
    assert (meeting.scene.kind, meeting.scene.step, meeting.phase) == (SceneKind.DOTS, 1, PollPhase.CLOSED)
    meeting.move()
    assert meeting.closed == [Poll.DOTS]


# ---- Who is in the room ----


@pytest.mark.parametrize("present", [{}, {YOUNG: 0, MANAGEMENT: 0}])
@pytest.mark.parametrize("making", [moving.forward, moving.skip])
def test_no_vote_opens_before_it_is_typed_who_is_there(present: dict[object, int], making: Making) -> None:
    meeting = led(WELCOME, GUESS, present=present).go_to(SceneKind.RULES)  # type: ignore[arg-type]
    before = meeting.meeting
    moved = meeting.move(making)
    assert (moved.needs_present, moved.meeting) == (True, before)
    meeting.meeting = with_present(meeting.meeting, PRESENT)
    assert not meeting.move(making).needs_present
    assert meeting.takes_votes


def test_nor_on_the_way_back() -> None:
    meeting = led(GUESS, CLOSING, present={})
    meeting.meeting = replace(meeting.meeting, place=Place(0, 1))
    before = meeting.meeting
    assert meeting.move(moving.back).needs_present
    assert meeting.meeting == before


def test_a_refused_skip_drops_nothing() -> None:
    meeting = led(GUESS, DOTS)
    meeting.meeting = replace(meeting.meeting, present={})
    before = meeting.meeting
    moved = meeting.move(moving.skip)
    assert (moved.needs_present, moved.drops, meeting.meeting) == (True, None, before)


def test_a_meeting_that_begins_with_a_vote_waits_with_it_and_then_goes_on_to_it() -> None:
    meeting = led(GUESS, CLOSING, present={})
    assert (meeting.phase, meeting.move().needs_present) == (PollPhase.WAITING, True)
    meeting.meeting = with_present(meeting.meeting, PRESENT)
    assert meeting.move().closes is None
    assert (meeting.scene.kind, meeting.takes_votes) == (SceneKind.GUESS, True)
    assert led(GUESS, CLOSING).takes_votes


def test_numbers_change_between_votes_and_not_while_one_is_open_or_waits() -> None:
    meeting = led().go_to(SceneKind.GUESS)
    for _ in range(2):
        assert not moving.can_change_present(meeting.meeting)
        with pytest.raises(ValueError, match="open"):
            with_present(meeting.meeting, {YOUNG: 20})
        meeting.move(moving.back)
    meeting.go_to(SceneKind.GUESSED)
    assert with_present(meeting.meeting, {YOUNG: 20}).present == {YOUNG: 20}
    with pytest.raises(ValueError, match="-1"):
        with_present(meeting.meeting, {YOUNG: -1})


def test_between_the_votes_of_both_groups_no_number_changes() -> None:
    meeting = led().go_to(SceneKind.DOTS, 1)
    assert not moving.can_change_present(meeting.meeting)


@pytest.mark.parametrize(
    ("present", "asked"), [({YOUNG: 9, MANAGEMENT: 0}, [(YOUNG,)]), ({YOUNG: 0, MANAGEMENT: 9}, [(MANAGEMENT,)])]
)
def test_the_vote_of_a_group_of_which_nobody_is_there_is_passed_by(
    present: dict[object, int], asked: list[tuple[object, ...]]
) -> None:
    meeting = led(WELCOME, DOTS, CLOSING, present=present).go_to(SceneKind.RULES)  # type: ignore[arg-type]
    voters = []
    while meeting.move() and meeting.scene.kind is SceneKind.DOTS:
        voters.append(meeting.scene.voters)
        assert meeting.takes_votes
    assert (voters, meeting.scene.kind, meeting.closed) == (asked, SceneKind.DOTTED, [Poll.DOTS])


@pytest.mark.parametrize("left", [0, 1])
@pytest.mark.parametrize("is_last", [True, False])
def test_a_ballot_on_which_nothing_is_left_to_choose_is_passed_by(left: int, is_last: bool) -> None:
    dotted = tuple(code for code in ALL if code.startswith(("M1.", "M3.", "M6.")))[left:]
    meeting = led(WELCOME, DOTS, CLOSING, dotted=dotted, is_management_last=is_last).go_to(SceneKind.RULES)
    assert meeting.move().closes is None
    assert meeting.scene.kind is SceneKind.DOTTED
    assert meeting.meeting.outcomes == {Poll.DOTS: PollOutcome(Poll.DOTS, hidden=Hidden.SHOWN_BEFORE)}
    assert meeting.round.shown_in_meetings.dotted == dotted
    meeting.move(moving.back)
    assert not meeting.takes_votes


def test_with_two_measures_left_there_is_a_choice() -> None:
    dotted = tuple(code for code in ALL if code.startswith(("M1.", "M3.", "M6.")))[2:]
    meeting = led(WELCOME, DOTS, CLOSING, dotted=dotted).go_to(SceneKind.DOTS)
    assert (meeting.takes_votes, len(meeting.meeting.ballot)) == (True, 2)


# ---- What the round keeps of what was shown ----


def test_the_round_keeps_which_groups_guessed_and_which_measures_got_dots() -> None:
    dots = tally(Poll.DOTS, [{"M3.1": 2}] * 6)
    meeting = led(votes={Poll.GUESS: {YOUNG: SIX}, Poll.DOTS: {YOUNG: dots}}).go_to(SceneKind.DOTTED)
    shown = meeting.round.shown_in_meetings
    assert shown.guessed == (YOUNG,)
    assert shown.dotted == meeting.meeting.ballot
    assert len(shown.dotted) == 12


def test_what_showed_nothing_may_be_asked_again() -> None:
    four = {Poll.GUESS: {YOUNG: tally(Poll.GUESS, [guess(*CODES[:3])] * 4)}, Poll.DOTS: NO_VOTES}
    meeting = led(votes=four).go_to(SceneKind.DOTTED)
    assert meeting.round.shown_in_meetings == Led(meeting.meeting).round.shown_in_meetings


def test_a_group_that_guessed_or_predicted_in_an_earlier_meeting_shows_nothing_in_the_next() -> None:
    answers = PollTally(6, {f"{code}:4": 6 for code in CODES})
    votes = {Poll.GUESS: {YOUNG: SIX}, Poll.PREDICT: {YOUNG: answers}}
    first = led(GUESS, PREDICT, CLOSING, votes=votes).go_to(SceneKind.AGREED)
    assert first.round.shown_in_meetings.predicted.keys() == {YOUNG}
    again = led(GUESS, PREDICT, CLOSING, votes=votes)
    again.round = first.round
    again.go_to(SceneKind.AGREED)
    assert not any(outcome.shows_something for outcome in again.meeting.outcomes.values())
    assert again.round.shown_in_meetings == first.round.shown_in_meetings


# ---- In whatever order ----


@given(
    moves=st.lists(st.sampled_from([*MOVES, "forward", "type", "forward"]), max_size=60),
    present=st.sampled_from([{}, PRESENT, {YOUNG: 9, MANAGEMENT: 0}]),
    is_last=st.booleans(),
    dotted=st.sampled_from([(), ALL, ALL[:4]]),
)
def test_however_one_goes_a_vote_opens_once_and_closes_for_good(
    moves: list[str], present: dict[object, int], is_last: bool, dotted: tuple[str, ...]
) -> None:
    meeting = led(
        WELCOME,
        GUESS,
        DOTS,
        CLOSING,
        present=present,  # type: ignore[arg-type]
        dotted=dotted,
        is_management_last=is_last,
    )
    for each in moves:
        before = meeting.meeting
        if each == "type":
            if moving.can_change_present(before):
                meeting.meeting = with_present(before, PRESENT)
            continue
        moved = meeting.move(MOVES[each])
        after = meeting.meeting
        assert before.opened <= after.opened
        assert before.closed <= after.closed
        assert {**after.outcomes, **before.outcomes} == after.outcomes
        assert not moved.needs_present or after == before
        assert before.is_counted or after.opened == before.opened
        newly = after.outcomes.keys() - before.outcomes.keys()
        assert len(newly) <= 2  # a skipped one, and dots for which nothing is left
        assert not meeting.takes_votes or meeting.scene.poll not in after.outcomes
        assert not meeting.takes_votes or after.has_open_poll
    assert len(meeting.closed) == len(set(meeting.closed))
