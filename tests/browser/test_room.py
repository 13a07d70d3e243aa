"""Sharing in a room, as a browser and a phone meet it: the link is copied, or its QR code is scanned."""

import io
from collections.abc import Iterator

import numpy
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.rounds import Rounds, made_view_link
from tests.browser.site import HEIGHT, NARROW, OVERFLOW, WIDE, Site, axe, running, widen


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The app as it is in a room; asks for the browser first, so that nothing starts where there is none."""
    assert browser
    with running(tmp_path_factory.mktemp("room"), as_room="1") as found:
        yield found


@pytest.fixture
def organiser(browser: Browser, site: Site) -> Iterator[Page]:
    """Who opened the app on the laptop."""
    context = browser.new_context(viewport={"width": WIDE, "height": HEIGHT})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site.launch)
    yield page
    context.close()


def scanned(page: Page) -> list[str]:
    """What a phone reads that is pointed at the page."""
    seen = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("L")
    return [found.text for found in zxingcpp.read_barcodes(numpy.asarray(seen))]


def test_a_view_link_is_copied_with_a_button_or_scanned_at_every_width(organiser: Page, site: Site) -> None:
    link = made_view_link(organiser, site, Rounds(site, organiser).fresh("gouda"))
    organiser.get_by_role("button", name="Kopieer de link").click()
    expect(organiser.get_by_role("button", name="De link is gekopieerd")).to_be_visible()
    assert organiser.evaluate("navigator.clipboard.readText()") == link
    for width in (WIDE, NARROW):
        widen(organiser, width)
        assert scanned(organiser) == [link]
        assert organiser.evaluate(OVERFLOW) == ""
        assert axe(organiser) == []


def test_who_scans_it_sees_the_results_and_no_secret_in_the_address(
    organiser: Page, site: Site, browser: Browser
) -> None:
    made_view_link(organiser, site, Rounds(site, organiser).fresh("gouda"))
    phone = browser.new_context(viewport={"width": NARROW, "height": HEIGHT})
    page = phone.new_page()
    page.goto(scanned(organiser)[0])
    assert page.url.endswith("/resultaten")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    phone.close()
