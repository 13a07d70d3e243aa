"""Preparing a meeting: the order of its steps, and what of it can change before and after it begins."""

from dataclasses import replace

import pytest

from retention_check.domain.meeting.agenda import Agenda, Step, StepKind, agenda_beforehand, usual_agenda
from retention_check.domain.meeting.live import LiveMeeting, Place
from retention_check.domain.meeting.preparing import (
    ANSWER_FIRST,
    FIRST,
    GUESS_FIRST,
    LAST,
    Misplaced,
    advice,
    misplaced,
    places_to_come,
    with_agenda,
    with_minutes,
)

USUAL = usual_agenda(has_scores=False, is_small=False)
WELCOME, ANSWERS, GUESS, TABLE, *_, CLOSING = USUAL.steps
PREDICT = Step(StepKind.PREDICT, 15)


@pytest.mark.parametrize("agenda", [USUAL, usual_agenda(has_scores=True, is_small=True), agenda_beforehand()])
def test_a_usual_agenda_is_in_order(agenda: Agenda) -> None:
    assert misplaced(agenda.steps) == ()
    assert advice(agenda.steps) == ()


def test_people_come_in_first_and_closing_comes_last() -> None:
    assert misplaced((GUESS, WELCOME, CLOSING)) == (Misplaced(1, FIRST),)
    assert misplaced((WELCOME, CLOSING, GUESS)) == (Misplaced(1, LAST),)


@pytest.mark.parametrize("guessing", [GUESS, PREDICT])
def test_the_room_answers_before_it_guesses(guessing: Step) -> None:
    assert misplaced((WELCOME, guessing, ANSWERS)) == (Misplaced(2, ANSWER_FIRST),)
    assert misplaced((WELCOME, ANSWERS, guessing)) == ()


@pytest.mark.parametrize("guessing", [GUESS, PREDICT])
def test_guessing_after_a_table_is_advised_against_and_possible(guessing: Step) -> None:
    assert misplaced((WELCOME, TABLE, guessing)) == ()
    assert advice((WELCOME, TABLE, guessing)) == (GUESS_FIRST,)
    assert advice((WELCOME, guessing, TABLE)) == ()


def test_another_agenda_is_possible_until_the_meeting_begins() -> None:
    waiting = LiveMeeting(USUAL)
    assert with_agenda(waiting, agenda_beforehand()).agenda == agenda_beforehand()
    with pytest.raises(ValueError, match="begun"):
        with_agenda(replace(waiting, place=Place()), agenda_beforehand())


def test_once_it_began_only_steps_to_come_get_other_minutes() -> None:
    held = LiveMeeting(USUAL, place=Place(1, 0))
    assert list(places_to_come(held)) == list(range(2, len(USUAL.steps)))
    changed = with_minutes(held, dict.fromkeys(range(len(USUAL.steps)), 7)).agenda.steps
    assert [step.minutes for step in changed[:2]] == [step.minutes for step in USUAL.steps[:2]]
    assert {step.minutes for step in changed[2:]} == {7}
    assert [step.kind for step in changed] == [step.kind for step in USUAL.steps]


def test_before_it_began_every_step_is_to_come_and_at_the_end_none() -> None:
    assert len(places_to_come(LiveMeeting(USUAL))) == len(USUAL.steps)
    assert len(places_to_come(LiveMeeting(USUAL, place=Place(len(USUAL.steps) - 1)))) == 0
