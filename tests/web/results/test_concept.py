"""The report before publication: a concept on every page, in its title and its name, and never kept as another."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from retention_check.report import Preset, ReportOptions, make_report
from retention_check.report.pdf import render_report
from retention_check.report.rendering import printable_document
from tests.cast import mixes
from tests.pdf.needs import needs_pango
from tests.report.pages import page_texts
from tests.web.client import SavedRound, Visitor, owner, publish_round, running, save_round, share
from tests.web.printing.orders import Printer, kept_files, press_of

CONCEPT, BOTH = "concept, niet delen", (True, False)


@pytest.fixture
def keeping(tmp_path: Path) -> Iterator[Flask]:
    """An app of its own that makes reports ahead."""
    with running(tmp_path, pdfs_ahead=1) as found:
        yield found
        assert press_of(found).ahead.wait(60)


@pytest.mark.matrix
@needs_pango
def test_every_page_says_that_it_is_a_concept_and_there_is_no_page_more() -> None:
    concept, final = (render_report(make_report(mixes()["full"], ReportOptions(is_concept=is_so))) for is_so in BOTH)
    assert concept.pages == final.pages
    assert all(CONCEPT in " ".join(text.lower().split()) for text in page_texts(concept.data))
    assert not [text for text in page_texts(final.data) if "concept" in text.lower()]


def test_the_title_says_it_too() -> None:
    html = printable_document(make_report(mixes()["full"], ReportOptions(is_concept=True))).html
    assert "<title>Concept, niet delen: Gespreksrapport" in html
    final = printable_document(make_report(mixes()["full"], ReportOptions(preset=Preset.CONVERSATION))).html
    assert "oncept" not in final


def test_others_have_no_concept_and_after_publication_it_is_the_report(
    app: Flask, me: Visitor, visitor: Visitor, gouda: SavedRound
) -> None:
    _, viewer = share(app, gouda)
    assert viewer.get(f"/inzage/{gouda.public_id}/concept.pdf").status == 404
    assert visitor.get("/voorbeeld/concept.pdf").status == 404
    assert me.get(f"{gouda.at}/concept.pdf").redirects_to == f"{gouda.at}/rapport.pdf"


def test_a_concept_is_kept_apart_and_the_report_was_made_before_the_button(
    keeping: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = Printer()
    monkeypatch.setattr("retention_check.web.pdf_jobs.render", printer.render)
    me, saved = owner(keeping), save_round(keeping)
    me.get(f"{saved.at}/resultaten")
    assert press_of(keeping).ahead.wait(60)
    assert len(printer.printed) == len(kept_files(keeping)) == 1
    for _ in range(2):
        page = me.get(f"{saved.at}/concept.pdf")
        assert page.headers["Content-Disposition"] == (
            'attachment; filename="concept-gespreksrapport-gouda-2026-11-21.pdf"'
        )
    assert len(printer.printed) == len(kept_files(keeping)) == 2
    publish_round(me, saved)
    assert len(kept_files(keeping)) == 2
    final = me.get(f"{saved.at}/rapport.pdf")
    assert final.status == 200
    assert len(printer.printed) == 2
    assert "concept" not in final.headers["Content-Disposition"]


def test_the_button_hands_out_what_was_made_ahead_and_never_the_concept(
    keeping: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "retention_check.web.pdf_jobs.render",
        lambda report, _niceness: Printed(b"concept" if report.options.is_concept else b"final"),
    )
    me, saved = owner(keeping), save_round(keeping)
    assert me.get(f"{saved.at}/concept.pdf").data == b"concept"
    me.get(f"{saved.at}/resultaten")
    assert press_of(keeping).ahead.wait(60)
    assert me.get(f"{saved.at}/concept.pdf").data == b"concept"
    publish_round(me, saved)
    assert me.get(f"{saved.at}/rapport.pdf").data == b"final"
    other = save_round(keeping)
    publish_round(me, other)
    assert me.get(f"{other.at}/rapport.pdf").data == b"final"


class Printed:
    """A PDF that was rendered."""

    def __init__(self, data: bytes) -> None:
        self.data = data


def test_what_is_made_ahead_and_not_handed_out_publishes_nothing(keeping: Flask) -> None:
    me, saved = owner(keeping), save_round(keeping)
    me.get(f"{saved.at}/resultaten")
    assert press_of(keeping).ahead.wait(60)
    assert me.get(f"{saved.at}/rapport.pdf").redirects_to.startswith(f"{saved.at}/vaststellen")
