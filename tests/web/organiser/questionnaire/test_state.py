"""The page of a questionnaire that is open or closed: links to hand out, and how many answered, in fives."""

from datetime import timedelta

import pytest
from flask import Flask

from retention_check import clock, dutch
from retention_check.domain.side import Side
from tests.calendars import Calendar
from tests.web.client import SavedRound, Visitor, manager, save_round, words
from tests.web.organiser.questionnaire.asking import EMPTY, NOT_GIVEN, answer, closed, open_form, opened

NOW = clock.today()  # before a test turns the calendar


def counts(me: Visitor, saved: SavedRound) -> list[str]:
    """What is told of how many answered, line by line."""
    return [words(each) for each in me.get(f"{saved.at}/zelf-vragen/stand").tree.iter("dd")]


def test_without_a_questionnaire_the_form_comes(app: Flask, me: Visitor) -> None:
    saved = save_round(app, EMPTY)
    for path in ("stand", "aantallen", "sluiten", "heropenen", "gevraagd", "wissen", "nieuwe-links", "vaststellen"):
        assert me.get(f"{saved.at}/zelf-vragen/{path}").redirects_to == f"{saved.at}/zelf-vragen", path


@pytest.mark.parametrize(
    ("people", "told"),
    [(0, "minder dan 5"), (4, "minder dan 5"), (5, "5 of meer"), (9, "5 of meer"), (12, "10 of meer")],
)
def test_counts_are_told_in_fives(app: Flask, me: Visitor, people: int, told: str) -> None:
    saved = opened(app, me)
    answer(app, saved, Side.YOUNG, people)
    assert counts(me, saved)[:2] == [f"{told} van 12 gevraagd", "minder dan 5 van 6 gevraagd"]


def test_only_in_a_room_the_total_of_both_groups_is_told_exactly(
    app: Flask, room: Flask, me: Visitor, leader: Visitor
) -> None:
    for this, visitor in ((app, me), (room, leader)):
        saved = opened(this, visitor)
        answer(this, saved, Side.YOUNG, 7)
        answer(this, saved, Side.MANAGEMENT, 2)
        page = visitor.get(f"{saved.at}/zelf-vragen/stand")
        assert ("Samen 9" in " ".join(page.pieces)) == (this is room)
        assert "7" not in [words(each) for each in page.tree.iter("dd")]


def test_of_one_group_no_exact_number_is_told(room: Flask, leader: Visitor) -> None:
    saved = opened(room, leader, NOT_GIVEN)
    answer(room, saved, Side.YOUNG, 7)
    assert "precies" not in leader.get(f"{saved.at}/zelf-vragen/stand").main
    assert "7" not in leader.get(f"{saved.at}/zelf-vragen/aantallen").text.replace("retention", "")


def test_the_counts_can_be_asked_again_and_again(app: Flask, me: Visitor) -> None:
    saved = opened(app, me)
    address = f"{saved.at}/zelf-vragen/aantallen"
    first = me.get(address)
    assert first.text in me.get(f"{saved.at}/zelf-vragen/stand").text
    tag = {"If-None-Match": first.headers["ETag"]}
    answer(app, saved, Side.YOUNG, 4)
    assert me.get(address, headers=tag).status == 304
    answer(app, saved, Side.YOUNG, 1)
    later = me.get(address, headers=tag)
    assert (later.status, "5 of meer" in later.text) == (200, True)


def test_the_page_may_ask_this_server_alone(app: Flask, me: Visitor) -> None:
    page = me.get(f"{opened(app, me).at}/zelf-vragen/stand")
    assert "connect-src 'self'" in page.headers["Content-Security-Policy"]
    box = next(each for each in page.elements if "data-counts" in each.attrib)
    assert (box.get("data-counts") or "").endswith("/zelf-vragen/aantallen")
    assert [each.get("src") for each in page.tree.iter("script") if "questionnaire.js" in (each.get("src") or "")]
    assert "Laad de pagina opnieuw voor de laatste stand." in page.main


def test_each_group_has_a_link_a_picture_and_a_code_to_type(room: Flask, leader: Visitor) -> None:
    page = leader.get(f"{opened(room, leader).at}/zelf-vragen/stand")
    for side in Side:
        address = words(page.by_id(f"link-{side}"))
        assert address.startswith("http://192.168.1.5:8765/vragen/")
    codes = [words(each) for each in page.elements if each.get("class") == "short-code"]
    assert [len(code) for code in codes] == [6, 6]
    assert page.main.count("192.168.1.5:8765/v ") == 4  # and in the mails
    pictures = [each for each in page.tree.iter("img") if "QR-code" in (each.get("alt") or "")]
    assert len(pictures) == 2


