"""Typing scores a group at a time: what is stored, what is told, and what never shows; open scores are locked once."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from retention_check import clock, store
from retention_check.domain.comparison import compare
from retention_check.domain.item import Kind
from retention_check.domain.publication import Correction, Publication
from retention_check.domain.publishing import publish
from retention_check.domain.round import Entry, ManagementForm, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.store import Database, StoredRound
from retention_check.web.organiser.score_fields import mean_text
from tests.cast import ASKED, DAY, STUDY
from tests.web.client import (
    GOUDA,
    TYPED,
    SavedRound,
    Visitor,
    agreed,
    database_of,
    delete_round,
    fill_scores,
    owner,
    running,
    save_round,
    stored,
    stored_round,
    typing_page,
    value_of,
)

EMPTY = replace(GOUDA, entries=())
OPEN = replace(EMPTY, management_form=ManagementForm.AGREED)


@pytest.fixture
def empty(app: Flask) -> SavedRound:
    """A round without scores."""
    return save_round(app, EMPTY)


@pytest.fixture
def open_agreed(app: Flask) -> SavedRound:
    """A round with agreed scores that are not locked yet."""
    return save_round(app, agreed())


@pytest.fixture
def only_young(app: Flask) -> SavedRound:
    """A round in which open scores come first, and only young staff gave scores."""
    return save_round(app, replace(OPEN, entries=GOUDA.entries_of(Side.YOUNG)))


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[tuple[Visitor, SavedRound, sqlite3.Connection]]:
    """A round in a database that another connection can lock."""
    file = tmp_path / "rondes.sqlite"
    with running(tmp_path, database=f"sqlite:///{file}?timeout=0.05") as app, closing(sqlite3.connect(file)) as other:
        yield owner(app), save_round(app), other


def young(saved: SavedRound) -> str:
    """Address of the page on which young staff's scores are typed."""
    return typing_page(saved.public_id, Side.YOUNG)


def management(saved: SavedRound) -> str:
    """Address of the page on which management's scores are typed."""
    return typing_page(saved.public_id, Side.MANAGEMENT)


def with_days(round: Round, *sides: Side) -> Round:
    """The round with these groups published."""
    return publish(compare(round, STUDY), sides, DAY)


# ---- What is typed is stored ----


def test_comma_and_point_are_both_numbers_and_empty_is_allowed(app: Flask, me: Visitor, empty: SavedRound) -> None:
    assert fill_scores(me, empty.public_id).redirects_to == management(empty)
    found = stored_round(app, empty.public_id)
    assert found.entries == (
        Entry("R1", Side.YOUNG, Decimal("8.6")),
        Entry("R1", Side.MANAGEMENT, Decimal("7.1")),
        Entry("M3.2", Side.YOUNG, Decimal(7)),
    )
    assert found.answers == {Side.YOUNG: 34, Side.MANAGEMENT: 8}
    assert replace(found, entries=(), answers={}, publication=EMPTY.publication) == EMPTY


def test_what_was_saved_stands_in_the_form_again(me: Visitor, empty: SavedRound) -> None:
    fill_scores(me, empty.public_id)
    fields = {**me.get(young(empty)).fields(), **me.get(management(empty)).fields()}
    assert {name: fields[name] for name in TYPED} == TYPED | {"R1-management": "7,1"}


def test_what_is_taken_out_is_gone(app: Flask, me: Visitor, empty: SavedRound) -> None:
    fill_scores(me, empty.public_id)
    fill_scores(me, empty.public_id, {"R1-young": "", "n-young": ""})
    found = stored_round(app, empty.public_id)
    assert [(entry.code, entry.side) for entry in found.entries] == [("R1", Side.MANAGEMENT), ("M3.2", Side.YOUNG)]
    assert found.answers == {Side.MANAGEMENT: 8}


def test_one_item_can_have_a_number_of_its_own(app: Flask, me: Visitor, empty: SavedRound) -> None:
    fill_scores(me, empty.public_id, {"n-young": "34", "R1-young": "8", "R1-young-n": "20", "R2-young": "7"})
    assert [entry.n for entry in stored_round(app, empty.public_id).entries] == [20, None]
    results = me.get(f"{empty.at}/resultaten/redenen")
    assert results.status == 200


def test_no_answers_and_no_score_is_nothing_at_all(app: Flask, me: Visitor, empty: SavedRound) -> None:
    assert fill_scores(me, empty.public_id, {"R1-young": "8", "R2-young-n": "0"}).status == 302
    assert [entry.code for entry in stored_round(app, empty.public_id).entries] == ["R1"]


def test_a_mean_with_more_digits_than_shown_stays_until_another_is_typed(app: Flask, me: Visitor) -> None:
    exact = Decimal(50) / 7
    saved = save_round(app, replace(EMPTY, entries=(Entry("R1", Side.YOUNG, exact, 30),)))
    fill_scores(me, saved.public_id, {"R1-young-n": "31"})
    assert stored_round(app, saved.public_id).entries == (Entry("R1", Side.YOUNG, exact, 31),)
    fill_scores(me, saved.public_id, {"R1-young": "7,1"})
    assert stored_round(app, saved.public_id).entries == (Entry("R1", Side.YOUNG, Decimal("7.1"), 31),)


