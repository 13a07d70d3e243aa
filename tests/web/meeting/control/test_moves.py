"""On, back and over a step: what each button does, what it asks first, and what an old page does."""

from dataclasses import replace

import pytest
from flask import Flask

from retention_check.domain.meeting.agenda import Agenda, Step, StepKind
from retention_check.domain.meeting.poll_outcomes import Hidden
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.side import Side
from tests.web.client import Visitor
from tests.web.meeting.control.pressing import GUESS, at, buttons, press, pressed, told, usual
from tests.web.meeting.held import Holding, hold, leader

LATE = "Er was al verdergegaan."


def kind_of(holding: Holding) -> SceneKind | None:
    return holding.scene.kind if holding.scene else None


def voted(holding: Holding, people: int, poll: Poll = Poll.GUESS, side: Side = Side.YOUNG) -> None:
    codes = holding.stored.meeting.ballot[:1] if poll is Poll.DOTS else GUESS
    for _ in range(people):
        holding.vote(poll, dict.fromkeys(codes, 1), side)


def test_on_and_back_show_another_scene(app: Flask) -> None:
    holding, leading = at(app, SceneKind.ARRIVE)
    assert "Zo praten wij vandaag" in pressed(leading, holding, "Verder").main
    assert kind_of(holding) is SceneKind.RULES
    assert "Welkom" in pressed(leading, holding, "Terug").main
    assert kind_of(holding) is SceneKind.ARRIVE


def test_the_first_scene_has_no_way_back_and_the_last_no_way_on(app: Flask) -> None:
    holding, leading = at(app, SceneKind.ARRIVE)
    assert "Terug" not in buttons(leading.get(holding.control))
    holding.go_to(SceneKind.AGREED)
    last = leading.get(holding.control)
    assert not {"Verder", "Sla deze stap over"} & set(buttons(last))
    assert f"{holding.control}/einde" in last.text


def test_a_step_without_a_vote_is_skipped_at_once(app: Flask) -> None:
    holding, leading = at(app, SceneKind.TALK)
    pressed(leading, holding, "Sla deze stap over")
    assert holding.scene is not None
    assert (holding.scene.kind, holding.scene.step) == (SceneKind.TALK, 3)


def test_no_vote_opens_before_it_is_typed_how_many_are_there(app: Flask) -> None:
    holding = hold(app, present={})
    leading = leader(holding)
    holding.move()
    holding.move()
    page = pressed(leading, holding, "Verder")
    assert page.address.endswith("/aanwezig")
    assert "Vul eerst in hoeveel mensen er zijn." in told(page)
    assert kind_of(holding) is SceneKind.RULES
    leading.send(page, {"young": "14", "management": "6"})
    pressed(leading, holding, "Verder")
    assert kind_of(holding) is SceneKind.GUESS


