"""The theme of one reason: its own gap drawn as on the summary, its measures, and what to ask each other."""

from dataclasses import replace

from flask import Flask

from tests.cast import entries
from tests.web.client import GOUDA, SavedRound, Visitor, save_round, share, words
from tests.web.results.test_summary import by_class

MEASURE = "Gespreksonderwerp bij deze reden"


def test_the_gap_of_the_reason_is_drawn_and_said_in_words(visitor: Visitor) -> None:
    page = visitor.get("/voorbeeld/resultaten/R3")
    assert words(page.first("h1")) == "Te weinig financiële groei"
    assert len(by_class(page, "gap-headline")) == 1
    assert "Voor jonge ambtenaren weegt deze reden zwaarder dan voor het management: 7,9 tegenover 5,8." in page.main
    assert "Dit verschil is duidelijk." in page.main


def test_a_measure_that_is_a_topic_is_drawn_too(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(GOUDA, topics=("M3.2", "R1")))
    assert MEASURE in me.get(f"{saved.at}/resultaten/R3").main
    assert MEASURE not in me.get(f"{saved.at}/resultaten/R1").main
    rows = by_class(me.get(f"{saved.at}/resultaten/R3"), "gap-row")
    assert [words(row).partition(" maatregel")[0] for row in rows] == ["Zelfde functie, hogere schaal"]


def test_a_reason_without_scores_shows_the_country_alone(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(GOUDA, entries=entries({"R1": ("7.0", "6.0")})))
    page = me.get(f"{saved.at}/resultaten/R3")
    assert page.status == 200
    assert "geen eigen scores" in words(by_class(page, "gap-headline")[0])


def test_a_viewer_without_management_sees_the_score_of_young_staff_alone(app: Flask, gouda: SavedRound) -> None:
    _, viewer = share(app, gouda, management=False)
    page = viewer.get(f"/inzage/{gouda.public_id}/resultaten/R3")
    drawn = words(by_class(page, "gap-headline")[0])
    assert "jonge ambtenaren 8,0" in drawn
    assert "management" not in drawn
    assert "tegenover" not in page.main
