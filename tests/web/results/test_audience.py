"""Who sees what: the organiser everything, a viewer the chosen parts, everyone the example."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import openpyxl
import pytest
from flask import Flask

from retention_check import clock, store
from retention_check.domain.comparison import compare
from retention_check.domain.item import Kind
from retention_check.domain.publication import Correction
from retention_check.domain.publishing import publish
from retention_check.domain.round import ManagementForm, Round
from retention_check.domain.side import Side
from retention_check.pdf import RenderedPdf
from retention_check.report import PARTS, Preset, Report, figure_files, make_report
from retention_check.store import ViewLink
from retention_check.web import pdf_jobs
from retention_check.web.results.audience import example_round, without_hidden_parts
from tests.cast import ASKED, DAY, STUDY, entries, mixes
from tests.matrix import some_now
from tests.web.client import (
    GOUDA,
    HTTPS,
    Page,
    SavedRound,
    Visitor,
    agreed,
    database_of,
    owner,
    publish_round,
    published,
    save_published,
    save_round,
    share,
    stored,
    summaries,
    value_of,
)

ORDERS = ["volgorde=verschil", "volgorde=management", "alleen=groot", "alleen=groot&volgorde=verschil"]
PAGES = ["", "/redenen", "/maatregelen", "/kaart", "/R1", "/R10", "/onderwerpen"]

FIGURES = [*figure_files(make_report(mixes()["full"])), "verandering.svg", "verandering.csv"]

# Young staff scores as the country does and management far below it, so that finding such a figure is finding a leak.
FAR = {
    item.code: (str(STUDY.means(item.code).of(Side.YOUNG)), f"2.{index % 10}") for index, item in enumerate(STUDY.items)
}
OF_MANAGEMENT = {f"2{sign}{index}" for sign in ",." for index in range(10)}
UNUSUAL = "7.37"
WITHOUT_MANAGEMENT = ViewLink(is_open=True, shows_management=False)
WITHOUT_AGREEMENTS = ViewLink(is_open=True, shows_agreements=False)


def everything(viewer: Visitor, start: str) -> list[Page]:
    """Every page and file in which scores may show."""
    parts = [f"resultaten{part}" for part in PAGES]
    parts += [f"resultaten/{item.code}" for item in STUDY.of_kind(Kind.REASON)]
    parts += [f"resultaten/{page}?{order}" for page in ("redenen", "maatregelen") for order in ORDERS]
    parts += ["resultaten/verandering", "rapport", "cijfers.csv", "cijfers.xlsx"]
    parts += [f"rapport.html?soort={preset}" for preset in ("uitdeel", *Preset)]
    parts += [f"rapport.html?soort=draaiboek&onderdeel={part}" for part in PARTS]
    parts += [f"beeld/{name}" for name in FIGURES]
    return [viewer.get(f"{start}/{part}") for part in dict.fromkeys(parts)]


def said(page: Page) -> set[str]:
    """What a page or file says, in pieces: texts of a page, cells of a file."""
    if page.address.endswith(".xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(page.data))
        return {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    if page.is_html:
        return set(page.pieces)
    return {piece.strip() for piece in re.split(r'[<>;\n"]|,(?=\d\.\d)|(?<=\.\d),', page.text)}


def test_the_example_needs_nothing_and_makes_nothing(app: Flask, visitor: Visitor) -> None:
    before = summaries(app)
    for part in PAGES:
        page = visitor.get(f"/voorbeeld/resultaten{part}")
        assert page.status == 200
        assert "bestaat niet" in page.text
    assert summaries(app) == before


def test_the_example_shows_every_item_of_both_sides(app: Flask) -> None:
    with app.app_context():
        round = example_round()
    assert {len(round.entries_of(side)) for side in Side} == {50}


def test_one_reader_never_gets_the_page_of_another(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    saved = save_published(app, replace(GOUDA, municipality="Delft"))
    _, viewer = share(app, saved, management=False)
    assert "Delft" in me.get(f"{saved.at}/resultaten/R1").text
    assert "Delft" in viewer.get(f"/inzage/{saved.public_id}/resultaten/R1").text
    assert "Delft" not in me.get(f"{gouda.at}/resultaten/R1").text
    assert Visitor(app).get(f"{saved.at}/resultaten/R1").status == 403
    assert "/ronde/" not in viewer.get(f"/inzage/{saved.public_id}/resultaten/R1").text


def test_a_viewer_without_management_finds_no_figure_of_it_anywhere(app: Flask) -> None:
    before = save_published(app, replace(GOUDA, entries=entries(FAR), day=date(2025, 1, 1)))
    saved = save_published(
        app, replace(GOUDA, entries=entries(FAR, n_management=12), day=DAY), previous=before.public_id
    )
    _, viewer = share(app, saved, management=False)
    pages = [page for page in everything(viewer, f"/inzage/{saved.public_id}") if page.status != 404]
    assert len(pages) > 25
    for page in pages:
        assert page.status == 200
        assert not said(page) & OF_MANAGEMENT, page.address


CSRF = re.compile(rb'name="csrf_token"[^>]*>')
MENDED = Correction(Side.MANAGEMENT, "R1", DAY)
MANAGEMENT = {Side.MANAGEMENT: 9, Side.YOUNG: ASKED[Side.YOUNG]}
OTHERWISE: dict[str, Callable[[Round], Round]] = {  # the same round, but for management
    "no scores": lambda round: replace(round, entries=round.entries_of(Side.YOUNG)),
    "other scores": lambda round: replace(round, entries=entries(FAR, n_management=12)),
    "few answers": lambda round: replace(round, entries=entries(FAR, n_management=4)),
    "other people": lambda round: replace(round, management_role="alle managers", asked=MANAGEMENT, answers=MANAGEMENT),
    "open scores": lambda round: replace(
        round,
        entries=agreed(round.entries).entries,
        management_form=ManagementForm.AGREED,
        management_role="gemeentesecretaris",
        is_locked=True,
    ),
    "other topics": lambda round: replace(round, topics=("R9", "M9.2")),
    "not published": lambda round: publish(compare(round, STUDY), [Side.YOUNG], DAY),
    "mended": lambda round: replace(
        published(round), publication=replace(published(round).publication, corrections=(MENDED,))
    ),
}


def shown(page: Page) -> object:
    """What a viewer is shown, without what differs each time: a token, and when a workbook was made."""
    return said(page) if page.address.endswith(".xlsx") else (page.status, CSRF.sub(b"", page.data))


@pytest.mark.parametrize("names", some_now([["other scores"], list(OTHERWISE)], [["other scores"]]), ids=len)
def test_rounds_that_differ_in_management_alone_are_the_same_to_a_viewer_without_it(
    app: Flask, monkeypatch: pytest.MonkeyPatch, names: list[str]
) -> None:
    printed: list[Report] = []

    def render(report: Report, _niceness: int) -> RenderedPdf:
        printed.append(report)
        return RenderedPdf(b"%PDF-", 1, ())

    monkeypatch.setattr(pdf_jobs, "render", render)
    scores = entries({code: (young, f"{9 - index % 7}.1") for index, (code, (young, _)) in enumerate(FAR.items())})
    plain = replace(GOUDA, entries=scores, answers={Side.YOUNG: ASKED[Side.YOUNG]})
    before = save_published(app, replace(plain, day=date(2025, 1, 1)))
    later = replace(plain, asked_again=dict.fromkeys(Side, True))
    saved = save_published(app, later, previous=before.public_id)
    _, viewer = share(app, saved, management=False)
    start = f"/inzage/{saved.public_id}"

    def seen() -> dict[str, object]:
        assert viewer.get(f"{start}/rapport.pdf?soort=volledig").status == 200
        return {page.address: shown(page) for page in everything(viewer, start)}

    first = seen()
    assert len(first) > 70
    for name in names:
        change = OTHERWISE[name]
        for public_id, round in ((before.public_id, replace(plain, day=date(2025, 1, 1))), (saved.public_id, later)):
            changed = change(round)
            final = changed if changed.publication.days else published(changed)
            there = stored(app, public_id)
            publication = replace(final.publication, follows=there.round.publication.follows)
            saved_round = replace(final, asked_again=round.asked_again, publication=publication)
            store.rounds.save(database_of(app), there, saved_round)
        again = seen()
        assert [address for address in first if first[address] != again[address]] == [], name
        assert printed[-1] == printed[0], name


@pytest.mark.parametrize("name", some_now(OTHERWISE, ["other scores", "other topics"]))
def test_files_that_an_organiser_makes_without_management_are_the_same_whatever_management_answered(
    app: Flask, me: Visitor, name: str
) -> None:
    change = OTHERWISE[name]
    asked_again, earlier = dict.fromkeys(Side, True), date(2025, 1, 1)
    scores = entries({code: (young, f"{9 - index % 7}.1") for index, (code, (young, _)) in enumerate(FAR.items())})
    plain = replace(GOUDA, entries=scores)
    pair = [replace(plain, day=earlier), replace(plain, asked_again=asked_again)]
    files = []
    for rounds in (pair, [change(round) for round in pair]):
        before, now = (round if round.publication.days else published(round) for round in rounds)
        saved = save_round(app, now, previous=save_round(app, before).public_id)
        address = f"{saved.at}/rapport.html?zonder-management=ja&soort="
        if name == "not published":
            publish_round(me, saved)
        files.append([me.get(address + preset).data for preset in Preset])
    assert [preset for preset, *both in zip(Preset, *files, strict=True) if both[0] != both[1]] == []


def test_the_check_sees_figures_of_management(app: Flask) -> None:
    saved = save_published(app, replace(GOUDA, entries=entries(FAR)))
    me = owner(app)
    for part in ("resultaten/redenen", "cijfers.csv", "cijfers.xlsx", "rapport.html", "beeld/redenen.csv"):
        assert said(me.get(f"{saved.at}/{part}")) & OF_MANAGEMENT, part


@pytest.mark.parametrize("part", ["resultaten", "resultaten/redenen", "resultaten/R1", "rapport.html", "cijfers.csv"])
def test_management_switched_off_is_gone_from_the_very_next_page(app: Flask, me: Visitor, part: str) -> None:
    saved = save_published(app, replace(GOUDA, entries=entries(FAR)))
    link, viewer = share(app, saved)
    address = f"/inzage/{saved.public_id}/{part}"
    for shown in (True, False, True):
        me.fill(f"{saved.at}/delen", {"management": "y" if shown else None})
        assert bool(said(viewer.get(address)) & OF_MANAGEMENT) is shown
    assert Visitor(app).get(link).status == 302


def test_agreements_switched_off_are_gone_from_the_very_next_page(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    _, viewer = share(app, gouda)
    address = f"/inzage/{gouda.public_id}/rapport.html"
    for shown in (True, False, True):
        me.fill(f"{gouda.at}/delen", {"agreements": "y" if shown else None})
        assert ("Mentoren zoeken" in viewer.get(address).text) is shown


def test_a_viewer_without_agreements_finds_none(app: Flask, gouda: SavedRound) -> None:
    _, viewer = share(app, gouda, agreements=False)
    for page in everything(viewer, f"/inzage/{gouda.public_id}"):
        assert b"Mentoren zoeken" not in page.data
        assert b"ieder heeft er een" not in page.data


def test_a_viewer_with_everything_finds_both(app: Flask, gouda: SavedRound) -> None:
    _, viewer = share(app, gouda)
    assert "Mentoren zoeken" in viewer.get(f"/inzage/{gouda.public_id}/rapport.html").text
    management = next(each for each in GOUDA.entries_of(Side.MANAGEMENT) if each.code == "R1")
    assert str(management.mean).replace(".", ",") in viewer.get(f"/inzage/{gouda.public_id}/resultaten/R1").main


def test_a_viewer_reads_no_address_of_the_organiser(app: Flask, gouda: SavedRound) -> None:
    _, viewer = share(app, gouda)
    for page in everything(viewer, f"/inzage/{gouda.public_id}"):
        assert f"/ronde/{gouda.public_id}".encode() not in page.data
        assert gouda.secret.encode() not in page.data


def test_a_viewer_finds_a_round_gone_when_its_time_is_over_although_expire_never_ran(
    central: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = clock.today()  # on a server: a laptop would ask its owner whether this is the date
    saved = save_published(central)
    link, viewer = share(central, saved, base=HTTPS)
    address = f"/inzage/{saved.public_id}/resultaten"
    for months, status in ((35, 200), (36, 410)):
        later = months_after(today, months)
        monkeypatch.setattr(clock, "today", lambda later=later: later)
        assert viewer.get(address).status == status
        assert Visitor(central, HTTPS).get(link).status == (302 if status == 200 else 410)


def months_after(day: date, months: int) -> date:
    """A day at least so many months later, and less than a month more."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, 28)) + timedelta(day.day - min(day.day, 28))


