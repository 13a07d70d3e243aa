"""The start page: who asks and what is promised; Begin opens the questions and uses up a one-time code."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from retention_check import clock, dutch, store
from retention_check.domain.collection import Length
from retention_check.domain.side import Side
from tests.web.client import Page, database_of, words
from tests.web.respondent.asked import ASKED, EMPTY, Asking, Phone, ask

PROMISE = (
    "Wij bewaren niet wie u bent. Uw antwoorden worden meteen opgeteld bij die van anderen. Uw organisatie ziet alleen "
    "gemiddelden van vijf of meer mensen, en nooit een 10 of een 1. Vanaf twintig antwoorden ziet zij ook ongeveer "
    "hoeveel mensen hoog of laag antwoordden. Als bijna iedereen hetzelfde vindt, is dat wel te zien. Zolang de "
    "vragenlijst open is, kan de beheerder van de computer waarop de vragenlijst staat technisch meekijken. Als de "
    "uitkomsten vastliggen, en anders 30 dagen na het sluiten, worden de losse sporen daar gewist. In een zaal zien "
    "anderen dát u antwoordt. Na versturen kunt u niets terughalen: wij weten niet welke antwoorden van u zijn."
)
NEVER = re.compile(r"volledig anoniem|niemand kan|gegarandeerd", re.IGNORECASE)
LEADER = "Antwoord dan daar, en niet hier. Ook als u 35 of jonger bent."


def questions(page: Page) -> bool:
    """Whether this is the page with the questions."""
    return any(form.get("id") == "vragen" for form in page.tree.iter("form"))


def paragraphs(page: Page) -> str:
    return " ".join(words(each) for each in page.first("main").iter("p"))


@pytest.fixture
def asking(app: Flask) -> Asking:
    return ask(app)


@pytest.fixture
def phone(app: Flask) -> Phone:
    return Phone(app)


@pytest.fixture
def coded(app: Flask) -> Asking:
    return ask(app, has_codes=True)


def test_it_says_who_asks_what_for_whom_and_until_when(asking: Asking, phone: Phone) -> None:
    main = phone.get(asking.link()).main
    until = dutch.date(asking.questionnaire.until)
    assert "Wie vraagt dit? Jong Gouda Waarvoor? het gesprek over jonge ambtenaren" in main
    assert (
        f"Aan wie? 12 jonge ambtenaren van de gemeente Gouda, 35 jaar of jonger Tot wanneer? Tot en met {until}" in main
    )
    other = phone.get(asking.link(Side.MANAGEMENT)).main
    assert "Aan wie? 6 mensen van het management van de gemeente Gouda (managementteam)" in other


def test_it_promises_what_was_agreed_and_not_one_word_more(asking: Asking, phone: Phone) -> None:
    for side in Side:
        page = phone.get(asking.link(side))
        assert PROMISE in paragraphs(page)
        assert not NEVER.search(page.text)


def test_the_promise_follows_the_frozen_threshold(app: Flask, phone: Phone) -> None:
    asking = ask(app, threshold=8)
    assert "gemiddelden van acht of meer mensen, en nooit een 10 of een 1" in phone.get(asking.link()).main


def test_taking_part_is_voluntary_and_can_be_stopped(asking: Asking, phone: Phone) -> None:
    main = phone.get(asking.link()).main
    assert "Meedoen is vrijwillig U kunt op elk moment stoppen, en elke vraag overslaan." in main


@pytest.mark.parametrize(
    ("length", "told"),
    [
        (Length.SHORT, "Eerst 10 vragen over redenen om te vertrekken. Daarna 12 over maatregelen"),
        (Length.FULL, "Eerst 10 vragen over redenen om te vertrekken. Daarna 40 over maatregelen"),
        (Length.CHOSEN, "Eerst 1 vraag over redenen om te vertrekken. Daarna 4 over maatregelen"),
    ],
)
def test_it_says_how_much_is_asked(app: Flask, phone: Phone, length: Length, told: str) -> None:
    assert told in phone.get(ask(app, length=length).link()).main


def test_it_says_how_many_were_asked_and_what_happens_when_more_answer(asking: Asking, phone: Phone) -> None:
    main = phone.get(asking.link(Side.MANAGEMENT)).main
    assert "Van uw groep zijn zes mensen gevraagd." in main
    assert "Later ziet u bij de uitkomsten hoeveel er antwoordden." in main
    assert "Zijn er meer antwoorden dan mensen? Dan tonen wij niets van uw groep." in main


def test_without_codes_it_says_that_answering_twice_cannot_be_seen(asking: Asking, coded: Asking, phone: Phone) -> None:
    told = "Wij kunnen niet zien of iemand twee keer antwoordt."
    assert told in phone.get(asking.link()).main
    assert told not in phone.get(coded.link()).main


def test_young_staff_are_asked_their_age_and_where_they_work_and_management_where_it_belongs(
    asking: Asking, phone: Phone
) -> None:
    young, management = (
        [words(next(group.iter("legend"))) for group in phone.get(asking.link(side)).tree.iter("fieldset")]
        for side in Side
    )
    assert young == ["Bent u 35 of jonger?", "Werkt u bij de gemeente Gouda?"]
    assert management == ["Hoort u bij het management van de gemeente Gouda?"]


@pytest.mark.parametrize(
    ("municipality", "named"),
    [("Gouda", "de gemeente Gouda"), ("Gemeente Gouda", "de gemeente Gouda"), ("", "deze gemeente")],
)
def test_the_employer_is_named_once(app: Flask, phone: Phone, municipality: str, named: str) -> None:
    asking = ask(app, replace(EMPTY, municipality=municipality))
    assert f"Werkt u bij {named}?" in phone.get(asking.link()).main


def test_a_young_team_leader_hears_where_to_answer_when_management_is_asked_too(
    app: Flask, asking: Asking, phone: Phone
) -> None:
    assert LEADER in phone.get(asking.link()).main
    alone = ask(app, sides=(Side.YOUNG,))
    assert LEADER not in phone.get(alone.link()).main


@pytest.mark.parametrize("side", Side)
def test_begin_opens_the_questions_and_stores_nothing(asking: Asking, phone: Phone, side: Side) -> None:
    page = phone.begin(asking.link(side), side)
    assert page.status == 200
    assert questions(page)
    assert asking.people(side) == 0


@pytest.mark.parametrize(
    ("side", "no"),
    [(Side.YOUNG, "leeftijd"), (Side.MANAGEMENT, "hoort")],
)
def test_who_does_not_belong_is_told_kindly_what_they_can_do(coded: Asking, phone: Phone, side: Side, no: str) -> None:
    page = phone.begin(coded.link(side), side, **{no: "nee", "code": coded.code(1, side)})
    assert page.status == 200
    assert not questions(page)
    assert "Fijn dat u mee wilt doen." in page.main
    assert "Wij bewaren niet wat u koos." in page.main
    assert "Praat mee als de uitkomsten besproken worden. Vraag Jong Gouda wanneer dat is." in page.main
    assert "Voor u is er een eigen link." in page.main
    assert questions(phone.begin(coded.link(side), side, code=coded.code(1, side)))  # no code was used up


def test_who_works_elsewhere_is_told_only_what_helps_there(asking: Asking, phone: Phone) -> None:
    main = phone.begin(asking.link(), werkt="nee").main
    assert "Deze vragenlijst is alleen voor wie bij de gemeente Gouda werkt." in main
    assert "Werkt u voor een andere gemeente? Die kan deze vragen ook stellen." in main
    assert "Praat mee" not in main


def test_a_code_of_a_wrong_length_is_told_so_and_the_receipt_goes_on(coded: Asking, phone: Phone) -> None:
    page = phone.begin(coded.link(), code=coded.code()[:6])
    assert page.status == 422
    assert page.faults["code"].startswith("Een code heeft acht tekens.")
    for wrong in ("bcdfghjk", coded.code(1, Side.MANAGEMENT)):
        told = phone.begin(coded.link(), code=wrong).faults["code"]
        assert "of de strook van uw groep is" in told


def test_the_first_page_has_what_matters_before_begin_and_the_rest_after_it(asking: Asking, phone: Phone) -> None:
    main = phone.get(asking.link()).main
    before, _, after = main.partition("Of u ja of nee koos")
    assert all(each in before for each in ("Wie vraagt dit?", "Waarvoor?", "Meedoen is vrijwillig", PROMISE))
    assert "Zijn er meer antwoorden dan mensen?" in after
    assert len(before.split()) < 245


def test_who_does_not_belong_hears_of_no_other_link_when_one_group_is_asked(app: Flask, phone: Phone) -> None:
    alone = ask(app, sides=(Side.YOUNG,))
    assert "eigen link" not in phone.begin(alone.link(), leeftijd="nee").main


def test_what_is_not_chosen_yet_is_asked_again(coded: Asking, phone: Phone) -> None:
    page = phone.begin(coded.link(), leeftijd="ja", werkt=None, code="")
    assert page.status == 422
    assert page.title.startswith("Fout: ")
    assert page.faults == {
        "werkt": "Kies of u bij de gemeente Gouda werkt.",
        "code": "Vul de eenmalige code in die u kreeg.",
    }
    assert page.fields()["leeftijd"] == "ja"


def test_a_code_begins_once(coded: Asking, phone: Phone, app: Flask) -> None:
    first = phone.begin(coded.link(), code=coded.code())
    second = Phone(app).begin(coded.link(), code=coded.code())
    assert questions(first)
    assert second.status == 422
    assert second.faults["code"].startswith("Deze code werkt niet.")
    assert second.fields()["code"] == coded.code()
    assert second.fields()["leeftijd"] == "ja"


def test_a_code_may_be_typed_in_capitals_and_in_parts(coded: Asking, phone: Phone) -> None:
    code = coded.code().upper()
    assert questions(phone.begin(coded.link(), code=f" {code[:4]}-{code[4:]} "))


def test_a_code_of_the_other_group_does_not_work(coded: Asking, phone: Phone) -> None:
    assert phone.begin(coded.link(), code=coded.code(1, Side.MANAGEMENT)).status == 422


def test_opening_a_link_uses_up_nothing(coded: Asking, phone: Phone, app: Flask) -> None:
    for _ in range(3):  # as a mail program does that looks at every link
        Phone(app).get(coded.link())
        Phone(app).client.head(coded.link())
    assert questions(phone.begin(coded.link(), code=coded.code()))


def test_loading_the_questions_again_goes_on_with_the_same_code(coded: Asking, phone: Phone) -> None:
    start = phone.get(coded.link())
    sent = dict(start.fields()) | {"leeftijd": "ja", "werkt": "ja", "code": coded.code()}
    first, again = phone.post(coded.link(), sent), phone.post(coded.link(), sent)
    assert first.fields()["bewijs"] == again.fields()["bewijs"] == sent["bewijs"]
    assert phone.send(again, {"R1": "3"}).status == 303
    assert coded.people() == 1


@pytest.mark.parametrize("has_codes", [False, True])
def test_who_begins_on_a_page_of_which_the_answers_were_counted_is_another_person_and_is_counted_too(
    app: Flask, phone: Phone, *, has_codes: bool
) -> None:
    asking = ask(app, has_codes=has_codes)
    start = phone.get(asking.link())
    sent = dict(start.fields()) | {"leeftijd": "ja", "werkt": "ja"} | ({"code": asking.code(1)} if has_codes else {})
    assert phone.send(phone.post(asking.link(), sent), {"R1": "3"}).status == 303
    again = phone.post(asking.link(), sent | ({"code": asking.code(2)} if has_codes else {}))
    assert again.status == 422
    assert "Bent u iemand anders?" in again.faults["leeftijd"]
    assert again.fields()["bewijs"] != sent["bewijs"]
    assert phone.send(phone.send(again), {"R1": "5"}).status == 303
    assert asking.people() == 2


def test_every_start_has_a_receipt_of_its_own(asking: Asking, phone: Phone) -> None:
    receipts = {phone.get(asking.link()).fields()["bewijs"] for _ in range(3)}
    assert len(receipts) == 3
    assert all(re.fullmatch("[a-z2-7]{32}", each) for each in receipts)


def test_a_receipt_that_is_none_gets_a_new_one(asking: Asking, phone: Phone) -> None:
    page = phone.begin(asking.link(), bewijs="x" * 500)
    assert re.fullmatch("[a-z2-7]{32}", page.fields()["bewijs"])


def test_a_closed_questionnaire_says_so_and_what_comes(asking: Asking, phone: Phone) -> None:
    start = phone.get(asking.link())
    asking.close()
    assert phone.send(start, {"leeftijd": "ja", "werkt": "ja"}).redirects_to == asking.link()
    page = phone.get(asking.link())
    assert page.status == 200
    assert "De vragenlijst is gesloten" in page.title
    assert "De uitkomsten liggen nog niet vast." in page.main
    assert "alle antwoorden 30 dagen na het sluiten gewist" in page.main


def test_it_closes_by_itself_after_its_last_day(app: Flask, phone: Phone) -> None:
    yesterday = clock.today() - timedelta(1)
    asking = ask(app, until=yesterday, opened=yesterday)
    assert "De vragenlijst is gesloten" in phone.get(asking.link()).title


def test_a_questionnaire_that_opens_again_can_be_answered_with_the_same_link(
    app: Flask, asking: Asking, phone: Phone
) -> None:
    asking.close()
    store.questionnaires.reopen(database_of(app), asking.public_id, clock.today(), clock.today())
    assert phone.answer(asking.link(), {"R1": 4}).status == 303


def test_one_person_asked_is_written_as_one(app: Flask, phone: Phone) -> None:
    asking = ask(app, replace(EMPTY, asked={**ASKED, Side.YOUNG: 1}))
    assert "Van uw groep is één mens gevraagd." in phone.get(asking.link()).main
