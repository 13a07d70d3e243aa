"""Pages beside the rounds: method, privacy, accessibility, letters."""

import pytest
from flask import Flask
from sqlalchemy import DateTime, Time

from retention_check.domain.questionnaire import DAYS_KEPT
from retention_check.kept_pdfs import KEPT_SECONDS, SWEEP_SECONDS
from retention_check.report import Preset
from retention_check.store import ENTRIES_KEPT_MONTHS, ROUND_KEPT_MONTHS, tables
from retention_check.store.meetings import DAYS_HELD
from retention_check.web.waiting_sheets import WAITING_SECONDS
from tests.cast import STUDY
from tests.web.client import HTTP, SavedRound, Visitor, manager, running, save_published, words

PAGES = ["/over-dit-onderzoek", "/stellingen", "/privacy", "/toegankelijkheid", "/voorbeeldbrief"]


@pytest.mark.parametrize("address", [*PAGES, "/pakket"])
def test_everyone_may_read(visitor: Visitor, central: Flask, address: str) -> None:
    assert visitor.get(address).status == 200
    assert Visitor(central).get(address).status == 200


@pytest.mark.parametrize("start", ["/", "/voorbeeld/resultaten", "/bestaat-niet"])
def test_the_footer_leads_there_from_every_page(visitor: Visitor, start: str) -> None:
    assert {f"{HTTP}{address}" for address in PAGES} <= set(visitor.get(start).links)


def test_privacy_says_how_long_it_is_kept(visitor: Visitor) -> None:
    text = visitor.get("/privacy").main
    assert f"{ENTRIES_KEPT_MONTHS} maanden" in text
    assert f"{ROUND_KEPT_MONTHS} maanden" in text


def test_privacy_tells_the_threshold_of_this_installation(tmp_path_factory: pytest.TempPathFactory) -> None:
    with running(tmp_path_factory.mktemp("laptop"), threshold=8) as app:
        assert "minder dan acht mensen" in Visitor(app).get("/privacy").main


def test_the_method_is_told_in_full_and_no_placeholder_is_left(visitor: Visitor) -> None:
    text = visitor.get("/over-dit-onderzoek").main
    assert all(note.title in text for note in STUDY.content.meeting.method)
    assert "van vijftig verschillen twee of drie" in text
    assert "{" not in text
    assert STUDY.content.statements_note in text


def test_the_method_goes_by_the_threshold_of_this_installation(tmp_path_factory: pytest.TempPathFactory) -> None:
    with running(tmp_path_factory.mktemp("laptop"), threshold=8) as app:
        assert "minder dan 8 mensen antwoord op een stelling" in Visitor(app).get("/over-dit-onderzoek").main


def test_the_study_is_named_without_quotation_marks(visitor: Visitor) -> None:
    text = visitor.get("/over-dit-onderzoek").main
    assert STUDY.edition.title[1:] in text
    assert f"‘{STUDY.edition.title}" not in text


def test_the_letter_says_whose_figure_it_is(visitor: Visitor) -> None:
    assert STUDY.content.outflow_note in visitor.get("/voorbeeldbrief").main


@pytest.mark.parametrize("address", [*PAGES, "/pakket", "/"])
def test_no_page_promises_a_spread(visitor: Visitor, address: str) -> None:
    text = visitor.get(address).main
    assert "interval" not in text
    assert "spreiding" not in text.replace("Geen spreiding", "").replace("een gemiddelde en een spreiding", "")


def test_privacy_says_how_long_files_wait(visitor: Visitor) -> None:
    text = visitor.get("/privacy").main
    assert ("hooguit een kwartier" in text, KEPT_SECONDS + SWEEP_SECONDS) == (True, 15 * 60)
    assert ("hooguit een half uur" in text, WAITING_SECONDS + SWEEP_SECONDS) == (True, 30 * 60)


def test_privacy_says_that_what_is_shared_lies_fast_and_what_the_file_holds(visitor: Visitor) -> None:
    text = visitor.get("/privacy").main
    assert "Daarna liggen de scores van die groep vast." in text
    assert "Het bestand heet dan werkbestand. Deel dat niet" in text
    assert "meer antwoorden dan gevraagde mensen" in text
    assert "meestal de verwerkingsverantwoordelijke" in text


def test_privacy_does_not_promise_that_everything_leaves_the_disk_at_once(visitor: Visitor) -> None:
    text = visitor.get("/privacy").main
    assert "meteen gewist" not in text
    assert "Dan zegt de pagina dat" in text


