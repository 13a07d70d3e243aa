"""Opening a questionnaire: the page before it, what it fixes, and what is refused."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from retention_check import clock, dutch, store
from retention_check.domain.collection import Length
from retention_check.domain.questionnaire import codes_of
from retention_check.domain.round import Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from tests.cast import STUDY
from tests.web.client import (
    GOUDA,
    SavedRound,
    Visitor,
    agreed,
    database_of,
    manager,
    published,
    save_round,
    stored,
    stored_round,
    value_of,
)
from tests.web.organiser.questionnaire.asking import EMPTY, NOT_GIVEN, TYPED, found, open_form, opened

YOUNG = replace(EMPTY, entries=GOUDA.entries_of(Side.YOUNG))
MANAGEMENT = replace(EMPTY, entries=GOUDA.entries_of(Side.MANAGEMENT))
MARKS = replace(MANAGEMENT, scale=SCALES["marks"])


def test_the_form_says_how_many_statements_and_minutes_each_length_takes(app: Flask, me: Visitor) -> None:
    page = me.get(f"{save_round(app, EMPTY).at}/zelf-vragen")
    assert page.title.startswith("Zelf vragen")
    assert "Kort: 22 stellingen, ongeveer 3 minuten" in page.main
    assert "Volledig: 50 stellingen, ongeveer 7 minuten" in page.main
    assert "elke reden met haar vier maatregelen: bij vier redenen 20 stellingen, ongeveer 3 minuten" in page.main


def test_the_form_says_what_is_fixed_from_then_on(app: Flask, me: Visitor) -> None:
    fixed = me.get(f"{save_round(app, EMPTY).at}/zelf-vragen").main.partition("Dit ligt vast zodra u opent")[2]
    for part in (
        "De vragen, en wie u vraagt.",
        "Hoeveel mensen u vraagt.",
        "Vanaf hoeveel antwoorden",
        "score tonen: 5.",
    ):
        assert part in fixed


def test_what_was_filled_in_is_what_is_asked(app: Flask, me: Visitor) -> None:
    until = clock.today() + timedelta(10)
    saved = opened(app, me, length="volledig", purpose="Een gesprek", until=dutch.date(until), codes="ja")
    asked = found(app, saved).questionnaire
    assert (asked.length, asked.codes) == (Length.FULL, codes_of(Length.FULL, STUDY))
    assert (asked.sides, asked.asked_first) == (tuple(Side), {Side.YOUNG: 12, Side.MANAGEMENT: 6})
    assert (asked.asker, asked.purpose, asked.has_codes) == ("het netwerk", "Een gesprek", True)
    assert (asked.opened, asked.until, asked.threshold) == (clock.today(), until, 5)
    assert stored_round(app, saved.public_id).asked == {Side.YOUNG: 12, Side.MANAGEMENT: 6}


def test_the_page_after_it_says_that_it_is_open_and_until_when(app: Flask, me: Visitor) -> None:
    saved = save_round(app, EMPTY)
    page = me.follow(open_form(me, saved))
    assert f"De vragenlijst is open tot en met {dutch.date(clock.today() + timedelta(14))}." in page.main


def test_chosen_reasons_are_asked_with_their_measures(app: Flask, me: Visitor) -> None:
    saved = opened(app, me, length="keuze", reasons=["R7", "R3"])
    assert found(app, saved).questionnaire.codes == codes_of(Length.CHOSEN, STUDY, ("R3", "R7"))


def test_a_choice_of_no_reason_is_a_mistake(app: Flask, me: Visitor) -> None:
    page = open_form(me, save_round(app, EMPTY), length="keuze", reasons=["R99"])
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert page.faults == {"reasons": "Kies minstens één reden."}


@pytest.mark.parametrize(("groups", "sides"), [("jong", (Side.YOUNG,)), ("management", (Side.MANAGEMENT,))])
def test_one_group_can_be_asked_alone(app: Flask, me: Visitor, groups: str, sides: tuple[Side, ...]) -> None:
    other = "management" if groups == "jong" else "young"
    typed: Any = {"groups": groups, f"asked_{other}": "x"}
    saved = opened(app, me, **typed)
    assert found(app, saved).questionnaire.sides == sides


@pytest.mark.parametrize(
    ("round", "sides", "why"),
    [
        (NOT_GIVEN, (Side.YOUNG,), "U vraagt hier alleen jonge ambtenaren: het management geeft open scores."),
        (MANAGEMENT, (Side.YOUNG,), "U vraagt hier alleen jonge ambtenaren: van het management staan er al scores."),
        (YOUNG, (Side.MANAGEMENT,), "U vraagt hier alleen het management: van jonge ambtenaren staan er al scores."),
        (
            published(MANAGEMENT),
            (Side.YOUNG,),
            "U vraagt hier alleen jonge ambtenaren: de scores van het management liggen vast.",
        ),
    ],
)
def test_the_round_says_who_can_be_asked(
    app: Flask, me: Visitor, round: Round, sides: tuple[Side, ...], why: str
) -> None:
    saved = save_round(app, round)
    page = me.get(f"{saved.at}/zelf-vragen")
    assert why in page.main
    assert "Wie vraagt u?" not in page.main
    assert open_form(me, saved).status == 302
    assert found(app, saved).questionnaire.sides == sides


@pytest.mark.parametrize(
    ("round", "why"),
    [
        (MARKS, "Deze ronde staat op rapportcijfers."),
        (GOUDA, "van jonge ambtenaren staan er al scores en van het management staan er al scores"),
        (agreed(), "van jonge ambtenaren staan er al scores en het management geeft open scores"),
        (published(), "de scores van jonge ambtenaren liggen vast en de scores van het management liggen vast"),
    ],
)
def test_where_nobody_can_be_asked_the_page_says_why_and_a_form_is_refused(
    app: Flask, me: Visitor, round: Round, why: str
) -> None:
    saved = save_round(app, round)
    page = me.get(f"{saved.at}/zelf-vragen")
    assert why in page.main
    assert not list(page.first("main").iter("form"))
    token = value_of(me.get(f"{saved.at}/gegevens"), "csrf_token")
    sent = me.post(f"{saved.at}/zelf-vragen", TYPED | {"csrf_token": token})
    assert (sent.status, sent.title[:5]) == (422, "Fout:")
    assert why in sent.main
    assert store.questionnaires.load(database_of(app), saved.public_id, clock.today()) is None


def test_a_group_that_was_shown_in_a_later_round_is_not_asked(app: Flask, me: Visitor) -> None:
    saved = save_round(app, EMPTY)
    later = replace(published(replace(YOUNG, day=GOUDA.day + timedelta(1))), asked_again={Side.YOUNG: False})
    save_round(app, later, previous=saved.public_id)
    page = me.get(f"{saved.at}/zelf-vragen")
    assert "de scores van jonge ambtenaren zijn in een latere ronde al gedeeld" in page.main


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"asked_young": ""}, "asked_young", "Vul een aantal in."),
        ({"asked_young": "4"}, "asked_young", "Bij minder antwoorden tonen wij nooit een score."),
        ({"asked_management": "2"}, "asked_management", "Laat het management dan open scores geven"),
        ({"asked_young": "tien"}, "asked_young", "Een aantal mensen is een heel getal"),
        ({"asked_young": "2001", "codes": "ja"}, "asked_young", "hooguit 2.000 mensen per groep"),
        ({"until": "1-1-2026"}, "until", "Deze dag is voorbij."),
        ({"until": "1-1-2030"}, "until", "Kies een dag binnen drie maanden"),
        ({"until": "ooit"}, "until", "Dit is geen datum."),
        ({"until": ""}, "until", "Vul een datum in."),
        ({"asker": ""}, "asker", "Vul in wie het vraagt."),
        ({"asker": "x" * 201}, "asker", "gebruik hooguit 200 tekens"),
        ({"purpose": ""}, "purpose", "Vul in waarvoor u het vraagt."),
        ({"length": "x"}, "length-0", "Kies hoe lang de vragenlijst wordt."),
        ({"groups": "x"}, "groups-0", "Kies wie u vraagt."),
        ({"codes": None}, "codes-0", "Kies ja of nee."),
    ],
)
def test_a_mistake_is_told_at_its_field_and_nothing_is_opened(
    app: Flask, me: Visitor, typed: dict[str, str], field: str, message: str
) -> None:
    saved = save_round(app, EMPTY)
    page = open_form(me, saved, **typed)
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert message in page.faults[field]
    if typed.get("asker") is None:
        assert value_of(page, "asker") == "het netwerk"
    assert store.questionnaires.load(database_of(app), saved.public_id, clock.today()) is None


def test_the_last_day_can_be_today_and_three_months_ahead(app: Flask, me: Visitor) -> None:
    for day in (clock.today(), clock.today() + timedelta(92)):
        assert found(app, opened(app, me, until=dutch.date(day))).questionnaire.until == day
    day = clock.today() + timedelta(93)
    assert open_form(me, save_round(app, EMPTY), until=dutch.date(day)).status == 422


def test_in_a_room_it_is_for_today_and_without_codes(room: Flask, leader: Visitor) -> None:
    page = leader.get(f"{save_round(room, EMPTY).at}/zelf-vragen")
    assert value_of(page, "until") == dutch.date(clock.today())
    assert value_of(page, "codes") == "nee"


def test_on_a_server_it_is_for_two_weeks_and_codes_are_to_be_chosen(central: Flask) -> None:
    saved = save_round(central, EMPTY)
    page = manager(central, saved).get(f"{saved.at}/zelf-vragen")
    assert value_of(page, "until") == dutch.date(clock.today() + timedelta(14))
    assert page.fields().getlist("codes") == []


def test_the_numbers_come_from_the_round(app: Flask, me: Visitor) -> None:
    page = me.get(f"{save_round(app, EMPTY).at}/zelf-vragen")
    assert (value_of(page, "asked_young"), value_of(page, "asked_management")) == ("58", "16")


def test_on_a_laptop_that_nobody_reaches_it_says_how_phones_can(
    app: Flask, room: Flask, me: Visitor, leader: Visitor
) -> None:
    told = "Telefoons kunnen deze computer nu niet bereiken."
    assert told in me.get(f"{save_round(app, EMPTY).at}/zelf-vragen").main
    assert told not in leader.get(f"{save_round(room, EMPTY).at}/zelf-vragen").main


def test_who_saved_the_round_meanwhile_is_not_overwritten(app: Flask, me: Visitor) -> None:
    saved = save_round(app, EMPTY)
    page = me.get(f"{saved.at}/zelf-vragen")
    store.rounds.save(database_of(app), stored(app, saved.public_id), replace(EMPTY, municipality="Ede"))
    late = me.send(page, TYPED)
    assert (late.status, late.title[:5]) == (409, "Fout:")
    assert value_of(late, "asker") == "het netwerk"
    assert me.send(late).status == 302
    assert stored_round(app, saved.public_id).municipality == "Ede"


def test_of_two_who_open_one_the_second_comes_to_the_first(app: Flask, me: Visitor) -> None:
    saved = save_round(app, EMPTY)
    page = me.get(f"{saved.at}/zelf-vragen")
    assert me.send(page, TYPED).status == 302
    assert me.send(page, TYPED | {"asker": "iemand anders"}).redirects_to == f"{saved.at}/zelf-vragen/stand"
    assert found(app, saved).questionnaire.asker == "het netwerk"
    assert me.get(f"{saved.at}/zelf-vragen").redirects_to == f"{saved.at}/zelf-vragen/stand"


def test_an_empty_round_on_another_scale_gets_that_of_the_study(app: Flask, me: Visitor) -> None:
    saved = opened(app, me, replace(EMPTY, scale=SCALES["marks"]))
    assert stored_round(app, saved.public_id).scale == SCALES["1-10"]


def test_a_round_of_which_only_shown_scores_are_kept_asks_nobody(app: Flask, me: Visitor) -> None:
    saved = save_round(app, MANAGEMENT, today=clock.today() - timedelta(2 * 364))
    assert me.get(f"{saved.at}/zelf-vragen").redirects_to == saved.at
    assert "alleen nog de getoonde scores" in me.get(saved.at).main


def test_no_old_link_works_again_after_a_questionnaire_that_was_deleted(app: Flask, me: Visitor) -> None:
    saved = opened(app, me)
    assert found(app, saved).link_counter == 0
    assert me.fill(f"{saved.at}/zelf-vragen/nieuwe-links").status == 302
    assert me.fill(f"{saved.at}/zelf-vragen/wissen", {"sure": "y"}).status == 302
    assert open_form(me, saved).status == 302
    assert found(app, saved).link_counter == 1000


def test_what_was_opened_is_in_the_log_without_a_name(
    app: Flask, me: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    saved = opened(app, me)
    assert f"questionnaire {saved.public_id} opened" in caplog.text
    assert "netwerk" not in caplog.text


def test_the_three_ways_to_bring_scores_stand_together(app: Flask, me: Visitor) -> None:
    saved: SavedRound = save_round(app, EMPTY)
    for path in ("scores/jong", "scores/management", "scoreblad", "zelf-vragen"):
        page = me.get(f"{saved.at}/{path}")
        nav = next(each for each in page.tree.iter("nav") if each.get("class") == "sub-nav")
        texts = ["".join(link.itertext()) for link in nav.iter("a")]
        assert texts == ["Jonge ambtenaren", "Management", "Bestand uploaden", "Zelf vragen"]
        assert [link.get("href") for link in nav.iter("a") if link.get("aria-current")] == [f"{saved.at}/{path}"]


def test_after_choosing_reasons_the_page_says_how_long_all_of_it_takes(app: Flask, me: Visitor) -> None:
    saved = save_round(app, EMPTY)
    page = open_form(me, saved, length="keuze", reasons=["R1", "R2", "R3", "R4"], asker="")
    assert page.status == 422
    assert "Samen 20 stellingen, ongeveer 3 minuten." in page.main
    told = me.follow(me.send(page, {"asker": "HR"}))
    assert "eigen keuze van redenen, 20 stellingen, ongeveer 3 minuten" in told.main
    assert "ongeveer 3 minuten" in me.get(f"{saved.at}/zelf-vragen/proef").main
