"""Upload a score sheet: problems with rows and columns, or what was understood, confirmed before it is saved."""

import io
import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from flask import Flask

from retention_check import store
from retention_check.config import Settings
from retention_check.domain.publication import Publication
from retention_check.domain.round import Entry, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.web.extensions import database
from retention_check.web.organiser.survey.form import SAVE
from tests.cast import DAY, STUDY, entries, sheet
from tests.web.client import (
    GOUDA,
    Page,
    SavedRound,
    Visitor,
    agreed,
    manager,
    save_round,
    stored_round,
    words,
)

UPLOADS = sorted((Path(__file__).parents[2] / "uploads").iterdir())
GOOD = [path for path in UPLOADS if path.name != "fouten.csv"]
WRONG = next(path for path in UPLOADS if path.name == "fouten.csv").read_bytes()
SMALL = sheet([["code", "jong", "management", "n_jong", "n_management"], ["R1", "8,6", "7,1", "34", "8"]])
READ = (Entry("R1", Side.YOUNG, Decimal("8.6")), Entry("R1", Side.MANAGEMENT, Decimal("7.1")))
ANSWERS = {Side.YOUNG: 34, Side.MANAGEMENT: 8}
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
    """What is seen after sending a file: what was understood, or what is wrong with it."""
    page = visitor.upload(f"{saved.at}/scoreblad", "sheet", data, name)
    return visitor.follow(page) if page.status == 302 else page


def saved_round(app: Flask, saved: SavedRound) -> Round:
    """The round as it is stored, apart from how far it is published."""
    return replace(stored_round(app, saved.public_id), publication=Publication())


def version_of(app: Flask, saved: SavedRound) -> int:
    """The version of the stored round, which a form carries."""
    with app.app_context():
        found = store.rounds.load(database(), saved.public_id, DAY)
    assert found is not None
    return found.version


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_a_sheet_as_people_send_it_is_shown_and_then_saved(
    app: Flask, me: Visitor, empty: SavedRound, path: Path
) -> None:
    page = uploaded(me, empty, path.read_bytes(), path.name)
    assert page.status == 200
    assert stored_round(app, empty.public_id) == EMPTY
    assert me.send(page, {"doen": SAVE}).redirects_to == empty.at
    assert len(stored_round(app, empty.public_id).entries) == 6


def test_what_was_understood_is_what_is_saved(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, SMALL)
    assert ["8,6 (34 antwoorden)", "7,1 (8 antwoorden)"] in [row[1:] for row in page.rows]
    me.send(page)
    assert saved_round(app, empty) == replace(EMPTY, entries=READ, answers=ANSWERS)


