"""The page of a meeting: how far it is, its screen, who leads, how people join, and what to print."""

from dataclasses import replace

import pytest
from flask import Flask

from retention_check import secret_links, store
from retention_check.domain.meeting import moving
from retention_check.domain.meeting.agenda import agenda_beforehand, usual_agenda
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.side import Side
from retention_check.store import MeetingKeys
from tests.web.client import GOUDA, SavedRound, Visitor, database_of, manager, owner, published, save_published
from tests.web.meeting.held import Attendee, Holding, hold
from tests.web.organiser.meeting.prepared import let_pass, meeting_of, prepare


def page_of(holding: Holding) -> str:
    return f"/ronde/{holding.public_id}/bijeenkomst"


def test_the_screen_opens_in_a_new_tab_and_how_to_make_it_fill_the_screen(app: Flask, me: Visitor) -> None:
    holding = hold(app)
    page = me.get(page_of(holding))
    (link,) = [each for each in page.tree.iter("a") if each.get("href") == holding.at]
    assert (link.get("target"), link.get("rel")) == ("_blank", "noopener")
    assert "F11" in page.main
    assert any(each.endswith(holding.control) for each in page.links)


def test_it_says_how_far_the_meeting_is(app: Flask, me: Visitor) -> None:
    holding = hold(app)
    assert "staat klaar" in me.get(page_of(holding)).main
    holding.go_to(SceneKind.GUESS)
    page = me.get(page_of(holding))
    assert "stap 2 van 7, Raden, dan kijken" in page.main
    assert "op de telefoon" not in page.main
    holding.join()
    assert "1 mens doet mee op de telefoon" in me.get(page_of(holding)).main
    holding.join(Side.MANAGEMENT)
    assert "2 mensen doen mee op de telefoon" in me.get(page_of(holding)).main


def test_nothing_tells_how_many_of_each_group_joined(app: Flask, me: Visitor) -> None:
    holding = hold(app)
    holding.join()
    before = me.get(page_of(holding)).main
    other = hold(app)
    other.join(Side.MANAGEMENT)
    assert me.get(page_of(other)).main == before


def test_on_a_laptop_alone_no_phone_comes_in_and_it_says_how_to_change_that(me: Visitor, scored: SavedRound) -> None:
    prepare(me, scored)
    page = me.get(f"{scored.at}/bijeenkomst")
    assert "retention-check serve --room" in page.main
    assert not list(page.tree.iter("textarea"))
    assert not list(page.tree.iter("img"))


def test_in_a_room_phones_reach_the_laptop_by_its_address(room: Flask) -> None:
    leader, saved = owner(room), save_published(room)
    prepare(leader, saved)
    page = leader.get(f"{saved.at}/bijeenkomst")
    (link,) = ["".join(each.itertext()) for each in page.tree.iter("textarea")]
    assert link.startswith("http://192.168.1.5")
    assert secret_links.join_code(saved.secret, 0) in page.main
    assert "hotspot" in page.main
    assert "--room" not in page.main


def test_on_a_server_the_link_to_lead_opens_the_control_page_for_anyone(central: Flask) -> None:
    saved = save_published(central)
    organiser = manager(central, saved, "https://localhost")
    prepare(organiser, saved)
    page = organiser.get(f"{saved.at}/bijeenkomst")
    (link,) = ["".join(each.itertext()) for each in page.tree.iter("textarea")]
    assert link == f"https://localhost/leiden/{secret_links.lead_secret(saved.secret, 0)}"
    assert any("QR-code" in each.get("alt", "") for each in page.tree.iter("img"))
    for _ in range(2):  # a second leader may use the same
        visitor = Visitor(central, "https://localhost")
        assert visitor.follow(visitor.get(link)).status == 200
    assert "hotspot" not in page.main


def test_renewed_links_open_and_the_old_ones_do_not(app: Flask, me: Visitor) -> None:
    holding = hold(app)
    leading = Visitor(app)
    leading.get(holding.lead_link)
    assert leading.get(holding.control).status == 200
    question = me.get(f"{page_of(holding)}/nieuwe-links")
    assert question.status == 200
    assert leading.get(holding.control).status == 200
    assert "oude werken niet meer" in me.follow(me.send(question)).main
    assert leading.get(holding.control).status == 403
    assert Visitor(app).get(holding.lead_link).status == 410
    assert Visitor(app).get(f"/d/{holding.code}").status == 410
    new = Visitor(app)
    assert new.get(f"/leiden/{secret_links.lead_secret(holding.manage, 1)}").redirects_to == holding.control
    assert new.get(f"/d/{secret_links.join_code(holding.manage, 1)}").status == 200


