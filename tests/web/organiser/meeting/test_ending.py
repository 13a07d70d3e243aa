"""Ending a meeting, discarding one that did not begin, and what came out."""

from dataclasses import replace

import pytest
from flask import Flask

from retention_check import store
from retention_check.domain.meeting.live import ANSWER
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.round import Agreement
from tests.web.client import GOUDA, SavedRound, Visitor, database_of, published, stored_round
from tests.web.meeting.held import Holding, hold, leader
from tests.web.meeting.room import EMPTY, FORWARD, is_open, lead
from tests.web.organiser.meeting.prepared import found, let_pass, prepare
from tests.web.organiser.questionnaire.asking import open_form

AGREED = Agreement("Elke nieuwe collega krijgt een maatje", "teamleiders", "voor de zomer", "ieder noemt er een", "")


def page_of(holding: Holding) -> str:
    return f"/ronde/{holding.public_id}/bijeenkomst"


def begun(app: Flask) -> Holding:
    """A meeting in which something was agreed."""
    holding = hold(app)
    holding.move()
    store.meetings.change(
        database_of(app),
        holding.public_id,
        holding.stored.version,
        lambda meeting: meeting.with_agreed((AGREED,), "over zes weken"),
    )
    return holding


def is_held(holding: Holding) -> bool:
    saved = SavedRound(holding.public_id, holding.manage)
    return found(holding.app, saved) is not None


def test_before_it_ends_it_says_what_stays_and_what_goes(app: Flask, me: Visitor) -> None:
    holding = begun(app)
    page = me.get(f"{page_of(holding)}/einde")
    assert AGREED.what in page.main
    assert "hun stippen" in page.main
    assert "werken dan niet meer" in page.main
    assert is_held(holding)


@pytest.mark.parametrize("is_own", [True, False])
def test_the_questionnaire_of_the_meeting_closes_too_and_one_of_others_stays(
    app: Flask, me: Visitor, is_own: bool
) -> None:
    holding = hold(app, EMPTY)
    if not is_own:
        open_form(me, SavedRound(holding.public_id, holding.manage))
    holding.go_to(SceneKind.RULES)
    leading = leader(holding)
    lead((holding, leading), FORWARD)
    closes, stays = "De vragenlijst staat nog open. Die sluit nu ook.", "De vragenlijst van deze ronde blijft open, tot"
    page = me.get(f"{page_of(holding)}/einde")
    for each in (page, leading.get(f"{holding.control}/einde")):
        assert (closes in each.main, stays in each.main) == (is_own, not is_own)
    me.send(page)
    assert is_open(holding) is not is_own


def test_what_was_agreed_goes_into_the_round_and_the_rest_goes(app: Flask, me: Visitor) -> None:
    holding = begun(app)
    token = holding.join()
    sent = me.fill(f"{page_of(holding)}/einde")
    assert sent.redirects_to == f"{page_of(holding)}/afgelopen"
    page = me.follow(sent)
    assert AGREED.what in page.main
    assert any(link.endswith("/rapport") for link in page.links)
    assert stored_round(app, holding.public_id).agreements == (
        *GOUDA.agreements,
        AGREED,
        Agreement(ANSWER, how="over zes weken"),
    )
    assert not is_held(holding)
    visitor = Visitor(app)
    for address in (holding.at, holding.lead_link, f"/d/{holding.code}", f"/deelnemen/{token}"):
        assert visitor.get(address).status == 410, address


def test_ending_twice_is_no_mistake(app: Flask, me: Visitor) -> None:
    holding = begun(app)
    page = me.get(f"{page_of(holding)}/einde")
    me.send(page)
    assert me.send(page).redirects_to == f"{page_of(holding)}/afgelopen"
    assert me.get(f"{page_of(holding)}/einde").redirects_to == f"{page_of(holding)}/afgelopen"
    assert stored_round(app, holding.public_id).agreements.count(AGREED) == 1


def test_a_meeting_without_agreements_leads_to_writing_them(app: Flask, me: Visitor) -> None:
    holding = hold(app, replace(published(GOUDA), agreements=()))
    holding.move()
    assert "nog geen afspraken" in me.get(f"{page_of(holding)}/einde").main
    page = me.follow(me.fill(f"{page_of(holding)}/einde"))
    assert "Schrijf ze op" in page.main
    assert any(link.endswith("/afspraken") for link in page.links)


def test_one_that_did_not_begin_is_discarded_after_a_question(app: Flask, me: Visitor, scored: SavedRound) -> None:
    prepare(me, scored)
    page = me.get(f"{scored.at}/bijeenkomst/einde")
    assert "nog niet begonnen" in page.main
    assert found(app, scored) is not None
    before = stored_round(app, scored.public_id)
    assert me.send(page).redirects_to == scored.at
    assert found(app, scored) is None
    assert stored_round(app, scored.public_id) == before


def test_without_a_token_nothing_ends(app: Flask, me: Visitor) -> None:
    holding = begun(app)
    assert me.post(f"{page_of(holding)}/einde").status == 400
    assert is_held(holding)


def test_a_meeting_that_nobody_ended_gives_its_agreements_when_it_is_ended_later(app: Flask, me: Visitor) -> None:
    holding = begun(app)
    let_pass(app, SavedRound(holding.public_id, holding.manage))
    page = me.get(f"{page_of(holding)}/einde")
    assert "op een eerdere dag" in page.main
    me.send(page)
    assert AGREED in stored_round(app, holding.public_id).agreements


def test_while_a_meeting_is_held_there_is_no_page_of_afterwards(app: Flask, me: Visitor) -> None:
    holding = begun(app)
    assert me.get(f"{page_of(holding)}/afgelopen").redirects_to == page_of(holding)
