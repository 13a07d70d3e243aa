"""Upload a score sheet: problems with rows and columns, or what was understood, confirmed before it is saved."""

import io
import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from flask import Flask

from retention_check.domain.round import Entry
from retention_check.domain.side import Side
from tests.cast import entries, sheet
from tests.web.client import GOUDA, Page, SavedRound, Visitor, agreed, fill_scores, save_round, stored_round

UPLOADS = sorted((Path(__file__).parents[2] / "uploads").iterdir())
GOOD = [path for path in UPLOADS if path.name != "fouten.csv"]
WRONG = next(path for path in UPLOADS if path.name == "fouten.csv").read_bytes()
SMALL = sheet([["code", "jong", "management", "n_jong", "n_management"], ["R1", "8,6", "7,1", "34", "8"]])
READ = (Entry("R1", Side.YOUNG, Decimal("8.6"), 34), Entry("R1", Side.MANAGEMENT, Decimal("7.1"), 8))
EMPTY = replace(GOUDA, entries=())
NO_SCORES = {
    "nothing": b"",
    "headings": b"code;jong;management\n",
    "zeros": b"\x00" * 100,
    "zip": b"PK\x03\x04",
    "pdf": b"%PDF-1.7",
    "html": b"<html>",
}


@pytest.fixture
def empty(app: Flask) -> SavedRound:
    """A round without scores."""
    return save_round(app, EMPTY)


def uploaded(visitor: Visitor, saved: SavedRound, data: bytes, name: str = "blad.csv") -> Page:
    return visitor.upload(f"{saved.at}/scoreblad", "sheet", data, name)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_a_sheet_as_people_send_it_is_shown_and_then_saved(
    app: Flask, me: Visitor, empty: SavedRound, path: Path
) -> None:
    page = uploaded(me, empty, path.read_bytes(), path.name)
    assert page.status == 200
    assert stored_round(app, empty.public_id) == EMPTY
    assert me.send(page).redirects_to == empty.at
    assert stored_round(app, empty.public_id).entries


def test_what_was_understood_is_what_is_saved(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, SMALL)
    assert ["8,6 (34 antwoorden)", "7,1 (8 antwoorden)"] in [row[1:] for row in page.rows]
    me.send(page)
    assert stored_round(app, empty.public_id) == replace(EMPTY, entries=READ)


