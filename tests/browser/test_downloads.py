"""A file comes as a download and the page stays: it says nothing that is no longer true."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import People
from tests.browser.rounds import Rounds
from tests.browser.site import Site, axe, pdf_of


def test_a_mistake_in_the_pack_is_gone_from_the_page_once_it_was_mended(people: People, site: Site) -> None:
    page = people.enter(is_owner=False)
    page.goto(site.at("/pakket"))
    page.get_by_role("button", name="Download PDF").click()
    expect(page.locator("#fouten")).to_be_visible()
    expect(page).to_have_title(re.compile("^Fout: "))
    page.get_by_label("Naam van").fill("Ede")
    assert pdf_of(page, page.get_by_role("button", name="Download PDF").click)[:5] == b"%PDF-"
    expect(page.locator("#fouten, .utrecht-form-field--invalid, [aria-invalid], [id$='-error']")).to_have_count(0)
    expect(page).not_to_have_title(re.compile("Fout"))
    expect(page.get_by_label("Naam van")).to_have_value("Ede")
    assert axe(page) == []


def test_what_is_said_at_a_download_is_true_when_it_came_and_does_not_stay(
    page: Page, site: Site, rounds: Rounds
) -> None:
    page.clock.install()
    for part, press in (("resultaten", "Download het gespreksrapport (PDF)"), ("rapport", "Download PDF")):
        page.goto(site.at(f"/ronde/{rounds.public_id('published')}/{part}"))
        asking = page.get_by_role("link", name=press).or_(page.get_by_role("button", name=press))
        for _ in range(2):
            pdf_of(page, asking.first.click)
            expect(page.get_by_role("status").last).to_have_text(
                "Het rapport komt eraan. U vindt het bij uw downloads."
            )
        page.clock.fast_forward(9000)
        expect(page.get_by_text("Het rapport komt eraan")).to_have_count(0)
