"""The report: what is printed, for which meeting, as what, and what its file is called."""

from dataclasses import replace

import pytest
from flask import Flask

from retention_check.report import PARTS, GroupSize, MeetingPlan, Preset, Report, ReportOptions, make_report
from retention_check.report.pdf import render_report
from retention_check.web.results.report_form import PAGES
from tests.cast import entries, mixes
from tests.matrix import some_now
from tests.pdf.needs import needs_pango
from tests.web.client import GOUDA, Page, SavedRound, Visitor, published, save_published, share

ASKED = ["", "zonder-management=ja", "zonder-management=", "zonder-management=nee", "management=ja"]
NAMES = {
    "gesprek": "gespreksrapport",
    "draaiboek": "draaiboek",
    "bijlage": "bijlage",
    "poster": "poster",
    "raden": "raden",
    "volledig": "rapport",
}
PARTIAL = "zonder-management"


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
    assert report.comparison.round == published()
    assert not report.options.hides_management


def test_presets_are_pages_of_their_own(me: Visitor, gouda: SavedRound) -> None:
    pages = [me.get(f"{gouda.at}/rapport.html?soort={preset}") for preset in Preset]
    assert [page.status for page in pages] == [200] * len(Preset)
    assert len({page.data for page in pages}) == len(Preset)
    assert all("Gouda" in page.text for page in pages)


@pytest.mark.parametrize("asked", ["", "?soort=gesprek", "?soort=uitdeel"])
def test_the_report_for_the_conversation_is_printed_without_a_choice_and_by_its_older_name(
    me: Visitor, gouda: SavedRound, rendered: list[Report], asked: str
) -> None:
    assert file_name(me.get(f"{gouda.at}/rapport.pdf{asked}")) == "gespreksrapport-gouda-2026-11-21.pdf"
    assert [report.options.preset for report in rendered] == [Preset.CONVERSATION]


def test_the_page_offers_six_choices_with_what_is_in_each(me: Visitor, gouda: SavedRound) -> None:
    page = me.get(f"{gouda.at}/rapport")
    radios = [each for each in page.tree.iter("input") if each.get("name") == "soort"]
    assert [each.get("value") for each in radios] == [preset.value for preset in Preset]
    assert [each.get("value") for each in radios if "checked" in each.attrib] == ["gesprek"]
    for radio in radios:
        hint = page.by_id(radio.get("aria-describedby", ""))
        assert "bladzijde" in "".join(hint.itertext())


@needs_pango
@pytest.mark.parametrize("preset", some_now(Preset, [Preset.CONVERSATION, Preset.POSTER, Preset.GUESS]))
def test_each_choice_has_about_as_many_pages_as_is_said(preset: Preset) -> None:
    printed = render_report(make_report(mixes()["full"], ReportOptions(preset=preset)))
    assert abs(printed.pages - PAGES[preset]) <= PAGES[preset] // 4


def test_the_page_sent_as_it_stands_gives_the_report_for_the_conversation(
    me: Visitor, gouda: SavedRound, rendered: list[Report]
) -> None:
    page = me.get(f"{gouda.at}/rapport")
    sent = "&".join(f"{name}={value}" for name, value in page.fields().items(multi=True))
    assert me.get(f"{page.action()}?{sent}").status == 200
    (report,) = rendered
    assert report.options.preset is Preset.CONVERSATION
    assert (report.options.plan, report.options.part) == (MeetingPlan(), "")
    assert not report.options.hides_management


def test_choices_in_the_address_are_made_on_the_page(me: Visitor, gouda: SavedRound) -> None:
    asked = "soort=draaiboek&onderdeel=kaarten&mensen=groot&erbij=nee&tafels=4&dubbelzijdig=y&zonder-management=y"
    fields = me.get(f"{gouda.at}/rapport?{asked}").fields()
    assert fields["soort"] == "draaiboek"
    assert (fields["onderdeel"], fields["mensen"], fields["erbij"]) == ("kaarten", "groot", "nee")
    assert (fields["tafels"], fields["dubbelzijdig"], fields["zonder-management"]) == ("4", "y", "y")


@pytest.mark.parametrize("preset", ["draaiboek", "volledig"])
@pytest.mark.parametrize("size", GroupSize)
def test_the_playbook_is_read_for_the_meeting_that_was_told(
    me: Visitor, gouda: SavedRound, rendered: list[Report], preset: str, size: GroupSize
) -> None:
    asked = f"soort={preset}&mensen={size}&erbij=nee&tafels=12&dubbelzijdig=y"
    assert me.get(f"{gouda.at}/rapport.pdf?{asked}").status == 200
    assert rendered[0].options.plan == MeetingPlan(size, has_management=False, tables=12, is_double_sided=True)


