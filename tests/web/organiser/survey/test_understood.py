"""A survey is uploaded as it came, shown, put right and saved; nothing of who answered is shown, logged or kept."""

import io
import logging
import zlib
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage

from retention_check import clock
from retention_check.domain.item import Item, Kind
from retention_check.domain.publication import Publication
from retention_check.domain.round import Entry, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.domain.tallies import points_of
from tests.cast import DAY, STUDY
from tests.matrix import some_now
from tests.web.client import (
    GOUDA,
    Page,
    SavedRound,
    Visitor,
    agreed,
    delete_round,
    manager,
    save_round,
    stored_round,
    value_of,
    words,
)
from tests.web.organiser.questionnaire.asking import opened
from tests.web.organiser.survey.exports import (
    DOUBTED,
    GROUP,
    MANAGEMENT,
    SECRETS,
    YOUNG,
    answered,
    buttons,
    export,
    few,
    field_of,
    fourth,
    look,
    mixed,
    place_of,
    save,
    uploaded,
    waiting_files,
)

EMPTY = replace(GOUDA, entries=(), asked={})
FOUR = points_of(4, 1)


@pytest.fixture
def empty(app: Flask) -> SavedRound:
    """A round without scores."""
    return save_round(app, EMPTY)


def means_of(round: Round, side: Side) -> set[Decimal]:
    """The different means of a group, of the statements that everybody answers alike."""
    alike = {item.code for item in STUDY.items if place_of(item, 0) != place_of(item, 1)}
    return {entry.mean for entry in round.entries_of(side) if entry.code in alike}


def test_an_export_is_shown_and_then_saved(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, export())
    assert (page.status, page.title.split(" - ")[0]) == (200, "Dit hebben wij begrepen")
    assert (
        "Dit zijn losse antwoorden van 34 mensen, uit Google Forms: 26 jonge ambtenaren en 8 van het management."
        in page.main
    )
    assert "Wij vonden 50 van de 50 stellingen." in page.main
    assert buttons(page) == ["Ja, bewaren", "Opnieuw kijken"]
    assert stored_round(app, empty.public_id) == EMPTY
    saved = save(me, page)
    assert saved.redirects_to == empty.at
    assert "De scores uit uw enquête zijn bewaard." in me.follow(saved).main
    stored = stored_round(app, empty.public_id)
    assert (len(stored.entries), means_of(stored, Side.YOUNG)) == (100, {FOUR})
    assert stored.answers == {Side.YOUNG: 26, Side.MANAGEMENT: 8}
    assert not stored.publication.days


@pytest.mark.matrix
def test_where_scores_came_from_and_how_answers_are_spread_go_into_the_round(
    app: Flask, me: Visitor, empty: SavedRound
) -> None:
    save(me, uploaded(me, empty, export(answer=mixed())))
    imported = stored_round(app, empty.public_id).imported
    assert {side: (each.tool, each.day) for side, each in imported.items()} == {
        side: ("Google Forms", clock.today()) for side in Side
    }
    assert any(each.spread for each in imported[Side.YOUNG].items.values())
    assert not any(each.spread for each in imported[Side.MANAGEMENT].items.values())  # eight answers are too few


def test_what_is_not_sure_is_asked_first(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, few(DOUBTED))
    assert "Eerst een vraag" in page.main
    assert "Ja, bewaren" not in buttons(page)
    name = field_of(page, "In de kolom")
    group = next(
        each for each in page.tree.iter("fieldset") if any(box.get("name") == name for box in each.iter("input"))
    )
    assert not [box for box in group.iter("input") if "checked" in box.attrib]
    assert "Griffie" in words(group)
    refused = me.follow(save(me, page))
    assert "Er is nog niets bewaard. Beantwoord eerst de vragen" in refused.main
    answered = look(me, page, {name: "none"})
    assert "Eerst een vraag" not in answered.main
    assert "3 rijen" in answered.main
    assert stored_round(app, empty.public_id) == EMPTY
    save(me, answered)
    assert stored_round(app, empty.public_id).answers == {Side.YOUNG: 26, Side.MANAGEMENT: 8}


