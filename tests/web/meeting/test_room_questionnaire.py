"""What the room is told of its own round: who is asked, and one total that tells of nobody."""

import re
from dataclasses import replace

import pytest
from flask import Flask

from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.side import Side
from tests.web.client import Visitor
from tests.web.meeting.held import hold, leader
from tests.web.meeting.room import (
    EMPTY,
    FORWARD,
    Meeting,
    answer,
    asked,
    asking,
    lead,
)
from tests.web.organiser.questionnaire.asking import NOT_GIVEN


def test_a_group_of_which_too_few_are_there_is_not_asked_and_it_says_why(app: Flask) -> None:
    holding = hold(app, EMPTY, present={Side.YOUNG: 14, Side.MANAGEMENT: 4})
    holding.go_to(SceneKind.RULES)
    page = lead((holding, leader(holding)), FORWARD)
    assert asked(holding).questionnaire.sides == (Side.YOUNG,)
    assert "Niet gevraagd: het management. Van het management zijn er minder dan vijf." in page.main
    assert "Deze vragen zijn voor jonge ambtenaren. Het management wacht even." in Visitor(app).get(holding.at).main


def test_with_too_few_of_both_groups_nothing_opens_and_the_talk_goes_on(app: Flask) -> None:
    holding = hold(app, EMPTY, present={Side.YOUNG: 4, Side.MANAGEMENT: 2})
    holding.go_to(SceneKind.RULES)
    page = lead((holding, leader(holding)), FORWARD)
    assert asking(holding) is None
    assert "De vragenlijst kan nu niet open." in page.main
    assert "Vandaag vult u hier geen vragenlijst in." in Visitor(app).get(holding.at).main


def test_management_that_gives_open_scores_is_not_asked(app: Flask) -> None:
    locked = replace(NOT_GIVEN, is_locked=True)
    holding = hold(app, locked)
    holding.go_to(SceneKind.RULES)
    page = lead((holding, leader(holding)), FORWARD)
    assert asked(holding).questionnaire.sides == (Side.YOUNG,)
    assert "Niet gevraagd: het management. Het management geeft open scores." in page.main


def test_while_nobody_counted_who_is_there_it_waits_for_that(app: Flask) -> None:
    holding = hold(app, EMPTY, present={})
    holding.go_to(SceneKind.ASK)
    page = leader(holding).get(holding.control)
    assert "Vul eerst in hoeveel mensen van elke groep er zijn." in page.main
    assert "Zo meteen opent de vragenlijst." in Visitor(app).get(holding.at).main


def test_the_room_and_who_leads_see_one_exact_total_of_both_groups(app: Flask, meeting: Meeting) -> None:
    lead(meeting, FORWARD)
    holding, visitor = meeting
    answer(holding, 9, 5)
    screen = Visitor(app).get(holding.at).main
    assert "14 van 20 antwoordden" in screen
    led = visitor.get(holding.control).main
    assert "14 van 20 antwoordden, beide groepen samen." in led
    for told in (screen, led):
        assert not re.search(r"\b[95] van (14|6|20)", told)


@pytest.mark.parametrize("young", [7, 8])
def test_of_one_group_alone_the_room_sees_fives(app: Flask, young: int) -> None:
    holding = hold(app, EMPTY, present={Side.YOUNG: 16, Side.MANAGEMENT: 0})
    holding.go_to(SceneKind.RULES)
    visitor = leader(holding)
    lead((holding, visitor), FORWARD)
    answer(holding, young, 0)
    for page in (Visitor(app).get(holding.at), visitor.get(holding.control)):
        assert "5 of meer van 16 antwoordden" in page.main
        assert f"{young} van" not in page.main
    assert "Het zijn er nog weinig" in visitor.get(holding.control).main
    tags = [visitor.get(f"{address}/nu").headers["ETag"] for address in (holding.at, holding.control)]
    answer(holding, 1, 0)
    assert tags == [visitor.get(f"{address}/nu").headers["ETag"] for address in (holding.at, holding.control)]


def test_a_new_answer_reaches_the_screen_without_a_move(app: Flask, meeting: Meeting) -> None:
    lead(meeting, FORWARD)
    holding, _ = meeting
    tag = Visitor(app).get(f"{holding.at}/nu").headers["ETag"]
    answer(holding, 1, 0)
    page = Visitor(app).get(f"{holding.at}/nu", headers={"If-None-Match": tag})
    assert page.status == 200
    assert "1</strong> van 20 antwoordde<" in page.text
