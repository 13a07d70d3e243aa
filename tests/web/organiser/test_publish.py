"""Publishing: one page asks whether the figures are right, and publishes what was shown and can be published."""

import threading
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from flask import Flask

from retention_check import clock, store
from retention_check.domain.round import Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.web.current_round import Permits
from tests.cast import entries, example_entries
from tests.web.client import (
    GOUDA,
    HTTP,
    Page,
    SavedRound,
    Visitor,
    agreed,
    database_of,
    delete_round,
    owner,
    published,
    save_round,
    share,
    stored,
    stored_round,
    value_of,
)

TOO_MANY = replace(GOUDA, asked={Side.YOUNG: 20, Side.MANAGEMENT: 16})
EARLIER = published(replace(GOUDA, day=date(2025, 1, 1)))
OTHER = replace(GOUDA, entries=example_entries(shift="0.3"))
FILES = ["rapport.pdf", "rapport.html", "rapport.docx", "cijfers.xlsx", "cijfers.csv", "beeld/redenen.svg"]


def confirm(me: Visitor, saved: SavedRound, wanted: str = "", answers: Mapping[str, str] | None = None) -> Page:
    """Say on the page that the figures are right."""
    return me.fill(f"{saved.at}/vaststellen" + (f"?daarna={wanted}" if wanted else ""), answers)


def days(app: Flask, saved: SavedRound) -> set[Side]:
    """Which groups are published."""
    return set(stored_round(app, saved.public_id).publication.days)


def successor(app: Flask, round: Round = OTHER, before: Round = EARLIER) -> SavedRound:
    return save_round(app, round, previous=save_round(app, before).public_id)


def test_the_page_shows_what_will_be_final_and_what_that_means(me: Visitor, gouda: SavedRound) -> None:
    page = me.get(f"{gouda.at}/vaststellen")
    assert page.title.startswith("Kloppen de cijfers?")
    assert "40 tot 42 van 58 gevraagd" in page.main
    assert "11 van 16 gevraagd" in page.main
    assert page.main.count("50 van 50 scores") == 2
    assert ["Te weinig carrièreontwikkeling", "8,7", "7,2"] in page.rows
    assert len([row for row in page.rows if len(row) == 3]) == 50 + 2
    assert "Een tikfout kunt u nog verbeteren, bij hooguit vijf stellingen per groep." in page.main
    assert "Dan is dat een nieuwe ronde: vraag iedereen opnieuw." in page.main


def test_the_button_publishes_both_groups_today_under_the_threshold_of_now(
    app: Flask, me: Visitor, gouda: SavedRound
) -> None:
    page = confirm(me, gouda)
    assert page.redirects_to == f"{gouda.at}/resultaten"
    publication = stored_round(app, gouda.public_id).publication
    assert publication.days == dict.fromkeys(Side, clock.today())
    assert publication.threshold == 5
    assert "De cijfers van jonge ambtenaren en het management liggen vast." in me.follow(page).main


def test_what_was_wanted_is_downloaded_by_the_page_that_follows(me: Visitor, gouda: SavedRound) -> None:
    page = me.follow(confirm(me, gouda, "rapport.html%3Fbewaren%3D%26soort%3Dposter"))
    wanted = f"{gouda.at}/rapport.html?bewaren=&soort=poster"
    assert page.title.startswith("De cijfers liggen vast")
    assert page.headers["Refresh"] == f"1; url={wanted}"
    assert "Begint het downloaden niet?" in page.main
    assert [link for link in page.links if link.endswith(wanted)]
    assert me.get(wanted).headers["Content-Disposition"].startswith("attachment")
    assert not [each for each in page.tree.iter("meta") if each.get("http-equiv")]


@pytest.mark.parametrize("wanted", ["delen", "rapport.html", "resultaten/R1"])
def test_a_page_that_was_wanted_follows_at_once(me: Visitor, gouda: SavedRound, wanted: str) -> None:
    assert confirm(me, gouda, wanted).redirects_to == f"{gouda.at}/{wanted}"


