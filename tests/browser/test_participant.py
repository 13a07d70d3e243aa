"""A phone in a meeting: every state on the smallest one, by keyboard, without script, on bad wifi, in two tabs."""

import re
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect

from retention_check import store
from retention_check.domain.meeting import moving
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.round import Agreement
from retention_check.domain.side import Side
from tests.browser.conftest import People
from tests.browser.respondent import Respondent
from tests.browser.site import CLIPPED, CONTRAST, LARGE_TEXT, NARROW, OVERFLOW, SMALL_TARGETS, Site, axe
from tests.matrix import some_now
from tests.web.client import database_of
from tests.web.meeting.held import Holding, hold

SENDS, LOOKS = "**/stem/nu", re.compile("/nu$")
COUNTED, LOST = "Uw stem is geteld", "Geen verbinding. Wij proberen het steeds opnieuw."
OVER = "De bijeenkomst is afgelopen."
SOON = 4000  # milliseconds: a step is on a phone within three seconds, on a busy machine a little later
LARGE = 40_000  # bytes of a whole page with all that it fetches, unpacked
AGREED = Agreement("Elke maand een gesprek", "HR-adviseur", "voor 1 maart", "iedereen had er een"), Agreement("Bellen")
FOCUSED = "() => document.activeElement.textContent.trim()"
SEEN_AGAIN = """(isHidden) => {
  Object.defineProperty(document, "hidden", { get: () => isHidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
ANNOUNCED = """() => {
  window.heard = [];
  new MutationObserver((all) => all.forEach((each) => window.heard.push(each.target.textContent)))
    .observe(document.querySelector(".visually-hidden[role=status]"), { childList: true });
}"""


class Phone:
    """Someone who takes part in a meeting with this page."""

    def __init__(self, respondent: Respondent) -> None:
        self.page, self.site, self.app = respondent.page, respondent.site, respondent.app
        self.held = hold(self.app)
        self.looks: list[str] = []
        self.page.clock.install()
        self.page.on("request", self._asked)

    def _asked(self, request: Request) -> None:
        if LOOKS.search(request.url):
            self.looks.append(request.url)

    def join(self, side: str = "jong") -> None:
        """Choose a group, and see what to do now."""
        self.page.goto(self.site.at(f"/d/{self.held.code}"))
        self.page.check(f"[value={side}]")
        self.press("Doe mee")
        self.sees("U doet mee")

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()

    def sees(self, words: str) -> None:
        expect(self.page.locator("h1")).to_contain_text(words, timeout=SOON)

    def at(self, kind: SceneKind) -> None:
        """The meeting goes on, and the phone follows by itself."""
        self.held.go_to(kind)
        self.wait()
        expect(self.page.locator(f"[data-scene*='.{kind}.']")).to_be_visible()

    def choose(self, *codes: str) -> None:
        for code in codes or ("R1", "R4", "R9"):
            self.page.check(f"[name={code}]")

    def send(self) -> None:
        self.press("Verstuur mijn keuze")

    def wait(self, seconds: float = 3) -> None:
        """The time within which the phone must have looked again, without waiting for it."""
        for _ in range(round(seconds)):
            self.page.clock.fast_forward(1000)
            self.page.wait_for_timeout(100)


@pytest.fixture
def phones(browser: Browser) -> Iterator[BrowserContext]:
    """A phone as small as they come, with a clock of its own."""
    context = browser.new_context(viewport={"width": NARROW, "height": 640}, has_touch=True, is_mobile=True)
    context.set_default_timeout(15000)
    yield context
    context.close()


@pytest.fixture
def own(phone: Respondent) -> Iterator[Phone]:
    """Someone who joined; afterwards no cookie was set, and nothing was asked of another host."""
    found = Phone(phone)
    found.join()
    yield found
    found.page.unroute_all()


def paused(held: Holding) -> None:
    """Something of the meeting changes within its scene, as a timer does."""
    store.meetings.change(database_of(held.app), held.public_id, held.stored.version, lambda meeting: meeting)


# ---- Every state, on the smallest phone ----


def agree(phone: Phone) -> None:
    phone.at(SceneKind.AGREED)
    store.meetings.change(
        database_of(phone.app),
        phone.held.public_id,
        phone.held.stored.version,
        lambda meeting: meeting.with_agreed(AGREED, "Op 15 december, per mail."),
    )
    phone.wait()
    expect(phone.page.get_by_text("Op 15 december")).to_be_visible()


def states(phone: Phone) -> dict[str, list[Callable[[], object]]]:
    """The states of a participant's pages, in the order in which one comes through them, and what leads to each."""
    page = phone.page

    def goto(path: str) -> Callable[[], object]:
        return partial(page.goto, phone.site.at(path))

    return {
        "code": [goto("/d")],
        "code with a fault": [partial(phone.press, "Verder")],
        "group": [goto(f"/d/{phone.held.code}")],
        "group with a fault": [partial(phone.press, "Doe mee")],
        "before": [phone.join],
        "arrive": [partial(phone.at, SceneKind.ARRIVE)],
        "guess": [partial(phone.at, SceneKind.GUESS)],
        "guess with a fault": [phone.send, partial(page.wait_for_selector, "#fouten")],
        "not sent": [partial(page.context.set_offline, True), phone.choose, phone.send, partial(sees_line, page, LOST)],
        "counted": [partial(page.context.set_offline, False), partial(phone.sees, COUNTED)],
        "talk": [partial(phone.at, SceneKind.TALK)],
        "dots": [partial(phone.at, SceneKind.DOTS)],
        "dots with a fault": [phone.send, partial(page.wait_for_selector, "#fouten")],
        "others vote": [phone.held.move, phone.wait, partial(phone.sees, "Nu stemt het management")],
        "agreed": [partial(agree, phone)],
        "ended": [phone.held.end, phone.wait, partial(sees_line, page, OVER)],
        "over": [page.reload, partial(phone.sees, f"Dank u wel. {OVER}")],
        "unknown": [goto("/d/zzzzzz")],
    }


