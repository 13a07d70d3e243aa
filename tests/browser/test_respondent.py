"""Answering the questionnaire with a script and without: screen by screen, by thumb and by keyboard, in every state."""

import re
from collections.abc import Callable
from functools import partial

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Page, Route, expect

from retention_check.domain.collection import Length
from retention_check.domain.side import Side
from tests.browser.conftest import People
from tests.browser.respondent import SENDS, Respondent
from tests.browser.site import CLIPPED, CONTRAST, LARGE_TEXT, OVERFLOW, ROOT, Site, axe
from tests.cast import STUDY
from tests.matrix import some_now
from tests.web.respondent.asked import BELONGS, answered, ask

LARGE = 60_000  # bytes of a whole page, unpacked
SMALL = """() => [...document.querySelectorAll("a[href], button, label:has(input), summary")].filter((element) => {
  if (!element.checkVisibility() || element.matches(".utrecht-skip-link")) return false;
  const box = element.getBoundingClientRect();
  return box.width < 44 || box.height < 44;
}).map((element) => element.outerHTML.slice(0, 120))"""
FOCUSED = "() => document.activeElement.textContent.trim()"


def test_a_reason_is_asked_alone_and_measures_five_at_a_time(phone: Respondent) -> None:
    asking = phone.asked(length=Length.FULL)
    screens = []
    while codes := phone.questions:
        screens.append(codes)
        phone.onward(1)
    assert [len(screen) for screen in screens] == [*[1] * 10, *[5] * 8]
    assert tuple(code for screen in screens for code in screen) == asking.questionnaire.codes


def test_every_screen_says_how_far_it_is(phone: Respondent) -> None:
    phone.asked()
    bar = phone.page.get_by_role("progressbar")
    phone.sees("Vraag 1 van 22")
    expect(bar).to_have_js_property("value", 0)
    expect(phone.page).to_have_title(re.compile("^Vraag 1 van 22 - "))
    phone.onward(10)
    phone.sees("Vraag 11 tot en met 15 van 22")
    expect(phone.heading).to_have_attribute("aria-live", "polite")
    expect(bar).to_have_accessible_name("Vraag 11 tot en met 15 van 22")
    expect(bar).to_have_js_property("value", 10)


def test_a_new_screen_has_the_focus_at_its_question(phone: Respondent) -> None:
    phone.asked()
    for _ in range(2):
        (code,) = phone.questions
        assert phone.page.evaluate(FOCUSED) == STUDY.item(code).question
        phone.press("Volgende")


@pytest.mark.parametrize("is_browsers", [False, True], ids=["our button", "the browser's"])
def test_back_keeps_what_was_answered(phone: Respondent, is_browsers: bool) -> None:
    asking = phone.asked()
    phone.choose("een beetje belangrijk")
    phone.press("Volgende")
    phone.choose("heel belangrijk")
    if is_browsers:
        phone.page.go_back()
    else:
        phone.press("Terug")
    phone.sees("Vraag 1 van 22")
    expect(phone.page.get_by_label("een beetje belangrijk").first).to_be_checked()
    assert phone.chosen == {"R1": "3", "R2": "5"}
    phone.answer_all()
    phone.send()
    phone.sees("Bedankt")
    assert asking.people() == 1


def test_what_was_skipped_is_told_and_can_be_answered_yet(phone: Respondent) -> None:
    asking = phone.asked()
    phone.press("Volgende")
    phone.answer_all()
    expect(phone.page.locator(".send")).to_contain_text("U beantwoordde 21 van de 22 vragen.")
    phone.page.get_by_text("Welke vragen sloeg ik over?").click()
    phone.press("Vraag 1: ")
    phone.choose("heel belangrijk")
    phone.press("Volgende")
    expect(phone.page.locator(".send")).to_contain_text("U beantwoordde alle vragen.")
    phone.send()
    phone.sees("Bedankt")
    assert asking.tallies[Side.YOUNG].items["R1"].counts == (0, 0, 0, 0, 1)


