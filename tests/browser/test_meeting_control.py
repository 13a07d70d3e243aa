"""The pages of who leads in a browser: every state on a phone and a laptop, by keyboard, without script, by two."""

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Browser, Dialog, Page, expect

from retention_check import store
from retention_check.domain.meeting import moving
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.round import Agreement
from retention_check.domain.side import Side
from tests.browser.conftest import People
from tests.browser.site import (
    CLIPPED,
    LARGE_TEXT,
    NARROW,
    OPEN_ALL,
    OVERFLOW,
    SMALL_TARGETS,
    WIDE,
    Site,
    axe,
    running,
    widen,
)
from tests.browser.test_keyboard import Keyboard
from tests.matrix import some_now
from tests.web.client import database_of
from tests.web.client import running as laptop
from tests.web.meeting.held import PRESENT, hold

SOON = 6000  # milliseconds: it looks every one to two and a half seconds
GUESS = {"R1": 1, "R2": 1, "R3": 1}
AGREED = Agreement("Elke nieuwe collega krijgt een maatje", "teamleiders", "voor de zomer", "ieder heeft er een")


LINES = """(box) => {
  const style = getComputedStyle(box);
  return ["Top", "Right", "Bottom", "Left"].some((side) => parseFloat(style[`border${side}Width`]) > 0);
}"""


