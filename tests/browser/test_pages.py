"""Every page in every state: nothing for axe to find, nothing beside the window, nothing too small to hit."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext

from tests.browser.conftest import Windows
from tests.browser.rounds import Rounds
from tests.browser.site import (
    CLIPPED,
    LARGE_TEXT,
    NARROW,
    OPEN_ALL,
    OVERFLOW,
    SMALL_TARGETS,
    WIDE,
    Site,
    Watch,
    axe,
    widen,
)
from tests.browser.states import ONE_WIDTH, PRINTED, QUICK, STATES, VISITOR, Visit


@dataclass
class Seen:
    """What was measured of a page in one state; each test asks one thing of it."""

    violations: list[str]
    beside: dict[str, str]
    clipped: list[str]
    small: list[str]
    watch: Watch


# Axe sees the same elements at both widths, so it looks at one: by turns, for it takes most of the time here.
MATRIX = [(name, (ONE_WIDTH.get(name, (WIDE, NARROW)[place % 2]),)) for place, name in enumerate(STATES)]
SIGHTS = [
    *(pytest.param((name, (width,)), id=f"{name} at {width}") for name, width in QUICK.items()),
    *(pytest.param(sight, id=sight[0], marks=pytest.mark.matrix) for sight in MATRIX),
]


@pytest.fixture(scope="session")
def contexts(browser: Browser, owner: list[Any]) -> dict[bool, BrowserContext]:
    """One context of the laptop's owner and one of someone else, for all pages: a new one each would take minutes."""
    windows = Windows(browser)
    found = {is_owner: windows.lend(owner if is_owner else [], scripts=True) for is_owner in (True, False)}
    for context in found.values():
        context.add_init_script(AXE_SCRIPT)  # quicker than handing it to a page that is there
    return found


@pytest.fixture(scope="session", params=SIGHTS)
def seen(
    request: pytest.FixtureRequest, contexts: dict[bool, BrowserContext], site: Site, rounds: Rounds
) -> Iterator[Seen]:
    """A page in one state, visited once for all tests; axe looks at it at one width or at both."""
    name, widths = request.param
    watch = Watch(site)
    page = contexts[name not in VISITOR | PRINTED].new_page()
    watch.on(page)
    STATES[name](Visit(page, site, rounds))
    page.evaluate(OPEN_ALL)
    violations = axe(page) if WIDE in widths else []
    page.evaluate(LARGE_TEXT, True)
    beside, clipped = {"200 % text": str(page.evaluate(OVERFLOW))}, page.evaluate(CLIPPED)
    page.evaluate(LARGE_TEXT, False)
    widen(page, NARROW)
    violations += axe(page) if NARROW in widths else []
    beside["320 px"] = str(page.evaluate(OVERFLOW))
    small = page.evaluate(SMALL_TARGETS)
    yield Seen(violations, beside, clipped, small, watch)
    page.close()


def test_axe_finds_nothing_on_any_page_in_any_state(seen: Seen) -> None:
    assert seen.violations == []


def test_no_page_is_wider_than_a_small_window_or_large_text_allow(seen: Seen) -> None:
    assert {name: told for name, told in seen.beside.items() if told} == {}


def test_large_text_is_cut_off_nowhere(seen: Seen) -> None:
    assert seen.clipped == []


def test_everything_to_click_is_at_least_24_pixels(seen: Seen) -> None:
    assert seen.small == []


def test_no_page_asks_another_host_or_complains_in_the_console(seen: Seen) -> None:
    seen.watch.assert_quiet()
