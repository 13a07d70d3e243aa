"""Every state of 'Zelf vragen' as its organiser meets it: a name, and how to come there."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.states import Visit

ENOUGH = 5  # sheets of a group
FILL_SHEET = (
    "document.querySelectorAll(\"#formulier [type=radio][value='3']\").forEach((box) => { box.checked = true; })"
)


def opened(visit: "Visit", *, codes: bool = False) -> str:
    """A questionnaire that was just opened in a round of its own: the address of its pages."""
    at = visit.site.at(f"/ronde/{visit.rounds.fresh('texel')}/zelf-vragen")
    visit.page.goto(at)
    visit.page.get_by_label("Hoeveel jonge ambtenaren vraagt u?").fill("12")
    visit.page.get_by_label("Hoeveel mensen van het management vraagt u?").fill("6")
    visit.page.get_by_label("Wie vraagt het?").fill("het netwerk jonge ambtenaren van Texel")
    visit.page.get_by_label("Ja, met eenmalige codes" if codes else "Nee, iedereen met de link").check()
    visit.press("Open de vragenlijst")
    return at


def closed(visit: "Visit", *, young: int = 0) -> str:
    """The same, answered on paper by some and closed."""
    at = opened(visit)
    for _ in range(young):
        visit.page.goto(f"{at}/papier/jong")
        visit.page.evaluate(FILL_SHEET)
        with visit.page.expect_navigation():
            visit.page.evaluate('document.getElementById("formulier").submit()')
    visit.page.goto(f"{at}/sluiten")
    visit.press("Sluit de vragenlijst")
    return at


def with_errors(visit: "Visit") -> None:
    visit.go("/ronde/{texel}/zelf-vragen")
    visit.page.get_by_label("Eigen keuze van redenen").check()
    visit.page.get_by_label("Hoeveel jonge ambtenaren vraagt u?").fill("4")
    visit.page.get_by_label("Tot en met welke dag").fill("1-1-2020")
    visit.press("Open de vragenlijst")


def after_opening(path: str) -> Callable[["Visit"], None]:
    """A page of a questionnaire that is open."""

    def way(visit: "Visit") -> None:
        at = opened(visit, codes=True)
        visit.page.goto(at.removesuffix("/zelf-vragen") + path)

    return way


def after_closing(path: str, *, young: int = 0, press: str = "") -> Callable[["Visit"], None]:
    """A page of one that is closed, and a button pressed on it."""

    def way(visit: "Visit") -> None:
        visit.page.goto(closed(visit, young=young) + path)
        if press:
            visit.press(press)

    return way


ZELF_VRAGEN = {
    "ask": lambda visit: visit.go("/ronde/{texel}/zelf-vragen"),
    "ask, nobody": lambda visit: visit.go("/ronde/{gouda}/zelf-vragen"),
    "ask, one group": lambda visit: visit.go("/ronde/{unmanaged}/zelf-vragen"),
    "ask, errors": with_errors,
    "ask, trial": lambda visit: visit.go("/ronde/{texel}/zelf-vragen/proef"),
    "ask, trial begun": lambda visit: visit.go("/ronde/{texel}/zelf-vragen/proef/jong/kort"),
    "asking": after_opening("/zelf-vragen/stand"),
    "asking, overview": after_opening(""),
    "asking, scores": after_opening("/scores/jong"),
    "asking, upload": after_opening("/scoreblad"),
    "asking, new links": after_opening("/zelf-vragen/nieuwe-links"),
    "asking, close": after_opening("/zelf-vragen/sluiten"),
    "asking, discard": after_opening("/zelf-vragen/wissen"),
    "asking, delete": after_opening("/wissen"),
    "asked, closed": after_closing("/stand"),
    "asked, reopen": after_closing("/heropenen", press="Open de vragenlijst weer"),
    "asked, more people": after_closing("/gevraagd"),
    "asked, nothing to publish": after_closing("/vaststellen"),
    "asked, publish": after_closing("/vaststellen", young=ENOUGH),
    "asked, published": after_closing("/vaststellen", young=ENOUGH, press="Leg de uitkomsten vast"),
}
