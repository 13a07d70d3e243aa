"""Who leads types sheets that nobody filled in: no vote by phone shows, and no number tells how many voted by phone."""

import re

import pytest
from flask import Flask

from retention_check.domain.meeting.poll_outcomes import Hidden
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.side import Side
from tests.cast import REASONS
from tests.web.client import Visitor
from tests.web.meeting.control.pressing import at
from tests.web.meeting.held import Holding, hold, leader

YOUNG, MANAGEMENT = Side
REAL = {"R9": 1, "R4": 1, "R7": 1}
PADS = {"mensen-management": "4"} | {f"{item.code}-management": "1" for item in REASONS}


def type_in(holding: Holding, leading: Visitor, sheets: dict[str, str]) -> None:
    assert leading.fill(f"{holding.control}/papier", sheets).status == 303


def seen(address: str, visitor: Visitor) -> tuple[str, str]:
    """What a fragment says of phones, and its tag."""
    page = visitor.get(f"{address}/nu")
    found = re.search(r"(minder dan 5|\d+ of meer)", page.text, re.IGNORECASE)
    assert found, page.text
    return found[0].lower(), page.headers["ETag"]


def test_one_vote_by_phone_beside_invented_sheets_is_not_shown(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    holding.vote(Poll.GUESS, REAL, MANAGEMENT)
    type_in(holding, leading, PADS)
    holding.move()
    assert holding.stored.meeting.outcomes[Poll.GUESS].hidden is Hidden.FEW_PHONES
    shown = Visitor(app).get(holding.at).main
    assert "Naast papier stemden minder dan vijf mensen op de telefoon." in shown
    told = leading.get(holding.control).main
    assert "Naast papier stemden te weinig mensen op de telefoon van het management." in told
    assert "Laat die groep volgende keer alles op papier doen, of zorg voor minstens vijf telefoons." in told


def test_beside_a_group_that_is_shown_it_says_why_the_other_is_not(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    for _ in range(6):
        holding.vote(Poll.GUESS, REAL, YOUNG)
    holding.vote(Poll.GUESS, REAL, MANAGEMENT)
    type_in(holding, leading, PADS)
    holding.move()
    shown = Visitor(app).get(holding.at).main
    assert "Naast papier stemden minder dan vijf mensen op de telefoon." in shown
    assert "telt mee." in shown
    assert "op de telefoon van het management." in leading.get(holding.control).main


def test_nor_are_the_dots_of_one_phone(app: Flask) -> None:
    holding = hold(app)
    holding.go_to(SceneKind.DOTS)
    leading, ballot = leader(holding), holding.stored.meeting.ballot
    holding.vote(Poll.DOTS, {ballot[2]: 2}, YOUNG)
    holding.move()
    type_in(holding, leading, {"mensen-samen": "4"} | {f"{code}-samen": "1" for code in ballot[:8]})
    holding.move()
    assert holding.stored.meeting.outcomes[Poll.DOTS].hidden is Hidden.FEW_PHONES
    told = leading.get(holding.control).main
    assert "Laat volgende keer iedereen stippen zetten op papier, of zorg voor minstens vijf telefoons." in told


def test_its_page_says_so_beforehand(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    page = leading.get(f"{holding.control}/papier").main
    assert "als iedereen papier gebruikte, of als minstens vijf mensen op de telefoon stemden." in page


@pytest.mark.parametrize("voted", [1, 4])
def test_typing_sheets_one_by_one_does_not_tell_how_many_of_one_group_voted(app: Flask, voted: int) -> None:
    holding = hold(app)
    holding.go_to(SceneKind.DOTS)
    leading, ballot = leader(holding), holding.stored.meeting.ballot
    for _ in range(voted):
        holding.vote(Poll.DOTS, {ballot[0]: 1}, YOUNG)
    screens, controls = [], []
    for sheets in range(6):
        typed = {"mensen-samen": str(sheets), f"{ballot[1]}-samen": str(sheets)}
        type_in(holding, leading, typed)
        screens.append(seen(holding.at, Visitor(app)))
        controls.append(seen(holding.control, leading)[0])
    assert len({*screens}) == 1
    assert {*controls} == {screens[0][0]} == {"minder dan 5"}


@pytest.mark.parametrize("management", [0, 1, 4])
def test_beside_a_small_group_neither_screen_nor_leader_is_told_an_exact_number(app: Flask, management: int) -> None:
    holding = hold(app, present={YOUNG: 14, MANAGEMENT: management})
    holding.go_to(SceneKind.GUESS)
    leading, tags = leader(holding), set()
    for _ in range(3):
        holding.vote(Poll.GUESS, REAL, YOUNG)
        tags |= {seen(holding.at, Visitor(app)), seen(holding.control, leading)}
    assert len(tags) == 2
    assert {told for told, _ in tags} == {"minder dan 5"}


def test_of_two_groups_that_are_large_enough_the_number_is_exact_with_paper_in_it(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    holding.vote(Poll.GUESS, REAL, YOUNG)
    type_in(holding, leading, PADS)
    assert "5 van 20 raadden" in Visitor(app).get(holding.at).main
    assert "5 van 20 raadden" in leading.get(holding.control).main
