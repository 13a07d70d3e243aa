"""The next round: begun from the one before it, with the agreements along."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask

from retention_check import clock
from retention_check.domain.round import Agreement
from tests.cast import DAY
from tests.web.client import (
    GOUDA,
    Page,
    SavedRound,
    Visitor,
    manager,
    save_round,
    stored,
    stored_round,
    summaries,
    value_of,
)

PUBLIC = "/ronde/"


def test_the_next_round_begins_with_agreements_and_without_scores(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    page = me.fill(f"{gouda.at}/volgende", {"day": "1-12-2026"})
    found = stored(app, page.redirects_to.removeprefix(PUBLIC))
    assert found.previous_id == gouda.public_id
    assert found.round == replace(GOUDA, entries=(), day=date(2026, 12, 1), asked={})
    assert "volgde al een volgende" in me.get(gouda.at).main


@pytest.mark.parametrize("days", [1, 400])
def test_the_form_proposes_today_for_a_round_in_the_past(app: Flask, me: Visitor, days: int) -> None:
    saved = save_round(app, replace(GOUDA, day=clock.today() - timedelta(days)))
    page = me.get(f"{saved.at}/volgende")
    assert value_of(page, "municipality") == "Gouda"
    assert str(clock.today().year) in value_of(page, "day")


@pytest.mark.parametrize("days", [0, 1])
def test_the_form_proposes_no_day_that_would_be_refused(app: Flask, me: Visitor, days: int) -> None:
    saved = save_round(app, replace(GOUDA, day=clock.today() + timedelta(days)))
    assert value_of(me.get(f"{saved.at}/volgende"), "day") == ""


@pytest.mark.parametrize("day", [DAY, date(2026, 1, 1)], ids=["the same day", "earlier"])
def test_the_next_round_is_later(app: Flask, me: Visitor, gouda: SavedRound, day: date) -> None:
    before = len(summaries(app))
    page = me.fill(f"{gouda.at}/volgende", {"day": f"{day:%d-%m-%Y}", "municipality": "Delft"})
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert "later" in page.faults["day"]
    assert value_of(page, "municipality") == "Delft"
    assert len(summaries(app)) == before


def test_agreements_say_how_they_stand_and_change_is_shown(app: Flask, me: Visitor) -> None:
    before = save_round(app, replace(GOUDA, agreements=(Agreement("Mentoren zoeken"),)))
    public_id = me.fill(f"{before.at}/volgende", {"day": "1-12-2027"}).redirects_to.removeprefix(PUBLIC)
    me.fill(f"{PUBLIC}{public_id}/afspraken/1", {"status": "gedaan"})
    me.fill(f"{PUBLIC}{public_id}/scores", {"n-young": "30", "R1-young": "5,1"})
    page = me.get(f"{PUBLIC}{public_id}/resultaten/verandering")
    assert page.status == 200
    assert "Mentoren zoeken: gedaan" in page.main
    assert "5,1" in page.main
    assert [each.status for each in stored_round(app, before.public_id).agreements] == [""]


MENTORS, TALKS = Agreement("Mentoren zoeken", "HR", "voor de zomer"), Agreement("Loopbaangesprek", status="loopt")


def status_fields(page: Page) -> dict[str, str]:
    """Of each agreement the chosen status, by the name of its field."""
    return {name: value for name, value in page.fields().items() if name.startswith("status-")}


def test_how_each_agreement_stands_is_asked_and_goes_along(app: Flask, me: Visitor) -> None:
    before = save_round(app, replace(GOUDA, agreements=(MENTORS, TALKS)))
    page = me.get(f"{before.at}/volgende")
    assert list(status_fields(page).values()) == ["", "loopt"]
    assert "Mentoren zoeken HR, voor de zomer nog niet bekend gedaan loopt niet gedaan" in page.main
    first, second = status_fields(page)
    sent = me.send(page, {"day": "1-12-2027", first: "gedaan", second: "niet gedaan"})
    answered = (replace(MENTORS, status="gedaan"), replace(TALKS, status="niet gedaan"))
    assert stored_round(app, before.public_id).agreements == answered
    assert stored_round(app, sent.redirects_to.removeprefix(PUBLIC)).agreements == answered
    assert stored_round(app, before.public_id) == replace(GOUDA, agreements=answered)


def test_how_an_agreement_stands_may_be_skipped(app: Flask, me: Visitor) -> None:
    before = save_round(app, replace(GOUDA, agreements=(MENTORS, TALKS)))
    version = stored(app, before.public_id).version
    sent = me.fill(f"{before.at}/volgende", {"day": "1-12-2027"})
    assert stored_round(app, sent.redirects_to.removeprefix(PUBLIC)).agreements == (MENTORS, TALKS)
    assert stored(app, before.public_id).version == version


def test_what_was_said_of_an_agreement_stays_beside_a_mistake(app: Flask, me: Visitor) -> None:
    before = save_round(app, replace(GOUDA, agreements=(MENTORS,)))
    page = me.get(f"{before.at}/volgende")
    (name,) = status_fields(page)
    again = me.send(page, {"day": "ooit", name: "gedaan"})
    assert again.status == 422
    assert status_fields(again) == {name: "gedaan"}
    assert stored_round(app, before.public_id).agreements == (MENTORS,)


def test_a_status_that_is_none_is_refused(app: Flask, me: Visitor) -> None:
    before = save_round(app, replace(GOUDA, agreements=(MENTORS,)))
    page = me.get(f"{before.at}/volgende")
    (name,) = status_fields(page)
    again = me.send(page, {"day": "1-12-2027", name: "vergeten"})
    assert (again.status, again.faults[f"{name}-0"]) == (422, "Kies hoe het ermee staat.")


def test_an_agreement_that_changed_meanwhile_is_shown_before_anything_is_made(app: Flask, me: Visitor) -> None:
    before = save_round(app, replace(GOUDA, agreements=(MENTORS,)))
    page = me.get(f"{before.at}/volgende")
    (name,) = status_fields(page)
    me.fill(f"{before.at}/afspraken/1", {"what": "Buddy’s zoeken"})
    made = len(summaries(app))
    again = me.send(page, {"day": "1-12-2027", name: "gedaan"})
    assert again.status == 409
    assert "Iemand anders" in again.main
    assert "Buddy’s zoeken" in again.main
    assert len(summaries(app)) == made
    assert me.send(again).status == 302


def test_a_round_without_agreements_asks_nothing_of_them(app: Flask, me: Visitor) -> None:
    before = save_round(app, replace(GOUDA, agreements=()))
    assert "afspraken" not in me.get(f"{before.at}/volgende").main


def test_a_manager_on_a_server_begins_the_next_round_without_invitation(central: Flask) -> None:
    saved = save_round(central)
    visitor = manager(central, saved)
    page = visitor.fill(f"{saved.at}/volgende", {"day": "1-12-2027"})
    assert visitor.get(page.redirects_to).status == 200
