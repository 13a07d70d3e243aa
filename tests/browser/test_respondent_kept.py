"""What a browser keeps of a questionnaire: nothing unless its user chooses so, and then for them alone."""

import json
import re

from playwright.sync_api import Dialog, expect

from tests.browser.respondent import SENDS, Respondent
from tests.web.respondent.asked import answered, ask

# ---- Leaving and coming back ----


def test_who_leaves_with_something_unsent_is_asked_and_nobody_else(phone: Respondent) -> None:
    asked: list[Dialog] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog)
        dialog.accept()

    asking = phone.asked()
    phone.page.on("dialog", stay)
    phone.page.reload()
    assert asked == []
    phone.choose("heel belangrijk")
    phone.page.reload()
    assert len(asked) == 1
    phone.answer_all()
    phone.send()
    phone.sees("Bedankt")
    expect(phone.page).to_have_url(phone.site.at(f"{asking.link()}/bedankt"))  # until then it is still on its way
    phone.page.reload()
    phone.sees("Bedankt")
    assert len(asked) == 1
    assert asking.people() == 1


def test_a_reload_goes_on_with_the_same_code(phone: Respondent) -> None:
    asking = ask(phone.app, has_codes=True)
    phone.begin(asking, code=asking.code(1))
    phone.page.reload()
    phone.sees("Vraag 1 van 22")
    phone.page.reload()
    phone.answer_all()
    phone.send()
    phone.sees("Bedankt")
    assert asking.people() == 1


def test_nothing_is_kept_in_the_browser_unless_its_user_chooses_so(phone: Respondent) -> None:
    phone.asked()
    phone.choose("heel belangrijk")
    phone.press("Volgende")
    assert phone.kept == []
    phone.page.check("#bewaar")
    assert json.loads(phone.kept[0])["answers"] == {"R1": "5"}
    phone.page.uncheck("#bewaar")
    assert phone.kept == []


def test_a_reload_with_kept_answers_goes_on_where_it_was(phone: Respondent) -> None:
    phone.asked()
    phone.page.check("#bewaar")
    phone.choose("heel belangrijk")
    phone.press("Volgende")
    phone.page.on("dialog", lambda dialog: dialog.accept())
    phone.page.reload()
    phone.sees("Vraag 2 van 22")
    assert phone.chosen == {"R1": "5"}


def test_kept_answers_that_were_being_sent_go_when_the_page_comes_back(phone: Respondent) -> None:
    asking = phone.asked()
    phone.page.check("#bewaar")
    phone.answer_all()
    phone.page.route(SENDS, lambda route: route.abort(), times=1)
    phone.send()
    phone.sees("Geen verbinding")
    phone.page.on("dialog", lambda dialog: dialog.accept())
    phone.page.reload()
    phone.sees("Bedankt")
    assert phone.sent[0] == phone.sent[-1]
    assert asking.people() == 1
    assert phone.kept == []


def test_the_next_to_use_a_phone_sees_no_answers_and_can_have_them_forgotten(phone: Respondent) -> None:
    asking = phone.asked()
    phone.page.check("#bewaar")
    phone.choose("heel belangrijk")
    phone.page.on("dialog", lambda dialog: dialog.accept())
    phone.come_back(asking)
    phone.press("Vergeet mijn antwoorden")
    expect(phone.page.locator("main")).to_contain_text("Uw antwoorden staan niet meer in deze browser.")
    assert phone.kept == []
    phone.begin(asking)
    assert phone.chosen == {}


def test_kept_answers_go_on_from_the_start_page_without_a_second_code(phone: Respondent) -> None:
    asking = ask(phone.app, has_codes=True)
    phone.begin(asking, code=asking.code(2))
    phone.page.check("#bewaar")
    phone.choose("heel belangrijk")
    phone.press("Volgende")
    phone.page.on("dialog", lambda dialog: dialog.accept())
    phone.come_back(asking)
    phone.press("Ga verder waar u was")
    phone.sees("Vraag 2 van 22")
    phone.answer_all()
    phone.send()
    phone.sees("Bedankt")
    assert asking.people() == 1


# ---- Afterwards ----


def test_back_after_sending_does_not_open_the_questions_again(phone: Respondent) -> None:
    phone.asked()
    phone.answer_all()
    phone.send()
    expect(phone.page).to_have_url(re.compile("/bedankt$"))
    phone.page.go_back()
    expect(phone.page.locator("#begin")).to_be_visible()


def test_own_answers_stand_beside_the_groups_once_its_user_chose_so_and_asks(phone: Respondent) -> None:
    asking = phone.asked()
    phone.choose("heel belangrijk")
    phone.press("Volgende")
    phone.press("Volgende")
    phone.answer_all(2)
    phone.page.check("#bewaar-erna")
    phone.send()
    phone.sees("Bedankt")
    phone.come_back(asking)
    expect(phone.page.locator("main")).to_contain_text("In deze browser staan antwoorden die al geteld zijn.")
    answered(asking, 6)
    asking.publish()
    phone.come_back(asking)
    assert "receipt" not in json.loads(phone.kept[0])
    own = phone.page.locator("td.own")
    expect(own.first).to_be_hidden()
    phone.press("Toon mijn antwoorden")
    assert own.all_inner_texts()[:3] == ["heel belangrijk", "overgeslagen", "niet belangrijk"]
    phone.press("Verberg mijn antwoorden")
    expect(own.first).to_be_hidden()
    phone.press("Toon mijn antwoorden")
    phone.press("Vergeet mijn antwoorden")
    expect(own.first).to_be_hidden()
    assert phone.kept == []


def test_answers_are_gone_from_the_browser_after_sending_unless_chosen_otherwise(phone: Respondent) -> None:
    phone.asked()
    phone.page.check("#bewaar")
    phone.answer_all()
    phone.send()
    phone.sees("Bedankt")
    assert phone.kept == []


def test_what_is_kept_can_be_forgotten_where_it_is_closed_and_where_the_link_works_no_more(phone: Respondent) -> None:
    asking = phone.asked()
    phone.page.check("#bewaar")
    phone.choose("heel belangrijk")
    phone.page.on("dialog", lambda dialog: dialog.accept())
    kept = phone.page.evaluate("() => Object.entries(localStorage)")
    asking.close()
    phone.page.goto(phone.site.at(asking.link()))
    phone.press("Vergeet mijn antwoorden")
    assert phone.kept == []
    phone.page.evaluate("(kept) => kept.forEach(([name, text]) => localStorage.setItem(name, text))", kept)
    asking.publish()  # one answer is too few
    phone.page.goto(phone.site.at(asking.link()))
    phone.sees("Deze link werkt niet meer")
    phone.press("Vergeet mijn antwoorden")
    assert phone.kept == []