def test_both_ways_lead_to_the_questions_of_that_group(room: Flask, leader: Visitor) -> None:
    saved, phone = opened(room, leader), Visitor(room)
    page = leader.get(f"{saved.at}/zelf-vragen/stand")
    codes = [words(each) for each in page.elements if each.get("class") == "short-code"]
    for side, code, asked in zip(Side, codes, ("35 of jonger", "managementteam"), strict=True):
        link = words(page.by_id(f"link-{side}"))
        assert asked in phone.get(link).main
        assert link.endswith(phone.get(f"/v/{code}").redirects_to)


def test_there_is_a_text_for_a_mail_to_each_group(room: Flask, leader: Visitor) -> None:
    saved = opened(room, leader, codes="ja")
    page = leader.get(f"{saved.at}/zelf-vragen/stand")
    for side, who in ((Side.YOUNG, "35 jaar of jonger"), (Side.MANAGEMENT, "managementteam")):
        text = "".join(page.by_id(f"mail-{side}").itertext())
        for part in (
            who,
            words(page.by_id(f"link-{side}")),
            "het netwerk",
            "22 vragen",
            "ongeveer 3 minuten",
            "vrijwillig",
        ):
            assert part in text, part
        assert dutch.date(clock.today()) in text
        assert "eenmalige code" in text
        assert "\n\n\n" not in text


def test_on_a_laptop_that_nobody_reaches_there_are_no_links_and_it_says_how(app: Flask, me: Visitor) -> None:
    page = me.get(f"{opened(app, me).at}/zelf-vragen/stand")
    assert "--room" in page.main
    assert "/vragen/" not in page.text
    assert not list(page.tree.iter("img"))


def test_paper_and_the_trial_are_within_reach(app: Flask, me: Visitor) -> None:
    saved = opened(app, me)
    page = me.get(f"{saved.at}/zelf-vragen/stand")
    for path in ("papier", "proef", "sluiten", "wissen"):
        assert f"http://localhost{saved.at}/zelf-vragen/{path}" in page.links, path


def test_a_closed_one_says_what_is_next_and_when_all_is_deleted(app: Flask, me: Visitor) -> None:
    saved = closed(app, me)
    page = me.get(f"{saved.at}/zelf-vragen/stand")
    assert page.title.startswith("De vragenlijst is gesloten")
    assert f"http://localhost{saved.at}/zelf-vragen/vaststellen" in page.links
    assert f"Dan wissen wij alle antwoorden op {dutch.date(clock.today() + timedelta(30))}" in page.main
    assert "QR" not in page.text
    assert "data-counts" not in page.text


def test_after_its_last_day_it_is_closed_by_itself(app: Flask, me: Visitor, calendar: Calendar) -> None:
    calendar(NOW)
    saved, last = opened(app, me), NOW + timedelta(14)
    calendar(last)
    assert "De vragenlijst is open" in me.get(f"{saved.at}/zelf-vragen/stand").title
    calendar(last + timedelta(1))
    page = me.get(f"{saved.at}/zelf-vragen/stand")
    assert "De vragenlijst is gesloten" in page.title
    assert f"De laatste dag was {dutch.date(last)}." in page.main


def test_a_manager_on_a_server_gets_the_links_of_that_server(central: Flask) -> None:
    saved = save_round(central, EMPTY)
    visitor = manager(central, saved)
    assert open_form(visitor, saved).status == 302
    page = visitor.get(f"{saved.at}/zelf-vragen/stand")
    assert words(page.by_id("link-young")).startswith("http://localhost/vragen/")
    assert "precies" not in page.main


def test_handing_out_comes_before_closing(room: Flask, leader: Visitor) -> None:
    page = leader.get(f"{opened(room, leader).at}/zelf-vragen/stand")
    assert page.main.index("Uitdelen") < page.main.index("Sluit de vragenlijst")
    assert "Klik, dan maken wij de PDF." in page.main
    assert "Per groep tonen wij vijftallen, zodat niemand opvalt." in page.main


def test_who_is_done_typing_paper_comes_back_to_it(app: Flask, me: Visitor) -> None:
    saved = opened(app, me)
    assert "iemand typen die de groep vertrouwt" in me.get(f"{saved.at}/zelf-vragen/papier").main
    page = me.get(f"{saved.at}/zelf-vragen/papier/jong")
    assert any(each.endswith(f"{saved.at}/zelf-vragen/stand") for each in page.links)


def test_the_start_page_and_a_new_round_say_that_it_can_be_asked_here(me: Visitor) -> None:
    assert "Vraag het zelf: begin een ronde en kies ‘zelf vragen’." in me.get("/").main
    assert "Gaat u het zelf vragen? Sla deze vraag dan over" in me.get("/nieuw").main
