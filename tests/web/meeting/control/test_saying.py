"""What who leads says: at each question, each reason and each vote its own words; and the rules to read out."""

from dataclasses import replace

import pytest
from flask import Flask

from retention_check.domain.meeting import moving
from retention_check.domain.meeting.agenda import Agenda, Step, StepKind
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.planned_text import Circumstance
from retention_check.domain.side import Side
from tests.cast import STUDY
from tests.web.client import words
from tests.web.meeting.control.pressing import GUESS, at, usual
from tests.web.meeting.held import PRESENT, Holding, hold, leader

PLAN_B = "Typ de raadbladen over"


def said(holding: Holding) -> str:
    page = leader(holding).get(holding.control)
    (box,) = [each for each in page.elements if "leading__words" in each.get("class", "").split()]
    return words(box)


def saying(holding: Holding, kind: SceneKind, count: int) -> list[str]:
    """What is said at so many scenes, from the first of a kind on."""
    holding.go_to(kind)
    lines = []
    for _ in range(count):
        lines.append(said(holding))
        holding.move()
    return lines


def table(app: Flask, agenda: Agenda, topic: int = 1, present: dict[Side, int] = PRESENT) -> list[str]:
    """What is said at the questions of one table: all but the last are for one group."""
    holding = hold(app, agenda=agenda, present=present)
    holding.go_to(SceneKind.TALK)
    if topic == 2:
        holding.move(moving.skip)
    lines = []
    while holding.scene and holding.scene.kind is SceneKind.TALK and holding.scene.step == topic:
        lines.append(said(holding))
        holding.move()
    return lines


TABLES = Agenda((Step(StepKind.WELCOME, 5), Step(StepKind.TABLE, 20, 1), Step(StepKind.TABLE, 20, 2)))


def test_the_first_question_tells_to_make_tables_not_with_ones_own_manager_and_who_writes(app: Flask) -> None:
    first, *others, last = table(app, replace(TABLES, steps=(*TABLES.steps, Step(StepKind.CLOSING, 5))))
    assert "Maak tafels van vier tot zes mensen" in first
    assert "niemand zit bij de eigen leidinggevende" in first
    assert "schrijft op" in first
    assert any("Nu een vraag aan het management." in each for each in others)
    assert not any("Maak tafels" in each for each in (*others, last))
    assert "voor iedereen" in last


def test_at_the_second_topic_management_changes_table(app: Flask) -> None:
    first, *_ = table(app, replace(TABLES, steps=(*TABLES.steps, Step(StepKind.CLOSING, 5))), topic=2)
    assert "Het management gaat naar een andere tafel" in first


@pytest.mark.parametrize(
    ("changes", "present", "says"),
    [
        ({"size": Circumstance.SMALL}, {Side.YOUNG: 4, Side.MANAGEMENT: 2}, "niet naast uw eigen leidinggevende"),
        ({"has_management": False}, {Side.YOUNG: 14, Side.MANAGEMENT: 0}, "Maak tafels van vier tot zes mensen;"),
        ({"size": Circumstance.SMALL, "has_management": False}, {Side.YOUNG: 6, Side.MANAGEMENT: 0}, "in één kring"),
    ],
)
def test_few_people_or_a_room_without_management_sit_otherwise(
    app: Flask, changes: dict[str, object], present: dict[Side, int], says: str
) -> None:
    steps = (*TABLES.steps, Step(StepKind.CLOSING, 5))
    lines = table(app, replace(TABLES, steps=steps, **changes), present=present)  # type: ignore[arg-type]
    assert says in lines[0]
    if not changes.get("has_management", True):
        assert not any("het management vraagt door" in each for each in lines)


def test_ten_reasons_are_not_said_alike_and_the_last_is_said_to_be_the_widest(app: Flask) -> None:
    first, *_, last = lines = saying(hold(app), SceneKind.REVEAL, 10)
    assert "Wij beginnen bij het kleinste verschil" in first
    assert "Wat verbaast u hier?" not in first
    assert "met het grootste verschil" in last
    assert len(set(lines)) == 4


def test_the_figures_of_a_reason_stand_in_words_on_the_page_of_who_leads(app: Flask) -> None:
    holding, leading = at(app, SceneKind.REVEAL, number=9)
    page = leading.get(holding.control)
    assert "Verschil: " in page.main
    assert "Landelijk " in page.main


def test_the_rules_stand_on_the_page_of_who_reads_them_out_and_nothing_is_promised(app: Flask) -> None:
    holding, leading = at(app, SceneKind.RULES)
    page = leading.get(holding.control)
    for rule in STUDY.content.meeting.ground_rules:
        assert f"{rule.title} {rule.text.told(frozenset())}" in page.main
    assert "zetten wij die erbij" not in page.main
    assert "Daarna vertelt het management waarover u samen mag beslissen." in page.main


def test_without_management_no_rule_asks_it_to_listen(app: Flask) -> None:
    holding = hold(app, agenda=replace(usual(), has_management=False), present={Side.YOUNG: 14, Side.MANAGEMENT: 0})
    holding.go_to(SceneKind.RULES)
    page = leader(holding).get(holding.control)
    assert "Het management luistert eerst." not in page.main
    assert "Geen namen." in page.main


def test_back_at_a_closed_vote_nothing_is_said_that_is_over(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESSED)
    holding.move(moving.back)
    page = leading.get(holding.control)
    assert "Het raden is gesloten." in said(holding)
    for over in ("Kies in stilte", "Nog niet te zien.", PLAN_B):
        assert over not in page.main


def test_what_was_guessed_stands_on_the_screen_and_nothing_is_said_twice(app: Flask) -> None:
    holding = hold(app)
    holding.go_to(SceneKind.GUESS)
    for side, count in PRESENT.items():
        for _ in range(count):
            holding.vote(Poll.GUESS, GUESS, side)
    holding.move()
    page = leader(holding).get(holding.control)
    assert "Op het scherm staat wat u raadde." in page.main
    assert "Wat eruit kwam, staat nog niet" not in page.main
    assert said(holding).startswith("Dit is wat u raadde.")


def test_of_a_vote_that_shows_nothing_nobody_is_asked_to_raise_a_hand(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESSED)  # nobody guessed
    assert said(holding) == "Wie wil, vertelt wat die raadde. Daarna kijken wij wat eruit kwam."
    assert "Steek" not in leading.get(holding.control).main


def test_each_of_two_votes_says_whose_it_is(app: Flask) -> None:
    holding, _ = at(app, SceneKind.DOTS)
    assert said(holding).startswith("Nu zet jong twee stippen")
    holding.move()
    assert said(holding).startswith("Nu zet het management twee stippen")
    together, _ = at(app, SceneKind.DOTS, replace(usual(), is_management_last=False))
    assert said(together).startswith("Iedereen heeft twee stippen, ook het management.")
