"""What an organiser prints from the browser before publication says on every page that it is a concept."""

import pytest
from playwright.sync_api import Page

from tests.browser.rounds import Rounds
from tests.browser.site import Site
from tests.report.pages import page_texts

PARTS = ("/resultaten", "/resultaten/redenen", "/resultaten/maatregelen", "/resultaten/R1")


@pytest.mark.parametrize("part", PARTS)
def test_every_printed_page_says_that_it_is_a_concept(page: Page, site: Site, rounds: Rounds, part: str) -> None:
    page.goto(site.at(f"/ronde/{rounds.public_id('gouda')}{part}"))
    texts = page_texts(page.pdf(prefer_css_page_size=True))
    assert len(texts) > 1
    assert all("concept, niet delen" in text.lower() for text in texts)


def test_the_mark_covers_no_text(page: Page, site: Site, rounds: Rounds) -> None:
    page.goto(site.at(f"/ronde/{rounds.public_id('gouda')}/resultaten/maatregelen"))
    page.emulate_media(media="print")
    mark, content = (page.locator(name).last.bounding_box() for name in (".concept-mark", ".figures"))
    assert mark
    assert content
    assert content["x"] + content["width"] <= mark["x"] + 1
