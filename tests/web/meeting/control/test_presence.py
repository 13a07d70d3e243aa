"""How many are in the room: asked before a vote, closed during one, and two who type at once are told."""

from dataclasses import replace

import pytest
from flask import Flask

from retention_check.domain.meeting import moving
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.side import Side
from tests.web.meeting.control.pressing import at, told, usual
from tests.web.meeting.held import hold, leader

NUMBERS = {"young": "15", "management": "4"}


def test_numbers_are_kept_shown_again_and_what_they_hide_is_said(app: Flask) -> None:
    holding, leading = at(app, SceneKind.RULES)
    page = leading.follow(leading.fill(f"{holding.control}/aanwezig", NUMBERS))
    assert "Het aantal is bewaard." in told(page)
    assert "Er zijn maar 4 mensen van het management. Wat die groep raadt, laten wij niet zien." in told(page)
    assert "Stippen tonen wij als één totaal van beide groepen." in page.main
    assert "U telde 19 mensen." in page.main
    assert holding.stored.meeting.present == {Side.YOUNG: 15, Side.MANAGEMENT: 4}
    shown = leading.get(f"{holding.control}/aanwezig").fields()
    assert (shown["young"], shown["management"]) == ("15", "4")


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"young": "veel"}, {"young"}),
        ({"young": "-1"}, {"young"}),
        ({"young": "1,5"}, {"young"}),
        ({"young": "", "management": ""}, {"young", "management"}),
        ({"management": ""}, {"management"}),
        ({"young": "0", "management": "0"}, {"young"}),
    ],
)
def test_a_mistake_stays_in_place(app: Flask, typed: dict[str, str], wrong: set[str]) -> None:
    holding, leading = at(app, SceneKind.RULES)
    before = holding.stored.meeting.present
    page = leading.fill(f"{holding.control}/aanwezig", NUMBERS | typed)
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert page.faults.keys() == wrong
    assert page.fields()["young"] == (NUMBERS | typed)["young"]
    assert holding.stored.meeting.present == before


def test_nobody_of_a_group_is_a_number_too(app: Flask) -> None:
    holding, leading = at(app, SceneKind.RULES)
    assert leading.fill(f"{holding.control}/aanwezig", {"young": "15", "management": "0"}).status == 303
    assert holding.stored.meeting.present[Side.MANAGEMENT] == 0


def test_during_a_vote_it_cannot_change_and_says_why(app: Flask) -> None:
    holding, leading = at(app, SceneKind.RULES)
    old = leading.get(f"{holding.control}/aanwezig")
    holding.go_to(SceneKind.GUESS)
    page = leading.get(f"{holding.control}/aanwezig")
    assert "Er staat nu een stemming open." in page.main
    assert not list(page.tree.iter("form"))
    late = leading.send(old, NUMBERS)
    assert (late.status, late.title[:5]) == (422, "Fout:")
    assert "Er staat nu een stemming open." in late.main
    assert late.fields()["young"] == "15"
    assert holding.stored.meeting.present[Side.YOUNG] == 14


def test_a_vote_that_was_left_open_keeps_it_closed_too(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    holding.move(moving.back)
    assert "Er staat nu een stemming open." in leading.get(f"{holding.control}/aanwezig").main


def test_between_votes_it_can_change(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESSED)
    assert leading.fill(f"{holding.control}/aanwezig", NUMBERS).status == 303
    assert holding.stored.meeting.present[Side.YOUNG] == 15


def test_of_two_who_type_other_numbers_the_second_sees_both(app: Flask) -> None:
    holding, one = at(app, SceneKind.RULES)
    old = one.get(f"{holding.control}/aanwezig")
    leader(holding).fill(f"{holding.control}/aanwezig", {"young": "16", "management": "6"})
    page = one.send(old, NUMBERS)
    assert page.status == 409
    assert "Bewaard is: 16 jonge ambtenaren en 6 van het management." in page.main
    assert page.fields()["young"] == "15"
    assert one.send(page).status == 303
    assert holding.stored.meeting.present[Side.YOUNG] == 15


def test_of_two_who_type_the_same_nobody_is_refused(app: Flask) -> None:
    holding, one = at(app, SceneKind.RULES)
    old = one.get(f"{holding.control}/aanwezig")
    leader(holding).fill(f"{holding.control}/aanwezig", NUMBERS)
    assert one.send(old, NUMBERS).status == 303


def test_more_phones_than_people_are_told_before_they_vote(app: Flask) -> None:
    holding, leading = at(app, SceneKind.RULES)
    for _ in range(21):
        holding.join(Side.YOUNG)
    page = leading.get(holding.control)
    assert "Er doen 21 telefoons mee, en er zijn 20 mensen. Klopt het aantal?" in page.main


def test_a_meeting_without_management_asks_for_one_group(app: Flask) -> None:
    holding = hold(app, agenda=replace(usual(), has_management=False), present={})
    page = leader(holding).get(f"{holding.control}/aanwezig")
    assert "management" not in page.fields()
    assert "van het management" not in page.main
