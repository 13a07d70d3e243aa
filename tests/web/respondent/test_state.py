"""What a link opens, how far it is, and how short codes are guarded against guessing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from retention_check import store
from retention_check.domain.side import Side
from retention_check.secret_links import answer_secret, hashed, short_code
from retention_check.store import AnswerHashes
from retention_check.web.respondent.limits import CODES, LIMITS, LINKS
from retention_check.web.respondent.wrong_tries import Limit, WrongTries
from tests.web.client import database_of, running
from tests.web.respondent.asked import JSON, Asking, Phone, answered, ask, renew_manage_link


@pytest.fixture
def phone(app: Flask) -> Phone:
    return Phone(app)


def stand(phone: Phone, link: str) -> tuple[int, str]:
    page = phone.get(f"{link}/stand")
    return page.status, page.text.strip()


def withdraw(app: Flask, asking: Asking) -> None:
    """Put other links in the place of those that were handed out."""
    hashes = {
        side: AnswerHashes(hashed(answer_secret(asking.manage, side, 1)), hashed(short_code(asking.manage, side, 1)))
        for side in Side
    }
    store.questionnaires.withdraw_links(database_of(app), asking.public_id, 1, hashes)


def test_how_far_it_is_in_one_word(app: Flask, phone: Phone) -> None:
    asking = ask(app)
    assert stand(phone, asking.link()) == (200, '{"stand":"open"}')
    assert stand(phone, asking.short()) == (200, '{"stand":"open"}')
    answered(asking, 5)
    asking.close()
    assert stand(phone, asking.link()) == (200, '{"stand":"gesloten"}')
    asking.publish()
    assert stand(phone, asking.link()) == (200, '{"stand":"vast"}')
    assert stand(phone, asking.short()) == (410, '{"stand":"weg"}')
    assert stand(phone, asking.link(Side.MANAGEMENT)) == (410, '{"stand":"weg"}')  # too few answered
    assert stand(phone, "/vragen/" + "a" * 32) == (404, '{"stand":"weg"}')


def test_who_asks_again_is_told_that_nothing_changed(app: Flask, phone: Phone) -> None:
    asking = ask(app)
    known = {"If-None-Match": phone.get(f"{asking.link()}/stand").headers["ETag"]}
    same = phone.get(f"{asking.link()}/stand", headers=known)
    assert (same.status, same.data) == (304, b"")
    asking.close()
    assert phone.get(f"{asking.link()}/stand", headers=known).status == 200


def test_a_link_that_was_replaced_opens_nothing_any_more(app: Flask, phone: Phone) -> None:
    asking = ask(app)
    withdraw(app, asking)
    for link in (asking.link(), asking.short()):
        page = phone.get(link)
        assert page.status == 410
        assert "Deze link werkt niet meer" in page.title
    assert phone.get(f"/vragen/{answer_secret(asking.manage, Side.YOUNG, 1)}").status == 200


def test_a_questionnaire_that_was_discarded_leaves_no_page(app: Flask, phone: Phone) -> None:
    asking = ask(app)
    answered(asking, 5)
    asking.close()
    store.questionnaires.discard(database_of(app), asking.public_id)
    page = phone.get(asking.link())
    assert page.status == 410
    assert "voorbij en gewist" in page.main


@pytest.mark.parametrize("secret", ["x", "A" * 32, "a" * 31, "a" * 33, "%20", "bcdfgh"])
def test_what_is_no_secret_is_not_looked_up(app: Flask, secret: str) -> None:
    assert Phone(app).get(f"/vragen/{secret}").status == 404


def test_a_long_secret_opens_nothing_as_a_short_code(app: Flask, phone: Phone) -> None:
    asking = ask(app)
    assert phone.get(f"/v/{asking.secret()}").status == 404
    assert phone.get(f"/vragen/{asking.short().removeprefix('/v/')}").status == 404


# ---- Short codes ----


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """An app that lets three wrong codes be tried."""
    monkeypatch.setitem(LIMITS, CODES, Limit(3, 0))
    with running(tmp_path) as app:
        app.extensions[LINKS] = WrongTries(Limit(3, 0))
        yield app


def exhaust(app: Flask) -> None:
    stranger = Phone(app)
    assert [stranger.get(f"/v/bcdfg{sign}").status for sign in "bcdfg"] == [404, 404, 404, 429, 429]


@pytest.mark.parametrize("side", Side)
def test_a_short_code_leads_to_the_long_link_which_shows_the_outcomes_later(
    app: Flask, phone: Phone, side: Side
) -> None:
    asking = ask(app)
    page = phone.get(asking.short(side))
    assert (page.status, page.redirects_to) == (303, asking.link(side))
    asking.close()
    assert phone.get(asking.short(side)).redirects_to == asking.link(side)


def test_after_a_withdrawal_a_short_code_leads_to_the_link_of_now(app: Flask, phone: Phone) -> None:
    asking = ask(app)
    withdraw(app, asking)
    code = short_code(asking.manage, Side.YOUNG, 1)
    assert phone.get(f"/v/{code}").redirects_to == f"/vragen/{answer_secret(asking.manage, Side.YOUNG, 1)}"


def test_where_the_long_link_cannot_be_made_again_a_short_code_leads_the_whole_way(app: Flask, phone: Phone) -> None:
    asking = ask(app)
    renew_manage_link(asking)
    page = phone.answer(asking.short(), {"R1": 4})
    assert page.redirects_to.startswith(f"{asking.short()}/bedankt")
    thanks = phone.follow(page)
    assert "werkt de korte code niet meer" in thanks.main
    assert asking.secret() not in thanks.text
    assert asking.people() == 1


def test_a_short_code_may_be_typed_in_capitals_in_the_address(app: Flask, phone: Phone) -> None:
    asking = ask(app)
    renew_manage_link(asking)
    page = phone.get(asking.short().upper().replace("/V/", "/v/"))
    assert page.status == 200
    assert page.action().startswith(f"http://localhost{asking.short()}?")


def test_after_too_many_wrong_codes_none_is_looked_up(few: Flask) -> None:
    asking = ask(few)
    exhaust(few)
    page = Phone(few).get(asking.short())
    assert page.status == 429
    assert page.headers["Retry-After"] == "60"
    assert "Met de QR-code of de lange link hoeft u niet te wachten." in page.main
    assert stand(Phone(few), asking.short()) == (429, '{"stand":"later"}')


def test_codes_that_worked_before_count_as_wrong_too(few: Flask) -> None:
    asking = ask(few)
    withdraw(few, asking)
    assert [Phone(few).get(asking.short()).status for _ in range(4)] == [410, 410, 410, 429]


def test_right_codes_and_nonsense_are_not_counted(few: Flask) -> None:
    asking = ask(few)
    for _ in range(5):
        assert Phone(few).get(asking.short()).redirects_to == asking.link()
        assert Phone(few).get("/v/nonsens").status == 404
    exhaust(few)


def test_who_came_in_before_is_not_held_up_by_others_who_guess(few: Flask) -> None:
    asking, phone = ask(few), Phone(few)
    renew_manage_link(asking)
    start = phone.get(asking.short())
    exhaust(few)
    page = phone.send(start, {"leeftijd": "ja", "werkt": "ja"})
    assert page.status == 200
    assert phone.follow(phone.send(page, {"R1": "4"})).status == 200
    assert asking.people() == 1


def test_nobody_comes_in_on_a_pass_of_another_code(few: Flask) -> None:
    asking, other = ask(few), ask(few)
    renew_manage_link(other)
    proof = Phone(few).get(other.short()).action().rpartition("pas=")[2]
    exhaust(few)
    assert Phone(few).get(f"{asking.short()}?pas={proof}").status == 429
    assert Phone(few).get(f"{other.short()}?pas={proof}").status == 200


def test_a_long_link_is_never_limited(few: Flask) -> None:
    asking = ask(few)
    exhaust(few)
    assert Phone(few).answer(asking.link(), {"R1": 4}).status == 303


def test_after_too_many_wrong_one_time_codes_none_is_tried(few: Flask) -> None:
    asking = ask(few, has_codes=True)
    statuses = [Phone(few).begin(asking.link(), code="bcdfghjk").status for _ in range(5)]
    assert statuses == [422, 422, 422, 429, 429]
    page = Phone(few).begin(asking.link(), code=asking.code())
    assert page.status == 429
    assert "Wat u invulde, staat nog op deze pagina." in page.main
    few.extensions[CODES].clear()  # a while later
    assert Phone(few).send(page).status == 200


def test_who_tries_codes_at_one_questionnaire_holds_up_no_other_and_nobody_who_began(few: Flask) -> None:
    asking, other, phone = ask(few, has_codes=True), ask(few, has_codes=True), Phone(few)
    start = phone.get(asking.link())
    sent = dict(start.fields()) | {"leeftijd": "ja", "werkt": "ja", "code": asking.code()}
    assert phone.post(asking.link(), sent).status == 200
    assert [Phone(few).begin(asking.link(), code="bcdfghjk").status for _ in range(4)] == [422, 422, 422, 429]
    assert phone.post(asking.link(), sent).status == 200  # the page is loaded again
    assert Phone(few).begin(other.link(), code=other.code()).status == 200


def test_a_script_is_not_limited_in_sending_what_is_right(few: Flask) -> None:
    asking, phone = ask(few), Phone(few)
    page = phone.begin(asking.link())
    form = dict(page.fields()) | {"R1": "4"}
    assert {phone.post(page.action(), form, headers=JSON).status for _ in range(10)} == {200}
