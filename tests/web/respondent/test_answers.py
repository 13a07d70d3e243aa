"""The questions, and the answers that come back: counted once, and kept in the page where they cannot be counted."""

import gzip
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from retention_check.domain.collection import Length
from retention_check.domain.item import Kind
from retention_check.domain.side import Side
from retention_check.secret_links import new_receipt
from retention_check.web.respondent.limits import FORMS
from retention_check.web.respondent.wrong_tries import Limit, WrongTries
from tests.cast import STUDY
from tests.web.client import Page, running, without_database, words
from tests.web.respondent.asked import BELONGS, JSON, Asking, Phone, ask

LIGHTEST = 60_000  # bytes of a page


@pytest.fixture
def asking(app: Flask) -> Asking:
    return ask(app)


@pytest.fixture
def phone(app: Flask) -> Phone:
    return Phone(app)


def sent(answers: dict[str, str], receipt: str = "") -> dict[str, str]:
    """What a phone sends by script."""
    return {"bewijs": receipt or new_receipt()} | answers


def checked(page: Page) -> dict[str, str]:
    """What is chosen in a page of questions."""
    return {name: value for name, value in page.fields().items() if name != "bewijs"}


def groups(page: Page) -> dict[str, Element]:
    """Every question of a page, by the code of what it asks."""
    return {str(next(group.iter("input")).get("name")): group for group in page.tree.iter("fieldset")}


# ---- The page ----


def test_reasons_come_first_and_measures_under_what_they_are_for(asking: Asking, phone: Phone) -> None:
    page = phone.begin(asking.link())
    codes, asked = list(groups(page)), asking.questionnaire.codes
    assert codes == [code for kind in "RM" for code in asked if code.startswith(kind)]
    first = STUDY.item(next(code for code in codes if code.startswith("M")))
    assert f"Via {STUDY.item(first.reason).goal.lower()}" in page.main


def test_a_reason_is_the_question_of_the_study_with_its_own_answer_words(asking: Asking, phone: Phone) -> None:
    group = groups(phone.begin(asking.link()))["R4"]
    assert words(next(group.iter("legend"))) == STUDY.item("R4").question
    assert [words(label) for label in group.iter("label")] == [*STUDY.answer_words[Kind.REASON], "sla over"]
    values = [box.get("value") for box in group.iter("input")]
    assert values == ["1", "2", "3", "4", "5", ""]  # 1 is the lowest: a high reason is bad news


def test_a_measure_is_a_statement_under_the_question_that_all_share(asking: Asking, phone: Phone) -> None:
    page = phone.begin(asking.link())
    code, group = next((code, group) for code, group in groups(page).items() if code.startswith("M"))
    assert words(next(group.iter("legend"))) == STUDY.item(code).text
    assert [words(label) for label in group.iter("label")][:5] == list(STUDY.answer_words[Kind.MEASURE])
    assert page.main.count("In hoeverre steunt u deze maatregelen?") == 1
    assert "behouden blijven. In hoeverre steunt" in page.main  # what stands after 'via' is in the headings


def test_nothing_is_chosen_beforehand_and_nothing_must_be_answered(asking: Asking, phone: Phone) -> None:
    page = phone.begin(asking.link())
    assert checked(page) == {}
    assert "required" not in page.text


@pytest.mark.parametrize("length", Length)
def test_a_page_is_light(app: Flask, phone: Phone, length: Length) -> None:
    page = phone.begin(ask(app, length=length).link())
    assert len(page.data) < LIGHTEST


def test_a_page_is_packed_for_who_takes_that(app: Flask) -> None:
    asking = ask(app, length=Length.FULL)
    headers = {"Origin": "http://localhost", "Accept-Encoding": "gzip"}
    with app.test_client().post(asking.link(), data=BELONGS[Side.YOUNG], headers=headers) as packed:
        assert packed.content_encoding == "gzip"
        assert "Accept-Encoding" in packed.vary
        assert len(packed.data) < LIGHTEST / 10
        assert b"M10.4" in gzip.decompress(packed.data)


def test_a_script_may_ask_this_server_alone_where_something_is_sent_or_awaited(asking: Asking, phone: Phone) -> None:
    with_requests = phone.begin(asking.link()), phone.get(f"{asking.link()}/bedankt")
    without = phone.get(asking.link()), phone.get("/v"), phone.begin(asking.link(), leeftijd="nee")
    assert all("connect-src 'self'" in page.headers["Content-Security-Policy"] for page in with_requests)
    assert not any("connect-src" in page.headers["Content-Security-Policy"] for page in without)


