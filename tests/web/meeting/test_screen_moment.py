"""What the screen says of a moment: who comes late and after the end, why a topic is one, who was judged."""

from dataclasses import replace

import pytest
from flask import Flask

from retention_check.domain.meeting.agenda import Agenda, Step, StepKind
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.side import Side
from tests.web.client import Visitor
from tests.web.meeting.shown import LARGE, SHOWN, Shown, change, guesses
from tests.web.meeting.test_screen import ADDRESS, PRESSED


@pytest.mark.usefixtures("room")
@pytest.mark.parametrize("name", [name for name, each in SHOWN.items() if each.kind not in (None, SceneKind.ARRIVE)])
def test_who_comes_late_finds_the_code_below_every_scene(app: Flask, name: str) -> None:
    holding = SHOWN[name].hold(app)
    assert f"Nog niet erbij? Ga naar {ADDRESS} en typ {holding.code}." in Visitor(app).get(holding.at).main


def test_who_joins_is_news_until_everyone_is_in(app: Flask) -> None:
    holding = Shown(SceneKind.REVEAL, joined=19).hold(app)
    tags = []
    for _ in range(3):
        tags.append(Visitor(app).get(f"{holding.at}/nu").headers["ETag"])
        holding.join()
    assert len(set(tags)) == 2
    assert tags[1] == tags[2]


@pytest.mark.usefixtures("room")
def test_who_comes_in_before_the_start_joins_and_is_counted(app: Flask) -> None:
    holding = SHOWN["before"].hold(app)
    visitor = Visitor(app)
    tag = visitor.get(f"{holding.at}/nu").headers["ETag"]
    assert "Nog niemand doet mee" in visitor.get(holding.at).main
    holding.join()
    assert visitor.get(f"{holding.at}/nu", headers={"If-None-Match": tag}).status == 200
    page = visitor.get(holding.at)
    assert f"{ADDRESS} en typ {holding.code} 1 van 20 doet mee" in page.main
    assert page.first("img").get("alt") == "QR-code om mee te doen"


def test_after_the_end_the_room_is_thanked_without_a_word_of_error(app: Flask) -> None:
    holding = SHOWN["agreed"].hold(app)
    assert 'data-stays=""' in Visitor(app).get(holding.at).text
    holding.end()
    for address in (holding.at, f"{holding.at}/nu"):
        page = Visitor(app).get(address)
        assert page.status == 410
        assert page.main == "Dank u wel. De bijeenkomst is afgelopen."
        assert "Fout" not in page.text
        assert not any(each.tag in PRESSED for each in page.elements)


def test_only_what_was_agreed_stays_after_the_end(app: Flask) -> None:
    assert "data-stays" not in Visitor(app).get(SHOWN["agree"].hold(app).at).text


@pytest.mark.parametrize(
    ("steps", "is_there"),
    [
        ((StepKind.TABLE, StepKind.GUESS), False),
        ((StepKind.TABLE, StepKind.PREDICT), False),
        ((StepKind.TABLE, StepKind.ANSWERS), False),
        ((StepKind.TABLE, StepKind.DOTS), True),
    ],
)
def test_a_table_shows_no_figures_while_people_are_still_to_guess(
    app: Flask, steps: tuple[StepKind, ...], is_there: bool
) -> None:
    agenda = Agenda(tuple(Step(kind, 5, int(kind is StepKind.TABLE)) for kind in steps))
    page = Visitor(app).get(Shown(SceneKind.TALK, agenda=agenda).hold(app).at)
    assert ("8,3" in page.text) == is_there
    assert "Onderwerp 1: zelfde functie, hogere schaal" in page.main
    beforehand = Visitor(app).get(Shown(SceneKind.TALK, agenda=replace(agenda, is_beforehand=True)).hold(app).at)
    assert "8,3" not in beforehand.text


@pytest.mark.parametrize(
    ("round", "code", "told"),
    [
        (
            "country",
            "R3",
            "Landelijk zien beide groepen dit verschillend. landelijk: jong 7,6, gemeentesecretarissen 6,6",
        ),
        ("young", "R1", "Volgens jonge ambtenaren is dit een van de redenen die het zwaarst wegen. jong"),
        ("complete", "M3.4", "De scores liggen dicht bij elkaar: jonge ambtenaren"),
        ("young", "M3.4", "Dit onderwerp is gekozen. jong"),
        ("open", "R3", "management 7,8 (open score) landelijk"),
    ],
)
def test_a_table_says_why_its_topic_is_one(app: Flask, round: str, code: str, told: str) -> None:
    holding = Shown(SceneKind.TALK, round).hold(app)
    change(holding, lambda meeting: replace(meeting, topics=(code,)))
    assert told in Visitor(app).get(holding.at).main


def test_a_group_that_is_too_small_to_be_judged_is_told_so(app: Flask) -> None:
    outcome = replace(guesses(*Side), is_half_right={Side.YOUNG: True})
    few = Shown(SceneKind.ORDER, changed={"outcomes": {Poll.GUESS: outcome}}).hold(app)
    assert (
        "Of het management het goed raadde, zeggen wij niet: dat doen wij vanaf acht mensen."
        in Visitor(app).get(few.at).main
    )
    enough = Shown(SceneKind.ORDER, present=LARGE, changed={"outcomes": {Poll.GUESS: outcome}}).hold(app)
    assert "Of het management het goed raadde, is nu niet te zeggen." in Visitor(app).get(enough.at).main
