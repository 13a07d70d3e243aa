"""The report as PDF, for every mix of data: declared PDF/UA-1 and PDF/A-2a, readable in order, and how it is paged.

Each report is rendered once for all tests of this file.
"""

import re
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import page as page_validation
import pytest

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.round import Agreement
from retention_check.pdf import RenderedPdf
from retention_check.report import Preset, ReportOptions, make_report
from retention_check.report.pdf import render_report
from tests.cast import STUDY, comparison_of, example_entries, gouda, mixes
from tests.matrix import some_now
from tests.pdf.needs import needs_pango, needs_poppler
from tests.report.pages import lowest_marks, page_texts

MIXES = mixes()
HARDEST = ("full", "long-name", "same-end")
EVERY_MIX = some_now(sorted({*list(MIXES)[::2], *HARDEST}), HARDEST)  # printing takes long: every other one
CONVERSATION = ReportOptions()
WHOLE = ReportOptions(preset=Preset.FULL)
ON_A_PAGE = ("Redenen", "Maatregelen en steun", "Gespreksonderwerp 1", "Afspraken", "Zo leest u dit")


def rendered(name: str, options: ReportOptions = CONVERSATION) -> RenderedPdf:
    """The report of a mix, the conversation unless told otherwise; rendered once."""
    return _rendered(name, replace(options, is_pack=name == "nothing"))


@cache
def _rendered(name: str, options: ReportOptions) -> RenderedPdf:
    return render(MIXES[name], options)


def render(comparison: Comparison, options: ReportOptions = CONVERSATION) -> RenderedPdf:
    return render_report(make_report(comparison, options))


def pages(made: RenderedPdf) -> list[str]:
    """What each page says, with single spaces."""
    return list(page_texts(made.data))


def text_of(made: RenderedPdf, *options: str) -> str:
    return told_by("pdftotext", *options, "-", "-", data=made.data)


@cache
def told_by(*command: str, data: bytes) -> str:
    """What a tool of Poppler says of a PDF on its standard input."""
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


