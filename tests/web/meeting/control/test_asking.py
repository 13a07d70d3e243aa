"""Closing, looking at what will be shown, and publishing the room's own round, by who leads."""

from flask import Flask

from retention_check import clock
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.side import Side
from tests.web.client import Visitor, owner, stored_round
from tests.web.meeting.held import hold, leader
from tests.web.meeting.room import (
    BACK,
    CLOSE,
    EMPTY,
    FORWARD,
    LATER,
    OPEN,
    PUBLISH,
    Meeting,
    answer,
    asked,
    asking,
    is_open,
    kind_on,
    lead,
    place_of,
    press,
)


def test_after_a_restart_between_both_a_button_opens_it(app: Flask) -> None:
    holding = hold(app, EMPTY)
    holding.go_to(SceneKind.ASK)
    page = lead((holding, leader(holding)), OPEN)
    assert is_open(holding)
    assert "De vragenlijst is open." in page.main


def test_going_back_does_not_open_it_again_and_a_button_does(answered: Meeting) -> None:
    holding, _ = answered
    page = lead(answered, BACK)
    assert not is_open(holding)
    assert "Teruggaan opent hem niet" in page.main
    lead(answered, OPEN)
    assert is_open(holding)
    assert asked(holding).counts.total == 20


def test_one_that_was_left_open_is_told_on_every_scene_and_closed_with_a_button(meeting: Meeting) -> None:
    lead(meeting, FORWARD)
    holding, visitor = meeting
    holding.go_to(SceneKind.CHECK)  # as after the server was killed between both
    assert "De vragenlijst staat nog open: er kan nog geantwoord worden." in visitor.get(holding.control).main
    holding.go_to(SceneKind.GUESS)
    assert "De vragenlijst staat nog open: er kan nog geantwoord worden." in visitor.get(holding.control).main
    lead(meeting, CLOSE)
    assert not is_open(holding)


def test_what_will_be_shown_is_told_without_a_mean_and_then_published(app: Flask, answered: Meeting) -> None:
    holding, visitor = answered
    page = visitor.get(holding.control)
    assert page.main.count("alle 22 scores") == 2
    assert not any(f"{whole},{part}" in page.main for whole in range(10) for part in range(10))
    told = lead(answered, PUBLISH).main
    assert "De uitkomsten van jonge ambtenaren en het management liggen vast." in told
    assert asking(holding) is None
    assert stored_round(app, holding.public_id).publication.days == dict.fromkeys(Side, clock.today())
    assert kind_on(holding) is SceneKind.GUESS
    assert set(holding.stored.meeting.heaviest) == set(Side)


def test_more_answers_than_people_are_told_before_closing_and_nobody_is_called_done(
    app: Flask, meeting: Meeting
) -> None:
    lead(meeting, FORWARD)
    holding, visitor = meeting
    answer(holding, 14, 6)
    assert "Iedereen is klaar." in visitor.get(holding.control).main
    answer(holding, 1, 0)
    page = visitor.get(holding.control)
    assert "Er zijn meer antwoorden dan mensen. Misschien antwoordde iemand twee keer." in page.main
    assert "Sluit de vragenlijst. Daarna kunt u dat aantal verhogen" in page.main
    assert "Iedereen is klaar." not in page.main
    screen = Visitor(app).get(holding.at).main
    assert "21 antwoorden" in screen
    assert "21 van 20" not in screen


def test_counting_more_people_meanwhile_does_not_hide_that_more_answered_than_were_asked(meeting: Meeting) -> None:
    lead(meeting, FORWARD)
    holding, visitor = meeting
    answer(holding, 15, 6)
    visitor.follow(visitor.fill(f"{holding.control}/aanwezig", {"young": "15", "management": "6"}))
    page = visitor.get(holding.control)
    assert "21 van 21 antwoordden" in page.main
    assert "Er zijn meer antwoorden dan mensen." in page.main
    assert "Iedereen is klaar." not in page.main


def test_of_one_group_alone_it_is_not_told_before_closing(app: Flask) -> None:
    holding = hold(app, EMPTY, present={Side.YOUNG: 14, Side.MANAGEMENT: 0})
    holding.go_to(SceneKind.RULES)
    visitor = leader(holding)
    lead((holding, visitor), FORWARD)
    answer(holding, 15, 0)
    assert "Er zijn meer antwoorden dan mensen." not in visitor.get(holding.control).main


def test_numbers_that_it_waited_for_open_it_at_once(app: Flask) -> None:
    holding = hold(app, EMPTY, present={})
    holding.go_to(SceneKind.ASK)
    visitor = leader(holding)
    page = visitor.get(holding.control)
    assert "Vul eerst in hoeveel mensen van elke groep er zijn. Daarna gaat de vragenlijst vanzelf open." in page.main
    assert any(link.endswith("/leiden/aanwezig") for link in page.links)
    assert asking(holding) is None
    told = visitor.follow(visitor.fill(f"{holding.control}/aanwezig", {"young": "14", "management": "6"}))
    assert "De vragenlijst is open." in told.main
    assert is_open(holding)
    assert asked(holding).questionnaire.asked_first == {Side.YOUNG: 14, Side.MANAGEMENT: 6}


