"""The summary: the finding first, drawn and in words, then what follows it."""

from dataclasses import replace
from datetime import date
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from retention_check.domain.headline import HeadlineKind, headline
from tests.cast import DAY, entries, mixes
from tests.web.client import GOUDA, Page, SavedRound, Visitor, save_published, share, words

SVG = "{http://www.w3.org/2000/svg}svg"
MIXES = mixes()
GAPS = [name for name, mix in MIXES.items() if headline(mix).kind is HeadlineKind.GAP]


def summary_of(app: Flask, me: Visitor, name: str) -> Page:
    saved = save_published(app, replace(MIXES[name].round, is_locked=True))
    return me.get(f"{saved.at}/resultaten")


def by_class(page: Page, name: str) -> list[Element]:
    return [each for each in page.elements if name in (each.get("class") or "").split()]


def drawings(element: Element) -> list[Element]:
    """The drawings in a part of a page."""
    return list(element.iter(SVG))


def heading(page: Page) -> str:
    return words(page.first("h1"))


def test_the_heading_is_the_largest_gap_with_its_number(visitor: Visitor) -> None:
    page = visitor.get("/voorbeeld/resultaten")
    assert heading(page).startswith("Het grootste verschil: 3,8 punt over ‘")
    assert "42 van 58 jonge ambtenaren en 11 van 16 mensen van het management" in page.main
    assert "Landelijk is het verschil 3,2 punt." in page.main


@pytest.mark.parametrize("name", MIXES)
def test_the_finding_is_drawn_for_a_wide_window_and_for_a_phone_and_told_to_who_cannot_see_it(
    app: Flask, me: Visitor, name: str
) -> None:
    page = summary_of(app, me, name)
    assert all(each.get("aria-hidden") == "true" for each in drawings(page.first("main")))
    assert not [each for each in page.elements if each.get("style")]
    found = by_class(page, "gap-headline")
    assert len(found) == (1 if headline(MIXES[name]).compared else 0)
    for drawn in found:
        assert [each.get("class") for each in drawings(drawn)] == ["dumbbell on-wide", "dumbbell on-phone"]
        told = [words(each) for each in drawn.iter("p") if each.get("class") == "visually-hidden"]
        assert len(told) == 1
        assert "Landelijk" in told[0]


@pytest.mark.parametrize("name", GAPS)
def test_the_next_gaps_are_a_list_in_which_every_drawing_has_its_words(app: Flask, me: Visitor, name: str) -> None:
    page = summary_of(app, me, name)
    rows = by_class(page, "gap-row")
    assert len(rows) <= 5
    for row in rows:
        text = words(next(row.iter("p")))
        assert "verschil" in text
        assert "Jonge ambtenaren" in text
        assert "Het management" in text
        assert row.tag == "li"


@pytest.mark.parametrize("name", ["full", "opposite-ends"])
def test_no_letter_on_a_phone_is_under_twelve_pixels(app: Flask, me: Visitor, name: str) -> None:
    page = me.get(f"{save_published(app, MIXES[name].round).at}/resultaten")
    width = 320 - 2 * 16  # the smallest window, without its gutters
    found = [each for each in drawings(page.first("main")) if "on-phone" in each.get("class", "")]
    assert len(found) == 6
    for drawing in found:
        scale = width / float(drawing.get("viewBox", "").split()[2])
        sizes = [float(each.get("font-size", "")) * scale for each in drawing.iter() if each.get("font-size")]
        assert sizes
        assert min(sizes) >= 12


def test_topics_ask_each_group_by_name(visitor: Visitor) -> None:
    page = visitor.get("/voorbeeld/resultaten")
    asked = [words(each) for each in by_class(page, "ask")]
    assert len(asked) == 6
    assert {text.partition(":")[0] for text in asked} == {"Aan jonge ambtenaren", "Aan het management"}


def test_the_report_for_the_conversation_is_what_is_offered_first(me: Visitor, gouda: SavedRound) -> None:
    page = me.get(f"{gouda.at}/resultaten")
    assert "Download het gespreksrapport (PDF)" in page.main
    assert f"http://localhost{gouda.at}/rapport.pdf" in page.links


def test_an_organiser_without_scores_is_led_to_typing_them(app: Flask, me: Visitor) -> None:
    saved = save_published(app, replace(GOUDA, entries=()))
    assert "Vul de scores in" in me.get(f"{saved.at}/resultaten").main
    _, viewer = share(app, saved)
    assert "Vul de scores in" not in viewer.get(f"/inzage/{saved.public_id}/resultaten").main


def test_the_largest_change_is_told_in_a_line_that_leads_to_the_others(app: Flask, me: Visitor) -> None:
    earlier = replace(GOUDA, entries=entries({"R1": ("5.0", "4.0")}), day=date(2025, 1, 1))
    later = replace(GOUDA, entries=entries({"R1": ("6.5", "7.0")}), day=DAY)
    saved = save_published(app, later, previous=save_published(app, earlier).public_id)
    page = me.get(f"{saved.at}/resultaten")
    assert "Sinds 1 januari 2025: de grootste verandering is bij ‘te weinig carrièreontwikkeling’" in page.main
    _, viewer = share(app, saved, management=False)
    seen = viewer.get(f"/inzage/{saved.public_id}/resultaten").main
    assert "jonge ambtenaren van 5,0 naar 6,5" in seen
    assert "4,0 naar 7,0" not in seen


def test_a_viewer_without_management_reads_what_stands_highest_for_young_staff(app: Flask, gouda: SavedRound) -> None:
    _, viewer = share(app, gouda, management=False)
    page = viewer.get(f"/inzage/{gouda.public_id}/resultaten")
    assert heading(page) == "Volgens jonge ambtenaren weegt ‘te weinig carrièreontwikkeling’ het zwaarst: 8,7"
    assert "Ook dit staat hoog bij jonge ambtenaren" in page.main
    assert "verschil" not in words(by_class(page, "gap-rows")[0])


def test_the_finding_leads_to_more_about_it(visitor: Visitor) -> None:
    page = visitor.get("/voorbeeld/resultaten")
    more = next(each for each in page.tree.iter("a") if words(each).startswith("Meer over ‘"))
    assert more.get("href") == "/voorbeeld/resultaten/R3#M3.2"
    assert words(more).removeprefix("Meer over ") in heading(page)
