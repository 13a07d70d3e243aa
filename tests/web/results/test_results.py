"""Results: every page for every mix of data, sorting, filter, topics, the example, and what a viewer sees."""

import io
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from flask import Flask

from retention_check.domain.item import Kind
from retention_check.domain.side import Side
from tests.cast import DAY, STUDY, entries, mixes
from tests.web.client import (
    AGREEMENTS,
    GOUDA,
    Page,
    SavedRound,
    Visitor,
    database_of,
    owner,
    save_round,
    share,
    stored_round,
)

PAGES = ["", "/redenen", "/maatregelen", "/kaart", "/R1", "/R10", "/onderwerpen"]
MIXES = {name: replace(mix.round, is_locked=True, agreements=AGREEMENTS) for name, mix in mixes().items()}
ORDERS = ["jong", "management", "verschil", "landelijk"]


@pytest.mark.parametrize("name", MIXES)
def test_every_page_reads_well_for_every_mix_of_data(app: Flask, me: Visitor, name: str) -> None:
    kept = save_round(app, MIXES[name])
    _, viewer = share(app, kept, management=False)
    for part in PAGES:
        for page in (me.get(f"{kept.at}/resultaten{part}"), viewer.get(f"/inzage/{kept.public_id}/resultaten{part}")):
            assert page.status == 200, page.address
            assert "None" not in page.main
            assert page.title.startswith("Fout") is False
            assert len(list(page.tree.iter("h1"))) == 1


@pytest.mark.parametrize("code", ["R0", "R11", "M1.1", "r1", "nergens", "%00"])
def test_an_unknown_reason_is_not_there(visitor: Visitor, code: str) -> None:
    assert visitor.get(f"/voorbeeld/resultaten/{code}").status == 404


def test_without_an_earlier_round_nothing_changed(me: Visitor, gouda: SavedRound) -> None:
    assert me.get(f"{gouda.at}/resultaten/verandering").status == 404


@pytest.mark.parametrize("part", ["redenen", "maatregelen"])
@pytest.mark.parametrize("order", ORDERS)
def test_lists_are_sorted_by_links(visitor: Visitor, part: str, order: str) -> None:
    page = visitor.get(f"/voorbeeld/resultaten/{part}?volgorde={order}")
    columns = {"jong": 2, "management": 3, "verschil": 4, "landelijk": 5}
    table = next(each for each in page.tree.iter("table") if each.get("class") == "figures")
    shown = [row for row in page.rows if len(row) == 7][1:]
    values = [number(row[columns[order]]) for row in shown]
    assert len(list(table.iter("tr"))) == len(shown) + 1
    known = [value for value in values if value is not None]
    assert known == sorted(known, reverse=True)
    assert values[: len(known)] == known
    assert [cell.get("aria-sort") for cell in table.iter("th")].count("descending") == 1


def number(text: str) -> Decimal | None:
    digits = text.replace("−", "").replace("+", "").replace(",", ".").split()
    try:
        return abs(Decimal(digits[0]))
    except (ArithmeticError, IndexError):
        return None


def test_an_unknown_order_is_no_order(visitor: Visitor) -> None:
    page = visitor.get("/voorbeeld/resultaten/redenen?volgorde=__class__&alleen=x")
    assert page.status == 200
    assert page.rows == visitor.get("/voorbeeld/resultaten/redenen").rows


def test_only_differences_of_a_point_stay(visitor: Visitor) -> None:
    page = visitor.get("/voorbeeld/resultaten/maatregelen?alleen=groot")
    gaps = [number(row[4]) for row in page.rows if len(row) == 7][1:]
    assert 0 < len(gaps) < 40
    assert all(gap is not None and gap >= 1 for gap in gaps)


def test_no_wide_difference_is_told(app: Flask, me: Visitor) -> None:
    kept = save_round(app, MIXES["equal"])
    for part in ("redenen", "maatregelen"):
        assert "met zo’n groot verschil" in me.get(f"{kept.at}/resultaten/{part}?alleen=groot").main


def test_the_example_needs_nothing_and_makes_nothing(app: Flask, visitor: Visitor) -> None:
    before = database_of(app).listed()
    for part in PAGES:
        page = visitor.get(f"/voorbeeld/resultaten{part}")
        assert page.status == 200
        assert "bestaat niet" in page.text
    assert visitor.get("/voorbeeld/resultaten/verandering").status == 404
    sent = visitor.fill("/voorbeeld/resultaten/onderwerpen", {"topics": ["R3"]})
    assert sent.place == "/voorbeeld/rapport?onderwerp=R3"
    assert database_of(app).listed() == before


