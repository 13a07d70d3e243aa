"""Preparing a meeting, changing its agenda, and once it has begun the minutes of the steps to come."""

from dataclasses import replace

import pytest
from flask import Flask

from retention_check import clock, store
from retention_check.domain.meeting import moving
from retention_check.domain.planned_text import Circumstance
from retention_check.domain.round import ManagementForm
from retention_check.domain.shown_in_meetings import ShownInMeetings
from retention_check.domain.side import Side
from tests.cast import STUDY
from tests.web.client import (
    GOUDA,
    SavedRound,
    Visitor,
    database_of,
    published,
    save_published,
    save_round,
    value_of,
    words,
)
from tests.web.meeting.held import Holding, hold
from tests.web.organiser.meeting.prepared import found, let_pass, meeting_of, prepare, steps
from tests.web.organiser.questionnaire.asking import opened

EMPTY = replace(GOUDA, entries=(), agreements=())


@pytest.fixture
def holding(app: Flask) -> Holding:
    """A meeting that is at its second step."""
    holding = hold(app)
    for _ in range(3):
        holding.move()
    return holding


def at(holding: Holding) -> str:
    return f"/ronde/{holding.public_id}/bijeenkomst"


def test_one_button_makes_the_usual_meeting(app: Flask, me: Visitor, scored: SavedRound) -> None:
    assert me.get(f"{scored.at}/bijeenkomst").redirects_to == f"{scored.at}/bijeenkomst/nieuw"
    page = prepare(me, scored)
    assert page.redirects_to == f"{scored.at}/bijeenkomst"
    usual = [("welkom", 10), ("raden", 10), ("tafel", 20), ("tafel", 20), ("stippen", 5), ("afspraken", 10)]
    assert steps(app, scored) == [*usual, ("afsluiten", 5)]
    assert meeting_of(app, scored).meeting.agenda.is_management_last
    assert "De bijeenkomst staat klaar." in me.follow(page).main


def test_a_round_without_scores_asks_in_the_room(app: Flask, me: Visitor, empty: SavedRound) -> None:
    assert prepare(me, empty).status == 302
    assert steps(app, empty)[1] == ("antwoorden", 10)
    assert meeting_of(app, empty).meeting.agenda.minutes == 90


def test_where_people_are_asked_already_the_room_does_not_answer(app: Flask, me: Visitor) -> None:
    asked = opened(app, me)
    assert prepare(me, asked).status == 302
    assert "antwoorden" not in dict(steps(app, asked))


@pytest.mark.parametrize(
    ("asked", "form", "is_small"),
    [
        ({Side.YOUNG: 6, Side.MANAGEMENT: 3}, ManagementForm.QUESTIONNAIRE, True),
        ({Side.YOUNG: 6, Side.MANAGEMENT: 4}, ManagementForm.QUESTIONNAIRE, False),
        ({Side.YOUNG: 9}, ManagementForm.AGREED, True),
        ({Side.YOUNG: 6}, ManagementForm.QUESTIONNAIRE, False),
        ({}, ManagementForm.QUESTIONNAIRE, False),
    ],
)
def test_a_round_that_asked_few_begins_with_few(
    app: Flask, me: Visitor, asked: dict[Side, int], form: ManagementForm, *, is_small: bool
) -> None:
    saved = save_round(app, replace(EMPTY, asked=asked, management_form=form))
    assert prepare(me, saved).status == 302
    agenda = meeting_of(app, saved).meeting.agenda
    assert agenda.size is (Circumstance.SMALL if is_small else None)
    assert ("stippen" in dict(steps(app, saved))) is not is_small


def test_the_topics_are_those_of_the_round_and_lead_to_choosing(app: Flask, me: Visitor) -> None:
    chosen = save_published(app, replace(GOUDA, topics=("R3",)))
    page = me.get(f"{chosen.at}/bijeenkomst/nieuw")
    assert "U koos deze onderwerpen" in page.main
    assert STUDY.item("R3").text in page.main
    assert any(link.endswith(f"{chosen.at}/resultaten/onderwerpen") for link in page.links)


