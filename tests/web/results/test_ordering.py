"""Lists of items, sorted and narrowed by links."""

from dataclasses import replace
from decimal import Decimal
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from tests.cast import entries, mixes
from tests.web.client import GOUDA, Page, Visitor, save_published, words

COLUMNS = {"jong": 2, "management": 3, "verschil": 4, "landelijk": 5}


def figures(page: Page) -> list[list[str]]:
    """The rows of the table of figures, without its heading."""
    return [row for row in page.rows if len(row) == 7][1:]


def number(text: str) -> Decimal | None:
    digits = text.replace("−", "").replace("+", "").replace(",", ".").split()
    try:
        return abs(Decimal(digits[0].strip("~°")))
    except (ArithmeticError, IndexError):
        return None


@pytest.mark.parametrize("part", ["redenen", "maatregelen"])
@pytest.mark.parametrize("order", COLUMNS)
def test_lists_are_sorted_by_links(visitor: Visitor, part: str, order: str) -> None:
    page = visitor.get(f"/voorbeeld/resultaten/{part}?volgorde={order}")
    table = next(each for each in page.tree.iter("table") if "figures" in each.get("class", ""))
    values = [number(row[COLUMNS[order]]) for row in figures(page)]
    assert len(list(table.iter("tr"))) == len(values) + 1
    known = [value for value in values if value is not None]
    assert known == sorted(known, reverse=True)
    assert values[: len(known)] == known
    # a gap goes by its size, whichever way: neither up nor down
    said = [cell.get("aria-sort") for cell in table.iter("th") if cell.get("aria-sort")]
    assert said == ["other" if order == "verschil" else "descending"]


@pytest.mark.parametrize("part", ["redenen", "maatregelen?volgorde=jong"])
def test_a_heading_is_read_as_its_name_alone_for_it_is_heard_with_every_cell(visitor: Visitor, part: str) -> None:
    page = visitor.get(f"/voorbeeld/resultaten/{part}")
    heard = [_heard(cell) for cell in page.first("table").iter("th") if cell.get("scope") == "col"]
    assert heard[2:] == ["jong", "management", "verschil", "landelijk jong", "landelijk secr."]
    assert "Kies een kolomkop om daarop te sorteren." in words(page.first("caption"))


@pytest.mark.parametrize("order", COLUMNS)
def test_the_orders_are_also_a_line_of_links_for_a_phone_has_no_headings(visitor: Visitor, order: str) -> None:
    page = visitor.get(f"/voorbeeld/resultaten/redenen?volgorde={order}")
    line = next(each for each in page.tree.iter("p") if words(each).startswith("Sorteer op:"))
    assert [words(each) for each in line.iter("strong")] == [order]
    assert [words(each) for each in line.iter("a")] == [name for name in COLUMNS if name != order]


def _heard(cell: Element) -> str:
    """The text of a cell without what is hidden from a screen reader."""
    hidden = [words(each) for each in cell.iter() if each.get("aria-hidden") == "true"]
    return words(cell).removesuffix("".join(hidden))


def test_an_item_without_a_figure_comes_last(app: Flask, me: Visitor) -> None:
    some = entries({"R1": (None, "9"), "R2": ("4", "3"), "R3": ("6", "3")})
    page = me.get(f"{save_published(app, replace(GOUDA, entries=some)).at}/resultaten/redenen?volgorde=jong")
    assert [row[2] for row in figures(page)][:2] == ["6,0", "4,0"]


def test_an_unknown_order_is_no_order(visitor: Visitor) -> None:
    page = visitor.get("/voorbeeld/resultaten/redenen?volgorde=__class__&alleen=x")
    assert page.status == 200
    assert page.rows == visitor.get("/voorbeeld/resultaten/redenen").rows


def test_only_differences_of_a_point_stay(visitor: Visitor) -> None:
    page = visitor.get("/voorbeeld/resultaten/maatregelen?alleen=groot")
    gaps = [number(row[4]) for row in figures(page)]
    assert 0 < len(gaps) < 40
    assert all(gap is not None and gap >= 1 for gap in gaps)


def test_a_difference_of_exactly_one_point_stays(app: Flask, me: Visitor) -> None:
    near = {
        "R1": ("7.0", "6.0"),
        "R2": ("5.0", "6.0"),
        "R3": ("7.0", "6.1"),
        "R4": ("5.0", "5.9"),
        "R5": ("7.0", "5.9"),
    }
    saved = save_published(app, replace(GOUDA, entries=entries(near)))
    page = me.get(f"{saved.at}/resultaten/redenen?alleen=groot")
    assert [number(row[4]) for row in figures(page)] == [Decimal("1.0"), Decimal("1.0"), Decimal("1.1")]


def test_the_choice_and_the_order_go_together(visitor: Visitor) -> None:
    page = visitor.get("/voorbeeld/resultaten/maatregelen?alleen=groot&volgorde=verschil")
    gaps = [number(row[4]) for row in figures(page)]
    assert gaps == sorted(gaps, key=lambda gap: gap or Decimal(0), reverse=True)
    ways = [link for link in page.links if "volgorde=jong" in link]
    assert ways
    assert all("alleen=groot" in link for link in ways)


@pytest.mark.parametrize("part", ["redenen", "maatregelen"])
def test_no_wide_difference_is_told(app: Flask, me: Visitor, part: str) -> None:
    saved = save_published(app, mixes()["equal"].round)
    assert "met zo’n groot verschil" in me.get(f"{saved.at}/resultaten/{part}?alleen=groot").main