def sees_line(page: Page, words: str) -> None:
    expect(page.locator(".meeting-line")).to_contain_text(words, timeout=SOON)


def wrong_with(page: Page) -> list[str]:
    """What is wrong with a page in light, in dark, and in large text."""
    found = [*axe(page), *page.evaluate(SMALL_TARGETS), page.evaluate(OVERFLOW)]
    page.emulate_media(color_scheme="dark")
    found += axe(page, CONTRAST)
    page.emulate_media(color_scheme="light")
    page.evaluate(LARGE_TEXT, True)
    found += [page.evaluate(OVERFLOW), *page.evaluate(CLIPPED)]
    page.evaluate(LARGE_TEXT, False)
    return [told for told in found if told]


@pytest.mark.matrix
def test_every_state_is_accessible_on_the_smallest_phone_in_light_and_dark(phone: Respondent) -> None:
    found = {}
    for name, steps in states(Phone(phone)).items():
        for step in steps:
            step()
        found[name] = wrong_with(phone.page)
    assert {name: told for name, told in found.items() if told} == {}


def test_what_is_chosen_shows_in_forced_colours(own: Phone) -> None:
    own.at(SceneKind.GUESS)
    own.page.emulate_media(forced_colors="active")
    own.choose("R1")
    own.page.evaluate("document.activeElement.blur()")
    row = own.page.locator("label:has([name=R1])")
    assert row.evaluate("(label) => getComputedStyle(label).outlineStyle") == "solid"
    own.page.emulate_media(forced_colors="none")


# ---- Following the meeting ----


def test_a_step_is_on_the_phone_by_itself_and_announced_once(own: Phone) -> None:
    own.page.evaluate(ANNOUNCED)
    own.at(SceneKind.ARRIVE)
    own.at(SceneKind.RULES)
    own.wait()
    heard = own.page.evaluate("window.heard")
    assert len(heard) == 2, heard
    assert heard[1] == own.page.locator("h1").inner_text()
    expect(own.page).to_have_title(re.compile(f"^{re.escape(heard[1])}"))


