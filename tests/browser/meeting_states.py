"""Every state of 'Bijeenkomst' as its organiser meets it: a name, and how to come there."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.states import Visit


def prepared(visit: "Visit", path: str = "") -> str:
    """A page of a meeting that stands ready in a round of its own: the address of its pages."""
    at = visit.site.at(f"/ronde/{visit.rounds.fresh('published')}/bijeenkomst")
    visit.page.goto(f"{at}/nieuw")
    visit.press("Bijeenkomst klaarzetten")
    if path:
        visit.page.goto(at + path)
    return at


def ready(path: str) -> Callable[["Visit"], None]:
    """A page of a meeting that stands ready."""

    def way(visit: "Visit") -> None:
        prepared(visit, path)

    return way


def all_steps(visit: "Visit") -> None:
    visit.go("/ronde/{published}/bijeenkomst/nieuw")
    visit.page.locator("summary").click()


def step_moved(visit: "Visit") -> None:
    all_steps(visit)
    visit.press("Omlaag")


def with_errors(visit: "Visit") -> None:
    all_steps(visit)
    visit.page.locator("#minutes_raden").fill("veel")
    visit.press("Bijeenkomst klaarzetten")


def clash(visit: "Visit") -> None:
    prepared(visit, "/agenda")
    other = visit.page.context.new_page()
    other.goto(visit.page.url)
    with other.expect_navigation():
        other.get_by_role("button", name="Agenda bewaren").first.click()
    other.close()
    visit.press("Agenda bewaren")


BIJEENKOMST = {
    "meeting, without scores": lambda visit: visit.go("/ronde/{texel}/bijeenkomst/nieuw"),
    "meeting, all steps": all_steps,
    "meeting, step moved": step_moved,
    "meeting, errors": with_errors,
    "meeting, clash": clash,
    "meeting, ready": ready(""),
    "meeting, agenda": ready("/agenda"),
    "meeting, renew": ready("/nieuwe-links"),
    "meeting, discard": ready("/einde"),
    "meeting, over": lambda visit: visit.go("/ronde/{gouda}/bijeenkomst/afgelopen"),
}
