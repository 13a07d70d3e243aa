"""The questionnaire goes along with the moves of who leads, and never with looking at a page."""

from flask import Flask

from retention_check import clock, store
from retention_check.domain.meeting import moving
from retention_check.domain.meeting.agenda import Agenda, Step, StepKind
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.side import Side
from tests.web.client import SavedRound, Visitor, database_of, owner, stored_round
from tests.web.meeting.held import PRESENT, Attendee, hold, leader
from tests.web.meeting.room import (
    BACK,
    EMPTY,
    FORWARD,
    OPEN,
    PUBLISH,
    Meeting,
    answer,
    asked,
    asking,
    is_open,
    kind_on,
    lead,
    press,
)
from tests.web.organiser.questionnaire.asking import open_form


def test_going_on_to_its_scene_opens_it_for_today_and_those_who_are_there(meeting: Meeting) -> None:
    lead(meeting, FORWARD)
    holding, _ = meeting
    found = asked(holding).questionnaire
    assert found.asked_first == PRESENT
    assert found.sides == tuple(Side)
    assert (found.opened, found.until, found.has_codes) == (clock.today(), clock.today(), False)
    assert "gemeente Gouda" in found.asker
    assert stored_round(holding.app, holding.public_id).asked == PRESENT
    assert len(found.codes) == 22


def test_looking_at_its_scene_opens_nothing(app: Flask) -> None:
    holding = hold(app, EMPTY)
    holding.go_to(SceneKind.ASK)
    for visitor, address in ((leader(holding), holding.control), (Visitor(app), holding.at)):
        assert visitor.get(address).status == 200
        assert visitor.get(f"{address}/nu").status == 200
    assert Attendee(app).join(holding).status == 200
    assert asking(holding) is None


def test_two_who_lead_open_it_once(meeting: Meeting) -> None:
    holding, first = meeting
    second = leader(holding)
    pages = [each.get(holding.control) for each in (first, second)]
    told = [each.follow(press(each, page, FORWARD)).main for each, page in zip((first, second), pages, strict=True)]
    assert kind_on(holding) is SceneKind.ASK
    assert is_open(holding)
    assert "Er was al verdergegaan" in told[1]


def test_one_that_the_organiser_opened_before_is_used_and_its_numbers_stay(app: Flask, meeting: Meeting) -> None:
    holding, _ = meeting
    saved = SavedRound(holding.public_id, holding.manage)
    open_form(owner(app), saved)
    assert asked(holding).questionnaire.asked_first == {Side.YOUNG: 12, Side.MANAGEMENT: 6}
    page = lead(meeting, FORWARD)
    assert asked(holding).questionnaire.asker == "het netwerk"
    assert stored_round(app, holding.public_id).asked[Side.YOUNG] == 12
    assert "minder dan 5 van 20 antwoordden" in page.main.lower()


def test_one_that_was_closed_before_is_not_opened_again(app: Flask, meeting: Meeting) -> None:
    holding, _ = meeting
    open_form(owner(app), SavedRound(holding.public_id, holding.manage))
    store.questionnaires.close(database_of(app), holding.public_id, clock.today())
    page = lead(meeting, FORWARD)
    assert not is_open(holding)
    assert "De vragenlijst van deze ronde is gesloten." in page.main


def test_going_on_closes_it_and_the_next_scene_has_no_figure(app: Flask, meeting: Meeting) -> None:
    lead(meeting, FORWARD)
    holding, _ = meeting
    answer(holding, 9, 5)
    page = lead(meeting, FORWARD)
    assert not is_open(holding)
    assert "Laat u de uitkomsten zien?" in page.main
    screen = Visitor(app).get(holding.at).main
    assert "De antwoorden zijn binnen" in screen
    assert not any(sign.isdigit() for sign in screen)


def test_going_back_from_it_leaves_it_open_and_says_so(meeting: Meeting) -> None:
    lead(meeting, FORWARD)
    page = lead(meeting, BACK)
    holding, _ = meeting
    assert is_open(holding)
    assert "De vragenlijst staat nog open" in page.main


def test_skipping_the_step_closes_it_and_says_that_nothing_of_it_is_shown(meeting: Meeting) -> None:
    lead(meeting, FORWARD)
    holding, _ = meeting
    visitor = meeting[1]
    page = visitor.get(holding.control)
    fields = page.fields()
    told = visitor.follow(visitor.post(f"{holding.control}/overslaan", {**fields, "sure": "ja"})).main
    assert not is_open(holding)
    assert "De uitkomsten van de vragenlijst liggen niet vast, dus die komen niet op het scherm." in told


def test_after_publication_it_does_not_open_again_by_itself(answered: Meeting) -> None:
    holding, _ = answered
    lead(answered, PUBLISH)
    for _ in range(3):
        holding.move(moving.back)
    assert kind_on(holding) is SceneKind.RULES
    page = lead(answered, FORWARD)
    assert asking(holding) is None
    assert "U kijkt dan naar de cijfers die vastliggen." in page.main


def test_an_agenda_that_begins_with_it_opens_it_at_once(app: Flask) -> None:
    agenda = Agenda((Step(StepKind.ANSWERS, 10), Step(StepKind.CLOSING, 5)))
    holding = hold(app, EMPTY, agenda)
    visitor = leader(holding)
    page = visitor.get(holding.control)
    visitor.follow(press(visitor, page, "/leiden/begin", mandate="ja", neutral="ja"))
    assert is_open(holding)


def test_ending_the_meeting_closes_it_and_says_what_is_left_to_do(meeting: Meeting) -> None:
    lead(meeting, FORWARD)
    holding, visitor = meeting
    page = visitor.get(f"{holding.control}/einde")
    assert "De vragenlijst staat nog open. Die sluit nu ook." in page.main
    visitor.send(page)
    assert not is_open(holding)


def test_the_organisers_page_says_that_a_meeting_uses_it(app: Flask, meeting: Meeting) -> None:
    lead(meeting, FORWARD)
    holding, _ = meeting
    page = owner(app).get(f"/ronde/{holding.public_id}/zelf-vragen/stand")
    assert "Deze vragenlijst wordt nu gebruikt in de bijeenkomst" in page.main
    assert f"{holding.control}" in page.text


def test_a_group_of_which_nothing_was_kept_is_not_asked_again_by_itself(meeting: Meeting) -> None:
    lead(meeting, FORWARD)
    holding, _ = meeting
    answer(holding, 14, 4)
    lead(meeting, FORWARD)
    lead(meeting, PUBLISH)
    for _ in range(3):
        holding.move(moving.back)
    page = lead(meeting, FORWARD)
    assert asking(holding) is None
    assert "Er kan nog gevraagd worden aan het management." in page.main
    lead(meeting, OPEN)
    assert asked(holding).questionnaire.sides == (Side.MANAGEMENT,)
