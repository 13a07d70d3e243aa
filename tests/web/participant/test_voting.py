"""A vote from a phone: counted once, and told when it cannot be counted."""

from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from retention_check.domain.meeting import moving
from retention_check.domain.meeting.agenda import StepKind, usual_agenda
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.side import Side
from retention_check.web.participant.voting import fault_in, read_ballot
from tests.cast import STUDY
from tests.web.client import HTTP, Page, words
from tests.web.meeting.held import Attendee, Holding, hold

GUESSES = {"R1": "1", "R4": "1", "R9": "1"}
COUNTED = "Uw stem is geteld"


def heading(page: Page) -> str:
    return words(page.first("h1"))


def voter(
    app: Flask, kind: SceneKind = SceneKind.GUESS, side: Side | None = Side.YOUNG
) -> tuple[Holding, Attendee, str]:
    """A meeting at a vote, and who came in: their browser and address."""
    held, phone = hold(app), Attendee(app)
    at = urlsplit(phone.join(held, side).address).path
    held.go_to(kind)
    return held, phone, at


def by_script(phone: Attendee, at: str, fields: dict[str, str], poll: Poll = Poll.GUESS) -> Page:
    return phone.post(f"{at}/stem/nu", {"stemming": poll.value} | fields)


def test_three_guesses_are_counted_and_it_says_what_comes_next(app: Flask) -> None:
    held, phone, at = voter(app)
    page = phone.fill(at, GUESSES)
    assert (page.status, page.redirects_to) == (303, at)
    told = phone.follow(page)
    assert heading(told) == COUNTED
    assert "deze pagina gaat vanzelf verder" in told.main
    assert not list(told.tree.iter("form"))
    assert held.stored.voted == 1


def test_ten_reasons_stand_there_as_boxes_and_none_is_ticked(app: Flask) -> None:
    _, phone, at = voter(app)
    boxes = [each for each in phone.get(at).tree.iter("input") if each.get("type") == "checkbox"]
    assert [each.get("name") for each in boxes] == [f"R{number}" for number in range(1, 11)]
    assert not [each for each in boxes if each.get("checked") is not None]


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({}, "Kies er precies drie. U koos er nog geen."),
        ({"R1": "1", "R2": "1"}, "Kies er precies drie. U koos er twee."),
        (dict.fromkeys(("R1", "R2", "R3", "R4"), "1"), "Kies er precies drie. U koos er vier."),
    ],
)
def test_more_or_fewer_than_three_are_asked_again_with_what_was_chosen(
    app: Flask, chosen: dict[str, str], told: str
) -> None:
    held, phone, at = voter(app)
    page = phone.fill(at, chosen)
    assert page.status == 422
    assert page.title.startswith("Fout: ")
    assert page.faults == {"keuze": told}
    assert words(page.by_id("keuze-fout")) == told
    assert {name: text for name, text in page.fields().items() if name != "stemming"} == chosen
    assert 'http-equiv="refresh"' not in page.text
    assert held.stored.voted == 0
    assert phone.send(page, {**dict.fromkeys(chosen), **GUESSES}).status == 303


def test_dots_are_two_on_one_measure_or_on_two_or_one_alone(app: Flask) -> None:
    held, phone, _ = voter(app, SceneKind.DOTS)
    first, second = held.stored.meeting.ballot[:2]
    for dots in ({first: "2"}, {first: "1", second: "1"}, {first: "0", second: "1"}):
        at = phone.join(held).address
        assert phone.fill(at, dots).status == 303
        assert heading(phone.get(at)) == COUNTED
    assert held.stored.voted == 3


@pytest.mark.parametrize(
    ("dots", "told"),
    [(("0", "0"), "Zet ten minste één stip."), (("2", "1"), "Zet hooguit twee stippen. U zette er drie.")],
)
def test_no_dot_or_more_than_two_are_asked_again(app: Flask, dots: tuple[str, str], told: str) -> None:
    held, phone, at = voter(app, SceneKind.DOTS)
    chosen = dict(zip(held.stored.meeting.ballot, dots, strict=False))
    page = phone.fill(at, chosen)
    assert page.status == 422
    assert page.faults == {"keuze": told}
    assert {code: page.fields()[code] for code in chosen} == chosen
    assert held.stored.voted == 0


def test_a_prediction_of_nothing_is_asked_again(app: Flask) -> None:
    usual = usual_agenda(has_scores=True, is_small=False)
    steps = (replace(each, kind=StepKind.PREDICT) if each.kind is StepKind.GUESS else each for each in usual.steps)
    held, phone = hold(app, agenda=replace(usual, steps=tuple(steps))), Attendee(app)
    at = phone.join(held).address
    held.go_to(SceneKind.PREDICT)
    page = phone.post(f"{at}/stem", {"stemming": "dubbel"})
    assert page.status == 422
    assert "Kies bij ten minste één reden een antwoord." in page.main
    assert phone.post(f"{at}/stem", {"stemming": "dubbel", "R3": "4"}).status == 303
    assert held.stored.voted == 1


def test_the_same_form_sent_twice_counts_once(app: Flask) -> None:
    held, phone, at = voter(app)
    page = phone.get(at)
    for chosen in (GUESSES, GUESSES, {"R5": "1", "R6": "1", "R7": "1"}):
        assert phone.send(page, chosen).status == 303
    assert held.stored.voted == 1
    assert heading(phone.get(at)) == COUNTED


