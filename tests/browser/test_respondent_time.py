"""How long answering takes: three minutes for the short questionnaire, eight for the full one.

A model of a person, fed by what the real pages ask of them. They read every text on the screens of the questions that
is no button, once, at 200 words a minute: who has read the five answers once does not read them again. They take a
second to make up their mind about each question, and 0.4 seconds for each tap or key. What the pages themselves take is
measured and added: here the whole run in a browser that is driven from outside, which is more than a hand would notice.
The page before Begin is no part of it: reading that takes over a minute, and its reader decides whether to go on.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from flask import Flask
from playwright.sync_api import Page

from retention_check.domain.collection import Length
from tests.browser.conftest import People
from tests.browser.respondent import Respondent
from tests.browser.site import Site

READING = 200 / 60  # words a second
CHOOSING = 1.0  # seconds for each question
PRESSING = 0.4  # seconds for each tap or key
LONGEST = {Length.SHORT: 180, Length.FULL: 480}
TEXTS = """() => [...document.querySelectorAll("main :is(legend, h2, h3, p, label, summary)")]
  .filter((element) => element.checkVisibility()).map((element) => element.textContent.trim())"""


@dataclass
class Run:
    """What answering asked of someone so far."""

    texts: set[str] = field(default_factory=set)
    questions: int = 0
    presses: int = 0

    def look(self, someone: Respondent) -> None:
        """Read this screen."""
        self.texts.update(someone.page.evaluate(TEXTS))
        self.questions += len(someone.questions)

    @property
    def seconds(self) -> float:
        """How long a person takes for it."""
        words = sum(len(text.split()) for text in self.texts)
        return words / READING + self.questions * CHOOSING + self.presses * PRESSING


def by_key(run: Run, page: Page, codes: list[str]) -> None:
    """A number for each question, and Enter to go on."""
    for _ in codes:
        page.keyboard.press("4")
        page.keyboard.press("Enter")
        run.presses += 2


def by_thumb(run: Run, page: Page, codes: list[str]) -> None:
    """A tap on an answer of each question, and one on the button."""
    for code in codes:
        page.locator(f"label:has([name='{code}'][value='4'])").tap()
    page.get_by_role("button", name="Volgende").tap()
    run.presses += len(codes) + 1


def send_by_key(run: Run, page: Page) -> None:
    """Tab to the button that sends."""
    while page.evaluate("document.activeElement.type !== 'submit'"):
        page.keyboard.press("Tab")
        run.presses += 1
    page.keyboard.press("Enter")
    run.presses += 1


def send_by_thumb(run: Run, page: Page) -> None:
    """Tap the button that sends."""
    page.get_by_role("button", name="Verstuur mijn antwoorden").tap()
    run.presses += 1


def answer(
    someone: Respondent,
    length: Length,
    press: Callable[[Run, Page, list[str]], None],
    send: Callable[[Run, Page], None],
) -> float:
    """Answer every question and send: the seconds that a person would take, and those that the pages took."""
    someone.asked(length=length)
    run, begun = Run(), time.monotonic()
    while codes := someone.questions:
        run.look(someone)
        press(run, someone.page, codes)
    run.look(someone)
    send(run, someone.page)
    someone.sees("Bedankt")
    return run.seconds + time.monotonic() - begun


@pytest.mark.parametrize("length", [Length.SHORT, pytest.param(Length.FULL, marks=pytest.mark.matrix)])
def test_answering_by_thumb_takes_no_longer_than_promised(phone: Respondent, length: Length) -> None:
    assert answer(phone, length, by_thumb, send_by_thumb) < LONGEST[length]


@pytest.mark.parametrize("length", LONGEST)
def test_answering_by_keyboard_takes_no_longer_than_promised(
    people: People, site: Site, app: Flask, length: Length
) -> None:
    someone = Respondent(people.enter(is_owner=False), site, app)
    assert answer(someone, length, by_key, send_by_key) < LONGEST[length]