def test_scores_that_are_not_published_propose_no_topics(app: Flask, me: Visitor) -> None:
    def proposed(saved: SavedRound) -> list[str]:
        items = me.get(f"{saved.at}/bijeenkomst/nieuw").first("main").iter("li")
        return [words(each) for each in items if "utrecht-ordered-list__item" in each.get("class", "")]

    assert proposed(save_round(app, GOUDA)) == proposed(save_round(app, EMPTY))
    assert proposed(save_round(app, published(GOUDA))) != proposed(save_round(app, EMPTY))


def test_a_round_has_one_meeting_at_a_time(app: Flask, me: Visitor, scored: SavedRound) -> None:
    late = me.get(f"{scored.at}/bijeenkomst/nieuw")
    prepare(me, scored)
    screen = meeting_of(app, scored).keys.screen
    assert me.get(f"{scored.at}/bijeenkomst/nieuw").redirects_to == f"{scored.at}/bijeenkomst"
    assert me.send(late).redirects_to == f"{scored.at}/bijeenkomst"
    assert meeting_of(app, scored).keys.screen == screen


def test_a_meeting_of_an_earlier_day_makes_room_for_a_new_one(app: Flask, me: Visitor, scored: SavedRound) -> None:
    prepare(me, scored)
    before = meeting_of(app, scored).keys
    let_pass(app, scored)
    assert prepare(me, scored).status == 302
    after = meeting_of(app, scored).keys
    assert not {before.screen, before.lead, before.join} & {after.screen, after.lead, after.join}


def test_no_link_of_an_earlier_meeting_opens_a_later_one(app: Flask, me: Visitor, scored: SavedRound) -> None:
    seen = set()
    for _ in range(3):
        prepare(me, scored)
        keys = meeting_of(app, scored).keys
        seen |= {keys.lead, keys.join}
        store.meetings.end(database_of(app), scored.public_id, clock.today())
    assert len(seen) == 6


def test_the_agenda_changes_until_the_meeting_begins(app: Flask, me: Visitor, scored: SavedRound) -> None:
    prepare(me, scored, {"minutes_raden": "15", "guessing": "dubbel", "size": "groot", "attendance": "nee"})
    page = me.get(f"{scored.at}/bijeenkomst/agenda")
    shown = page.fields()
    assert [shown[name] for name in ("minutes_raden", "guessing", "size", "attendance")] == [
        "15",
        "dubbel",
        "groot",
        "nee",
    ]
    sent = me.send(page, {"on_stippen": None, "minutes_tafel1": "30", "guessing": "raden"})
    assert "De agenda is aangepast." in me.follow(sent).main
    assert steps(app, scored)[1:4] == [("raden", 15), ("tafel", 30), ("tafel", 20)]
    assert "on_stippen" not in me.get(f"{scored.at}/bijeenkomst/agenda").fields()


def test_two_who_change_the_agenda_are_told(app: Flask, me: Visitor, scored: SavedRound) -> None:
    prepare(me, scored)
    late = me.get(f"{scored.at}/bijeenkomst/agenda")
    assert me.fill(f"{scored.at}/bijeenkomst/agenda", {"minutes_raden": "11"}).status == 302
    page = me.send(late, {"minutes_raden": "12"})
    assert (page.status, value_of(page, "minutes_raden")) == (409, "12")
    assert steps(app, scored)[1] == ("raden", 11)
    assert me.send(page).status == 302
    assert steps(app, scored)[1] == ("raden", 12)


def test_once_it_has_begun_only_minutes_to_come_change(me: Visitor, holding: Holding) -> None:
    page = me.get(f"{at(holding)}/agenda")
    names = [name for name in page.fields() if name.startswith("minutes_")]
    assert names == [f"minutes_{place}" for place in range(2, 7)]
    assert me.send(page, {"minutes_2": "35"}).redirects_to == at(holding)
    agenda = holding.stored.meeting.agenda
    assert [step.minutes for step in agenda.steps] == [10, 10, 35, 20, 5, 10, 5]


@pytest.mark.parametrize("typed", ["", "0", "121", "veel"])
def test_minutes_to_come_are_a_whole_number_too(me: Visitor, holding: Holding, typed: str) -> None:
    page = me.fill(f"{at(holding)}/agenda", {"minutes_2": typed})
    assert (page.status, list(page.faults)) == (422, ["minutes_2"])
    assert value_of(page, "minutes_2") == typed
    assert holding.stored.meeting.agenda.steps[2].minutes == 20