def test_every_assumption_can_be_changed_and_is_read_again(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, export(answer=mixed()))
    first = field_of(page, f"Wat staat er in kolom F, Wat vindt u? [{STUDY.items[0].text}]")
    turned = look(
        me,
        page,
        {
            first: "none",
            field_of(page, f"Bij welke groep hoort ‘{MANAGEMENT}’"): "none",
            field_of(page, "Hoe lezen wij het antwoord ‘veel steun’"): "5",
            field_of(page, "Hoe lezen wij het antwoord ‘heel veel steun’"): "4",
        },
    )
    assert "26 mensen, uit Google Forms: 26 jonge ambtenaren." in turned.main
    assert "Wij vonden 49 van de 50 stellingen. Niet gevonden: R1 te weinig" in turned.main
    assert value_of(turned, first) == "none"
    assert value_of(turned, field_of(turned, "Hoe lezen wij het antwoord ‘veel steun’")) == "5"
    save(me, look(me, turned, {"scale": "1-5"}))
    stored = stored_round(app, empty.public_id)
    assert ({entry.side for entry in stored.entries}, len(stored.entries)) == ({Side.YOUNG}, 49)


@pytest.mark.matrix
def test_a_column_can_become_another_statement(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, export(headings={"R1": "Hoe vindt u het weer?"}))
    assert "Wij vonden 49 van de 50 stellingen." in page.main
    chosen = look(me, page, {field_of(page, "Wat staat er in kolom F"): "R1"})
    assert ["F Hoe vindt u het weer?", "zelf gekozen"] in [[row[0], row[2]] for row in chosen.rows if len(row) == 4]
    save(me, chosen)
    assert len(stored_round(app, empty.public_id).entries) == 100


@pytest.mark.matrix
def test_a_file_can_be_of_one_group(me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, few((YOUNG,) * 9))
    turned = look(me, page, {field_of(page, "Wie vulden ‘enquete0.csv’ in"): "management"})
    assert "9 van het management" in turned.main
    back = look(me, turned, {field_of(turned, "Wie vulden ‘enquete0.csv’ in"): "again"})
    assert "9 jonge ambtenaren" in back.main


@pytest.mark.matrix
def test_a_file_for_each_group_is_one_survey(app: Flask, me: Visitor, empty: SavedRound) -> None:
    files = few((YOUNG,) * 21), few((MANAGEMENT,) * 6)
    page = uploaded(me, empty, *files, names=("export.csv", "export.csv"))
    assert "21 jonge ambtenaren en 6 van het management" in page.main
    assert "export.csv (2)" in page.main
    save(me, page)
    assert stored_round(app, empty.public_id).answers == {Side.YOUNG: 21, Side.MANAGEMENT: 6}


@pytest.mark.matrix
def test_rows_can_be_left_out_on_request(me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, few())
    turned = look(me, page, {"drop_duplicates": "y"})
    assert "2 mensen" in turned.main
    assert "drop_duplicates" in turned.fields()
    assert "34 mensen" in look(me, turned, {"drop_duplicates": None}).main


def test_a_change_is_never_saved_unseen(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, few())
    told = me.follow(save(me, page, {"side-0": "young"}))
    assert "Er is nog niets bewaard, want u veranderde iets." in told.main
    assert "34 jonge ambtenaren" in told.main
    assert stored_round(app, empty.public_id) == EMPTY
    assert save(me, told).redirects_to == empty.at


@pytest.mark.matrix
def test_importing_again_takes_the_place_of_what_was_saved(app: Flask, me: Visitor, empty: SavedRound) -> None:
    save(me, uploaded(me, empty, export()))
    before = stored_round(app, empty.public_id)
    page = uploaded(me, empty, export(answer=answered(1)))
    assert "Van jonge ambtenaren veranderen 40 scores: R1 te weinig carrièreontwikkeling: 7,75 wordt 3,25" in page.main
    again = look(me, page, {field_of(page, f"Bij welke groep hoort ‘{MANAGEMENT}’"): "none"})
    assert "Van het management staan geen scores in uw bestand. De 50 scores in deze ronde blijven staan." in again.main
    save(me, again)
    stored = stored_round(app, empty.public_id)
    assert means_of(stored, Side.YOUNG) != means_of(before, Side.YOUNG)
    assert means_of(stored, Side.MANAGEMENT) == means_of(before, Side.MANAGEMENT)