def test_who_was_reading_there_by_keyboard_has_the_focus_at_the_new_step_and_hears_it_once(own: Phone) -> None:
    own.at(SceneKind.GUESS)
    own.page.evaluate(ANNOUNCED)
    own.page.locator("[name=R3]").focus()
    expect(own.page.locator(".visually-hidden[role=status]")).not_to_be_empty()
    own.at(SceneKind.GUESSED)
    expect(own.page.locator("h1")).to_be_focused()
    assert [heard for heard in own.page.evaluate("window.heard") if heard] == []
    expect(own.page.locator(".visually-hidden[role=status]")).to_be_empty()


def test_a_form_that_is_being_filled_in_is_left_alone_while_its_scene_lasts(own: Phone) -> None:
    own.at(SceneKind.GUESS)
    own.choose("R2", "R3")
    for _ in range(2):
        paused(own.held)
        own.wait()
    assert own.page.locator("#stem :checked").count() == 2
    expect(own.page.locator("[name=R3]")).to_be_focused()
    own.choose("R4")
    own.send()
    own.sees(COUNTED)


def test_what_is_mended_stays_too(own: Phone) -> None:
    own.at(SceneKind.GUESS)
    own.choose("R2", "R3")
    own.send()
    expect(own.page.locator("#fouten")).to_be_focused()
    expect(own.page).to_have_title(re.compile("^Fout: "))
    paused(own.held)
    own.wait()
    assert own.page.locator("#stem :checked").count() == 2
    expect(own.page.locator("#keuze-fout")).to_have_text("Kies er precies drie. U koos er twee.")
    own.choose("R4")
    own.send()
    own.sees(COUNTED)
    expect(own.page).to_have_title(re.compile(f"^{COUNTED}"))
    assert own.held.stored.voted == 1


def test_a_tab_that_is_not_seen_asks_nothing_and_asks_at_once_when_it_is(own: Phone) -> None:
    own.page.evaluate(SEEN_AGAIN, True)
    own.wait(1)
    own.looks.clear()
    own.held.go_to(SceneKind.ARRIVE)
    own.wait(4)
    assert own.looks == []
    own.page.clock.pause_at(own.page.evaluate("Date.now()") / 1000 + 0.1)  # so that nothing comes because time passed
    own.page.evaluate(SEEN_AGAIN, False)
    expect(own.page.locator("[data-scene*='.arrive.']")).to_be_visible()


@pytest.mark.matrix
def test_it_looks_less_often_while_nothing_moves_and_never_later_than_within_three_seconds(own: Phone) -> None:
    own.wait(10)
    own.looks.clear()
    own.wait(12)
    assert 4 <= len(own.looks) <= 6


def test_lost_wifi_is_told_calmly_and_the_line_goes_away_by_itself(own: Phone) -> None:
    own.at(SceneKind.GUESS)
    own.choose("R2")
    own.page.context.set_offline(True)
    sees_line(own.page, LOST)
    assert own.page.locator("#stem :checked").count() == 1
    own.page.context.set_offline(False)
    expect(own.page.locator(".meeting-line")).to_be_empty(timeout=SOON)
    own.at(SceneKind.GUESSED)


@pytest.mark.parametrize("status", some_now([200, 302, 502], [200]))  # a page of the wifi, sent to log in, a proxy
def test_what_is_no_answer_of_ours_is_not_shown(own: Phone, status: int) -> None:
    def other(route: Route) -> None:
        route.fulfill(status=status, body="<h1>Log in</h1>", headers={"Location": "http://wifi.invalid/"})

    own.page.route(LOOKS, other)
    sees_line(own.page, LOST)
    own.sees("U doet mee")
    own.page.unroute(LOOKS)
    own.at(SceneKind.ARRIVE)
    expect(own.page.locator(".meeting-line")).to_be_empty()


