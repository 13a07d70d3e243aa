"""A round: its page, which says how far it is, and changing what it is about."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from retention_check import clock, store
from retention_check.config import Mode
from retention_check.domain.publishing import with_results_opened
from retention_check.domain.side import Side
from tests.cast import entries
from tests.web.client import (
    GOUDA,
    SavedRound,
    Visitor,
    agreed,
    database_of,
    manager,
    owner,
    running,
    save_round,
    share,
    stored,
    stored_round,
    value_of,
)

YEAR_OLD, THREE_YEARS_OLD = timedelta(366), timedelta(3 * 366)


def test_the_page_of_a_round_says_how_far_it_is(app: Flask, me: Visitor) -> None:
    some = entries({"R1": ("7", "6"), "R2": ("7", None), "M1.1": (None, "8")})
    page = me.get(save_round(app, replace(GOUDA, entries=some)).at)
    assert page.rows[1:] == [["Jonge ambtenaren", "2 van 10", "0 van 40"], ["Management", "1 van 10", "1 van 40"]]
    assert "Bekijk de resultaten" in page.main
    assert "typ de scores van jonge ambtenaren" in me.get(save_round(app, replace(GOUDA, entries=())).at).main


def test_scores_without_a_number_of_answers_are_told(app: Flask, me: Visitor) -> None:
    uncounted = replace(GOUDA, entries=entries({"R1": ("7", None)}, n_young=None))
    assert "van 1 score niet bekend" in me.get(save_round(app, uncounted).at).main


def test_what_a_round_is_about_can_be_changed(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    page = me.fill(f"{gouda.at}/gegevens", {"municipality": "Delft", "asked_young": "", "asked_management": "11"})
    assert page.redirects_to == gouda.at
    changed = replace(GOUDA, municipality="Delft", asked={Side.MANAGEMENT: 11})
    assert stored_round(app, gouda.public_id) == with_results_opened(changed)
    assert "Jonge ambtenaren gevraagd niet ingevuld Mensen van het management gevraagd 11" in me.get(gouda.at).main


def test_fewer_people_asked_than_answered_are_told_at_their_field(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    page = me.fill(f"{gouda.at}/gegevens", {"asked_young": "41", "asked_management": "10"})
    assert page.status == 422
    assert "Er zijn 42 antwoorden van jonge ambtenaren, maar gevraagd zijn er 41." in page.faults["asked_young"]
    assert "Er zijn 11 antwoorden van het management, maar gevraagd zijn er 10." in page.faults["asked_management"]
    assert stored_round(app, gouda.public_id) == GOUDA


def test_who_gives_an_agreed_score_is_not_counted(app: Flask, me: Visitor) -> None:
    saved = save_round(app, agreed())
    assert me.fill(f"{saved.at}/gegevens", {"asked_management": "1"}).redirects_to == saved.at
    assert "Mensen van het management gevraagd niet nodig" in me.get(saved.at).main


def test_a_mistake_in_a_change_keeps_what_was_typed(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    page = me.fill(f"{gouda.at}/gegevens", {"municipality": "Delft", "day": "ooit"})
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert (value_of(page, "municipality"), value_of(page, "day")) == ("Delft", "ooit")
    assert stored_round(app, gouda.public_id) == GOUDA


def test_a_round_after_another_says_who_was_asked_again(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    assert "opnieuw gevraagd" not in me.get(gouda.at).main
    now = save_round(app, replace(GOUDA, asked_again={Side.YOUNG: True}), previous=gouda.public_id)
    main = me.get(now.at).main
    assert "Alle jonge ambtenaren opnieuw gevraagd? ja" in main
    assert "Iedereen van het management opnieuw gevraagd? nog niet beantwoord" in main
    open_scores = save_round(app, agreed(), previous=save_round(app).public_id)
    assert (
        "Iedereen van het management opnieuw gevraagd? open scores: altijd opnieuw gegeven"
        in me.get(open_scores.at).main
    )


def test_one_browser_manages_several_rounds(app: Flask) -> None:
    first, second = save_round(app), save_round(app)
    visitor = manager(app, first)
    visitor.get(f"/beheer/{second.secret}")
    assert [visitor.get(saved.at).status for saved in (first, second)] == [200, 200]


def test_a_changed_key_hides_the_manage_link(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("sleutel")
    with running(folder) as app:
        saved = save_round(app)
    (folder / "sleutel").unlink()
    with running(folder, mode=Mode.ROOM, address="192.168.1.20") as app:  # a laptop alone shows no links
        page = owner(app).get(saved.at)
        assert "kan hier niet meer getoond worden" in page.main
        assert "/beheer/" not in page.text


@pytest.mark.parametrize("has_expired", [True, False], ids=["expire ran", "expire never ran"])
def test_a_condensed_round_says_so_and_takes_no_scores(
    tmp_path_factory: pytest.TempPathFactory, has_expired: bool
) -> None:
    with running(tmp_path_factory.mktemp("laptop")) as app:
        me = owner(app)
        saved = save_round(app, today=clock.today() - YEAR_OLD)
        if has_expired:
            store.expiry.expire(database_of(app), clock.today())
        before = stored(app, saved.public_id)
        assert before.is_condensed
        assert "alleen nog de getoonde scores" in me.get(saved.at).main
        assert me.get(f"{saved.at}/scores").redirects_to == saved.at
        assert me.get(f"{saved.at}/scoreblad").redirects_to == saved.at
        token = value_of(me.get(f"{saved.at}/gegevens"), "csrf_token")
        sent = {"csrf_token": token, "version": str(before.version), "R1-young": "1"}
        assert me.post(f"{saved.at}/scores/jong", sent).redirects_to == saved.at
        assert stored(app, saved.public_id) == before


@pytest.mark.parametrize("part", ["", "/scores", "/afspraken", "/resultaten", "/rapport.html", "/meenemen.json"])
def test_a_round_whose_time_is_over_is_gone_although_expire_never_ran(app: Flask, part: str) -> None:
    saved = save_round(app, today=clock.today() - THREE_YEARS_OLD)
    assert owner(app).get(f"{saved.at}{part}").status == 410
    assert Visitor(app).get(f"/beheer/{saved.secret}").status == 410


def test_a_round_is_gone_for_who_opened_it_before_its_time_was_over(
    central: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    gouda = save_round(central)
    me = manager(central, gouda)
    link, viewer = share(central, gouda)
    view = f"/inzage/{gouda.public_id}/resultaten"
    assert [me.get(gouda.at).status, viewer.get(view).status] == [200, 200]
    later = clock.today() + THREE_YEARS_OLD
    monkeypatch.setattr(clock, "today", lambda: later)
    assert [me.get(gouda.at).status, viewer.get(view).status, Visitor(central).get(link).status] == [410] * 3
