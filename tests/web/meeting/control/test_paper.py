"""On paper: which sheet goes with which step, and what was counted, typed in while its vote is open."""

from pathlib import Path

import pytest
from flask import Flask

from retention_check.domain.meeting import moving
from retention_check.domain.meeting.agenda import Agenda, Step, StepKind
from retention_check.domain.meeting.polls import Poll, PollTally
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.side import Side
from retention_check.store import voting
from tests.web.client import Page, SavedRound, database_of, manager, running, without_database
from tests.web.meeting.control.pressing import at, told
from tests.web.meeting.held import Holding, hold, leader

YOUNG = {"mensen-young": "6", "R1-young": "6", "R2-young": "5", "R3-young": "4"}


def typed(holding: Holding, poll: Poll = Poll.GUESS) -> dict[Side | None, PollTally]:
    return dict(voting.read_paper(database_of(holding.app), holding.stored.id, poll))


def paper(holding: Holding) -> str:
    return f"{holding.control}/papier"


def faults(page: Page) -> set[str]:
    assert (page.status, page.title[:5]) == (422, "Fout:")
    return set(page.faults)


def test_each_step_says_which_sheet_goes_with_it(app: Flask) -> None:
    holding, leading = at(app, SceneKind.TALK)
    page = leading.get(paper(holding))
    assert "2. Raden, dan kijken Gebruik het raadblad uit het draaiboek." in page.main
    assert "5. Kiezen met stippen Gebruik het stippenblad" in page.main
    assert "Aantallen typt u hier in zodra de stemming op het scherm staat." in page.main
    assert not list(page.tree.iter("form"))


def test_the_way_to_the_printer_is_for_who_manages_the_round(app: Flask) -> None:
    holding, leading = at(app, SceneKind.TALK)
    print_page = f"/ronde/{holding.public_id}/rapport?soort=draaiboek"
    assert print_page not in leading.get(paper(holding)).text
    managing = manager(app, SavedRound(holding.public_id, holding.manage))
    assert print_page in managing.get(paper(holding)).text
    assert managing.get(print_page).status == 200


def test_guesses_are_typed_by_group_and_count_as_voters(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    page = leading.follow(leading.fill(paper(holding), YOUNG | {"mensen-management": "2", "R5-management": "2"}))
    assert "Wat u van papier overnam, telt mee." in told(page)
    assert "8 van 20 raadden." in page.main
    assert typed(holding) == {
        Side.YOUNG: PollTally(6, {"R1": 6, "R2": 5, "R3": 4}),
        Side.MANAGEMENT: PollTally(2, {"R5": 2}),
    }


def test_typed_again_it_takes_the_place_of_what_was_there(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    leading.fill(paper(holding), YOUNG)
    page = leading.get(paper(holding))
    assert page.fields()["R2-young"] == "5"
    leading.send(page, {"R2-young": "6"})
    assert typed(holding)[Side.YOUNG].counts["R2"] == 6
    leading.fill(paper(holding), dict.fromkeys(YOUNG, ""))
    assert not any(tally.people for tally in typed(holding).values())


@pytest.mark.parametrize(
    ("changes", "wrong", "says"),
    [
        ({"mensen-young": "15"}, "mensen-young", "Er zijn 14 mensen"),
        ({"R4-young": "4"}, "mensen-young", "Zes mensen kiezen samen hooguit 18 redenen; hier staan er 19."),
        ({"R1-young": "7"}, "R1-young", "Dit kan hooguit 6 keer gekozen zijn."),
        ({"R1-young": "zes"}, "R1-young", "is een heel getal"),
        ({"mensen-young": ""}, "mensen-young", "Nul mensen kiezen samen hooguit 0 redenen"),
    ],
)
def test_counts_that_cannot_be_stay_in_place(app: Flask, changes: dict[str, str], wrong: str, says: str) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    page = leading.fill(paper(holding), YOUNG | changes)
    assert faults(page) == {wrong}
    assert says in page.main
    assert page.fields()["R2-young"] == "5"
    assert typed(holding) == {}


def test_dots_are_typed_from_one_sheet_for_all(app: Flask) -> None:
    holding, leading = at(app, SceneKind.DOTS)
    first, second = holding.stored.meeting.ballot[:2]
    page = leading.get(paper(holding))
    assert "Stippen van iedereen samen" in page.main
    leading.send(page, {"mensen-samen": "9", f"{first}-samen": "10", f"{second}-samen": "8"})
    assert typed(holding, Poll.DOTS) == {None: PollTally(9, {first: 10, second: 8})}
    too_many = leading.send(page, {"mensen-samen": "9", f"{first}-samen": "19"})
    assert faults(too_many) == {"mensen-samen"}
    one_too_many = leading.fill(paper(holding), {"mensen-samen": "21"})
    assert "Er zijn 20 mensen" in one_too_many.main


def test_what_is_typed_after_closing_is_kept_on_the_page_and_not_counted(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    old = leading.get(paper(holding))
    holding.move()
    page = leading.send(old, YOUNG)
    assert page.status == 409
    assert "Deze stemming is intussen dicht." in page.main
    assert page.fields()["R2-young"] == "5"


def test_a_sheet_of_one_vote_is_not_counted_in_another(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    old = leading.get(paper(holding))
    holding.go_to(SceneKind.DOTS)
    assert leading.send(old, YOUNG).status == 409
    assert typed(holding, Poll.DOTS) == {}


def test_of_two_who_type_at_once_the_second_sees_both(app: Flask) -> None:
    holding, one = at(app, SceneKind.GUESS)
    old = one.get(paper(holding))
    leader(holding).fill(paper(holding), YOUNG | {"R3-young": "1"})
    page = one.send(old, YOUNG)
    assert page.status == 409
    assert "Bewaard is van jonge ambtenaren: 6 mensen" in page.main
    assert page.fields()["R3-young"] == "4"
    assert one.send(page).status == 303
    assert typed(holding)[Side.YOUNG].counts["R3"] == 4


def test_sent_twice_it_counts_once(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    page = leading.get(paper(holding))
    assert [leading.send(page, YOUNG).status for _ in range(2)] == [303, 303]
    assert typed(holding)[Side.YOUNG].people == 6


def test_predictions_are_not_typed_in(app: Flask) -> None:
    holding = hold(app, agenda=Agenda((Step(StepKind.PREDICT, 10), Step(StepKind.CLOSING, 5))))
    holding.go_to(SceneKind.PREDICT)
    page = leader(holding).get(paper(holding))
    assert "Voorspellingen op papier typt u niet over" in page.main
    assert not list(page.tree.iter("form"))


def test_a_vote_that_was_left_open_takes_paper_when_it_is_on_again(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    holding.move(moving.back)
    assert not list(leading.get(paper(holding)).tree.iter("form"))
    holding.move()
    assert list(leading.get(paper(holding)).tree.iter("form"))


def test_what_cannot_be_saved_now_is_shown_by_its_words(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        holding, leading = at(app, SceneKind.GUESS)
        page = leading.get(paper(holding))
        with without_database(app, tmp_path):
            late = leading.send(page, YOUNG)
        assert late.status == 503
        assert "Aantal mensen (jonge ambtenaren) 6" in late.main
        assert leading.send(late).status == 303
        assert typed(holding)[Side.YOUNG].people == 6