class Leader:
    """Who leads a meeting with this page."""

    def __init__(self, page: Page, site: Site, app: Flask, present: dict[Side, int] | None = None) -> None:
        self.page, self.site = page, site
        self.held = hold(app, present=PRESENT if present is None else present)
        page.goto(site.at(self.held.lead_link))

    def go(self, path: str = "") -> None:
        self.page.goto(self.site.at(f"{self.held.control}{path}"))

    def at(self, kind: SceneKind, path: str = "", number: int = 0) -> None:
        """With a scene on, a page of who leads."""
        self.held.go_to(kind, number)
        self.go(path)

    def press(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()

    def agree(self, *agreed: Agreement) -> None:
        now, database = self.held.stored, database_of(self.held.app)
        store.meetings.change(database, now.public_id, now.version, lambda meeting: meeting.with_agreed(agreed, "mei"))


def begins(leading: Leader, mandate: str, neutral: str, button: str = "Begin de bijeenkomst") -> None:
    for name, answer in (("mandate", mandate), ("neutral", neutral)):
        if answer:
            leading.page.check(f"[name={name}][value={answer}]")
    leading.press(button)


def guessed(leading: Leader, path: str = "") -> None:
    leading.held.go_to(SceneKind.GUESS)
    for side in Side:
        leading.held.vote(Poll.GUESS, GUESS, side)
    leading.go(path)


def pressed_while_guessing(leading: Leader, button: str) -> None:
    guessed(leading)
    leading.press(button)


def changed_by_another(leading: Leader) -> None:
    leading.held.go_to(SceneKind.AGREE)
    leading.agree(AGREED)
    leading.go("/afspraken/1")
    leading.agree(Agreement("Iets anders", "HR"))
    leading.page.fill("[name=what]", "Nog iets anders")
    leading.page.evaluate("document.querySelector('main form').submit()")
    expect(leading.page.locator("#fouten")).to_be_visible()


def with_list(leading: Leader, path: str) -> None:
    leading.held.go_to(SceneKind.AGREE)
    leading.agree(AGREED, Agreement("Praat erover", "mevrouw Jansen"))
    leading.go(path)


def over(leading: Leader) -> None:
    leading.at(SceneKind.AGREED, "/einde")
    leading.press("Beëindig de bijeenkomst")


def gone(leading: Leader) -> None:
    over(leading)
    leading.go()


def wrong_paper(leading: Leader) -> None:
    leading.at(SceneKind.GUESS, "/papier")
    leading.page.fill("[name=mensen-young]", "15")
    leading.page.fill("[name=R2-management]", "veel")
    leading.press("Bewaren")


STATES: dict[str, Callable[[Leader], None]] = {
    "start": lambda leading: leading.go(),
    "start, unanswered": lambda leading: begins(leading, "", ""),
    "start, without a mandate": lambda leading: begins(leading, "nee", "nee"),
    "welcome": lambda leading: leading.at(SceneKind.ARRIVE),
    "guessing": guessed,
    "guessing, few": lambda leading: pressed_while_guessing(leading, "Sluit het raden"),
    "guessing, skipped": lambda leading: pressed_while_guessing(leading, "Sla deze stap over"),
    "guessing, numbers": lambda leading: guessed(leading, "/aanwezig"),
    "guessed": lambda leading: leading.at(SceneKind.GUESSED),
    "reveal": lambda leading: leading.at(SceneKind.REVEAL),
    "order": lambda leading: leading.at(SceneKind.ORDER),
    "talk": lambda leading: leading.at(SceneKind.TALK),
    "dots": lambda leading: leading.at(SceneKind.DOTS),
    "dots on paper": lambda leading: leading.at(SceneKind.DOTS, "/papier"),
    "dotted": lambda leading: leading.at(SceneKind.DOTTED),
    "numbers": lambda leading: leading.at(SceneKind.RULES, "/aanwezig"),
    "paper": lambda leading: leading.at(SceneKind.GUESS, "/papier"),
    "paper, wrong": wrong_paper,
    "sheets": lambda leading: leading.at(SceneKind.RULES, "/papier"),
    "agreeing": lambda leading: with_list(leading, ""),
    "agreements": lambda leading: with_list(leading, "/afspraken"),
    "agreement": lambda leading: with_list(leading, "/afspraken/nieuw"),
    "answer": lambda leading: with_list(leading, "/afspraken/nieuw?soort=later"),
    "changed by another": changed_by_another,
    "removing": lambda leading: with_list(leading, "/afspraken/1/weg"),
    "last": lambda leading: leading.at(SceneKind.AGREED),
    "ending": lambda leading: leading.at(SceneKind.AGREED, "/einde"),
    "over": over,
    "gone": gone,
}
NOW = ("start, without a mandate", "guessing")


@pytest.fixture
def leading(people: People, site: Site, app: Flask) -> Leader:
    """Who leads, on a laptop that nobody else can reach."""
    return Leader(people.enter(is_owner=False), site, app)


@pytest.mark.parametrize("state", some_now(STATES, NOW))
def test_every_state_reads_on_a_small_phone_a_laptop_and_with_large_text(leading: Leader, state: str) -> None:
    page = leading.page
    STATES[state](leading)
    page.evaluate(OPEN_ALL)
    for width in (NARROW, WIDE):
        widen(page, width)
        assert page.evaluate(OVERFLOW) == ""
        assert page.evaluate(SMALL_TARGETS) == []
    widen(page, (NARROW, WIDE)[list(STATES).index(state) % 2])  # axe sees the same elements at both: by turns
    assert axe(page) == []
    page.evaluate(LARGE_TEXT, True)
    for width in (2 * NARROW, WIDE):
        widen(page, width)
        assert page.evaluate(OVERFLOW) == ""
        assert page.evaluate(CLIPPED) == []
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("state", some_now(STATES, ("guessing",)))
def test_every_stop_of_the_keyboard_is_seen(leading: Leader, state: str) -> None:
    STATES[state](leading)
    widen(leading.page, NARROW)
    keyboard = Keyboard(leading.page)
    assert keyboard.through() > 0
    assert keyboard.unseen == []


def test_in_forced_colours_what_a_colour_said_has_a_line_beside_it(leading: Leader) -> None:
    page = leading.page
    page.emulate_media(forced_colors="active")
    guessed(leading)
    for part in (".leading__say", "main .utrecht-button--primary-action", "main .utrecht-button--secondary-action"):
        box = page.locator(part).first
        expect(box).to_be_visible()
        assert box.evaluate(LINES), part
    page.emulate_media(forced_colors="none")


@pytest.mark.parametrize("kind", some_now([SceneKind.ARRIVE, SceneKind.GUESS, SceneKind.TALK], [SceneKind.GUESS]))
def test_there_is_one_primary_button_in_sight_on_a_phone(leading: Leader, kind: SceneKind) -> None:
    leading.at(kind)
    height = 740 if kind is SceneKind.TALK else 640  # topic, question and what to say stand above it
    leading.page.set_viewport_size({"width": NARROW, "height": height})
    primary = leading.page.locator("main .utrecht-button--primary-action")
    expect(primary).to_have_count(1)
    box = primary.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= height


def test_what_another_leader_does_is_seen_and_focus_stays_on_the_button(leading: Leader) -> None:
    leading.at(SceneKind.GUESS)
    button = leading.page.get_by_role("button", name="Sluit het raden")
    button.focus()
    leading.held.vote(Poll.GUESS, GUESS)
    expect(leading.page.get_by_text("1 van 20 raadde.")).to_be_visible(timeout=SOON)
    expect(button).to_be_focused()
    leading.held.move()
    expect(leading.page.locator("h1")).to_have_text("Dit raadde u", timeout=SOON)
    expect(leading.page.locator("h1")).to_be_focused()


def test_what_was_folded_open_stays_open_while_people_vote(leading: Leader) -> None:
    leading.at(SceneKind.GUESS)
    leading.page.get_by_text("Alle stappen").click()
    leading.held.vote(Poll.GUESS, GUESS)
    expect(leading.page.get_by_text("1 van 20 raadde.")).to_be_visible(timeout=SOON)
    expect(leading.page.get_by_text("Afsluiten")).to_be_visible()


def test_the_time_goes_on_by_itself_and_stands_still_when_paused(leading: Leader) -> None:
    begins(leading, "ja", "ja")
    clock = leading.page.locator("#klok")
    first = clock.inner_text()
    expect(clock).not_to_have_text(first, timeout=SOON)
    leading.press("Pauze")
    expect(leading.page.get_by_text("(staat stil)")).to_be_visible()


def test_what_is_typed_is_kept_within_seconds_and_goes_on_after_loading_again(leading: Leader) -> None:
    page = leading.page
    leading.at(SceneKind.AGREE, "/afspraken/nieuw")
    page.get_by_label("Wat spreken wij af?").press_sequentially("Een maatje")
    expect(page.locator("[data-said]")).to_have_text("Bewaard. Het staat nu op het scherm.", timeout=SOON)
    assert leading.held.stored.meeting.agreed == (Agreement("Een maatje"),)
    page.get_by_label("Welke rol gaat erover?").press_sequentially("teamleiders")
    expect(page.locator("[data-said]")).to_have_text("Bewaard. Het staat nu op het scherm.", timeout=SOON)
    page.wait_for_function("() => location.pathname.endsWith('/afspraken/1')")
    page.reload()
    expect(page.get_by_label("Welke rol gaat erover?")).to_have_value("teamleiders")
    leading.press("Bewaren")
    assert leading.held.stored.meeting.agreed == (Agreement("Een maatje", "teamleiders"),)


def test_what_two_type_at_once_is_not_gone_over(leading: Leader) -> None:
    page = leading.page
    leading.held.go_to(SceneKind.AGREE)
    leading.agree(AGREED)
    leading.go("/afspraken/1")
    other = Agreement("Wat de ander typte")
    leading.agree(other)
    page.get_by_label("Wat spreken wij af?").fill("Wat ik typte")
    expect(page.locator("[data-said]")).to_contain_text("Iemand anders paste dit ook aan.", timeout=SOON)
    assert leading.held.stored.meeting.agreed == (other,)
    leading.press("Bewaren")
    expect(page.get_by_text("Bewaard is: ‘Wat de ander typte’")).to_be_visible()
    expect(page.get_by_label("Wat spreken wij af?")).to_have_value("Wat ik typte")


def test_when_the_network_is_gone_it_says_so_and_saves_later(browser: Browser, site: Site, app: Flask) -> None:
    page = browser.new_page()
    leading = Leader(page, site, app)
    leading.at(SceneKind.AGREE, "/afspraken/nieuw")
    page.route("**/afspraken/**", lambda route: route.abort())
    page.get_by_label("Wat spreken wij af?").fill("Een maatje")
    expect(page.locator("[data-said]")).to_contain_text("Nog niet bewaard.", timeout=SOON)
    page.unroute("**/afspraken/**")
    expect(page.locator("[data-said]")).to_contain_text("Bewaard.", timeout=2 * SOON)
    assert leading.held.stored.meeting.agreed == (Agreement("Een maatje"),)
    page.close()


def test_what_is_typed_where_it_cannot_be_saved_any_more_can_be_copied_and_is_not_left_unasked(
    browser: Browser, site: Site, app: Flask
) -> None:
    page = browser.new_page()
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    leading = Leader(page, site, app)
    leading.at(SceneKind.AGREE, "/afspraken/nieuw")
    leading.held.end()
    page.get_by_label("Wat spreken wij af?").press_sequentially("Een maatje")
    expect(page.locator("[data-said]")).to_have_text("Bewaren kan hier niet meer. Kopieer uw tekst.", timeout=SOON)
    page.reload()
    assert asked == ["beforeunload"]
    page.close()


def test_a_meeting_is_led_without_script(people: People, site: Site, app: Flask) -> None:
    leading = Leader(people.enter(is_owner=False, scripts=False), site, app, present={})
    page = leading.page
    begins(leading, "ja", "ja")
    leading.press("Verder")
    leading.press("Verder")
    page.get_by_label("Hoeveel jonge ambtenaren zijn er?").fill("14")
    page.get_by_label("Hoeveel mensen van het management zijn er?").fill("6")
    leading.press("Bewaren")
    leading.press("Verder")
    page.get_by_role("link", name="Typ de raadbladen over").click()
    page.get_by_label("Hoeveel mensen vulden een raadblad in?").first.fill("5")
    page.get_by_label("Te weinig carrièreontwikkeling").first.fill("5")
    leading.press("Bewaren")
    leading.press("Sluit het raden")
    expect(page.get_by_role("heading", level=1)).to_have_text("5 van 20 raadden. Toch sluiten?")
    leading.press("Sluit het raden")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dit raadde u")
    leading.at(SceneKind.AGREE, "/afspraken/nieuw")
    page.get_by_label("Wat spreken wij af?").fill("Een maatje")
    leading.press("Bewaren")
    page.get_by_label("Wanneer en hoe komt er antwoord?").fill("in mei")
    leading.press("Bewaren")
    leading.go()
    leading.press("Verder")
    page.get_by_role("link", name="Beëindig de bijeenkomst").click()
    leading.press("Beëindig de bijeenkomst")
    expect(page.get_by_role("heading", level=1)).to_have_text("De bijeenkomst is afgelopen")


def test_in_a_room_the_first_phone_is_seen_by_itself(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("room")
    with running(folder, as_room="1") as site, laptop(folder) as app:
        context = browser.new_context(viewport={"width": NARROW, "height": 640})
        leading = Leader(context.new_page(), site, app)
        page = leading.page
        expect(page.get_by_text("Er doet nog geen telefoon mee.")).to_be_visible()
        page.evaluate(OPEN_ALL)
        assert axe(page) == []
        assert page.evaluate(OVERFLOW) == ""
        page.get_by_label("Hoeveel jonge ambtenaren zijn er?").fill("14")
        leading.held.join(None)
        expect(page.get_by_text("Er doet 1 telefoon mee: het werkt.")).to_be_visible(timeout=SOON)
        expect(page.get_by_label("Hoeveel jonge ambtenaren zijn er?")).to_have_value("14")
        leading.held.move(moving.forward)
        expect(page.get_by_text("De bijeenkomst is begonnen.")).to_be_visible(timeout=SOON)
        context.close()
