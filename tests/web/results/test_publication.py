"""Nothing is handed out before it is published, and then only what is: over every route, for every reader."""

import re
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from werkzeug.routing import Rule

from retention_check import secret_links, store
from retention_check.domain.publication import Correction
from retention_check.domain.side import Side
from retention_check.report import Report
from retention_check.store import ViewLink
from retention_check.web.results.audience import BEFORE_PUBLICATION
from tests.cast import STUDY, entries
from tests.web.client import (
    GOUDA,
    SavedRound,
    Visitor,
    database_of,
    owner,
    published,
    save_published,
    save_round,
    share,
    stored,
    words,
)

VALUES = {"code": "R1", "name": "redenen", "kind": "svg"}
CONCEPT = "Concept, niet delen"
CSRF = re.compile(rb'name="csrf_token"[^>]*>')
# management's scores can be told from young staff's and from the country's
APART = {
    item.code: (str(STUDY.means(item.code).of(Side.YOUNG)), f"2.{index % 10}") for index, item in enumerate(STUDY.items)
}
OF_MANAGEMENT = re.compile(r"(?<![\d.,M])2[.,]\d(?![\d.,])")
YOUNG = replace(GOUDA, entries=tuple(each for each in entries(APART) if each.side is Side.YOUNG))
ALONE = replace(YOUNG, asked={Side.YOUNG: 58}, management_role="management")
WITH_MANAGEMENT = replace(published(YOUNG), entries=entries(APART))
HELD_BACK = replace(WITH_MANAGEMENT, asked={Side.YOUNG: 58, Side.MANAGEMENT: 6})
FILES = ["rapport.html", "cijfers.csv", "beeld/redenen.csv", "beeld/redenen.svg", "rapport.html?soort=draaiboek"]


@pytest.fixture
def unpublished(app: Flask) -> SavedRound:
    """A complete round of which nothing is published."""
    return save_round(app)


def routes(app: Flask) -> list[Rule]:
    """Every route of results that an organiser can open."""
    rules = app.url_map.iter_rules()
    return [rule for rule in rules if rule.endpoint.startswith("organiser.results.") and "GET" in (rule.methods or ())]


def address_of(app: Flask, rule: Rule, saved: SavedRound) -> str:
    values = {"public_id": saved.public_id} | {name: VALUES[name] for name in rule.arguments - {"public_id"}}
    return app.url_map.bind("localhost").build(rule.endpoint, values)


def test_every_route_asks_first_or_says_that_it_is_a_concept(app: Flask, me: Visitor, rendered: list[Report]) -> None:
    saved = save_round(app, GOUDA, previous=save_round(app, published(replace(GOUDA, day=date(2025, 1, 1)))).public_id)
    assert len(routes(app)) > 12
    for rule in routes(app):
        page, name = me.get(address_of(app, rule, saved)), rule.endpoint.rpartition(".")[2]
        if name not in BEFORE_PUBLICATION:
            assert page.redirects_to.startswith(f"{saved.at}/vaststellen?daarna="), name
        elif name == "spread":  # of scores that were typed there is none: see its tests
            assert page.status == 404
        elif page.is_html:
            assert CONCEPT in page.text, name
            assert [each for each in page.tree.iter("p") if each.get("class") == "concept-mark"], name
        else:
            assert 'filename="concept-' in page.headers["Content-Disposition"], name
    assert [report.options.is_concept for report in rendered] == [True]


@pytest.mark.parametrize("part", ["startcheck", "kaarten"])
def test_a_part_of_the_playbook_or_a_poster_asks_first_too(me: Visitor, unpublished: SavedRound, part: str) -> None:
    for asked in (f"soort=draaiboek&onderdeel={part}", "soort=poster", "soort=raden&bewaren="):
        for kind in ("pdf", "html"):
            page = me.get(f"{unpublished.at}/rapport.{kind}?{asked}")
            assert page.redirects_to.startswith(f"{unpublished.at}/vaststellen?daarna=rapport.{kind}?soort"), asked


