"""Pages beside the rounds: method, privacy, accessibility, letters."""

import pytest
from flask import Flask

from retention_check.store import ENTRIES_KEPT_MONTHS, ROUND_KEPT_MONTHS
from tests.cast import STUDY
from tests.web.client import HTTP, Visitor, running

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