@needs_pango
@pytest.mark.parametrize("name", EVERY_MIX)
def test_no_mix_fails_a_rule_of_pdf_ua_or_makes_the_renderer_warn(name: str, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(rendered(name).data)
    assert "no failures" in str(page_validation.validate_pdf(file, profile="ua1"))
    assert rendered(name).warnings == ()


@needs_pango
@needs_poppler
@pytest.mark.parametrize("name", EVERY_MIX)
def test_the_finding_is_one_page_and_the_conversation_eight_to_ten(name: str) -> None:
    found = pages(rendered(name))
    if name == "nothing":  # the pack
        assert found[0].startswith("Zonder eigen scores")
        return
    assert 8 <= len(found) <= 10
    assert "Waar praat u over?" in found[0]
    starts = [next(number for number, page in enumerate(found) if page.startswith(title)) for title in ON_A_PAGE]
    assert starts == sorted(starts)
    assert starts[0] == 1


@needs_pango
@needs_poppler
@pytest.mark.parametrize("name", EVERY_MIX)
def test_no_page_is_blank_or_nearly_so_but_the_last(name: str) -> None:
    marks = lowest_marks(rendered(name).data)
    assert all(mark > 1 / 3 for mark in marks[:-1]), marks
    assert marks[-1] > 0


@needs_pango
@needs_poppler
@pytest.mark.parametrize("name", HARDEST)
def test_each_topic_is_one_page_with_its_gap_drawn(name: str) -> None:
    found = pages(rendered(name))
    topics = [page for page in found if re.match("Gespreksonderwerp(en)? ", page)]
    assert [page.split(" ")[1] for page in topics] == ["1", "2", "3"]
    for page in topics:
        assert page.count("?") >= 9  # three questions for each group, one for both, two to find out first
        assert "landelijk: jong " in page


@needs_pango
@needs_poppler
def test_two_topics_of_one_reason_share_a_page_that_stays_one() -> None:
    found = pages(render(gouda(), ReportOptions(("M3.2", "M3.1", "R6"))))
    topics = [number for number, page in enumerate(found) if re.match("Gespreksonderwerp(en)? ", page)]
    assert len(topics) == 2
    assert found[topics[1] + 1].startswith("Afspraken") or found[topics[1] + 1].startswith("Zo leest")
    assert topics[1] == topics[0] + 1


@needs_pango
def test_the_file_declares_both_standards() -> None:
    data = rendered("full").data
    assert data.count(b"<pdfuaid:part>1</pdfuaid:part>") == 1
    assert re.search(rb'pdfaid:part="2"', data)
    assert re.search(rb'pdfaid:conformance="A"', data)


@needs_pango
@needs_poppler
def test_the_metadata_name_the_report() -> None:
    info = told_by("pdfinfo", "-", data=rendered("full").data)
    assert "Gespreksrapport Gouda, november 2026" in info
    assert re.search(r"Tagged:\s+yes", info)
    assert re.search(r"Page size:.*A4", info)


@pytest.mark.matrix
@needs_pango
@needs_poppler
def test_the_whole_reads_in_the_order_of_its_sections() -> None:
    found = " ".join(pages(rendered("full", WHOLE)))
    titles = ("Waar praat u over?", "Maatregelen en steun", "Startcheck", "Raadblad", "Alle cijfers", "Zo rekenen wij")
    places = [found.index(title) for title in titles]
    assert places == sorted(places)


@needs_pango
@needs_poppler
def test_a_screen_reader_finds_headings_lists_tables_and_drawings_with_words() -> None:
    structure = told_by("pdfinfo", "-struct", "-", data=rendered("full").data)
    tags = ("H1", "H2", "L", "Table", "TH", "Figure")
    count = {tag: len(re.findall(rf"^ +{tag}\b", structure, re.MULTILINE)) for tag in tags}
    assert count["H1"] == 1
    assert count["H2"] >= 8
    assert count["Table"] >= 9
    assert count["Figure"] == 1 + 1 + 5 + 3  # headline, axis, five gaps, three topics
    assert len(re.findall(r"/Scope /Column", structure)) + len(re.findall(r"/Scope /Row", structure)) == count["TH"]


@needs_pango
@needs_poppler
def test_a_withheld_score_is_not_in_the_file() -> None:
    text = text_of(rendered("withheld"))
    assert "niet getoond" in text
    assert "verschil " not in text.split("Waar praat u over?")[0]


@needs_pango
def test_the_same_report_has_the_same_bytes() -> None:
    assert render(gouda()).data == rendered("full").data


@needs_pango
@needs_poppler
@pytest.mark.parametrize("name", ["full", "marks"])
def test_only_our_own_fonts_are_embedded(name: str) -> None:
    fonts = told_by("pdffonts", "-", data=rendered(name).data).splitlines()[2:]
    assert fonts
    assert all("Source-Sans-3" in font or "SourceSans3" in font for font in fonts), fonts
    assert all(" yes yes yes " in font for font in fonts)  # embedded, subset, unicode


@pytest.mark.matrix
@needs_pango
@needs_poppler
def test_letters_of_the_previous_rounds_agreements_come_in_our_own_font() -> None:
    agreed = (Agreement("Gesprek met Łukasz Şahin"),)
    previous = compare(replace(gouda().round, agreements=agreed), STUDY)
    now = compare(replace(gouda().round, agreements=()), STUDY)
    options = ReportOptions(preset=Preset.APPENDIX, previous=previous)
    fonts = told_by("pdffonts", "-", data=render(now, options).data)
    assert "DejaVu" not in fonts


@needs_pango
@needs_poppler
def test_a_name_of_eighty_characters_stays_whole_on_page_one() -> None:
    name = MIXES["long-name"].round.municipality
    assert len(name) == 80
    assert name.split()[0] in pages(rendered("long-name"))[0]
    assert name.split()[-1] in pages(rendered("long-name"))[0].replace(" ", "")


@needs_pango
@needs_poppler
def test_agreements_are_printed_and_the_rest_are_lines() -> None:
    agreed = Agreement("Mentoren zoeken", "HR-adviseur", "1 maart", "tien koppels", "loopt")
    comparison = compare(replace(gouda().round, agreements=(agreed,)), STUDY)
    page = next(page for page in pages(render(comparison)) if page.startswith("Afspraken"))
    assert "Mentoren zoeken" in page
    assert page.count("niet gedaan") == 2  # two empty lines


@needs_pango
@needs_poppler
def test_agreements_that_came_along_stand_first_and_once() -> None:
    old, new = Agreement("Mentoren zoeken", status="loopt"), Agreement("Roosters delen")
    previous = compare(replace(gouda().round, agreements=(replace(old, status=""),)), STUDY)
    comparison = compare(replace(gouda().round, agreements=(old, new)), STUDY)
    page = next(
        page for page in pages(render(comparison, ReportOptions(previous=previous))) if "Afspraken" in page[:12]
    )
    assert page.count("Mentoren zoeken") == 1
    assert "Mentoren zoeken: loopt" in page
    assert page.index("Mentoren zoeken") < page.index("Roosters delen")


@needs_pango
@needs_poppler
def test_the_example_says_so_on_every_page_that_is_handed_out() -> None:
    for page in pages(render(comparison_of(example_entries(), "Voorbeeldstad"))):
        assert "verzonnen cijfers" in page
