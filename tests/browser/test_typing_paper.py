"""Typing in sheets of paper in a real browser: by keyboard alone, on a small phone, and without scripts."""

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from retention_check.domain.side import Side
from tests.browser.conftest import People
from tests.browser.site import CLIPPED, NARROW, OVERFLOW, SMALL_TARGETS, WIDE, Site, axe, widen
from tests.web.client import SavedRound
from tests.web.organiser.questionnaire.test_paper import CODES, asked_round, tallies

TYPED = ["5", "0", "3", "-", "Enter", *["2"] * (len(CODES) - 5)]  # an answer or a skip for every statement


@pytest.fixture
def asked(app: Flask) -> SavedRound:
    return asked_round(app)


@pytest.fixture
def sheet(page: Page, site: Site, asked: SavedRound) -> Page:
    page.goto(site.at(f"{asked.at}/zelf-vragen/papier/jong"))
    return page


def code_in_focus(page: Page) -> str:
    found: str = page.evaluate("document.activeElement.closest('[data-code]')?.dataset.code ?? ''")
    return found


def save(page: Page, key: str = "Enter") -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def test_a_sheet_is_typed_with_a_key_for_every_statement(app: Flask, sheet: Page, asked: SavedRound) -> None:
    assert code_in_focus(sheet) == CODES[0]
    for place, key in enumerate(TYPED):
        assert code_in_focus(sheet) == CODES[place]
        sheet.keyboard.press(key)
    expect(sheet.get_by_role("button", name="Bewaar dit formulier")).to_be_focused()
    save(sheet)
    expect(sheet.get_by_role("status")).to_contain_text("Op deze pagina typte u er 1 in.")
    assert code_in_focus(sheet) == CODES[0]
    counted = tallies(app, asked)[Side.YOUNG]
    given = [counted.items[code].counts for code in CODES]
    assert given[:5] == [(0, 0, 0, 0, 1), (0,) * 5, (0, 0, 1, 0, 0), (0,) * 5, (0,) * 5]
    assert set(given[5:]) == {(0, 1, 0, 0, 0)}


def test_backspace_goes_back_and_another_key_mends_what_was_typed(sheet: Page) -> None:
    for key in ("4", "Backspace", "1", "Backspace"):
        sheet.keyboard.press(key)
    assert code_in_focus(sheet) == CODES[0]
    expect(sheet.locator("input[name=R1][value='1']")).to_be_checked()


def test_enter_in_a_statement_saves_nothing(app: Flask, sheet: Page, asked: SavedRound) -> None:
    sheet.keyboard.press("5")
    sheet.keyboard.press("Enter")
    assert code_in_focus(sheet) == CODES[2]
    assert tallies(app, asked)[Side.YOUNG].people == 0


def test_the_last_sheet_is_taken_back_and_mended(app: Flask, sheet: Page, asked: SavedRound) -> None:
    for key in TYPED:
        sheet.keyboard.press(key)
    save(sheet)
    with sheet.expect_navigation():
        sheet.get_by_role("button", name="Neem dit formulier terug").click()
    assert tallies(app, asked)[Side.YOUNG].people == 0
    expect(sheet.locator("input[name=R1][value='5']")).to_be_checked()
    with sheet.expect_navigation():
        sheet.get_by_role("button", name="Bewaar dit formulier").click()
    assert tallies(app, asked)[Side.YOUNG].people == 1


def test_enter_twice_counts_a_sheet_once(app: Flask, sheet: Page, asked: SavedRound) -> None:
    for key in TYPED:
        sheet.keyboard.press(key)
    with sheet.expect_navigation():
        sheet.evaluate("const form = document.getElementById('formulier'); form.requestSubmit(); form.requestSubmit()")
    assert tallies(app, asked)[Side.YOUNG].people == 1


def test_without_scripts_it_is_typed_with_a_mouse_or_the_arrows(
    app: Flask, people: People, site: Site, asked: SavedRound
) -> None:
    page = people.enter(scripts=False)
    page.goto(site.at(f"{asked.at}/zelf-vragen/papier/jong"))
    page.locator("input[name=R1][value='4']").check()
    save(page)
    expect(page.get_by_text("Dit formulier is nog niet geteld.")).to_be_visible()
    with page.expect_navigation():
        page.get_by_role("button", name="Bewaar dit formulier").click()
    expect(page.get_by_text("Op deze pagina typte u er 1 in.")).to_be_visible()
    with page.expect_navigation():
        page.get_by_role("button", name="Neem dit formulier terug").click()
    assert tallies(app, asked)[Side.YOUNG].people == 0


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_every_state_fits_and_has_no_barrier(page: Page, site: Site, asked: SavedRound, width: int) -> None:
    widen(page, width)
    page.goto(site.at(f"{asked.at}/zelf-vragen/papier"))
    judge(page)
    page.goto(site.at(f"{asked.at}/zelf-vragen/papier/jong"))
    for name in ("Bewaar dit formulier", "Bewaar dit formulier", "Neem dit formulier terug", "Maak het leeg"):
        judge(page)
        with page.expect_navigation():
            page.get_by_role("button", name=name).click()
        if page.locator("#fouten").count():
            page.locator("input[name=R1][value='4']").check()
    judge(page)


def judge(page: Page) -> None:
    assert axe(page) == []
    assert page.evaluate(OVERFLOW) == ""
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate(SMALL_TARGETS) == []
