"""The report: what is printed, as what, and what its file is called."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from retention_check.pdf import RenderedPdf
from retention_check.report import Preset, Report
from retention_check.web import pdf_jobs
from tests.cast import entries
from tests.web.client import GOUDA, Page, SavedRound, Visitor, save_round, share

ASKED = ["", "zonder-management=ja", "zonder-management=", "zonder-management=nee", "management=ja"]
NAMES = {"poster": "poster", "uitdeel": "uitdeelblad", "volledig": "rapport"}


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Report]]:
    """The reports that would have gone to a child process to become a PDF."""
    reports: list[Report] = []

    def render(report: Report) -> RenderedPdf:
        reports.append(report)
        return RenderedPdf(b"%PDF-", 1, ())

    monkeypatch.setattr(pdf_jobs, "render", render)
    yield reports


def file_name(page: Page) -> str:
    return page.headers["Content-Disposition"].partition("filename=")[2].strip('"')


@pytest.mark.parametrize("preset", Preset)
def test_what_is_asked_is_what_is_printed(
    me: Visitor, gouda: SavedRound, rendered: list[Report], preset: Preset
) -> None:
    page = me.get(f"{gouda.at}/rapport.pdf?soort={preset}&onderwerp=R9")
    assert (page.status, page.data) == (200, b"%PDF-")
    assert page.headers["Content-Type"] == "application/pdf"
    assert page.headers["Content-Disposition"] == f'attachment; filename="{NAMES[preset]}-gouda-2026-11-21.pdf"'
    (report,) = rendered
    assert (report.options.preset, report.options.topics) == (preset, ("R9",))
    assert report.comparison.round == GOUDA
    assert not report.options.hides_management


def test_presets_are_pages_of_their_own(me: Visitor, gouda: SavedRound) -> None:
    pages = [me.get(f"{gouda.at}/rapport.html?soort={preset}") for preset in Preset]
    assert [page.status for page in pages] == [200] * 3
    assert len({page.data for page in pages}) == 3
    assert all("Gouda" in page.text for page in pages)


def test_without_a_choice_everything_is_printed(me: Visitor, gouda: SavedRound) -> None:
    assert me.get(f"{gouda.at}/rapport.html").data == me.get(f"{gouda.at}/rapport.html?soort=volledig").data


def test_topics_are_what_was_asked(me: Visitor, gouda: SavedRound) -> None:
    asked = me.get(f"{gouda.at}/rapport.html?soort=volledig&onderwerp=R9&onderwerp=M9.2").text
    assert asked != me.get(f"{gouda.at}/rapport.html?soort=volledig").text
    chosen = me.get(f"{gouda.at}/rapport?onderwerp=R9&onderwerp=M9.2")
    assert chosen.fields().getlist("onderwerp") == ["R9", "M9.2"]


def test_without_a_choice_the_stored_topics_are_printed(app: Flask, me: Visitor, rendered: list[Report]) -> None:
    saved = save_round(app, replace(GOUDA, topics=("R9",)))
    me.get(f"{saved.at}/rapport.pdf")
    assert [report.options.topics for report in rendered] == [("R9",)]


@pytest.mark.parametrize("part", ["rapport.html?soort=boek", "rapport.pdf?soort=boek", "rapport.html?soort="])
def test_an_unknown_preset_is_not_there(me: Visitor, gouda: SavedRound, part: str) -> None:
    assert me.get(f"{gouda.at}/{part}").status == 404


@pytest.mark.parametrize("part", ["rapport", "rapport.html", "rapport.pdf"])
def test_an_unknown_topic_is_not_there(me: Visitor, gouda: SavedRound, part: str) -> None:
    assert me.get(f"{gouda.at}/{part}?onderwerp=R99").status == 404


def test_a_report_page_can_be_downloaded(me: Visitor, gouda: SavedRound) -> None:
    assert "Content-Disposition" not in me.get(f"{gouda.at}/rapport.html").headers
    page = me.get(f"{gouda.at}/rapport.html?bewaren=")
    assert page.headers["Content-Disposition"] == 'attachment; filename="rapport-gouda-2026-11-21.html"'


def test_a_round_without_scores_has_a_report_all_the_same(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(GOUDA, entries=()))
    for part in ("rapport", "rapport.html"):
        assert me.get(f"{saved.at}/{part}").status == 200


def test_an_organiser_chooses_a_poster_without_management(
    me: Visitor, gouda: SavedRound, rendered: list[Report]
) -> None:
    with_management = me.get(f"{gouda.at}/rapport.pdf?soort=poster")
    without = me.get(f"{gouda.at}/rapport.pdf?soort=poster&zonder-management=ja")
    assert file_name(with_management) == "poster-gouda-2026-11-21.pdf"
    assert file_name(without) == "poster-zonder-management-gouda-2026-11-21.pdf"
    assert [report.options.poster_without_management for report in rendered] == [False, True]
    assert not any(report.options.hides_management for report in rendered)


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("preset", Preset)
def test_a_viewer_without_management_gets_a_report_without_it_whatever_is_asked(
    app: Flask, gouda: SavedRound, rendered: list[Report], preset: Preset, asked: str
) -> None:
    _, viewer = share(app, gouda, management=False)
    page = viewer.get(f"/inzage/{gouda.public_id}/rapport.pdf?soort={preset}&{asked}")
    assert file_name(page) == f"{NAMES[preset]}-zonder-management-gouda-2026-11-21.pdf"
    (report,) = rendered
    assert report.options.poster_without_management
    assert report.options.hides_management
    assert {entry.side for entry in report.comparison.round.entries} == {"young"}


def test_a_viewer_without_management_reads_one_and_the_same_poster_whatever_is_asked(app: Flask) -> None:
    far = replace(GOUDA, entries=entries({"R1": ("8.2", "2.4"), "M1.1": ("7.7", "2.6")}))
    saved = save_round(app, far)
    _, viewer = share(app, saved, management=False)
    address = f"/inzage/{saved.public_id}/rapport.html?bewaren=&soort=poster"
    pages = [viewer.get(f"{address}&{asked}") for asked in ASKED]
    assert len({page.data for page in pages}) == 1
    assert {file_name(page) for page in pages} == {"poster-zonder-management-gouda-2026-11-21.html"}
    assert "8,2" in pages[0].text
    assert not [figure for figure in ("2,4", "2,6") if figure in pages[0].text]
    assert "hoort u in het gesprek" in pages[0].text


@pytest.mark.parametrize("asked", ASKED)
def test_a_viewer_without_management_reads_a_summary_of_young_staff_alone_whatever_is_asked(
    app: Flask, gouda: SavedRound, asked: str
) -> None:
    _, viewer = share(app, gouda, management=False)
    page = viewer.get(f"/inzage/{gouda.public_id}/resultaten?{asked}")
    assert "Wat het management vindt, hoort u in het gesprek." in page.main
    assert "Dit weegt voor jonge ambtenaren het zwaarst" in page.main
    assert "scores van beide kanten nodig" not in page.main
    assert "management: geen score te tonen" not in page.main


def test_a_viewer_with_management_may_choose(app: Flask, gouda: SavedRound, rendered: list[Report]) -> None:
    _, viewer = share(app, gouda)
    address = f"/inzage/{gouda.public_id}/rapport.pdf?soort=poster"
    assert file_name(viewer.get(address)) == "poster-gouda-2026-11-21.pdf"
    assert file_name(viewer.get(f"{address}&zonder-management=ja")).startswith("poster-zonder-management-")
    assert [report.options.poster_without_management for report in rendered] == [False, True]


@pytest.mark.parametrize("management", [True, False])
def test_only_who_sees_management_is_asked_to_leave_it_out(app: Flask, gouda: SavedRound, management: bool) -> None:
    _, viewer = share(app, gouda, management=management)
    page = viewer.get(f"/inzage/{gouda.public_id}/rapport")
    assert ("zonder-management" in page.text) is management