@pytest.mark.parametrize("part", PARTS)
def test_one_part_of_the_playbook_is_printed_alone(
    me: Visitor, gouda: SavedRound, rendered: list[Report], part: str
) -> None:
    page = me.get(f"{gouda.at}/rapport.pdf?soort=draaiboek&onderdeel={part}")
    assert file_name(page) == f"draaiboek-{part}-gouda-2026-11-21.pdf"
    assert [section.anchor for section in rendered[0].sections] == [part]
    assert me.get(f"{gouda.at}/rapport.html?soort=draaiboek&onderdeel={part}").status == 200


def test_a_part_that_was_chosen_before_another_document_is_passed_over(
    me: Visitor, gouda: SavedRound, rendered: list[Report]
) -> None:
    page = me.get(f"{gouda.at}/rapport.pdf?soort=poster&onderdeel=kaarten")
    assert file_name(page) == "poster-gouda-2026-11-21.pdf"
    assert rendered[0].options.part == ""


@pytest.mark.parametrize("kind", ["pdf", "html"])
@pytest.mark.parametrize("tables", ["0", "13", "x", "-1", "1,5", "9" * 40])
def test_a_number_of_tables_that_cannot_be_is_told_at_its_field(
    me: Visitor, gouda: SavedRound, kind: str, tables: str
) -> None:
    page = me.get(f"{gouda.at}/rapport.{kind}?soort=draaiboek&tafels={tables}&mensen=klein")
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert page.faults["tafels"] == "Het aantal tafels is een heel getal van 1 tot 12."
    assert (page.fields()["soort"], page.fields()["tafels"], page.fields()["mensen"]) == ("draaiboek", tables, "klein")


@pytest.mark.parametrize("preset", [each for each in Preset if each not in (Preset.PLAYBOOK, Preset.FULL)])
def test_a_number_of_tables_is_passed_over_where_the_page_does_not_ask_it(
    me: Visitor, gouda: SavedRound, rendered: list[Report], preset: Preset
) -> None:
    assert me.get(f"{gouda.at}/rapport.pdf?soort={preset}&tafels=x").status == 200
    assert rendered[0].options.plan.tables == 1


def test_topics_are_what_was_asked(me: Visitor, gouda: SavedRound) -> None:
    asked = me.get(f"{gouda.at}/rapport.html?onderwerp=R9&onderwerp=M9.2").text
    assert asked != me.get(f"{gouda.at}/rapport.html").text
    chosen = me.get(f"{gouda.at}/rapport?onderwerp=R9&onderwerp=M9.2")
    assert chosen.fields().getlist("onderwerp") == ["R9", "M9.2"]


def test_without_a_choice_the_stored_topics_are_printed(app: Flask, me: Visitor, rendered: list[Report]) -> None:
    saved = save_published(app, replace(GOUDA, topics=("R9",)))
    me.get(f"{saved.at}/rapport.pdf")
    assert [report.options.topics for report in rendered] == [("R9",)]


UNKNOWN = ["soort=boek", "soort=", "onderwerp=R99", "mensen=veel", "erbij=x", "soort=draaiboek&onderdeel=oogopslag"]


@pytest.mark.parametrize("part", ["rapport", "rapport.html", "rapport.pdf"])
@pytest.mark.parametrize("asked", UNKNOWN)
def test_what_no_form_of_ours_asks_is_not_there(me: Visitor, gouda: SavedRound, part: str, asked: str) -> None:
    assert me.get(f"{gouda.at}/{part}?{asked}").status == 404


def test_a_report_page_can_be_downloaded(me: Visitor, gouda: SavedRound) -> None:
    assert "Content-Disposition" not in me.get(f"{gouda.at}/rapport.html").headers
    page = me.get(f"{gouda.at}/rapport.html?bewaren=")
    assert page.headers["Content-Disposition"] == 'attachment; filename="gespreksrapport-gouda-2026-11-21.html"'


def test_a_round_without_scores_has_a_report_all_the_same(app: Flask, me: Visitor) -> None:
    saved = save_published(app, replace(GOUDA, entries=()))
    for part in ("rapport", *(f"rapport.html?soort={preset}" for preset in Preset)):
        assert me.get(f"{saved.at}/{part}").status == 200, part


