"""The quick ways give the bytes that WeasyPrint gives by itself: for some mixes, and for every document of a few."""

from functools import cache

import pytest

from retention_check import paths, report
from retention_check.pdf import Document, RenderedPdf
from retention_check.report import Preset, ReportOptions
from tests.cast import mixes
from tests.matrix import some_now
from tests.pdf.needs import needs_pango

STATIC = paths.resource_dir("static")
CASES = [
    *((name, Preset.CONVERSATION) for name in sorted({*list(mixes())[::20], "full"})),  # printing twice takes long
    *((name, Preset.FULL) for name in ("full", "agreed", "nothing")),  # the playbook and the appendix are in it
    *(("nothing", preset) for preset in (Preset.PLAYBOOK, Preset.POSTER, Preset.GUESS)),
]
NOW = [("nothing", Preset.PLAYBOOK)]
PAGE = '<html lang="nl"><head><title>a</title></head><body>{}</body></html>'


@cache
def printable(name: str, preset: Preset) -> Document:
    options = ReportOptions(preset=preset, is_pack=name == "nothing")
    return report.printable_document(report.make_report(mixes()[name], options))


def printed(document: Document, monkeypatch: pytest.MonkeyPatch, *, is_known: bool) -> RenderedPdf:
    import pydyf

    from retention_check.pdf import quicker, rendering

    with monkeypatch.context() as patch:
        if not is_known:
            patch.setattr(quicker, "IS_KNOWN", False)
            patch.setattr(pydyf.PDF, "page_references", quicker.PLAIN_PAGE_REFERENCES)
        return rendering.render(document, STATIC)


@needs_pango
@pytest.mark.parametrize(("name", "preset"), some_now(CASES, NOW))
def test_every_document_has_the_same_bytes_without_the_quick_ways(
    name: str, preset: Preset, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = printable(name, preset)
    assert printed(document, monkeypatch, is_known=True) == printed(document, monkeypatch, is_known=False)


@needs_pango
@pytest.mark.parametrize("name", mixes())
def test_every_page_is_well_formed_so_that_it_is_read_quickly(name: str) -> None:
    from retention_check.pdf import quicker

    assert quicker.tree_of(printable(name, Preset.CONVERSATION).html) is not None


@needs_pango
def test_a_page_that_is_not_well_formed_is_printed_too(monkeypatch: pytest.MonkeyPatch) -> None:
    from retention_check.pdf import quicker

    document = Document(PAGE.format("<h1>a</h1><p>b<p>c"), {})
    assert quicker.tree_of(document.html) is None
    assert printed(document, monkeypatch, is_known=True) == printed(document, monkeypatch, is_known=False)


@needs_pango
def test_the_quick_ways_are_for_the_installed_version() -> None:
    from retention_check.pdf import quicker

    assert quicker.IS_KNOWN
