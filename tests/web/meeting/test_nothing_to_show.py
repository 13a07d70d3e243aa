"""A room in which no group can be shown: nobody votes on a phone, everyone has paper, and it is said once why."""

import pytest
from flask import Flask

from retention_check.domain.meeting.agenda import Agenda, Step, StepKind
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.side import Side
from retention_check.store import ClosedError
from tests.cast import REASONS, STUDY, gouda, texel
from tests.predicted import with_predictions
from tests.web.meeting.control.pressing import press
from tests.web.meeting.held import Attendee, Holding, hold, leader

YOUNG, MANAGEMENT = Side
AGENDA = Agenda(
    (
        Step(StepKind.WELCOME, 5),
        Step(StepKind.GUESS, 10),
        Step(StepKind.TABLE, 10, 1),
        Step(StepKind.DOTS, 5),
        Step(StepKind.CLOSING, 5),
    ),
    is_management_last=False,
)
GUESSED = {"R1": 1, "R2": 1, "R3": 1}
WHY = "Elke groep hier is kleiner dan vijf"


def guessing(app: Flask, young: int = 4, management: int = 2, scores: bool = True) -> Holding:
    round = with_predictions((gouda() if scores else texel()).round, {})
    holding = hold(app, round, AGENDA, {YOUNG: young, MANAGEMENT: management})
    holding.go_to(SceneKind.GUESS)
    return holding


def test_phones_send_nothing_and_say_to_write_on_paper(app: Flask) -> None:
    holding = guessing(app)
    for side in (*Side, None):
        page = Attendee(app).join(holding, side)
        assert "Schrijf uw drie op papier" in page.main
        assert WHY in page.main
        assert not list(page.tree.iter("form"))
        assert all(STUDY.item(item.code).label in page.main or item.text in page.main for item in REASONS)


def test_the_server_takes_no_vote(app: Flask) -> None:
    holding = guessing(app)
    with pytest.raises(ClosedError):
        holding.vote(Poll.GUESS, GUESSED)


def test_screen_and_control_say_once_what_happens_and_why(app: Flask) -> None:
    holding = guessing(app)
    screen = Attendee(app).get(holding.at).main
    assert "Schrijf uw drie op papier, in stilte." in screen
    assert screen.count(f"{WHY}. Daarom stemt u niet op de telefoon en tonen wij niets.") == 1
    assert "raadde" not in screen
    control = leader(holding).get(holding.control).main
    assert control.count("daarom stemt niemand op de telefoon, en tonen wij niets") == 1
    assert "raadden" not in control
    assert "Er zijn maar" not in control
    paper = leader(holding).get(f"{holding.control}/papier")
    assert "ieder houdt het eigen papier" in paper.main
    assert not list(paper.tree.iter("form"))


def test_going_on_asks_nothing_and_nothing_is_called_secret_beside_a_question_to_tell(app: Flask) -> None:
    holding = guessing(app)
    leading = leader(holding)
    page = leading.follow(press(leading, leading.get(holding.control), "Verder"))
    assert holding.scene is not None
    assert holding.scene.kind is SceneKind.GUESSED
    assert "Niemand stemde" in page.main
    screen = Attendee(app).get(holding.at).main
    assert "Wie wil, vertelt wat die raadde." in screen
    assert "geheim" not in screen
    assert "Minder dan" not in screen


def test_with_one_group_of_five_phones_vote(app: Flask) -> None:
    holding = guessing(app, young=5, management=2)
    assert list(Attendee(app).join(holding).tree.iter("form"))
    assert "van 7 raadde" in Attendee(app).get(holding.at).main or "5 raadden" in Attendee(app).get(holding.at).main


def test_without_own_scores_the_country_is_guessed_and_everyone_is_told(app: Flask) -> None:
    for young, management in ((14, 6), (4, 2)):
        holding = guessing(app, young, management, scores=False)
        screen = Attendee(app).get(holding.at).main
        assert "Raad wat landelijk het zwaarst weegt" in screen
        assert "Jonge ambtenaren raden wat gemeentesecretarissen landelijk zeggen." in screen
        assert "landelijk het zwaarst" in Attendee(app).join(holding).main
        assert "Raad wat landelijk het zwaarst weegt" in leader(holding).get(holding.control).main
    assert "landelijk" not in Attendee(app).get(guessing(app).at).main


def test_fewer_than_five_in_all_put_no_dots(app: Flask) -> None:
    holding = guessing(app, young=2, management=2)
    holding.go_to(SceneKind.DOTS)
    page = Attendee(app).join(holding)
    assert "Kies samen, zonder stippen" in page.main
    assert not list(page.tree.iter("form"))
    assert "U bent met minder dan vijf mensen." in Attendee(app).get(holding.at).main
    assert "niemand zet stippen" in leader(holding).get(holding.control).main
