"""'Zelf vragen' in a room as a browser meets it: links to scan, and how many answered without loading again."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.questionnaire_states import FILL_SHEET, opened
from tests.browser.rounds import Rounds
from tests.browser.site import HEIGHT, NARROW, OVERFLOW, WIDE, Site, axe, running, widen
from tests.browser.states import Visit
from tests.browser.test_room import scanned

LOOKED = 15000  # milliseconds in which a change is to be seen: it looks every three seconds


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The app as it is in a room; asks for the browser first, so that nothing starts where there is none."""
    assert browser
    with running(tmp_path_factory.mktemp("asking"), as_room="1") as found:
        yield found


@pytest.fixture
def asking(browser: Browser, site: Site) -> Iterator[Page]:
    """The page of a questionnaire that was just opened."""
    context = browser.new_context(viewport={"width": WIDE, "height": HEIGHT})
    page = context.new_page()
    page.goto(site.launch)
    opened(Visit(page, site, Rounds(site, page)))
    yield page
    context.close()


def test_the_links_can_be_scanned_at_every_width(asking: Page) -> None:
    links = {asking.locator(f"#link-{side}").input_value() for side in ("young", "management")}
    assert len(links) == 2
    for width in (WIDE, NARROW):
        widen(asking, width)
        assert set(scanned(asking)) == links
        assert asking.evaluate(OVERFLOW) == ""
        assert axe(asking) == []


def test_how_many_answered_is_seen_without_loading_again(asking: Page) -> None:
    total = asking.locator(".answer-counts__total")
    expect(total).to_have_text("0")
    expect(asking.get_by_text("De stand loopt vanzelf mee.")).to_be_visible()
    expect(asking.locator("[data-without-script]")).to_be_hidden()
    typing = asking.context.new_page()
    typing.goto(asking.url.removesuffix("/stand") + "/papier/jong")
    typing.evaluate(FILL_SHEET)
    with typing.expect_navigation():
        typing.evaluate('document.getElementById("formulier").submit()')
    expect(total).to_have_text("1", timeout=LOOKED)
    typing.goto(asking.url.removesuffix("/stand") + "/sluiten")
    with typing.expect_navigation():
        typing.get_by_role("button", name="Sluit de vragenlijst").click()
    expect(asking.get_by_text("De vragenlijst is nu gesloten.")).to_be_visible(timeout=LOOKED)
    typing.close()


def test_a_question_that_does_not_apply_is_out_of_sight(asking: Page, site: Site) -> None:
    visit = Visit(asking, site, Rounds(site, asking))
    visit.go("/ronde/{texel}/zelf-vragen")
    reasons = asking.get_by_label("Te weinig zinvol werk")
    expect(reasons).to_be_hidden()
    asking.get_by_label("Eigen keuze van redenen").check()
    expect(reasons).to_be_visible()
    asking.get_by_label("Alleen jonge ambtenaren").check()
    expect(asking.get_by_label("Hoeveel mensen van het management")).to_be_hidden()
    expect(asking.get_by_label("Hoeveel jonge ambtenaren")).to_be_visible()
