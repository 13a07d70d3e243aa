"""What a phone shows: one thing to do, the same after a reload, and little to send."""

import gzip
import re
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import event

from retention_check import store
from retention_check.domain.meeting import moving
from retention_check.domain.meeting.agenda import Agenda, Step, StepKind, agenda_beforehand, usual_agenda
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.round import Agreement
from retention_check.domain.side import Side
from tests.cast import STUDY
from tests.web.client import Page, database_of, words
from tests.web.meeting.held import Attendee, Holding, hold

GUESSES = {"R1": "1", "R4": "1", "R9": "1"}
REFRESH = 'http-equiv="refresh"'
LARGEST_PART, LARGEST_PACKED = 6000, 1000  # bytes
ALL_KINDS = Agenda(tuple(Step(kind, 5, int(kind is StepKind.TABLE)) for kind in StepKind))


@pytest.fixture
def phone(app: Flask) -> Attendee:
    return Attendee(app)


def path(page: Page) -> str:
    return urlsplit(page.address).path


def heading(page: Page) -> str:
    return words(page.first("h1"))


def part(page: Page) -> dict[str, str]:
    """The attributes of the element that says which scene it is."""
    found = [each for each in page.tree.iter("div") if each.get("data-scene") is not None]
    assert len(found) == 1
    return dict(found[0].items())


def looks(phone: Attendee, at: str, tag: str = "") -> Page:
    return phone.get(f"{at}/nu", headers={"If-None-Match": tag} if tag else {})


def test_before_it_begins_a_phone_says_that_its_owner_takes_part(app: Flask, phone: Attendee) -> None:
    page = phone.join(hold(app))
    assert heading(page) == "U doet mee"
    assert "De bijeenkomst begint zo." in page.main
    assert page.title.startswith("U doet mee - ")


@pytest.mark.parametrize(
    ("side", "told"),
    [(Side.YOUNG, "als jonge ambtenaar"), (Side.MANAGEMENT, "bij het management"), (None, "U kijkt mee")],
)
def test_it_says_as_what_one_takes_part(app: Flask, phone: Attendee, side: Side | None, told: str) -> None:
    assert told in phone.join(hold(app), side).main


def test_who_looks_on_is_told_nothing_about_taking_part(app: Flask, phone: Attendee) -> None:
    held = hold(app)
    page = phone.join(held, None)
    assert heading(page) == "U kijkt mee"
    for kind in (SceneKind.ARRIVE, SceneKind.GUESS, SceneKind.AGREED):
        held.go_to(kind)
        seen = phone.get(path(page)).main
        assert "doet mee" not in seen
        assert seen.count("U kijkt mee") == 1


@pytest.mark.parametrize(("side", "whom"), [(Side.YOUNG, "het management"), (Side.MANAGEMENT, "henzelf")])
def test_each_group_is_asked_why_people_leave_as_the_other_sees_it(
    app: Flask, phone: Attendee, side: Side, whom: str
) -> None:
    held = hold(app)
    at = path(phone.join(held, side))
    held.go_to(SceneKind.GUESS)
    assert f"Waarom vertrekken jonge ambtenaren volgens {whom}? Kies drie redenen" in phone.get(at).main


def test_a_measure_stands_there_with_its_whole_statement(app: Flask, phone: Attendee) -> None:
    held = hold(app)
    at = path(phone.join(held))
    held.go_to(SceneKind.DOTS)
    page = phone.get(at)
    assert heading(page).startswith("Zet hooguit twee stippen")
    for code in held.stored.meeting.ballot:
        assert f"{STUDY.item(code).label} {STUDY.item(code).text}" in page.main


def test_what_was_agreed_is_marked_to_stay_after_the_end(app: Flask, phone: Attendee) -> None:
    held = hold(app)
    at = path(phone.join(held))
    held.go_to(SceneKind.AGREE)
    assert "data-stays" not in phone.get(at).text
    held.go_to(SceneKind.AGREED)
    assert part(phone.get(at))["data-stays"] == "De bijeenkomst is afgelopen."


