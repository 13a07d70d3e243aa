"""The report for the conversation as a Word file: who may have it, what is in it, and what is told without it."""

import re
import sys
from dataclasses import replace

import pytest
from flask import Flask

from retention_check.web import pdf_jobs
from tests.cast import entries
from tests.web import failing_work
from tests.web.client import GOUDA, Page, SavedRound, Visitor, save_published, share, words
from tests.word.reading import WordFile

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BUTTON = "Word-bestand om te bewerken (DOCX)"
FAR = replace(GOUDA, entries=entries({"R1": ("8.2", "2.4"), "M1.1": ("7.7", "2.6")}))
OF_MANAGEMENT = re.compile(r"\b(2[.,]4|2[.,]6)\b")


def opened(page: Page) -> WordFile:
    """The Word file that was answered."""
    assert (page.status, page.headers["Content-Type"]) == (200, TYPE)
    return WordFile(page.data)


def name_of(page: Page) -> str:
    return page.headers["Content-Disposition"].partition("filename=")[2].strip('"')


def test_it_is_the_report_for_the_conversation_about_the_topics_that_were_chosen(
    me: Visitor, gouda: SavedRound
) -> None:
    page = me.get(f"{gouda.at}/rapport.docx?soort=draaiboek&onderdeel=kaarten&onderwerp=R9")
    file = opened(page)
    assert name_of(page) == "gespreksrapport-gouda-2026-11-21.docx"
    assert [text for _, text in file.headings if text.startswith("Het grootste verschil")]
    assert [text for level, text in file.headings if level == 4] == [
        "Vragen aan jonge ambtenaren",
        "Vragen aan het management",
    ]
    assert "Gespreksonderwerp 1" in file.words
    assert "Gespreksonderwerp 2" not in file.words


def test_an_organiser_leaves_management_out_of_it(app: Flask, me: Visitor) -> None:
    saved = save_published(app, FAR)
    whole = me.get(f"{saved.at}/rapport.docx")
    without = me.get(f"{saved.at}/rapport.docx?zonder-management=ja")
    assert name_of(without) == "gespreksrapport-zonder-management-gouda-2026-11-21.docx"
    assert OF_MANAGEMENT.search(opened(whole).words)
    assert not OF_MANAGEMENT.search(opened(without).everything)


def test_a_viewer_without_management_gets_a_file_without_it_whatever_is_asked(app: Flask) -> None:
    saved = save_published(app, FAR)
    _, viewer = share(app, saved, management=False)
    address = f"/inzage/{saved.public_id}/rapport.docx"
    pages = [viewer.get(f"{address}?{asked}") for asked in ("", "zonder-management=nee&soort=volledig")]
    assert {name_of(page) for page in pages} == {"gespreksrapport-zonder-management-gouda-2026-11-21.docx"}
    assert not any(OF_MANAGEMENT.search(opened(page).everything) for page in pages)
    assert pages[0].data == pages[1].data


def test_the_example_has_one_for_everyone(app: Flask) -> None:
    file = opened(Visitor(app).get("/voorbeeld/rapport.docx"))
    assert "Voorbeeld, verzonnen cijfers" in file.words


def test_a_round_without_scores_has_one_all_the_same(app: Flask, me: Visitor) -> None:
    saved = save_published(app, replace(GOUDA, entries=()))
    assert "Er zijn nog geen scores van uw gemeente" in opened(me.get(f"{saved.at}/rapport.docx")).words


def test_what_is_wrong_in_the_form_is_told_and_what_no_form_asks_is_not_there(me: Visitor, gouda: SavedRound) -> None:
    assert me.get(f"{gouda.at}/rapport.docx?soort=draaiboek&tafels=x").status == 422
    assert me.get(f"{gouda.at}/rapport.docx?onderwerp=R99").status == 404


def test_the_report_page_offers_it_with_the_choices_of_its_form(me: Visitor, gouda: SavedRound) -> None:
    page = me.get(f"{gouda.at}/rapport?onderwerp=R9")
    (button,) = [each for each in page.tree.iter("button") if words(each) == BUTTON]
    assert button.get("formaction") == f"{gouda.at}/rapport.docx"
    assert "dezelfde tekst, tabellen en tekeningen" in page.main


def test_without_its_library_the_page_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, me: Visitor, gouda: SavedRound
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    page = me.get(f"{gouda.at}/rapport")
    assert BUTTON not in page.text
    assert [words(code) for code in page.tree.iter("code")] == [pdf_jobs.OFFICE_INSTALL]


FAULTS = {
    "dies": "Het Word-bestand kon niet gemaakt worden: het programma stopte opeens.",
    "has_no_word_library": "Voor Word mist deze computer een onderdeel.",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_that_cannot_be_made_is_a_page_that_says_why(
    monkeypatch: pytest.MonkeyPatch, me: Visitor, gouda: SavedRound, fault: str
) -> None:
    monkeypatch.setattr(pdf_jobs, "word_file", getattr(failing_work, fault))
    page = me.get(f"{gouda.at}/rapport.docx")
    assert page.status == 503
    assert FAULTS[fault] in page.main