def test_who_changes_minutes_while_the_meeting_goes_on_is_told(me: Visitor, holding: Holding) -> None:
    late = me.get(f"{at(holding)}/agenda")
    holding.move(moving.skip)
    page = me.send(late, {"minutes_2": "35", "minutes_3": "25"})
    assert (page.status, value_of(page, "minutes_3")) == (409, "25")
    assert me.send(page).status == 302
    assert [step.minutes for step in holding.stored.meeting.agenda.steps[2:4]] == [20, 25]


def test_a_whole_agenda_that_comes_after_the_beginning_changes_nothing(app: Flask, me: Visitor) -> None:
    holding = hold(app)
    late = me.get(f"{at(holding)}/agenda")
    holding.move()
    assert me.send(late, {"minutes_raden": "55", "on_tafel1": None}).status in {409, 422}
    assert [step.minutes for step in holding.stored.meeting.agenda.steps] == [10, 10, 20, 20, 5, 10, 5]


def test_in_the_last_step_there_are_no_minutes_to_change(me: Visitor, holding: Holding) -> None:
    for _ in range(6):
        holding.move(moving.skip)
    page = me.get(f"{at(holding)}/agenda")
    assert "Dit is de laatste stap" in page.main


def test_without_a_meeting_there_is_no_agenda_to_change(app: Flask, me: Visitor, scored: SavedRound) -> None:
    assert me.get(f"{scored.at}/bijeenkomst/agenda").redirects_to == f"{scored.at}/bijeenkomst"
    assert found(app, scored) is None


@pytest.mark.parametrize("path", ["", "/nieuw", "/agenda", "/nieuwe-links", "/einde", "/afgelopen"])
def test_only_who_manages_the_round_prepares_its_meeting(app: Flask, visitor: Visitor, path: str) -> None:
    holding = hold(app)
    assert visitor.get(at(holding) + path).status == 403
    visitor.get(holding.lead_link)
    assert visitor.get(at(holding) + path).status == 403


@pytest.mark.parametrize(
    "shown",
    [ShownInMeetings(), ShownInMeetings(guessed=(Side.YOUNG,)), ShownInMeetings(dotted=("M3.1",))],
)
def test_what_a_meeting_of_the_round_showed_before_is_told_as_not_shown_again(
    app: Flask, me: Visitor, shown: ShownInMeetings
) -> None:
    saved = save_round(app, replace(published(GOUDA), shown_in_meetings=shown))
    page = me.get(f"{saved.at}/bijeenkomst/nieuw")
    assert ("niet nog een keer" in page.main) is (shown != ShownInMeetings())


def test_after_a_meeting_the_page_leads_to_what_was_agreed(app: Flask, me: Visitor) -> None:
    held = save_round(app, published(GOUDA))
    page = me.get(f"{held.at}/bijeenkomst/nieuw")
    assert "Is de bijeenkomst al geweest?" in page.main
    assert f"{held.at}/bijeenkomst/afgelopen" in page.text
    none = save_round(app, published(replace(GOUDA, agreements=())))
    assert "al geweest" not in me.get(f"{none.at}/bijeenkomst/nieuw").main


def test_before_anything_is_final_it_says_that_one_cannot_begin_and_whose_topics_these_are(
    app: Flask, me: Visitor
) -> None:
    early = me.get(f"{save_round(app, GOUDA).at}/bijeenkomst/nieuw")
    assert "maar pas beginnen als dat gedaan is" in early.main
    assert "Met de landelijke cijfers stellen wij deze onderwerpen voor." in early.main
    assert "cijfers die nu vastliggen" not in early.main
    final = me.get(f"{save_round(app, published(GOUDA)).at}/bijeenkomst/nieuw")
    assert "pas beginnen" not in final.main
    assert "met de cijfers die nu vastliggen" in final.main


def test_who_chooses_to_predict_gets_a_quarter_of_an_hour_and_can_have_less(
    app: Flask, me: Visitor, scored: SavedRound
) -> None:
    prepare(me, scored, {"guessing": "dubbel"})
    assert steps(app, scored)[1] == ("dubbel", 15)
    page = me.get(f"{scored.at}/bijeenkomst/agenda")
    me.send(page, {"minutes_raden": "10"})
    assert steps(app, scored)[1] == ("dubbel", 10)
