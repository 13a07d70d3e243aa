"""Joining a meeting: by its code, in a group, once, without a name."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask

from retention_check import clock, store
from retention_check.config import Mode
from retention_check.domain.meeting.agenda import StepKind, agenda_beforehand, usual_agenda
from retention_check.domain.side import Side
from retention_check.secret_links import hashed, join_code
from retention_check.store import MeetingKeys
from retention_check.web.respondent.limits import LINKS
from retention_check.web.respondent.wrong_tries import Limit, WrongTries
from tests.web.client import GOUDA, HTTP, Page, database_of, published, running, words
from tests.web.meeting.held import Attendee, Holding, hold
from tests.web.respondent.asked import ask

WRONG = "/d/zzzzzz"


@pytest.fixture
def phone(app: Flask) -> Attendee:
    return Attendee(app)


@pytest.fixture(scope="module")
def held(app: Flask) -> Holding:
    return hold(app)


@pytest.fixture
def few(tmp_path: Path) -> Iterator[Flask]:
    """An app that lets three wrong codes be tried."""
    with running(tmp_path) as app:
        app.extensions[LINKS] = WrongTries(Limit(3, 0))
        yield app


def choices(page: Page) -> list[str]:
    return [words(each) for each in page.tree.iter("label")]


def test_the_code_is_typed_and_leads_to_the_groups(held: Holding, phone: Attendee) -> None:
    page = phone.fill("/d", {"code": held.code})
    assert (page.status, page.redirects_to) == (303, f"/d/{held.code}")
    assert phone.follow(page).status == 200


def test_the_code_may_be_typed_in_capitals_and_in_parts(held: Holding, phone: Attendee) -> None:
    typed = f" {held.code[:3].upper()} - {held.code[3:]} "
    assert phone.fill("/d", {"code": typed}).redirects_to == f"/d/{held.code}"
    assert phone.get(f"/d/{held.code.upper()}").status == 200
    assert phone.fill(f"/d/{held.code.upper()}", {"groep": "jong"}).status == 303
    assert phone.post(f"/d/{held.code.upper()}", {"groep": "jong"}).status == 303


@pytest.mark.parametrize("typed", ["", "bcdfg", "bcdfghj", "a1b2c3", "../../"])
def test_what_is_no_code_is_told_in_place(phone: Attendee, typed: str) -> None:
    page = phone.fill("/d", {"code": typed})
    assert page.status == 422
    assert page.title.startswith("Fout: ")
    assert page.faults["code"] == "Dit is geen code. Kijk nog eens goed op het scherm."
    assert page.fields()["code"] == typed


def test_each_says_once_which_group_and_nobody_gives_a_name(held: Holding, phone: Attendee) -> None:
    page = phone.get(f"/d/{held.code}")
    assert choices(page) == [
        "Ik ben een jonge ambtenaar (35 jaar of jonger)",
        "Ik hoor bij het management (managementteam)",
        "Ik kijk mee",
    ]
    assert set(page.fields()) == {"bewijs"}
    assert [each.get("type") for each in page.tree.iter("input")] == ["hidden", "radio", "radio", "radio"]


def test_where_no_role_is_named_none_stands_there(app: Flask, phone: Attendee) -> None:
    held = hold(app, published(replace(GOUDA, management_role="management")))
    assert "Ik hoor bij het management" in choices(phone.get(f"/d/{held.code}"))


def test_it_says_before_joining_what_is_kept_and_for_how_long(held: Holding, phone: Attendee) -> None:
    told = words(phone.get(f"/d/{held.code}").by_id("bewaard"))
    for part in (
        "geen naam",
        "willekeurige link",
        "nooit bij uw link",
        "Als de bijeenkomst eindigt, wissen wij",
        "kan wie de computer beheert meekijken",
    ):
        assert part in told
    assert "voorspeld" not in told
    assert len(re.findall(r"[.:]", told)) <= 5


def test_it_says_that_the_shown_mean_of_predictions_stays(app: Flask, phone: Attendee) -> None:
    usual = usual_agenda(has_scores=True, is_small=False)
    steps = (replace(each, kind=StepKind.PREDICT) if each.kind is StepKind.GUESS else each for each in usual.steps)
    held = hold(app, agenda=replace(usual, steps=tuple(steps)))
    assert "het gemiddelde van wat voorspeld is" in words(phone.get(f"/d/{held.code}").by_id("bewaard"))


@pytest.mark.parametrize(("side", "name"), [(Side.YOUNG, "jong"), (Side.MANAGEMENT, "management"), (None, "kijkt")])
def test_joining_leads_to_a_link_of_ones_own(
    app: Flask, held: Holding, phone: Attendee, side: Side | None, name: str
) -> None:
    page = phone.fill(f"/d/{held.code}", {"groep": name})
    assert page.status == 303
    found = re.fullmatch(r"/deelnemen/([a-z2-7]{32})", page.redirects_to)
    assert found
    joined = store.voting.participant(database_of(app), hashed(found[1]))
    assert joined is not None
    assert (joined.side, joined.stored.public_id) == (side, held.public_id)


def test_a_form_that_is_sent_twice_joins_once_and_keeps_its_group(app: Flask, phone: Attendee) -> None:
    held = hold(app)
    page = phone.get(f"/d/{held.code}")
    first, second = (phone.send(page, {"groep": group}) for group in ("jong", "management"))
    assert first.redirects_to == second.redirects_to
    assert held.stored.joined == 1
    assert "U doet mee als jonge ambtenaar." in phone.follow(second).main


def test_without_a_group_it_is_asked_again_and_the_same_person_joins(app: Flask, phone: Attendee) -> None:
    held = hold(app)
    page = phone.get(f"/d/{held.code}")
    for group in (None, "allemaal"):
        again = phone.send(page, {"groep": group})
        assert again.status == 422
        assert again.title.startswith("Fout: ")
        assert again.faults == {"groep": "Kies bij welke groep u hoort."}
        assert again.fields()["bewijs"] == page.fields()["bewijs"]
    assert held.stored.joined == 0


def test_a_proof_that_no_page_of_ours_made_is_not_taken(held: Holding, phone: Attendee) -> None:
    page = phone.fill(f"/d/{held.code}", {"groep": "jong", "bewijs": "mijn-naam"})
    assert "mijn-naam" not in page.redirects_to
    assert phone.follow(page).status == 200


def test_where_management_is_not_there_nobody_joins_with_it(app: Flask, phone: Attendee) -> None:
    held = hold(app, agenda=agenda_beforehand())
    page = phone.get(f"/d/{held.code}")
    assert len(choices(page)) == 2
    assert not [each for each in choices(page) if "management" in each]
    assert phone.send(page, {"groep": "management"}).status == 422


def test_a_code_that_never_was_asks_to_look_at_the_screen_again(phone: Attendee) -> None:
    for page in (phone.get(WRONG), phone.get("/d/x"), phone.post(WRONG, {"groep": "jong"})):
        assert page.status == 404
        assert "Kijk nog eens op het scherm" in page.main
        assert page.links == [f"{HTTP}/d"]


def test_the_code_of_a_meeting_that_ended_is_told_kindly(app: Flask, phone: Attendee) -> None:
    held = hold(app)
    opened = phone.get(f"/d/{held.code}")
    held.end()
    for page in (phone.get(f"/d/{held.code}"), phone.send(opened, {"groep": "jong"})):
        assert page.status == 410
        assert "De bijeenkomst is afgelopen, of er is een nieuwe code." in page.main


def test_a_code_that_was_renewed_opens_nothing_and_the_new_one_does(app: Flask, phone: Attendee) -> None:
    held = hold(app)
    new = join_code(held.manage, 1)
    store.meetings.renew_links(
        database_of(app), held.public_id, 1, MeetingKeys(held.screen, hashed("x" * 32), hashed(new))
    )
    assert phone.get(f"/d/{held.code}").status == 410
    assert phone.get(f"/d/{new}").status == 200


def test_a_meeting_of_which_the_last_day_passed_is_not_joined(
    app: Flask, phone: Attendee, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = hold(app)
    later = held.stored.until.toordinal() + 1
    monkeypatch.setattr(clock, "today", lambda: type(held.stored.until).fromordinal(later))
    assert phone.get(f"/d/{held.code}").status == 410


def test_each_place_to_type_takes_both_kinds_of_code(app: Flask, held: Holding, phone: Attendee) -> None:
    asking = ask(app)
    at_questions = phone.follow(phone.fill("/v", {"code": held.code}))
    assert (at_questions.status, at_questions.redirects_to) == (303, f"/d/{held.code}")
    at_meeting = phone.follow(phone.fill("/d", {"code": asking.short().removeprefix("/v/")}))
    assert (at_meeting.status, at_meeting.redirects_to) == (303, asking.short())
    assert phone.follow(at_questions).status == 200
    assert phone.follow(phone.follow(at_meeting)).status == 200


def test_after_too_many_wrong_codes_none_is_looked_up(few: Flask) -> None:
    held, phone = hold(few), Attendee(few)
    for _ in range(3):
        assert phone.get(WRONG).status == 404
    page = phone.get(f"/d/{held.code}")
    assert page.status == 429
    assert page.headers["Retry-After"] == "60"
    assert "te veel verkeerde codes" in page.main


def test_a_gone_code_counts_as_a_wrong_one_and_a_good_one_does_not(few: Flask) -> None:
    held, over, phone = hold(few), hold(few), Attendee(few)
    over.end()
    for _ in range(5):
        assert phone.get(f"/d/{held.code}").status == 200
    for _ in range(3):
        assert phone.get(f"/d/{over.code}").status == 410
    assert phone.get(f"/d/{over.code}").status == 429


def test_wrong_codes_hold_up_nobody_who_opened_the_page_or_joined_nor_the_screen(few: Flask) -> None:
    held, phone, late = hold(few), Attendee(few), Attendee(few)
    joined, opened = phone.join(held), late.get(f"/d/{held.code}")
    for _ in range(3):
        late.get(WRONG)
    assert late.get(WRONG).status == 429
    assert late.follow(late.send(opened, {"groep": "jong"})).status == 200
    assert phone.get(joined.address).status == 200
    assert phone.get(f"{joined.address}/nu").status == 200
    assert phone.get(held.at).status == 200


def test_who_scans_the_code_on_the_screen_joins_however_many_wrong_codes_others_typed(
    few: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(few.extensions, "settings", replace(few.extensions["settings"], mode=Mode.ROOM))
    monkeypatch.setitem(few.jinja_env.globals, "qr_picture", str)  # the address itself in the place of its drawing
    held, phone, other = hold(few), Attendee(few), hold(few)
    held.move()
    scanned = urlsplit(phone.get(held.at).first("img").get("src", ""))
    assert len(scanned.query) == len("pas=") + 16  # a longer one makes the squares smaller than a room can scan
    for _ in range(3):
        phone.get(WRONG)
    assert phone.get(f"/d/{held.code}").status == 429
    page = phone.get(f"{scanned.path}?{scanned.query}")
    assert phone.follow(phone.send(page, {"groep": "jong"})).status == 200
    assert held.stored.joined == 1
    assert phone.get(f"/d/{other.code}?{scanned.query}").status == 429


def test_one_more_than_could_be_people_is_asked_to_come_to_who_leads(app: Flask, phone: Attendee) -> None:
    held = hold(app, present={Side.YOUNG: 1})
    opened = phone.get(f"/d/{held.code}")
    mine = phone.follow(phone.send(opened, {"groep": "jong"}))
    for _ in range(3 + 50 - 1):
        held.join(None)
    page = phone.fill(f"/d/{held.code}", {"groep": "kijkt"})
    assert page.status == 409
    assert "Vraag het aan wie de bijeenkomst leidt" in page.main
    assert (held.stored.joined, held.stored.watching) == (1, 52)
    assert phone.follow(phone.send(opened, {"groep": "jong"})).address == mine.address


def test_the_proof_of_one_code_opens_no_other(few: Flask) -> None:
    held, other, phone = hold(few), hold(few), Attendee(few)
    proof = phone.get(f"/d/{held.code}").action().partition("?")[2]
    for _ in range(3):
        phone.get(WRONG)
    assert phone.get(f"/d/{held.code}?{proof}").status == 200
    assert phone.get(f"/d/{other.code}?{proof}").status == 429
