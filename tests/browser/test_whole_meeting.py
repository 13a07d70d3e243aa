"""A whole meeting with twenty-five phones, a screen and who leads it, from its start to agreements in the report."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from retention_check.domain.side import Side
from tests.browser.conftest import People
from tests.browser.light_phones import LightPhone
from tests.browser.site import NARROW, WIDE, Site
from tests.web.client import stored_round
from tests.web.meeting.held import Holding, hold

YOUNG, MANAGEMENT = 17, 8
SOON = 8000  # milliseconds: a step is everywhere within three seconds, on a busy machine a little later
AGREED = "Elke nieuwe collega krijgt een maatje"

pytestmark = pytest.mark.matrix


class Meeting:
    """One screen, one page to lead it, three phones with a browser and twenty-two without."""

    def __init__(self, people: People, site: Site, app: Flask, screen: Page, phones: list[Page]) -> None:
        self.site, self.screen, self.phones = site, screen, phones
        self.held: Holding = hold(app, present={})
        self.leading = people.enter(is_owner=False)
        groups = ["jong"] * (YOUNG - 2) + ["management"] * (MANAGEMENT - 1)
        self.light = [LightPhone(site.address, self.held.code, group) for group in groups]

    def begin(self) -> None:
        self.leading.goto(self.site.at(self.held.lead_link))
        self.screen.goto(self.site.at(self.held.at))
        self.leading.fill("[name=young]", str(YOUNG))
        self.leading.fill("[name=management]", str(MANAGEMENT))
        self.leading.check("[name=mandate][value=ja]")
        self.leading.check("[name=neutral][value=ja]")
        self.press("Begin de bijeenkomst")

    def join(self, phone: Page, group: str = "jong") -> None:
        phone.goto(self.site.at(f"/d/{self.held.code}"))
        phone.check(f"[value={group}]")
        phone.get_by_role("button", name="Doe mee").click()
        expect(phone.locator("h1")).to_be_visible()

    def press(self, name: str) -> None:
        with self.leading.expect_navigation():
            self.leading.get_by_role("button", name=name, exact=True).first.click()

    def on(self, until: str) -> None:
        """On and on, until this is on the page of who leads."""
        for _ in range(40):
            if re.search(until, self.leading.locator("h1").inner_text()):
                return
            self.press("Verder")
        raise AssertionError(f"never came to {until}")

    def shows(self, words: str) -> None:
        expect(self.screen.locator("main")).to_contain_text(words, timeout=SOON)


@pytest.fixture
def meeting(browser: Browser, people: People, site: Site, app: Flask) -> Iterator[Meeting]:
    sizes = ((WIDE, 720), (NARROW, 640), (NARROW, 640), (NARROW, 640))
    contexts = [browser.new_context(viewport={"width": width, "height": height}) for width, height in sizes]
    screen, *phones = [context.new_page() for context in contexts]
    yield Meeting(people, site, app, screen, phones)
    for context in contexts:
        context.close()


def test_a_meeting_of_twenty_five_ends_with_agreements_in_the_report(meeting: Meeting, people: People) -> None:
    late, dropping, steady = meeting.phones
    meeting.begin()
    for phone in meeting.light:
        phone.join()
    meeting.join(dropping)
    meeting.join(steady, "management")
    meeting.shows(f"{YOUNG + MANAGEMENT - 1} van {YOUNG + MANAGEMENT}")
    meeting.on("Raad")
    _guess(meeting, late, dropping, steady)
    meeting.press("Sluit het raden")
    expect(meeting.screen.locator("h1")).to_have_text("Dit raadde u", timeout=SOON)
    assert meeting.held.stored.meeting.outcomes  # what was guessed is worked out, and who guessed what is gone
    meeting.on("De hele volgorde")
    dropping.context.set_offline(False)
    expect(dropping.locator("h1")).to_contain_text("scherm", timeout=2 * SOON)  # back where everyone is
    meeting.on("Waar wilt u mee beginnen")
    _put_dots(meeting, late, dropping, steady)
    meeting.on("Wat spreken wij af")
    _agree(meeting)
    meeting.on("Dit spraken wij af")
    for page in (late, dropping, steady):
        expect(page.locator("main")).to_contain_text(AGREED, timeout=SOON)
    _end(meeting)
    round = stored_round(meeting.held.app, meeting.held.public_id)
    assert [each.what for each in round.agreements][-1] == AGREED
    assert set(round.shown_in_meetings.guessed) == set(Side)
    organiser = people.enter()
    organiser.goto(meeting.site.at(f"/ronde/{meeting.held.public_id}/rapport.html"))
    expect(organiser.locator("body")).to_contain_text(AGREED)


def _guess(meeting: Meeting, late: Page, dropping: Page, steady: Page) -> None:
    """All but one guess; three lose their connection, one comes late, and the laptop of who leads is loaded again."""
    expect(dropping.get_by_role("button", name="Verstuur mijn keuze")).to_be_visible(timeout=SOON)
    dropping.context.set_offline(True)
    meeting.join(late)
    for page in (late, steady):
        for code in ("R1", "R4", "R9"):
            page.check(f"[name={code}]")
        page.get_by_role("button", name="Verstuur mijn keuze").click()
        expect(page.locator("h1")).to_contain_text("Uw stem is geteld", timeout=SOON)
    gone, there = meeting.light[:2], meeting.light[2:]
    for phone in there:
        assert "vertrekken" in phone.look()
        phone.vote("raden", R1=1, R2=1, R9=1)
    meeting.leading.reload()
    expect(meeting.leading.locator("#telling")).to_contain_text(f"{len(there) + 2} van", timeout=SOON)
    for phone in gone:  # their wifi is back, and they are where everyone is
        assert "vertrekken" in phone.look()
        phone.vote("raden", R1=1, R3=1, R9=1)


def _put_dots(meeting: Meeting, late: Page, dropping: Page, steady: Page) -> None:
    ballot = meeting.held.stored.meeting.ballot
    young = [phone for phone in meeting.light if phone.group == "jong"]
    for phone in young:
        phone.vote("stippen", **{ballot[0]: 2})
    for page in (late, dropping):
        page.check(f"[name='{ballot[1]}'][value='2']")
        page.get_by_role("button", name="Verstuur mijn keuze").click()
        expect(page.locator("h1")).to_contain_text("Uw stem is geteld", timeout=SOON)
    meeting.leading.get_by_role("button", name=re.compile("^Sluit")).first.click()
    expect(steady.get_by_role("button", name="Verstuur mijn keuze")).to_be_visible(timeout=SOON)
    for phone in meeting.light:
        if phone.group == "management":
            phone.vote("stippen", **{ballot[2]: 1, ballot[0]: 1})
    meeting.leading.get_by_role("button", name=re.compile("^Sluit")).first.click()
    meeting.shows("stippen")


def _agree(meeting: Meeting) -> None:
    meeting.leading.get_by_role("link", name="Afspraken typen").first.click()
    meeting.leading.goto(meeting.site.at(f"{meeting.held.control}/afspraken/nieuw"))
    meeting.leading.get_by_label("Wat spreken wij af?").press_sequentially(AGREED)
    meeting.shows(AGREED)  # while it is typed
    meeting.leading.get_by_label("Welke rol gaat erover?").fill("teamleiders")
    meeting.press("Bewaren")
    meeting.leading.goto(meeting.site.at(meeting.held.control))


def _end(meeting: Meeting) -> None:
    meeting.leading.get_by_role("link", name="Beëindig de bijeenkomst").first.click()
    meeting.press("Beëindig de bijeenkomst")
    expect(meeting.leading.locator("h1")).to_have_text("De bijeenkomst is afgelopen")
    for page in meeting.phones:
        expect(page.locator(".meeting-line")).to_have_text("De bijeenkomst is afgelopen.", timeout=SOON)
    for page in (meeting.screen, *meeting.phones):
        expect(page.locator("h1")).to_contain_text("Dit spraken wij af")
