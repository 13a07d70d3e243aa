"""'Dubbel antwoord' on the screen for a room, in a real browser: everything fits, at both sizes of a beamer."""

from dataclasses import replace

import pytest
from flask import Flask
from playwright.sync_api import Browser

from retention_check.domain.meeting.agenda import Agenda, Step, StepKind
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.shown_in_meetings import ShownInMeetings
from retention_check.domain.side import Side
from tests.browser.site import Site
from tests.cast import REASONS
from tests.matrix import some_now
from tests.predicted import mixes_of_predictions, prediction
from tests.web.meeting.held import PRESENT, Holding, hold

AGENDA = Agenda((Step(StepKind.PREDICT, 15), Step(StepKind.CLOSING, 5)))
SIZES = ((1280, 720), (1920, 1080))
MIXES = mixes_of_predictions()
FITS = (
    "() => document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth"
)
SMALLEST = (
    "() => Math.min(...[...document.querySelectorAll('main text')].map(each => each.getBoundingClientRect().height))"
)


def held(app: Flask, mix: str, present: dict[Side, int] | None = None) -> Holding:
    """A meeting whose reveal shows this mix: an earlier meeting of the round made the predictions."""
    return hold(app, MIXES[mix].round, AGENDA, present or PRESENT)


@pytest.mark.parametrize("mix", some_now(list(MIXES), ["open scores"]))
def test_every_reason_fits_on_the_screen_at_both_sizes(site: Site, app: Flask, browser: Browser, mix: str) -> None:
    holding = held(app, mix)
    page = browser.new_page()
    for number in range(len(REASONS)):
        holding.go_to(SceneKind.PREDICTED, number)
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            page.goto(site.at(holding.at))
            assert page.evaluate(FITS), (mix, number, width)
            assert page.evaluate(SMALLEST) >= height * 0.033, (mix, number, width)
    page.close()


@pytest.mark.parametrize("present", [(14, 3), (3, 2), (14, 0)], ids=str)
def test_what_is_asked_fits_too(site: Site, app: Flask, browser: Browser, present: tuple[int, int]) -> None:
    before = ShownInMeetings({Side.YOUNG: prediction(14)})
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    for mix in ("open scores", "country only"):
        for shown in (ShownInMeetings(), before):
            round = replace(MIXES[mix].round, shown_in_meetings=shown)
            holding = hold(app, round, AGENDA, dict(zip(Side, present, strict=True)))
            holding.go_to(SceneKind.PREDICT)
            page.goto(site.at(holding.at))
            assert page.evaluate(FITS), (mix, shown)
    page.close()
