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
    assert found.round == replace(GOUDA, entries=(), day=date(2026, 12, 1))
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


def test_a_manager_on_a_server_begins_the_next_round_without_invitation(central: Flask) -> None:
    saved = save_round(central)
    visitor = manager(central, saved)
    page = visitor.fill(f"{saved.at}/volgende", {"day": "1-12-2027"})
    assert visitor.get(page.redirects_to).status == 200
