"""From the meeting to the questions and back, on a phone: the server never hears both links in one request."""

import re

import pytest
from flask import Flask
from playwright.sync_api import Page, Request, expect

from retention_check import clock, store
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from tests.browser.conftest import People
from tests.browser.respondent import Respondent
from tests.browser.site import NARROW, OVERFLOW, Site, axe
from tests.cast import DAY
from tests.web.client import database_of
from tests.web.meeting import room
from tests.web.meeting.held import Holding, hold, leader
from tests.web.participant.led import go_on

QUESTIONS, BACK, STAY = "Naar de vragen", "Terug naar de bijeenkomst", "Blijf op deze pagina"
ALREADY, GO_BACK = "U antwoordde al op deze telefoon.", "Ga terug naar de bijeenkomst"
ELSEWHERE = "U kunt deze pagina sluiten.", "Straks de uitkomsten zien", "voor iemand anders"
TOKEN = "bijeenkomst"  # noqa: S105 - the name under which a tab keeps it


class Overheard:
    """Everything that the server hears of a page."""

    def __init__(self, page: Page) -> None:
        self.said: list[str] = []
        page.on("request", self._hear)

    def _hear(self, request: Request) -> None:
        headers = request.all_headers()
        self.said.append(" ".join([request.url, *headers.values(), request.post_data or ""]))

    def assert_apart(self, token: str) -> None:
        """No request held the link of who takes part and a link to answer."""
        assert any(token in each for each in self.said)
        assert any("/vragen/" in each for each in self.said)
        assert not any(token in each and "/vragen/" in each for each in self.said)


@pytest.fixture
def holding(app: Flask) -> Holding:
    """A meeting whose questionnaire is open."""
    found = hold(app, Round((), DAY, "Gouda"))
    found.go_to(SceneKind.RULES)
    go_on(leader(found), found)
    return found


def join(page: Page, site: Site, holding: Holding) -> str:
    """Take part as a young civil servant: the secret of the own link."""
    page.goto(site.at(f"/deelnemen/{holding.join(Side.YOUNG)}"))
    expect(page.get_by_role("link", name=QUESTIONS)).to_be_visible()
    return page.url.rpartition("/")[2]


def to_questions(page: Page) -> None:
    """From the meeting to the page before the questions."""
    page.get_by_role("link", name=QUESTIONS).click()
    page.wait_for_url(re.compile("/vragen/"))


def begin(page: Page) -> None:
    """From the start page to the questions."""
    page.check("[name=leeftijd][value=ja]")
    page.check("[name=werkt][value=ja]")
    with page.expect_navigation():  # until its script is there too
        page.get_by_role("button", name="Begin").click()


def answered(app: Flask, holding: Holding) -> int:
    found = store.questionnaires.load(database_of(app), holding.public_id, clock.today())
    assert found is not None
    return found.counts.total


def answer(phone: Respondent) -> None:
    """From the meeting to the questions, and through them."""
    to_questions(phone.page)
    begin(phone.page)
    phone.answer_all()
    phone.send()
    phone.sees("Bedankt, uw antwoorden zijn geteld")


def test_with_a_script_thanks_leads_back_and_nothing_ties_both_links(
    phone: Respondent, app: Flask, site: Site, holding: Holding
) -> None:
    page, heard = phone.page, Overheard(phone.page)
    token = join(page, site, holding)
    assert axe(page) == []
    assert page.evaluate(OVERFLOW) == ""
    to_questions(page)
    expect(page.get_by_role("button", name="Begin")).to_be_visible()
    assert "#" not in page.url
    begin(page)
    phone.answer_all()
    phone.send()
    expect(page.get_by_role("link", name=BACK)).to_be_visible()
    page.get_by_role("button", name=STAY).click()
    expect(page.get_by_role("link", name=BACK)).to_be_focused()
    assert not any(said in page.inner_text("main") for said in ELSEWHERE)
    assert axe(page) == []
    assert page.evaluate(OVERFLOW) == ""
    assert token not in page.url
    assert page.evaluate("() => JSON.stringify(localStorage)").count(token) == 0
    assert answered(app, holding) == 1
    page.get_by_role("link", name=BACK).click()
    expect(page.get_by_text(ALREADY)).to_be_visible()
    assert page.url.endswith(f"/deelnemen/{token}")
    heard.assert_apart(token)


def test_thanks_lead_back_by_themselves_after_saying_so(phone: Respondent, site: Site, holding: Holding) -> None:
    page, heard = phone.page, Overheard(phone.page)
    page.clock.install()
    token = join(page, site, holding)
    answer(phone)
    page.clock.fast_forward(1000)
    expect(page.get_by_role("status").filter(has_text="gaat u vanzelf terug naar de bijeenkomst")).to_be_visible()
    page.clock.fast_forward(8000)
    expect(page.get_by_text(ALREADY)).to_be_visible()
    assert page.url.endswith(f"/deelnemen/{token}")
    heard.assert_apart(token)