@pytest.mark.parametrize("wanted", ["//evil.example", "https:%2f%2fevil.example", "../x/rapport.pdf", "wissen"])
def test_it_leads_nowhere_else(me: Visitor, gouda: SavedRound, wanted: str) -> None:
    assert confirm(me, gouda, wanted).redirects_to == f"{gouda.at}/resultaten"
    assert me.get(f"{gouda.at}/vastgesteld?daarna={wanted}").redirects_to == f"{gouda.at}/vaststellen"


def test_no_download_starts_before_publication(me: Visitor, gouda: SavedRound) -> None:
    page = me.get(f"{gouda.at}/vastgesteld?daarna=rapport.pdf")
    assert page.redirects_to == f"{gouda.at}/vaststellen"
    assert "Refresh" not in page.headers


def test_scores_that_changed_since_they_were_shown_are_not_published(
    app: Flask, me: Visitor, gouda: SavedRound
) -> None:
    shown = me.get(f"{gouda.at}/vaststellen?daarna=rapport.pdf")
    store.rounds.save(database_of(app), stored(app, gouda.public_id), OTHER)
    page = me.send(shown)
    assert (page.status, page.title[:5]) == (409, "Fout:")
    assert "Intussen is er iets veranderd" in page.main
    assert ["Te weinig carrièreontwikkeling", "8,9", "7,4"] in page.rows
    assert days(app, gouda) == set()
    assert me.send(page).redirects_to == f"{gouda.at}/vastgesteld?daarna=rapport.pdf"