def test_the_button_that_closes_a_vote_says_so(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    page = leading.get(holding.control)
    assert "Sluit het raden" in buttons(page)
    assert "Verder" not in buttons(page)
    assert "Hierna: Dit raadde u" in page.main


@pytest.mark.parametrize(("people", "asks"), [(9, True), (10, False)])
def test_closing_is_asked_once_more_when_fewer_than_half_voted(app: Flask, people: int, asks: bool) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    voted(holding, people)
    page = pressed(leading, holding, "Sluit het raden")
    assert (f"{people} van 20 raadden. Toch sluiten?" in page.main) is asks
    assert kind_of(holding) is (SceneKind.GUESS if asks else SceneKind.GUESSED)
    if asks:
        leading.follow(press(leading, page, "Sluit het raden"))
        assert kind_of(holding) is SceneKind.GUESSED


def test_who_waits_comes_back_to_the_open_vote(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    page = pressed(leading, holding, "Sluit het raden")
    assert holding.control in [link.partition("http://localhost")[2] for link in page.links]
    assert kind_of(holding) is SceneKind.GUESS


def test_a_question_about_another_scene_is_not_asked(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    question = press(leading, leading.get(holding.control), "Sluit het raden").redirects_to
    holding.move()
    assert leading.get(question).redirects_to == holding.control
    assert leading.get(f"{holding.control}/verder").redirects_to == holding.control
    assert leading.get(f"{holding.control}/overslaan?scene=x").redirects_to == holding.control


def test_skipping_an_open_vote_is_asked_first_and_drops_it(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    voted(holding, 20)
    page = pressed(leading, holding, "Sla deze stap over")
    assert "20 van 20 raadden. Wat er gestemd is, wordt gewist" in page.main
    assert kind_of(holding) is SceneKind.GUESS
    leading.follow(press(leading, page, "Sla over en wis de stemmen"))
    assert kind_of(holding) is SceneKind.TALK
    assert holding.stored.meeting.outcomes[Poll.GUESS].hidden is Hidden.SKIPPED


def test_a_vote_that_was_left_open_is_asked_about_too_when_its_step_is_skipped(app: Flask) -> None:
    agenda = Agenda((Step(StepKind.GUESS, 10), Step(StepKind.CLOSING, 5)))
    holding = hold(app, agenda=agenda)
    holding.go_to(SceneKind.GUESS)
    page = pressed(leader(holding), holding, "Sla deze stap over")
    assert "Deze stap overslaan?" in page.main


def test_where_young_staff_votes_first_both_buttons_say_whose_vote_they_close_and_nothing_is_told_exactly(
    app: Flask,
) -> None:
    holding, leading = at(app, SceneKind.DOTS)
    voted(holding, 4, Poll.DOTS)
    page = leading.get(holding.control)
    assert "Sluit de stippen van jonge ambtenaren" in buttons(page)
    assert "Minder dan 5 van 14 zetten stippen." in page.main
    assert "Hierna: Stippen van het management" in page.main
    voted(holding, 6, Poll.DOTS)
    assert "10 of meer van 14 zetten stippen." in leading.get(holding.control).main
    pressed(leading, holding, "Sluit de stippen van jonge ambtenaren")
    assert holding.scene is not None
    assert holding.scene.voters == (Side.MANAGEMENT,)
    assert "Sluit de stippen van het management" in buttons(leading.get(holding.control))


def test_a_button_of_a_scene_that_is_over_moves_nothing_and_says_what_is_on(app: Flask) -> None:
    holding, leading = at(app, SceneKind.ARRIVE)
    old = leading.get(holding.control)
    holding.move()
    page = leading.follow(press(leading, old, "Verder"))
    assert LATE in told(page)
    assert "Zo praten wij vandaag" in page.main
    assert kind_of(holding) is SceneKind.RULES


def test_the_same_button_twice_goes_one_scene_further(app: Flask) -> None:
    holding, leading = at(app, SceneKind.ARRIVE)
    page = leading.get(holding.control)
    press(leading, page, "Verder")
    press(leading, page, "Verder")
    assert kind_of(holding) is SceneKind.RULES


def test_a_button_still_works_when_something_else_of_the_meeting_changed(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREE)
    page = leading.get(holding.control)
    leading.fill(f"{holding.control}/afspraken/nieuw", {"what": "Mentoren"})
    leading.follow(press(leading, page, "Verder"))
    assert kind_of(holding) is SceneKind.AGREED


def test_two_who_lead_each_with_the_link_see_the_same(app: Flask) -> None:
    holding, one = at(app, SceneKind.ARRIVE)
    other = leader(holding)
    pressed(one, holding, "Verder")
    assert "Zo praten wij vandaag" in other.get(holding.control).main


@pytest.mark.parametrize(
    "path", ["verder", "terug", "overslaan", "grootste", "tijd", "begin", "einde", "aanwezig", "papier"]
)
def test_nothing_moves_without_a_token_or_without_the_link(app: Flask, path: str) -> None:
    holding, leading = at(app, SceneKind.RULES)
    before = holding.stored
    assert leading.post(f"{holding.control}/{path}", {"scene": "0.rules.0"}).status == 400
    assert Visitor(app).get(holding.control).status == 403
    assert Visitor(app).post(f"{holding.control}/{path}", {"scene": "0.rules.0"}).status in {400, 403}
    assert replace(holding.stored, version=0) == replace(before, version=0)


def test_the_usual_meeting_can_be_led_to_its_end_by_its_first_button_alone(app: Flask) -> None:
    holding = hold(app, agenda=usual())
    leading = leader(holding)
    leading.fill(holding.control, {"mandate": "ja", "neutral": "ja"})
    for _ in range(60):
        page = leading.get(holding.control)
        if kind_of(holding) is SceneKind.AGREED:
            return
        page = leading.follow(leading.send(page))
        if "Toch sluiten?" in page.main:
            leading.send(page)
    raise AssertionError(holding.scene)


def test_before_a_vote_opens_more_phones_than_people_are_asked_about_and_can_be_counted_again(app: Flask) -> None:
    holding = hold(app, present={Side.YOUNG: 7, Side.MANAGEMENT: 3})
    leading = leader(holding)
    holding.go_to(SceneKind.RULES)
    for side in [Side.YOUNG] * 8 + [Side.MANAGEMENT] * 3:
        holding.join(side)
    page = pressed(leading, holding, "Verder")
    assert "Er doen 11 telefoons mee, en u telde 10 mensen." in page.main
    assert f"{holding.control}/aanwezig" in page.text
    assert kind_of(holding) is SceneKind.RULES
    leading.follow(press(leading, page, "Het aantal klopt, ga verder"))
    assert kind_of(holding) is SceneKind.GUESS


def test_nothing_is_asked_before_a_vote_where_everyone_was_counted(app: Flask) -> None:
    holding = hold(app, present={Side.YOUNG: 7, Side.MANAGEMENT: 3})
    holding.go_to(SceneKind.RULES)
    for _ in range(10):
        holding.join()
    holding.join(None)  # who looks on is nobody who votes
    pressed(leader(holding), holding, "Verder")
    assert kind_of(holding) is SceneKind.GUESS


def test_skipping_to_a_vote_asks_the_same(app: Flask) -> None:
    agenda = Agenda((Step(StepKind.WELCOME, 10), Step(StepKind.GUESS, 10), Step(StepKind.CLOSING, 5)))
    holding = hold(app, agenda=agenda, present={Side.YOUNG: 1, Side.MANAGEMENT: 0})
    holding.go_to(SceneKind.RULES)
    holding.join()
    holding.join()
    leading = leader(holding)
    page = pressed(leading, holding, "Sla deze stap over")
    assert "Klopt het aantal mensen?" in page.main
    leading.follow(press(leading, page, "Het aantal klopt, ga verder"))
    assert kind_of(holding) is SceneKind.GUESS


def test_closing_asks_when_more_voted_than_were_counted_and_says_why_nothing_will_show(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    voted(holding, 15)
    voted(holding, 6, side=Side.MANAGEMENT)
    assert "Er stemden meer mensen dan u telde." in leading.get(holding.control).main
    page = pressed(leading, holding, "Sluit het raden")
    assert "Er stemden meer mensen dan u telde" in page.main
    assert "U telde 20 mensen. Sluit u nu, dan laten wij niets zien" in page.main
    assert kind_of(holding) is SceneKind.GUESS
    leading.follow(press(leading, page, "Toch sluiten"))
    assert holding.stored.meeting.outcomes[Poll.GUESS].hidden is Hidden.MORE_THAN_PRESENT


def test_closing_asks_by_the_phones_where_no_exact_number_of_votes_may_be_told(app: Flask) -> None:
    holding = hold(app, present={Side.YOUNG: 7, Side.MANAGEMENT: 3})
    holding.go_to(SceneKind.GUESS)
    for side in [Side.YOUNG] * 8 + [Side.MANAGEMENT] * 3:
        holding.join(side)
    voted(holding, 8)
    voted(holding, 3, side=Side.MANAGEMENT)
    page = pressed(leader(holding), holding, "Sluit het raden")
    assert "Er doen 11 telefoons mee, en u telde 10 mensen." in page.main
    assert "Toch sluiten" in buttons(page)
    assert kind_of(holding) is SceneKind.GUESS


def test_in_the_second_vote_no_number_is_told_and_who_leads_asks_the_room(app: Flask) -> None:
    holding, leading = at(app, SceneKind.DOTS)
    voted(holding, 12, Poll.DOTS)
    holding.move()
    page = leading.get(holding.control)
    assert "Vraag of iedereen klaar is." in page.main
    assert "zetten stippen" not in page.main
    assert "Nu zet het management zijn stippen." in page.main
    skipping = pressed(leading, holding, "Sla deze stap over")
    assert "zetten stippen" not in skipping.main
    pressed(leading, holding, "Sluit de stippen van het management")
    assert kind_of(holding) is SceneKind.DOTTED


def test_one_button_leads_to_the_widest_difference_and_is_gone_there(app: Flask) -> None:
    holding, leading = at(app, SceneKind.REVEAL, number=2)
    pressed(leading, holding, "Naar het grootste verschil")
    assert holding.scene is not None
    assert (holding.scene.kind, holding.scene.number) == (SceneKind.REVEAL, 9)
    assert "Naar het grootste verschil" not in buttons(leading.get(holding.control))
    holding.go_to(SceneKind.TALK)
    assert "Naar het grootste verschil" not in buttons(leading.get(holding.control))