@pytest.mark.parametrize("preset", Preset)
def test_an_organiser_leaves_management_out_of_any_file(
    me: Visitor, gouda: SavedRound, rendered: list[Report], preset: Preset
) -> None:
    with_management = me.get(f"{gouda.at}/rapport.pdf?soort={preset}")
    without = me.get(f"{gouda.at}/rapport.pdf?soort={preset}&zonder-management=ja")
    assert file_name(with_management) == f"{NAMES[preset]}-gouda-2026-11-21.pdf"
    assert file_name(without) == f"{NAMES[preset]}-{PARTIAL}-gouda-2026-11-21.pdf"
    assert [report.options.hides_management for report in rendered] == [False, True]
    assert [len({entry.side for entry in report.comparison.round.entries}) for report in rendered] == [2, 1]


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("preset", Preset)
def test_a_viewer_without_management_gets_a_report_without_it_whatever_is_asked(
    app: Flask, gouda: SavedRound, rendered: list[Report], preset: Preset, asked: str
) -> None:
    _, viewer = share(app, gouda, management=False)
    page = viewer.get(f"/inzage/{gouda.public_id}/rapport.pdf?soort={preset}&{asked}")
    assert file_name(page) == f"{NAMES[preset]}-{PARTIAL}-gouda-2026-11-21.pdf"
    (report,) = rendered
    assert report.options.hides_management
    assert {entry.side for entry in report.comparison.round.entries} == {"young"}


def test_a_viewer_without_management_reads_one_and_the_same_poster_whatever_is_asked(app: Flask) -> None:
    far = replace(GOUDA, entries=entries({"R1": ("8.2", "2.4"), "M1.1": ("7.7", "2.6")}))
    saved = save_published(app, far)
    _, viewer = share(app, saved, management=False)
    address = f"/inzage/{saved.public_id}/rapport.html?bewaren=&soort=poster"
    pages = [viewer.get(f"{address}&{asked}") for asked in ASKED]
    assert len({page.data for page in pages}) == 1
    assert {file_name(page) for page in pages} == {f"poster-{PARTIAL}-gouda-2026-11-21.html"}
    assert "8,2" in pages[0].text
    assert not [figure for figure in ("2,4", "2,6") if figure in pages[0].text]


@pytest.mark.parametrize("asked", ASKED)
def test_a_viewer_without_management_reads_a_summary_of_young_staff_alone_whatever_is_asked(
    app: Flask, gouda: SavedRound, asked: str
) -> None:
    _, viewer = share(app, gouda, management=False)
    page = viewer.get(f"/inzage/{gouda.public_id}/resultaten?{asked}")
    assert "Wat het management vindt, hoort u in het gesprek." in page.main
    assert "Volgens jonge ambtenaren weegt ‘te weinig carrièreontwikkeling’ het zwaarst" in page.main
    for words in ("Het grootste verschil", "dicht bij elkaar", "geen scores van het management"):
        assert words not in page.main


def test_a_viewer_with_management_may_choose(app: Flask, gouda: SavedRound, rendered: list[Report]) -> None:
    _, viewer = share(app, gouda)
    address = f"/inzage/{gouda.public_id}/rapport.pdf?soort=poster"
    assert file_name(viewer.get(address)) == "poster-gouda-2026-11-21.pdf"
    assert file_name(viewer.get(f"{address}&zonder-management=ja")).startswith(f"poster-{PARTIAL}-")
    assert [report.options.hides_management for report in rendered] == [False, True]


@pytest.mark.parametrize("management", [True, False])
def test_only_who_sees_management_is_asked_to_leave_it_out(app: Flask, gouda: SavedRound, management: bool) -> None:
    _, viewer = share(app, gouda, management=management)
    page = viewer.get(f"/inzage/{gouda.public_id}/rapport")
    assert (PARTIAL in page.fields() or f'name="{PARTIAL}"' in page.text) is management


def test_the_report_points_its_organiser_to_the_meeting_and_no_other_reader(app: Flask, me: Visitor) -> None:
    saved = save_published(app)
    assert any(link.endswith(f"{saved.at}/bijeenkomst") for link in me.get(f"{saved.at}/rapport").links)
    _, viewer = share(app, saved)
    assert "bijeenkomst" not in " ".join(viewer.get(f"/inzage/{saved.public_id}/rapport").links)
    assert "bijeenkomst" not in " ".join(viewer.get("/voorbeeld/rapport").links)
