"""Another manage link, for the old one fell into other hands: what was made of that one works no longer."""

from flask import Flask

from retention_check import secret_links, store
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.secret_links import hashed
from tests.web.client import SavedRound, Visitor, database_of, manager
from tests.web.meeting.held import Attendee, Holding, hold, leader


def replaced(holding: Holding) -> SavedRound:
    """The round with its new manage link, as `retention-check links --renew` makes it."""
    nonce = secret_links.new_nonce()
    secret = secret_links.manage_secret(str(holding.app.secret_key), nonce)
    store.links.replace_manage_link(database_of(holding.app), holding.public_id, nonce, hashed(secret))
    return SavedRound(holding.public_id, secret)


def test_who_led_leads_no_more_and_the_old_code_opens_nothing(app: Flask) -> None:
    holding = hold(app)
    holding.go_to(SceneKind.RULES)
    leading, phone = leader(holding), Attendee(app).join(holding).address
    saved = replaced(holding)
    assert leading.get(holding.control).status == 403
    assert Visitor(app).get(holding.lead_link).status == 410
    assert Visitor(app).get(f"/d/{holding.code}").status == 410
    assert Visitor(app).get(phone).status == 200
    assert Visitor(app).get(holding.at).status == 200
    assert manager(app, saved).get(holding.control).status == 200


def test_pages_offer_new_links_to_who_manages_and_those_work(app: Flask) -> None:
    holding = hold(app)
    saved = replaced(holding)
    me, at = manager(app, saved), f"/ronde/{holding.public_id}/bijeenkomst"
    overview, control = me.get(at), me.get(holding.control)
    assert "Kwam er een nieuwe beheerlink? Dan werkt ook niet meer wat u al uitdeelde." in overview.main
    assert "Maak een nieuwe link en code" in overview.main
    assert "Maak nieuwe links" in control.main
    assert me.fill(f"{at}/nieuwe-links").redirects_to == at
    code = secret_links.join_code(saved.secret, holding.stored.link_counter)
    assert "Kwam er een nieuwe beheerlink?" not in me.get(at).main
    assert Visitor(app).get(f"/d/{code}").status == 200
    lead = secret_links.lead_secret(saved.secret, holding.stored.link_counter)
    assert Visitor(app).get(f"/leiden/{lead}").redirects_to == holding.control