def test_nothing_answered_is_not_sent(phone: Respondent) -> None:
    phone.asked()
    phone.onward(13)
    phone.send()
    expect(phone.page.locator(".utrecht-alert--error")).to_contain_text("U hebt nog niets beantwoord.")
    expect(phone.page.locator(".utrecht-alert--error")).to_be_focused()
    assert phone.sent == []


def test_the_questionnaire_is_answered_by_keyboard_alone(people: People, site: Site, app: Flask) -> None:
    someone, asking = Respondent(people.enter(is_owner=False), site, app), ask(app)
    page, keys = someone.page, someone.page.keyboard
    page.goto(site.at(asking.link(Side.MANAGEMENT)))
    page.locator("[name=hoort]").first.focus()
    keys.press("Space")
    page.get_by_role("button", name="Begin").focus()
    keys.press("Enter")
    someone.sees("Vraag 1 van 22")
    pressed = dict(zip(asking.questionnaire.codes, "12345s0543215432112345", strict=True))
    for key in pressed.values():
        keys.press(key)
        if key not in "0s":
            keys.press("Enter")
    someone.sees("Alle 22 vragen gehad")
    while page.evaluate("document.activeElement.type !== 'submit'"):
        keys.press("Tab")
    keys.press("Enter")
    someone.sees("Bedankt")
    given = {code: int(key) for code, key in pressed.items() if key not in "0s"}
    assert {code: int(answer) for code, answer in someone.sent[0].items() if code != "bewijs"} == given
    tallies = asking.tallies[Side.MANAGEMENT].items
    assert {code: each.counts.index(1) + 1 for code, each in tallies.items() if any(each.counts)} == given


def test_keys_do_nothing_outside_a_question(people: People, site: Site, app: Flask) -> None:
    someone = Respondent(people.enter(is_owner=False), site, app)
    someone.asked()
    someone.page.locator("#bewaar").focus()
    for key in "3s0":
        someone.page.keyboard.press(key)
    someone.sees("Vraag 1 van 22")
    assert someone.chosen == {}


def test_the_whole_way_works_without_a_script_on_one_long_page(people: People, site: Site, app: Flask) -> None:
    page, asking = people.enter(is_owner=False, scripts=False), ask(app)
    page.goto(site.at(asking.link()))
    for name, value in BELONGS[Side.YOUNG].items():
        page.check(f"[name={name}][value={value}]")
    page.get_by_role("button", name="Begin").click()
    assert page.locator("fieldset:visible").count() == 22
    for code in asking.questionnaire.codes[:-1]:
        page.check(f"[name='{code}'][value='2']")
    page.get_by_role("button", name="Verstuur mijn antwoorden").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bedankt")
    assert asking.people() == 1
    assert asking.tallies[Side.YOUNG].items["R3"].counts == (0, 1, 0, 0, 0)


def test_who_typed_the_short_code_answers_behind_the_long_link(phone: Respondent) -> None:
    asking = ask(phone.app)
    phone.begin(asking, path=asking.short())
    phone.answer_all()
    phone.send()
    phone.sees("Bedankt")
    expect(phone.page).to_have_url(phone.site.at(f"{asking.link()}/bedankt"))
    assert asking.people() == 1


# ---- Every state, on the smallest phone ----


def states(phone: Respondent) -> dict[str, list[Callable[[], object]]]:
    """The states of a respondent's pages, in the order in which one comes through them, and what leads to each."""
    asking, page = ask(phone.app), phone.page
    start, offline = partial(page.goto, phone.site.at(asking.link())), page.context.set_offline
    return {
        "start": [start],
        "start with a fault": [partial(phone.press, "Begin")],
        "question": [partial(phone.begin, asking)],
        "question answered": [partial(phone.choose, "heel belangrijk")],
        "measures": [partial(phone.onward, 10)],
        "end": [phone.answer_all],
        "refused": [partial(page.route, SENDS, refuse, times=1), phone.send],
        "offline": [partial(page.check, "#bewaar-erna"), partial(offline, True), phone.send],
        "thanks": [partial(offline, False), partial(phone.sees, "Bedankt")],
        "start again": [start],
        "closed": [partial(answered, asking, 6), asking.close, start],
        "outcome": [asking.publish, start, partial(phone.press, "Toon mijn antwoorden")],
        "forgotten": [partial(phone.press, "Vergeet mijn antwoorden")],
        "gone": [partial(page.goto, phone.site.at("/vragen/" + "a" * 32))],
        "short code": [partial(page.goto, phone.site.at("/v"))],
    }


