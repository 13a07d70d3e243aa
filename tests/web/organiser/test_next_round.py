"""The next round: begun from the one before it, with the agreements along."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask

from retention_check import clock, store
from retention_check.domain.publication import Publication
from retention_check.domain.round import Agreement
from retention_check.domain.side import Side
from retention_check.store import UnavailableError, rounds
from tests.cast import DAY
from tests.web.client import (
    GOUDA,
    Page,
    SavedRound,
    Visitor,
    database_of,
    delete_round,
    invite,
    make_round,
    manager,
    owner,
    save_round,
    stored,
    stored_round,
    summaries,
    value_of,
)
from tests.web.meeting.held import hold

PUBLIC = "/ronde/"


def test_the_next_round_begins_with_agreements_and_without_scores(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    page = me.fill(f"{gouda.at}/volgende", {"day": "1-12-2026"})
    found = stored(app, page.redirects_to.removeprefix(PUBLIC))
    assert found.previous_id == gouda.public_id
    assert found.round == replace(GOUDA, entries=(), day=date(2026, 12, 1), asked={})
    assert "volgde al een volgende" in me.get(gouda.at).main
    assert f"{PUBLIC}{found.public_id}" in me.get(gouda.at).text


@pytest.mark.parametrize("days", [1, 400])
def test_the_form_proposes_today_for_a_round_in_the_past(app: Flask, me: Visitor, days: int) -> None:
    saved = save_round(app, replace(GOUDA, day=clock.today() - timedelta(days)))
    page = me.get(f"{saved.at}/volgende")
    assert str(clock.today().year) in value_of(page, "day")


@pytest.mark.parametrize("days", [0, 1])
def test_the_form_proposes_no_day_that_would_be_refused(app: Flask, me: Visitor, days: int) -> None:
    saved = save_round(app, replace(GOUDA, day=clock.today() + timedelta(days)))
    assert value_of(me.get(f"{saved.at}/volgende"), "day") == ""


@pytest.mark.parametrize("day", [DAY, date(2026, 1, 1)], ids=["the same day", "earlier"])
def test_the_next_round_is_later(app: Flask, me: Visitor, gouda: SavedRound, day: date) -> None:
    before = len(summaries(app))
    page = me.fill(f"{gouda.at}/volgende", {"day": f"{day:%d-%m-%Y}", "asked_young": "33"})
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert "later" in page.faults["day"]
    assert value_of(page, "asked_young") == "33"
    assert len(summaries(app)) == before


def test_agreements_say_how_they_stand_and_change_is_shown_of_who_was_asked_again(app: Flask, me: Visitor) -> None:
    was_shown = Publication(dict.fromkeys(Side, DAY), was_opened=True)
    before = save_round(app, replace(GOUDA, agreements=(Agreement("Mentoren zoeken"),), publication=was_shown))
    public_id = me.fill(f"{before.at}/volgende", {"day": "1-12-2027"}).redirects_to.removeprefix(PUBLIC)
    me.fill(f"{PUBLIC}{public_id}/afspraken/1", {"status": "gedaan"})
    me.fill(f"{PUBLIC}{public_id}/scores/jong", {"n-young": "30", "R1-young": "5,1"})
    change = f"{PUBLIC}{public_id}/resultaten/verandering"
    page = me.get(change)
    assert page.status == 200
    assert "Mentoren zoeken: gedaan" in page.main
    assert "Opnieuw gevraagd: niet bekend." in page.main
    assert "5,1" not in page.main
    [where] = [link for link in page.links if "/gegevens#" in link]
    assert where.endswith("#asked_again_young-0")
    me.fill(where.partition("#")[0], {"asked_again_young": "ja"})
    page = me.get(change)
    assert "Opnieuw gevraagd: ja." in page.main
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


def test_the_next_round_is_of_the_same_municipality(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    page = me.get(f"{gouda.at}/volgende")
    assert "municipality" not in page.fields()
    assert "Gemeente Gouda" in page.main
    sent = me.send(page, {"day": "1-12-2027", "municipality": "Delft"})
    assert stored_round(app, sent.redirects_to.removeprefix(PUBLIC)).municipality == "Gouda"


def test_who_comes_second_is_led_to_the_next_round_that_is_there(app: Flask, me: Visitor) -> None:
    before = save_round(app, replace(GOUDA, agreements=(MENTORS,)))
    late = me.get(f"{before.at}/volgende")
    (name,) = status_fields(late)
    made = me.fill(f"{before.at}/volgende", {"day": "1-12-2027"}).redirects_to
    count = len(summaries(app))
    page = me.send(late, {"day": "2-12-2027", name: "gedaan"})
    assert (page.status, page.title[:5]) == (409, "Fout:")
    assert "Er is niets nieuws gemaakt." in page.main
    assert made in page.text
    assert (len(summaries(app)), stored_round(app, before.public_id).agreements) == (count, (MENTORS,))
    again = me.get(f"{before.at}/volgende")
    assert (again.status, "De volgende ronde is er al" in again.main, made in again.text) == (200, True, True)


def test_two_at_once_make_one_next_round_and_lose_nothing(
    app: Flask, me: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = save_round(app, replace(GOUDA, agreements=(MENTORS,)))
    page = me.get(f"{before.at}/volgende")
    (name,) = status_fields(page)
    look = store.rounds.successor_of

    def look_just_too_early(*asked: object) -> str | None:
        found = look(*asked)  # type: ignore[arg-type]
        save_round(app, replace(GOUDA, day=date(2027, 1, 1)), previous=before.public_id)
        return found

    monkeypatch.setattr(store.rounds, "successor_of", look_just_too_early)
    late = me.send(page, {"day": "1-12-2027", name: "gedaan"})
    assert late.status == 409
    assert "De volgende ronde is er al" in late.main
    assert stored_round(app, before.public_id).agreements == (MENTORS,)


def test_a_next_round_that_cannot_be_made_leaves_the_agreements_as_they_were(
    app: Flask, me: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = save_round(app, replace(GOUDA, agreements=(MENTORS,)))
    page = me.get(f"{before.at}/volgende")
    (name,) = status_fields(page)

    def fail(*_: object) -> None:
        raise UnavailableError

    monkeypatch.setattr(rounds, "insert_round", fail)
    again = me.send(page, {"day": "1-12-2027", name: "gedaan"})
    assert again.status == 503
    assert status_fields(again) == {name: "gedaan"}
    assert stored_round(app, before.public_id).agreements == (MENTORS,)


def test_a_round_that_is_deleted_leaves_no_gap_between_its_neighbours(app: Flask, me: Visitor) -> None:
    first = save_round(app)
    second = save_round(app, replace(GOUDA, day=date(2027, 1, 1)), previous=first.public_id)
    third = save_round(app, replace(GOUDA, day=date(2028, 1, 1)), previous=second.public_id)
    delete_round(app, second.public_id)
    assert stored(app, third.public_id).previous_id == first.public_id
    assert "De volgende ronde is er al" in me.get(f"{first.at}/volgende").main


def test_who_may_begin_a_round_elsewhere_still_may_after_a_next_round(central: Flask) -> None:
    saved = save_round(central)
    visitor = manager(central, saved)
    visitor.get(f"/uitnodiging/{invite(central)}")
    visitor.fill(f"{saved.at}/volgende", {"day": "1-12-2027"})
    assert make_round(visitor)


def test_a_meeting_ends_before_a_next_round_begins_so_that_its_agreements_go_along(app: Flask) -> None:
    holding = hold(app)
    me, at = owner(app), f"{PUBLIC}{holding.public_id}"
    page = me.get(f"{at}/volgende")
    assert page.redirects_to == f"{at}/bijeenkomst"
    assert "Beëindig eerst de bijeenkomst" in me.follow(page).main
    database, coffee = database_of(app), Agreement("Samen koffie")
    store.meetings.change(database, holding.public_id, 1, lambda meeting: meeting.with_agreed((coffee,), ""))
    holding.end()
    made = me.fill(f"{at}/volgende", {"day": "1-12-2026", "asked_again_young": "ja", "asked_again_management": "ja"})
    assert stored(app, made.redirects_to.removeprefix(PUBLIC)).round.agreements[-1] == coffee
