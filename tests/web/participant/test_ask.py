"""The room's own round on a phone: the way to the questions and back, and nothing that ties a person to answers."""

import re

import pytest
from flask import Flask

from retention_check import clock, secret_links, store
from retention_check.domain.meeting import moving
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from tests.cast import DAY
from tests.web.client import Page, SavedRound, database_of, owner
from tests.web.meeting.held import Attendee, Holding, hold, leader
from tests.web.meeting.room import FORWARD, PUBLISH, answer, lead
from tests.web.organiser.questionnaire.asking import open_form
from tests.web.participant.led import go_on
from tests.web.respondent.asked import BELONGS, Phone

EMPTY = Round((), DAY, "Gouda")
GO_BACK = "Ga terug naar de bijeenkomst: die staat nog open op de vorige pagina of in een ander tabblad."
MAYBE_BACK = f"Ga dan{GO_BACK.removeprefix('Ga')}"
ELSEWHERE = "U kunt deze pagina sluiten.", "Straks de uitkomsten zien"  # for who is not in a meeting


@pytest.fixture
def holding(app: Flask) -> Holding:
    """A meeting whose questionnaire is open."""
    return asking(app)


def asking(app: Flask, young: int = 14, management: int = 6) -> Holding:
    """A meeting with so many of each group, whose questionnaire was opened on the way to its scene."""
    found = hold(app, EMPTY, present={Side.YOUNG: young, Side.MANAGEMENT: management})
    found.go_to(SceneKind.RULES)
    go_on(leader(found), found)
    return found


def answer_link(page: Page) -> str:
    """Where the button to the questions leads; empty when there is none."""
    found = [each for each in page.tree.iter("a") if each.get("href", "").startswith("/vragen/")]
    assert all("noreferrer" in each.get("rel", "").split() for each in found)
    return found[0].get("href", "") if found else ""


def own_path(holding: Holding, side: Side) -> str:
    return f"/vragen/{secret_links.answer_secret(holding.manage, side, 0)}"


@pytest.mark.parametrize("side", Side)
def test_a_phone_leads_to_the_questions_of_its_own_group(app: Flask, holding: Holding, side: Side) -> None:
    page = Attendee(app).join(holding, side)
    assert answer_link(page).partition("#")[0] == own_path(holding, side)
    assert Phone(app).get(own_path(holding, side)).status == 200


def test_the_link_of_the_phone_stands_only_where_no_browser_sends_it(app: Flask, holding: Holding) -> None:
    page = Attendee(app).join(holding)
    token = page.address.rpartition("/")[2]
    path, _, fragment = answer_link(page).partition("#")
    assert fragment == f"bijeenkomst={token}"
    assert token not in path
    others = [each.get("href", "") for each in page.tree.iter("a") if each.get("href") != answer_link(page)]
    assert not any("/vragen/" in href and token in href for href in others)


def test_answering_meets_nothing_of_the_phones_link(app: Flask, holding: Holding) -> None:
    attendee = Attendee(app)
    token = attendee.join(holding).address.rpartition("/")[2]
    phone, link = Phone(app), own_path(holding, Side.YOUNG)
    pages = [phone.get(link), phone.begin(link, Side.YOUNG)]
    sent = phone.send(pages[-1], {"R1": "4"})
    pages += [sent, phone.follow(sent)]
    for page in pages:
        assert token not in page.text
        assert "Set-Cookie" not in page.headers


def test_who_watches_waits(app: Flask, holding: Holding) -> None:
    page = Attendee(app).join(holding, None)
    assert answer_link(page) == ""
    assert "De anderen beantwoorden nu de vragen." in page.main


def test_a_group_that_is_not_asked_waits_too(app: Flask) -> None:
    found = asking(app, management=3)
    page = Attendee(app).join(found, Side.MANAGEMENT)
    assert answer_link(page) == ""
    assert "Deze vragen zijn voor jonge ambtenaren. U hoeft nu niets te doen." in page.main


def test_who_joins_late_can_still_answer_until_it_is_closed(app: Flask, holding: Holding) -> None:
    late = Attendee(app)
    page = late.join(holding)
    assert answer_link(page)
    go_on(leader(holding), holding)
    assert answer_link(late.get(page.address)) == ""
    assert "/vragen/" not in late.get(page.address).text
    holding.move(moving.back)
    closed = late.get(page.address)
    assert answer_link(closed) == ""
    assert "De vragenlijst is gesloten." in closed.main


