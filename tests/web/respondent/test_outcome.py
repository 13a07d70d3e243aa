"""After publication a long link shows what its group answered, beside the country, and nothing of the other group."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from retention_check import dutch
from retention_check.domain.collection import Collection, Length
from retention_check.domain.round import Entry, ManagementForm
from retention_check.domain.side import Side
from retention_check.store import AnswerPage, GoneError
from retention_check.web.respondent.outcome import outcome_page, own_outcome, when
from retention_check.web.respondent.state import Opened, Stand
from tests.cast import STUDY
from tests.web.client import Page, delete_round, stored_round
from tests.web.respondent.asked import EMPTY, Asking, Phone, answered, ask

MANY = replace(EMPTY, asked={Side.YOUNG: 30, Side.MANAGEMENT: 30})


def send(asking: Asking, answers: Mapping[str, int], people: int, side: Side = Side.YOUNG) -> None:
    for _ in range(people):
        assert Phone(asking.app).answer(asking.link(side), answers, side).status == 303


def row(page: Page, code: str) -> list[str]:
    """The cells of an item: its name, the group's score, the country's."""
    return next(cells for cells in page.rows if cells[0] == STUDY.item(code).text)


def opened_by(asking: Asking, side: Side) -> Opened:
    """What a link opens after publication, whether there was one or not."""
    page = AnswerPage(asking.public_id, side, "Gouda", "managementteam", 6, None, None, is_short=False)
    return Opened(page, Stand.FIXED)


@pytest.fixture
def phone(app: Flask) -> Phone:
    return Phone(app)


def test_a_group_sees_its_scores_in_numbers_and_words_beside_the_country(app: Flask, phone: Phone) -> None:
    asking = ask(app)
    answered(asking, 7)  # all of them 'belangrijk' and 'veel steun'
    answered(asking, 6, Side.MANAGEMENT, answer=2)
    asking.publish()
    page, other = phone.get(asking.link()), phone.get(asking.link(Side.MANAGEMENT))
    national = STUDY.means("R1")
    assert row(page, "R1")[2:4] == ["7,8 (belangrijk)", dutch.decimal(national.of(Side.YOUNG))]
    assert "(veel steun)" in row(page, "M2.1")[2]
    assert row(other, "R1")[3] == dutch.decimal(national.of(Side.MANAGEMENT))
    assert "(niet belangrijk)" in row(other, "R1")[2]
    assert "Wat jonge ambtenaren antwoordden" in page.title
    assert "Wat het management antwoordde" in other.title


def test_it_says_how_many_were_asked_and_answered_and_when(app: Flask, phone: Phone) -> None:
    asking = ask(app)
    answered(asking, 7)
    asking.publish()
    main = phone.get(asking.link()).main
    day = dutch.date(asking.questionnaire.opened)
    assert f"7 mensen antwoordden. Gevraagd: 12. De vragenlijst was open op {day}." in main


@pytest.mark.parametrize(("first", "told"), [(5, "van 5 tot 19 november 2026"), (19, "op 19 november 2026")])
def test_it_says_on_which_days_it_was_open(first: int, told: str) -> None:
    collection = Collection(date(2026, 11, first), date(2026, 11, 19), Length.SHORT, has_codes=False, asked_first=12)
    assert when(collection) == told


def test_a_clear_difference_from_the_country_is_called_so(app: Flask, phone: Phone) -> None:
    asking = ask(app, MANY)
    send(asking, dict.fromkeys(asking.questionnaire.codes, 1), 25)
    asking.publish()
    assert row(phone.get(asking.link()), "R1")[2].startswith("1,5 of lager, duidelijk lager (helemaal niet belangrijk)")


def test_what_too_few_answered_is_not_shown_and_said_so(app: Flask, phone: Phone) -> None:
    asking = ask(app)
    send(asking, {"R1": 5, "R2": 5}, 4)
    send(asking, {"R2": 5}, 1)
    asking.publish()
    page = phone.get(asking.link())
    assert row(page, "R1")[2] == "niet getoond"
    assert row(page, "R2")[2].startswith("9,5 of hoger")
    assert "antwoordden minder dan vijf mensen. Daar staat ‘niet getoond’." in page.main


def test_what_was_not_asked_is_not_there(app: Flask, phone: Phone) -> None:
    asking = ask(app, length=Length.CHOSEN)
    answered(asking, 5)
    asking.publish()
    names = {cells[0] for cells in phone.get(asking.link()).rows}
    assert STUDY.item("R3").text in names
    assert STUDY.item("R1").text not in names


def test_the_spread_stands_there_in_words_where_it_is_shown(app: Flask, phone: Phone) -> None:
    asking = ask(app, MANY)
    for answer, people in ((1, 3), (2, 9), (3, 2), (4, 8), (5, 3)):
        send(asking, dict.fromkeys(asking.questionnaire.codes, answer), people)
    asking.publish()
    shown = stored_round(app, asking.public_id).collected[Side.YOUNG].spreads
    page = phone.get(asking.link())
    assert shown
    assert "een derde tot twee derde" in row(page, next(iter(shown)))[2]
    assert "of hoog (4 of 5) antwoordden." in page.main


def test_nothing_of_the_other_group_is_there(app: Flask, phone: Phone) -> None:
    """The page is the same whatever the other group answered, and whether it did."""
    pages = []
    for people, answer in ((0, 1), (5, 1), (6, 5)):
        asking = ask(app)
        answered(asking, 6)
        answered(asking, people, Side.MANAGEMENT, answer)
        asking.publish()
        pages.append(phone.get(asking.link()).text.replace(asking.public_id, "").replace(asking.secret(), ""))
    assert len(set(pages)) == 1


def test_the_other_group_is_left_out_before_anything_is_compared(app: Flask) -> None:
    asking = ask(app)
    answered(asking, 6)
    answered(asking, 6, Side.MANAGEMENT)
    asking.publish()
    for side, other in zip(Side, reversed(Side), strict=True):
        with app.test_request_context():
            comparison = own_outcome(opened_by(asking, side))
        assert comparison.has(side)
        assert not comparison.has(other)
        assert comparison.round.asked == {side: EMPTY.asked[side]}
        assert list(comparison.round.collected) == [side]


def test_what_is_not_published_is_not_shown_whatever_the_link_says(app: Flask) -> None:
    asking = ask(app)
    answered(asking, 6)
    with app.test_request_context(), pytest.raises(GoneError):
        outcome_page(opened_by(asking, Side.YOUNG))


def test_open_scores_of_management_are_not_there(app: Flask, phone: Phone) -> None:
    given = tuple(Entry(item.code, Side.MANAGEMENT, STUDY.means("R1").all) for item in STUDY.items)
    round = replace(
        EMPTY,
        entries=given,
        management_form=ManagementForm.AGREED,
        management_role="gemeentesecretaris",
        is_locked=True,
    )
    asking = ask(app, round, sides=(Side.YOUNG,))
    answered(asking, 5)
    asking.publish()
    assert "secretaris" not in phone.get(asking.link()).text


def test_a_group_of_which_too_few_answered_finds_no_page(app: Flask, phone: Phone) -> None:
    asking = ask(app)
    answered(asking, 5)
    answered(asking, 4, Side.MANAGEMENT)
    asking.publish()
    page = phone.get(asking.link(Side.MANAGEMENT))
    assert page.status == 410
    assert "Of er antwoordden te weinig mensen van uw groep." in page.main


def test_before_publication_nothing_of_it_is_shown(app: Flask, phone: Phone) -> None:
    asking = ask(app)
    answered(asking, 7)
    asking.close()
    assert phone.get(asking.link()).rows == []


def test_a_deleted_round_takes_its_outcome_along(app: Flask, phone: Phone) -> None:
    asking = ask(app)
    answered(asking, 7)
    asking.publish()
    delete_round(app, asking.public_id)
    assert phone.get(asking.link()).status == 410


def test_a_script_finds_where_to_put_own_answers_and_no_secret_to_keep_them_by(app: Flask, phone: Phone) -> None:
    asking = ask(app)
    answered(asking, 7)
    asking.publish()
    page = phone.get(asking.link())
    tables = list(page.tree.iter("table"))
    assert {each.get("data-key") for each in tables} == {f"{asking.public_id}-young"}
    cells = [each for each in page.elements if each.get("class") == "own"]
    assert len(cells) == len(asking.questionnaire.codes) + len(tables)
    assert all("hidden" in each.attrib for each in cells)
