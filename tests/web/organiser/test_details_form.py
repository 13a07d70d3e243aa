"""Changing what a round is about: what was shown or locked stays what it is, and nobody's change is lost."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from flask import Flask

from retention_check import clock, store
from retention_check.domain.publication import Correction, Publication
from retention_check.domain.publishing import with_results_opened
from retention_check.domain.round import Entry, ManagementForm, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from tests.cast import ASKED, DAY, entries
from tests.web.client import (
    GOUDA,
    Page,
    SavedRound,
    Visitor,
    agreed,
    database_of,
    manager,
    published,
    save_round,
    stored,
    stored_round,
    value_of,
)

AGREED, QUESTIONNAIRE = {"form": "agreed"}, {"form": "questionnaire"}
FEW = entries({"R1": ("4.5", "3.25"), "R2": ("4.0", "5.5"), "M1.1": (None, "1")}, 9, None)
OPEN = replace(GOUDA, entries=FEW, management_form=ManagementForm.AGREED)
MEANS = replace(GOUDA, entries=entries({"R1": (None, "7"), "R2": (None, "6.5")}, None, 3), answers={Side.MANAGEMENT: 3})


def change(me: Visitor, saved: SavedRound, fields: dict[str, str]) -> Page:
    return me.fill(f"{saved.at}/gegevens", fields)


# How management gives its scores


def test_another_form_takes_managements_scores_away_after_a_tick_in_place(app: Flask, me: Visitor) -> None:
    saved = save_round(app, MEANS)
    asked = change(me, saved, AGREED | {"municipality": "Delft"})
    assert (asked.status, asked.title[:5]) == (422, "Fout:")
    assert "Het management gaf 2 scores op een andere manier. Die gaan weg." in asked.faults["clears_management"]
    assert "Ja, wis de 2 scores van het management" in asked.main
    assert value_of(asked, "municipality") == "Delft"
    assert stored_round(app, saved.public_id) == MEANS
    assert me.send(asked, {"clears_management": "y"}).redirects_to == saved.at
    found = stored_round(app, saved.public_id)
    assert (found.entries, found.answers, found.municipality, found.is_agreed) == ((), {}, "Delft", True)
    assert found.asked == ASKED


def test_one_score_is_named_as_one(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(MEANS, entries=MEANS.entries[:1]))
    page = change(me, saved, AGREED)
    assert "Het management gaf 1 score op een andere manier. Die gaat weg." in page.faults["clears_management"]
    assert "Ja, wis die 1 score van het management" in page.main


def test_young_staffs_scores_stay_where_the_form_changes(app: Flask, me: Visitor) -> None:
    saved = save_round(app, OPEN)
    me.send(change(me, saved, QUESTIONNAIRE), {"clears_management": "y"})
    assert stored_round(app, saved.public_id).entries == tuple(each for each in FEW if each.side is Side.YOUNG)


def test_nothing_is_asked_where_management_gave_nothing(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(MEANS, entries=()))
    page = me.get(f"{saved.at}/gegevens")
    assert "clears_management" not in page.text
    assert me.send(page, AGREED).redirects_to == saved.at
    assert stored_round(app, saved.public_id).is_agreed


def test_scores_that_came_in_after_the_question_are_not_cleared_unseen(app: Flask, me: Visitor) -> None:
    saved = save_round(app, MEANS)
    asked = change(me, saved, AGREED)
    more = replace(MEANS, entries=(*MEANS.entries, Entry("R3", Side.MANAGEMENT, Decimal(5))))
    save_over(app, saved, lambda _: more)
    late = me.send(asked, {"clears_management": "y"})
    assert late.status == 409
    assert "Iemand anders heeft intussen scores veranderd" in late.main
    assert stored_round(app, saved.public_id) == more
    again = me.send(late)
    assert "Ja, wis de 3 scores van het management" in again.main
    assert me.send(again, {"clears_management": "y"}).redirects_to == saved.at
    assert stored_round(app, saved.public_id).entries == ()


def test_how_published_scores_were_given_stays(app: Flask, me: Visitor) -> None:
    shown = replace(GOUDA, management_form=ManagementForm.AGREED, publication=Publication({Side.MANAGEMENT: DAY}))
    saved = save_round(app, replace(shown, entries=agreed().entries_of(Side.MANAGEMENT)))
    before = stored_round(app, saved.public_id)
    for fields in (QUESTIONNAIRE, QUESTIONNAIRE | {"clears_management": "y"}):
        page = change(me, saved, fields)
        assert page.status == 422
        assert "De scores van het management liggen vast. Hoe zij gegeven zijn, kan niet meer anders." in page.main
        assert "clears_management" not in page.text
        assert stored_round(app, saved.public_id) == before


@pytest.mark.parametrize("has_scores", [True, False])
def test_once_results_have_been_open_there_are_no_open_scores_any_more(
    app: Flask, me: Visitor, has_scores: bool
) -> None:
    was_open = with_results_opened(GOUDA)
    saved = save_round(app, was_open if has_scores else replace(was_open, entries=()))
    before = stored_round(app, saved.public_id)
    page = change(me, saved, AGREED | {"clears_management": "y"})
    assert page.status == 422
    assert "De resultaten van deze ronde waren al te zien." in page.faults["form-0"]
    assert "begin een volgende ronde" in page.faults["form-0"]
    assert stored_round(app, saved.public_id) == before


def test_what_is_kept_of_management_after_a_year_is_given_in_no_other_form(app: Flask, me: Visitor) -> None:
    saved = save_round(app, OPEN, today=clock.today() - timedelta(366))
    assert "alleen de getoonde scores bewaard" in change(me, saved, QUESTIONNAIRE).faults["form-0"]


@pytest.mark.parametrize("fields", [{"form": "questionnaire"}, {"role": "alle leidinggevenden"}])
def test_locked_scores_stay_whose_they_are(app: Flask, me: Visitor, fields: dict[str, str]) -> None:
    saved = save_round(app, agreed(is_locked=True))
    page = change(me, saved, fields)
    assert page.status == 422
    assert "liggen vast" in page.faults["form-0"]
    assert stored_round(app, saved.public_id) == agreed(is_locked=True)


def test_a_locked_round_can_change_what_it_is_about_otherwise(app: Flask, me: Visitor) -> None:
    saved = save_round(app, agreed(is_locked=True))
    assert change(me, saved, {"municipality": "Delft"}).redirects_to == saved.at
    assert stored_round(app, saved.public_id).municipality == "Delft"


def test_who_gives_open_scores_can_change_until_they_are_locked(app: Flask, me: Visitor) -> None:
    saved = save_round(app, agreed())
    assert change(me, saved, {"role": "alle leidinggevenden"}).redirects_to == saved.at
    assert stored_round(app, saved.public_id).management_role == "alle leidinggevenden"


# The scale


def test_scores_that_are_not_on_a_scale_are_named(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(GOUDA, entries=entries({"R1": ("5.1", "4"), "R2": ("4", "8")})))
    page = change(me, saved, {"scale": "1-5"})
    assert page.status == 422
    assert page.faults["scale-0"] == (
        "Op een schaal van 1 tot 5 kunnen deze scores niet: R1 van jonge ambtenaren (5,1) en R2 van het management "
        "(8). Pas eerst de scores aan, of kies een andere schaal."
    )
    assert stored_round(app, saved.public_id).scale.name == "1-10"


def test_of_many_scores_that_are_not_on_a_scale_five_are_named(me: Visitor, gouda: SavedRound) -> None:
    strange = sum(entry.mean > 5 for entry in GOUDA.entries)
    message = change(me, gouda, {"scale": "1-5"}).faults["scale-0"]
    assert f"en nog {strange - 5}. Pas" in message
    assert message.count(" van ") == 1 + 5


def test_the_scale_changes_what_means_say_and_open_scores_keep_their_words(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(OPEN, is_locked=True))
    assert change(me, saved, {"scale": "1-5"}).redirects_to == saved.at
    found = stored_round(app, saved.public_id)
    assert [str(entry.mean) for entry in found.entries_of(Side.YOUNG)] == ["4.5", "4.0"]
    assert [int(entry.mean) for entry in found.entries_of(Side.MANAGEMENT)] == [2, 3, 1]


def test_locked_numbers_keep_their_scale(app: Flask, me: Visitor) -> None:
    numbers = replace(OPEN, entries=entries({"R1": ("4", "4")}, 9, None), is_locked=True)
    saved = save_round(app, numbers)
    for scale in ("1-5", "marks"):
        assert "liggen vast" in change(me, saved, {"scale": scale}).faults["scale-0"]
    assert stored_round(app, saved.public_id) == numbers


def test_the_scale_of_published_scores_changes_as_a_typing_error(app: Flask, me: Visitor) -> None:
    young = entries({"R1": ("3.5", None), "R2": ("4.1", None)}, 30)
    saved = save_round(app, replace(GOUDA, entries=young, publication=Publication({Side.YOUNG: DAY}, was_opened=True)))
    asked = change(me, saved, {"scale": "1-5"})
    assert asked.status == 422
    assert "Dit is een tikfout." in asked.main
    assert stored_round(app, saved.public_id).scale.name == "1-10"
    assert me.send(asked, {"is_typing_error": "y"}).redirects_to == saved.at
    found = stored_round(app, saved.public_id)
    assert (found.scale, found.publication.corrections) == (SCALES["1-5"], (Correction(None, "scale", clock.today()),))


def test_of_an_older_round_is_asked_whether_it_was_shared_only_where_scores_change(app: Flask, me: Visitor) -> None:
    older = replace(GOUDA, entries=entries({"R1": ("3.5", None)}, 30), publication=Publication(may_be_shared=True))
    saved = save_round(app, older)
    assert change(me, saved, {"municipality": "Delft"}).redirects_to == saved.at
    asked = change(me, saved, {"scale": "1-5"})
    assert asked.faults == {"was_shared-0": "Deze ronde is van een eerdere versie. Kies ja of nee."}
    assert me.send(asked, {"was_shared": "nee"}).redirects_to == saved.at
    assert stored_round(app, saved.public_id).scale.name == "1-5"


# When it was, and how many were asked


@pytest.mark.parametrize("late", ["21-11-2027", "1-1-2028"])
def test_a_round_stays_before_the_one_that_follows_it(app: Flask, me: Visitor, gouda: SavedRound, late: str) -> None:
    save_round(app, replace(GOUDA, day=date(2027, 11, 21)), previous=gouda.public_id)
    page = change(me, gouda, {"day": late})
    assert page.faults == {"day": "De ronde moet eerder zijn dan de volgende, van 21 november 2027."}
    assert stored_round(app, gouda.public_id).day == GOUDA.day
    assert change(me, gouda, {"day": "20-11-2027"}).redirects_to == gouda.at


def test_who_changes_how_many_were_asked_of_what_is_final_is_told_that_the_report_changes(
    app: Flask, me: Visitor, gouda: SavedRound
) -> None:
    told = "Hoeveel mensen u vroeg, staat in het rapport. Dat verandert dus ook."
    assert told not in me.follow(change(me, gouda, {"asked_young": "60"})).main
    final = save_round(app, published())
    assert told in me.follow(change(me, final, {"asked_young": "60"})).main
    assert stored_round(app, final.public_id).asked[Side.YOUNG] == 60
    assert told not in me.follow(change(me, final, {"municipality": "Delft"})).main


# Two people at once


def save_over(app: Flask, saved: SavedRound, changed: Callable[[Round], Round]) -> None:
    """Someone else saves the round in between."""
    there = stored(app, saved.public_id)
    store.rounds.save(database_of(app), there, changed(there.round))


def test_changes_of_two_people_in_different_fields_are_put_together(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    late = me.get(f"{gouda.at}/gegevens")
    change(me, gouda, {"asked_young": "99", "role": "gemeentesecretaris"})
    assert me.send(late, {"municipality": "Delft", "day": "1-12-2026"}).redirects_to == gouda.at
    found = stored_round(app, gouda.public_id)
    assert (found.asked[Side.YOUNG], found.management_role) == (99, "gemeentesecretaris")
    assert (found.municipality, found.day) == ("Delft", date(2026, 12, 1))


@pytest.mark.parametrize(
    ("name", "theirs", "mine", "told"),
    [
        ("municipality", "Delft", "Ede", "intussen ‘Delft’. U wilt ‘Ede’."),
        ("day", "1-12-2026", "2-12-2026", "intussen ‘1 december 2026’. U wilt ‘2 december 2026’."),
        ("asked_young", "99", "", "intussen ‘99’. U wilt ‘niet ingevuld’."),
        (
            "role",
            "gemeentesecretaris",
            "alle leidinggevenden",
            "intussen ‘gemeentesecretaris’. U wilt ‘alle leidinggevenden’.",
        ),
        (
            "scale",
            "marks",
            "1-5",
            "intussen ‘Rapportcijfers van 1 tot 10’. U wilt ‘Gemiddelden van antwoorden van 1 tot 5’.",
        ),
    ],
)
def test_a_field_that_both_changed_names_both_values(
    app: Flask, me: Visitor, name: str, theirs: str, mine: str, told: str
) -> None:
    saved = save_round(app, replace(GOUDA, entries=()))
    late = me.get(f"{saved.at}/gegevens")
    change(me, saved, {name: theirs, "asked_management": "77"})
    there = stored_round(app, saved.public_id)
    page = me.send(late, {name: mine})
    assert (page.status, page.title[:5]) == (409, "Fout:")
    assert any(told in message for message in page.faults.values())
    assert stored_round(app, saved.public_id) == there
    assert value_of(page, "asked_management") == "77"
    assert me.send(page).redirects_to == saved.at
    assert stored_round(app, saved.public_id) == save_what(there, name, mine)


def save_what(round: Round, name: str, value: str) -> Round:
    """The round with one field as it was typed."""
    changes: dict[str, dict[str, object]] = {
        "municipality": {"municipality": value},
        "day": {"day": date(2026, 12, 2)},
        "asked_young": {"asked": {side: n for side, n in round.asked.items() if side is not Side.YOUNG}},
        "role": {"management_role": value},
        "scale": {"scale": SCALES.get(value)},
    }
    return replace(round, **changes[name])  # type: ignore[arg-type]


def test_the_same_change_by_two_people_is_no_conflict(me: Visitor, gouda: SavedRound) -> None:
    late = me.get(f"{gouda.at}/gegevens")
    change(me, gouda, {"asked_young": "99"})
    assert me.send(late, {"asked_young": "99"}).redirects_to == gouda.at


def test_what_scores_stand_for_changes_only_for_who_has_seen_them(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(GOUDA, entries=entries({"R1": ("4", None)})))
    late = me.get(f"{saved.at}/gegevens")
    more = entries({"R1": ("4", None), "R2": ("3", None)})
    save_over(app, saved, lambda round: replace(round, entries=more))
    page = me.send(late, {"scale": "1-5"})
    assert page.status == 409
    assert "Iemand anders heeft intussen scores veranderd" in page.main
    assert stored_round(app, saved.public_id).scale.name == "1-10"
    assert me.send(page).redirects_to == saved.at
    assert stored_round(app, saved.public_id).scale.name == "1-5"


def test_what_was_published_meanwhile_is_judged_as_published(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(GOUDA, entries=entries({"R1": ("4", None)})))
    late = me.get(f"{saved.at}/gegevens")
    save_over(app, saved, lambda round: replace(round, publication=Publication({Side.YOUNG: DAY}, was_opened=True)))
    page = me.send(late, {"scale": "1-5"})
    assert page.status == 422
    assert "Dit is een tikfout." in page.main


STRANGE = ["", "x", "[]", "{}", "3", "[" * 100_000, '{"a": ' + "9" * 5000 + "}"]


@pytest.mark.parametrize("was", STRANGE, ids=range(len(STRANGE)))
def test_a_form_that_does_not_know_what_it_changes_replaces_nothing(
    app: Flask, me: Visitor, gouda: SavedRound, was: str
) -> None:
    before = stored_round(app, gouda.public_id)
    page = change(me, gouda, {"municipality": "Delft", "was": was})
    assert page.status == 409
    assert stored_round(app, gouda.public_id) == before
    assert json.loads(value_of(page, "was"))["municipality"] == "Gouda"
    assert me.send(page).redirects_to == gouda.at


# Rounds that follow on each other


@pytest.fixture
def next_round(app: Flask, gouda: SavedRound) -> SavedRound:
    """A round after Gouda's."""
    return save_round(app, replace(GOUDA, day=DAY + timedelta(days=300)), previous=gouda.public_id)