def test_a_value_under_the_threshold_stays_as_entry_and_shows_nowhere(app: Flask) -> None:
    hidden = (
        *entries({"R1": (UNUSUAL, None)}, n_young=4),
        *entries({"R2": ("6.2", "5.3"), "M1.1": ("6.4", "5.2")}, n_young=30),
    )
    saved = save_published(app, replace(GOUDA, entries=hidden))
    me = owner(app)
    assert value_of(me.get(f"{saved.at}/scores/jong"), "R1-young") == "7,37"
    _, viewer = share(app, saved)
    for reader, start in ((me, saved.at), (viewer, f"/inzage/{saved.public_id}")):
        for page in shown_everywhere(reader, start):
            assert not mentions(page, ("7,37", "7.37", "7,4", "7.4")), page.address


def shown_everywhere(reader: Visitor, start: str) -> Iterator[Page]:
    """Every page and file in which these scores show."""
    pages = ["resultaten", "resultaten/redenen", "resultaten/R1", "resultaten/maatregelen", "resultaten/kaart"]
    files = ["rapport.html", "cijfers.csv", "cijfers.xlsx", "beeld/redenen.svg", "beeld/redenen.csv"]
    for name in (*pages, "resultaten/onderwerpen", "rapport", *files):
        page = reader.get(f"{start}/{name}")
        assert page.status == 200, page.address
        yield page