def refuse(route: Route) -> None:
    """What the server says of answers that came over badly."""
    route.fulfill(status=422, json={"stand": "onbruikbaar"})


def test_every_state_is_accessible_on_the_smallest_phone_in_light_and_dark(phone: Respondent) -> None:
    found = {}
    for name, steps in states(phone).items():
        for step in steps:
            step()
        found[name] = wrong_with(phone.page)
    assert {name: told for name, told in found.items() if told} == {}


def wrong_with(page: Page) -> list[str]:
    """What is wrong with a page in light, in dark, and in large text."""
    found = [*axe(page), *page.evaluate(SMALL), page.evaluate(OVERFLOW)]
    page.emulate_media(color_scheme="dark")
    found += axe(page, CONTRAST)
    page.emulate_media(color_scheme="light")
    page.evaluate(LARGE_TEXT, True)
    found += [page.evaluate(OVERFLOW), *page.evaluate(CLIPPED)]
    page.evaluate(LARGE_TEXT, False)
    return [told for told in found if told]


def test_what_is_chosen_shows_in_forced_colours(phone: Respondent) -> None:
    phone.asked()
    phone.page.emulate_media(forced_colors="active")
    phone.choose("heel belangrijk")
    phone.page.evaluate("document.activeElement.blur()")
    row = phone.page.locator("label:visible", has_text=re.compile("^heel belangrijk$"))
    assert row.evaluate("(label) => getComputedStyle(label).outlineStyle") == "solid"


def test_nothing_turns_for_who_wants_it_still(phone: Respondent) -> None:
    phone.asked()
    phone.answer_all()
    phone.page.emulate_media(reduced_motion="reduce")
    phone.page.context.set_offline(True)
    phone.send()
    phone.sees("Geen verbinding")
    assert phone.heading.evaluate("(title) => getComputedStyle(title, '::before').animationName") == "none"


def test_the_light_sheet_has_the_colours_of_our_theme() -> None:
    light, theme = ((ROOT / "static" / "css" / f"{name}.css").read_text() for name in ("respondent", "theme"))
    used = dict(re.findall(r"--([\w-]+): (?:var\([\w-]+, )?(#\w+)", light.partition("@media")[0]))
    own = set(re.findall(r"--retention-check-[\w-]+: (#\w+)", theme))
    assert len(used) == 12
    assert {name for name, colour in used.items() if colour not in own} == {"edge"}


# ---- Weight ----


@pytest.mark.parametrize("length", some_now([Length.SHORT, Length.FULL], [Length.FULL]))
def test_all_that_a_phone_fetches_for_the_questions_is_under_sixty_kilobytes(
    phones: BrowserContext, site: Site, app: Flask, length: Length
) -> None:
    someone = Respondent(phones.new_page(), site, app)
    fetched: dict[str, int] = {}
    asking = ask(app, length=length)
    someone.begin(asking)
    someone.page.wait_for_load_state("networkidle")
    asked_for: set[str] = set()  # what the page before it asked for may still come: that is no part of this
    someone.page.on("request", lambda request: asked_for.add(request.url))
    someone.page.on("response", lambda response: fetched.update({response.url: len(response.body())}))
    someone.page.reload(wait_until="networkidle")
    fetched = {url: size for url, size in fetched.items() if url in asked_for and not url.startswith("data:")}
    someone.leave()
    assert len(fetched) == 3
    assert sum(fetched.values()) < LARGE
