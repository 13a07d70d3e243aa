"""The script of screen, control and phones: what it changes in a page, and what it leaves alone."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.site import Site
from tests.web.meeting.held import hold

FORM = (
    '<form id="{id}" {keep}><input type="hidden" name="version" value="{version}"><input name="what" id="{id}-what">'
    "</form>"
)


class Box:
    """A page of which the part that is looked up again is given here."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.html, self.version = page, "", 0
        page.clock.install()
        page.route("**/nu", self._answer)
        page.goto(address)

    def _answer(self, route: Route) -> None:
        tag = f'"{self.version}"'
        if route.request.headers.get("if-none-match") == tag:
            route.fulfill(status=304, headers={"ETag": tag})
        else:
            route.fulfill(status=200, body=self.html, headers={"ETag": tag, "Content-Type": "text/html"})

    def shows(self, html: str, scene: str = "one") -> None:
        """The server has something else from now on, and the page has it."""
        self.version += 1
        self.html = f'<div data-scene="{scene}" data-version="{self.version}">{html}</div>'
        self.page.clock.fast_forward(3000)
        expect(self.page.locator(f"[data-version='{self.version}']")).to_be_attached()

    def value(self, name: str) -> str:
        return self.page.locator(f"[name={name}]").first.input_value()


@pytest.fixture
def box(browser: Browser, site: Site, app: Flask) -> Iterator[Box]:
    held = hold(app)
    context = browser.new_context()
    context.set_default_timeout(15000)
    yield Box(context.new_page(), site.at(f"/deelnemen/{held.join()}"))
    context.close()


def form(version: int, name: str = "f", keep: str = "data-keep") -> str:
    return FORM.format(id=name, keep=keep, version=version)


def test_what_is_typed_stays_with_its_place_when_something_comes_before_and_after_it(box: Box) -> None:
    box.shows(f"<h1>A</h1>{form(1)}<p>x</p>")
    box.page.fill("#f-what", "Mentoren")
    box.page.evaluate("document.querySelector('#f-what').setSelectionRange(2, 4)")
    box.shows(f"<h1>A</h1><p id='new'>Iemand anders ging verder</p><div>y</div>{form(2)}<p>z</p><p>z</p>")
    assert box.value("what") == "Mentoren"
    assert box.value("version") == "1", "so that who was late is told"
    expect(box.page.locator("#f-what")).to_be_focused()
    assert box.page.evaluate("document.querySelector('#f-what').selectionStart") == 2
    assert box.page.locator("[data-scene] > *").evaluate_all("(all) => all.map((each) => each.tagName).join(' ')") == (
        "H1 P DIV FORM P P"
    )
    box.shows(f"<h1>A</h1>{form(3)}")
    assert box.value("what") == "Mentoren"
    assert box.page.locator("[data-scene] > *").count() == 2


def test_a_form_in_which_nothing_was_typed_takes_what_is_new(box: Box) -> None:
    box.shows(f"<h1>A</h1>{form(1)}{form(1, 'g', '')}")
    box.page.fill("#g-what", "blijft")
    box.shows(f"<h1>A</h1>{form(2)}{form(2, 'g', '')}")
    assert [each.input_value() for each in box.page.locator("[name=version]").all()] == ["2", "2"]
    assert box.page.locator("#g-what").input_value() == "blijft"


def test_who_only_stands_in_a_field_is_not_disturbed_either(box: Box) -> None:
    box.shows(f"<h1>A</h1>{form(1)}")
    box.page.focus("#f-what")
    box.shows("<h1>A</h1>" + form(2).replace('id="f-what"', 'id="f-what" placeholder="x"'))
    expect(box.page.locator("#f-what")).to_be_focused()
    assert box.value("version") == "1"


def test_another_scene_comes_in_the_place_of_everything(box: Box) -> None:
    box.shows(f"<h1>A</h1>{form(1)}")
    box.page.fill("#f-what", "Mentoren")
    box.shows(f"<h1>B</h1>{form(2)}", scene="two")
    assert (box.value("what"), box.value("version")) == ("", "2")
    expect(box.page.locator("h1")).to_be_focused()


def test_what_is_unfolded_stays_so_and_what_is_alike_is_not_touched(box: Box) -> None:
    box.shows("<h1>A</h1><details><summary>Meer</summary>x</details><p id='same'>y</p><p>1</p>")
    box.page.click("summary")
    box.page.evaluate("document.querySelector('#same').mine = true")
    box.shows("<h1>A</h1><details><summary>Meer</summary>x</details><p id='same'>y</p><p class='z'>2</p>")
    assert box.page.locator("details").evaluate("(each) => each.open")
    assert box.page.evaluate("document.querySelector('#same').mine")
    expect(box.page.locator("p.z")).to_have_text("2")


def test_the_time_that_is_left_is_counted_here_and_goes_on_below_zero(box: Box) -> None:
    box.shows('<h1>A</h1><p id="a"><span data-left="65" data-running>x</span></p><span data-left="61">x</span>')
    running, still = box.page.locator("[data-running]"), box.page.locator("[data-left='61']")
    box.page.clock.pause_at(box.page.evaluate("Date.now()") / 1000 + 1)  # the clock of the page waits for this test
    before = _seconds(running.inner_text())
    assert 50 <= before <= 64
    box.page.clock.fast_forward(10_000)
    expect(running).to_have_text(f"0:{before - 10:02}")
    expect(still).to_have_text("1:01")
    box.page.clock.fast_forward(90_000)
    expect(running).to_have_attribute("data-over", "")
    expect(running).to_have_text(f"+0:{abs(before - 100):02}")
    box.shows('<h1>A</h1><p id="a"><span data-left="600" data-running>x</span></p><span data-left="-30">x</span>')
    assert 590 <= _seconds(running.inner_text()) <= 600
    expect(box.page.locator("[data-over]")).to_have_text("+0:30")


def test_nothing_that_comes_is_run(box: Box) -> None:
    box.shows("<h1>A</h1><script>window.ran = true</script><img src='data:,' onerror='window.ran = true'>")
    assert box.page.evaluate("window.ran") is None


def _seconds(shown: str) -> int:
    minutes, seconds = shown.split(":")
    return int(minutes) * 60 + int(seconds)


def test_a_button_without_a_connection_stays_on_the_page_and_says_why(box: Box) -> None:
    box.shows('<h1>A</h1><form method="post" action="/verder"><button>Verder</button></form>')
    box.page.route("**/nu", lambda route: route.abort())  # what is given here would come through
    box.page.context.set_offline(True)
    box.page.get_by_role("button", name="Verder").click()
    expect(box.page.locator(".meeting-line")).to_contain_text("Geen verbinding.")
    expect(box.page.get_by_role("heading", name="A")).to_be_visible()
