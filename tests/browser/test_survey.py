"""A survey in a browser: by keyboard, on a phone without scripts, in forced colours, and while reading takes long."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import People
from tests.browser.rounds import Rounds
from tests.browser.site import NARROW, OPEN_ALL, OVERFLOW, Site, axe
from tests.browser.states import LONG
from tests.browser.test_keyboard import Keyboard
from tests.web.organiser.survey.exports import DOUBTED, export, mixed

READ = "Dit zijn losse antwoorden van 34 mensen, uit Google Forms: 26 jonge ambtenaren en 8 van het management."


def choose(page: Page, site: Site, rounds: Rounds) -> None:
    """Choose an export of which a question is asked, in a round without scores."""
    page.goto(site.at(f"/ronde/{rounds.fresh('texel')}/scoreblad"))
    data = export(DOUBTED, mixed(), LONG)
    page.get_by_label("Uw bestand of bestanden").set_input_files(
        {"name": "enquete.csv", "mimeType": "text/csv", "buffer": data}
    )


def upload(page: Page, site: Site, rounds: Rounds) -> None:
    """Send it."""
    choose(page, site, rounds)
    page.get_by_role("button", name="Uploaden en nakijken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dit hebben wij begrepen")


def test_a_survey_is_put_right_and_saved_by_keyboard_alone(page: Page, site: Site, rounds: Rounds) -> None:
    upload(page, site, rounds)
    keys = Keyboard(page)
    keys.to("Jonge ambtenaren|jonge ambtenaren")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    keys.to("Opnieuw kijken")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text(READ)
    expect(page.get_by_role("heading", name="Eerst een vraag")).to_have_count(0)
    fresh = Keyboard(page)
    fresh.to("Hoeveel jonge ambtenaren")
    page.keyboard.type("58")
    fresh.to("Ja, bewaren")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("De scores uit uw enquête zijn bewaard.")
    assert keys.unseen + fresh.unseen == []


def test_on_a_phone_without_scripts_everything_can_be_put_right(people: People, site: Site, rounds: Rounds) -> None:
    page = people.enter(width=NARROW, scripts=False)
    upload(page, site, rounds)
    page.get_by_label(re.compile("geen van beide")).check()
    page.get_by_role("button", name="Opnieuw kijken").first.click()
    page.get_by_text("waar wij zeker van zijn").first.click()
    page.get_by_label(re.compile("kolom F")).select_option("none")
    page.get_by_role("button", name="Opnieuw kijken").click()
    expect(page.get_by_role("main")).to_contain_text("Wij vonden 49 van de 50 stellingen.")
    page.get_by_role("button", name="Ja, bewaren").click()
    expect(page.get_by_role("status")).to_contain_text("De scores uit uw enquête zijn bewaard.")


def test_with_everything_open_it_fits_a_phone_and_axe_finds_nothing(people: People, site: Site, rounds: Rounds) -> None:
    page = people.enter(width=NARROW)
    upload(page, site, rounds)
    page.evaluate(OPEN_ALL)
    assert page.evaluate(OVERFLOW) == ""
    assert axe(page) == []


def test_in_forced_colours_a_question_keeps_its_line_and_its_buttons(page: Page, site: Site, rounds: Rounds) -> None:
    upload(page, site, rounds)
    page.emulate_media(forced_colors="active")
    drawn = page.locator(".survey__question").first.evaluate("each => getComputedStyle(each).borderInlineStartWidth")
    assert drawn == "4px"
    expect(page.get_by_role("button", name="Opnieuw kijken").first).to_be_visible()
    page.emulate_media(forced_colors="none")


def test_after_two_seconds_it_is_said_that_the_file_is_being_read(page: Page, site: Site, rounds: Rounds) -> None:
    choose(page, site, rounds)
    page.clock.install()
    stays = "document.querySelector('main form').addEventListener('submit', (event) => event.preventDefault())"
    page.evaluate(stays)  # a server that takes long to answer
    told = page.locator("main form [data-wait]")
    page.get_by_role("button", name="Uploaden en nakijken").click()
    page.clock.run_for(1500)
    expect(told).to_have_text("")
    page.clock.run_for(1000)
    expect(told).to_have_text("Wij lezen uw bestand. Dit kan even duren.")
    expect(told).to_have_attribute("role", "status")
