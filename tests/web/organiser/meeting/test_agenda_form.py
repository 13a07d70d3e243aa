"""The form of an agenda: what is offered, buttons that save nothing, and what is wrong in it."""

import pytest
from flask import Flask

from retention_check.domain.meeting.preparing import ANSWER_FIRST, FIRST, GUESS_FIRST, LAST
from retention_check.domain.planned_text import Circumstance
from retention_check.web.organiser.meeting.agenda_form import NOTHING_TO_DO
from tests.web.client import Page, SavedRound, Visitor, value_of, words
from tests.web.organiser.meeting.prepared import found, meeting_of, prepare, steps

ALL_OFF = dict.fromkeys(("on_raden", "on_tafel1", "on_tafel2", "on_stippen", "on_afspraken", "on_afsluiten"))


def order(page: Page) -> list[str]:
    return value_of(page, "order").split()


def titles(page: Page) -> list[str]:
    return [words(each) for each in page.tree.iter("legend")][3:]


def test_a_step_moves_up_and_down_and_what_was_typed_stays(app: Flask, me: Visitor, scored: SavedRound) -> None:
    page = prepare(me, scored, {"omlaag": "raden", "minutes_raden": "17", "minutes_tafel2": "veel", "on_stippen": None})
    assert (page.status, order(page)[:4]) == (200, ["welkom", "tafel1", "raden", "tafel2"])
    assert not page.title.startswith("Fout:")
    assert (value_of(page, "minutes_raden"), value_of(page, "minutes_tafel2")) == ("17", "veel")
    assert "on_stippen" not in page.fields()
    again = me.send(page, {"omhoog": "raden"})
    assert order(again)[:4] == ["welkom", "raden", "tafel1", "tafel2"]
    assert value_of(again, "minutes_raden") == "17"
    assert found(app, scored) is None


def test_the_button_that_was_pressed_has_the_focus_or_the_other_one_at_the_end(me: Visitor, scored: SavedRound) -> None:
    def focused(button: str, name: str) -> tuple[str | None, str | None]:
        page = prepare(me, scored, {button: name})
        (found,) = [each for each in page.tree.iter("button") if "autofocus" in each.attrib]
        return found.get("name"), found.get("value")

    assert focused("omlaag", "raden") == ("omlaag", "raden")
    assert focused("omhoog", "tafel2") == ("omhoog", "tafel2")
    assert focused("omhoog", "tafel1") == ("omlaag", "tafel1")


def test_the_first_and_the_last_step_stay_where_they_are(me: Visitor, scored: SavedRound) -> None:
    page = me.get(f"{scored.at}/bijeenkomst/nieuw")
    moves = [(each.get("name"), each.get("value")) for each in page.tree.iter("button") if each.get("value")]
    names = order(page)
    assert not {("omhoog", names[0]), ("omlaag", names[0]), ("omhoog", names[1])} & set(moves)
    assert not {("omhoog", names[-1]), ("omlaag", names[-1]), ("omlaag", names[-2])} & set(moves)
    assert ("omlaag", names[1]) in moves


def test_the_minutes_are_added_up_by_a_button(app: Flask, me: Visitor, scored: SavedRound) -> None:
    assert "samen 80 minuten" in me.get(f"{scored.at}/bijeenkomst/nieuw").main
    page = prepare(me, scored, {"kijk": "ja", "minutes_tafel1": "25", "on_tafel3": "y", "on_stippen": None})
    assert "Samen 100 minuten" in page.main
    assert found(app, scored) is None


def test_tables_are_about_the_topics_in_their_order(app: Flask, me: Visitor, scored: SavedRound) -> None:
    page = prepare(me, scored, {"kijk": "ja", "on_tafel1": None, "on_tafel3": "y"})
    tables = [title for title in titles(page) if title.startswith("Aan tafel")]
    assert tables == [
        "Aan tafel: nog een onderwerp",
        "Aan tafel: onderwerp 1",
        "Aan tafel: onderwerp 2",
        "Aan tafel: nog een onderwerp",
    ]
    assert me.send(page).status == 302
    assert [step.topic for step in meeting_of(app, scored).meeting.agenda.steps if step.topic] == [1, 2]


def test_guessing_is_of_one_kind(app: Flask, me: Visitor, scored: SavedRound) -> None:
    assert prepare(me, scored, {"guessing": "dubbel"}).status == 302
    kinds = [kind for kind, _ in steps(app, scored)]
    assert kinds == ["welkom", "dubbel", "tafel", "tafel", "stippen", "afspraken", "afsluiten"]


