"""The theme of one reason: its own gap drawn as on the summary, its measures, and what to ask each other."""

from dataclasses import replace

from flask import Flask

from retention_check.domain.item import Kind
from retention_check.domain.side import Side
from tests.cast import STUDY, entries
from tests.web.client import GOUDA, SavedRound, Visitor, save_published, share, words
from tests.web.results.test_summary import by_class


def test_the_gap_of_the_reason_is_drawn_and_said_in_words(visitor: Visitor) -> None:
    page = visitor.get("/voorbeeld/resultaten/R3")
    assert words(page.first("h1")) == "Te weinig financiële groei"
    assert len(by_class(page, "gap-headline")) == 1
    assert (
        "Volgens jonge ambtenaren weegt deze reden zwaarder dan volgens het management: 7,9 tegenover 5,8." in page.main
    )
    assert "Dat verschil is duidelijk." in page.main


def test_a_measure_that_is_a_topic_is_marked_and_its_own_questions_are_asked_first(app: Flask, me: Visitor) -> None:
    saved = save_published(app, replace(GOUDA, topics=("M3.2", "R1")))
    page = me.get(f"{saved.at}/resultaten/R3")
    assert [words(each) for each in page.tree.iter("h3")] == [
        "Over ‘zelfde functie, hogere schaal’",
        "Over ‘te weinig financiële groei’",
    ]
    for code in ("M3.2", "R3"):
        asked = words(page.by_id(f"vragen-{code}"))
        questions = STUDY.content.questions[code]
        assert all(question in asked for side in Side for question in questions.by_side[side])
        assert questions.together in asked
    marked = [words(each) for each in page.tree.iter("th") if words(each).endswith(" onderwerp")]
    assert marked == ["Zelfde functie, hogere schaal onderwerp"]
    assert "onderwerp" not in words(me.get(f"{saved.at}/resultaten/R1").first("table"))


def test_a_topic_of_the_summary_leads_to_its_questions(app: Flask, me: Visitor) -> None:
    saved = save_published(app, replace(GOUDA, topics=("M3.2", "R1")))
    links = [link for link in me.get(f"{saved.at}/resultaten").links if "#vragen-" in link]
    assert [link.partition("/resultaten/")[2] for link in links] == ["R3#vragen-M3.2", "R1#vragen-R1"]
    for link in links:
        path, _, anchor = link.partition("#")
        assert me.get(path).by_id(anchor) is not None


def test_a_reason_without_scores_shows_the_country_alone(app: Flask, me: Visitor) -> None:
    saved = save_published(app, replace(GOUDA, entries=entries({"R1": ("7.0", "6.0")})))
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


def test_a_measure_leads_to_its_own_row(visitor: Visitor) -> None:
    for address in ("/voorbeeld/resultaten/maatregelen", "/voorbeeld/resultaten/kaart"):
        page = visitor.get(address)
        named = STUDY.item("M3.2").label
        leading = [each.get("href") for each in page.tree.iter("a") if named in words(each)]
        assert "/voorbeeld/resultaten/R3#M3.2" in leading, address
    assert named in words(visitor.get("/voorbeeld/resultaten/R3").by_id("M3.2"))


def test_every_measure_and_reason_of_the_tables_can_be_reached(visitor: Visitor) -> None:
    pages = [visitor.get("/voorbeeld/resultaten/redenen"), visitor.get("/voorbeeld/resultaten/maatregelen")]
    leading = {each.get("href", "").rpartition("/")[2] for page in pages for each in page.tree.iter("a")}
    measures = {f"{item.reason}#{item.code}" for item in STUDY.of_kind(Kind.MEASURE)}
    assert measures | {item.code for item in STUDY.of_kind(Kind.REASON)} <= leading