def test_a_phone_hears_that_it_was_closed_elsewhere_and_not_of_each_answer(app: Flask, holding: Holding) -> None:
    attendee = Attendee(app)
    at = attendee.join(holding).address
    tag = attendee.get(f"{at}/nu").headers["ETag"]
    Phone(app).answer(own_path(holding, Side.YOUNG), {"R1": 4})
    assert attendee.get(f"{at}/nu", headers={"If-None-Match": tag}).status == 304
    store.questionnaires.close(database_of(app), holding.public_id, clock.today())
    assert attendee.get(f"{at}/nu", headers={"If-None-Match": tag}).status == 200


def test_the_phone_warns_of_answering_twice_and_keeps_a_way_for_somebody_else(app: Flask, holding: Holding) -> None:
    page = Attendee(app).join(holding)
    assert "Antwoord één keer. Antwoordt iemand twee keer, dan kunnen wij misschien niets van uw groep" in page.main
    assert "js/answered_here.js" in page.text
    [own] = [each for each in page.tree.iter("div") if each.get("class") == "answered-here"]
    assert "U antwoordde al op deze telefoon." in "".join(own.itertext())
    assert "Iemand anders antwoordt hier" in "".join(own.itertext())


def test_a_meeting_without_questions_fetches_nothing_for_them(app: Flask) -> None:
    assert "js/answered_here.js" not in Attendee(app).join(hold(app)).text


def test_afterwards_the_page_without_a_script_says_to_go_back_as_long_as_there_is_a_meeting(
    app: Flask, holding: Holding
) -> None:
    phone = Phone(app)
    thanks = phone.follow(phone.answer(own_path(holding, Side.YOUNG), {"R1": 4}))
    go_on(leader(holding), holding)
    for page in (thanks, phone.get(thanks.address)):
        assert GO_BACK in page.main
        assert not any(said in page.main for said in ELSEWHERE)
    holding.end()
    assert GO_BACK not in phone.get(thanks.address).main
    assert all(said in phone.get(thanks.address).main for said in ELSEWHERE)


def test_who_is_too_late_is_told_to_go_back_too(app: Flask, holding: Holding) -> None:
    go_on(leader(holding), holding)
    closed = Phone(app).get(own_path(holding, Side.YOUNG))
    assert GO_BACK in closed.main
    assert "Dan ziet u ze in de zaal op het scherm." in closed.main
    assert "Kom later terug met dezelfde link." not in closed.main


def test_the_outcome_says_it_to_who_may_be_in_the_meeting(app: Flask, holding: Holding) -> None:
    link = own_path(holding, Side.YOUNG)
    answer(holding, 14, 6)
    lead((holding, leader(holding)), FORWARD)
    lead((holding, leader(holding)), PUBLISH)
    outcome = Phone(app).get(link)
    assert outcome.title.startswith("Wat jonge ambtenaren antwoordden")
    assert f"Bent u bij de bijeenkomst? {MAYBE_BACK}" in outcome.main
    holding.end()
    assert MAYBE_BACK not in Phone(app).get(link).main


def test_with_questions_that_were_asked_of_others_too_it_asks_who_is_in_the_meeting(app: Flask) -> None:
    holding = hold(app, EMPTY)
    open_form(owner(app), SavedRound(holding.public_id, holding.manage))
    phone, link = Phone(app), own_path(holding, Side.YOUNG)
    thanks = phone.follow(phone.answer(link, {"R1": 4}))
    assert MAYBE_BACK not in thanks.main
    holding.go_to(SceneKind.ASK)
    asked = phone.get(thanks.address).main
    assert f"Bent u bij de bijeenkomst? {MAYBE_BACK}" in asked
    assert "U kunt deze pagina sluiten." not in asked
    assert "Bewaar het adres van deze pagina" in asked


def test_a_code_that_cannot_be_shown_any_more_is_asked_of_who_leads(app: Flask, holding: Holding) -> None:
    attendee = Attendee(app)
    at = attendee.join(holding).address
    store.links.replace_manage_link(
        database_of(app), holding.public_id, secret_links.new_nonce(), secret_links.hashed("another")
    )
    page = attendee.get(at)
    assert answer_link(page) == ""
    assert "Vraag de gespreksleider om de link naar de vragen" in page.main


def test_while_the_results_are_looked_at_a_phone_shows_no_figure(app: Flask, holding: Holding) -> None:
    attendee = Attendee(app)
    at = attendee.join(holding).address
    go_on(leader(holding), holding)
    assert not re.search(r"\d", attendee.get(at).main)


def test_it_says_who_asks_before_the_first_question(app: Flask, holding: Holding) -> None:
    page = Phone(app).get(own_path(holding, Side.YOUNG))
    assert "de gespreksleider van deze bijeenkomst bij de gemeente Gouda" in page.main
    assert "Ook de zaal ziet de gemiddelden, op het scherm." in page.main
    assert set(BELONGS[Side.YOUNG]) <= {each.get("name") for each in page.tree.iter("input")}
