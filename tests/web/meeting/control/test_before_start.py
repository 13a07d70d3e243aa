"""What a meeting shows is final first: until then it does not begin, and who can settle that finds the way."""

from dataclasses import replace

import pytest
from flask import Flask

from retention_check.domain.meeting.agenda import agenda_beforehand
from retention_check.domain.round import ManagementForm, Round
from retention_check.domain.side import Side
from tests.cast import DAY, example_entries
from tests.web.client import GOUDA, Page, Visitor, agreed, owner, published, stored_round
from tests.web.meeting.held import Holding, hold, leader
from tests.web.meeting.room import press

OPEN_SCORES = agreed()
SETTLE = "/vaststellen?daarna=bijeenkomst/leiden"


def begin(visitor: Visitor, holding: Holding) -> Page:
    return press(visitor, visitor.get(holding.control), "/leiden/begin", mandate="ja", neutral="ja")


def test_with_everything_published_it_begins(app: Flask) -> None:
    holding = hold(app)
    assert begin(leader(holding), holding).status == 303
    assert holding.scene is not None


def test_without_any_scores_it_begins_with_the_country(app: Flask) -> None:
    holding = hold(app, Round((), DAY, "Gouda"))
    assert begin(leader(holding), holding).status == 303


@pytest.mark.parametrize("round", [GOUDA, OPEN_SCORES], ids=["scores", "open scores"])
def test_with_something_that_is_not_final_it_does_not_begin(app: Flask, round: Round) -> None:
    holding = hold(app, round)
    page = begin(leader(holding), holding)
    assert page.status == 422
    assert page.title.startswith("Fout:")
    assert holding.scene is None


def test_one_group_that_is_not_final_is_enough(app: Flask) -> None:
    young = published(replace(GOUDA, entries=GOUDA.entries_of(Side.YOUNG)))
    holding = hold(app, replace(young, entries=GOUDA.entries))
    page = begin(leader(holding), holding)
    assert "De scores van het management liggen nog niet vast." in page.main
    assert holding.scene is None


def test_who_only_leads_is_told_to_ask_who_manages(app: Flask) -> None:
    holding = hold(app, GOUDA)
    page = leader(holding).get(holding.control)
    assert "De scores van jonge ambtenaren en het management liggen nog niet vast." in page.main
    assert "Vraag wie de ronde beheert" in page.main
    assert "/vaststellen" not in page.text


def test_who_manages_publishes_and_comes_back_to_lead(app: Flask) -> None:
    holding = hold(app, GOUDA)
    me = owner(app)
    (address,) = [link for link in me.get(holding.control).links if "/vaststellen" in link]
    assert address.replace("%2F", "/").endswith(f"/ronde/{holding.public_id}{SETTLE}")
    done = me.follow(me.fill(address, form=0))
    assert done.redirects_to == holding.control
    assert set(stored_round(app, holding.public_id).publication.days) == set(Side)
    assert begin(me, holding).status == 303


def test_the_page_of_who_leads_hears_of_it_without_a_reload(app: Flask) -> None:
    holding = hold(app, GOUDA)
    visitor, me = leader(holding), owner(app)
    tag = visitor.get(f"{holding.control}/nu").headers["ETag"]
    me.fill(f"/ronde/{holding.public_id}{SETTLE}", form=0)
    assert visitor.get(f"{holding.control}/nu", headers={"If-None-Match": tag}).status == 200


def test_open_scores_are_locked_before_the_room_answers(app: Flask) -> None:
    nothing = Round((), DAY, "Gouda", management_form=ManagementForm.AGREED)
    holding = hold(app, nothing)
    page = begin(leader(holding), holding)
    assert "Het management geeft open scores, en die liggen nog niet vast." in page.main
    assert holding.scene is None


def test_a_group_of_which_nothing_can_be_shown_holds_up_nobody(app: Flask) -> None:
    few = Round(tuple(replace(each, n=3) for each in example_entries()), DAY, "Delft")
    holding = hold(app, few)
    assert begin(leader(holding), holding).status == 303


def test_young_staff_alone_beforehand_see_no_scores_so_nothing_needs_to_be_final(app: Flask) -> None:
    holding = hold(app, GOUDA, agenda_beforehand())
    assert begin(leader(holding), holding).status == 303