def test_with_few_people_nobody_answers_or_puts_dots_on_a_phone(app: Flask, me: Visitor, empty: SavedRound) -> None:
    assert "antwoorden" in order(me.get(f"{empty.at}/bijeenkomst/nieuw"))
    page = prepare(me, empty, {"kijk": "ja", "size": "klein"})
    assert not {"antwoorden", "stippen"} & set(order(page))
    assert "minutes_antwoorden" not in page.fields()
    back = me.send(page, {"kijk": "ja", "size": "groot"})
    assert {"antwoorden", "stippen"} <= set(order(back))
    assert back.fields()["on_antwoorden"] == back.fields()["is_management_last"] == "y"
    assert me.send(page).status == 302
    agenda = meeting_of(app, empty).meeting.agenda
    assert agenda.size is Circumstance.SMALL
    assert not agenda.has(agenda.steps[1].kind) or agenda.steps[1].kind.value == "raden"


def test_one_button_is_enough_for_another_choice_too(app: Flask, me: Visitor, empty: SavedRound) -> None:
    assert prepare(me, empty, {"kind": "vooraf"}).status == 302
    agenda = meeting_of(app, empty).meeting.agenda
    assert steps(app, empty) == [("welkom", 5), ("onderwerpen", 10), ("vragen", 15)]
    assert (agenda.is_beforehand, agenda.has_management, agenda.minutes) == (True, False, 30)


def test_what_is_wrong_in_a_step_that_is_not_offered_is_not_told(me: Visitor, empty: SavedRound) -> None:
    assert prepare(me, empty, {"size": "klein", "minutes_antwoorden": "veel"}).status == 302


def test_without_management_the_step_is_called_proposals(app: Flask, me: Visitor, scored: SavedRound) -> None:
    page = prepare(me, scored, {"kijk": "ja", "attendance": "nee"})
    assert "Voorstellen" in titles(page)
    assert me.send(page).status == 302
    assert not meeting_of(app, scored).meeting.agenda.has_management


@pytest.mark.parametrize("typed", ["", "0", "121", "2,5", "tien"])
def test_minutes_are_a_whole_number_from_1_to_120(app: Flask, me: Visitor, scored: SavedRound, typed: str) -> None:
    page = prepare(me, scored, {"minutes_raden": typed})
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert list(page.faults) == ["minutes_raden"]
    assert "heel getal van 1 tot 120" in page.faults["minutes_raden"]
    assert "Raden, dan kijken" in page.faults["minutes_raden"]
    assert value_of(page, "minutes_raden") == typed
    assert any("open" in each.attrib for each in page.tree.iter("details"))
    assert found(app, scored) is None


def test_a_step_that_is_off_needs_no_minutes(me: Visitor, scored: SavedRound) -> None:
    assert prepare(me, scored, {"on_raden": None, "minutes_raden": ""}).status == 302


@pytest.mark.parametrize(
    ("wrong", "faults"),
    [
        ("antwoorden welkom afsluiten", {"minutes_welkom": FIRST}),
        ("welkom raden antwoorden tafel1 tafel2 stippen afspraken afsluiten", {"minutes_antwoorden": ANSWER_FIRST}),
        ("welkom afsluiten antwoorden raden tafel1", {"minutes_afsluiten": LAST}),
    ],
)
def test_an_order_that_cannot_be_is_told_at_the_step(
    app: Flask, me: Visitor, empty: SavedRound, wrong: str, faults: dict[str, str]
) -> None:
    page = prepare(me, empty, {"order": wrong})
    assert page.status == 422
    assert page.faults == faults
    assert found(app, empty) is None


def test_guessing_after_a_table_is_saved_with_advice(me: Visitor, scored: SavedRound) -> None:
    page = me.follow(prepare(me, scored, {"order": "welkom tafel1 raden tafel2"}))
    assert GUESS_FIRST in page.main


def test_there_is_more_to_do_than_come_in(me: Visitor, scored: SavedRound) -> None:
    page = prepare(me, scored, ALL_OFF)
    assert page.status == 422
    assert NOTHING_TO_DO in page.main


@pytest.mark.parametrize("name", ["kind", "size", "attendance", "guessing"])
def test_a_choice_that_is_not_there_is_refused(app: Flask, me: Visitor, scored: SavedRound, name: str) -> None:
    page = prepare(me, scored, {name: "iets"})
    assert (page.status, list(page.faults)) == (422, [f"{name}-0"])
    assert found(app, scored) is None
