"""Agreements: written down, changed, taken away, at most so many, and never one person's over another's."""

from dataclasses import replace

import pytest
from flask import Flask

from retention_check import store
from retention_check.domain.round import Agreement
from retention_check.importers.agreements import LONGEST, MOST
from tests.web.client import (
    AGREEMENTS,
    GOUDA,
    SavedRound,
    Visitor,
    database_of,
    save_published,
    save_round,
    stored_round,
    value_of,
)
from tests.web.meeting.held import hold

NEW = {"what": "Koffie drinken", "role": "teammanagers", "when": "mei", "how": "elke maand"}
TYPED = NEW | {"status": "loopt"}


def test_an_agreement_is_written_down(app: Flask, me: Visitor) -> None:
    gouda = save_published(app)
    assert me.fill(f"{gouda.at}/afspraken/nieuw", NEW).redirects_to == f"{gouda.at}/afspraken"
    assert stored_round(app, gouda.public_id).agreements == (*AGREEMENTS, Agreement(*NEW.values()))
    page = me.get(f"{gouda.at}/afspraken").main
    assert all(text in page for text in NEW.values())
    assert "Koffie drinken" in me.get(f"{gouda.at}/rapport.html").text


def test_only_what_is_agreed_must_be_filled_in(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    me.fill(f"{gouda.at}/afspraken/nieuw", {"what": "  Koffie \n drinken "})
    assert stored_round(app, gouda.public_id).agreements[1] == Agreement("Koffie drinken")


@pytest.mark.parametrize("page", ["nieuw", "1"])
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("what", ""),
        pytest.param("what", "x" * (LONGEST + 1), id="what-too long"),
        ("role", "👩"),
        pytest.param("how", "y" * (LONGEST + 1), id="how-too long"),
    ],
)
def test_a_mistake_is_told_and_what_was_typed_stays(
    app: Flask, me: Visitor, gouda: SavedRound, page: str, field: str, value: str
) -> None:
    typed = NEW if page == "nieuw" else TYPED
    sent = me.fill(f"{gouda.at}/afspraken/{page}", typed | {field: value})
    assert (sent.status, sent.title[:5]) == (422, "Fout:")
    assert list(sent.faults) == [field]
    assert {name: value_of(sent, name) for name in typed} == typed | {field: value}
    assert stored_round(app, gouda.public_id) == GOUDA


def test_html_in_an_agreement_is_text(app: Flask, me: Visitor) -> None:
    gouda = save_published(app)
    me.fill(f"{gouda.at}/afspraken/nieuw", {"what": "<img src=x onerror=alert(1)>"})
    for part in ("afspraken", "afspraken/2", "afspraken/2/weg", "rapport.html"):
        assert "<img src=x" not in me.get(f"{gouda.at}/{part}").text


