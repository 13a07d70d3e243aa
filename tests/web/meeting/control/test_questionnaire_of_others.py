"""A questionnaire that was opened for others, two more weeks: who only leads leaves it alone, who manages may not."""

import re
from datetime import timedelta

import pytest
from flask import Flask

from retention_check import clock, store
from retention_check.domain.meeting.agenda import agenda_beforehand
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.side import Side
from tests.web.client import SavedRound, Visitor, database_of, manager, owner, stored_round
from tests.web.meeting.held import Holding, hold, leader
from tests.web.meeting.room import (
    CLOSE,
    EMPTY,
    FORWARD,
    LATER,
    OPEN,
    PUBLISH,
    Meeting,
    answer,
    asked,
    is_open,
    kind_on,
    lead,
    place_of,
)
from tests.web.organiser.questionnaire.asking import open_form

NOT_YOURS = (
    "Deze vragenlijst is niet in de bijeenkomst geopend. Alleen wie de ronde beheert, kan hem sluiten of openen."
)
RAISE = "/leiden/vragenlijst/gevraagd"


@pytest.fixture
def others(app: Flask, meeting: Meeting) -> Meeting:
    """The organiser asked 120 and 30 people, until two weeks from now; the meeting is at its scene."""
    holding, _ = meeting
    open_form(owner(app), saved(holding), asked_young="120", asked_management="30")
    assert asked(holding).questionnaire.until > clock.today()
    lead(meeting, FORWARD)
    return meeting


def saved(holding: Holding) -> SavedRound:
    return SavedRound(holding.public_id, holding.manage)


def managing(others: Meeting) -> Meeting:
    """The same meeting, led by who manages the round."""
    return others[0], manager(others[0].app, saved(others[0]))


def sent_by_hand(meeting: Meeting, action: str) -> str:
    """What is told after a button that no page has."""
    holding, visitor = meeting
    fields = visitor.get(holding.control).fields()
    return visitor.follow(visitor.post(holding.at + action, {**fields, "sure": "ja"})).main


def close_it(holding: Holding) -> None:
    store.questionnaires.close(database_of(holding.app), holding.public_id, clock.today())


def test_who_leads_reads_that_it_is_of_others_and_stays_open(others: Meeting) -> None:
    page = others[1].get(others[0].control)
    assert "Deze vragenlijst is niet in deze bijeenkomst geopend." in page.main
    assert "Gaat u verder of eindigt de bijeenkomst, dan blijft hij open." in page.main
    assert "Alleen wie de ronde beheert, kan hem sluiten." in page.main
    assert "/vragenlijst/" not in page.text


def test_going_on_skipping_closing_and_ending_leave_it_open(others: Meeting) -> None:
    holding, visitor = others
    assert NOT_YOURS in sent_by_hand(others, CLOSE)
    page = lead(others, FORWARD)
    assert kind_on(holding) is SceneKind.CHECK
    assert "Zolang hij open is, zijn er geen uitkomsten." in page.main
    assert NOT_YOURS in sent_by_hand(others, CLOSE)
    lead(others, FORWARD)
    assert kind_on(holding) is SceneKind.GUESS
    ending = visitor.get(f"{holding.control}/einde")
    assert "De vragenlijst van deze ronde blijft open, tot en met " in ending.main
    visitor.send(ending)
    assert is_open(holding)


@pytest.mark.parametrize("action", ["/leiden/overslaan", LATER])
def test_nor_do_other_ways_on(others: Meeting, action: str) -> None:
    if action == LATER:
        lead(others, FORWARD)
    sent_by_hand(others, action)
    assert kind_on(others[0]) is SceneKind.GUESS
    assert is_open(others[0])


def test_its_answers_are_told_in_fives_on_the_screen_too(app: Flask, others: Meeting) -> None:
    holding, visitor = others
    told = []
    for _ in range(3):
        answer(holding, 1, 1)
        pages = visitor.get(holding.control), Visitor(app).get(holding.at)
        told.append(["5 of meer van 150 antwoordden" in page.main for page in pages])
        assert not any(re.search(r"\b[246] van 150", page.main) for page in pages)
    assert told == [[False, False], [False, False], [True, True]]


def test_once_it_is_closed_who_leads_neither_opens_raises_nor_publishes_it(app: Flask, others: Meeting) -> None:
    holding, visitor = others
    answer(holding, 12, 6)
    close_it(holding)
    page = visitor.get(holding.control)
    assert "Alleen wie de ronde beheert, kan hem weer openen." in page.main
    assert NOT_YOURS in sent_by_hand(others, OPEN)
    page = lead(others, FORWARD)
    assert "Dat kan alleen wie de ronde beheert doen." in page.main
    assert "scores" not in Visitor(app).get(holding.at).main
    for action in (PUBLISH, RAISE):
        assert visitor.get(holding.at + action).redirects_to == holding.control
        sent_by_hand(others, action)
    assert not is_open(holding)
    assert not stored_round(app, holding.public_id).publication.days
    lead(others, FORWARD)
    assert kind_on(holding) is SceneKind.GUESS


def test_the_room_is_not_told_that_too_few_of_others_answered(app: Flask, others: Meeting) -> None:
    holding, _ = others
    close_it(holding)
    lead(others, FORWARD)
    assert "te weinig" not in Visitor(app).get(holding.at).main


def test_who_manages_the_round_closes_and_publishes_it_from_there(app: Flask, others: Meeting) -> None:
    holding, _ = me = managing(others)
    answer(holding, 12, 6)
    assert "Sluit de vragenlijst voor iedereen" in me[1].get(holding.control).main
    lead(me, FORWARD)
    assert is_open(holding)
    lead(me, CLOSE)
    assert not is_open(holding)
    told = lead(me, PUBLISH).main
    assert "De uitkomsten van jonge ambtenaren en het management liggen vast." in told
    assert set(stored_round(app, holding.public_id).publication.days) == set(Side)


def test_who_manages_settles_it_first_once_it_is_closed(others: Meeting) -> None:
    holding, visitor = me = managing(others)
    answer(holding, 12, 6)
    lead(me, FORWARD)
    lead(me, CLOSE)
    page = visitor.get(holding.control)
    fields = page.fields(place_of(page, LATER))
    assert "Kies eerst" in visitor.follow(visitor.post(f"{holding.control}/verder", fields)).main
    lead(me, LATER)
    assert kind_on(holding) is SceneKind.GUESS


def test_a_meeting_beforehand_touches_no_questionnaire_whoever_leads(app: Flask) -> None:
    holding = hold(app, EMPTY, agenda_beforehand())
    open_form(owner(app), saved(holding))
    holding.move()
    for visitor in (leader(holding), manager(app, saved(holding))):
        assert NOT_YOURS in sent_by_hand((holding, visitor), CLOSE)
    holding.end()
    assert is_open(holding)


def test_its_own_that_the_organiser_prolonged_is_of_others_too(app: Flask, meeting: Meeting) -> None:
    lead(meeting, FORWARD)
    holding, _ = meeting
    close_it(holding)
    until = clock.today() + timedelta(14)
    store.questionnaires.reopen(database_of(app), holding.public_id, until, clock.today())
    lead(meeting, FORWARD)
    assert is_open(holding)


def test_a_meeting_of_the_same_round_that_comes_later_does_not_take_over_what_was_left(meeting: Meeting) -> None:
    lead(meeting, FORWARD)
    holding, _ = meeting
    assert holding.stored.meeting.own_questionnaire == asked(holding).id
    holding.end()
    assert not is_open(holding)