def test_a_manager_keeps_topics(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    page = me.fill(f"{gouda.at}/resultaten/onderwerpen", {"topics": ["R3", "M3.2"]})
    assert page.place == f"{gouda.at}/resultaten"
    assert stored_round(app, gouda.public_id).topics == ("R3", "M3.2")
    assert me.get(f"{gouda.at}/resultaten/onderwerpen").fields().getlist("topics") == ["R3", "M3.2"]
    me.fill(f"{gouda.at}/resultaten/onderwerpen", {"topics": None})
    assert stored_round(app, gouda.public_id).topics == ()


def test_proposed_topics_are_ticked(me: Visitor, gouda: SavedRound) -> None:
    assert 1 <= len(me.get(f"{gouda.at}/resultaten/onderwerpen").fields().getlist("topics")) <= 5


def test_a_viewer_takes_topics_along_and_changes_nothing(app: Flask, gouda: SavedRound) -> None:
    _, viewer = share(app, gouda)
    page = viewer.fill(f"/inzage/{gouda.public_id}/resultaten/onderwerpen", {"topics": ["R3"]})
    assert page.place == f"/inzage/{gouda.public_id}/rapport?onderwerp=R3"
    assert stored_round(app, gouda.public_id) == GOUDA


def test_an_unknown_topic_is_refused(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    assert me.fill(f"{gouda.at}/resultaten/onderwerpen", {"topics": ["R99"]}).status == 400
    assert stored_round(app, gouda.public_id) == GOUDA


def test_what_changed_is_shown_at_once(me: Visitor, gouda: SavedRound) -> None:
    assert "9,9" not in me.get(f"{gouda.at}/resultaten/R1").main
    me.follow(me.fill(f"{gouda.at}/scores", {"R1-young": "9,9"}))  # which shows the message, once
    assert "9,9" in me.get(f"{gouda.at}/resultaten/R1").main


def test_a_message_is_shown_once(me: Visitor, gouda: SavedRound) -> None:
    me.fill(f"{gouda.at}/resultaten/onderwerpen", {"topics": ["R3"]})
    told = [["Uw onderwerpen" in me.get(f"{gouda.at}/resultaten").main] for _ in range(2)]
    assert told == [[True], [False]]


def test_one_reader_never_gets_the_page_of_another(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    kept = save_round(app, replace(GOUDA, municipality="Delft"))
    _, some = share(app, kept, management=False)
    assert "8" in me.get(f"{kept.at}/resultaten/R1").main
    assert "Delft" in some.get(f"/inzage/{kept.public_id}/resultaten/R1").text
    assert "Delft" not in me.get(f"{gouda.at}/resultaten/R1").text
    assert Visitor(app).get(f"{kept.at}/resultaten/R1").status == 403
    assert "/ronde/" not in some.get(f"/inzage/{kept.public_id}/resultaten/R1").text


# Young staff scores as the country does and management far below it, so that finding such a figure is finding a leak.
FAR = {item.code: (str(STUDY.means(item.code).young), f"2.{index % 10}") for index, item in enumerate(STUDY.items)}
OF_MANAGEMENT = [f"2{sign}{index}" for sign in ",." for index in range(10)]


def everything(viewer: Visitor, start: str) -> list[Page]:
    parts = [f"resultaten{part}" for part in PAGES if part != "/onderwerpen"]
    parts += [f"resultaten/{item.code}" for item in STUDY.of_kind(Kind.REASON)]
    parts += ["resultaten/onderwerpen", "resultaten/verandering", "rapport", "cijfers.csv", "cijfers.xlsx"]
    parts += [f"rapport.html?soort={preset}" for preset in ("volledig", "uitdeel", "poster")]
    figures = ["redenen", "plaatsen", "kaart", "meeste-steun-jong", "meeste-steun-management", "onderwerp-1"]
    parts += [f"beeld/{name}.{kind}" for name in figures for kind in ("svg", "csv")]
    return [viewer.get(f"{start}/{part}") for part in parts]


def said(page: Page) -> list[str]:
    """What a page or file says, in pieces: texts of a page, cells of a file."""
    if page.address.endswith(".xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(page.data))
        return [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    if page.is_html:
        return [text for text in page.tree.itertext() if "{" not in text]
    return re.split(r'[<>;\n"]|,(?=\d\.\d)|(?<=\.\d),', page.text)


def test_a_viewer_without_management_finds_no_figure_of_it_anywhere(app: Flask) -> None:
    before = save_round(app, replace(GOUDA, entries=entries(FAR), day=date(2025, 1, 1)))
    kept = save_round(app, replace(GOUDA, entries=entries(FAR, n_management=12), day=DAY), previous=before.public_id)
    _, viewer = share(app, kept, management=False)
    pages = [page for page in everything(viewer, f"/inzage/{kept.public_id}") if page.status != 404]
    assert len(pages) > 25
    for page in pages:
        assert page.status == 200
        assert not {piece.strip() for piece in said(page)} & set(OF_MANAGEMENT), page.address


def test_the_check_sees_figures_of_management(app: Flask) -> None:
    kept = save_round(app, replace(GOUDA, entries=entries(FAR)))
    me = owner(app)
    for part in ("resultaten/redenen", "cijfers.csv", "cijfers.xlsx", "rapport.html", "beeld/redenen.csv"):
        assert {piece.strip() for piece in said(me.get(f"{kept.at}/{part}"))} & set(OF_MANAGEMENT), part


def test_a_viewer_without_agreements_finds_none(app: Flask, gouda: SavedRound) -> None:
    _, viewer = share(app, gouda, agreements=False)
    for page in everything(viewer, f"/inzage/{gouda.public_id}"):
        assert b"Mentoren zoeken" not in page.data
        assert b"ieder heeft er een" not in page.data


def test_a_viewer_with_everything_finds_both(app: Flask, gouda: SavedRound) -> None:
    _, viewer = share(app, gouda)
    assert "Mentoren zoeken" in viewer.get(f"/inzage/{gouda.public_id}/rapport.html").text
    management = next(each for each in GOUDA.entries if each.code == "R1" and each.side is Side.MANAGEMENT)
    assert str(management.mean).replace(".", ",") in viewer.get(f"/inzage/{gouda.public_id}/resultaten/R1").main


def test_a_viewer_reads_no_address_of_the_manager(app: Flask, gouda: SavedRound) -> None:
    _, viewer = share(app, gouda)
    for page in everything(viewer, f"/inzage/{gouda.public_id}"):
        assert f"/ronde/{gouda.public_id}".encode() not in page.data
        assert gouda.secret.encode() not in page.data