def test_after_publication_no_page_is_a_concept(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    for rule in routes(app):
        if rule.endpoint.rpartition(".")[2] in BEFORE_PUBLICATION - {"change", "concept_pdf", "spread"}:
            page = me.get(address_of(app, rule, gouda))
            assert page.status == 200
            assert "oncept" not in page.text, rule


def test_the_example_and_a_viewer_are_never_asked(app: Flask, visitor: Visitor) -> None:
    _, viewer = share(app, saved := save_round(app))
    for reader, start in ((visitor, "/voorbeeld"), (viewer, f"/inzage/{saved.public_id}")):
        for part in ("resultaten", "cijfers.csv", "rapport.html"):
            page = reader.get(f"{start}/{part}")
            assert page.status == 200
            assert "oncept" not in page.text


def test_an_empty_round_has_its_files_without_a_question(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(GOUDA, entries=()))
    assert me.get(f"{saved.at}/rapport.html").status == 200
    assert "oncept" not in me.get(f"{saved.at}/resultaten").text


def test_of_a_group_that_is_held_back_nothing_is_handed_out(app: Flask, me: Visitor) -> None:
    saved = save_round(app, HELD_BACK)
    page = me.get(f"{saved.at}/resultaten")
    assert CONCEPT in page.text
    assert "Er zijn meer antwoorden dan gevraagde mensen." in page.main
    for file in FILES:
        answer = me.get(f"{saved.at}/{file}")
        assert answer.status == 200, file
        assert not OF_MANAGEMENT.search(" ".join(answer.pieces) if answer.is_html else answer.text), file


def test_a_viewer_sees_only_groups_that_are_published(app: Flask) -> None:
    saved = save_round(app, published(ALONE))
    _, viewer = share(app, saved)
    before = {file: viewer.get(f"/inzage/{saved.public_id}/{file}").data for file in FILES}
    later = save_round(app, WITH_MANAGEMENT)
    also = share_without_publishing(app, later)
    for file in FILES:
        page = also.get(f"/inzage/{later.public_id}/{file}")
        assert page.data == before[file], file
    assert not OF_MANAGEMENT.search(also.get(f"/inzage/{later.public_id}/resultaten").main)


def share_without_publishing(app: Flask, saved: SavedRound) -> Visitor:
    """Who opened a view link that there was before management's scores came in."""
    secret = secret_links.view_secret(saved.secret, 0)
    link = ViewLink(is_open=True)
    store.links.set_view_link(database_of(app), saved.public_id, link, secret_links.hashed(secret))
    viewer = Visitor(app)
    assert viewer.get(f"/inzien/{secret}").status == 302
    return viewer


def test_what_was_not_published_of_the_round_before_is_kept_out_of_every_page(app: Flask) -> None:
    day = date(2025, 1, 1)
    before = save_round(app, replace(published(ALONE), day=day))
    saved = save_published(app, replace(GOUDA, entries=entries(APART)), previous=before.public_id)
    _, viewer = share(app, saved)
    pages, files = ["resultaten", "resultaten/verandering"], ["rapport.html?soort=volledig", "beeld/verandering.csv"]
    start = f"/inzage/{saved.public_id}"

    def seen() -> list[bytes]:
        found = [viewer.get(f"{start}/{part}") for part in (*pages, *files)]
        found += [owner(app).get(f"{saved.at}/{file}") for file in files]  # whose pages say what is not published
        return [CSRF.sub(b"", page.data) for page in found]

    first = seen()
    store.rounds.save(database_of(app), stored(app, before.public_id), replace(WITH_MANAGEMENT, day=day))
    assert seen() == first
    all_of_it = replace(published(replace(YOUNG, entries=entries(APART))), day=day)
    store.rounds.save(database_of(app), stored(app, before.public_id), all_of_it)
    assert seen() != first


def test_a_box_on_the_results_publishes_and_downloads_with_one_button(me: Visitor, unpublished: SavedRound) -> None:
    page = me.get(f"{unpublished.at}/resultaten")
    assert (
        "Dit is een concept. Kloppen de cijfers? Leg ze dan vast. Daarna kunt u ze printen, downloaden en delen."
        in page.main
    )
    buttons = [words(each) for each in page.first("main").iter("button")]
    assert buttons == ["Ja, leg vast en download het gespreksrapport (PDF)"]
    assert me.send(page).redirects_to == f"{unpublished.at}/vastgesteld?daarna=rapport.pdf"
    page = me.get(f"{unpublished.at}/resultaten")
    assert not list(page.first("main").iter("button"))
    assert [link for link in page.links if link.endswith("/rapport.pdf")]


def test_the_box_is_about_the_scores_that_were_shown(me: Visitor, unpublished: SavedRound) -> None:
    page = me.get(f"{unpublished.at}/resultaten")
    me.fill(f"{unpublished.at}/resultaten/onderwerpen", {"topics": ["R3"]})
    assert me.send(page).status == 409


def test_the_box_leads_to_the_page_where_there_is_something_to_ask_or_to_mend(app: Flask, me: Visitor) -> None:
    halves = replace(GOUDA, entries=tuple(replace(each, mean=each.mean / 2) for each in GOUDA.entries))
    before = save_round(app, published(replace(GOUDA, day=date(2025, 1, 1))))
    for saved in (save_round(app, halves), save_round(app, previous=before.public_id)):
        page = me.get(f"{saved.at}/resultaten")
        assert not list(page.first("main").iter("button"))
        assert f"{saved.at}/vaststellen?daarna=rapport.pdf" in page.text


def test_results_are_said_to_be_ready_only_when_something_will_be_shown(app: Flask, me: Visitor) -> None:
    few = save_round(app, replace(GOUDA, entries=tuple(replace(each, n=3) for each in GOUDA.entries)))
    page = me.get(few.at).main
    assert "klaar" not in page
    assert "Er zijn scores, maar wij kunnen er nog geen tonen." in page
    assert "te weinig antwoorden. Een score is te zien vanaf 5 antwoorden." in page


def test_what_was_mended_after_publication_is_told_with_its_day(app: Flask, me: Visitor) -> None:
    done = published()
    mended = (Correction(Side.YOUNG, "R3", date(2026, 12, 2)),)
    saved = save_round(app, replace(done, publication=replace(done.publication, corrections=mended)))
    told = (
        "Verbeterd na het vastleggen: ‘te weinig financiële groei’ (R3), jonge ambtenaren, "
        "op 2 december 2026. Het was een tikfout."
    )
    assert told in me.get(f"{saved.at}/resultaten").main
    for preset in ("gesprek", "bijlage"):
        assert told in " ".join(me.get(f"{saved.at}/rapport.html?soort={preset}").pieces), preset
