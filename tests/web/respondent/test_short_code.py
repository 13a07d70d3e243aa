"""The page to type a short code, which stands on a poster or a screen."""

import pytest
from flask import Flask

from tests.web.respondent.asked import Phone, ask


@pytest.fixture
def phone(app: Flask) -> Phone:
    return Phone(app)


def test_a_code_leads_to_its_page(app: Flask, phone: Phone) -> None:
    asking = ask(app)
    page = phone.fill("/v", {"code": asking.short().removeprefix("/v/")})
    assert page.status == 303
    assert page.redirects_to == asking.short()
    led = phone.follow(page)
    assert (led.status, led.redirects_to) == (303, asking.link())
    assert phone.follow(led).status == 200


def test_it_may_be_typed_in_capitals_and_in_parts(app: Flask, phone: Phone) -> None:
    asking = ask(app)
    code = asking.short().removeprefix("/v/").upper()
    assert phone.fill("/v", {"code": f" {code[:3]} - {code[3:]} "}).redirects_to == asking.short()


@pytest.mark.parametrize("typed", ["", "bcdfg", "bcdfghj", "bcdfga", "a1b2c3", "../../", "бвгджз"])
def test_what_is_no_code_is_told_in_place(phone: Phone, typed: str) -> None:
    page = phone.fill("/v", {"code": typed})
    assert page.status == 422
    assert page.title.startswith("Fout: ")
    assert page.faults["code"].startswith("Dit is geen code van een vragenlijst.")
    assert page.fields()["code"] == typed


def test_eight_characters_are_a_one_time_code_which_comes_later(phone: Phone) -> None:
    page = phone.fill("/v", {"code": "BCDF ghjk"})
    assert page.status == 422
    told = "Dit lijkt een eenmalige code. Die typt u straks. Typ nu de zes tekens van het scherm of de poster."
    assert page.faults["code"] == told


def test_a_code_that_opens_nothing_is_told_there(phone: Phone) -> None:
    page = phone.follow(phone.fill("/v", {"code": "bcdfgh"}))
    assert page.status == 404
    assert "Klopt de link of de code helemaal?" in page.main
