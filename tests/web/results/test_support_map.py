"""The map of the measures: drawn, its outliers named, and the same numbers as a table."""

from dataclasses import replace

import pytest
from flask import Flask

from tests.cast import entries, mixes
from tests.web.client import GOUDA, Page, SavedRound, Visitor, save_published, share, words

PLACES = (
    "beide groepen 5,5 of hoger",
    "alleen jong 5,5 of hoger",
    "alleen management 5,5 of hoger",
    "geen van beide 5,5 of hoger",
)


def rows(page: Page) -> list[list[str]]:
    """The rows of the table, without its heading."""
    return [row for row in page.rows if len(row) == 4][1:]


def test_every_measure_has_its_scores_its_gap_and_where_its_support_is(visitor: Visitor) -> None:
    page = visitor.get("/voorbeeld/resultaten/kaart")
    assert len(rows(page)) == 40
    assert rows(page)[0] == ["M3.2 Zelfde functie, hogere schaalalleen jong 5,5 of hoger", "8,2", "4,4", "+3,8"]
    assert all(row[0].endswith(PLACES) for row in rows(page))
    assert "landelijk" not in words(page.first("h1"))


def test_the_table_goes_from_the_largest_gap_of_one_group_to_that_of_the_other(visitor: Visitor) -> None:
    signs = [row[3][0] for row in rows(visitor.get("/voorbeeld/resultaten/kaart"))]
    assert signs == sorted(signs, key="+0−".index)


def test_the_outliers_are_named_in_words(visitor: Visitor) -> None:
    page = visitor.get("/voorbeeld/resultaten/kaart")
    assert "Jonge ambtenaren steunen dit meer M3.2 Zelfde functie, hogere schaal" in " ".join(page.pieces)
    assert "Het management steunt dit meer M6.4" in " ".join(page.pieces)


@pytest.mark.parametrize("name", ["reasons-only", "young-only", "management-only", "withheld", "nothing"])
def test_without_measures_of_both_groups_it_is_the_country_that_is_drawn(app: Flask, me: Visitor, name: str) -> None:
    page = me.get(f"{save_published(app, mixes()[name].round).at}/resultaten/kaart")
    assert words(page.first("h1")) == "Kaart van de maatregelen, landelijk"
    assert len(rows(page)) == 40
    assert "Voor een kaart van uw gemeente zijn" in page.main


def test_a_viewer_without_management_sees_the_map_of_the_country(app: Flask, gouda: SavedRound) -> None:
    _, viewer = share(app, gouda, management=False)
    page = viewer.get(f"/inzage/{gouda.public_id}/resultaten/kaart")
    assert words(page.first("h1")).endswith("landelijk")
    assert rows(page)[0][1:] == ["8,1", "4,9", "+3,2"]


def test_only_measures_that_both_groups_scored_are_on_the_map(app: Flask, me: Visitor) -> None:
    some = entries({"M1.1": ("8.0", "6.0"), "M1.2": ("7.0", None)})
    page = me.get(f"{save_published(app, replace(GOUDA, entries=some)).at}/resultaten/kaart")
    assert [row[1:] for row in rows(page)] == [["8,0", "6,0", "+2,0"]]


def test_a_narrow_screen_is_told_that_the_map_is_a_table_there(visitor: Visitor) -> None:
    page = visitor.get("/voorbeeld/resultaten/kaart")
    told = next(each for each in page.elements if words(each).startswith("Op dit smalle scherm staat de kaart als"))
    assert "on-phone" in (told.get("class") or "").split()
