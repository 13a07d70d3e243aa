"""Pressing a button of who leads by the words on it, as a browser without script does."""

from collections.abc import Mapping
from typing import Any

from flask import Flask

from retention_check.domain.meeting.agenda import Agenda, usual_agenda
from retention_check.domain.meeting.scenes import SceneKind
from tests.web.client import Page, Visitor, words
from tests.web.meeting.held import Holding, hold, leader

GUESS = {"R1": 1, "R2": 1, "R3": 1}


def buttons(page: Page) -> list[str]:
    """The words on the buttons of a page, in their order."""
    return [words(each) for each in page.tree.iter("button")]


def press(visitor: Visitor, page: Page, label: str, changes: Mapping[str, Any] | None = None) -> Page:
    """Send the form whose button says this, with what the button itself sends."""
    for number, form in enumerate(page.tree.iter("form")):
        for button in form.iter("button"):
            if words(button) == label:
                own = {button.get("name", ""): button.get("value", "")} if button.get("name") else {}
                return visitor.send(page, own | dict(changes or {}), form=number)
    raise AssertionError(f"no button {label!r} among {buttons(page)}")


def pressed(visitor: Visitor, holding: Holding, label: str) -> Page:
    """Open the page of who leads, press a button on it, and see what comes of it."""
    return visitor.follow(press(visitor, visitor.get(holding.control), label))


def at(app: Flask, kind: SceneKind, agenda: Agenda | None = None, number: int = 0) -> tuple[Holding, Visitor]:
    """A meeting with a scene on, and who leads it."""
    holding = hold(app, agenda=agenda)
    holding.go_to(kind, number)
    return holding, leader(holding)


def told(page: Page) -> str:
    """The messages above a page."""
    return " ".join(words(each) for each in page.elements if "utrecht-alert" in each.get("class", "").split())


def usual() -> Agenda:
    """The ninety minutes with scores."""
    return usual_agenda(has_scores=True, is_small=False)