def test_the_form_tells_a_script_what_it_needs_and_no_secret_to_keep(asking: Asking, phone: Phone) -> None:
    form = next(each for each in phone.begin(asking.link()).tree.iter("form") if each.get("id") == "vragen")
    assert form.get("data-key") == f"{asking.public_id}-young"
    assert form.get("data-stand") == f"{asking.link()}/stand"
    assert form.get("data-bedankt") == f"{asking.link()}/bedankt"


# ---- Counting ----


@pytest.mark.parametrize("side", Side)
def test_what_is_sent_is_counted_for_its_own_group(asking: Asking, phone: Phone, side: Side) -> None:
    page = phone.answer(asking.link(side), {"R1": 4, "R2": 1}, side)
    assert page.status == 303
    assert page.redirects_to == f"{asking.link(side)}/bedankt"
    counted = asking.tallies[side].items
    assert counted["R1"].counts == (0, 0, 0, 1, 0)
    assert counted["R2"].counts == (1, 0, 0, 0, 0)
    assert counted["R3"].n == 0
    assert [asking.people(each) for each in Side] == [int(each is side) for each in Side]


def test_thanks_come_after_counting_and_say_what_follows(asking: Asking, phone: Phone) -> None:
    page = phone.follow(phone.answer(asking.link(), {"R1": 4}))
    assert "uw antwoorden zijn geteld" in page.title
    assert "Als de uitkomsten vastliggen, ziet u daar wat uw groep antwoordde" in page.main
    assert f"http://localhost{asking.link()}" in page.links  # for who uses this phone next


def test_sending_twice_counts_once(asking: Asking, phone: Phone) -> None:
    page = phone.begin(asking.link())
    assert phone.send(page, {"R1": "4"}).status == 303
    assert phone.send(page, {"R1": "4"}).status == 303
    assert asking.people() == 1


def test_what_was_skipped_or_left_open_is_not_counted(asking: Asking, phone: Phone) -> None:
    assert phone.post(f"{asking.link()}/antwoorden", sent({"R1": "5", "R2": ""}), headers=JSON).status == 200
    assert asking.tallies[Side.YOUNG].items["R2"].n == 0


def test_a_script_is_told_in_one_word(asking: Asking, phone: Phone) -> None:
    form = sent({"R1": "5"})
    for _ in range(2):
        page = phone.post(f"{asking.link()}/antwoorden", form, headers=JSON)
        assert (page.status, page.text) == (200, '{"stand":"geteld"}\n')
    assert asking.people() == 1


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"bewijs": new_receipt()},
        {"bewijs": new_receipt(), "R1": ""},
        {"bewijs": new_receipt(), "R1": "6"},
        {"bewijs": new_receipt(), "R1": "0"},
        {"bewijs": new_receipt(), "R1": "vier"},
        {"bewijs": new_receipt(), "R1": "3", "R2": "9"},
        {"bewijs": new_receipt(), "X1": "3"},
        {"bewijs": new_receipt(), "R1": "٣"},
        {"bewijs": "", "R1": "3"},
        {"bewijs": "A" * 32, "R1": "3"},
        {"R1": "3"},
    ],
)
def test_what_cannot_be_counted_is_refused(asking: Asking, phone: Phone, form: dict[str, str]) -> None:
    page = phone.post(f"{asking.link()}/antwoorden", form, headers=JSON)
    assert (page.status, page.text) == (422, '{"stand":"onbruikbaar"}\n')
    assert asking.people() == 0


def test_an_item_that_is_not_asked_is_refused_whole(app: Flask, phone: Phone) -> None:
    asking = ask(app, length=Length.CHOSEN)
    page = phone.post(f"{asking.link()}/antwoorden", sent({"R3": "4", "R4": "4"}), headers=JSON)
    assert page.status == 422
    assert asking.people() == 0


def test_a_field_that_a_browser_adds_is_passed_over(asking: Asking, phone: Phone) -> None:
    assert phone.post(f"{asking.link()}/antwoorden", sent({"R1": "4", "utm": "x"}), headers=JSON).status == 200


def test_nothing_answered_is_told_in_place(asking: Asking, phone: Phone) -> None:
    page = phone.send(phone.begin(asking.link()))
    assert page.status == 422
    assert page.title.startswith("Fout: ")
    assert "U hebt nog niets beantwoord." in page.main
    assert page.by_id("fouten") is not None


def test_a_failed_send_keeps_what_was_answered_and_its_receipt(asking: Asking, phone: Phone) -> None:
    opened = phone.begin(asking.link())
    page = phone.send(opened, {"R1": "4", "R2": "1", "R3": "9"})
    assert page.status == 422
    assert checked(page) == {"R1": "4", "R2": "1"}
    assert page.fields()["bewijs"] == opened.fields()["bewijs"]
    assert phone.send(page).status == 303
    assert asking.people() == 1