def test_a_vote_that_came_late_is_told_above_what_is_on_now(app: Flask) -> None:
    held, phone, at = voter(app)
    page = phone.get(at)
    held.move()
    late = phone.send(page, GUESSES)
    assert late.status == 409
    assert words(late.by_id("fouten-titel")) == "Uw stem is niet geteld"
    assert "De stemming was niet meer open." in late.main
    assert heading(late) == heading(phone.get(at))


def test_a_vote_that_was_counted_and_is_sent_again_after_closing_is_counted(app: Flask) -> None:
    held, phone, at = voter(app)
    page = phone.get(at)
    phone.send(page, GUESSES)
    held.move()
    assert phone.send(page, GUESSES).status == 303
    assert by_script(phone, at, GUESSES).status == 200


def test_while_who_leads_went_back_nothing_is_counted_and_nothing_lost(app: Flask) -> None:
    held, phone, at = voter(app)
    page = phone.get(at)
    held.move(moving.back)
    assert phone.send(page, GUESSES).status == 409
    held.move()
    assert phone.send(page, GUESSES).status == 303


def test_a_vote_after_the_end_is_told_that_the_meeting_is_over(app: Flask) -> None:
    held, phone, at = voter(app)
    page = phone.get(at)
    held.end()
    for sent in (phone.send(page, GUESSES), by_script(phone, at, GUESSES)):
        assert sent.status == 410
        assert "De bijeenkomst is afgelopen." in sent.main


def test_who_came_late_votes_while_it_is_open_and_waits_when_it_is_closed(app: Flask) -> None:
    held, _, _ = voter(app)
    late, later = Attendee(app), Attendee(app)
    assert late.fill(late.join(held).address, GUESSES).status == 303
    held.move()
    held.move(moving.back)
    page = later.join(held)
    assert heading(page) == "De stemming is gesloten"
    assert "Bij de volgende stemming doet u mee." in page.main
    assert later.post(f"{page.address}/stem", {"stemming": "raden"} | GUESSES).status == 409


def test_management_votes_after_young_staff(app: Flask) -> None:
    held, young, at = voter(app, SceneKind.DOTS)
    manager = Attendee(app)
    managers = manager.join(held, Side.MANAGEMENT)
    code = held.stored.meeting.ballot[0]
    assert heading(managers) == "Nu stemmen de jonge ambtenaren"
    assert "Daarna is uw groep aan de beurt." in managers.main
    assert manager.post(f"{managers.address}/stem", {"stemming": "stippen", code: "1"}).status == 409
    young.fill(at, {code: "1"})
    late = young.join(held)
    held.move()
    assert heading(young.get(at)) == COUNTED
    assert "Nu stemt de andere groep." in young.get(at).main
    assert heading(young.get(late.address)) == "Nu stemt het management"
    assert "Uw groep stemde al." in young.get(late.address).main
    assert manager.fill(managers.address, {code: "2"}).status == 303
    assert held.stored.voted == 2


def test_who_looks_on_has_no_form_and_no_vote(app: Flask) -> None:
    held, phone, at = voter(app, side=None)
    page = phone.get(at)
    assert heading(page) == "U kijkt mee"
    assert not list(page.tree.iter("form"))
    assert phone.post(f"{at}/stem", {"stemming": "raden"} | GUESSES).status == 400
    assert held.stored.voted == 0


@pytest.mark.parametrize("name", ["", "niets", "stippen\0"])
def test_a_poll_that_is_none_is_told(app: Flask, name: str) -> None:
    _, phone, at = voter(app)
    page = phone.post(f"{at}/stem", {"stemming": name} | GUESSES)
    assert page.status == 400
    assert page.links == [f"{HTTP}{at}"]


def test_the_script_gets_the_part_that_is_on_then_and_its_tag(app: Flask) -> None:
    held, phone, at = voter(app)
    wrong, right = by_script(phone, at, {"R1": "1"}), by_script(phone, at, GUESSES)
    assert (wrong.status, right.status) == (422, 200)
    assert "<html" not in wrong.text + right.text
    assert "Kies er precies drie" in wrong.text
    assert 'data-title="Fout: ' in wrong.text
    assert COUNTED in right.text
    assert right.headers["ETag"] == phone.get(f"{at}/nu").headers["ETag"] != wrong.headers["ETag"]
    again = by_script(phone, at, GUESSES)
    assert (again.status, again.text) == (200, right.text)
    held.move()
    other = phone.join(held).address
    late = by_script(phone, other, GUESSES)
    assert late.status == 409
    assert "Uw stem is niet geteld" in late.text
    assert late.headers["ETag"]


def test_who_opens_the_address_of_a_vote_again_comes_to_what_is_on(app: Flask) -> None:
    _, phone, at = voter(app)
    page = phone.get(f"{at}/stem")
    assert (page.status, page.redirects_to) == (303, at)


@pytest.mark.parametrize(
    ("form", "ballot"),
    [
        ([("R1", "1"), ("R2", "0"), ("R3", "")], {"R1": 1}),
        ([("M1.1", "1"), ("M1.1", "1")], {"M1.1": 2}),
        ([("R1", "6"), ("R2", "-1"), ("R3", "9" * 5000), ("R4", "²"), ("X1", "1"), ("R5", "5")], {"R5": 5}),
    ],
)
def test_only_choices_of_ours_are_read(form: list[tuple[str, str]], ballot: dict[str, int]) -> None:
    assert read_ballot(MultiDict(form), STUDY) == ballot


def test_every_poll_says_what_to_mend() -> None:
    assert {poll: fault_in(poll, {}) for poll in Poll} == {
        Poll.GUESS: "Kies er precies drie. U koos er nog geen.",
        Poll.PREDICT: "Kies bij ten minste één reden een antwoord.",
        Poll.DOTS: "Zet ten minste één stip.",
    }
