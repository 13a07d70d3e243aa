"""Agreements in a meeting: at most three, replaced by what was opened, and never over someone else's text."""

import pytest

from retention_check.domain.meeting.agenda import usual_agenda
from retention_check.domain.meeting.agreeing import (
    ChangedError,
    FullError,
    added,
    answer_later,
    changed,
    proposal_of,
    with_answers,
)
from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.round import Agreement
from retention_check.domain.shown_in_meetings import ShownInMeetings

ONE, TWO, THREE, FOUR = (Agreement(f"afspraak {number}") for number in range(1, 5))


def meeting(*agreed: Agreement, answers: str = "") -> LiveMeeting:
    agenda = usual_agenda(has_scores=True, is_small=False)
    return LiveMeeting(agenda, agreed=agreed, answers_when=answers)


def test_three_fit_and_a_fourth_does_not() -> None:
    assert added(meeting(ONE, TWO), THREE).agreed == (ONE, TWO, THREE)
    with pytest.raises(FullError):
        added(meeting(ONE, TWO, THREE), FOUR)


def test_one_that_stands_there_already_was_sent_twice() -> None:
    assert added(meeting(ONE, TWO, THREE), TWO).agreed == (ONE, TWO, THREE)


def test_what_is_typed_on_in_one_form_is_one_agreement_also_when_there_are_three() -> None:
    first = added(added(added(meeting(), ONE, "k"), TWO, "l"), FOUR, "m")
    assert added(first, THREE, "k").agreed == (THREE, TWO, FOUR)
    assert added(added(first, THREE, "k"), ONE, "k").agreed == (ONE, TWO, FOUR)
    kept = LiveMeeting.from_primitives(first.to_primitives(), ShownInMeetings())
    assert kept == first
    assert added(kept, THREE, "k").agreed == (THREE, TWO, FOUR)


def test_what_others_made_of_it_meanwhile_is_left_and_nothing_is_kept_of_the_form() -> None:
    mended = changed(added(meeting(), ONE, "k"), 1, ONE, TWO)
    assert mended.drafts == {}
    assert added(mended, THREE, "k").agreed == (TWO, THREE)


def test_it_is_replaced_where_it_stands_now() -> None:
    assert changed(meeting(TWO, THREE), 3, THREE, FOUR).agreed == (TWO, FOUR)
    assert changed(meeting(TWO, THREE), 3, THREE, None).agreed == (TWO,)


def test_what_someone_else_made_of_it_is_not_gone_over() -> None:
    with pytest.raises(ChangedError) as caught:
        changed(meeting(ONE, FOUR), 2, None, THREE)
    assert caught.value.theirs == FOUR
    with pytest.raises(ChangedError) as caught:
        changed(meeting(ONE), 2, TWO, THREE)
    assert caught.value.theirs is None


def test_sent_twice_is_no_mistake() -> None:
    assert changed(meeting(ONE, THREE), 2, None, THREE).agreed == (ONE, THREE)
    assert changed(meeting(ONE), 2, None, None).agreed == (ONE,)


def test_what_was_agreed_keeps_when_answers_come() -> None:
    assert added(meeting(answers="morgen"), ONE).answers_when == "morgen"
    assert changed(meeting(ONE, answers="morgen"), 1, ONE, TWO).answers_when == "morgen"


def test_when_answers_come_is_not_gone_over_either() -> None:
    assert with_answers(meeting(answers="a"), "a", "b").answers_when == "b"
    assert with_answers(meeting(answers="b"), "a", "b").answers_when == "b"
    with pytest.raises(ChangedError) as caught:
        with_answers(meeting(answers="c"), "a", "b")
    assert caught.value.theirs == "c"


def test_an_answer_for_later_says_on_what() -> None:
    later = answer_later("een tweede gesprek", "gemeentesecretaris", "1 februari")
    assert later == Agreement("Antwoord op het voorstel: een tweede gesprek", "gemeentesecretaris", "1 februari")
    assert proposal_of(later) == "een tweede gesprek"
    assert proposal_of(ONE) is None