# ---- Closed, and codes ----


def test_too_late_is_told_and_nothing_is_counted(asking: Asking, phone: Phone) -> None:
    opened = phone.begin(asking.link())
    asking.close()
    page = phone.send(opened, {"R1": "4"})
    assert page.status == 410
    assert "De vragenlijst is gesloten" in page.title
    assert "Uw antwoorden kwamen te laat en zijn niet geteld." in page.main
    by_script = phone.post(opened.action(), sent({"R1": "4"}), headers=JSON)
    assert (by_script.status, by_script.text) == (410, '{"stand":"gesloten"}\n')
    assert asking.people() == 0


def test_a_failed_form_after_closing_is_too_late_too(asking: Asking, phone: Phone) -> None:
    opened = phone.begin(asking.link())
    asking.close()
    assert phone.send(opened).status == 410


def test_what_was_counted_before_closing_is_acknowledged_after_it(asking: Asking, phone: Phone) -> None:
    form = sent({"R1": "4"})
    assert phone.post(f"{asking.link()}/antwoorden", form, headers=JSON).status == 200
    asking.close()  # the yes was lost on the way
    page = phone.post(f"{asking.link()}/antwoorden", form, headers=JSON)
    assert (page.status, page.text) == (200, '{"stand":"geteld"}\n')
    assert asking.people() == 1


def test_after_publication_a_send_is_too_late(asking: Asking, phone: Phone) -> None:
    for _ in range(5):
        assert phone.answer(asking.link(), {"R1": 4}).status == 303
    asking.publish()
    assert phone.post(f"{asking.link()}/antwoorden", sent({"R1": "4"}), headers=JSON).status == 410


def test_with_codes_only_who_began_can_send(app: Flask, phone: Phone) -> None:
    asking = ask(app, has_codes=True)
    page = phone.post(f"{asking.link()}/antwoorden", sent({"R1": "4"}))
    assert page.status == 403
    assert "Eerst uw eenmalige code" in page.title
    assert f"http://localhost{asking.link()}" in page.links
    by_script = phone.post(f"{asking.link()}/antwoorden", sent({"R1": "4"}), headers=JSON)
    assert (by_script.status, by_script.text) == (403, '{"stand":"code"}\n')
    assert phone.answer(asking.link(), {"R1": 4}, code=asking.code()).status == 303
    assert asking.people() == 1


# ---- The database is away ----


def test_when_nothing_can_be_stored_the_answers_stay_in_the_page_and_are_sent_once_more(tmp_path: Path) -> None:
    folder = tmp_path / "laptop"
    with running(folder) as app:
        asking, phone = ask(app), Phone(app)
        opened = phone.begin(asking.link())
        with without_database(app, folder):
            told = phone.send(opened, {"R1": "4", "M2.1": "2"})
            again = phone.send(told)
            by_script = phone.post(opened.action(), sent({"R1": "4"}), headers=JSON)
        assert (told.status, again.status) == (503, 503)
        assert told.title.startswith("Fout: ")
        assert told.headers["Retry-After"] == "60"
        assert "Uw antwoorden staan nog op deze pagina." in told.main
        assert f"{STUDY.item('R1').text} belangrijk" in again.main
        assert f"{STUDY.item('M2.1').text} weinig steun" in again.main
        assert (by_script.status, by_script.text) == (503, '{"stand":"later"}\n')
        assert phone.send(again).status == 303
        assert phone.send(again).status == 303
        assert asking.people() == 1


def test_begin_can_be_pressed_again_when_the_database_is_back(tmp_path: Path) -> None:
    folder = tmp_path / "laptop"
    with running(folder) as app:
        asking, phone = ask(app, has_codes=True), Phone(app)
        opened = phone.get(asking.link())
        with without_database(app, folder):
            told = phone.send(opened, BELONGS[Side.YOUNG] | {"code": asking.code()})
            assert phone.get(asking.link()).status == 503
        assert told.status == 503
        assert "U bent nog niet begonnen" in told.main
        assert phone.send(phone.send(told), {"R1": "4"}).status == 303


# ---- Limits ----


def test_a_flood_of_what_no_page_sends_is_refused_and_keeps_nobody_from_sending(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        app.extensions[FORMS] = WrongTries(Limit(3, 0))
        asking, phone = ask(app), Phone(app)
        statuses = [phone.post(f"{asking.link()}/antwoorden", {"R1": "9"}).status for _ in range(5)]
        assert statuses == [422, 422, 422, 429, 429]
        assert phone.post(f"{asking.link()}/antwoorden", {"R1": "9"}, headers=JSON).text == '{"stand":"later"}\n'
        assert phone.answer(asking.link(), {"R1": 4}).status == 303