def test_whether_everyone_was_asked_again_is_asked_of_a_round_after_another(
    app: Flask, me: Visitor, gouda: SavedRound, next_round: SavedRound
) -> None:
    assert "opnieuw gevraagd" not in me.get(f"{gouda.at}/gegevens").main
    page = me.get(f"{next_round.at}/gegevens")
    assert [value_of(page, f"asked_again_{side}") for side in Side] == ["", ""]
    assert me.send(page, {"asked_again_young": "ja", "asked_again_management": "nee"}).redirects_to == next_round.at
    assert stored_round(app, next_round.public_id).asked_again == {Side.YOUNG: True, Side.MANAGEMENT: False}
    page = me.get(f"{next_round.at}/gegevens")
    assert [value_of(page, f"asked_again_{side}") for side in Side] == ["ja", "nee"]
    me.send(page, {"asked_again_management": ""})
    assert stored_round(app, next_round.public_id).asked_again == {Side.YOUNG: True}


def test_an_answer_that_is_none_is_refused(me: Visitor, next_round: SavedRound) -> None:
    page = change(me, next_round, {"asked_again_young": "misschien"})
    assert page.faults == {"asked_again_young-0": "Kies ja, nee of nog niet beantwoord."}


def test_a_round_stays_later_than_the_one_before_it(me: Visitor, next_round: SavedRound) -> None:
    assert change(me, next_round, {"day": "21-11-2026"}).faults == {
        "day": "De ronde moet later zijn dan de vorige, van 21 november 2026."
    }
    assert change(me, next_round, {"day": "22-11-2026"}).redirects_to == next_round.at


def test_on_a_server_rounds_that_follow_on_each_other_keep_their_municipality(central: Flask) -> None:
    first = save_round(central)
    second = save_round(central, replace(GOUDA, day=DAY + timedelta(days=300)), previous=first.public_id)
    for saved in (first, second):
        visitor = manager(central, saved)
        page = change(visitor, saved, {"municipality": "Delft"})
        assert page.status == 422
        assert "horen bij dezelfde gemeente" in page.faults["municipality"]
        assert stored_round(central, saved.public_id).municipality == "Gouda"
        assert change(visitor, saved, {"municipality": "GOU DA"}).redirects_to == saved.at
    alone = save_round(central)
    assert change(manager(central, alone), alone, {"municipality": "Delft"}).redirects_to == alone.at


def test_on_a_laptop_the_owner_names_rounds_as_he_likes(me: Visitor, next_round: SavedRound) -> None:
    assert change(me, next_round, {"municipality": "Delft"}).redirects_to == next_round.at
