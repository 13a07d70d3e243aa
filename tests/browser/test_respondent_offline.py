"""Bad wifi: answers stay until the server has said yes, and count once however often they are sent."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.respondent import SENDS, Respondent
from tests.matrix import some_now
from tests.web.respondent.asked import answered

AGAIN = "Probeer het nu"
NOT_NOW = [  # the last is a page of the wifi
    (503, '{"stand": "later"}', "Versturen lukt nu niet"),
    (429, '{"stand": "later"}', "Versturen lukt nu niet"),
    (502, "<h1>Bad Gateway</h1>", "Versturen lukt nu niet"),
    (200, "<h1>Log in</h1>", "Geen verbinding"),
]
REFUSALS = [
    (403, "code", "Vraag een nieuwe code aan wie u de link gaf."),
    (403, "geweigerd", "in de gewone browser"),
    (410, "weg", "Vraag een nieuwe link aan wie u deze gaf."),
]


def test_what_is_sent_offline_waits_and_goes_as_soon_as_the_network_is_back(phone: Respondent) -> None:
    asking = phone.asked()
    phone.choose("heel belangrijk")
    phone.page.clock.install(time=0)
    phone.page.clock.pause_at(1000)  # so that nothing goes because time passed
    phone.page.context.set_offline(True)
    phone.answer_all()
    phone.send()
    phone.sees("Geen verbinding")
    expect(phone.heading).to_be_focused()
    expect(phone.page.locator(".sending")).to_contain_text("Uw antwoorden staan nog op deze pagina. Sluit hem niet.")
    phone.page.check("#bewaar")
    expect(phone.page.locator(".sending")).to_contain_text("Uw antwoorden staan nog in deze browser.")
    assert asking.people() == 0
    phone.page.context.set_offline(False)
    phone.sees("Bedankt")
    expect(phone.page).to_have_url(re.compile("/bedankt$"))
    assert asking.people() == 1


@pytest.mark.parametrize(("status", "body", "title"), some_now(NOT_NOW, [NOT_NOW[0], NOT_NOW[-1]]))
def test_a_server_that_cannot_now_is_asked_again_with_the_same_receipt(
    phone: Respondent, status: int, body: str, title: str
) -> None:
    asking = phone.asked()
    phone.answer_all()
    phone.page.route(SENDS, lambda route: route.fulfill(status=status, body=body), times=2)
    phone.send()
    phone.sees(title)
    phone.press(AGAIN)
    expect(phone.page.get_by_role("button", name=AGAIN)).to_be_visible()
    assert asking.people() == 0
    phone.press(AGAIN)
    phone.sees("Bedankt")
    assert len(phone.sent) == 3
    assert phone.sent[0] == phone.sent[1] == phone.sent[2]
    assert asking.people() == 1


def seconds_with_more(page: Page, most: int, count: Callable[[], int]) -> list[int]:
    """The seconds on a clock that is moved by hand in which something was asked of the server again."""
    found: list[int] = []
    before = count()
    for second in range(1, most + 1):
        page.clock.run_for(1000)
        page.evaluate("() => fetch(location.href).catch(() => null)")  # what was begun has come back by then
        if count() > before:
            found, before = [*found, second], count()
    return found


def test_it_tries_again_by_itself_and_waits_longer_each_time(phone: Respondent) -> None:
    phone.asked()
    phone.page.clock.install()
    phone.answer_all()
    phone.page.route(SENDS, lambda route: route.abort())
    phone.send()
    phone.sees("Geen verbinding")
    begun = seconds_with_more(phone.page, 30, lambda: len(phone.sent))
    assert begun[0] <= 3
    assert 2 <= len(begun) <= 4
    assert begun[-1] - begun[-2] > begun[0]


def test_a_send_whose_answer_got_lost_counts_once(phone: Respondent) -> None:
    def lose(route: Route) -> None:
        assert route.fetch().json() == {"stand": "geteld"}
        route.abort()

    asking = phone.asked()
    phone.answer_all()
    phone.page.route(SENDS, lose, times=1)
    phone.send()
    phone.sees("Geen verbinding")
    assert asking.people() == 1
    phone.press(AGAIN)
    phone.sees("Bedankt")
    assert len(phone.sent) == 2
    assert asking.people() == 1


def test_thanks_come_also_when_only_the_next_page_is_not_reached(phone: Respondent) -> None:
    asking = phone.asked()
    phone.answer_all()
    phone.page.route("**/bedankt", lambda route: route.abort())
    phone.send()
    phone.sees("Bedankt. Uw antwoorden zijn geteld")
    assert asking.people() == 1


def test_who_is_too_late_keeps_the_answers_for_when_it_opens_again(phone: Respondent) -> None:
    asking = phone.asked()
    phone.answer_all()
    asking.close()
    phone.send()
    phone.sees("De vragenlijst is gesloten")
    asking.reopen()
    phone.press("Probeer het nog een keer")
    phone.sees("Bedankt")
    assert asking.people() == 1


@pytest.mark.parametrize(("status", "stand", "told"), some_now(REFUSALS, REFUSALS[:1]))
def test_a_refusal_says_what_to_do_and_is_not_tried_again(
    phone: Respondent, status: int, stand: str, told: str
) -> None:
    phone.asked()
    phone.answer_all()
    phone.page.route(SENDS, lambda route: route.fulfill(status=status, json={"stand": stand}))
    phone.send()
    expect(phone.page.locator(".sending")).to_contain_text(told)
    assert phone.page.get_by_role("button", name=AGAIN).count() == 0


def test_answers_that_came_over_badly_can_be_looked_at_and_sent_again(phone: Respondent) -> None:
    asking = phone.asked()
    phone.answer_all()
    phone.page.route(SENDS, lambda route: route.fulfill(status=422, json={"stand": "onbruikbaar"}), times=1)
    phone.send()
    expect(phone.page.locator(".utrecht-alert--error")).to_be_focused()
    phone.press("Terug")
    phone.choose("heel veel steun")
    phone.press("Volgende")
    phone.send()
    phone.sees("Bedankt")
    assert asking.people() == 1


def test_who_waits_for_the_network_can_have_the_answers_kept(phone: Respondent) -> None:
    phone.asked()
    phone.answer_all()
    phone.page.context.set_offline(True)
    phone.send()
    phone.page.get_by_label("Bewaar mijn antwoorden in deze browser").check()
    assert json.loads(phone.kept[0])["isSending"] is True


# ---- Waiting for the outcomes ----


def test_whoever_stays_hears_that_it_is_closed_and_that_the_outcomes_are_there(phone: Respondent) -> None:
    asking = phone.asked()
    answered(asking, 5)
    phone.answer_all()
    phone.page.clock.install()
    phone.send()
    expect(phone.page).to_have_url(re.compile("/bedankt$"))
    status = phone.page.get_by_role("status")
    asking.close()
    phone.page.clock.run_for(7000)
    expect(status).to_contain_text("De vragenlijst is gesloten. De uitkomsten volgen.")
    asking.publish()
    phone.page.clock.run_for(7000)
    phone.page.get_by_role("link", name="Bekijk de uitkomsten").click()
    phone.sees("Wat jonge ambtenaren antwoordden")


def test_looking_whether_something_moved_gets_slower_and_stops_when_nobody_looks(phone: Respondent) -> None:
    looks: list[str | None] = []

    def nothing_new(route: Route) -> None:
        looks.append(route.request.headers.get("if-none-match"))
        route.continue_()

    phone.asked()
    phone.answer_all()
    phone.page.clock.install()
    phone.page.route("**/stand", nothing_new)
    phone.send()
    expect(phone.page).to_have_url(re.compile("/bedankt$"))
    begun = seconds_with_more(phone.page, 60, lambda: len(looks))
    assert 8 < len(begun) < 16
    assert looks[0] is None
    assert set(looks[1:]) == {'"open"'}
    phone.page.evaluate("() => Object.defineProperty(document, 'hidden', {value: true})")
    assert seconds_with_more(phone.page, 40, lambda: len(looks)) == []