def test_a_meeting_that_ends_shows_its_page_and_asks_no_more(own: Phone) -> None:
    own.held.end()
    own.wait()
    own.sees(f"Dank u wel. {OVER}")
    own.looks.clear()
    own.wait()
    assert own.looks == []


def test_what_was_agreed_stays_on_the_phone_after_the_end_and_nothing_is_asked_any_more(own: Phone) -> None:
    agree(own)
    own.held.end()
    own.wait()
    sees_line(own.page, OVER)
    own.looks.clear()
    own.page.evaluate(SEEN_AGAIN, True)
    own.page.evaluate(SEEN_AGAIN, False)
    own.page.context.set_offline(True)
    own.wait()
    own.page.context.set_offline(False)
    own.wait()
    assert own.looks == []
    expect(own.page.get_by_text("Elke maand een gesprek")).to_be_visible()
    expect(own.page.locator(".meeting-line")).to_have_text(OVER)


def test_reloading_closing_and_opening_again_come_back_at_the_step_that_is_on(own: Phone) -> None:
    own.at(SceneKind.GUESS)
    address = own.page.url
    own.page.reload()
    own.choose()
    own.send()
    own.sees(COUNTED)
    own.page.goto("about:blank")
    own.held.go_to(SceneKind.TALK)
    own.page.go_back()
    own.at(SceneKind.TALK)
    own.page.goto("about:blank")
    own.page.goto(address)
    assert own.page.locator("[data-scene]").get_attribute("data-scene") == (own.held.scene and own.held.scene.id)


# ---- Voting ----


def test_a_vote_of_which_the_answer_was_lost_is_sent_again_and_counts_once(own: Phone) -> None:
    def answer_is_lost(route: Route) -> None:
        route.fetch()
        route.abort()

    own.at(SceneKind.GUESS)
    own.choose()
    own.page.route(SENDS, answer_is_lost, times=1)
    own.send()
    own.sees(COUNTED)
    assert own.held.stored.voted == 1


@pytest.mark.parametrize("status", some_now([503, 429, 502, 200], [503]))
def test_a_vote_is_sent_until_it_is_acknowledged(own: Phone, status: int) -> None:
    own.at(SceneKind.GUESS)
    own.choose()
    own.page.route(SENDS, lambda route: route.fulfill(status=status, body="<h1>Niet nu</h1>"), times=1)
    own.page.route(LOOKS, lambda route: route.fallback())
    own.send()
    own.sees(COUNTED)
    assert own.held.stored.voted == 1


def test_a_vote_that_is_sent_offline_goes_when_the_wifi_is_back(own: Phone) -> None:
    own.at(SceneKind.GUESS)
    own.choose()
    own.page.context.set_offline(True)
    own.send()
    sees_line(own.page, "Uw stem is nog niet verstuurd.")
    expect(own.page.locator("[name=R1]")).to_be_disabled()
    assert own.held.stored.voted == 0
    own.page.context.set_offline(False)
    own.sees(COUNTED)
    expect(own.page.locator(".meeting-line")).to_be_empty()
    assert own.held.stored.voted == 1


@pytest.mark.matrix
def test_what_the_script_cannot_send_is_sent_as_a_page(own: Phone) -> None:
    own.at(SceneKind.GUESS)
    own.choose()
    own.page.route(SENDS, lambda route: route.fulfill(status=403, body="nee"))
    own.send()
    own.sees(COUNTED)
    assert own.held.stored.voted == 1


def test_a_vote_that_comes_back_late_is_told_and_the_phone_goes_on(own: Phone) -> None:
    own.at(SceneKind.GUESS)
    own.choose()
    own.page.context.set_offline(True)
    own.send()
    own.held.move()
    own.page.context.set_offline(False)
    expect(own.page.locator("#fouten-titel")).to_have_text("Uw stem is niet geteld", timeout=SOON)
    own.at(SceneKind.REVEAL)
    expect(own.page.locator("#fouten")).to_have_count(0)