def test_a_phone_comes_back_at_the_step_that_is_on(app: Flask, phone: Attendee) -> None:
    held = hold(app)
    at = path(phone.join(held))
    for _ in range(30):
        held.move()
        assert held.scene is not None
        assert part(Attendee(app).get(at))["data-scene"] == held.scene.id


@pytest.mark.parametrize("agenda", [ALL_KINDS, agenda_beforehand()], ids=["all steps", "beforehand"])
def test_every_scene_says_one_thing_in_sound_html(app: Flask, phone: Attendee, agenda: Agenda) -> None:
    held = hold(app, agenda=agenda)
    watcher = Attendee(app)
    pages = [(phone, path(phone.join(held))), (watcher, path(watcher.join(held, None)))]
    seen = set()
    for _ in range(70):
        held.move()
        assert held.scene is not None
        seen.add(held.scene.kind)
        for visitor, at in pages:
            page = visitor.get(at)
            assert page.status == 200
            assert len(list(page.tree.iter("h1"))) == 1
            assert part(page)["data-title"] == page.title
            assert not re.search(r"\d,\d", page.main), "no figure of anyone is on a phone"
    kinds = set(SceneKind) if agenda is ALL_KINDS else {SceneKind.ARRIVE, SceneKind.RULES, SceneKind.TOPICS}
    assert kinds <= seen


def test_a_look_that_brings_nothing_new_is_one_query_and_no_round(
    app: Flask, phone: Attendee, monkeypatch: pytest.MonkeyPatch
) -> None:
    def loads_no_round(*_arguments: object) -> None:
        raise AssertionError

    held = hold(app)
    at = path(phone.join(held))
    held.go_to(SceneKind.GUESS)
    tag = looks(phone, at).headers["ETag"]
    monkeypatch.setattr(store.rounds, "load", loads_no_round)
    asked: list[str] = []

    def count(*arguments: object) -> None:
        asked.append(str(arguments[2]))

    engine = database_of(app).engine
    event.listen(engine, "before_cursor_execute", count)
    try:
        page = looks(phone, at, tag)
    finally:
        event.remove(engine, "before_cursor_execute", count)
    assert (page.status, page.data) == (304, b"")
    assert len([each for each in asked if each.startswith("SELECT")]) == len(asked) - 1 == 1, "BEGIN, and one query"


def test_a_look_brings_the_part_once_for_each_step_and_for_ones_own_vote(app: Flask, phone: Attendee) -> None:
    held = hold(app)
    at = path(phone.join(held))
    held.go_to(SceneKind.GUESS)
    first = looks(phone, at)
    assert first.status == 200
    assert "<html" not in first.text
    assert looks(phone, at, first.headers["ETag"]).status == 304
    assert looks(phone, at, f"W/{first.headers['ETag']}").status == 304
    held.join()
    assert looks(phone, at, first.headers["ETag"]).status == 304, "who else joins is no news on a phone"
    phone.fill(at, GUESSES)
    voted = looks(phone, at, first.headers["ETag"])
    assert voted.status == 200
    assert looks(phone, at, voted.headers["ETag"]).status == 304
    held.move()
    assert looks(phone, at, voted.headers["ETag"]).status == 200


def test_the_votes_of_others_are_no_news_on_a_phone(app: Flask, phone: Attendee) -> None:
    held, other = hold(app), Attendee(app)
    at, others = path(phone.join(held)), path(other.join(held))
    held.go_to(SceneKind.GUESS)
    tag = looks(phone, at).headers["ETag"]
    other.fill(others, GUESSES)
    assert looks(phone, at, tag).status == 304


def test_every_part_is_small(app: Flask, phone: Attendee) -> None:
    held = hold(app)
    at = path(phone.join(held))
    for _ in range(40):
        held.move()
        assert len(looks(phone, at).data) < LARGEST_PART, held.scene


def test_a_part_is_packed_for_who_takes_that(app: Flask, phone: Attendee) -> None:
    held = hold(app)
    at = path(phone.join(held))
    held.go_to(SceneKind.GUESS)
    packed = phone.get(f"{at}/nu", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.data) < LARGEST_PACKED
    assert gzip.decompress(packed.data) == looks(phone, at).data