def test_a_sheet_takes_the_place_of_what_was_there_and_says_so(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    page = uploaded(me, gouda, SMALL)
    assert "Van jonge ambtenaren verandert 1 score: R1 " in page.main
    assert "49 scores staan niet in uw bestand en gaan weg: R2, R3, R4, R5, R6 en nog 44 andere." in page.main
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


@pytest.mark.parametrize(("megabytes", "told"), [(20.5, "mag hooguit 20 MB zijn"), (52, "samen hooguit 50 MB")])
def test_a_file_that_is_too_large_is_refused(
    app: Flask, me: Visitor, empty: SavedRound, megabytes: float, told: str
) -> None:
    page = uploaded(me, empty, SMALL + b";" * int(megabytes * 2**20))
    assert page.status == 413
    assert "te groot" in page.main
    assert told in page.main
    assert stored_round(app, empty.public_id) == EMPTY


def test_confirming_twice_leads_back_to_the_round(me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, SMALL)
    assert [me.send(page).redirects_to for _ in range(2)] == [empty.at, empty.at]
    assert "wacht hier niet meer" in me.get(empty.at).main


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
    assert me.send(page).status == 422
    assert saved_round(app, saved) == agreed(is_locked=True)


def test_too_few_answers_are_told_before_saving(me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, sheet([["code", "jong", "n_jong"], ["R1", "8,6", "4"]]))
    assert "tonen wij 1 score straks niet" in page.main


WITH_ASKED = SMALL + b"gevraagd;58;16\n"


def test_how_many_were_asked_is_shown_and_saved_with_the_scores(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, WITH_ASKED)
    assert page.rows[1:3] == [["Jonge ambtenaren", "1 van 50", "34", "58"], ["Management", "1 van 50", "8", "16"]]
    assert stored_round(app, empty.public_id) == EMPTY
    me.send(page)
    asked = {Side.YOUNG: 58, Side.MANAGEMENT: 16}
    assert saved_round(app, empty) == replace(EMPTY, entries=READ, answers=ANSWERS, asked=asked)


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


def column(side: str, values: list[str], n: str = "") -> bytes:
    """A sheet of one group with these scores, the first on the first statement."""
    codes = [item.code for item in STUDY.items]
    rows = [[code, value, n] for code, value in zip(codes, values, strict=False)]
    return sheet([["code", side, f"n_{side}"], *rows])


def waiting_files(app: Flask) -> set[Path]:
    """The sheets that wait, of all rounds of the app under test."""
    settings: Settings = app.extensions["settings"]
    return set(settings.folder_for_pdfs.glob("retention-check-sheets-*/*"))


def link(page: Page, text: str) -> str:
    """Where a link with this text leads."""
    [found] = [each.get("href", "") for each in page.tree.iter("a") if text in words(each)]
    return found


LOW = ["3,4"] * 20


def test_going_back_or_loading_again_never_sends_the_file_again(me: Visitor, empty: SavedRound) -> None:
    answer = me.upload(f"{empty.at}/scoreblad", "sheet", SMALL)
    assert (answer.status, answer.redirects_to.rpartition("/")[0]) == (302, f"{empty.at}/scoreblad")
    pages = [me.follow(answer) for _ in range(2)]
    assert [page.status for page in pages] == [200, 200]
    assert pages[0].headers["Cache-Control"] == "no-store"


def test_what_waits_is_for_the_organiser_of_that_round_alone(
    app: Flask, me: Visitor, empty: SavedRound, gouda: SavedRound
) -> None:
    answer = me.upload(f"{empty.at}/scoreblad", "sheet", SMALL)
    assert manager(app, gouda).get(answer.redirects_to).status == 403
    elsewhere = answer.redirects_to.replace(empty.at, gouda.at)
    assert me.get(elsewhere).redirects_to == gouda.at
    assert me.get(f"{gouda.at}/scoreblad/..%2f..%2fx").status == 404


def test_wiping_a_round_wipes_the_sheet_that_waits(app: Flask, me: Visitor, empty: SavedRound) -> None:
    before = waiting_files(app)
    me.upload(f"{empty.at}/scoreblad", "sheet", SMALL)
    [waiting] = waiting_files(app) - before
    assert (waiting.stat().st_mode & 0o777, waiting.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    me.fill(f"{empty.at}/wissen", {"sure": "y"})
    assert waiting_files(app) == before


def test_a_sheet_that_was_saved_waits_no_longer(app: Flask, me: Visitor, empty: SavedRound) -> None:
    before = waiting_files(app)
    me.send(uploaded(me, empty, SMALL))
    assert waiting_files(app) == before


def test_a_sheet_that_cannot_wait_is_told(app: Flask, me: Visitor, empty: SavedRound) -> None:
    me.upload(f"{empty.at}/scoreblad", "sheet", SMALL)
    folder = next(iter(waiting_files(app))).parent
    folder.chmod(0o755)  # others may look into it: nothing is put there
    try:
        page = uploaded(me, empty, SMALL)
    finally:
        folder.chmod(0o700)
    assert (page.status, page.title[:5]) == (503, "Fout:")
    assert "wij hebben uw bestand niet meer" in page.main
    assert "staat hieronder nog" not in page.main


def test_a_second_sheet_replaces_only_the_group_that_is_in_it(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    page = uploaded(me, gouda, column("jong", ["6,2"] * 50, "30"))
    assert "Van jonge ambtenaren veranderen 4" in page.main
    assert " wordt 6,2, " in page.main
    assert "Van het management staan geen scores in uw bestand. De 50 scores in deze ronde blijven staan." in page.main
    me.send(page)
    stored = stored_round(app, gouda.public_id)
    assert {str(entry.mean) for entry in stored.entries_of(Side.YOUNG)} == {"6.2"}
    assert stored.entries_of(Side.MANAGEMENT) == GOUDA.entries_of(Side.MANAGEMENT)
    assert stored.answers == {Side.YOUNG: 30}


def test_means_of_one_to_five_stop_the_check_until_it_is_answered(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, column("jong", LOW, "30"))
    assert "Zijn het gemiddelden van antwoorden van 1 tot 5?" in page.main
    assert list(page.tree.iter("form")) == []
    answered = me.get(link(page, "verander de schaal van deze ronde"))
    assert "krijgt de ronde de schaal 1 tot 5" in answered.main
    assert stored_round(app, empty.public_id) == EMPTY
    me.send(answered)
    stored = stored_round(app, empty.public_id)
    assert (stored.scale.name, len(stored.entries), stored.scale_is_sure) == ("1-5", 20, False)


def test_who_is_sure_of_one_to_ten_is_asked_once(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, column("jong", LOW, "30"))
    me.send(me.get(link(page, "Nee, echt van 1 tot 10")))
    stored = stored_round(app, empty.public_id)
    assert (stored.scale.name, stored.scale_is_sure) == ("1-10", True)
    assert "antwoorden van 1 tot 5" not in uploaded(me, empty, column("jong", LOW, "30")).main


def test_a_scale_that_the_other_group_does_not_fit_is_not_offered(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    page = uploaded(me, gouda, column("jong", LOW, "30"))
    assert "De scores van het management passen niet op die schaal" in page.main
    assert "verander de schaal" not in page.main
    assert me.get(f"{page.address}?schaal=1-5").status == 422
    assert stored_round(app, gouda.public_id) == GOUDA


def on_five(round: Round = EMPTY) -> Round:
    return replace(round, scale=SCALES["1-5"])


def test_scores_of_one_to_ten_in_a_round_of_one_to_five_are_one_question(app: Flask, me: Visitor) -> None:
    saved = save_round(app, on_five())
    page = uploaded(me, saved, column("jong", ["7,5"] * 50, "30"))
    assert (page.status, page.first("h1").text) == (200, "Klopt dit?")
    assert "In uw bestand staan 50 scores boven de 5. Zijn het scores van 1 tot 10?" in page.main
    me.send(me.get(link(page, "verander de schaal van deze ronde")))
    stored = stored_round(app, saved.public_id)
    assert (stored.scale.name, len(stored.entries)) == ("1-10", 50)


def test_a_longer_scale_never_takes_scores_of_a_shorter_one_along(app: Flask, me: Visitor) -> None:
    there = (Entry("R1", Side.MANAGEMENT, Decimal("4.1"), 8),)
    saved = save_round(app, on_five(replace(EMPTY, entries=there)))
    page = uploaded(me, saved, column("jong", ["7,5"] * 50, "30"))
    assert "verander de schaal" not in page.main
    assert "De scores van het management in deze ronde staan op een andere schaal" in page.main
    assert me.get(f"{page.address}?schaal=1-10").status == 422
    assert stored_round(app, saved.public_id).entries == there


def test_a_question_cannot_be_passed_over_by_sending_the_form(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page, other = uploaded(me, empty, column("jong", LOW, "30")), uploaded(me, empty, SMALL)
    assert me.post(page.address, other.fields()).status == 422
    assert stored_round(app, empty.public_id) == EMPTY


def test_percentages_are_named_in_one_message(me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, column("jong", ["79"] * 50))
    assert page.status == 422
    assert page.main.count("Dit lijken percentages") == 1
    assert "ligt buiten de schaal" not in page.main


COUNTED = sheet([["code", "management", "n_management"], *([code, "6,4", "8"] for code in ("R1", "R2", "R3"))])


def test_answers_of_management_under_open_scores_are_one_question(app: Flask, me: Visitor) -> None:
    saved = save_round(app, agreed())
    page = uploaded(me, saved, COUNTED)
    assert (page.status, page.first("h1").text) == (200, "Klopt dit?")
    assert "open scores die er nu staan, gaan" in page.main
    answered = me.get(link(page, "Dit zijn gemiddelden van een vragenlijst"))
    assert stored_round(app, saved.public_id) == agreed()
    me.send(answered)
    stored = stored_round(app, saved.public_id)
    assert (stored.is_agreed, {str(entry.mean) for entry in stored.entries_of(Side.MANAGEMENT)}) == (False, {"6.4"})


@pytest.mark.parametrize("more", ["?vragenlijst=nee", "?vorm=agreed", "?open=ja"])
def test_means_of_a_questionnaire_never_become_open_scores(
    app: Flask, me: Visitor, gouda: SavedRound, more: str
) -> None:
    page = uploaded(me, gouda, COUNTED)
    me.send(me.get(page.address + more))
    stored = stored_round(app, gouda.public_id)
    assert (stored.is_agreed, len(stored.entries_of(Side.MANAGEMENT))) == (False, 3)


def test_locked_open_scores_stay_open_scores(app: Flask, me: Visitor) -> None:
    saved = save_round(app, agreed(is_locked=True))
    page = uploaded(me, saved, COUNTED)
    assert page.status == 422
    assert "Dit zijn gemiddelden van een vragenlijst" not in page.main


def test_few_answers_of_management_are_told_with_the_other_way(me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, column("management", ["6,4", "7"], "3"))
    assert "tonen wij 2 scores straks niet" in page.main
    assert "Dan kan het management open scores geven" in page.main
    assert "Dat kan alleen voordat u de resultaten opent. Bewaar dus nog niet." in page.main


def test_after_the_results_were_open_no_open_scores_are_offered(me: Visitor, gouda: SavedRound) -> None:
    page = uploaded(me, gouda, column("management", ["6,4", "7"], "3"))
    assert "Open scores kan het management in deze ronde niet meer geven" in page.main
    assert "kan het management open scores geven" not in page.main


def test_what_a_cell_is_likely_to_mean_is_listed_and_confirmed(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, sheet([["code", "jong"], ["R1", "7,4 (n=12)"], ["R2", "7-apr"], ["R3", "8"]]))
    assert "In rij 2, kolom B (jong) staat ‘7,4 (n=12)’. Wij lezen 7,4 met 12 antwoorden." in page.main
    assert "In rij 3, kolom B (jong) staat ‘7-apr’. Wij lezen 7,4." in page.main
    me.send(page)
    found = [(str(entry.mean), entry.n) for entry in stored_round(app, empty.public_id).entries]
    assert found == [("7.4", 12), ("7.4", None), ("8", None)]


def test_another_sheet_of_the_workbook_is_chosen_on_the_page(app: Flask, me: Visitor, empty: SavedRound) -> None:
    book, data = openpyxl.Workbook(), io.BytesIO()
    for name, mean in (("Voorjaar", 6.5), ("Najaar", 8)):
        page_of_book = book.create_sheet(name)
        for row in (["code", "jong"], ["R1", mean]):
            page_of_book.append(row)
    book.save(data)
    page = uploaded(me, empty, data.getvalue(), "twee.xlsx")
    assert "Wij lazen het blad ‘Voorjaar’." in page.main
    other = me.get(link(page, "‘Najaar’"))
    assert "Wij lazen het blad ‘Najaar’." in other.main
    me.send(other)
    assert [str(entry.mean) for entry in stored_round(app, empty.public_id).entries] == ["8"]


def test_what_was_understood_stands_in_plain_sight(me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, column("jong", ["6,2"] * 50, "30"))
    assert "A (code), B (jong), C (n_jong)" in page.main
    assert ["Jonge ambtenaren", "50 van 50", "30", "staat niet in het bestand"] in page.rows
    assert ["Management", "0 van 50", "–", "staat niet in het bestand"] in page.rows
    examples = [row for row in page.rows if row[0].startswith("Rij ")]
    assert examples[0] == ["Rij 2: R1 Te weinig carrièreontwikkeling", "6,2 (30 antwoorden)", "–"]
    assert [row[0].partition(":")[0] for row in examples] == ["Rij 2", "Rij 27", "Rij 51"]


def test_someone_else_saved_meanwhile_is_told_on_the_page_itself(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page, other = uploaded(me, empty, SMALL), uploaded(me, empty, column("jong", ["5", "6"], "30"))
    me.send(other)
    again = me.send(page)
    assert (again.status, again.first("h1").text) == (409, "Klopt dit?")
    assert "verandert 1 score: R1 te weinig carrièreontwikkeling: 5 wordt 8,6. 1 score staat niet in" in again.main
    assert len(stored_round(app, empty.public_id).entries) == 2
    assert me.send(again).status == 302
    assert stored_round(app, empty.public_id).entries == READ


def test_published_scores_change_only_as_a_typing_error(app: Flask, me: Visitor) -> None:
    days = {Side.YOUNG: DAY, Side.MANAGEMENT: DAY}
    saved = save_round(app, replace(GOUDA, publication=Publication(days, was_opened=True)))
    chosen = me.get(f"{saved.at}/scoreblad")
    page = uploaded(me, saved, column("jong", ["6,2"] * 50, "30"))
    for each in (chosen, page):
        assert "liggen vast" in each.main
        assert "tikfout" in each.main
        assert link(each, "Volgende ronde beginnen")
    assert "Dit kunt u in deze ronde niet bewaren" in page.main
    assert list(page.tree.iter("form")) == []
    assert "Bewaar binnen" not in page.main
    sent = me.post(page.address, {**chosen.fields(), "version": str(version_of(app, saved))})
    assert (sent.status, sent.title[:5]) == (422, "Fout:")
    assert stored_round(app, saved.public_id).entries == GOUDA.entries


def test_a_typing_error_in_published_scores_is_mended_after_a_tick(app: Flask, me: Visitor) -> None:
    published = Publication({Side.YOUNG: DAY}, was_opened=True)
    there = tuple(Entry(item.code, Side.YOUNG, Decimal("6.2"), 30) for item in STUDY.items)
    saved = save_round(app, replace(EMPTY, entries=there, publication=published))
    asked = me.send(uploaded(me, saved, column("jong", ["7,2", *["6,2"] * 49], "30")))
    assert (asked.status, list(asked.faults)) == (422, ["is_typing_error"])
    assert stored_round(app, saved.public_id).entries == there
    assert me.send(asked, {"is_typing_error": "y"}).redirects_to == saved.at
    assert [str(entry.mean) for entry in stored_round(app, saved.public_id).entries[:2]] == ["7.2", "6.2"]


def test_the_number_of_people_in_a_cell_withholds_their_mean(app: Flask, me: Visitor, empty: SavedRound) -> None:
    rows = [["code", "management", "n_management"], ["R1", "3,4 (n=3)", "7"], ["R2", "6,4", "7"]]
    page = uploaded(me, empty, sheet(rows))
    assert "in de cel staat 3, in de kolom n_management staat 7, en wij nemen het kleinste aantal" in page.main
    me.send(page)
    stored = stored_round(app, empty.public_id)
    assert [stored.answers_behind(entry) for entry in stored.entries] == [3, 7]


def test_means_of_one_to_five_are_told_as_the_points_they_become(app: Flask, me: Visitor, empty: SavedRound) -> None:
    told = "U gaf gemiddelden van 1 tot 5. Wij rekenen ze om naar scores van 1 tot 10: 4,4 wordt 8,7."
    saved = save_round(app, on_five())
    assert told in uploaded(me, saved, column("jong", ["4,4", "3"], "30")).main
    assert "Wij rekenen ze om" not in uploaded(me, empty, column("jong", ["4,4", "3"], "30")).main


def test_the_same_sheet_again_is_told_to_be_the_same(me: Visitor, empty: SavedRound) -> None:
    me.send(uploaded(me, empty, SMALL))
    page = uploaded(me, empty, SMALL)
    assert "De scores zijn gelijk aan wat er al staat." in page.main
    assert "verander" not in page.main


def test_scores_in_words_never_change_the_scale_of_a_sheet_that_holds_them(app: Flask, me: Visitor) -> None:
    words = (Entry("R1", Side.MANAGEMENT, Decimal("3.25")),)
    saved = save_round(app, replace(agreed(is_locked=True), entries=words))
    codes = [item.code for item in STUDY.items]
    rows = [["code", "jong", "management", "n_jong"], *([code, "3,4", "", "30"] for code in codes)]
    rows[1][2] = "3,25"
    page = uploaded(me, saved, sheet(rows))
    assert "verander de schaal" not in page.main
    assert me.get(f"{page.address}?schaal=1-5").status == 422


def test_a_switch_of_the_scale_that_published_scores_refuse_is_not_offered(app: Flask, me: Visitor) -> None:
    there = (Entry("R1", Side.MANAGEMENT, Decimal("4.9"), 8),)
    published = Publication({Side.MANAGEMENT: DAY}, was_opened=True)
    saved = save_round(app, replace(EMPTY, entries=there, publication=published))
    page = uploaded(me, saved, column("jong", LOW, "30"))
    assert "Zijn het gemiddelden van antwoorden van 1 tot 5?" in page.main
    assert "verander de schaal" not in page.main
    assert "De scores van het management liggen vast" in page.main


def test_a_form_that_published_scores_refuse_is_not_offered(app: Flask, me: Visitor) -> None:
    published = Publication({Side.MANAGEMENT: DAY})
    saved = save_round(app, replace(agreed(), publication=published))
    page = uploaded(me, saved, COUNTED)
    assert "verander dat voor deze ronde" not in page.main
    assert "Hoe zij gegeven zijn, kan niet meer anders" in page.main


def test_the_form_of_the_round_is_a_question_beside_the_faults_of_the_file(app: Flask, me: Visitor) -> None:
    saved = save_round(app, agreed(()))
    page = uploaded(me, saved, sheet([["code", "management", "n_management"], ["R1", "6,4", "8"], ["R2", "x", "8"]]))
    assert page.status == 422
    assert "Nog een vraag. Deze ronde vraagt om open scores" in page.main
    assert "kolom C (n_management)" not in page.main
    assert "Rij 3, kolom B (management): ‘x’ is geen getal." in page.main


def test_a_group_that_stays_is_told_in_one_place(me: Visitor, gouda: SavedRound, empty: SavedRound) -> None:
    rows = [["code", "jong", "management", "n_jong"], *([item.code, "6,2", "", "30"] for item in STUDY.items)]
    page = uploaded(me, gouda, sheet(rows))
    assert "De 50 scores in deze ronde blijven staan." in page.main
    assert "Hebt u ze wel?" not in page.main
    assert "In de kolom C (management) staan 0 van 50 scores. Hebt u ze wel?" in uploaded(me, empty, sheet(rows)).main


def test_the_name_of_the_file_is_shown_short_and_as_it_is(me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, SMALL, "/een/map/<b>mei 2026.csv")
    assert "<b>mei 2026.csv" in page.main
    assert "map" not in page.main.split("Kolommen")[0].split("Dit lezen wij")[1]
    long = uploaded(me, empty, SMALL, "a" * 500 + ".csv").main
    assert "a" * 50 + "…aaaaa.csv" in long
    assert "a" * 51 not in long


def test_a_file_that_is_no_table_is_not_to_be_corrected(me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, b"%PDF-1.7", "scores.pdf")
    assert "Dit bestand kunnen wij niet lezen" in page.main
    assert "Pas het bestand aan" not in page.main
    assert "Dit is een PDF" in page.main


def saying(name: str, values: list[str], side: str = "jong") -> bytes:
    """A sheet of one group that says its own scale."""
    return f"schaal={name}\n".encode() + column(side, values, "30")


def test_a_sheet_that_says_its_scale_is_put_on_that_of_the_round_and_that_is_told(
    app: Flask, me: Visitor, gouda: SavedRound
) -> None:
    page = uploaded(me, gouda, saying("1-5", ["4,4", *["3"] * 49]))
    assert "In het bestand staat dat het gemiddelden van 1 tot 5 zijn. Zo lezen wij ze." in page.main
    assert "Wij rekenen ze om naar scores van 1 tot 10: 4,4 wordt 8,7." in page.main
    assert "4,4 (30 antwoorden)" in page.main
    me.send(page)
    stored = stored_round(app, gouda.public_id)
    assert (stored.scale.name, str(stored.entries_of(Side.YOUNG)[0].mean)) == ("1-10", "8.65")
    assert stored.entries_of(Side.MANAGEMENT) == GOUDA.entries_of(Side.MANAGEMENT)


def test_low_scores_of_a_sheet_that_says_one_to_ten_are_not_asked_about(
    app: Flask, me: Visitor, empty: SavedRound
) -> None:
    assert me.send(uploaded(me, empty, saying("1-10", LOW))).redirects_to == empty.at
    assert stored_round(app, empty.public_id).scale_is_sure


def test_a_sheet_of_one_to_ten_in_a_round_of_one_to_five_is_converted_too(app: Flask, me: Visitor) -> None:
    saved = save_round(app, on_five())
    me.send(uploaded(me, saved, saying("1-10", ["7,75", "10"])))
    stored = stored_round(app, saved.public_id)
    assert (stored.scale.name, [str(entry.mean) for entry in stored.entries]) == ("1-5", ["4", "5"])


def test_marks_are_taken_by_a_round_without_other_scores_and_by_no_other(
    app: Flask, me: Visitor, empty: SavedRound, gouda: SavedRound
) -> None:
    page = uploaded(me, empty, saying("marks", ["7", "8"]))
    assert "Als u bewaart, staan de scores van de ronde in rapportcijfers." in page.main
    me.send(page)
    assert stored_round(app, empty.public_id).scale.name == "marks"
    refused = uploaded(me, gouda, saying("marks", ["7", "8"]))
    assert (refused.status, "staan op een andere schaal" in refused.main) == (422, True)


def test_a_code_that_its_text_contradicts_is_asked_about(me: Visitor, empty: SavedRound) -> None:
    texts = {item.code: item.text for item in STUDY.items}
    rows = [["code", "item", "jong", "n_jong"], *([f"R{11 - n}", texts[f"R{n}"], "7,1", "30"] for n in range(1, 11))]
    page = uploaded(me, empty, sheet(rows))
    assert "/enquete/" in page.address
    assert "de code die van een andere stelling dan de tekst" in page.main


def test_a_column_with_another_heading_than_ours_is_not_left_out(app: Flask, me: Visitor, empty: SavedRound) -> None:
    rows = [["Code", "Stelling", "Jong", "MT", "n jong", "n MT"]]
    rows += [[item.code, item.text, "7,1", "6,5", "30", "8"] for item in STUDY.items[:10]]
    me.send(uploaded(me, empty, sheet(rows)), {"doen": SAVE})
    assert len(stored_round(app, empty.public_id).entries_of(Side.MANAGEMENT)) == 10


def test_open_scores_beside_a_column_of_remarks_are_read_as_open_scores(app: Flask, me: Visitor) -> None:
    saved = save_round(app, agreed(()))
    me.send(uploaded(me, saved, sheet([["code", "management", "opmerking"], ["R1", "5,5", "let op"]])))
    stored = stored_round(app, saved.public_id)
    assert (stored.is_agreed, len(stored.entries)) == (True, 1)