def test_a_sheet_takes_the_place_of_what_was_there_and_says_so(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    page = uploaded(me, gouda, SMALL)
    assert "staan al 100 scores" in page.main
    me.send(page)
    assert stored_round(app, gouda.public_id).entries == READ


def test_problems_name_row_and_column_and_nothing_is_stored(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    page = uploaded(me, gouda, WRONG)
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert "‘11,2’" in page.main
    assert "ij 2" in page.main
    assert page.by_id("sheet") is not None
    assert stored_round(app, gouda.public_id) == GOUDA


def test_many_problems_are_not_all_told(me: Visitor, empty: SavedRound) -> None:
    rows = [["code", "jong"], *([f"R{number}", "x"] for number in range(11, 61))]
    page = uploaded(me, empty, sheet(rows))
    assert page.status == 422
    assert "andere." in page.main


@pytest.mark.parametrize("data", NO_SCORES.values(), ids=NO_SCORES)
def test_a_file_without_scores_is_told(app: Flask, me: Visitor, gouda: SavedRound, data: bytes) -> None:
    assert uploaded(me, gouda, data).status == 422
    assert stored_round(app, gouda.public_id) == GOUDA


def test_hostile_bytes_never_end_in_a_fault(me: Visitor, empty: SavedRound) -> None:
    source = random.Random(4)
    book = io.BytesIO()
    openpyxl.Workbook().save(book)
    for _ in range(15):
        data = bytearray(book.getvalue() if source.random() < 0.5 else SMALL)
        for _ in range(source.randrange(1, 30)):
            data[source.randrange(len(data))] = source.randrange(256)
        assert uploaded(me, empty, bytes(data), "b\x00.xlsx").status in {200, 422}


def test_no_file_is_told_at_the_field(me: Visitor, empty: SavedRound) -> None:
    for page in (me.fill(f"{empty.at}/scoreblad"), uploaded(me, empty, b"", "")):
        assert (page.status, page.title[:5]) == (422, "Fout:")
        assert page.faults == {"sheet": "Kies een bestand."}
        assert "sheet-error" in (page.by_id("sheet").get("aria-describedby") or "")


@pytest.mark.parametrize(("megabytes", "status"), [(5.5, 422), (7, 413)])
def test_a_file_that_is_too_large_is_refused(
    app: Flask, me: Visitor, empty: SavedRound, megabytes: float, status: int
) -> None:
    page = uploaded(me, empty, SMALL + b";" * int(megabytes * 2**20))
    assert page.status == status
    assert "te groot" in page.main
    assert stored_round(app, empty.public_id) == EMPTY


@pytest.mark.parametrize("how", ["changed", "cut", "empty", "of another round"])
def test_what_was_not_signed_for_this_round_is_refused(
    app: Flask, me: Visitor, empty: SavedRound, gouda: SavedRound, how: str
) -> None:
    page = uploaded(me, empty, SMALL)
    text = page.fields()["understood"]
    other = uploaded(me, gouda, SMALL).fields()["understood"]
    forged = {"changed": f"x{text}", "cut": text[:-3], "empty": "", "of another round": other}
    assert me.send(page, {"understood": forged[how]}).status == 400
    assert stored_round(app, empty.public_id) == EMPTY


def test_a_sheet_read_before_someone_else_saved_is_refused(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, SMALL)
    fill_scores(me, empty.public_id, {"R2-young": "5"})
    assert me.send(page).status == 409
    assert [entry.code for entry in stored_round(app, empty.public_id).entries] == ["R2"]


def test_confirming_twice_is_told(me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, SMALL)
    assert [me.send(page).status for _ in range(2)] == [302, 409]


def test_locked_scores_are_not_replaced_by_a_sheet(app: Flask, me: Visitor) -> None:
    saved = save_round(app, agreed(is_locked=True))
    page = uploaded(me, saved, sheet([["code", "jong", "management"], ["R1", "8,6", "7,1"]]))
    assert page.status == 422
    assert "liggen vast" in page.main
    assert stored_round(app, saved.public_id) == agreed(is_locked=True)


def test_young_scores_are_replaced_when_agreed_scores_stay_the_same(app: Flask, me: Visitor) -> None:
    saved = save_round(app, agreed(entries({"R1": ("5.1", "1"), "R2": (None, "1")}), is_locked=True))
    rows = [["code", "jong", "management", "n_jong"], ["R1", "6,2", "5,5", "30"], ["R2", "", "5,5", ""]]
    me.send(uploaded(me, saved, sheet(rows)))
    assert {str(each.mean) for each in stored_round(app, saved.public_id).entries} == {"6.2", "5.5"}


def test_scores_locked_meanwhile_are_not_replaced(app: Flask, me: Visitor) -> None:
    saved = save_round(app, agreed())
    page = uploaded(me, saved, sheet([["code", "jong", "management"], ["R1", "8,6", "7,1"]]))
    me.fill(f"{saved.at}/vastleggen")
    assert me.send(page).status == 409
    assert stored_round(app, saved.public_id) == agreed(is_locked=True)


def test_too_few_answers_are_told_before_saving(me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, sheet([["code", "jong", "n_jong"], ["R1", "8,6", "4"]]))
    assert "tonen wij 1 score straks niet" in page.main


def test_confirming_needs_a_form(me: Visitor, empty: SavedRound) -> None:
    assert me.get(f"{empty.at}/scoreblad/bewaren").status == 405


WITH_ASKED = SMALL + b"gevraagd;58;16\n"


def test_how_many_were_asked_is_shown_and_saved_with_the_scores(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, WITH_ASKED)
    assert "Hoeveel mensen zijn gevraagd? Jong: 58. Management: 16." in page.main
    assert stored_round(app, empty.public_id) == EMPTY
    me.send(page)
    asked = {Side.YOUNG: 58, Side.MANAGEMENT: 16}
    assert stored_round(app, empty.public_id) == replace(EMPTY, entries=READ, asked=asked)


def test_a_sheet_changes_only_the_number_of_people_it_gives(app: Flask, me: Visitor, empty: SavedRound) -> None:
    me.send(uploaded(me, empty, SMALL + b"gevraagd;;16\n"))
    assert stored_round(app, empty.public_id).asked == EMPTY.asked | {Side.MANAGEMENT: 16}  # type: ignore[operator]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (b"33;16", "34 antwoorden van jonge ambtenaren, maar gevraagd zijn er 33."),
        (b"58;7", "8 antwoorden van het management, maar gevraagd zijn er 7."),
        (b"veel;7", "‘veel’ is geen getal."),
    ],
)
def test_a_sheet_with_a_wrong_number_of_people_is_told(
    app: Flask, me: Visitor, empty: SavedRound, asked: bytes, told: str
) -> None:
    page = uploaded(me, empty, SMALL + b"gevraagd;" + asked + b"\n")
    assert page.status == 422
    assert told in page.main
    assert stored_round(app, empty.public_id) == EMPTY


def test_a_sheet_with_more_answers_than_the_round_says_were_asked_is_told(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(EMPTY, asked={Side.MANAGEMENT: 7}))
    assert "maar gevraagd zijn er 7" in uploaded(me, saved, SMALL).main
    assert uploaded(me, saved, WITH_ASKED).status == 200


def test_who_gives_an_agreed_score_is_not_counted(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(agreed(()), asked={}))
    rows = [["code", "jong", "management", "n_jong"], ["R1", "6,2", "5,5", "30"], ["gevraagd", "58", "1", ""]]
    me.send(uploaded(me, saved, sheet(rows)))
    assert stored_round(app, saved.public_id).asked == {Side.YOUNG: 58, Side.MANAGEMENT: 1}


def test_standard_deviations_are_passed_over_and_that_is_told_once(app: Flask, me: Visitor, empty: SavedRound) -> None:
    rows = [["code", "jong", "sd_jong", "n_jong"], ["R1", "8,6", "1,2", "34"], ["R2", "8,6", "9,9", "34"]]
    page = uploaded(me, empty, sheet(rows))
    assert page.main.count("standaardafwijking") == 1
    me.send(page)
    assert len(stored_round(app, empty.public_id).entries) == 2