def test_two_tabs_of_one_person_are_one_voter(own: Phone, phones: BrowserContext) -> None:
    own.at(SceneKind.GUESS)
    other = phones.new_page()
    other.goto(own.page.url)
    own.choose()
    own.send()
    own.sees(COUNTED)
    expect(other.locator("h1")).to_contain_text(COUNTED, timeout=SOON)
    other.close()
    assert own.held.stored.voted == 1


def test_dots_are_put_with_a_finger(own: Phone) -> None:
    own.at(SceneKind.DOTS)
    own.page.locator(".dots").nth(1).get_by_text("2").tap()
    own.send()
    own.sees(COUNTED)
    own.held.vote(Poll.DOTS, {own.held.stored.meeting.ballot[0]: 1})
    assert own.held.stored.voted == 2


def test_a_vote_by_keyboard_alone(people: People, site: Site, app: Flask) -> None:
    page, held = people.enter(is_owner=False), hold(app)
    keys = page.keyboard
    page.goto(site.at(f"/d/{held.code}"))
    page.locator("#groep").focus()
    keys.press("Space")
    keys.press("Enter")
    expect(page.locator("h1")).to_contain_text("U doet mee")
    held.go_to(SceneKind.GUESS)
    expect(page.locator("#stem")).to_be_visible(timeout=SOON)
    page.locator("#keuze").focus()
    for _ in range(3):
        keys.press("Space")
        keys.press("Tab")
    while page.evaluate("document.activeElement.type !== 'submit'"):
        keys.press("Tab")
    keys.press("Enter")
    expect(page.locator("h1")).to_contain_text(COUNTED)
    assert page.evaluate(FOCUSED) == COUNTED
    assert held.stored.voted == 1


@pytest.mark.matrix
def test_the_whole_way_without_script(people: People, site: Site, app: Flask) -> None:
    page, held = people.enter(is_owner=False, scripts=False), hold(app)
    page.goto(site.at("/d"))
    page.fill("#code", held.code.upper())
    page.get_by_role("button", name="Verder").click()
    page.check("[value=management]")
    page.get_by_role("button", name="Doe mee").click()
    held.go_to(SceneKind.GUESS)
    expect(page.locator("#stem")).to_be_visible(timeout=7000)  # the page loads itself again
    page.get_by_role("button", name="Verstuur mijn keuze").click()
    expect(page.locator("#keuze-fout")).to_be_visible()
    for code in ("R1", "R4", "R9"):
        page.check(f"[name={code}]")
    page.get_by_role("button", name="Verstuur mijn keuze").click()
    expect(page.locator("h1")).to_contain_text(COUNTED)
    held.go_to(SceneKind.DOTS, 1)
    expect(page.locator("#stem")).to_be_visible(timeout=7000)
    held.move(moving.skip)
    page.locator(".dots").first.get_by_text("1").click()
    page.get_by_role("button", name="Verstuur mijn keuze").click()
    expect(page.locator("#fouten-titel")).to_have_text("Uw stem is niet geteld")
    held.end()
    page.goto(page.url)
    expect(page.locator("h1")).to_contain_text(OVER)


@pytest.mark.matrix
def test_management_sees_its_own_turn(own: Phone) -> None:
    own.join("management")
    own.at(SceneKind.DOTS)
    own.sees("Nu stemmen de jonge ambtenaren")
    own.held.move()
    expect(own.page.locator("#stem")).to_be_visible(timeout=SOON)
    assert own.held.vote(Poll.DOTS, {own.held.stored.meeting.ballot[0]: 1}, Side.MANAGEMENT)


# ---- Weight ----


def test_all_that_a_phone_fetches_is_small(own: Phone) -> None:
    own.at(SceneKind.GUESS)
    fetched: dict[str, int] = {}
    own.page.on("response", lambda response: fetched.update({response.url: len(response.body())}))
    own.page.reload(wait_until="networkidle")
    fetched = {url: size for url, size in fetched.items() if not url.startswith("data:") and not LOOKS.search(url)}
    assert len(fetched) == 4
    assert sum(fetched.values()) < LARGE, fetched
