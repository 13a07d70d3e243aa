"""Someone who answers the questionnaire in a browser, and what reached the server of it."""

from typing import Any
from urllib.parse import parse_qs

from flask import Flask
from playwright.sync_api import Locator, Page, Request, expect

from retention_check.domain.side import Side
from tests.browser.site import Site, Watch
from tests.web.respondent.asked import BELONGS, Asking, ask

SENDS = "**/antwoorden*"
ANSWER_ALL = """(value) => {
  const shown = () => [...document.querySelectorAll("#vragen fieldset:not([hidden])")];
  for (let screen = shown(); screen.length; screen = shown()) {
    screen.forEach((question) => question.querySelector(`[value="${value}"]`).click());
    document.querySelector(".onward button").click();
  }
}"""
ON_SCREEN = """() => [...document.querySelectorAll("#vragen fieldset:not([hidden])")].map(
  (question) => question.querySelector("input").name
)"""
CHOSEN = """() => Object.fromEntries(
  [...document.querySelectorAll("#vragen fieldset :checked")].map((each) => [each.name, each.value])
)"""
KEPT = "() => Object.entries(localStorage).filter(([name]) => name.startsWith('vragenlijst ')).map(([, what]) => what)"


class Respondent:
    """A page, and whoever holds it."""

    def __init__(self, page: Page, site: Site, app: Flask) -> None:
        self.page, self.site, self.app = page, site, app
        self.watch = Watch(site)
        self.watch.on(page)
        self.sent: list[dict[str, str]] = []
        page.on("request", self._sent)

    def _sent(self, request: Request) -> None:
        if request.method == "POST" and "/antwoorden" in request.url:
            self.sent.append({name: values[0] for name, values in parse_qs(request.post_data or "").items()})

    def leave(self) -> None:
        """Close the page: it asked no other host, set no cookie, and complained of nothing but the network."""
        cookies = self.page.context.cookies()
        self.page.context.set_offline(False)
        self.page.evaluate("() => localStorage.clear()")
        self.page.close()
        assert cookies == []
        assert self.watch.foreign == []
        assert [each for each in self.watch.complaints if "Failed to load resource" not in each] == []

    def asked(self, **changes: Any) -> Asking:
        """A questionnaire of its own, with its questions on the screen."""
        asking = ask(self.app, **changes)
        self.begin(asking)
        return asking

    def begin(self, asking: Asking, side: Side = Side.YOUNG, code: str = "", path: str = "") -> None:
        """From the start page to the questions."""
        self.page.goto(self.site.at(path or asking.link(side)))
        for name, value in BELONGS[side].items():
            self.page.check(f"[name={name}][value={value}]")
        if code:
            self.page.fill("#code", code)
        self.press("Begin")
        expect(self.page.locator("#vragen")).to_be_visible()

    def come_back(self, asking: Asking, side: Side = Side.YOUNG) -> None:
        """Open the link as if in another tab, where nothing is remembered but what the browser keeps."""
        self.page.goto("about:blank")
        self.page.goto(self.site.at(asking.link(side)))

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name).click()

    def onward(self, times: int) -> None:
        """Go on so many screens, without a hand."""
        self.page.evaluate(
            f"() => {{ for (let i = 0; i < {times}; i++) document.querySelector('.onward button').click(); }}"
        )

    def choose(self, word: str) -> None:
        """Choose an answer on this screen, of its first question."""
        self.page.locator("#vragen label:visible", has_text=word).first.click()

    def answer_all(self, answer: int = 4) -> None:
        """Answer everything from here on alike, up to the button that sends."""
        self.page.evaluate(ANSWER_ALL, str(answer))

    def send(self) -> None:
        """Press the button that sends."""
        self.press("Verstuur mijn antwoorden")

    @property
    def heading(self) -> Locator:
        """The heading of the screen."""
        return self.page.locator("h1:visible")

    def sees(self, title: str) -> None:
        """This is the heading of the screen now."""
        expect(self.heading).to_contain_text(title)

    @property
    def questions(self) -> list[str]:
        """The codes of the questions on this screen."""
        found: list[str] = self.page.evaluate(ON_SCREEN)
        return found

    @property
    def chosen(self) -> dict[str, str]:
        """The answers by code that are chosen in the page."""
        found: dict[str, str] = self.page.evaluate(CHOSEN)
        return found

    @property
    def kept(self) -> list[str]:
        """What this browser keeps of questionnaires."""
        found: list[str] = self.page.evaluate(KEPT)
        return found