def test_who_stays_at_the_thanks_is_not_led_away_nor_called_to_the_outcomes(
    phone: Respondent, site: Site, holding: Holding
) -> None:
    page = phone.page
    page.clock.install()
    join(page, site, holding)
    answer(phone)
    page.get_by_role("button", name=STAY).click()
    leads = leader(holding)
    room.answer(holding, 13, 6)
    room.lead((holding, leads), room.FORWARD)
    room.lead((holding, leads), room.PUBLISH)
    with page.expect_response("**/stand"):
        page.clock.fast_forward(60_000)
    expect(page.get_by_role("link", name=BACK)).to_be_visible()
    phone.sees("Bedankt")
    expect(page.get_by_text("De uitkomsten zijn er.")).to_have_count(0)


def test_a_phone_that_answered_is_not_led_to_the_questions_again_by_accident(
    phone: Respondent, site: Site, holding: Holding
) -> None:
    page = phone.page
    join(page, site, holding)
    answer(phone)
    page.get_by_role("link", name=BACK).click()
    expect(page.get_by_text(ALREADY)).to_be_visible()
    expect(page.get_by_role("link", name=QUESTIONS)).to_have_count(0)
    assert axe(page) == []
    assert page.evaluate(OVERFLOW) == ""
    page.reload()
    expect(page.get_by_text(ALREADY)).to_be_visible()
    page.get_by_role("button", name="Iemand anders antwoordt hier").click()
    expect(page.get_by_role("link", name=QUESTIONS)).to_be_focused()
    expect(page.get_by_text(ALREADY)).to_be_hidden()


def test_another_who_takes_part_in_the_same_tab_is_not_told_to_have_answered(
    phone: Respondent, site: Site, holding: Holding
) -> None:
    join(phone.page, site, holding)
    answer(phone)
    join(phone.page, site, holding)
    expect(phone.page.get_by_text(ALREADY)).to_be_hidden()


def test_the_outcome_leads_back_too(phone: Respondent, site: Site, holding: Holding) -> None:
    page = phone.page
    join(page, site, holding)
    answer(phone)
    link = page.url.removesuffix("/bedankt")
    room.answer(holding, 13, 6)
    leads = leader(holding)
    room.lead((holding, leads), room.FORWARD)
    room.lead((holding, leads), room.PUBLISH)
    page.goto(link)
    phone.sees("Wat jonge ambtenaren antwoordden")
    assert axe(page) == []
    page.get_by_role("link", name=BACK).click()
    expect(page).to_have_url(re.compile("/deelnemen/"))


def test_who_opens_the_questions_again_hears_that_they_were_answered(
    phone: Respondent, site: Site, holding: Holding
) -> None:
    page = phone.page
    join(page, site, holding)
    to_questions(page)
    start = page.url
    begin(page)
    phone.answer_all()
    phone.send()
    expect(page.get_by_role("link", name=BACK)).to_be_visible()  # until then this tab does not know it
    page.goto(start)
    expect(page.get_by_text("Vanaf dit toestel is al geantwoord.")).to_be_visible()
    expect(page.get_by_role("link", name=BACK)).to_be_visible()
    assert axe(page) == []


def test_who_is_too_late_finds_the_way_back(phone: Respondent, app: Flask, site: Site, holding: Holding) -> None:
    page, heard = phone.page, Overheard(phone.page)
    token = join(page, site, holding)
    to_questions(page)
    begin(page)
    phone.answer_all()
    store.questionnaires.close(database_of(app), holding.public_id, clock.today())
    phone.send()
    phone.sees("De vragenlijst is gesloten")
    page.get_by_role("link", name="Terug naar het begin").click()
    page.get_by_role("link", name=BACK).click()
    expect(page.get_by_text("De vragenlijst is gesloten. Kijk naar het scherm.")).to_be_visible()
    heard.assert_apart(token)


def test_who_came_by_another_way_is_shown_no_way_back(phone: Respondent) -> None:
    phone.asked()
    phone.answer_all()
    phone.send()
    phone.sees("Bedankt, uw antwoorden zijn geteld")
    expect(phone.page.get_by_role("link", name=BACK)).to_have_count(0)
    expect(phone.page.get_by_text(GO_BACK)).to_have_count(0)
    assert all(said in phone.page.inner_text("main") for said in ELSEWHERE)


def test_without_a_script_the_meeting_stays_in_its_tab_and_thanks_says_so(
    people: People, app: Flask, site: Site, holding: Holding
) -> None:
    page = people.enter(is_owner=False, width=NARROW, scripts=False)
    heard = Overheard(page)
    token = join(page, site, holding)
    with page.context.expect_page() as opening:
        page.get_by_role("link", name="in een nieuw tabblad").click()
    questions = opening.value
    in_questions = Overheard(questions)
    begin(questions)
    questions.check("[name=R1][value='4']")
    questions.get_by_role("button", name="Verstuur mijn antwoorden").click()
    expect(questions.get_by_text(GO_BACK)).to_be_visible()
    assert answered(app, holding) == 1
    assert not any(token in each for each in in_questions.said)
    assert not any(token in each and "/vragen/" in each for each in heard.said)


def test_without_a_script_the_same_tab_works_too(people: People, app: Flask, site: Site, holding: Holding) -> None:
    page = people.enter(is_owner=False, width=NARROW, scripts=False)
    heard = Overheard(page)
    token = join(page, site, holding)
    to_questions(page)
    begin(page)
    page.check("[name=R1][value='4']")
    page.get_by_role("button", name="Verstuur mijn antwoorden").click()
    expect(page.get_by_text(GO_BACK)).to_be_visible()
    assert answered(app, holding) == 1
    heard.assert_apart(token)