def test_renewing_sends_every_phone_to_the_new_code_and_says_so_before(app: Flask, me: Visitor) -> None:
    holding, phone = hold(app), Attendee(app)
    joined = phone.join(holding)
    [holding.join() for _ in range(3)]
    question = me.get(f"{page_of(holding)}/nieuwe-links")
    assert "Iedereen doet daarna opnieuw mee" in question.main
    assert "Vraag iedereen de nieuwe code te scannen." in me.follow(me.send(question)).main
    assert holding.stored.joined == 0
    for address in (joined.address, f"{joined.address}/nu"):
        page = phone.get(address)
        assert page.status == 410
        assert "Scan de nieuwe code op het scherm." in page.main
    holding.end()
    assert "afgelopen" in phone.get(joined.address).main


def test_while_a_vote_is_open_or_paused_no_links_are_renewed_and_it_says_what_to_do(app: Flask, me: Visitor) -> None:
    holding = hold(app)
    opened = me.get(f"{page_of(holding)}/nieuwe-links")
    holding.go_to(SceneKind.GUESS)
    holding.join()
    for _ in range(2):
        assert "stemming open" in me.get(f"{page_of(holding)}/nieuwe-links").main
        page = me.send(opened)
        assert (page.status, page.title[:5]) == (422, "Fout:")
        assert "Sluit die eerst op de pagina om te leiden" in page.main
        holding.move(moving.back)
    assert (holding.stored.joined, holding.stored.link_counter) == (1, 0)
    holding.go_to(SceneKind.GUESSED)
    assert me.send(opened).status == 302
    assert (holding.stored.joined, holding.stored.link_counter) == (0, 1)


def test_who_renews_after_someone_else_did_is_asked_once_more(app: Flask, me: Visitor) -> None:
    holding = hold(app)
    late = me.get(f"{page_of(holding)}/nieuwe-links")
    me.send(late)
    me.send(late)
    assert holding.stored.link_counter == 2


def test_links_that_cannot_be_shown_are_told_and_can_be_renewed(app: Flask, me: Visitor, scored: SavedRound) -> None:
    prepare(me, scored)
    keys = meeting_of(app, scored).keys
    strange = MeetingKeys(keys.screen, secret_links.hashed("a"), secret_links.hashed("b"))
    store.meetings.renew_links(database_of(app), scored.public_id, 1, strange)
    page = me.get(f"{scored.at}/bijeenkomst")
    assert "kunnen wij niet meer tonen" in page.main
    me.fill(f"{scored.at}/bijeenkomst/nieuwe-links")
    assert "kunnen wij niet meer tonen" not in me.get(f"{scored.at}/bijeenkomst").main


def test_what_is_printed_is_for_this_meeting(me: Visitor, scored: SavedRound) -> None:
    prepare(me, scored, {"size": "groot", "attendance": "nee"})
    links = [link for link in me.get(f"{scored.at}/bijeenkomst").links if "rapport.pdf" in link]
    assert [part for part in ("raadblad", "stippenblad", "afsprakenblad") if any(part in link for link in links)] == [
        "raadblad",
        "stippenblad",
        "afsprakenblad",
    ]
    assert all("mensen=groot" in link and "erbij=nee" in link and "soort=draaiboek" in link for link in links)


def test_the_printed_agenda_is_said_to_be_the_usual_one(me: Visitor, scored: SavedRound) -> None:
    prepare(me, scored)
    assert "De gedrukte agenda is de gewone agenda" in me.get(f"{scored.at}/bijeenkomst").main


def test_beforehand_nothing_is_guessed_or_chosen_on_paper(app: Flask, me: Visitor) -> None:
    holding = hold(app, agenda=agenda_beforehand())
    page = me.get(page_of(holding))
    assert "jong onder elkaar" in page.main
    assert not [link for link in page.links if "raadblad" in link or "stippenblad" in link]


def test_scores_that_are_not_final_are_told_before_the_meeting(app: Flask, me: Visitor) -> None:
    words = "liggen nog niet vast"
    assert words in me.get(page_of(hold(app, GOUDA))).main
    assert words not in me.get(page_of(hold(app, published(GOUDA)))).main
    assert words not in me.get(page_of(hold(app, replace(GOUDA, entries=())))).main
    assert words not in me.get(page_of(hold(app, GOUDA, agenda_beforehand()))).main


def test_a_meeting_of_an_earlier_day_is_told_and_ended(app: Flask, me: Visitor, scored: SavedRound) -> None:
    prepare(me, scored)
    let_pass(app, scored)
    page = me.follow(me.get(f"{scored.at}/bijeenkomst"))
    assert page.address.endswith("/bijeenkomst/einde")
    assert "werken niet meer" in page.main
    assert me.get(f"{scored.at}/bijeenkomst/nieuwe-links").redirects_to == f"{scored.at}/bijeenkomst"


@pytest.mark.parametrize("is_small", [True, False])
def test_past_steps_are_told_from_those_to_come(app: Flask, me: Visitor, *, is_small: bool) -> None:
    holding = hold(app, agenda=usual_agenda(has_scores=True, is_small=is_small))
    holding.move()
    holding.move(moving.skip)
    page = me.get(page_of(holding))
    assert page.main.count("(geweest)") == 1
    assert page.main.count("(nu)") == 1
    assert "Pas de tijd van de volgende stappen aan" in page.main
