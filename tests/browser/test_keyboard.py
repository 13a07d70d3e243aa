"""A round made by keyboard alone, the focus in sight at every stop, and mistakes that lead to their fields."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import People
from tests.browser.rounds import Rounds
from tests.browser.site import NARROW, Site, pdf_of
from tests.matrix import some_now
from tests.pdf.needs import needs_pango

FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const inside = box.top > -1 && box.left > -1 && box.bottom < innerHeight + 1 && box.right < innerWidth + 1;
  const line = element.getClientRects()[0];
  const points = [0.1, 0.5, 0.9].map((part) => [line.left + line.width / 2, line.top + line.height * part]);
  const covered = points.filter(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return !top || !(element.contains(top) || top.contains(element) || top.closest("label"));
  });
  const labels = [...(element.labels || [])].map((label) => label.textContent);
  return {
    what: element.outerHTML.slice(0, 140), id: element.id, tag: element.tagName,
    name: [element.id, ...(labels.length ? labels : [element.textContent])].join(" ").replace(/\\s+/g, " "),
    inside, covered: covered.length, tall: box.height > innerHeight - 200, region: element.matches(".scroll"),
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2, shadow: style.boxShadow !== "none",
  };
}"""
STOPS = 400  # more than any page has


class Keyboard:
    """Someone who has no mouse, and wants to see where the focus is after every key."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.id = self.name = ""
        self.unseen: list[str] = []

    def press(self, key: str = "Tab") -> str:
        """Press a key; gives the id of what has the focus then."""
        self._press(key)
        return self.id

    def to(self, told: str, most: int = 120) -> None:
        """Press Tab until the focus is on what is called so."""
        for _ in range(most):
            if self._press("Tab") and re.search(told, self.name):
                return
        raise AssertionError(f"the focus never came to {told!r}")

    def through(self) -> int:
        """Press Tab until nothing on the page has the focus any more; gives how many stops there were."""
        for stops in range(STOPS):
            if not self._press("Tab"):
                return stops
        raise AssertionError(f"the focus never left the page in {STOPS} stops")

    def _press(self, key: str) -> bool:
        """Press a key and look at what has the focus then; False when nothing on the page has."""
        self.page.keyboard.press(key)
        found = self.page.evaluate(FOCUSED)
        self.id, self.name = (str(found["id"]), str(found["name"])) if found else ("", "")
        if found:
            is_whole = found["inside"] or found["tall"] or found["region"]
            is_clear = not found["covered"] or found["region"]
            if not (is_whole and is_clear and (found["outline"] or found["shadow"])):
                self.unseen.append(str(found))
        return found is not None

    def enter(self) -> None:
        """Press Enter and wait for the page that comes."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def type(self, text: str) -> None:
        """Type over what stands there."""
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.type(text)


@needs_pango
def test_a_whole_round_is_made_by_keyboard_alone_with_the_focus_always_in_sight(page: Page, site: Site) -> None:
    keys = Keyboard(page)
    page.goto(site.at("/"))
    keys.to("^ Begin een ronde")
    keys.enter()
    keys.to("Naam van de gemeente")
    keys.type("Toetsendam")
    keys.to("Hoeveel jonge ambtenaren")
    keys.type("60")
    keys.to("^role-0")
    keys.press("ArrowDown")
    expect(page.get_by_label("managementteam")).to_be_checked()
    keys.to("^form-0")
    keys.press("ArrowDown")
    expect(page.get_by_label("Gemiddelden van een vragenlijst")).to_be_checked()
    keys.to("Verder: scores typen")
    keys.enter()
    type_by_keyboard(keys)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Het grootste verschil")
    keys.to("Ja, leg vast en download het gespreksrapport")
    assert pdf_of(page, lambda: page.keyboard.press("Enter")).startswith(b"%PDF")
    assert keys.unseen == []


def type_by_keyboard(keys: Keyboard) -> None:
    """Type the reasons of both groups, Tab by Tab, and go on."""
    for side, n, values in (("young", "34", "8,1 7,5 6 5.5 7"), ("management", "8", "5,2 6 6 7 7,5")):
        keys.to(f"n-{side}")
        keys.type(n)
        for number, value in enumerate(values.split(), 1):
            assert keys.press() == f"R{number}-{side}"
            keys.type(value)
        keys.to("Bewaren en verder$")
        keys.enter()


@pytest.mark.parametrize(
    "path", ["/", "/nieuw", "/ronde/{gouda}", "/ronde/{gouda}/scores/jong", "/ronde/{gouda}/resultaten/maatregelen"]
)
@pytest.mark.parametrize("width", some_now([1280, NARROW], [1280]))
def test_the_focus_is_in_sight_from_the_first_stop_to_the_last_and_on_a_small_screen_back(
    people: People, site: Site, rounds: Rounds, path: str, width: int
) -> None:
    page = people.enter(width=width)
    page.goto(site.at(path.format(gouda=rounds.public_id("gouda"))))
    keys = Keyboard(page)
    stops = keys.through()
    for _ in range(stops if width == NARROW else 0):
        keys.press("Shift+Tab")
    assert keys.unseen == []


def test_the_first_stop_skips_to_the_content(page: Page, site: Site) -> None:
    page.goto(site.at("/"))
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Naar de inhoud")
    expect(link).to_be_focused()
    box = link.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["height"] >= 24
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


FORMS = {
    "/nieuw": "Verder: scores typen",
    "/ronde/{texel}/afspraken/nieuw": "Bewaren",
    "/ronde/{texel}/scoreblad": "Uploaden en nakijken",
    "/ronde/{texel}/wissen": "Wis alles",
    "/terugzetten": "Terugzetten",
    "/pakket": "Bekijk als webpagina",
}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("path", FORMS)
def test_a_failed_form_puts_the_focus_on_its_mistakes_and_they_lead_to_the_fields(
    people: People, site: Site, rounds: Rounds, path: str, scripts: bool
) -> None:
    page = people.enter(scripts=scripts)
    page.goto(site.at(path.format(texel=rounds.public_id("texel"))))
    page.get_by_role("button", name=FORMS[path]).click()
    expect(page).to_have_title(re.compile("^Fout: "))
    expect(page.locator("#fouten")).to_be_focused()
    page.wait_for_load_state()
    links = page.locator("#fouten a")
    assert links.count() >= 1
    for link in links.all():
        field = page.locator(f"[id='{(link.get_attribute('href') or '')[1:]}']")
        link.click()
        expect(field).to_be_focused()
        told = field.locator("xpath=ancestor-or-self::*[@aria-invalid='true']").last  # of radio buttons their group
        expect(told).to_have_attribute("aria-describedby", re.compile("-error"))