def test_how_many_were_asked_is_asked_of_each_group(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, few())
    assert (value_of(page, "asked_young"), value_of(page, "asked_management")) == ("", "")
    kept = look(me, page, {"asked_young": "58", "asked_management": "7"})
    assert (value_of(kept, "asked_young"), value_of(kept, "asked_management")) == ("58", "7")
    refused = save(me, kept)
    assert (refused.status, refused.title[:5], list(refused.faults)) == (422, "Fout:", ["asked_management"])
    assert "Er zijn 8 antwoorden van het management, maar gevraagd zijn er 7." in refused.main
    assert save(me, refused, {"asked_management": "16"}).status == 302
    assert stored_round(app, empty.public_id).asked == {Side.YOUNG: 58, Side.MANAGEMENT: 16}


@pytest.mark.matrix
def test_what_the_round_says_of_it_stands_there_and_can_be_emptied(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(EMPTY, asked={Side.YOUNG: 58}))
    page = uploaded(me, saved, few())
    assert value_of(page, "asked_young") == "58"
    save(me, page, {"asked_young": ""})
    assert stored_round(app, saved.public_id).asked.get(Side.YOUNG) is None


@pytest.mark.parametrize("typed", some_now(["veel", "0", "1,5", "1000000"], ["veel"]))
def test_a_number_that_is_none_is_told_at_its_field(me: Visitor, empty: SavedRound, typed: str) -> None:
    page = uploaded(me, empty, few())
    refused = look(me, page, {"asked_young": typed, "side-0": "young"})
    assert (refused.status, refused.title[:5], list(refused.faults)) == (422, "Fout:", ["asked_young"])
    assert value_of(refused, "asked_young") == typed
    assert value_of(refused, "side-0") == "young"  # what was chosen is kept


@pytest.mark.parametrize(
    ("name", "value"),
    some_now(
        [("column-5", "R99"), ("column-5", ""), ("value-0", "x"), ("scale", "2-9"), ("side-0", "nobody")],
        [("column-5", "R99")],
    ),
)
def test_what_the_page_cannot_have_sent_is_refused(
    app: Flask, me: Visitor, empty: SavedRound, name: str, value: str
) -> None:
    page = uploaded(me, empty, few())
    for doing in (look, save):
        refused = doing(me, page, {name: value})
        assert (refused.status, refused.title[:5]) == (422, "Fout:")
        assert "Deze keuze staat niet op de pagina." in refused.main
    assert stored_round(app, empty.public_id) == EMPTY


@pytest.mark.matrix
def test_fields_of_no_column_on_the_page_are_not_heard(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, few())
    address = next(row[0] for row in page.rows if "Tijdstempel" in row[0])
    assert address
    assert save(me, page, {"column-1": "R1", "column-999": "R1", "value-77": "young"}).redirects_to == empty.at
    assert means_of(stored_round(app, empty.public_id), Side.YOUNG) == {FOUR}


def test_a_page_that_stood_open_in_another_window_is_not_heard(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, few())
    look(me, page, {"side-0": "young"})
    late = save(me, page)
    assert (late.status, late.title[:5]) == (409, "Fout:")
    assert "In een ander venster is intussen iets veranderd." in late.main
    assert value_of(late, "side-0") == "young"
    assert stored_round(app, empty.public_id) == EMPTY
    assert save(me, late).redirects_to == empty.at


