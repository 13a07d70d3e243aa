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
from tests.web.client import Page, database_of
from tests.web.meeting.held import Attendee, Holding, hold, leader
from tests.web.participant.led import go_on
from tests.web.respondent.asked import BELONGS, Phone

EMPTY = Round((), DAY, "Gouda")


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


def test_afterwards_the_page_without_a_script_says_to_go_back(app: Flask, holding: Holding) -> None:
    said = "Bent u bij de bijeenkomst? Ga terug naar de pagina van de bijeenkomst."
    link = own_path(holding, Side.YOUNG)
    phone = Phone(app)
    thanks = phone.follow(phone.answer(link, {"R1": 4}))
    assert said in thanks.main
    go_on(leader(holding), holding)
    assert said not in phone.get(thanks.address).main


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
    assert set(BELONGS[Side.YOUNG]) <= {each.get("name") for each in page.tree.iter("input")}
