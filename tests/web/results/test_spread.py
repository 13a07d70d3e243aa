"""How the answers to our own questionnaire are spread, on the pages of results and in what is taken along."""

import csv
import io
import re
from dataclasses import replace

import pytest
from flask import Flask

from retention_check.domain.collection import Length
from retention_check.domain.collection_wording import WHY
from retention_check.domain.comparison import compare
from retention_check.domain.item import Kind
from retention_check.domain.publishing import following
from retention_check.domain.questionnaire import codes_of
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from tests.cast import STUDY
from tests.collected import collected_round
from tests.imported import beside_our_own, imported_round
from tests.imported import published as survey_published
from tests.web.client import GOUDA, SavedRound, Visitor, published, save_round, share, stored, stored_round
from tests.web.results.test_summary import drawings

STUDY_SHORT = codes_of(Length.SHORT, STUDY)
ASKED = "zelf gevraagd, 5 tot 19 november 2026, kort, zonder codes: dubbel antwoorden is niet te zien"
PAGE = "/resultaten/verdeling"
PAGES = ("", "/redenen", "/maatregelen", "/kaart", "/R1", "/onderwerpen")


@pytest.fixture
def asked(app: Flask) -> SavedRound:
    """A round that both groups answered on their phones, and that is published."""
    return save_round(app, collected_round(25, 22))


def test_each_spread_is_drawn_and_told_in_words(me: Visitor, asked: SavedRound) -> None:
    page = me.get(asked.at + PAGE)
    rows = {row[0]: row[2] for row in page.rows if len(row) == 3}
    assert rows["Te weinig carrièreontwikkelingjong"] == "Meer dan twee derde antwoordde hoog."
    assert rows["Te weinig zinvol werkjong"] == "Een derde tot twee derde antwoordde in het midden."
    assert len(list(page.tree.iter("table"))) == 2
    in_tables = [drawing for table in page.tree.iter("table") for drawing in drawings(table)]
    told = [row[2] for row in page.rows if row[0].endswith(("jong", "management"))]
    assert len(in_tables) == len(told) - told.count("geen beeld")
    assert len(told) == 2 * len(STUDY_SHORT)
    assert 0 < told.count("geen beeld") < len(told)
    assert {drawing.get("aria-hidden") for drawing in in_tables} == {"true"}
    assert WHY in page.main


def test_a_group_with_too_few_answers_for_a_picture_is_told_so(app: Flask, me: Visitor) -> None:
    page = me.get(save_round(app, published(collected_round(25, 12))).at + PAGE)
    told = "minder dan 20 antwoorden op elke stelling. Daarom staat er van deze groep geen beeld."
    assert f"Het management: {told}" in page.main
    assert f"Jonge ambtenaren: {told}" not in page.main
    assert "Die zegt hetzelfde als de woorden." in page.main


def test_low_and_high_are_told_in_the_studys_words_for_each_kind(me: Visitor, asked: SavedRound) -> None:
    text = me.get(asked.at + PAGE).main
    for kind, words in STUDY.answer_words.items():
        assert all(f"‘{word}’" in text for word in words), kind


def test_of_another_survey_they_are_told_by_steps_and_in_no_words_of_ours(app: Flask, me: Visitor) -> None:
    text = me.get(save_round(app, survey_published(imported_round())).at + PAGE).main
    assert "Bij een reden is laag: 1 of 2. Midden is 3. Hoog is 4 of 5: de reden weegt zwaar." in text
    assert text.count("kozen uit vijf antwoorden in een eigen enquête, met de woorden van die enquête.") == 2
    assert not [word for words in STUDY.answer_words.values() for word in words if f"‘{word}’" in text]


def test_beside_our_own_questionnaire_it_says_who_saw_which_words(app: Flask, me: Visitor) -> None:
    text = me.get(save_round(app, beside_our_own(Side.MANAGEMENT)).at + PAGE).main
    assert text.count("Die woorden zagen jonge ambtenaren in onze vragenlijst. Het management koos uit") == 2
    assert all(f"‘{word}’" in text for word in STUDY.answer_words[Kind.REASON])


def test_no_percentage_and_no_count_of_answers_is_on_the_page(me: Visitor, asked: SavedRound) -> None:
    text = me.get(asked.at + PAGE).main
    assert "%" not in text
    assert "procent" not in text
    numbers = set(re.findall(r"\d+", text))
    assert numbers <= {"1", "2", "3", "4", "5", "20", "150", "25", "22", "40", "30"}


def test_the_results_say_how_it_was_asked_and_lead_to_the_spread(me: Visitor, asked: SavedRound) -> None:
    page = me.get(f"{asked.at}/resultaten")
    assert f"Jonge ambtenaren en het management: {ASKED}." in page.main
    assert any(link.endswith(PAGE) for link in page.links)


def test_the_page_of_a_reason_tells_its_spread(me: Visitor, asked: SavedRound) -> None:
    text = me.get(f"{asked.at}/resultaten/R1").main
    assert "Jonge ambtenaren: meer dan twee derde antwoordde hoog (4 of 5)." in text
    assert "Het management: meer dan twee derde antwoordde hoog (4 of 5)." in text


@pytest.mark.parametrize("round", [GOUDA, collected_round(12, 6)])
def test_without_a_spread_there_is_no_such_page_and_nothing_leads_to_it(app: Flask, me: Visitor, round: Round) -> None:
    saved = save_round(app, published(round))
    assert me.get(saved.at + PAGE).status == 404
    for path in PAGES:
        page = me.get(f"{saved.at}/resultaten{path}")
        assert not any(PAGE in link for link in page.links)
        assert "erdeling" not in page.main
        assert "derde" not in page.main