@pytest.mark.matrix
def test_someone_else_changed_the_round_meanwhile(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page, other = uploaded(me, empty, few()), uploaded(me, empty, few((YOUNG,) * 9))
    save(me, other)
    late = save(me, page)
    assert (late.status, late.title[:5]) == (409, "Fout:")
    assert "Het aantal antwoorden verandert: 9 wordt 26." in late.main
    assert stored_round(app, empty.public_id).answers == {Side.YOUNG: 9}
    assert save(me, late).status == 302


def test_what_was_saved_waits_no_longer(app: Flask, me: Visitor, empty: SavedRound) -> None:
    before = waiting_files(app)
    page = uploaded(me, empty, few())
    [waiting] = waiting_files(app) - before
    assert waiting.stat().st_mode & 0o777 == 0o600
    for _ in range(2):
        assert save(me, page).redirects_to == empty.at
    assert waiting_files(app) == before
    assert "Deze enquête wacht hier niet meer" in me.get(empty.at).main


@pytest.mark.matrix
def test_looking_again_leaves_one_file(app: Flask, me: Visitor, empty: SavedRound) -> None:
    before = waiting_files(app)
    look(me, uploaded(me, empty, few()), {"side-0": "young"})
    assert len(waiting_files(app) - before) == 1


def test_what_waits_is_for_the_organiser_of_that_round_alone(
    app: Flask, me: Visitor, empty: SavedRound, gouda: SavedRound
) -> None:
    page = uploaded(me, empty, few())
    path = page.address.partition("localhost")[2]
    assert manager(app, gouda).get(path).status == 403
    assert me.get(path.replace(empty.at, gouda.at)).redirects_to == gouda.at
    assert me.get(path.replace("/enquete/", "/scoreblad/")).redirects_to == empty.at
    assert me.get(f"{empty.at}/enquete/..%2f..%2fx").status == 404


def test_wiping_the_round_wipes_what_waits(app: Flask, me: Visitor, empty: SavedRound) -> None:
    before = waiting_files(app)
    uploaded(me, empty, few())
    me.fill(f"{empty.at}/wissen", {"sure": "y"})
    assert waiting_files(app) == before


def test_a_round_that_is_gone_takes_nothing(app: Flask, me: Visitor, empty: SavedRound) -> None:
    before, page = waiting_files(app), me.get(f"{empty.at}/scoreblad")
    delete_round(app, empty.public_id)
    sent = {**page.fields(), "sheet": FileStorage(io.BytesIO(few()), "a.csv")}
    assert me.post(page.action(), sent).status == 410
    assert waiting_files(app) == before


@pytest.mark.matrix
def test_what_cannot_wait_is_told(app: Flask, me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, few())
    folder = next(iter(waiting_files(app))).parent
    folder.chmod(0o755)  # others may look into it: nothing is put there
    try:
        fresh = uploaded(me, empty, few())
    finally:
        folder.chmod(0o700)
    assert (fresh.status, fresh.title[:5]) == (503, "Fout:")
    assert look(me, page, {"side-0": "young"}).status == 200


@pytest.mark.matrix
def test_decisions_that_cannot_wait_stay_on_the_page(
    me: Visitor, empty: SavedRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = uploaded(me, empty, few())
    monkeypatch.setattr("retention_check.kept_pdfs.LARGEST", 0)  # a folder that is full
    kept = look(me, page, {"side-0": "young", "asked_young": "58"})
    assert (kept.status, kept.title[:5]) == (503, "Fout:")
    assert (value_of(kept, "side-0"), value_of(kept, "asked_young")) == ("young", "58")


@pytest.mark.parametrize("data", [b"", b"\x00" * 99, b"naam;leeftijd\njan;3\n", b"%PDF-1.7", b"<html>"])
def test_a_file_that_is_no_survey_is_told_and_nothing_waits(
    app: Flask, me: Visitor, empty: SavedRound, data: bytes
) -> None:
    before = waiting_files(app)
    page = uploaded(me, empty, data)
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert waiting_files(app) == before


@pytest.mark.matrix
def test_a_choice_that_leaves_nothing_is_told_and_can_be_changed_back(me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, few())
    nothing = {name: "none" for name in page.fields() if name.startswith("column-")}
    wrong = look(me, page, nothing)
    assert (wrong.status, wrong.title[:5]) == (422, "Fout:")
    assert "Ja, bewaren" not in buttons(wrong)


def test_published_scores_change_only_as_a_typing_error(app: Flask, me: Visitor) -> None:
    days = {Side.YOUNG: DAY, Side.MANAGEMENT: DAY}
    saved = save_round(app, replace(GOUDA, publication=Publication(days, was_opened=True)))
    page = uploaded(me, saved, few())
    assert "Dit kunt u in deze ronde niet bewaren" in page.main
    assert "Volgende ronde beginnen" in page.main
    assert buttons(page) == ["Opnieuw kijken"]
    told = me.follow(save(me, page))
    assert stored_round(app, saved.public_id).entries == GOUDA.entries
    assert "Er is nog niets bewaard" in told.main


def test_the_next_survey_is_refused_in_a_round_that_is_published_and_a_next_round_offered(
    app: Flask, me: Visitor
) -> None:
    there = tuple(Entry(item.code, Side.YOUNG, points_of(1, 1), 26) for item in STUDY.of_kind(Kind.REASON))
    published = Publication({Side.YOUNG: DAY}, was_opened=True)
    saved = save_round(app, replace(EMPTY, entries=there, publication=published))
    page = uploaded(me, saved, few((YOUNG,) * 26))
    assert "Een tikfout verbeteren kan bij hooguit vijf stellingen." in page.main
    assert "Volgende ronde beginnen" in page.main
    assert buttons(page) == ["Opnieuw kijken"]


def test_that_a_survey_changes_nothing_is_told(app: Flask, me: Visitor) -> None:
    there = tuple(
        Entry(item.code, Side.YOUNG, points_of(place_of(item) + 1, 1), 26) for item in STUDY.of_kind(Kind.REASON)
    )
    published = Publication({Side.YOUNG: DAY}, was_opened=True)
    saved = save_round(app, replace(EMPTY, entries=there, publication=published))
    done = save(me, uploaded(me, saved, few((YOUNG,) * 26)))
    assert "Er is niets veranderd" in me.follow(done).main
    assert "zijn bewaard" not in me.follow(done).main


def test_of_one_answer_no_score_is_saved_and_that_is_told(app: Flask, me: Visitor, empty: SavedRound) -> None:
    seen: Counter[str] = Counter()

    def first_alone(item: Item) -> str:
        seen[item.code] += 1
        return "" if item.code == "R2" and 1 < seen[item.code] <= 26 else fourth(item)

    page = uploaded(me, empty, few(answer=first_alone))
    assert "te weinig antwoorden van jonge ambtenaren (1). Daar komt geen score." in page.main
    assert "Hoe vaak" not in page.main
    save(me, page)
    there = {(entry.code, entry.side) for entry in stored_round(app, empty.public_id).entries}
    assert ("R2", Side.YOUNG) not in there
    assert {("R1", Side.YOUNG), ("R2", Side.MANAGEMENT)} <= there


@pytest.mark.matrix
def test_one_mended_score_of_a_published_group_asks_for_a_tick(app: Flask, me: Visitor) -> None:
    there = tuple(Entry(item.code, Side.YOUNG, points_of(place_of(item) + 1, 1), 26) for item in STUDY.items)
    changed = (replace(there[0], mean=Decimal(5)), *there[1:])
    saved = save_round(
        app, replace(EMPTY, entries=changed, publication=Publication({Side.YOUNG: DAY}, was_opened=True))
    )
    asked = save(me, uploaded(me, saved, export((YOUNG,) * 26)))
    assert (asked.status, list(asked.faults)) == (422, ["is_typing_error"])
    assert save(me, asked, {"is_typing_error": "y"}).redirects_to == saved.at
    assert means_of(stored_round(app, saved.public_id), Side.YOUNG) == {FOUR}


@pytest.mark.matrix
def test_a_group_that_our_own_questionnaire_asks_is_refused(app: Flask, me: Visitor) -> None:
    saved = opened(app, me)
    page = uploaded(me, saved, few())
    assert "Van jonge ambtenaren is er een vragenlijst." in page.main
    assert "Ja, bewaren" not in buttons(page)


def test_open_scores_of_management_go_only_when_that_is_chosen(app: Flask, me: Visitor) -> None:
    saved = save_round(app, agreed())
    page = uploaded(me, saved, few())
    refused = save(me, page)
    assert (refused.status, list(refused.faults)) == (422, ["open_scores-0"])
    assert stored_round(app, saved.public_id) == agreed()
    assert save(me, refused, {"open_scores": "enquete"}).redirects_to == saved.at
    stored = stored_round(app, saved.public_id)
    assert (stored.is_agreed, means_of(stored, Side.MANAGEMENT)) == (False, {FOUR})


@pytest.mark.matrix
def test_open_scores_of_management_can_stay(app: Flask, me: Visitor) -> None:
    saved = save_round(app, agreed())
    kept = look(me, uploaded(me, saved, few()), {"open_scores": "open"})
    assert save(me, kept).redirects_to == saved.at
    stored = stored_round(app, saved.public_id)
    assert (stored.is_agreed, means_of(stored, Side.YOUNG)) == (True, {FOUR})
    assert stored.entries_of(Side.MANAGEMENT) == agreed().entries_of(Side.MANAGEMENT)


@pytest.mark.matrix
def test_locked_open_scores_stay_and_that_is_told(app: Flask, me: Visitor) -> None:
    saved = save_round(app, agreed(is_locked=True))
    page = uploaded(me, saved, few())
    assert "De open scores van het management liggen vast. Wij bewaren alleen" in page.main
    save(me, page)
    stored = stored_round(app, saved.public_id)
    assert (stored.is_locked, means_of(stored, Side.YOUNG)) == (True, {FOUR})
    alone = uploaded(me, saved, few((MANAGEMENT,) * 8))
    assert "kunnen er niet meer bij" in alone.main
    assert "Ja, bewaren" not in buttons(alone)


@pytest.mark.matrix
def test_nothing_is_left_when_only_open_scores_could_have_come(app: Flask, me: Visitor) -> None:
    saved = save_round(app, agreed())
    refused = save(me, uploaded(me, saved, few((MANAGEMENT,) * 8)), {"open_scores": "open"})
    assert refused.status == 422
    assert "Dan blijft er niets over om te bewaren" in refused.main


@pytest.mark.matrix
def test_a_round_of_one_to_five_keeps_its_scale(app: Flask, me: Visitor) -> None:
    there = (Entry("R1", Side.MANAGEMENT, Decimal("4.1"), 8),)
    saved = save_round(app, replace(EMPTY, scale=SCALES["1-5"], entries=there))
    save(me, uploaded(me, saved, few((YOUNG,) * 26, mixed())))
    stored = stored_round(app, saved.public_id)
    assert (stored.scale.name, stored.entries_of(Side.MANAGEMENT)) == ("1-5", there)
    assert all(1 <= entry.mean <= 5 for entry in stored.entries)
    assert any(each.spread for each in stored.imported[Side.YOUNG].items.values())


@pytest.mark.matrix
def test_answers_do_not_go_beside_marks(app: Flask, me: Visitor) -> None:
    there = (Entry("R1", Side.MANAGEMENT, Decimal("4.1"), 8),)
    saved = save_round(app, replace(EMPTY, scale=SCALES["marks"], entries=there))
    assert "staan op een andere schaal" in uploaded(me, saved, few((YOUNG,) * 26)).main
    page = uploaded(me, saved, few())
    assert "krijgt de ronde de schaal 1 tot 10" in page.main
    save(me, page)
    assert stored_round(app, saved.public_id).scale.name == "1-10"


def test_nothing_of_who_answered_is_shown_logged_or_kept(
    app: Flask, me: Visitor, empty: SavedRound, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    before = waiting_files(app)
    page = uploaded(me, empty, few(DOUBTED))
    [waiting] = waiting_files(app) - before
    again = look(me, page, {field_of(page, "In de kolom"): "none"})
    wrong = look(me, again, {"scale": "2-9"})
    seen = [page.text, again.text, wrong.text, caplog.text, _unpacked(waiting.read_bytes())]
    seen.append(me.get(f"{again.address}/indeling.toml").text)
    seen += [save(me, again).text, me.get(empty.at).text, caplog.text, repr(stored_round(app, empty.public_id))]
    for secret in (*SECRETS, "marker", "Marker"):
        assert [text for text in seen if secret in text] == [], secret
    for heading in ("E-mailadres", "Naam", "IP-adres"):
        assert f"‘{heading}’" in page.main
    assert "Die hebben wij weggegooid." in page.main


def _unpacked(data: bytes) -> str:
    """What waits, as text: what was packed in it is unpacked too."""
    packed = data.partition(b"\n")[2]
    return (data + b"\n" + zlib.decompress(packed)).decode("latin-1")


@pytest.mark.matrix
def test_a_long_heading_is_shortened(me: Visitor, empty: SavedRound) -> None:
    long = "Kunt u aangeven " + "heel precies en zo eerlijk als u kunt " * 5
    page: Page = uploaded(me, empty, few(headings={"R1": f"{long} [{STUDY.items[0].text}]"}))
    heading = next(row[0] for row in page.rows if STUDY.items[0].text in row[0])
    assert len(heading) < 180
    assert "…" in heading


@pytest.mark.matrix
def test_the_column_of_the_group_is_told(me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, few())
    assert f"E {GROUP}" in [row[0] for row in page.rows]


def test_a_file_of_both_groups_that_nothing_tells_apart_is_refused_in_place(me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, export(("",) * 12))
    assert "zeiden niet bij welke groep" not in page.main
    name = field_of(page, "Geen kolom in")
    assert "Wie meetelt, zien wij na uw antwoord." in page.main
    assert "Alle rijen tellen mee" not in page.main
    refused = look(me, page, {name: "both"})
    assert (refused.status, refused.title[:5]) == (422, "Fout:")
    assert "maak een bestand per groep" in refused.main
    back = look(me, refused, {field_of(refused, "Wie vulden"): "young"})
    assert "van 12 mensen" in back.main


def test_a_column_that_tells_the_groups_in_own_words_is_chosen_and_its_words_are_asked(
    me: Visitor, empty: SavedRound
) -> None:
    page = uploaded(me, empty, few(("Noord", "Staf") * 6, group="Bij welk onderdeel werkt u?"))
    assert "Wij vonden tot nu toe 10 stellingen." in page.main
    asked = look(me, page, {field_of(page, "Geen kolom in"): "Bij welk onderdeel werkt u?"})
    groups = {"Noord": "young", "Staf": "management"}
    sides = {
        field_of(asked, f"In de kolom ‘Bij welk onderdeel werkt u?’ staat bij 6 rijen ‘{word}’"): side
        for word, side in groups.items()
    }
    assert "6 jonge ambtenaren en 6 van het management" in look(me, asked, sides).main


def test_a_scale_of_seven_is_refused_in_place_or_tells_first_what_it_throws_away(
    me: Visitor, empty: SavedRound
) -> None:
    seven = iter(["1", "2", "3", "4", "5", "6", "7"] * 1000)
    page = uploaded(me, empty, export(answer=lambda _: next(seven)))
    name = field_of(page, "Er staan antwoorden boven de 5 in")
    refused = look(me, page, {name: "other"})
    assert refused.status == 422
    assert "Dit bestand kunnen wij dus niet gebruiken." in refused.main
    kept = look(me, refused, {field_of(refused, "Hoe lezen wij de antwoorden?"): "1-5"})
    assert kept.status == 200
    assert "antwoorden liggen buiten 1 tot en met 5, de schaal die u koos" in kept.main


def test_what_a_mean_of_one_to_five_becomes_is_told_before_and_after_saving(me: Visitor, empty: SavedRound) -> None:
    told = "en gemiddelde van 4,4 op de schaal 1 tot 5 wordt 8,7 op de schaal 1 tot 10."
    page = uploaded(me, empty, few())
    assert f"Wij rekenen om: e{told}" in page.main
    save(me, page)
    assert f"E{told}" in me.get(f"{empty.at}/vaststellen").main


def test_of_typed_scores_no_conversion_of_an_enquete_is_told(me: Visitor, gouda: SavedRound) -> None:
    assert "Dan rekenden wij ze om" not in me.get(f"{gouda.at}/vaststellen").main