def test_how_it_stands_can_be_told(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    assert value_of(me.get(f"{gouda.at}/afspraken/1"), "status") == "loopt"
    me.fill(f"{gouda.at}/afspraken/1", {"status": "gedaan"})
    assert stored_round(app, gouda.public_id).agreements == (replace(AGREEMENTS[0], status="gedaan"),)


def test_a_status_of_ones_own_is_refused(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    assert me.fill(f"{gouda.at}/afspraken/1", {"status": "misschien"}).status == 422
    assert stored_round(app, gouda.public_id) == GOUDA


def test_an_agreement_is_taken_away_after_a_question(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    assert "Mentoren zoeken" in me.get(f"{gouda.at}/afspraken/1/weg").main
    assert stored_round(app, gouda.public_id) == GOUDA
    assert me.fill(f"{gouda.at}/afspraken/1/weg").redirects_to == f"{gouda.at}/afspraken"
    assert stored_round(app, gouda.public_id).agreements == ()
    assert "nog geen afspraken" in me.get(f"{gouda.at}/afspraken").main


@pytest.mark.parametrize("number", ["0", "2", "9" * 20, pytest.param("9" * 5000, id="5000 digits"), "-1", "x"])
@pytest.mark.parametrize("end", ["", "/weg"])
def test_an_agreement_that_is_not_there_is_not_found(me: Visitor, gouda: SavedRound, number: str, end: str) -> None:
    assert me.get(f"{gouda.at}/afspraken/{number}{end}").status == 404


@pytest.fixture
def almost_full(app: Flask) -> SavedRound:
    """A round with room for one more agreement."""
    agreements = tuple(Agreement(f"nummer {number}") for number in range(MOST - 1))
    return save_round(app, replace(GOUDA, agreements=agreements))


def test_no_more_fit_than_a_page_holds(app: Flask, me: Visitor, almost_full: SavedRound) -> None:
    me.fill(f"{almost_full.at}/afspraken/nieuw", {"what": "de laatste"})
    assert "Afspraak toevoegen" not in me.get(f"{almost_full.at}/afspraken").main
    assert me.get(f"{almost_full.at}/afspraken/nieuw").redirects_to == f"{almost_full.at}/afspraken"
    assert len(stored_round(app, almost_full.public_id).agreements) == MOST


def test_what_did_not_fit_any_more_is_told_and_stays(app: Flask, me: Visitor, almost_full: SavedRound) -> None:
    late = me.get(f"{almost_full.at}/afspraken/nieuw")
    me.fill(f"{almost_full.at}/afspraken/nieuw", {"what": "de laatste"})
    sent = me.send(late, {"what": "nog een"})
    assert (sent.status, list(sent.faults)) == (422, ["what"])
    assert value_of(sent, "what") == "nog een"
    assert len(stored_round(app, almost_full.public_id).agreements) == MOST


def test_the_second_to_change_is_told_and_may_still_save(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    late = me.get(f"{gouda.at}/afspraken/1")
    me.fill(f"{gouda.at}/afspraken/1", {"what": "Buddy zoeken"})
    page = me.send(late, {"what": "Maatje zoeken"})
    assert page.status == 409
    assert "Buddy zoeken" in page.main
    assert value_of(page, "what") == "Maatje zoeken"
    assert stored_round(app, gouda.public_id).agreements[0].what == "Buddy zoeken"
    assert me.send(page).status == 302
    assert stored_round(app, gouda.public_id).agreements[0].what == "Maatje zoeken"


def test_who_saw_another_agreement_takes_none_away(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(GOUDA, agreements=(Agreement("eerste"), Agreement("tweede"))))
    late = me.get(f"{saved.at}/afspraken/1/weg")
    me.fill(f"{saved.at}/afspraken/1/weg")
    assert me.send(late).status == 409
    assert [each.what for each in stored_round(app, saved.public_id).agreements] == ["tweede"]


def test_the_page_says_why_roles_and_no_names(me: Visitor, gouda: SavedRound) -> None:
    assert "geen naam" in me.get(f"{gouda.at}/afspraken/nieuw").main


def test_a_name_where_a_role_is_asked_is_saved_with_a_hint(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    told = me.follow(me.fill(f"{gouda.at}/afspraken/1", {"role": "Anna de Vries"}))
    assert stored_round(app, gouda.public_id).agreements[0].role == "Anna de Vries"
    assert "De afspraak is bewaard." in told.main
    assert "Staat er bij ‘Mentoren zoeken’ de naam van een persoon? Noem liever de rol, niet de naam." in told.main
    new = me.follow(me.fill(f"{gouda.at}/afspraken/nieuw", {"what": "Praten", "role": "dhr. Bakker"}))
    assert "Staat er bij ‘Praten’ de naam" in new.main


def test_the_hint_leads_to_the_agreement_and_stays_until_the_name_is_gone(me: Visitor, gouda: SavedRound) -> None:
    me.fill(f"{gouda.at}/afspraken/1", {"role": "Anna de Vries"})
    for _ in range(2):
        page = me.get(f"{gouda.at}/afspraken")
        alert = next(each for each in page.tree.iter("div") if "utrecht-alert--info" in (each.get("class") or ""))
        assert [link.get("href") for link in alert.iter("a")] == [f"{gouda.at}/afspraken/1"]
    me.fill(f"{gouda.at}/afspraken/1", {"role": "HR-adviseur"})
    assert "Noem liever de rol" not in me.get(f"{gouda.at}/afspraken").main


def test_of_a_new_agreement_nobody_is_asked_how_it_stands(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    assert "Hoe staat het ermee?" not in me.get(f"{gouda.at}/afspraken/nieuw").main
    page = me.follow(me.fill(f"{gouda.at}/afspraken/nieuw", {"what": "Praten"})).main
    assert "nog niet bekend" not in page
    assert "Hoe staat het ermee?" in me.get(f"{gouda.at}/afspraken/2").main
    me.fill(f"{gouda.at}/afspraken/2", {"status": "loopt"})
    assert stored_round(app, gouda.public_id).agreements[1].status == "loopt"


def test_a_role_is_saved_without_a_hint(me: Visitor, gouda: SavedRound) -> None:
    told = me.follow(me.fill(f"{gouda.at}/afspraken/1", {"role": "Team Werk en Inkomen"}))
    assert "Noem liever de rol" not in told.main


def test_while_a_meeting_is_on_its_agreements_are_not_in_the_list_yet(app: Flask, me: Visitor) -> None:
    holding = hold(app)
    at = f"/ronde/{holding.public_id}/afspraken"
    assert "bijeenkomst is nog bezig" not in me.get(at).main
    holding.move()
    assert "bijeenkomst is nog bezig" in me.get(at).main
    assert "nog niet in deze lijst" not in me.get(at).main
    agreed = (Agreement("Een maatje voor ieder"),)
    stored = holding.stored
    store.meetings.change(
        database_of(app), holding.public_id, stored.version, lambda meeting: meeting.with_agreed(agreed, "")
    )
    page = me.get(at)
    assert "nog niet in deze lijst" in page.main
    assert any(link.endswith("/bijeenkomst/einde") for link in page.links)
    assert agreed[0].what not in page.main
    holding.end()
    page = me.get(at)
    assert "bijeenkomst" not in page.main
    assert agreed[0].what in page.main