def test_privacy_tells_who_answers_what_is_kept_of_them(visitor: Visitor) -> None:
    page = visitor.get("/privacy")
    assert page.by_id("vragenlijst") is not None  # the pages of the questionnaire lead there
    text = page.main
    assert "Wij houden alleen bij hoe vaak elk antwoord is gegeven, per groep en per stelling." in text
    assert "De vragenlijst gebruikt geen cookie." in text
    assert "kan de beheerder van de computer technisch meekijken" in text
    assert f"Dan gaat alles {DAYS_KEPT} dagen na het sluiten weg." in text
    assert "wij weten niet welke antwoorden van u zijn" in text
    assert "Wie welk antwoord gaf, bewaren wij niet." in text


def test_privacy_tells_who_takes_part_in_a_meeting_what_is_kept_of_them(visitor: Visitor) -> None:
    page = visitor.get("/privacy")
    assert page.by_id("bijeenkomst") is not None  # the pages on phones lead there
    text = page.main
    assert "Dat kenmerk staat nooit naast wat u kiest." in text
    assert "De tellingen gaan weg zodra het stemmen sluit." in text
    assert (DAYS_HELD, "op de tweede dag na het begin" in text) == (1, True)
    assert "wij weten niet welke stem van u is" in text
    assert "Zolang de bijeenkomst duurt, kan de beheerder van de computer technisch meekijken." in text
    assert "om mee te doen aan een bijeenkomst is het niet nodig" in text


def test_there_is_one_cookie_and_it_goes_with_the_browser(app: Flask, gouda: SavedRound) -> None:
    visitor = manager(app, gouda)
    visitor.fill(f"{gouda.at}/afspraken/nieuw", {"what": "Praten"})
    visitor.get("/voorbeeld/resultaten/onderwerpen")
    cookies = list((visitor.client._cookies or {}).values())
    assert len(cookies) == 1
    assert (cookies[0].expires, cookies[0].max_age, cookies[0].http_only) == (None, None, True)


def test_nothing_is_stored_to_the_hour() -> None:
    exact = [
        f"{table.name}.{column.name}"
        for table in tables.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, DateTime | Time)
    ]
    assert exact == []


@pytest.mark.parametrize("kind", Preset)
def test_every_report_is_there_as_a_web_page(app: Flask, me: Visitor, kind: Preset) -> None:
    saved = save_published(app)
    assert "Elk rapport is er als PDF en als webpagina" in me.get("/toegankelijkheid").main
    page = me.get(f"{saved.at}/rapport.html?soort={kind}")
    assert (page.status, page.is_html) == (200, True)


def test_each_drawing_of_the_statement_has_its_figures_in_a_table_below(visitor: Visitor) -> None:
    assert "De cijfers staan in de tabel eronder." in visitor.get("/toegankelijkheid").main
    for address in ("/voorbeeld/resultaten/kaart", "/voorbeeld/resultaten/redenen"):
        text = visitor.get(address).text
        assert 0 < text.rindex('role="img"') < text.rindex("<table"), address


def test_privacy_and_letter_say_what_becomes_of_a_name_that_is_written_down(visitor: Visitor) -> None:
    privacy, letter = visitor.get("/privacy").main, visitor.get("/voorbeeldbrief").main
    assert "Schrijf geen namen op. Doet u dat toch, dan bewaren wij ze en ziet de lezer ze." in privacy
    assert not [text for text in (privacy, letter) if "zonder naam" in text or "personen en geen namen" in text]
    assert "Schrijft iemand toch een naam op, dan bewaart het programma die en ziet de lezer die." in letter


def test_privacy_says_that_a_room_s_network_can_be_read_along(visitor: Visitor) -> None:
    text = visitor.get("/privacy").main
    assert "zonder versleuteling over het netwerk" in text
    assert "Wie het netwerk beheert, kan meelezen." in text


def test_privacy_calls_the_page_with_wis_alles_by_its_name(me: Visitor, gouda: SavedRound) -> None:
    assert "Kies ‘Wis alles’ op de pagina Overzicht" in me.get("/privacy").main
    page = me.get(gouda.at)
    [here] = [words(each) for each in page.tree.iter("a") if each.get("aria-current") == "page"]
    assert (here, "Wis alles" in page.main) == ("Overzicht", True)


def test_a_one_time_code_stops_working_at_begin_and_nobody_says_that_it_is_gone(me: Visitor) -> None:
    text = me.get("/privacy").main
    assert "Drukt u op Begin, dan werkt hij daarna niet meer. Wij wissen dan dat hij geldig is." in text
    assert "Die wissen wij" not in text