def test_saving_without_a_change_stores_nothing(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    before = stored(app, gouda.public_id)
    assert me.fill(young(gouda)).redirects_to == young(gouda)
    assert stored(app, gouda.public_id) == before


def test_fields_that_are_not_ours_are_passed_over(app: Flask, me: Visitor, empty: SavedRound) -> None:
    sent = {"R11-young": "7", "is_locked": "1", "topics": "R1", "R2-management": "8", "R1-young": "8"}
    me.fill(young(empty), sent)
    assert [(each.code, each.side) for each in stored_round(app, empty.public_id).entries] == [("R1", Side.YOUNG)]


def test_a_deleted_round_takes_no_scores(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = me.get(young(empty))
    delete_round(app, empty.public_id)
    assert me.send(page, TYPED).status == 410


# ---- Where one goes ----


def test_saving_stays_and_going_on_leads_to_the_other_group_and_then_to_the_results(
    me: Visitor, empty: SavedRound
) -> None:
    assert me.get(f"{empty.at}/scores").redirects_to == young(empty)
    assert me.fill(young(empty), {"R1-young": "8"}).redirects_to == young(empty)
    assert me.get(f"{empty.at}/scores").redirects_to == management(empty)
    assert me.fill(young(empty), {"verder": "ja"}).redirects_to == management(empty)
    assert me.fill(management(empty), {"R1-management": "8", "verder": "ja"}).redirects_to == f"{empty.at}/resultaten"
    assert me.get(f"{empty.at}/scores").redirects_to == young(empty)


def test_open_scores_come_first_then_they_are_locked_then_young_staff(app: Flask, me: Visitor) -> None:
    saved = save_round(app, OPEN)
    assert me.get(f"{saved.at}/scores").redirects_to == management(saved)
    page = me.fill(management(saved), {"R1-management": "7,75", "verder": "ja"})
    assert page.redirects_to == f"{saved.at}/vastleggen"
    assert me.fill(f"{saved.at}/vastleggen").redirects_to == young(saved)
    assert me.get(f"{saved.at}/scores").redirects_to == young(saved)
    assert me.fill(young(saved), {"R1-young": "7", "verder": "ja"}).redirects_to == f"{saved.at}/resultaten"


def test_who_types_young_staff_first_goes_on_to_the_open_scores(app: Flask, me: Visitor) -> None:
    saved = save_round(app, OPEN)
    assert me.fill(young(saved), {"R1-young": "7", "verder": "ja"}).redirects_to == management(saved)


def test_each_page_leads_to_the_other_group_and_to_the_upload(me: Visitor, gouda: SavedRound) -> None:
    for address in (young(gouda), management(gouda)):
        links = {link.removeprefix("http://localhost") for link in me.get(address).links}
        assert {young(gouda), management(gouda), f"{gouda.at}/scoreblad"} <= links


def test_another_group_has_no_page(me: Visitor, gouda: SavedRound) -> None:
    assert me.get(f"{gouda.at}/scores/iedereen").status == 404


def test_a_page_holds_one_group_alone_with_the_reasons_first(me: Visitor, gouda: SavedRound) -> None:
    names = [name for name in me.get(young(gouda)).fields() if name.endswith("-young")]
    assert names == ["n-young", *(f"{item.code}-young" for item in STUDY.items)]
    page = me.get(management(gouda))
    assert not [name for name in page.fields() if "young" in name]
    shown = {mean_text(entry.mean) for entry in GOUDA.entries_of(Side.YOUNG)}
    assert not shown & {value for name, value in page.fields().items() if name.endswith("management")} - {
        mean_text(entry.mean) for entry in GOUDA.entries_of(Side.MANAGEMENT)
    }


def test_the_page_of_open_scores_promises_what_it_keeps(app: Flask, me: Visitor) -> None:
    only = replace(agreed(), entries=(*OPEN.entries, Entry("R1", Side.YOUNG, Decimal("2.37"), 30)))
    page = me.get(management(save_round(app, only)))
    assert "Op deze pagina staan geen scores van jonge ambtenaren" in page.main
    assert "2,37" not in page.text
    assert "2.37" not in page.text


# ---- Mistakes ----


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"R1-young": "zeven"}, "R1-young"),
        ({"R1-young": "10,1"}, "R1-young"),
        ({"n-young": "3,5"}, "n-young"),
        ({"n-young": "-1"}, "n-young"),
        ({"R2-young-n": "20"}, "R2-young-n"),
        pytest.param({"R1-young": "9" * 5000}, "R1-young", id="5000 digits"),
        ({"R1-young": "<script>"}, "R1-young"),
        ({"n-young": f"{ASKED[Side.YOUNG] + 1}"}, "n-young"),
        ({"R3-young-n": f"{ASKED[Side.YOUNG] + 1}"}, "R3-young-n"),
    ],
)
def test_a_wrong_value_is_told_and_everything_typed_stays(
    app: Flask, me: Visitor, empty: SavedRound, cells: dict[str, str], field: str
) -> None:
    typed = {"n-young": "34", "R3-young": "6.6", "R4-young": "5,5", "M1.1-young-n": "", **cells}
    page = fill_scores(me, empty.public_id, typed)
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert list(page.faults) == [field]
    box = page.by_id(field)
    assert box.get("aria-invalid") == "true"
    assert f"{field}-error" in (box.get("aria-describedby") or "")
    assert page.by_id(f"{field}-error") is not None
    assert {name: value_of(page, name) for name in typed} == typed
    assert stored_round(app, empty.public_id) == EMPTY


