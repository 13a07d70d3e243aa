"""One browser and one running app for all tests of a worker in a real browser; each test meets them as someone new."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.respondent import Respondent
from tests.browser.rounds import Rounds
from tests.browser.site import HEIGHT, NARROW, WIDE, Site, Watch, running, widen
from tests.chromium import CHROMIUM, QUIET
from tests.web.client import running as laptop


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


class Windows:
    """Contexts that are used again, one person after another: a new one would fetch every style sheet and font anew."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.free: dict[bool, list[BrowserContext]] = {True: [], False: []}

    def lend(self, cookies: list[Any], scripts: bool) -> BrowserContext:
        """A context that nobody uses now, with the cookies of who will use it."""
        context = self.free[scripts].pop() if self.free[scripts] else self._new(scripts)
        context.add_cookies(cookies)
        return context

    def take_back(self, context: BrowserContext, scripts: bool) -> None:
        """Forget who used it."""
        for page in context.pages:
            page.close()
        context.clear_cookies()
        context.clear_permissions()
        context.set_offline(False)
        self.free[scripts].append(context)

    def _new(self, scripts: bool) -> BrowserContext:
        context = self.browser.new_context(viewport={"width": WIDE, "height": HEIGHT}, java_script_enabled=scripts)
        context.set_default_timeout(15000)
        return context


class People:
    """Windows for the people of a test, each watched."""

    def __init__(self, windows: Windows, site: Site, owner: list[Any]) -> None:
        self.windows, self.owner, self.watch = windows, owner, Watch(site)
        self.lent: list[tuple[BrowserContext, bool]] = []

    def enter(self, is_owner: bool = True, width: int = WIDE, scripts: bool = True) -> Page:
        """A page of a new person: who owns this laptop, or someone who was given nothing."""
        context = self.windows.lend(self.owner if is_owner else [], scripts)
        self.lent.append((context, scripts))
        context.on("page", self.watch.on)
        page = context.new_page()
        if width != WIDE:
            widen(page, width)
        return page

    def leave(self) -> None:
        """Close all windows."""
        for context, scripts in self.lent:
            context.remove_listener("page", self.watch.on)
            self.windows.take_back(context, scripts)


def enter_as_owner(browser: Browser, site: Site) -> list[Any]:
    """The cookies of who opened the app with the link that was printed."""
    context = browser.new_context()
    context.new_page().goto(site.launch)
    cookies = context.cookies()
    context.close()
    return list(cookies)


@pytest.fixture(scope="session")
def owner(browser: Browser, site: Site) -> list[Any]:
    """The cookies of who owns this laptop."""
    return enter_as_owner(browser, site)


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    """Windows for the people of all tests."""
    return Windows(browser)


@pytest.fixture(scope="session")
def rounds(browser: Browser, site: Site, owner: list[Any]) -> Rounds:
    """Rounds in every state, made when a test first asks for one."""
    return Rounds(site, Windows(browser).lend(owner, scripts=True).new_page())


@pytest.fixture(scope="session")
def app(site: Site) -> Iterator[Flask]:
    """The app in this process too, over the same data: to open a questionnaire, and to see what was counted."""
    with laptop(site.folder) as found:
        yield found


@pytest.fixture
def phones(browser: Browser) -> Iterator[BrowserContext]:
    """A phone as small as they come, with a screen to touch; a clock that a test stops is that of its context."""
    context = browser.new_context(viewport={"width": NARROW, "height": 640}, has_touch=True, is_mobile=True)
    context.set_default_timeout(15000)
    yield context
    context.close()


@pytest.fixture
def phone(phones: BrowserContext, site: Site, app: Flask) -> Iterator[Respondent]:
    """Someone who answers on a phone; afterwards nothing was asked of another host, and no cookie was set."""
    found = Respondent(phones.new_page(), site, app)
    yield found
    found.leave()


@pytest.fixture
def people(windows: Windows, site: Site, owner: list[Any]) -> Iterator[People]:
    """Whoever a test needs; afterwards no page may have complained or asked another host for anything."""
    found = People(windows, site, owner)
    yield found
    found.leave()
    found.watch.assert_quiet()


@pytest.fixture
def page(people: People) -> Page:
    """A page of who owns this laptop."""
    return people.enter()
