"""Typing scores: what is stored, what is told, and what never shows; agreed scores are locked once."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from flask import Flask

from retention_check.domain.round import Entry, ManagementForm
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from tests.cast import ASKED
from tests.web.client import (
    GOUDA,
    TYPED,
    SavedRound,
    Visitor,
    agreed,
    delete_round,
    fill_scores,
    owner,
    running,
    save_round,
    share,
    stored_round,
    value_of,
)

EMPTY = replace(GOUDA, entries=())


@pytest.fixture
def empty(app: Flask) -> SavedRound:
    """A round without scores."""
    return save_round(app, EMPTY)


@pytest.fixture
def open_agreed(app: Flask) -> SavedRound:
    """A round with agreed scores that are not locked yet."""
    return save_round(app, agreed())


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[tuple[Visitor, SavedRound, sqlite3.Connection]]:
    """A round in a database that another connection can lock."""
    file = tmp_path / "rondes.sqlite"
    with running(tmp_path, database=f"sqlite:///{file}?timeout=0.05") as app, closing(sqlite3.connect(file)) as other:
        yield owner(app), save_round(app), other


def test_comma_and_point_are_both_numbers_and_empty_is_allowed(app: Flask, me: Visitor, empty: SavedRound) -> None:
    assert fill_scores(me, empty.public_id).redirects_to == empty.at
    found = stored_round(app, empty.public_id)
    assert found.entries == (
        Entry("R1", Side.YOUNG, Decimal("8.6")),
        Entry("R1", Side.MANAGEMENT, Decimal("7.1")),
        Entry("M3.2", Side.YOUNG, Decimal(7)),
    )
    assert found.answers == {Side.YOUNG: 34, Side.MANAGEMENT: 8}
    assert replace(found, entries=(), answers={}) == EMPTY


def test_what_was_saved_stands_in_the_form_again(me: Visitor, empty: SavedRound) -> None:
    fill_scores(me, empty.public_id)
    fields = me.get(f"{empty.at}/scores").fields()
    assert {name: fields[name] for name in TYPED} == TYPED | {"R1-management": "7,1"}


def test_what_is_taken_out_is_gone(app: Flask, me: Visitor, empty: SavedRound) -> None:
    fill_scores(me, empty.public_id)
    fill_scores(me, empty.public_id, {"R1-young": "", "n-young": ""})
    found = stored_round(app, empty.public_id)
    assert [entry.code for entry in found.entries] == ["R1", "M3.2"]
    assert found.answers == {Side.MANAGEMENT: 8}


def test_going_on_returns_to_the_next_reason(me: Visitor, empty: SavedRound) -> None:
    page = me.get(f"{empty.at}/scores")
    assert me.send(page, {"R1-young": "8", "verder": "R2"}).redirects_to == f"{empty.at}/scores#R2"
    assert me.fill(f"{empty.at}/scores", {"verder": "//evil.example"}).redirects_to == empty.at


def test_one_item_can_have_a_number_of_its_own(app: Flask, me: Visitor, empty: SavedRound) -> None:
    fill_scores(me, empty.public_id, {"n-young": "34", "R1-young": "8", "R1-young-n": "20", "R2-young": "7"})
    assert [entry.n for entry in stored_round(app, empty.public_id).entries] == [20, None]
    results = me.get(f"{empty.at}/resultaten/redenen")
    assert results.status == 200


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"R1-young": "zeven"}, "R1-young"),
        ({"R1-young": "10,1"}, "R1-young"),
        ({"M10.4-management": "0,9"}, "M10.4-management"),
        ({"n-young": "3,5"}, "n-young"),
        ({"n-management": "-1"}, "n-management"),
        ({"R2-young-n": "20"}, "R2-young-n"),
        pytest.param({"R1-young": "9" * 5000}, "R1-young", id="5000 digits"),
        ({"R1-young": "<script>"}, "R1-young"),
        ({"n-young": f"{ASKED[Side.YOUNG] + 1}"}, "n-young"),
        ({"n-management": f"{ASKED[Side.MANAGEMENT] + 1}"}, "n-management"),
        ({"R3-young-n": f"{ASKED[Side.YOUNG] + 1}"}, "R3-young-n"),
    ],
)
def test_a_wrong_value_is_told_and_everything_typed_stays(
    app: Flask, me: Visitor, empty: SavedRound, cells: dict[str, str], field: str
) -> None:
    typed = {"n-young": "34", "R3-young": "6.6", "R4-management": "5,5", "M1.1-young-n": "", **cells}
    page = fill_scores(me, empty.public_id, typed)
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert list(page.faults) == [field]
    box = page.by_id(field)
    assert box.get("aria-invalid") == "true"
    assert f"{field}-error" in (box.get("aria-describedby") or "")
    assert page.by_id(f"{field}-error") is not None
    assert {name: value_of(page, name) for name in typed} == typed
    assert stored_round(app, empty.public_id) == EMPTY


def test_the_place_of_a_wrong_number_is_opened(me: Visitor, empty: SavedRound) -> None:
    page = fill_scores(me, empty.public_id, {"R2-young-n": "veel"})
    around = [each for each in page.tree.iter("details") if page.by_id("R2-young-n") in each.iter()]
    assert ["open" in each.attrib for each in around] == [True]


def test_two_people_editing_lose_nothing(app: Flask, me: Visitor, empty: SavedRound) -> None:
    late = me.get(f"{empty.at}/scores")
    fill_scores(me, empty.public_id, {"R1-young": "8,6", "R2-young": "6"})
    page = me.send(late, {"R1-young": "7,7", "R3-young": "5"})
    assert page.status == 409
    assert "Iemand anders" in page.main
    assert "u typte 7,7, de ander bewaarde 8,6" in page.main
    assert page.main.count("de ander bewaarde") == 1
    assert [value_of(page, f"R{number}-young") for number in (1, 2, 3)] == ["7,7", "6", "5"]
    assert [str(entry.mean) for entry in stored_round(app, empty.public_id).entries] == ["8.6", "6"]
    assert me.send(page).redirects_to == empty.at
    assert [str(entry.mean) for entry in stored_round(app, empty.public_id).entries] == ["7.7", "6", "5"]


def test_what_each_of_two_people_changed_is_kept(app: Flask, me: Visitor, empty: SavedRound) -> None:
    fill_scores(me, empty.public_id, {"R1-young": "8,6", "R2-young": "6,8", "R3-young": "5"})
    late = me.get(f"{empty.at}/scores")
    fill_scores(me, empty.public_id, {"R2-young": "6,5", "R3-young": ""})
    assert me.send(late, {"R1-young": "8,1"}).redirects_to == empty.at
    assert [str(entry.mean) for entry in stored_round(app, empty.public_id).entries] == ["8.1", "6.5"]


def test_two_who_typed_the_same_are_not_bothered(me: Visitor, empty: SavedRound) -> None:
    late = me.get(f"{empty.at}/scores")
    fill_scores(me, empty.public_id)
    assert me.send(late, TYPED).redirects_to == empty.at


def test_a_score_written_otherwise_is_the_same_score(me: Visitor, empty: SavedRound) -> None:
    late = me.get(f"{empty.at}/scores")
    fill_scores(me, empty.public_id, {"R1-young": "7"})
    assert me.send(late, {"R1-young": " 7,0 "}).redirects_to == empty.at


def test_a_change_elsewhere_is_no_conflict_of_scores(app: Flask, me: Visitor, empty: SavedRound) -> None:
    late = me.get(f"{empty.at}/scores")
    me.fill(f"{empty.at}/afspraken/nieuw", {"what": "Koffie drinken"})
    assert me.send(late, {"R1-young": "8"}).redirects_to == empty.at
    assert len(stored_round(app, empty.public_id).agreements) == 2


def test_when_it_cannot_be_saved_what_was_typed_stays(locked: tuple[Visitor, SavedRound, sqlite3.Connection]) -> None:
    me, saved, other = locked
    other.execute("BEGIN IMMEDIATE")
    page = fill_scores(me, saved.public_id, {"R1-young": "3,3"})
    assert (page.status, page.title[:5]) == (503, "Fout:")
    assert value_of(page, "R1-young") == "3,3"
    other.rollback()
    assert me.send(page).redirects_to == saved.at


@pytest.mark.parametrize(
    ("address", "field", "typed"),
    [("afspraken/nieuw", "what", "Koffie drinken"), ("gegevens", "municipality", "Delft")],
)
def test_when_another_form_cannot_be_saved_what_was_typed_stays(
    locked: tuple[Visitor, SavedRound, sqlite3.Connection], address: str, field: str, typed: str
) -> None:
    me, saved, other = locked
    page = me.get(f"{saved.at}/{address}")
    other.execute("BEGIN IMMEDIATE")
    sent = me.send(page, {field: typed})
    assert sent.status == 503
    assert value_of(sent, field) == typed


def test_an_agreed_score_is_chosen_in_words(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(EMPTY, management_form=ManagementForm.AGREED))
    page = me.get(f"{saved.at}/scores")
    select = page.by_id("R1-management")
    assert select.tag == "select"
    values = [option.get("value") for option in select.iter("option")]
    assert values == ["", "1", "3,25", "5,5", "7,75", "10"]
    assert "n-management" not in page.fields()
    me.send(page, {"R1-management": "7,75", "n-management": "8"})
    found = stored_round(app, saved.public_id)
    assert found.entries == (Entry("R1", Side.MANAGEMENT, Decimal("7.75")),)
    assert Side.MANAGEMENT not in found.answers


def test_on_the_scale_of_answers_words_are_answers(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(EMPTY, management_form=ManagementForm.AGREED, scale=SCALES["1-5"]))
    select = me.get(f"{saved.at}/scores").by_id("R1-management")
    assert [option.get("value") for option in select.iter("option")] == ["", "1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    "part", ["resultaten", "resultaten/R1", "rapport", "rapport.html", "cijfers.csv", "cijfers.xlsx"]
)
def test_results_are_closed_until_agreed_scores_are_locked(
    app: Flask, me: Visitor, open_agreed: SavedRound, part: str
) -> None:
    assert me.get(f"{open_agreed.at}/{part}").redirects_to == f"{open_agreed.at}/vastleggen"
    link, viewer = share(app, open_agreed)
    assert viewer.get(f"/inzage/{open_agreed.public_id}/{part}").status == 403
    me.fill(f"{open_agreed.at}/vastleggen")
    assert me.get(f"{open_agreed.at}/{part}").status == 200
    assert viewer.get(f"/inzage/{open_agreed.public_id}/{part}").status == 200
    assert link


def test_asking_is_not_locking(app: Flask, me: Visitor, open_agreed: SavedRound) -> None:
    assert me.get(f"{open_agreed.at}/vastleggen").status == 200
    assert not stored_round(app, open_agreed.public_id).is_locked


def test_the_question_shows_what_will_be_locked(app: Flask, me: Visitor, open_agreed: SavedRound) -> None:
    page = me.get(f"{open_agreed.at}/vastleggen")
    assert len(list(page.first("tbody").iter("tr"))) == 50
    assert "8,7" not in page.main  # a score of young staff
    nothing = save_round(app, replace(EMPTY, management_form=ManagementForm.AGREED))
    assert "doet het management in deze ronde niet mee" in me.get(f"{nothing.at}/vastleggen").main


def test_what_is_locked_is_what_was_shown(app: Flask, me: Visitor, open_agreed: SavedRound) -> None:
    page = me.get(f"{open_agreed.at}/vastleggen")
    fill_scores(me, open_agreed.public_id, {"R1-management": "10"})
    assert me.send(page).status == 409
    assert not stored_round(app, open_agreed.public_id).is_locked


def test_locked_scores_do_not_change_whatever_is_sent(app: Flask, me: Visitor) -> None:
    saved = save_round(app, agreed(is_locked=True))
    page = fill_scores(me, saved.public_id, {"R1-management": "1", "M1.1-management": "", "R1-young": "2,2"})
    assert page.redirects_to == saved.at
    before, after = agreed(is_locked=True), stored_round(app, saved.public_id)
    assert after.entries_of(Side.MANAGEMENT) == before.entries_of(Side.MANAGEMENT)
    assert {entry.mean for entry in after.entries if (entry.code, entry.side) == ("R1", Side.YOUNG)} == {Decimal("2.2")}
    assert after.is_locked


def test_a_locked_round_has_nothing_to_lock(me: Visitor, app: Flask) -> None:
    saved = save_round(app, agreed(is_locked=True))
    assert me.get(f"{saved.at}/vastleggen").redirects_to == f"{saved.at}/resultaten"
    assert me.get(f"{save_round(app).at}/vastleggen").status == 302


def test_fields_that_are_not_ours_are_passed_over(app: Flask, me: Visitor, empty: SavedRound) -> None:
    fill_scores(me, empty.public_id, {"R11-young": "7", "is_locked": "1", "topics": "R1", "R1-young": "8"})
    assert [entry.code for entry in stored_round(app, empty.public_id).entries] == ["R1"]


def test_a_deleted_round_takes_no_scores(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = me.get(f"{empty.at}/scores")
    delete_round(app, empty.public_id)
    assert me.send(page, TYPED).status == 410


def test_as_many_answers_as_people_who_were_asked_are_taken(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = fill_scores(me, empty.public_id, {f"n-{side}": f"{n}" for side, n in ASKED.items()})
    assert page.redirects_to == empty.at
    assert stored_round(app, empty.public_id).answers == ASKED


def test_more_answers_than_people_who_were_asked_are_told_with_the_number(me: Visitor, empty: SavedRound) -> None:
    page = fill_scores(me, empty.public_id, {"n-management": "100"})
    assert f"Er zijn {ASKED[Side.MANAGEMENT]} mensen gevraagd" in page.faults["n-management"]


def test_who_gives_an_agreed_score_is_not_counted(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(agreed(), asked={Side.MANAGEMENT: 1}))
    assert fill_scores(me, saved.public_id, {"R1-young": "8", "n-young": "500"}).redirects_to == saved.at