def test_a_message_in_the_summary_names_its_statement(me: Visitor, empty: SavedRound) -> None:
    page = fill_scores(me, empty.public_id, {"R6-young": "zes", "R2-young-n": "veel"})
    assert page.faults["R6-young"].startswith(f"R6 {STUDY.item('R6').text}: ‘zes’")
    assert page.faults["R2-young-n"].startswith(f"Aantal antwoorden bij R2 {STUDY.item('R2').text}: ")


def test_the_place_of_a_wrong_number_is_opened(me: Visitor, empty: SavedRound) -> None:
    page = fill_scores(me, empty.public_id, {"R2-young-n": "veel"})
    opened = [
        [each.get("id") for each in around.iter("input")]
        for around in page.tree.iter("details")
        if "open" in around.attrib
    ]
    assert len(opened) == 1
    assert "R2-young-n" in opened[0]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (("74", "61", "82", "55"), "Dit lijken percentages"),
        (("11", "0,5", "12", "55"), "verander de schaal"),
    ],
)
def test_many_scores_outside_the_scale_are_one_message(
    me: Visitor, empty: SavedRound, values: tuple[str, ...], told: str
) -> None:
    page = fill_scores(me, empty.public_id, {f"R{number}-young": text for number, text in enumerate(values, 1)})
    assert list(page.faults) == ["R1-young"]
    assert "4 scores liggen buiten de schaal van 1 tot 10." in page.faults["R1-young"]
    assert told in page.faults["R1-young"]
    assert page.by_id("R4-young").get("aria-invalid") == "true"


