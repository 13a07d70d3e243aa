"""One browser and one running app for all tests in a real browser; a context of its own for each test."""

import os
import shutil
from collections.abc import Iterator
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.rounds import Rounds
from tests.browser.site import HEIGHT, WIDE, Site, Watch, running

CHROMIUM = shutil.which("chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's own chromium; nothing is downloaded."""
    if CHROMIUM is None and not os.environ.get("CI"):
        pytest.skip("sudo apt-get install chromium")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM or "/usr/bin/chromium", args=list(QUIET))
        yield found
        found.close()


@pytest.fixture(scope="session")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The app on this laptop; asks for the browser first, so that nothing starts where there is none."""
    assert browser
    with running(tmp_path_factory.mktemp("laptop")) as found:
        yield found


@pytest.fixture(scope="session")
def owner(browser: Browser, site: Site) -> dict[str, Any]:
    """The cookies of who opened the app with the link that was printed."""
    context = browser.new_context()
    context.new_page().goto(site.launch)
    state = context.storage_state()
    context.close()
    return cast(dict[str, Any], state)


@pytest.fixture(scope="session")
def rounds(browser: Browser, site: Site, owner: dict[str, Any]) -> Iterator[Rounds]:
    """Rounds in every state, made when a test first asks for one."""
    context = browser.new_context(storage_state=cast(Any, owner))
    yield Rounds(site, context.new_page())
    context.close()


class People:
    """Contexts for the people of a test, each watched."""

    def __init__(self, browser: Browser, site: Site, owner: dict[str, Any]) -> None:
        self.browser, self.owner, self.watch = browser, owner, Watch(site)
        self.contexts: list[BrowserContext] = []

    def enter(self, is_owner: bool = True, width: int = WIDE, **options: Any) -> Page:
        """A page of a new person: who owns this laptop, or someone who was given nothing."""
        state = self.owner if is_owner else None
        size = {"width": width, "height": HEIGHT}
        context = self.browser.new_context(viewport=cast(Any, size), storage_state=cast(Any, state), **options)
        context.set_default_timeout(15000)
        self.contexts.append(context)
        context.on("page", self.watch.on)
        return context.new_page()

    def leave(self) -> None:
        """Close all windows."""
        for context in self.contexts:
            context.close()


@pytest.fixture
def people(browser: Browser, site: Site, owner: dict[str, Any]) -> Iterator[People]:
    """Whoever a test needs; afterwards no page may have complained or asked another host for anything."""
    found = People(browser, site, owner)
    yield found
    found.leave()
    found.watch.assert_quiet()


@pytest.fixture
def page(people: People) -> Page:
    """A page of who owns this laptop."""
    return people.enter()