def test_of_two_who_publish_at_once_the_second_is_told(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    other = owner(app)
    mine, theirs = me.get(f"{gouda.at}/vaststellen"), other.get(f"{gouda.at}/vaststellen")
    assert me.send(mine).status == 302
    page = other.send(theirs)
    assert page.status == 409
    assert "Iemand anders legde de cijfers net vast." in page.main


def test_a_save_between_reading_and_publishing_is_not_merged_in(
    app: Flask, me: Visitor, gouda: SavedRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, save, others = me.get(f"{gouda.at}/vaststellen"), store.rounds.save_published, [OTHER]

    def save_late(database: store.Database, opened: store.StoredRound, round: Round, permits: Permits) -> int:
        if others:
            store.rounds.save(database, stored(app, gouda.public_id), others.pop())
        return save(database, opened, round, permits)

    monkeypatch.setattr(store.rounds, "save_published", save_late)
    page = me.send(shown)
    assert page.status == 409
    assert ["Te weinig carrièreontwikkeling", "8,9", "7,4"] in page.rows
    assert days(app, gouda) == set()


def test_a_round_that_was_deleted_meanwhile_is_gone(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    shown = me.get(f"{gouda.at}/vaststellen")
    delete_round(app, gouda.public_id)
    assert me.send(shown).status == 410


def test_many_at_once_publish_once(app: Flask, gouda: SavedRound) -> None:
    visitors = [owner(app) for _ in range(4)]
    pages = [visitor.get(f"{gouda.at}/vaststellen") for visitor in visitors]
    statuses: list[int] = []
    together = [
        threading.Thread(target=lambda visitor=visitor, page=page: statuses.append(visitor.send(page).status))
        for visitor, page in zip(visitors, pages, strict=True)
    ]
    for thread in together:
        thread.start()
    for thread in together:
        thread.join(60)
    assert sorted(statuses) == [302, 409, 409, 409]


def test_more_answers_than_asked_are_named_and_that_group_is_not_published(app: Flask, me: Visitor) -> None:
    saved = save_round(app, TOO_MANY)
    page = me.get(f"{saved.at}/vaststellen")
    assert "Er zijn meer antwoorden dan gevraagde mensen." in page.main
    assert "Jonge ambtenaren" not in page.pieces
    told = me.follow(confirm(me, saved)).main
    assert "De cijfers van het management liggen vast." in told
    assert "De scores van jonge ambtenaren liggen nog niet vast. Er zijn meer antwoorden" in told
    assert days(app, saved) == {Side.MANAGEMENT}


def test_where_nothing_can_be_published_the_page_says_why_and_has_no_button(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(TOO_MANY, entries=GOUDA.entries_of(Side.YOUNG)))
    page = me.get(f"{saved.at}/cijfers.csv")
    assert page.redirects_to == f"{saved.at}/vaststellen?daarna=cijfers.csv"
    page = me.follow(page)
    assert page.title.startswith("De cijfers kunnen nog niet vast")
    assert "meer antwoorden dan gevraagde mensen" in page.main
    assert not list(page.tree.iter("form"))


def test_an_empty_round_has_nothing_to_publish(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(GOUDA, entries=()))
    assert "Er is nog niets om vast te leggen" in me.get(f"{saved.at}/vaststellen").main
    version, token = stored(app, saved.public_id).version, me.get(f"{saved.at}/wissen").fields()["csrf_token"]
    page = me.post(f"{saved.at}/vaststellen", {"version": str(version), "csrf_token": token})
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert days(app, saved) == set()


def test_a_doubt_about_the_scale_is_told_and_who_goes_on_keeps_it(app: Flask, me: Visitor) -> None:
    halves = tuple(replace(entry, mean=entry.mean / 2) for entry in GOUDA.entries)
    saved = save_round(app, replace(GOUDA, entries=halves))
    assert "zijn 5 of lager" in me.get(f"{saved.at}/vaststellen").main
    assert "zijn 5 of lager" in me.get(f"{saved.at}/resultaten").main
    assert confirm(me, saved).status == 302
    assert stored_round(app, saved.public_id).scale_is_sure


def test_of_which_nothing_is_shown_nothing_is_published_and_why_is_told(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(GOUDA, entries=tuple(replace(each, n=4) for each in GOUDA.entries)))
    for address in ("vaststellen", "resultaten"):
        page = me.get(f"{saved.at}/{address}")
        assert "van jonge ambtenaren en het management tonen wij geen enkele score" in page.main
        assert f"{saved.at}/scores" in page.text
        assert not list(page.first("main").iter("button"))
    token = value_of(me.get(f"{saved.at}/gegevens"), "csrf_token")
    version = str(stored(app, saved.public_id).version)
    me.post(f"{saved.at}/vaststellen", {"csrf_token": token, "version": version})
    assert days(app, saved) == set()


def test_a_group_of_which_nothing_is_shown_is_said_to_be_free_to_change(app: Flask, me: Visitor) -> None:
    few = (replace(each, n=4) if each.side is Side.YOUNG else each for each in GOUDA.entries)
    page = me.get(f"{save_round(app, replace(GOUDA, entries=tuple(few))).at}/vaststellen").main
    assert "Van jonge ambtenaren is nog niets te zien. Deze scores mogen daarna nog veranderen." in page
    assert page.count("mogen daarna nog veranderen") == 1


def test_measures_that_are_missing_are_told_before_publishing(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    reasons = replace(GOUDA, entries=tuple(each for each in GOUDA.entries if each.code.startswith("R")))
    told = "Bij de maatregelen staan nog geen scores van jonge ambtenaren en het management."
    assert told in me.get(f"{save_round(app, reasons).at}/vaststellen").main
    assert "Bij de maatregelen staan nog geen scores" not in me.get(f"{gouda.at}/vaststellen").main


def test_an_unknown_number_of_answers_and_a_low_response_are_named(app: Flask, me: Visitor) -> None:
    entries = tuple(replace(entry, n=None) if entry.code == "R1" else entry for entry in GOUDA.entries)
    saved = save_round(app, replace(GOUDA, entries=entries, asked={Side.YOUNG: 100}))
    page = me.get(f"{saved.at}/vaststellen").main
    assert "Bij jonge ambtenaren is van 1 score niet bekend hoeveel mensen antwoord gaven." in page
    assert "Niet getoond: 1 score, want het aantal antwoorden is niet bekend (Te weinig carrièreontwikkeling)." in page
    assert "Minder dan de helft van de jonge ambtenaren antwoordde." in page


def test_open_scores_are_locked_first(app: Flask, me: Visitor) -> None:
    saved = save_round(app, agreed())
    assert me.get(f"{saved.at}/vaststellen").redirects_to == f"{saved.at}/vastleggen"
    assert me.post(f"{saved.at}/vaststellen", {}).status in (302, 400)
    assert days(app, saved) == set()


def test_after_another_round_each_group_is_asked_for(app: Flask, me: Visitor) -> None:
    saved = successor(app)
    page = me.get(f"{saved.at}/vaststellen")
    assert {each.get("name") for each in page.tree.iter("input") if each.get("type") == "radio"} == set(Side)
    page = me.send(page)
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert [*page.faults.values()] == ["Kies ja of nee bij jonge ambtenaren.", "Kies ja of nee bij het management."]
    assert days(app, saved) == set()
    assert me.send(page, {"young": "ja", "management": "ja"}).status == 302
    assert days(app, saved) == set(Side)
    assert stored_round(app, saved.public_id).asked_again == dict.fromkeys(Side, True)


def test_a_group_that_differs_and_was_not_asked_again_is_not_published(app: Flask, me: Visitor) -> None:
    saved = successor(app)
    page = confirm(me, saved, "cijfers.csv", {"young": "nee", "management": "ja"})
    assert days(app, saved) == {Side.MANAGEMENT}
    told = me.follow(page).main
    assert "De scores van jonge ambtenaren liggen nog niet vast. Ze verschillen van die van de vorige ronde" in told
    assert "8,9" not in me.get(f"{saved.at}/cijfers.csv").text


def test_nobody_asked_again_publishes_nothing_and_says_so(app: Flask, me: Visitor) -> None:
    saved = successor(app)
    page = me.follow(confirm(me, saved, "", {"young": "nee", "management": "nee"}))
    assert days(app, saved) == set()
    assert page.title.startswith("De cijfers kunnen nog niet vast")
    told = "De scores van jonge ambtenaren en het management liggen nog niet vast. Ze verschillen van die van de vorige"
    assert page.main.count("liggen nog niet vast") == page.main.count(told) == 1
    assert "Vraag iedereen opnieuw, of voer het gesprek met het rapport van de vorige ronde." in page.main
    assert "Toch wel? Verander uw antwoord" in page.main
    previous = stored(app, saved.public_id).previous_id
    assert {f"{HTTP}{saved.at}/gegevens#asked_again_young-0", f"{HTTP}/ronde/{previous}/rapport"} <= set(page.links)


def test_means_of_1_to_5_are_shown_as_they_were_entered_beside_their_scores(app: Flask, me: Visitor) -> None:
    answers = replace(GOUDA, scale=SCALES["1-5"], entries=entries({"R1": ("4.4", "3.2"), "R2": ("4.9", "2")}, 30, 9))
    page = me.get(f"{save_round(app, answers).at}/vaststellen")
    told = "U gaf gemiddelden van 1 tot 5. Wij rekenden ze om naar scores van 1 tot 10: 4,4 wordt 8,7."
    assert told in page.main
    assert ["Te weinig carrièreontwikkeling", "8,7 (ingevuld: 4,4)", "6,0 (ingevuld: 3,2)"] in page.rows
    assert "ingevuld: 4,9" in page.main


def test_nothing_is_said_of_what_was_entered_where_that_is_the_score_or_none_is_shown(
    app: Flask, me: Visitor, gouda: SavedRound
) -> None:
    assert "ingevuld" not in me.get(f"{gouda.at}/vaststellen").main
    few = replace(GOUDA, scale=SCALES["1-5"], entries=entries({"R1": ("4.4", "3.2")}, 3, 3))
    assert "ingevuld:" not in me.get(f"{save_round(app, few).at}/vaststellen").main


def test_a_group_that_shows_what_it_showed_before_is_published_whatever_is_answered(app: Flask, me: Visitor) -> None:
    saved = successor(app, replace(GOUDA, day=date(2026, 11, 21)))
    confirm(me, saved, "", {"young": "nee", "management": "nee"})
    assert days(app, saved) == set(Side)


def test_a_group_is_laid_beside_the_last_round_in_which_it_was_published(app: Flask, me: Visitor) -> None:
    first = save_round(app, EARLIER)
    second = save_round(app, replace(OTHER, day=date(2025, 6, 1)), previous=first.public_id)
    third = save_round(app, replace(GOUDA, asked_again=dict.fromkeys(Side, False)), previous=second.public_id)
    confirm(me, third)  # it shows what the first showed; the second was shown to nobody
    assert days(app, third) == set(Side)


def test_one_more_answer_typed_into_a_next_round_is_never_shown(app: Flask, me: Visitor) -> None:
    """The mean of eight and of nine people tells the ninth: the round after cannot show it."""
    nine = tuple(replace(entry, mean=entry.mean + Decimal("0.1"), n=(entry.n or 0) + 1) for entry in GOUDA.entries)
    saved = successor(app, replace(GOUDA, entries=nine))
    confirm(me, saved, "", {"young": "nee", "management": "nee"})
    for file in FILES:
        assert me.get(f"{saved.at}/{file}").redirects_to.startswith(f"{saved.at}/vaststellen")


def test_a_group_that_was_added_later_is_not_in_the_view_until_it_is_published(app: Flask, me: Visitor) -> None:
    young = replace(GOUDA, entries=GOUDA.entries_of(Side.YOUNG))
    saved = save_round(app, young)
    _, viewer = share(app, saved)
    added = replace(stored_round(app, saved.public_id), entries=GOUDA.entries)
    store.rounds.save(database_of(app), stored(app, saved.public_id), added)
    address = f"/inzage/{saved.public_id}/cijfers.csv"
    before = viewer.get(address).data
    told = "De scores van het management staan nog niet in het rapport en zijn met de inkijklink niet te zien."
    assert told in me.get(f"{saved.at}/delen").main
    assert told in me.get(saved.at).main
    assert me.get(f"{saved.at}/rapport.pdf").redirects_to == f"{saved.at}/vaststellen?daarna=rapport.pdf"
    confirm(me, saved)
    assert viewer.get(address).data != before
    assert told not in me.get(f"{saved.at}/delen").main


def test_what_showed_nothing_and_changed_is_to_be_published_again(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    confirm(me, gouda)
    round = stored_round(app, gouda.public_id)
    withdrawn = replace(round, publication=replace(round.publication, days={}))
    store.rounds.save(database_of(app), stored(app, gouda.public_id), withdrawn)
    told = "De scores zijn veranderd en liggen niet meer vast. Kijk ze na en leg ze vast."
    assert told in me.get(gouda.at).main


def test_a_second_look_says_since_when_the_figures_are_final(app: Flask, me: Visitor) -> None:
    saved = save_round(app, published(day=date(2026, 11, 2)))
    page = me.get(f"{saved.at}/vaststellen?daarna=rapport.pdf")
    assert "De scores van jonge ambtenaren liggen vast sinds 2 november 2026." in page.main
    assert [link for link in page.links if link.endswith(f"{saved.at}/rapport.pdf")]


def test_a_viewer_has_no_such_page(app: Flask, gouda: SavedRound) -> None:
    _, viewer = share(app, gouda)
    assert viewer.get(f"{gouda.at}/vaststellen").status == 403
    assert viewer.get(f"/inzage/{gouda.public_id}/vaststellen").status == 404