def test_numbers_typed_at_another_scene_or_once_it_was_closed_open_nothing(app: Flask, answered: Meeting) -> None:
    other = hold(app, EMPTY, present={})
    other.go_to(SceneKind.RULES)
    leader(other).fill(f"{other.control}/aanwezig", {"young": "14", "management": "6"})
    assert asking(other) is None
    holding, visitor = answered
    lead(answered, BACK)
    visitor.fill(f"{holding.control}/aanwezig", {"young": "15", "management": "6"})
    assert not is_open(holding)


def test_it_says_what_both_ways_on_do_and_skipping_is_no_third(answered: Meeting) -> None:
    holding, visitor = answered
    page = visitor.get(holding.control)
    assert "Laat u de uitkomsten zien?" in page.main
    assert "Leg vast: u kijkt met de zaal naar de eigen uitkomsten." in page.main
    assert "Nu niet: u kijkt met de zaal naar de landelijke cijfers." in page.main
    assert "Sla deze stap over" not in page.main


def test_going_on_waits_until_it_is_published_or_not_now(app: Flask, answered: Meeting) -> None:
    holding, visitor = answered
    page = visitor.get(holding.control)
    fields = page.fields(place_of(page, LATER))
    told = visitor.follow(visitor.post(f"{holding.control}/verder", fields)).main
    assert "Kies eerst: legt u de uitkomsten vast, of nu niet?" in told
    assert kind_on(holding) is SceneKind.CHECK
    assert "dus die komen niet op het scherm" in lead(answered, LATER).main
    assert kind_on(holding) is SceneKind.GUESS
    assert not stored_round(app, holding.public_id).publication.days
    assert not is_open(holding)


def test_what_was_not_published_can_be_by_the_organiser_later(app: Flask, answered: Meeting) -> None:
    holding, _ = answered
    lead(answered, LATER)
    me = owner(app)
    me.fill(f"/ronde/{holding.public_id}/zelf-vragen/vaststellen")
    assert stored_round(app, holding.public_id).publication.days


def test_more_answers_than_people_are_shown_only_once_the_number_was_raised(app: Flask, meeting: Meeting) -> None:
    lead(meeting, FORWARD)
    holding, visitor = meeting
    answer(holding, 15, 6)
    page = lead(meeting, FORWARD)
    assert "Er zijn meer antwoorden dan de 14 mensen" in page.main
    refused = press(visitor, page, PUBLISH)
    assert refused.status == 422
    assert refused.title.startswith("Fout:")
    low = visitor.fill(f"{holding.control}/vragenlijst/gevraagd", {"asked_young": "13"})
    assert low.status == 422
    visitor.send(low, {"asked_young": "15"})
    lead(meeting, PUBLISH)
    round = stored_round(app, holding.public_id)
    assert set(round.publication.days) == set(Side)
    assert (round.asked[Side.YOUNG], round.collected[Side.YOUNG].asked_first) == (15, 14)


def test_or_those_of_that_group_are_wiped_with_a_tick(app: Flask, meeting: Meeting) -> None:
    lead(meeting, FORWARD)
    holding, visitor = meeting
    answer(holding, 15, 6)
    page = lead(meeting, FORWARD)
    visitor.follow(press(visitor, page, PUBLISH, wiped="y"))
    assert set(stored_round(app, holding.public_id).publication.days) == {Side.MANAGEMENT}


def test_publishing_is_about_what_was_on_the_page(answered: Meeting) -> None:
    holding, visitor = answered
    page = visitor.get(holding.control)
    lead(answered, BACK)
    lead(answered, OPEN)
    answer(holding, 1, 0)
    lead(answered, FORWARD)
    late = press(visitor, page, PUBLISH)
    assert late.status == 409
    assert "Intussen is er iets veranderd" in late.main


def test_with_too_few_answers_it_goes_on_kindly_with_the_country(app: Flask, meeting: Meeting) -> None:
    lead(meeting, FORWARD)
    holding, _ = meeting
    answer(holding, 4, 2)
    page = lead(meeting, FORWARD)
    assert "Dat geeft niet. Zeg het rustig: het gesprek gaat door, met de landelijke cijfers." in page.main
    screen = Visitor(app).get(holding.at).main
    assert "Dank u voor uw antwoorden" in screen
    assert "Wij gaan verder met de landelijke cijfers." in screen
    lead(meeting, LATER)
    assert kind_on(holding) is SceneKind.GUESS


def test_who_was_not_given_the_link_can_do_none_of_this(app: Flask, answered: Meeting) -> None:
    holding, _ = answered
    for address in (OPEN, CLOSE, LATER, PUBLISH):
        assert Visitor(app).get(holding.at + address).status in {403, 405}
        assert Visitor(app).post(holding.at + address, {}).status in {400, 403}
    assert asking(holding) is not None


def test_who_manages_finds_where_paper_is_typed_in_and_who_leads_is_told(app: Flask, meeting: Meeting) -> None:
    page = lead(meeting, FORWARD)
    holding, _ = meeting
    assert "Wie de ronde beheert, typt dat in." in page.main
    assert f"/ronde/{holding.public_id}/zelf-vragen/papier" in owner(app).get(holding.control).text