def mentions(page: Page, figures: tuple[str, ...]) -> list[str]:
    """Which of these figures stand in the row of R1 of a workbook; of a text the exact ones, anywhere."""
    if page.address.endswith("xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(page.data))
        cells = {
            str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) if "R1" in row for cell in row
        }
        return [figure for figure in figures if figure in cells]
    return [figure for figure in figures[:2] if figure in page.text]


def test_what_a_viewer_may_not_see_of_management_is_not_in_the_round() -> None:
    answers = {Side.YOUNG: 34, Side.MANAGEMENT: 8}
    round = without_hidden_parts(replace(agreed(is_locked=True), answers=answers), WITHOUT_MANAGEMENT)
    assert {entry.side for entry in round.entries} == {Side.YOUNG}
    assert round.answers.get(Side.MANAGEMENT) is None
    assert round.answers[Side.YOUNG] == 34
    assert round.management_form is ManagementForm.QUESTIONNAIRE
    assert round.agreements == GOUDA.agreements


def test_what_a_viewer_may_not_see_of_agreements_is_not_in_the_round() -> None:
    round = without_hidden_parts(GOUDA, WITHOUT_AGREEMENTS)
    assert round == replace(GOUDA, agreements=())


def test_a_viewer_of_everything_sees_the_round_as_it_is() -> None:
    assert without_hidden_parts(GOUDA, ViewLink(is_open=True)) == GOUDA


def test_who_answered_is_a_sentence_without_management_too(app: Flask) -> None:
    saved = save_published(app)
    for management in (True, False):
        _, viewer = share(app, saved, management=management)
        assert "antwoordden" in viewer.get(f"/inzage/{saved.public_id}/resultaten").main.split("Het grootste")[0]
    few = tuple(replace(entry, n=4) if entry.side is Side.MANAGEMENT else entry for entry in GOUDA.entries)
    hidden = save_published(app, replace(GOUDA, entries=few))
    text = owner(app).get(f"{hidden.at}/resultaten").main
    assert "jonge ambtenaren antwoordden · scores van het management niet getoond" in text