def test_a_page_that_waits_loads_itself_again_and_one_with_a_form_never_does(app: Flask, phone: Attendee) -> None:
    held = hold(app)
    at = path(phone.join(held))
    assert REFRESH in phone.get(at).text
    held.go_to(SceneKind.GUESS)
    page = phone.get(at)
    assert REFRESH not in page.text
    assert "Kijk of de bijeenkomst verder is" in page.text
    assert REFRESH in phone.follow(phone.send(page, GUESSES)).text
    held.move()
    assert REFRESH not in phone.send(page, GUESSES | {"stemming": "stippen"}).text
    assert REFRESH in phone.get(at).text


def test_the_question_of_the_moment_is_on_the_phone_with_whom_it_is_for(app: Flask, phone: Attendee) -> None:
    held = hold(app)
    at = path(phone.join(held))
    held.go_to(SceneKind.TALK)
    told = []
    while held.scene is not None and held.scene.kind is SceneKind.TALK and held.scene.step == 2:
        page = phone.get(at)
        told.append(page.main)
        assert heading(page).endswith("?"), "the question itself"
        held.move()
    assert "Een vraag aan jonge ambtenaren." in told[0]
    assert "Praat mee aan tafel." in told[0]
    assert "Een vraag aan iedereen." in told[-1]
    assert len(set(told)) == len(told) > 2
    assert all("?" in each for each in told)


def test_without_management_its_question_is_kept_for_later(app: Flask, phone: Attendee) -> None:
    held = hold(app, agenda=usual_agenda(has_scores=True, is_small=True, has_management=False))
    at = path(phone.join(held))
    held.go_to(SceneKind.TALK, 1)
    while held.scene is not None and held.scene.side is not Side.MANAGEMENT:
        held.move()
    assert "Een vraag om straks aan het management te stellen." in phone.get(at).main


def test_a_table_without_a_topic_asks_nothing(app: Flask, phone: Attendee) -> None:
    held = hold(app, agenda=Agenda((Step(StepKind.TABLE, 20, 4),)))
    held.move()
    assert phone.join(held).status == 200


def test_at_the_end_a_phone_shows_what_was_agreed_and_when_answers_come(app: Flask, phone: Attendee) -> None:
    held = hold(app)
    at = path(phone.join(held))
    held.go_to(SceneKind.AGREED)
    assert "Er zijn vandaag geen afspraken gemaakt." in phone.get(at).main
    agreed = Agreement("Mentoren <zoeken>", "HR-adviseur", "voor de zomer", "ieder heeft er een"), Agreement("Bellen")
    store.meetings.change(
        database_of(app),
        held.public_id,
        held.stored.version,
        lambda meeting: meeting.with_agreed(agreed, "Op 1 december, in het overleg."),
    )
    page = phone.get(at)
    for told in ("Mentoren <zoeken>", "HR-adviseur", "voor de zomer", "ieder heeft er een", "Bellen"):
        assert told in page.main
    assert "Op 1 december, in het overleg." in page.main
    assert page.main.count("Rol ") == 1, "what was not said has no line"


def test_nobody_is_told_to_vote_when_no_measure_is_left(app: Flask, phone: Attendee) -> None:
    held = hold(app)
    at = path(phone.join(held))
    held.go_to(SceneKind.DOTS)
    store.meetings.change(
        database_of(app), held.public_id, held.stored.version, lambda meeting: replace(meeting, ballot=())
    )
    page = phone.get(at)
    assert not list(page.tree.iter("form"))
    assert "Er zijn geen maatregelen meer" in page.main


def test_after_a_skip_a_phone_goes_on(app: Flask, phone: Attendee) -> None:
    held = hold(app)
    at = path(phone.join(held))
    held.go_to(SceneKind.GUESS)
    held.move(moving.skip)
    assert not list(phone.get(at).tree.iter("form"))


def test_page_and_part_are_of_nobody_else_and_only_of_this_server(app: Flask, phone: Attendee) -> None:
    held: Holding = hold(app, agenda=usual_agenda(has_scores=True, is_small=True))
    page = phone.join(held)
    assert "connect-src 'self'" in page.headers["Content-Security-Policy"]
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert 'rel="noreferrer"' in page.text
