"""Pages of results: each reads well for every mix of data, and shows what is stored at once."""

from dataclasses import replace

import pytest
from flask import Flask

from tests.cast import mixes
from tests.matrix import some_now
from tests.web.client import AGREEMENTS, Page, SavedRound, Visitor, save_published, save_round, share, words

PAGES = ["", "/redenen", "/maatregelen", "/kaart", "/R1", "/R10", "/onderwerpen"]
MIXES = {name: replace(mix.round, is_locked=True, agreements=AGREEMENTS) for name, mix in mixes().items()}


@pytest.mark.parametrize(
    "name",
    some_now(
        MIXES, ["full", "agreed", "nothing", "withheld", "opposite-ends", "marks", "no-common-items", "tie-of-six"]
    ),
)
def test_every_page_reads_well_for_every_mix_of_data(app: Flask, me: Visitor, name: str) -> None:
    saved = save_published(app, MIXES[name])
    _, viewer = share(app, saved, management=False)
    for part in PAGES:
        for page in (me.get(f"{saved.at}/resultaten{part}"), viewer.get(f"/inzage/{saved.public_id}/resultaten{part}")):
            assert page.status == 200, page.address
            assert not [text for text in page.pieces if "None" in text or "Fout" in text], page.address
            assert page.text.count("<h1") == 1, page.address


@pytest.mark.parametrize("part", ["", "/redenen", "/maatregelen", "/kaart", "/R3"])
def test_who_answered_stands_above_the_results_of_every_page(me: Visitor, gouda: SavedRound, part: str) -> None:
    page = me.get(f"{gouda.at}/resultaten{part}")
    above = next(each for each in page.tree.iter("p") if each.get("class") == "utrecht-pre-heading")
    assert "42 van 58 jonge ambtenaren en 11 van 16 mensen van het management" in words(above)


@pytest.mark.parametrize("part", [*PAGES, "/onderwerpen"])
def test_a_printed_page_names_the_municipality_and_its_day_and_the_example_says_it_is_invented(
    me: Visitor, visitor: Visitor, gouda: SavedRound, part: str
) -> None:
    printed = [
        page_line(me.get(f"{gouda.at}/resultaten{part}")),
        page_line(visitor.get(f"/voorbeeld/resultaten{part}")),
    ]
    assert printed == ["Gouda · 21 november 2026", "Voorbeeldstad · 2 november 2026 · voorbeeld, verzonnen cijfers"]


def page_line(page: Page) -> str:
    """What stands above a page on paper only."""
    return next(words(each) for each in page.tree.iter("p") if each.get("class") == "only-print")


@pytest.mark.parametrize("code", ["R0", "R11", "M1.1", "r1", "nergens", "%00"])
def test_an_unknown_reason_is_not_there(visitor: Visitor, code: str) -> None:
    assert visitor.get(f"/voorbeeld/resultaten/{code}").status == 404


def test_what_changed_is_shown_at_once(app: Flask, me: Visitor) -> None:
    saved = save_round(app)
    assert "9,3" not in me.get(f"{saved.at}/resultaten/R1").main
    me.follow(me.fill(f"{saved.at}/scores/jong", {"R1-young": "9,3"}))  # which shows the message, once
    assert "9,3" in me.get(f"{saved.at}/resultaten/R1").main


def test_a_message_is_shown_once(me: Visitor, gouda: SavedRound) -> None:
    me.fill(f"{gouda.at}/resultaten/onderwerpen", {"topics": ["R3"]})
    told = ["Uw onderwerpen" in me.get(f"{gouda.at}/resultaten").main for _ in range(2)]
    assert told == [True, False]


def test_the_organiser_is_told_what_is_withheld_and_where_it_was_entered(app: Flask, me: Visitor) -> None:
    saved = save_published(app, MIXES["withheld"])
    page = me.get(f"{saved.at}/resultaten")
    assert "tonen wij 50 scores niet" in page.main
    assert "Bekijk de invoer" in page.main
    _, viewer = share(app, saved)
    seen = viewer.get(f"/inzage/{saved.public_id}/resultaten")
    assert "tonen wij 50 scores niet" in seen.main
    assert "Bekijk de invoer" not in seen.main
