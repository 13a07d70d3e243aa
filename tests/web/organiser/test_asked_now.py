"""While a group is asked with our own questionnaire its scores and numbers cannot come in any other way."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask

from retention_check import store
from retention_check.domain.round import Entry
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.store import ConflictError
from tests.cast import sheet
from tests.web.client import GOUDA, SavedRound, Visitor, database_of, save_round, stored, stored_round, value_of
from tests.web.organiser.questionnaire.asking import EMPTY, NOT_GIVEN, TYPED, closed, opened

ASKED = "Van jonge ambtenaren is er een vragenlijst."
YOUNG_ASKED: Any = {"groups": "jong", "asked_management": ""}
YOUNG_SHEET = sheet([["code", "jong", "n_jong"], ["R1", "8,6", "9"]])
MANAGEMENT_SHEET = sheet([["code", "management", "n_management"], ["R1", "8,6", "9"]])
COUNTING_SHEET = sheet(
    [["code", "jong", "management", "n_management"], ["R1", "", "8,6", "9"], ["gevraagd", "40", "16", ""]]
)


@pytest.mark.parametrize("is_open", [True, False])
def test_the_typing_page_of_an_asked_group_leads_to_the_questionnaire(
    app: Flask, me: Visitor, *, is_open: bool
) -> None:
    saved = opened(app, me) if is_open else closed(app, me)
    page = me.get(f"{saved.at}/scores/jong")
    assert ASKED in page.main
    assert f"http://localhost{saved.at}/zelf-vragen/stand" in page.links
    assert not list(page.first("main").iter("form"))
    assert me.get(f"{saved.at}/scores").redirects_to == f"{saved.at}/zelf-vragen/stand"


def test_the_other_group_can_still_be_typed_and_leads_on_to_the_questionnaire(app: Flask, me: Visitor) -> None:
    saved = opened(app, me, **YOUNG_ASKED)
    assert me.get(f"{saved.at}/scores").redirects_to == f"{saved.at}/scores/management"
    page = me.fill(f"{saved.at}/scores/management", {"n-management": "8", "R1-management": "7,1", "verder": "ja"})
    assert page.redirects_to == f"{saved.at}/zelf-vragen/stand"
    assert len(stored_round(app, saved.public_id).entries_of(Side.MANAGEMENT)) == 1


def test_what_was_typed_on_a_page_opened_before_is_refused_and_stays_there(app: Flask, me: Visitor) -> None:
    saved = save_round(app, EMPTY)
    before, form = me.get(f"{saved.at}/scores/jong"), me.get(f"{saved.at}/zelf-vragen")
    assert me.send(form, TYPED).status == 302
    page = me.send(before, {"n-young": "34", "R1-young": "8,6"})
    assert (page.status, page.title[:5]) == (409, "Fout:")
    assert ASKED in page.main
    assert (value_of(page, "R1-young"), value_of(page, "n-young")) == ("8,6", "34")
    assert stored_round(app, saved.public_id).entries == ()


def test_a_sheet_with_scores_of_an_asked_group_is_refused(app: Flask, me: Visitor) -> None:
    saved = opened(app, me, **YOUNG_ASKED)
    assert "Scores van jonge ambtenaren kunt u nu niet uploaden." in me.get(f"{saved.at}/scoreblad").main
    page = me.upload(f"{saved.at}/scoreblad", "sheet", YOUNG_SHEET)
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert ASKED in page.main


def test_a_sheet_that_says_how_many_were_asked_otherwise_is_refused(app: Flask, me: Visitor) -> None:
    saved = opened(app, me, **YOUNG_ASKED)
    page = me.upload(f"{saved.at}/scoreblad", "sheet", COUNTING_SHEET)
    assert page.status == 422
    assert "ligt vast hoeveel mensen u vroeg van jonge ambtenaren" in page.main


def test_a_sheet_of_the_other_group_is_saved(app: Flask, me: Visitor) -> None:
    saved = opened(app, me, **YOUNG_ASKED)
    page = me.follow(me.upload(f"{saved.at}/scoreblad", "sheet", MANAGEMENT_SHEET))
    assert me.send(page).redirects_to == saved.at
    assert len(stored_round(app, saved.public_id).entries) == 1


def test_a_sheet_that_waited_since_before_it_was_opened_is_refused(app: Flask, me: Visitor) -> None:
    saved = save_round(app, EMPTY)
    waiting = me.follow(me.upload(f"{saved.at}/scoreblad", "sheet", YOUNG_SHEET))
    assert me.fill(f"{saved.at}/zelf-vragen", TYPED).status == 302
    for page in (me.send(waiting), me.get(waiting.address)):
        assert page.status == 422
        assert ASKED in page.main
    assert stored_round(app, saved.public_id).entries == ()


def edit(me: Visitor, saved: SavedRound, field: str, value: str) -> str:
    """What is told at a field of the details of a round."""
    page = me.fill(f"{saved.at}/gegevens", {field: value})
    assert (page.status, page.title[:5]) == (422, "Fout:")
    return next(iter(page.faults.values()))


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("asked_young", "40", "ligt vast hoeveel mensen u vroeg van jonge ambtenaren"),
        ("asked_management", "", "ligt vast hoeveel mensen u vroeg van het management"),
        ("scale", "marks", "Rapportcijfers passen daar niet bij."),
        ("form", "agreed", "Open scores kan het pas geven als die gewist is"),
    ],
)
@pytest.mark.parametrize("is_open", [True, False])
def test_details_of_what_is_asked_stay_as_they_are(
    app: Flask, me: Visitor, field: str, value: str, told: str, *, is_open: bool
) -> None:
    saved = opened(app, me) if is_open else closed(app, me)
    before = stored_round(app, saved.public_id)
    assert told in edit(me, saved, field, value)
    assert stored_round(app, saved.public_id) == before


def test_other_details_can_still_change(app: Flask, me: Visitor) -> None:
    saved = opened(app, me, **YOUNG_ASKED)
    changes = {"municipality": "Ede", "form": "agreed", "asked_management": "9", "scale": "1-5"}
    assert me.fill(f"{saved.at}/gegevens", changes).status == 302
    assert stored_round(app, saved.public_id).municipality == "Ede"


def test_a_page_of_details_opened_before_keeps_the_number_of_the_questionnaire(app: Flask, me: Visitor) -> None:
    saved = save_round(app, EMPTY)
    before = me.get(f"{saved.at}/gegevens")
    assert me.fill(f"{saved.at}/zelf-vragen", TYPED).status == 302
    assert me.send(before, {"municipality": "Ede"}).status == 302
    round = stored_round(app, saved.public_id)
    assert (round.municipality, round.asked[Side.YOUNG]) == ("Ede", 12)


def test_open_scores_are_typed_and_locked_while_young_staff_is_asked(app: Flask, me: Visitor) -> None:
    saved = opened(app, me, NOT_GIVEN)
    assert me.get(f"{saved.at}/scores").redirects_to == f"{saved.at}/scores/management"
    page = me.fill(f"{saved.at}/scores/management", {"R1-management": "5.5", "verder": "ja"})
    assert page.redirects_to == f"{saved.at}/vastleggen"
    assert me.send(me.follow(page)).redirects_to == f"{saved.at}/zelf-vragen/stand"
    assert stored_round(app, saved.public_id).is_locked


@pytest.mark.parametrize("fewer", ["11", ""])
def test_after_publication_the_number_asked_goes_up_at_most(app: Flask, me: Visitor, fewer: str) -> None:
    saved = closed(app, me, 6, 6)
    me.fill(f"{saved.at}/zelf-vragen/vaststellen")
    page = me.fill(f"{saved.at}/gegevens", {"asked_young": fewer})
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert "Dat aantal kan niet meer omlaag." in page.faults["asked_young"]
    assert me.fill(f"{saved.at}/gegevens", {"asked_young": "13"}).status == 302
    assert stored_round(app, saved.public_id).asked[Side.YOUNG] == 13


def test_nor_does_a_sheet_bring_it_down(app: Flask, me: Visitor) -> None:
    saved = closed(app, me, 6, 3)  # management is not shown, so that a sheet may still bring its scores
    me.fill(f"{saved.at}/zelf-vragen/vaststellen")
    sheet_with_fewer = sheet(
        [["code", "jong", "management", "n_management"], ["R1", "", "8,6", "6"], ["gevraagd", "7", "6", ""]]
    )
    page = me.send(me.follow(me.upload(f"{saved.at}/scoreblad", "sheet", sheet_with_fewer)))
    assert page.status == 422
    assert "Dat aantal kan niet meer omlaag." in page.main
    assert stored_round(app, saved.public_id).asked[Side.YOUNG] == 12


def test_where_nobody_is_asked_everything_is_as_before(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(GOUDA, scale=SCALES["1-10"]))
    assert "vragenlijst" not in me.get(f"{saved.at}/scores/jong").main
    assert me.fill(f"{saved.at}/gegevens", {"asked_young": "60"}).status == 302


def test_a_sheet_that_would_put_the_round_on_marks_is_refused(app: Flask, me: Visitor) -> None:
    on_answers = replace(EMPTY, entries=(Entry("R1", Side.MANAGEMENT, Decimal("4.2"), 8),), scale=SCALES["1-5"])
    saved = opened(app, me, on_answers)
    waiting = me.follow(me.upload(f"{saved.at}/scoreblad", "sheet", MANAGEMENT_SHEET))
    page = me.send(me.get(f"{waiting.address}?schaal=marks&zeker=ja"))
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert "Rapportcijfers passen daar niet bij." in page.main
    assert stored_round(app, saved.public_id).scale == SCALES["1-5"]


def test_what_slips_past_every_page_is_refused_by_the_store(app: Flask, me: Visitor) -> None:
    saved = opened(app, me, **YOUNG_ASKED)
    now = stored(app, saved.public_id)
    marks = Entry("R1", Side.MANAGEMENT, Decimal(7), 8)
    for wrong in (
        replace(now.round, entries=(replace(marks, side=Side.YOUNG),)),
        replace(now.round, entries=(marks,), scale=SCALES["marks"]),
    ):
        with pytest.raises(ConflictError):
            store.rounds.save(database_of(app), now, wrong)
