"""The reasons: in their full words, and the places of both groups with ties told as ties."""

from dataclasses import replace

import pytest
from flask import Flask

from retention_check.domain.item import Kind
from retention_check.domain.side import Side
from tests.cast import STUDY, entries
from tests.web.client import GOUDA, SavedRound, Visitor, save_published, share, words

TIED = {"R1": ("8", "5"), "R2": ("8", "6"), "R3": ("7", "7"), "R4": ("6", "8"), "R5": ("5", "8"), "R6": ("4", "4")}


def test_every_reason_stands_in_its_full_words(visitor: Visitor) -> None:
    page = visitor.get("/voorbeeld/resultaten/redenen")
    names = [row[0] for row in page.rows if len(row) == 7][1:]
    assert names == [item.text for item in STUDY.of_kind(Kind.REASON)]
    assert all(name.startswith(("Te weinig ", "Te veel ")) for name in names)


def test_the_page_names_the_groups_that_gave_scores(app: Flask, me: Visitor) -> None:
    young = replace(GOUDA, entries=tuple(entry for entry in GOUDA.entries if entry.side is Side.YOUNG))
    assert (
        "elke reden volgens jonge ambtenaren, als" in me.get(f"{save_published(app, young).at}/resultaten/redenen").main
    )
    assert "elke reden volgens beide groepen, als" in me.get(f"{save_published(app, GOUDA).at}/resultaten/redenen").main


def test_a_shared_place_is_told_as_shared(app: Flask, me: Visitor) -> None:
    page = me.get(f"{save_published(app, replace(GOUDA, entries=entries(TIED))).at}/resultaten/redenen")
    assert "staat bij jonge ambtenaren op een gedeelde plaats 1 en bij het management op plaats 5 van 6" in page.main
    assert ["Te weinig zinvol werk", "4", "1 (gedeeld)"] in page.rows


def test_signs_say_how_sure_a_gap_is_and_the_legend_says_what_they_mean(app: Flask, me: Visitor) -> None:
    some = entries({"R1": ("8.0", "5.0"), "R2": ("7.0", "6.0"), "R3": ("7.0", "6.8")})
    page = me.get(f"{save_published(app, replace(GOUDA, entries=some)).at}/resultaten/redenen")
    assert [row[4] for row in page.rows if len(row) == 7][1:4] == ["+3,0", "+1,0~ kan toeval zijn", "+0,2° te klein"]
    assert "° te klein" in page.main
    assert "~ kan toeval zijn" in page.main


def test_a_blurred_end_says_so(app: Flask, me: Visitor) -> None:
    page = me.get(
        f"{save_published(app, replace(GOUDA, entries=entries({'R1': ('9.9', '5.0')}))).at}/resultaten/redenen"
    )
    row = next(row for row in page.rows if len(row) == 7 and row[0].startswith("Te weinig carr"))
    assert (row[2], row[3], row[4]) == ("9,5 of hoger", "5,0", "minstens +4,5")


def test_a_sign_is_seen_and_its_words_are_heard_once(app: Flask, me: Visitor) -> None:
    page = me.get(
        f"{save_published(app, replace(GOUDA, entries=entries({'R1': ('7.0', '6.8')}))).at}/resultaten/redenen"
    )
    cell = next(each for each in page.tree.iter("td") if words(each).startswith("+0,2"))
    assert [(each.get("aria-hidden"), words(each)) for each in cell.iter("span")] == [("true", "°"), (None, "te klein")]


@pytest.mark.parametrize(
    ("scores", "told"),
    [
        ({"R1": ("8", "7"), "R2": ("6", "7")}, "Het management geeft elke reden dezelfde score."),
        ({"R1": ("8", "7"), "R2": ("8", "6")}, "Jonge ambtenaren geven elke reden dezelfde score."),
        ({"R1": ("8", "7"), "R2": ("8", "7")}, "Beide groepen geven elke reden dezelfde score."),
    ],
)
def test_an_order_that_is_none_is_told_instead_of_drawn(
    app: Flask, me: Visitor, scores: dict[str, tuple[str, str]], told: str
) -> None:
    saved = save_published(app, replace(GOUDA, entries=entries(scores)))
    page = me.get(f"{saved.at}/resultaten/redenen")
    assert told in page.main
    assert "De plaatsen als tabel" not in page.main
    assert "plaatsen.svg" not in page.text
    report = me.get(f"{saved.at}/rapport.html").text
    assert told in report
    assert "De volgorde van" not in report


def test_where_the_number_of_answers_differs_the_page_says_so_and_names_the_fewer(app: Flask, me: Visitor) -> None:
    some = (*entries({"R1": ("7.0", "6.0")}, 42, 11), *entries({"R2": ("7.0", "6.0")}, 40, 11))
    page = me.get(f"{save_published(app, replace(GOUDA, entries=some)).at}/resultaten/redenen")
    assert "Niet iedereen antwoordde op elke stelling: jong 40 tot 42 antwoorden." in page.main
    assert [row[2] for row in page.rows if len(row) == 7][1:3] == ["7,0", "7,0 n = 40"]
    assert "n = 42" not in page.main
    assert "n = 11" not in page.main


def test_a_viewer_without_management_reads_no_places(app: Flask, gouda: SavedRound) -> None:
    _, viewer = share(app, gouda, management=False)
    page = viewer.get(f"/inzage/{gouda.public_id}/resultaten/redenen")
    assert "Redenen volgens jonge ambtenaren" in page.main
    assert "Andere volgorde" not in page.main
    assert {len(row) for row in page.rows} == {5}
