"""Publishing what a closed questionnaire gave: what is shown and what not is told first, without a mean."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from retention_check import clock, dutch, store
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.store import Database, StoredRound
from tests.web.client import (
    GOUDA,
    SavedRound,
    Visitor,
    database_of,
    published,
    save_round,
    stored,
    stored_round,
    value_of,
)
from tests.web.organiser.questionnaire.asking import EMPTY, NOT_GIVEN, OPEN_SCORES, answer, closed, found, opened

AT = "zelf-vragen/vaststellen"
FILES = ["cijfers.csv", "cijfers.xlsx", "rapport.html", "beeld/redenen.svg"]


def days(app: Flask, saved: SavedRound) -> set[Side]:
    """Which groups are published."""
    return set(stored_round(app, saved.public_id).publication.days)


def is_gone(app: Flask, saved: SavedRound) -> bool:
    """Whether the questionnaire with all that was counted is deleted."""
    return store.questionnaires.load(database_of(app), saved.public_id, clock.today()) is None


def test_while_it_is_open_nothing_can_be_published(app: Flask, me: Visitor) -> None:
    saved = opened(app, me)
    assert me.get(f"{saved.at}/{AT}").redirects_to == f"{saved.at}/zelf-vragen/stand"


def test_the_page_says_what_will_be_shown_without_a_mean(app: Flask, me: Visitor) -> None:
    saved = opened(app, me)
    answer(app, saved, Side.YOUNG, 8, skipped=("R2",))
    answer(app, saved, Side.YOUNG, 4)
    answer(app, saved, Side.MANAGEMENT, 4)
    me.fill(f"{saved.at}/zelf-vragen/sluiten")
    page = me.get(f"{saved.at}/{AT}")
    assert page.title.startswith("De uitkomsten vastleggen")
    assert "21 van 22 scores" in page.main
    assert "Niet getoond, want minder dan vijf antwoorden: Te weinig gebruik van competenties" in page.main
    assert "Niet getoond: alle 22 scores, want minder dan vijf antwoorden." in page.main
    assert "Daarna liggen ze vast." in page.main
    assert not re.search(r"\d,\d", page.main)
    assert "12" not in page.main.replace("12 maatregelen", "")


def test_the_button_publishes_what_can_be_shown_and_deletes_everything_behind_it(app: Flask, me: Visitor) -> None:
    saved = closed(app, me, management=4)
    page = me.fill(f"{saved.at}/{AT}")
    assert page.redirects_to == f"{saved.at}/resultaten"
    told = me.follow(page).main
    assert "De uitkomsten van jonge ambtenaren liggen vast. De tellingen zijn gewist." in told
    assert "Van het management is niets te zien en niets bewaard." in told
    round = stored_round(app, saved.public_id)
    assert round.publication.days == {Side.YOUNG: clock.today()}
    assert {entry.side for entry in round.entries} == {Side.YOUNG}
    assert round.collected[Side.YOUNG].asked_first == 12
    assert is_gone(app, saved)


@pytest.mark.parametrize("file", FILES)
def test_afterwards_exports_open_at_once(app: Flask, me: Visitor, file: str) -> None:
    saved = closed(app, me)
    me.fill(f"{saved.at}/{AT}")
    assert me.get(f"{saved.at}/{file}").status == 200


def test_afterwards_results_ask_for_nothing_and_a_view_link_opens(app: Flask, me: Visitor) -> None:
    saved = closed(app, me)
    me.fill(f"{saved.at}/{AT}")
    for path in ("resultaten", "rapport"):
        page = me.get(f"{saved.at}/{path}")
        assert "Kloppen de cijfers" not in page.main
        assert "concept" not in page.main
    assert me.fill(f"{saved.at}/delen", {"management": "y"}).redirects_to == f"{saved.at}/delen"
    assert "De cijfers liggen vast" in me.get(f"{saved.at}/vaststellen").title


def test_a_group_that_was_not_shown_can_be_asked_again(app: Flask, me: Visitor) -> None:
    saved = closed(app, me, management=4)
    me.fill(f"{saved.at}/{AT}")
    page = me.get(f"{saved.at}/zelf-vragen")
    assert "U vraagt hier alleen het management: de scores van jonge ambtenaren liggen vast." in page.main
    assert me.send(page, {"asker": "HR", "asked_management": "6"}).status == 302
    answer(app, saved, Side.MANAGEMENT, 6)
    me.fill(f"{saved.at}/zelf-vragen/sluiten")
    assert me.fill(f"{saved.at}/{AT}").status == 302
    assert days(app, saved) == set(Side)


def test_more_answers_than_asked_are_told_before_and_the_number_can_be_raised_first(app: Flask, me: Visitor) -> None:
    saved = closed(app, me, young=13)
    page = me.get(f"{saved.at}/{AT}")
    assert "Er zijn meer antwoorden dan de 12 mensen die u vroeg." in page.main
    assert f"http://localhost{saved.at}/zelf-vragen/gevraagd" in page.links
    assert "worden deze antwoorden bij het vastleggen gewist" in page.main
    assert "13" not in page.main
    me.fill(f"{saved.at}/zelf-vragen/gevraagd", {"asked_young": "13"})
    assert "meer antwoorden" not in me.get(f"{saved.at}/{AT}").main
    assert me.send(page).status == 409
    assert me.fill(f"{saved.at}/{AT}").status == 302
    assert days(app, saved) == set(Side)


def test_a_group_with_more_answers_than_asked_is_not_published_with_the_other(app: Flask, me: Visitor) -> None:
    saved = closed(app, me, young=13)
    page = me.fill(f"{saved.at}/{AT}")
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert "zet een vinkje" in page.faults["wiped"]
    assert days(app, saved) == set()
    assert "Ja, wis de antwoorden van jonge ambtenaren" in page.main
    me.send(page, {"wiped": "y"})
    assert days(app, saved) == {Side.MANAGEMENT}
    assert not stored_round(app, saved.public_id).entries_of(Side.YOUNG)
    assert is_gone(app, saved)


@pytest.mark.parametrize(("young", "management"), [(0, 0), (4, 4), (13, 2)])
def test_where_nothing_is_shown_nothing_is_published_and_it_can_be_opened_again(
    app: Flask, me: Visitor, young: int, management: int
) -> None:
    saved = closed(app, me, young, management)
    page = me.get(f"{saved.at}/{AT}")
    assert page.title.startswith("Er is niets om vast te leggen")
    assert "Vastleggen zou nu niets bewaren." in page.main
    assert f"http://localhost{saved.at}/zelf-vragen/heropenen" in page.links
    assert not list(page.first("main").iter("button"))
    token = value_of(me.get(f"{saved.at}/zelf-vragen/wissen"), "csrf_token")
    assert me.post(f"{saved.at}/{AT}", {"csrf_token": token, "version": "x"}).status == 409
    assert found(app, saved)


def test_what_changed_since_it_was_shown_is_shown_anew(app: Flask, me: Visitor) -> None:
    saved = closed(app, me, management=4)
    shown = me.get(f"{saved.at}/{AT}")
    me.fill(f"{saved.at}/zelf-vragen/heropenen", {"until": dutch.date(clock.today())})
    answer(app, saved, Side.MANAGEMENT, 1)
    me.fill(f"{saved.at}/zelf-vragen/sluiten")
    page = me.send(shown)
    assert (page.status, page.title[:5]) == (409, "Fout:")
    assert "Intussen is er iets veranderd" in page.main
    assert days(app, saved) == set()
    assert me.send(page).status == 302
    assert days(app, saved) == set(Side)


def test_who_saved_the_round_while_it_was_published_is_not_overwritten(
    app: Flask, me: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = closed(app, me)
    shown, publish = me.get(f"{saved.at}/{AT}"), store.questionnaires.publish

    def publish_late(database: Database, opened: StoredRound, *more: object) -> object:
        current = stored(app, saved.public_id)
        store.rounds.save(database, current, replace(current.round, municipality="Ede"))
        return publish(database, opened, *more)  # type: ignore[arg-type]

    with monkeypatch.context() as late:
        late.setattr(store.questionnaires, "publish", publish_late)
        assert me.send(shown).status == 409
    assert found(app, saved)
    assert stored_round(app, saved.public_id).municipality == "Ede"


def test_open_scores_are_locked_first(app: Flask, me: Visitor) -> None:
    saved = opened(app, me, OPEN_SCORES)
    answer(app, saved, Side.YOUNG, 12)
    me.fill(f"{saved.at}/zelf-vragen/sluiten")
    page = me.get(f"{saved.at}/{AT}")
    assert page.redirects_to == f"{saved.at}/vastleggen"
    locking = me.follow(page)
    assert "Leg eerst de open scores vast." in locking.main
    assert me.send(locking).redirects_to == f"{saved.at}/zelf-vragen/stand"
    assert me.fill(f"{saved.at}/{AT}").redirects_to == f"{saved.at}/resultaten"
    assert days(app, saved) == set(Side)


def test_where_management_gives_no_open_scores_that_can_be_said_before_anyone_answered(app: Flask, me: Visitor) -> None:
    saved = opened(app, me, NOT_GIVEN)
    answer(app, saved, Side.YOUNG, 12)
    me.fill(f"{saved.at}/zelf-vragen/sluiten")
    page = me.fill(f"{saved.at}/vastleggen", {"takes_no_part": "y"})
    assert page.redirects_to == f"{saved.at}/zelf-vragen/stand"
    assert me.fill(f"{saved.at}/{AT}").status == 302
    assert days(app, saved) == {Side.YOUNG}


def later_round(app: Flask, saved: SavedRound) -> SavedRound:
    """A round after another in which other scores were shared, without asking everyone again."""
    young = replace(GOUDA, entries=GOUDA.entries_of(Side.YOUNG), day=GOUDA.day + timedelta(1))
    shown: Round = replace(published(young), asked_again={Side.YOUNG: False})
    return save_round(app, shown, previous=saved.public_id)


def test_beside_a_later_round_that_asked_nobody_again_it_cannot_be_published(app: Flask, me: Visitor) -> None:
    saved = closed(app, me)
    shown = me.get(f"{saved.at}/{AT}")
    later_round(app, saved)
    page = me.get(f"{saved.at}/{AT}")
    assert page.title.startswith("De uitkomsten kunnen nog niet vast")
    assert "In een latere ronde zijn al andere scores van jonge ambtenaren gedeeld" in page.main
    assert not list(page.first("main").iter("button"))
    refused = me.send(shown)
    assert (refused.status, refused.title[:5]) == (422, "Fout:")
    assert "kunnen niet vast naast die van een latere ronde" in refused.main
    assert days(app, saved) == set()
    assert found(app, saved)


def test_a_later_round_that_is_shared_at_the_last_moment_still_keeps_it_from_being_published(
    app: Flask, me: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = closed(app, me)
    shown, publish = me.get(f"{saved.at}/{AT}"), store.questionnaires.publish

    def publish_late(*given: object) -> object:
        later_round(app, saved)
        return publish(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as late:
        late.setattr(store.questionnaires, "publish", publish_late)
        assert me.send(shown).status == 409
    assert days(app, saved) == set()
    assert found(app, saved)


def test_everyone_of_a_group_is_asked_so_a_round_after_another_asks_nothing_more(app: Flask, me: Visitor) -> None:
    before = save_round(app, published(replace(GOUDA, day=GOUDA.day - timedelta(400))))
    saved = opened(app, me, EMPTY, previous=before.public_id)
    answer(app, saved, Side.YOUNG, 12)
    me.fill(f"{saved.at}/zelf-vragen/sluiten")
    assert me.fill(f"{saved.at}/{AT}").status == 302
    assert stored_round(app, saved.public_id).asked_again[Side.YOUNG]


def test_it_is_in_the_log(app: Flask, me: Visitor, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    saved = closed(app, me)
    me.fill(f"{saved.at}/{AT}")
    assert f"questionnaire {saved.public_id} published" in caplog.text


def test_which_scores_will_be_shown_is_a_list_without_numbers_of_answers(app: Flask, me: Visitor) -> None:
    saved = closed(app, me)
    page = me.get(f"{saved.at}/{AT}")
    assert "Te zien, want minstens vijf antwoorden: " in page.main
    assert len(list(page.first("details").iter("li"))) == 22


def test_where_there_are_more_answers_than_asked_the_main_button_raises_the_number(app: Flask, me: Visitor) -> None:
    page = me.get(f"{closed(app, me, young=13).at}/{AT}")
    assert "Pas het aantal aan" in page.main
    button = next(
        each for each in page.first("main").iter("button") if "Leg de uitkomsten vast" in "".join(each.itertext())
    )
    assert "secondary" in str(button.get("class"))
