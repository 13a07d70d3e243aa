"""Beginning a round, by the form or from the file of one, and who may."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from retention_check import clock, store
from retention_check.domain.comparison import compare
from retention_check.domain.condensing import shown_only
from retention_check.domain.publishing import publish, with_results_opened
from retention_check.domain.round import ManagementForm, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.store import round_rows
from tests.cast import ASKED, DAY, STUDY, mixes
from tests.web.client import (
    ABOUT,
    GOUDA,
    HTTP,
    Page,
    SavedRound,
    Visitor,
    agreed,
    invite,
    make_round,
    owner,
    running,
    save_round,
    stored,
    stored_round,
    summaries,
    value_of,
    words,
)

PUBLIC = "/ronde/"
WRONG = [
    ("municipality", "", "Vul de naam van de gemeente in."),
    ("municipality", "   ", "Vul de naam van de gemeente in."),
    ("municipality", "G" * 81, "hooguit 80 tekens"),
    ("municipality", "Gouda 🎉", "🎉"),
    ("municipality", "Gou\ue000da", "U+E000"),
    ("day", "", "Vul een datum in."),
    ("day", "ooit", "Dit is geen datum"),
    ("day", "31-2-2026", "31 februari bestaat niet"),
    ("day", "1-1-1999", "kan niet kloppen"),
    ("day", "1-1-2999", "kan niet kloppen"),
    ("asked_young", "0", "heel getal"),
    ("asked_young", "2,5", "heel getal"),
    ("asked_young", "²", "heel getal"),
    ("asked_management", "-3", "heel getal"),
    pytest.param("asked_management", "9" * 5000, "heel getal", id="asked_management-5000 digits"),
]
OPENED = with_results_opened(GOUDA)
LOCKED = publish(compare(agreed(is_locked=True), STUDY), [Side.MANAGEMENT], DAY)
ROUNDS = {name: mix.round for name, mix in mixes().items()} | {"gouda": GOUDA, "locked": LOCKED}
NO_ROUNDS = {
    "nothing": b"",
    "empty object": b"{}",
    "list": b"[]",
    "null": b"null",
    "bytes": b"\x00\xff",
    "deep": b"{" * 100_000,
    "format alone": b'{"format": "retention_check.round"}',
    "newer": b'{"format": "retention_check.round", "version": 99}',
    "zip": b"PK\x03\x04",
}


def invited(central: Flask) -> Visitor:
    """Who came in with an invitation."""
    visitor = Visitor(central)
    assert visitor.get(f"/uitnodiging/{invite(central)}").redirects_to == "/nieuw"
    return visitor


def loaded(visitor: Visitor, data: bytes) -> Page:
    """The answer to a file that is put back, also where the round is here already."""
    page = visitor.upload("/terugzetten", "file", data, "ronde.json")
    return visitor.send(page, {"is_wanted": "y"}) if page.status == 422 and "is_wanted" in page.text else page


def taken(visitor: Visitor, saved: SavedRound) -> bytes:
    return visitor.get(f"{saved.at}/meenemen.json").data


def test_the_form_begins_with_today_and_without_a_form_of_managements_scores(me: Visitor) -> None:
    page = me.get("/nieuw")
    fields = page.fields()
    assert "form" not in fields
    assert (fields["scale"], fields["municipality"]) == ("1-10", "")
    assert "In het scoreblad staat dan hoeveel mensen antwoordden." in page.main
    assert str(clock.today().year) in fields["day"]


def test_what_was_typed_is_what_is_stored(app: Flask, me: Visitor) -> None:
    typed = {"municipality": "  's-Hertogenbosch  en   Łódź ", "day": "1 mei 2026", "scale": "marks"}
    assert stored_round(app, make_round(me, **typed)) == Round(
        (),
        date(2026, 5, 1),
        "'s-Hertogenbosch en Łódź",
        SCALES["marks"],
        ManagementForm.QUESTIONNAIRE,
        "managementteam",
        ASKED,
    )


@pytest.mark.parametrize("side", Side)
def test_how_many_were_asked_may_stay_empty(app: Flask, me: Visitor, side: Side) -> None:
    found = stored_round(app, make_round(me, **{f"asked_{side}": ""}))
    assert found.asked == {other: n for other, n in ASKED.items() if other is not side}


def test_a_new_round_asks_how_many_of_each_side_were_asked(me: Visitor) -> None:
    page = me.get("/nieuw")
    assert "Hoeveel jonge ambtenaren zijn gevraagd? (optioneel)" in page.main
    assert "Hoeveel mensen van het management zijn gevraagd? (optioneel)" in page.main


def test_who_wants_to_upload_goes_on_to_the_upload(me: Visitor) -> None:
    assert me.fill("/nieuw", ABOUT | {"daarna": "scoreblad"}).redirects_to.endswith("/scoreblad")


@pytest.mark.parametrize(("field", "value", "told"), WRONG)
def test_a_mistake_is_told_at_its_field_and_nothing_typed_is_lost(
    app: Flask, me: Visitor, field: str, value: str, told: str
) -> None:
    before = len(summaries(app))
    page = me.fill("/nieuw", ABOUT | {field: value})
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert told in page.faults[field]
    box = page.by_id(field)
    assert box.get("aria-invalid") == "true"
    assert f"{field}-error" in (box.get("aria-describedby") or "").split()
    assert told in words(page.by_id(f"{field}-error"))
    shown = {name: text for name, text in page.fields().items() if name in ABOUT}
    assert shown == ABOUT | {field: " ".join(value.split())}
    assert len(summaries(app)) == before


def test_a_message_stands_between_label_and_field(me: Visitor) -> None:
    text = me.fill("/nieuw", ABOUT | {"day": "morgen"}).text
    assert text.index('for="day"') < text.index('id="day-error"') < text.index('id="day"')


@pytest.mark.parametrize("field", ["role", "form", "scale"])
@pytest.mark.parametrize("value", [None, "iets anders"])
def test_a_choice_that_is_not_there_is_told_in_dutch(me: Visitor, field: str, value: str | None) -> None:
    page = me.fill("/nieuw", ABOUT | {field: value})
    assert page.status == 422
    told = page.faults[f"{field}-0"]
    assert "Kies" in told
    assert "valid" not in told
    assert f"{field}-0" in {element.get("id") for element in page.tree.iter("input")}


def test_html_in_a_name_is_text(me: Visitor, app: Flask) -> None:
    name = "<b>Gouda</b> & \"Zn\" <script>alert('1')</script>"
    public_id = make_round(me, municipality=name)
    assert stored_round(app, public_id).municipality == name
    at = f"{PUBLIC}{public_id}"
    for address in (at, "/", f"{at}/resultaten", f"{at}/rapport.html"):
        text = me.get(address).text
        assert "<b>Gouda" not in text
        assert "alert(&#39;1&#39;)" in text


def test_the_longest_name_fits_everywhere(me: Visitor) -> None:
    public_id = make_round(me, municipality="Gemeente" * 10)
    assert "Gemeente" * 10 in me.get(f"{PUBLIC}{public_id}").main


def test_a_new_round_shows_its_manage_link_to_who_made_it(central: Flask) -> None:
    me = invited(central)
    page = me.get(f"{PUBLIC}{make_round(me)}")
    link = words(page.by_id("beheerlink"))
    assert link.startswith(f"{HTTP}/beheer/")
    assert Visitor(central).get(link).redirects_to == page.address.removeprefix(HTTP)


def test_a_visitor_makes_no_round(visitor: Visitor, app: Flask) -> None:
    before = len(summaries(app))
    assert visitor.get("/nieuw").status == 403
    page = visitor.get("/voorbeeld/resultaten/onderwerpen")
    assert visitor.post("/nieuw", ABOUT | {"csrf_token": value_of(page, "csrf_token")}).status == 403
    assert len(summaries(app)) == before


def test_an_invitation_makes_one_round(central: Flask) -> None:
    visitor = invited(central)
    assert visitor.get("/nieuw").status == 200
    public_id = make_round(visitor)
    assert visitor.get(f"{PUBLIC}{public_id}").status == 200
    assert visitor.get("/nieuw").status == 403


def test_a_used_invitation_is_gone_for_everyone(central: Flask) -> None:
    secret = invite(central)
    first, second = Visitor(central), Visitor(central)
    for visitor in (first, second):
        visitor.get(f"/uitnodiging/{secret}")
    waiting = second.get("/nieuw")
    make_round(first)
    before = len(summaries(central))
    assert second.send(waiting, ABOUT).status == 410
    assert Visitor(central).get(f"/uitnodiging/{secret}").status == 410
    assert second.get("/nieuw").status == 403
    assert len(summaries(central)) == before


def test_a_mistake_does_not_use_up_an_invitation(central: Flask) -> None:
    visitor = invited(central)
    assert visitor.fill("/nieuw", ABOUT | {"municipality": ""}).status == 422
    assert make_round(visitor)


def test_an_invitation_loads_one_round_from_its_file(central: Flask, me: Visitor, gouda: SavedRound) -> None:
    visitor = invited(central)
    page = loaded(visitor, taken(me, gouda))
    assert stored_round(central, page.redirects_to.removeprefix(PUBLIC)) == OPENED
    assert visitor.get("/terugzetten").status == 403


@pytest.mark.parametrize("name", ROUNDS)
def test_what_was_taken_along_comes_back_the_same(app: Flask, me: Visitor, name: str) -> None:
    saved = save_round(app, with_results_opened(ROUNDS[name]))
    page = loaded(me, taken(me, saved))
    public_id = page.redirects_to.removeprefix(PUBLIC)
    assert public_id != saved.public_id
    before = with_results_opened(ROUNDS[name])
    kept = shown_only(compare(before, STUDY), before.publication.days) if before.publication.days else before
    assert stored_round(app, public_id) == kept
    assert taken(me, SavedRound(public_id, "")) == taken(me, saved)


def test_a_round_goes_to_another_computer_with_the_one_before_it(app: Flask, me: Visitor, tmp_path: Path) -> None:
    before = save_round(app, replace(OPENED, day=date(2025, 1, 1), asked_again={}))
    after = save_round(app, replace(OPENED, asked_again=dict.fromkeys(Side, True)), previous=before.public_id)
    data = taken(me, after)
    with running(tmp_path) as other:
        there = owner(other)
        public_id = loaded(there, data).redirects_to.removeprefix(PUBLIC)
        found = stored(other, public_id)
        assert found.round == replace(OPENED, asked_again=dict.fromkeys(Side, True))
        assert stored_round(other, str(found.previous_id)) == replace(OPENED, day=date(2025, 1, 1))
        assert there.get(f"{PUBLIC}{public_id}/resultaten/verandering").status == 200
        assert taken(there, SavedRound(public_id, "")) == data


def test_who_loaded_a_round_is_told_once(me: Visitor, gouda: SavedRound) -> None:
    page = me.follow(loaded(me, taken(me, gouda)))
    told = [each for each in page.tree.iter("div") if each.get("role") == "status"]
    assert len(told) == 1


def test_standard_deviations_in_a_file_are_passed_over_and_that_is_told_once(
    app: Flask, me: Visitor, gouda: SavedRound
) -> None:
    document = json.loads(taken(me, gouda))
    for entry in document["entries"]:
        entry["sd"] = "1.2"
    sent = loaded(me, json.dumps(document).encode())
    page = me.follow(sent)
    assert page.main.count("tonen geen spreiding") == 1
    assert stored_round(app, sent.redirects_to.removeprefix(PUBLIC)) == OPENED


@pytest.mark.parametrize("data", NO_ROUNDS.values(), ids=NO_ROUNDS)
def test_a_file_that_is_no_round_is_told(app: Flask, me: Visitor, data: bytes) -> None:
    before = len(summaries(app))
    page = loaded(me, data)
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert page.by_id("fouten") is not None
    assert len(summaries(app)) == before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("municipality", "G" * 81, id="municipality-81 letters"),
        ("municipality", "Gouda 🎉"),
        ("municipality", 5),
        ("day", "2026-02-30"),
        ("asked_young", -1),
        pytest.param("asked_management", 10**30, id="asked_management-31 digits"),
        ("scale", "1-100"),
        ("management_form", "boos"),
        ("is_fixed", "ja"),
    ],
)
def test_a_wrong_value_in_a_file_is_told(app: Flask, me: Visitor, gouda: SavedRound, name: str, value: object) -> None:
    document = json.loads(taken(me, gouda))
    assert name in document["about"]
    document["about"][name] = value
    before = len(summaries(app))
    assert loaded(me, json.dumps(document).encode()).status == 422
    assert len(summaries(app)) == before


def test_what_a_report_cannot_print_is_told_in_agreements_too(me: Visitor, gouda: SavedRound) -> None:
    text = taken(me, gouda).decode()
    page = loaded(me, text.replace("Mentoren zoeken", "Mentoren 🎉").encode())
    assert page.status == 422
    assert "🎉" in page.main


def test_what_a_report_cannot_print_is_told_of_the_round_before_it_too(app: Flask, me: Visitor) -> None:
    before = save_round(app, replace(GOUDA, municipality="Delft", day=date(2025, 1, 1)))
    text = taken(me, save_round(app, GOUDA, previous=before.public_id)).decode()
    page = loaded(me, text.replace("Delft", "Delft 🎉").encode())
    assert page.status == 422
    assert "🎉" in page.main


def test_a_loaded_round_can_be_changed_and_keeps_its_role(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    document = json.loads(taken(me, gouda))
    document["about"]["management_role"] = "directie"
    public_id = loaded(me, json.dumps(document).encode()).redirects_to.removeprefix(PUBLIC)
    assert me.fill(f"{PUBLIC}{public_id}/gegevens", {"asked_young": "99"}).status == 302
    found = stored_round(app, public_id)
    assert (found.management_role, found.asked) == ("directie", ASKED | {Side.YOUNG: 99})


def test_no_file_is_told_at_the_field(me: Visitor) -> None:
    page = me.fill("/terugzetten")
    assert (page.status, page.faults) == (422, {"file": "Kies een bestand."})


def test_a_visitor_loads_nothing(visitor: Visitor, central: Flask) -> None:
    assert visitor.get("/terugzetten").status == 403
    assert Visitor(central).get("/terugzetten").status == 403


def test_a_file_that_is_too_large_is_refused(me: Visitor) -> None:
    assert loaded(me, b" " * (7 * 2**20)).status == 413


def test_putting_back_what_is_here_asks_first_and_keeps_the_file(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    before = len(summaries(app))
    page = me.upload("/terugzetten", "file", taken(me, gouda), "ronde.json")
    assert page.status == 422
    assert page.title.startswith("Deze ronde staat hier al")
    assert page.faults == {}
    assert "Er staat hier al een ronde van Gouda van 21 november 2026, met dezelfde scores en afspraken." in page.main
    assert "Of wilt u hem toch terugzetten?" in page.main
    assert "Dan staat hij hier twee keer." in page.main
    assert f"{HTTP}{gouda.at}" in page.links
    assert len(summaries(app)) == before
    assert me.send(page).status == 422
    sent = me.send(page, {"is_wanted": "y"})
    assert (sent.status, len(summaries(app))) == (302, before + 1)
    assert stored_round(app, sent.redirects_to.removeprefix(PUBLIC)) == OPENED


def test_the_same_file_twice_asks_the_second_time(tmp_path: Path, me: Visitor, gouda: SavedRound) -> None:
    data = taken(me, gouda)
    with running(tmp_path) as other:
        there = owner(other)
        assert there.upload("/terugzetten", "file", data, "ronde.json").status == 302
        assert "is_wanted" in there.upload("/terugzetten", "file", data, "ronde.json").text


def asks_for(folder: Path, other: Round, data: bytes) -> bool:
    """Whether a computer on which this other round stands asks about the file of a round."""
    with running(folder) as there:
        save_round(there, other)
        return "is_wanted" in owner(there).upload("/terugzetten", "file", data, "ronde.json").text


def test_a_round_that_was_shared_since_is_still_the_same(tmp_path: Path, me: Visitor, gouda: SavedRound) -> None:
    shared = publish(compare(GOUDA, STUDY), Side, clock.today())
    assert asks_for(tmp_path, shared, taken(me, gouda))


@pytest.mark.parametrize(
    "other",
    [
        replace(GOUDA, municipality="Delft"),
        replace(GOUDA, day=date(2026, 11, 20)),
    ],
    ids=["municipality", "day"],
)
def test_a_round_of_another_municipality_or_day_is_put_back_at_once(
    tmp_path: Path, me: Visitor, gouda: SavedRound, other: Round
) -> None:
    assert not asks_for(tmp_path, other, taken(me, gouda))


@pytest.mark.parametrize(
    "other",
    [replace(GOUDA, agreements=()), replace(GOUDA, entries=GOUDA.entries[1:]), replace(GOUDA, municipality="gouda")],
    ids=["agreements", "scores", "capitals"],
)
def test_a_round_that_was_mended_here_since_is_asked_about_too(
    tmp_path: Path, me: Visitor, gouda: SavedRound, other: Round
) -> None:
    data = taken(me, gouda)
    with running(tmp_path) as there:
        saved, visitor = save_round(there, other), owner(there)
        page = visitor.upload("/terugzetten", "file", data, "ronde.json")
        assert page.status == 422
        assert f"{HTTP}{saved.at}" in page.links
        assert visitor.send(page, {"is_wanted": "y"}).status == 302
    told = "Er staat hier al een ronde van Gouda van 21 november 2026"
    changed = f"{told}. Er staat nu iets anders in dan in het bestand."
    assert (told if other.entries == GOUDA.entries and other.agreements else changed) in page.main


def test_rounds_of_others_are_not_told_of(central: Flask, me: Visitor, gouda: SavedRound) -> None:
    data = taken(me, gouda)
    theirs = save_round(central)
    assert invited(central).upload("/terugzetten", "file", data, "ronde.json").status == 302
    mine = invited(central)
    mine.get(f"/beheer/{theirs.secret}")
    assert "is_wanted" in mine.upload("/terugzetten", "file", data, "ronde.json").text


def test_a_file_that_is_too_long_to_keep_is_chosen_again(me: Visitor, gouda: SavedRound) -> None:
    data = json.dumps(json.loads(taken(me, gouda)) | {"more": "x" * 600_000}).encode()
    page = me.upload("/terugzetten", "file", data, "ronde.json")
    assert (page.status, page.fields()["kept"]) == (422, "")
    assert me.send(page, {"is_wanted": "y"}).faults["file"] == "Kies een bestand."


@pytest.mark.parametrize("kept", ["nee", "\ud800", "{" * 5000])
def test_what_is_kept_on_the_page_is_read_as_any_file(me: Visitor, kept: str) -> None:
    page = me.post(
        "/terugzetten",
        {"csrf_token": value_of(me.get("/terugzetten"), "csrf_token"), "kept": kept.encode("utf-8", "replace")},
    )
    assert (page.status, "geen bewaarde ronde" in page.main) == (422, True)


def test_a_pair_is_put_back_whole_or_not_at_all_and_for_one_invitation(
    app: Flask, central: Flask, me: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = save_round(app, replace(GOUDA, day=date(2025, 1, 1)))
    data = taken(me, save_round(app, GOUDA, previous=before.public_id))
    visitor = invited(central)
    there = len(summaries(central))
    monkeypatch.setattr("retention_check.store.rounds.insert_round", refuse_second_of(round_rows.insert_round))
    assert loaded(visitor, data).status == 503
    assert len(summaries(central)) == there
    monkeypatch.undo()
    page = loaded(visitor, data)
    found = stored(central, page.redirects_to.removeprefix(PUBLIC))
    assert len(summaries(central)) == there + 2
    assert visitor.get(f"{PUBLIC}{found.previous_id}").status == 200
    assert visitor.get("/terugzetten").status == 403


def refuse_second_of(insert: Callable[..., None]) -> Callable[..., None]:
    """A database that is full after the first round."""
    done: list[object] = []

    def insert_one(*values: Any) -> None:
        if done:
            raise store.UnavailableError
        done.append(values)
        insert(*values)

    return insert_one


def test_an_invitation_is_for_one_municipality(app: Flask, central: Flask, me: Visitor) -> None:
    before = save_round(app, replace(GOUDA, municipality="Delft", day=date(2025, 1, 1)))
    data = taken(me, save_round(app, GOUDA, previous=before.public_id))
    page = loaded(invited(central), data)
    assert (page.status, "van een andere gemeente" in page.main) == (422, True)
    assert loaded(me, data).status == 302


def test_a_mistake_in_the_dates_of_a_file_is_told(app: Flask, me: Visitor) -> None:
    before = save_round(app, replace(GOUDA, day=date(2025, 1, 1)))
    text = taken(me, save_round(app, GOUDA, previous=before.public_id)).decode()
    page = loaded(me, text.replace("2025-01-01", "2026-12-01").encode())
    assert (page.status, "de vorige ronde moet eerder zijn" in page.main) == (422, True)


def test_scores_of_management_that_were_left_out_are_told_of(app: Flask, me: Visitor) -> None:
    document = json.loads(taken(me, save_round(app, agreed()))) | {"version": 1}
    next(each for each in document["entries"] if each["side"] == "management")["n"] = 3
    sent = loaded(me, json.dumps(document).encode())
    assert "De scores van het management zijn niet teruggezet." in me.follow(sent).main
    assert not stored_round(app, sent.redirects_to.removeprefix(PUBLIC)).entries_of(Side.MANAGEMENT)


def test_which_scores_one_has_is_told_in_plain_words(me: Visitor) -> None:
    page = me.get("/nieuw").main
    assert "Antwoorden op de vragen van het onderzoek, al omgerekend naar een score." in page
    assert "Mensen gaven een cijfer, zoals op school." in page
    assert "Vergelijk ze alleen grof met landelijk." in page
    assert "Ziet u de resultaten al? Dan kunt u niet meer voor open scores kiezen." in page
