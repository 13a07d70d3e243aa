"""Closing, opening again, raising how many were asked, and deleting without publishing: each asked first."""

from datetime import timedelta

import pytest
from flask import Flask

from retention_check import clock, dutch, store
from retention_check.domain.questionnaire import Phase
from retention_check.domain.side import Side
from retention_check.store import ClosedError, Remains
from retention_check.web.organiser.questionnaire.remains import DISCARDED
from tests.web.client import Visitor, database_of, save_round, stored_round, value_of
from tests.web.organiser.questionnaire.asking import EMPTY, answer, closed, found, opened


def test_closing_is_asked_first(app: Flask, me: Visitor) -> None:
    saved = opened(app, me)
    page = me.get(f"{saved.at}/zelf-vragen/sluiten")
    assert "Wie nog bezig is, kan niet meer versturen." in page.main
    assert found(app, saved).questionnaire.phase(clock.today()) is Phase.OPEN
    told = me.follow(me.send(page))
    assert "De vragenlijst is gesloten. Er kan niemand meer antwoorden." in told.main
    with pytest.raises(ClosedError):
        answer(app, saved, Side.YOUNG, 1)


def test_what_is_closed_cannot_be_closed_again(app: Flask, me: Visitor) -> None:
    saved = opened(app, me)
    page = me.get(f"{saved.at}/zelf-vragen/sluiten")
    assert me.send(page).status == 302
    assert me.send(page).redirects_to == f"{saved.at}/zelf-vragen/stand"


def test_it_can_be_opened_again_with_a_new_last_day(app: Flask, me: Visitor) -> None:
    saved, day = closed(app, me), clock.today() + timedelta(3)
    told = me.follow(me.fill(f"{saved.at}/zelf-vragen/heropenen", {"until": dutch.date(day)}))
    assert f"De vragenlijst is weer open, tot en met {dutch.date(day)}." in told.main
    assert "10 of meer van 12" in told.main
    answer(app, saved, Side.YOUNG, 1)
    assert me.get(f"{saved.at}/zelf-vragen/heropenen").redirects_to == f"{saved.at}/zelf-vragen/stand"


@pytest.mark.parametrize(
    ("until", "message"),
    [("", "Vul een datum in."), ("1-1-2026", "Deze dag is voorbij."), ("1-1-2030", "drie maanden")],
)
def test_a_wrong_last_day_opens_nothing(app: Flask, me: Visitor, until: str, message: str) -> None:
    saved = closed(app, me)
    page = me.fill(f"{saved.at}/zelf-vragen/heropenen", {"until": until})
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert message in page.faults["until"]
    assert value_of(page, "until") == until
    assert found(app, saved).questionnaire.phase(clock.today()) is Phase.CLOSED


def test_how_many_were_asked_is_raised_after_closing_alone(app: Flask, me: Visitor) -> None:
    saved = opened(app, me)
    page = me.get(f"{saved.at}/zelf-vragen/gevraagd")
    assert "Sluit de vragenlijst eerst." in me.follow(page).main
    me.fill(f"{saved.at}/zelf-vragen/sluiten")
    assert me.fill(f"{saved.at}/zelf-vragen/gevraagd", {"asked_young": "14"}).status == 302
    assert stored_round(app, saved.public_id).asked == {Side.YOUNG: 14, Side.MANAGEMENT: 6}
    assert found(app, saved).questionnaire.asked_first == {Side.YOUNG: 12, Side.MANAGEMENT: 6}


@pytest.mark.parametrize(
    ("typed", "message"), [("11", "Dit aantal kan alleen omhoog: het was 12."), ("", "omhoog"), ("x", "heel getal")]
)
def test_how_many_were_asked_never_goes_down(app: Flask, me: Visitor, typed: str, message: str) -> None:
    saved = closed(app, me)
    page = me.fill(f"{saved.at}/zelf-vragen/gevraagd", {"asked_young": typed})
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert message in page.faults["asked_young"]
    assert stored_round(app, saved.public_id).asked[Side.YOUNG] == 12


@pytest.mark.parametrize("is_open", [True, False])
def test_deleting_is_asked_first_and_leaves_the_round(app: Flask, me: Visitor, *, is_open: bool) -> None:
    saved = opened(app, me) if is_open else closed(app, me)
    page = me.fill(f"{saved.at}/zelf-vragen/wissen")
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert found(app, saved)
    told = me.follow(me.send(page, {"sure": "y"}))
    assert "De vragenlijst is gewist, met alle antwoorden." in told.main
    assert store.questionnaires.load(database_of(app), saved.public_id, clock.today()) is None
    assert stored_round(app, saved.public_id).entries == ()
    assert me.get(f"{saved.at}/zelf-vragen").status == 200


def test_what_is_left_in_the_files_is_told() -> None:
    assert set(DISCARDED) == set(Remains)
    assert "enkele minuten" in DISCARDED[Remains.UNTIL_READ]
    assert "tot die ruimte opnieuw gebruikt is" in DISCARDED[Remains.UNTIL_REUSED]


def test_a_form_that_was_sent_after_it_was_deleted_leads_to_the_beginning(app: Flask, me: Visitor) -> None:
    saved = opened(app, me)
    page = me.get(f"{saved.at}/zelf-vragen/sluiten")
    store.questionnaires.discard(database_of(app), saved.public_id)
    assert me.send(page).redirects_to == f"{saved.at}/zelf-vragen"


def test_each_event_is_in_the_log(app: Flask, me: Visitor, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    saved = closed(app, me)
    me.fill(f"{saved.at}/zelf-vragen/gevraagd", {"asked_young": "14"})
    me.fill(f"{saved.at}/zelf-vragen/heropenen", {"until": dutch.date(clock.today())})
    me.fill(f"{saved.at}/zelf-vragen/nieuwe-links")
    me.fill(f"{saved.at}/zelf-vragen/wissen", {"sure": "y"})
    for event in ("closed", "asked", "reopened", "links renewed", "discarded"):
        assert f"questionnaire {saved.public_id} {event}" in caplog.text


def test_wiping_the_round_says_that_its_questionnaire_goes_too(app: Flask, me: Visitor) -> None:
    saved = opened(app, me)
    page = me.get(f"{saved.at}/wissen")
    assert "Van deze ronde is er een vragenlijst. Die wordt ook gewist, met alle antwoorden." in page.main
    assert me.send(page, {"sure": "y"}).status == 302
    assert store.questionnaires.load(database_of(app), saved.public_id, clock.today()) is None
    assert "vragenlijst" not in me.get(f"{save_round(app, EMPTY).at}/wissen").main


def test_the_next_round_and_the_file_say_what_becomes_of_it(app: Flask, me: Visitor) -> None:
    saved = opened(app, me)
    assert "In de vorige ronde is er nog een vragenlijst." in me.get(f"{saved.at}/volgende").main
    assert "De vragenlijst en de antwoorden staan er niet in." in me.get(saved.at).main
    file = me.get(f"{saved.at}/meenemen.json").text
    assert "netwerk" not in file
    assert "vragen/" not in file


def test_the_page_to_open_it_again_proposes_the_day_of_a_new_one(
    app: Flask, me: Visitor, room: Flask, leader: Visitor
) -> None:
    for where, who, day in ((app, me, clock.today() + timedelta(14)), (room, leader, clock.today())):
        saved = closed(where, who)
        assert value_of(who.get(f"{saved.at}/zelf-vragen/heropenen"), "until") == dutch.date(day)