def test_as_many_answers_as_people_who_were_asked_are_taken(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = fill_scores(me, empty.public_id, {f"n-{side}": f"{n}" for side, n in ASKED.items()})
    assert page.status == 302
    assert stored_round(app, empty.public_id).answers == ASKED


def test_more_answers_than_people_who_were_asked_are_told_with_the_number(me: Visitor, empty: SavedRound) -> None:
    page = fill_scores(me, empty.public_id, {"n-management": "100"})
    assert f"Er zijn {ASKED[Side.MANAGEMENT]} mensen gevraagd" in page.faults["n-management"]


def test_who_gives_an_open_score_is_not_counted(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(agreed(), asked={Side.MANAGEMENT: 1}))
    assert fill_scores(me, saved.public_id, {"R1-young": "8", "n-young": "500"}).status == 302


def test_a_refused_save_says_that_nothing_is_saved_and_counts_the_boxes(me: Visitor, empty: SavedRound) -> None:
    page = fill_scores(me, empty.public_id, {"R1-young": "74", "R2-young": "zeven", "R3-young": "7,1"})
    panel = " ".join(page.by_id("fouten").itertext())
    assert "Er is nog niets bewaard" in panel
    assert "Verbeter 2 vakken" in panel
    assert "unsaved" in str(page.by_id("scores").attrib)
    assert "unsaved" not in str(me.get(young(empty)).by_id("scores").attrib)


def test_who_saves_without_a_number_of_answers_is_told_what_that_does(me: Visitor, empty: SavedRound) -> None:
    told = "Vul nog in hoeveel {} antwoord gaven. Zonder dat aantal tonen wij niets."
    assert told.format("jonge ambtenaren") in me.follow(me.fill(young(empty), {"R1-young": "8"})).text
    assert "Zonder dat aantal" not in me.follow(me.fill(young(empty), {"n-young": "9"})).text
    page = me.follow(me.fill(management(empty), {"R1-management": "8"}))
    assert told.format("mensen van het management") in page.text


# ---- Two people at once ----


def test_two_people_editing_lose_nothing(app: Flask, me: Visitor, empty: SavedRound) -> None:
    late = me.get(young(empty))
    fill_scores(me, empty.public_id, {"R1-young": "8,6", "R2-young": "6"})
    page = me.send(late, {"R1-young": "7.7", "R3-young": "5"})
    assert (page.status, page.title[:5]) == (409, "Fout:")
    assert "Iemand anders" in page.main
    assert "u typte 7,7, de ander bewaarde 8,6" in page.main
    assert page.main.count("de ander bewaarde") == 1
    assert [value_of(page, f"R{number}-young") for number in (1, 2, 3)] == ["7.7", "6", "5"]
    assert [str(entry.mean) for entry in stored_round(app, empty.public_id).entries] == ["8.6", "6"]
    assert me.send(page).redirects_to == young(empty)
    assert [str(entry.mean) for entry in stored_round(app, empty.public_id).entries] == ["7.7", "6", "5"]


def test_what_each_of_two_people_changed_is_kept(app: Flask, me: Visitor, empty: SavedRound) -> None:
    fill_scores(me, empty.public_id, {"n-young": "34", "R1-young": "8,6", "R2-young": "6,8", "R3-young": "5"})
    late = me.get(young(empty))
    fill_scores(me, empty.public_id, {"n-young": "30", "R2-young": "6,5", "R3-young": "", "R1-management": "4"})
    assert me.send(late, {"R1-young": "8,1"}).redirects_to == young(empty)
    found = stored_round(app, empty.public_id)
    assert [str(entry.mean) for entry in found.entries] == ["8.1", "4", "6.5"]
    assert found.answers == {Side.YOUNG: 30}


def test_a_number_that_both_changed_is_told_as_it_is_written(me: Visitor, gouda: SavedRound) -> None:
    late = me.get(young(gouda))
    me.fill(young(gouda), {"n-young": "30", "R1-young-n": "29"})
    page = me.send(late, {"n-young": "31", "R1-young-n": "28"})
    assert page.status == 409
    assert "Aantal antwoorden: u typte 31, de ander bewaarde 30." in page.main
    assert "(bij 28 antwoorden), de ander bewaarde 8,7 (bij 29 antwoorden)." in page.main


def test_what_clashes_in_open_scores_is_told_in_words(me: Visitor, open_agreed: SavedRound) -> None:
    late = me.get(management(open_agreed))
    me.fill(management(open_agreed), {"R1-management": "10"})
    page = me.send(late, {"R1-management": "1"})
    low, high = STUDY.answer_words[Kind.REASON][0], STUDY.answer_words[Kind.REASON][4]
    assert f"u typte {low}, de ander bewaarde {high}." in page.main


def test_two_who_typed_the_same_are_not_bothered(me: Visitor, empty: SavedRound) -> None:
    late = me.get(young(empty))
    fill_scores(me, empty.public_id)
    assert me.send(late, {"n-young": "34", "R1-young": "8.60", "M3.2-young": " 7,0 "}).redirects_to == young(empty)


def test_a_change_elsewhere_is_no_conflict_of_scores(app: Flask, me: Visitor, empty: SavedRound) -> None:
    late = me.get(young(empty))
    me.fill(f"{empty.at}/afspraken/nieuw", {"what": "Koffie drinken"})
    assert me.send(late, {"R1-young": "8"}).redirects_to == young(empty)
    assert len(stored_round(app, empty.public_id).agreements) == 2


@pytest.mark.parametrize("typed", ["7,7", "6"], ids=["the same field", "another field"])
def test_someone_who_saves_between_reading_and_writing_is_heard(
    app: Flask, me: Visitor, empty: SavedRound, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    page, clash = me.get(young(empty)), typed == "7,7"
    whole, rounds = store.rounds.save, list[Round]()

    def save_after_another(database: Database, stored: StoredRound, round: Round) -> int:
        if not rounds:
            rounds.append(round)
            other = Entry("R1" if clash else "R9", Side.YOUNG, Decimal("8.6"))
            whole(database, stored, replace(stored.round, entries=(other,)))
        return whole(database, stored, round)

    monkeypatch.setattr(store.rounds, "save", save_after_another)
    sent = me.send(page, {"R1-young": typed})
    assert sent.status == (409 if clash else 302)
    if clash:
        assert "u typte 7,7, de ander bewaarde 8,6." in sent.main
        assert sent.main.count("Iemand anders heeft intussen") == 1
        assert me.send(sent).status == 302
    found = {entry.code: str(entry.mean) for entry in stored_round(app, empty.public_id).entries}
    assert found == ({"R1": "7.7"} if clash else {"R1": "6", "R9": "8.6"})


@pytest.mark.parametrize("changes", [{"scale": SCALES["marks"]}, {"management_form": ManagementForm.AGREED}])
def test_numbers_typed_under_other_terms_give_one_message(
    app: Flask, me: Visitor, empty: SavedRound, changes: dict[str, Any]
) -> None:
    page = me.get(management(empty))
    before = stored(app, empty.public_id)
    store.rounds.save(database_of(app), before, replace(before.round, **changes))
    typed = {f"{item.code}-management": "7,1" for item in STUDY.items} | {"n-management": "8", "R1-management-n": "7"}
    sent = me.send(page, typed)
    assert (sent.status, sent.title[:5]) == (409, "Fout:")
    assert len(list(sent.by_id("fouten").iter("li"))) == 1
    assert "op welke schaal de scores staan" in sent.main
    assert value_of(sent, "R1-management") == "7,1"
    assert me.send(sent).status == 302


@pytest.mark.parametrize("opened", ["", "onzin", "[" * 100_000, "null", "e30.e30"])
def test_nonsense_about_what_was_opened_is_no_fault_of_ours(
    app: Flask, me: Visitor, gouda: SavedRound, opened: str
) -> None:
    page = me.fill(young(gouda), {"opened": opened, "R1-young": "3"})
    assert page.status == 409
    assert "u typte 3, de ander bewaarde 8,7" in page.main
    assert stored_round(app, gouda.public_id) == GOUDA


@pytest.mark.parametrize("opened", ["", "onzin"])
def test_without_what_was_opened_what_is_the_same_is_no_clash(me: Visitor, gouda: SavedRound, opened: str) -> None:
    assert me.fill(young(gouda), {"opened": opened}).status == 302


def test_when_it_cannot_be_saved_what_was_typed_stays(locked: tuple[Visitor, SavedRound, sqlite3.Connection]) -> None:
    me, saved, other = locked
    page = me.get(young(saved))
    other.execute("BEGIN IMMEDIATE")
    page = me.send(page, {"R1-young": "3,3"})
    assert (page.status, page.title[:5]) == (503, "Fout:")
    assert value_of(page, "R1-young") == "3,3"
    other.rollback()
    assert me.send(page).redirects_to == young(saved)


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


# ---- The scale ----

LOW = {f"R{number}-young": f"{3 + number / 10:.1f}" for number in range(1, 11)}


def test_scores_that_look_like_answers_are_asked_about_before_they_are_saved(
    app: Flask, me: Visitor, empty: SavedRound
) -> None:
    page = fill_scores(me, empty.public_id, LOW)
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert "Alle scores van jonge ambtenaren zijn 5 of lager." in page.main
    assert stored_round(app, empty.public_id) == EMPTY
    assert [value_of(page, name) for name in LOW] == list(LOW.values())
    assert me.send(page).status == 422
    assert me.send(page, {"schaal": "1-5", "verder": "ja"}).redirects_to == management(empty)
    found = stored_round(app, empty.public_id)
    assert (found.scale.name, len(found.entries)) == ("1-5", 10)


def test_who_is_sure_of_the_scale_is_asked_once(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = fill_scores(me, empty.public_id, LOW)
    assert me.send(page, {"schaal": "zeker"}).status == 302
    found = stored_round(app, empty.public_id)
    assert (found.scale.name, found.scale_is_sure) == ("1-10", True)
    assert fill_scores(me, empty.public_id, {"R1-young": "2"}).status == 302


def test_a_scale_that_does_not_fit_the_other_group_is_told_without_a_button(me: Visitor, empty: SavedRound) -> None:
    fill_scores(me, empty.public_id, {"R1-management": "9"})
    page = fill_scores(me, empty.public_id, LOW)
    assert "De scores van het management passen niet op die schaal" in page.main
    assert not [each for each in page.elements if each.get("value") == "1-5"]
    assert me.send(page, {"schaal": "1-5"}).status == 422
    assert me.send(page, {"schaal": "zeker"}).status == 302


def test_management_is_not_asked_about_the_scores_of_young_staff(app: Flask, me: Visitor) -> None:
    low = tuple(Entry(f"R{number}", Side.YOUNG, Decimal(3), 9) for number in range(1, 11))
    saved = save_round(app, replace(OPEN, entries=low))
    assert fill_scores(me, saved.public_id, {"R1-management": "10"}).status == 302


def test_what_does_not_fit_young_staff_is_not_told_to_who_gives_open_scores(app: Flask, me: Visitor) -> None:
    high = (Entry("R1", Side.YOUNG, Decimal("8.8"), 9),)
    saved = save_round(app, replace(OPEN, scale=SCALES["marks"], entries=high))
    marks = {f"R{number}-management": "4" for number in range(1, 11)}
    assert fill_scores(me, saved.public_id, marks).status == 302


def test_a_change_of_the_scale_of_a_published_group_is_a_typing_error_to_be_confirmed(app: Flask, me: Visitor) -> None:
    low = tuple(Entry(f"R{number}", Side.MANAGEMENT, Decimal(3), 8) for number in range(1, 11))
    saved = save_round(app, with_days(replace(EMPTY, entries=low), Side.MANAGEMENT))
    page = me.send(fill_scores(me, saved.public_id, LOW), {"schaal": "1-5"})
    assert page.status == 422
    assert page.by_id("is_typing_error") is not None
    assert me.send(page, {"schaal": "1-5", "is_typing_error": "y"}).status == 302
    assert [each.what for each in stored_round(app, saved.public_id).publication.corrections] == ["scale"]


# ---- Published, locked, condensed ----


def test_a_typing_error_in_a_published_group_is_asked_and_written_down(app: Flask, me: Visitor) -> None:
    saved = save_round(app, with_days(GOUDA, Side.YOUNG))
    assert "liggen vast sinds 21 november 2026" in me.get(young(saved)).main
    page = me.fill(young(saved), {"R1-young": "8,1"})
    assert page.status == 422
    assert value_of(page, "R1-young") == "8,1"
    assert "R1 Te weinig carrièreontwikkeling, jonge ambtenaren: 8,7 wordt 8,1" in page.main
    sent = me.send(page, {"is_typing_error": "y"})
    assert "Print het rapport opnieuw: daarin staat wat er verbeterd is." in me.follow(sent).text
    assert [each.what for each in stored_round(app, saved.public_id).publication.corrections] == ["R1"]
    assert "liggen vast" not in me.get(management(saved)).main


def test_another_answer_in_a_published_group_is_refused(app: Flask, me: Visitor) -> None:
    round = with_days(GOUDA, Side.YOUNG)
    saved = save_round(app, round)
    page = me.fill(young(saved), {"R1-young": "8,1", "R1-young-n": "33", "is_typing_error": "y"})
    assert page.status == 422
    assert "Is er meer veranderd? Begin dan een volgende ronde en vraag iedereen opnieuw." in page.main
    assert "Gemiddelden en aantallen kunnen niet allebei veranderen." in page.main
    assert stored_round(app, saved.public_id) == round


@pytest.mark.parametrize(
    ("earlier", "cells", "told"),
    [
        (
            ["R2", "R3", "R4", "R5", "R6"],
            {"R1-young": "8,1"},
            "Een tikfout verbeteren kan bij hooguit vijf stellingen, en u verbeterde er al vijf.",
        ),
        (["R2"], {"R1-young-n": "33"}, "Eerder verbeterde u al een gemiddelde. Een aantal kan dan niet meer"),
        (["n"], {"R1-young": "8,1"}, "Eerder verbeterde u al een aantal. Een gemiddelde kan dan niet meer"),
    ],
    ids=["sixth", "count after means", "mean after counts"],
)
def test_what_was_mended_before_is_named_where_no_more_can_be(
    app: Flask, me: Visitor, earlier: list[str], cells: dict[str, str], told: str
) -> None:
    round = with_days(GOUDA, Side.YOUNG)
    corrections = tuple(Correction(Side.YOUNG, what, DAY) for what in earlier)
    saved = save_round(app, replace(round, publication=replace(round.publication, corrections=corrections)))
    page = me.fill(young(saved), cells)
    assert page.status == 422
    assert told in page.main


def test_of_scores_that_are_final_it_is_not_said_that_they_were_shared(app: Flask, me: Visitor) -> None:
    page = me.fill(young(save_round(app, with_days(GOUDA, Side.YOUNG))), {"R1-young": "8,1"})
    assert page.faults["is_typing_error"] == "Deze scores liggen vast. Zet een vinkje als het een tikfout is."
    assert "gedeeld" not in page.main


def test_what_lies_fast_has_fields_and_what_was_left_empty_has_none(app: Flask, me: Visitor) -> None:
    nine = tuple(each for each in GOUDA.entries if each.code.startswith("R") and each.code != "R4")
    round = with_days(replace(GOUDA, entries=nine), Side.YOUNG)
    saved = save_round(app, round)
    page = me.get(young(saved))
    names = {name for name in page.fields() if name.endswith(("-young", "-young-n"))}
    assert names == {"n-young", *(f"{e.code}-young{n}" for e in round.entries_of(Side.YOUNG) for n in ("", "-n"))}
    assert page.main.count("geen score") == 2  # of the reason, and of all measures
    assert "hoeven niet" not in page.main
    assert "Wat ontbreekt nog bij jonge" not in me.get(saved.at).main
    assert "Wat ontbreekt nog bij het management" in me.get(saved.at).main
    assert me.fill(young(saved), {"R1-young": "8,1", "is_typing_error": "y"}).status == 302


def test_what_was_typed_while_a_group_was_published_is_refused_and_not_dropped(app: Flask, me: Visitor) -> None:
    reasons = tuple(each for each in GOUDA.entries if each.code.startswith("R"))
    saved = save_round(app, replace(GOUDA, entries=reasons))
    late, before = me.get(young(saved)), stored(app, saved.public_id)
    store.rounds.save(database_of(app), before, with_days(before.round, Side.YOUNG))
    page = me.send(late, {"M2.1-young": "7"})
    assert page.status == 422
    assert "er kunnen geen scores meer bij of af" in page.main.casefold()
    assert value_of(page, "M2.1-young") == "7"


def test_a_published_group_of_which_nothing_was_shown_can_still_be_filled(app: Flask, me: Visitor) -> None:
    few = tuple(replace(each, n=4) for each in GOUDA.entries if each.code == "R1")
    saved = save_round(app, with_days(replace(GOUDA, entries=few, answers={}), Side.YOUNG))
    page = me.get(young(saved))
    assert "U mag ze nog veranderen" in page.main
    assert "M3.2-young" in page.fields()


def test_the_page_says_beforehand_that_measures_come_before_locking(me: Visitor, empty: SavedRound) -> None:
    assert "Vul ze in voordat u vastlegt." in me.get(young(empty)).main


def test_why_management_comes_first_is_told_to_who_begins(app: Flask, me: Visitor) -> None:
    told = "Hebt u de scores van jonge ambtenaren al? Die typt u daarna."
    assert told in me.get(management(save_round(app, OPEN))).main
    assert told not in me.get(management(save_round(app, agreed()))).main


def test_of_an_older_round_is_asked_once_whether_it_was_shared(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(GOUDA, publication=Publication(may_be_shared=True)))
    page = me.fill(young(saved), {"R1-young": "8,1"})
    assert (page.status, list(page.faults)) == (422, ["was_shared-0"])
    assert me.send(page, {"was_shared": "nee"}).status == 302
    assert me.fill(young(saved), {"R1-young": "8,2"}).status == 302


def test_nothing_is_asked_of_who_saves_without_a_change(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(GOUDA, publication=Publication(may_be_shared=True)))
    assert me.fill(young(saved)).status == 302
    assert stored_round(app, saved.public_id).publication.may_be_shared


def test_a_condensed_group_is_shown_and_not_typed(app: Flask, me: Visitor) -> None:
    condensed = replace(GOUDA, publication=Publication({Side.YOUNG: DAY}, 5, {Side.YOUNG: {}}))
    saved = save_round(app, condensed)
    page = me.get(young(saved))
    assert "alleen de getoonde scores bewaard" in page.main
    assert not list(page.tree.iter("form"))
    assert len(list(page.first("tbody").iter("tr"))) == 50
    assert me.get(f"{saved.at}/scores").redirects_to == management(saved)
    assert me.get(management(saved)).fields()["R1-management"] == mean_text(GOUDA.entries_of(Side.MANAGEMENT)[0].mean)


def test_locked_scores_can_be_looked_at_and_do_not_change_whatever_is_sent(app: Flask, me: Visitor) -> None:
    saved, before = save_round(app, agreed()), agreed(is_locked=True)
    late = me.get(management(saved))
    me.fill(f"{saved.at}/vastleggen")
    page = me.get(management(saved))
    assert not list(page.tree.iter("form"))
    assert "liggen vast" in page.main
    assert STUDY.answer_words[Kind.REASON][2] in page.first("tbody").itertext()
    sent = me.send(late, {"R1-management": "1", "M1.1-management": ""})
    assert (sent.status, sent.title[:5]) == (409, "Fout:")
    assert stored_round(app, saved.public_id).entries_of(Side.MANAGEMENT) == before.entries_of(Side.MANAGEMENT)
    assert me.fill(young(saved), {"R1-young": "2,2"}).status == 302


# ---- Open scores ----


def test_an_agreed_score_is_chosen_in_words(app: Flask, me: Visitor) -> None:
    saved = save_round(app, OPEN)
    page = me.get(management(saved))
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
    saved = save_round(app, replace(OPEN, scale=SCALES["1-5"]))
    select = me.get(management(saved)).by_id("R1-management")
    assert [option.get("value") for option in select.iter("option")] == ["", "1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    "part", ["resultaten", "resultaten/R1", "rapport", "rapport.html", "cijfers.csv", "cijfers.xlsx"]
)
def test_results_are_closed_until_agreed_scores_are_locked(me: Visitor, open_agreed: SavedRound, part: str) -> None:
    assert me.get(f"{open_agreed.at}/{part}").redirects_to == f"{open_agreed.at}/vastleggen"
    me.fill(f"{open_agreed.at}/vastleggen")
    assert me.get(f"{open_agreed.at}/{part}").redirects_to != f"{open_agreed.at}/vastleggen"


def test_asking_is_not_locking(app: Flask, me: Visitor, open_agreed: SavedRound) -> None:
    assert me.get(f"{open_agreed.at}/vastleggen").status == 200
    assert not stored_round(app, open_agreed.public_id).is_locked


def test_the_question_shows_what_will_be_locked(me: Visitor, open_agreed: SavedRound) -> None:
    page = me.get(f"{open_agreed.at}/vastleggen")
    assert len(list(page.first("tbody").iter("tr"))) == 50
    assert "8,7" not in page.main  # a score of young staff


def test_the_question_says_how_many_are_filled_in_which_words_and_what_locking_does(app: Flask, me: Visitor) -> None:
    chosen = (Entry("R1", Side.MANAGEMENT, Decimal("7.75")), Entry("M3.2", Side.MANAGEMENT, Decimal(1)))
    page = me.get(f"{save_round(app, replace(OPEN, entries=chosen)).at}/vastleggen")
    assert "2 van de 50 stellingen: 1 van de 10 redenen en 1 van de 40 maatregelen" in page.main
    assert "Wat leeg is, blijft daarna leeg." in page.main
    assert "ze gelden als gedeeld" in page.main
    words = [row[1] for row in page.rows[1:]]
    given = STUDY.answer_words[Kind.REASON][3], STUDY.answer_words[Kind.MEASURE][0]
    assert words == [given[0], *["geen antwoord"] * 9, given[1]]


def test_before_locking_is_told_that_no_measures_can_be_added(app: Flask, me: Visitor) -> None:
    reasons = tuple(entry for entry in agreed().entries if entry.code.startswith("R"))
    told = "Bij de maatregelen staan nog geen scores. Na het vastleggen kunnen ze er niet meer bij."
    assert told in me.get(f"{save_round(app, replace(agreed(), entries=reasons)).at}/vastleggen").main
    assert told not in me.get(f"{save_round(app, agreed()).at}/vastleggen").main


def test_in_a_round_without_scores_nothing_can_be_locked(app: Flask, me: Visitor) -> None:
    saved = save_round(app, OPEN)
    page = me.get(f"{saved.at}/vastleggen")
    assert page.first("h1").text == "Vul eerst de open scores in"
    assert management(saved) in {link.removeprefix("http://localhost") for link in page.links}
    assert not list(page.first("main").iter("form"))
    token = value_of(me.get(management(saved)), "csrf_token")
    me.post(f"{saved.at}/vastleggen", {"csrf_token": token, "version": "1", "takes_no_part": "y"})
    assert not stored_round(app, saved.public_id).is_locked


def test_going_on_without_management_takes_a_tick(app: Flask, me: Visitor, only_young: SavedRound) -> None:
    page = me.fill(f"{only_young.at}/vastleggen")
    assert (page.status, list(page.faults)) == (422, ["takes_no_part"])
    assert page.first("h1").text == "Vul eerst de open scores in"
    assert not stored_round(app, only_young.public_id).is_locked
    sent = me.send(page, {"takes_no_part": "y"})
    assert "doet in deze ronde niet mee" in me.follow(sent).text
    assert stored_round(app, only_young.public_id).is_locked


def test_locking_publishes_management_and_nobody_else(app: Flask, me: Visitor, open_agreed: SavedRound) -> None:
    me.fill(f"{open_agreed.at}/vastleggen")
    found = stored_round(app, open_agreed.public_id)
    assert found.is_locked
    assert found.publication.days == {Side.MANAGEMENT: clock.today()}


def test_locking_nothing_publishes_nothing(app: Flask, me: Visitor, only_young: SavedRound) -> None:
    me.fill(f"{only_young.at}/vastleggen", {"takes_no_part": "y"})
    found = stored_round(app, only_young.public_id)
    assert (found.is_locked, found.publication.days) == (True, {})


def test_of_an_older_round_is_asked_before_locking_whether_it_was_shared(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(agreed(), publication=Publication(may_be_shared=True)))
    page = me.fill(f"{saved.at}/vastleggen")
    assert (page.status, list(page.faults)) == (422, ["was_shared-0"])
    assert me.send(page, {"was_shared": "nee"}).status == 302
    assert stored_round(app, saved.public_id).is_locked


def test_once_the_results_were_open_nothing_is_locked(app: Flask, me: Visitor, open_agreed: SavedRound) -> None:
    page = me.get(f"{open_agreed.at}/vastleggen")
    before = stored(app, open_agreed.public_id)
    opened = replace(before.round, publication=replace(before.round.publication, was_opened=True))
    store.rounds.save(database_of(app), before, opened)
    assert me.send(page, {"version": str(before.version + 1)}).status == 200
    assert not stored_round(app, open_agreed.public_id).is_locked
    shown = me.get(f"{open_agreed.at}/vastleggen")
    assert "niet meer vastleggen" in shown.main
    assert not list(shown.tree.iter("form"))
    assert "niet meer vastleggen" in me.get(management(open_agreed)).main


def test_what_is_locked_is_what_was_shown(app: Flask, me: Visitor, open_agreed: SavedRound) -> None:
    page = me.get(f"{open_agreed.at}/vastleggen")
    fill_scores(me, open_agreed.public_id, {"R1-management": "10"})
    assert me.send(page).status == 409
    assert not stored_round(app, open_agreed.public_id).is_locked


@pytest.mark.parametrize(
    "changes",
    [{"entries": (Entry("R1", Side.MANAGEMENT, Decimal(10)),)}, {"management_role": "directie"}],
    ids=["the scores", "who gave them"],
)
def test_what_changes_while_it_is_locked_is_not_locked_unseen(
    app: Flask, me: Visitor, open_agreed: SavedRound, monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any]
) -> None:
    page = me.get(f"{open_agreed.at}/vastleggen")
    whole = store.rounds.save

    def save_after_another(database: Database, stored: StoredRound, round: Round) -> int:
        monkeypatch.setattr(store.rounds, "save", whole)
        whole(database, stored, replace(stored.round, **changes))
        return whole(database, stored, round)

    monkeypatch.setattr(store.rounds, "save", save_after_another)
    assert me.send(page).status == 409
    assert not stored_round(app, open_agreed.public_id).is_locked


def test_a_locked_round_has_nothing_to_lock(me: Visitor, app: Flask) -> None:
    saved = save_round(app, agreed(is_locked=True))
    assert me.get(f"{saved.at}/vastleggen").redirects_to == f"{saved.at}/resultaten"
    assert me.get(f"{save_round(app).at}/vastleggen").status == 302


def test_the_number_of_the_group_is_not_called_needed_where_each_score_has_its_own(app: Flask, me: Visitor) -> None:
    own = tuple(replace(entry, n=26) for entry in GOUDA.entries_of(Side.YOUNG))
    page = me.get(young(save_round(app, replace(GOUDA, entries=own, answers={}))))
    assert "Dit hoeft niet: bij elke score staat al een eigen aantal." in page.main
    assert "nodig om scores te tonen" not in page.main
    without = (replace(own[0], n=None), *own[1:])
    assert "nodig om scores te tonen" in me.get(young(save_round(app, replace(GOUDA, entries=without)))).main