def test_beside_a_group_that_is_not_published_it_is_part_of_a_concept(app: Flask, me: Visitor) -> None:
    round = collected_round(25, 3)
    typed = tuple(entry for entry in GOUDA.entries if entry.side is Side.MANAGEMENT)
    saved = save_round(app, replace(round, entries=(*round.entries, *typed)))
    page = me.get(saved.at + PAGE)
    assert page.status == 200
    assert "Concept, niet delen" in page.text
    assert not any(row[0].endswith("management") for row in page.rows)


def test_the_example_was_not_asked_by_us(me: Visitor) -> None:
    assert me.get("/voorbeeld" + PAGE).status == 404
    assert "zelf gevraagd" not in me.get("/voorbeeld/resultaten").main


def test_a_viewer_without_management_sees_nothing_of_how_it_was_asked_or_answered(
    app: Flask, asked: SavedRound
) -> None:
    _, viewer = share(app, asked, management=False)
    at = f"/inzage/{asked.public_id}"
    page = viewer.get(at + PAGE)
    assert page.status == 200
    assert not any(row[0].endswith("management") for row in page.rows)
    assert f"Jonge ambtenaren: {ASKED}." in viewer.get(f"{at}/resultaten").main
    assert "Het management: meer dan" not in viewer.get(f"{at}/resultaten/R1").main
    figures = list(csv.DictReader(io.StringIO(viewer.get(f"{at}/cijfers.csv").data.decode("utf-8-sig")), delimiter=";"))
    assert figures[0]["Deel hoog jong"] == "meer dan twee derde"
    assert not any("management" in name.lower() and figures[0][name] for name in figures[0] if "Deel" in name)
    sheet = viewer.get(f"{at}/getoonde-scores.csv").data.decode("utf-8-sig")
    assert {row["management"] for row in csv.DictReader(io.StringIO(sheet), delimiter=";")} == {""}


def test_a_viewer_with_everything_sees_both(app: Flask, asked: SavedRound) -> None:
    _, viewer = share(app, asked)
    rows = viewer.get(f"/inzage/{asked.public_id}{PAGE}").rows
    assert any(row[0].endswith("management") for row in rows)


def test_what_was_asked_before_is_no_part_of_the_next_round(app: Flask, me: Visitor, asked: SavedRound) -> None:
    later = replace(GOUDA, day=GOUDA.day.replace(year=2027))
    saved = save_round(app, published(following(later, collected_round())), previous=asked.public_id)
    assert me.get(saved.at + PAGE).status == 404
    for path in ("", "/verandering", "/R1"):
        text = me.get(f"{saved.at}/resultaten{path}").main
        assert "zelf gevraagd" not in text
        assert "een derde" not in text


def test_a_next_round_is_begun_without_it(app: Flask, me: Visitor, asked: SavedRound) -> None:
    at = me.fill(f"{asked.at}/volgende", {"day": "1-12-2026"}).redirects_to
    assert stored_round(app, at.rpartition("/")[2]).collected == {}
    assert stored_round(app, asked.public_id).collected == collected_round(25, 22).collected


def test_a_round_that_is_taken_along_and_put_back_shows_the_same(me: Visitor, asked: SavedRound) -> None:
    data, before = me.get(f"{asked.at}/meenemen.json").data, me.get(asked.at + PAGE).rows
    page = me.upload("/terugzetten", "file", data, "ronde.json")
    at = me.send(page, {"is_wanted": "y"}).redirects_to  # for it is here already
    assert me.get(at + PAGE).rows == before
    assert f"Jonge ambtenaren en het management: {ASKED}." in me.get(f"{at}/resultaten").main


@pytest.mark.parametrize("name", ["verdeling-redenen", "verdeling-maatregelen"])
def test_the_drawings_can_be_taken_along(me: Visitor, asked: SavedRound, name: str) -> None:
    links = me.get(asked.at + PAGE).links
    assert any(link.endswith(f"/beeld/{name}.svg") for link in links)
    assert me.get(f"{asked.at}/beeld/{name}.svg").status == 200
    assert me.get(f"{asked.at}/beeld/{name}.csv").text.startswith("code,item,groep,laag,midden,hoog")


def test_the_shown_scores_are_a_score_sheet_that_another_round_reads(
    app: Flask, me: Visitor, asked: SavedRound
) -> None:
    links = [link for link in me.get(f"{asked.at}/rapport").links if "/getoonde-scores." in link]
    assert len(links) == 2
    sheet = me.get(f"{asked.at}/getoonde-scores.xlsx")
    told = sheet.headers["Content-Disposition"]
    assert told == 'attachment; filename="scoreblad-gouda-2026-11-21.xlsx"'
    saved = save_round(app, replace(GOUDA, entries=(), answers={}))
    page = me.follow(me.upload(f"{saved.at}/scoreblad", "sheet", sheet.data, "blad.xlsx"))
    me.send(page)
    again = stored(app, saved.public_id)
    shown, now = (compare(each, STUDY) for each in (collected_round(25, 22), again.round))
    assert all(new.outcomes == old.outcomes for new, old in zip(now.items, shown.items, strict=True))


@pytest.mark.parametrize("kind", ["pdf", "json", "exe"])
def test_a_score_sheet_of_another_kind_is_not_there(me: Visitor, asked: SavedRound, kind: str) -> None:
    assert me.get(f"{asked.at}/getoonde-scores.{kind}").status == 404


def test_a_score_sheet_of_what_is_not_published_first_asks(app: Flask, me: Visitor) -> None:
    saved = save_round(app, GOUDA)
    page = me.get(f"{saved.at}/getoonde-scores.csv")
    assert page.redirects_to.startswith(f"{saved.at}/vaststellen")
