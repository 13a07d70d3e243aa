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
from retention_check.domain.side import Side
from retention_check.importers import read_sheet
from retention_check.pdf import RenderedPdf
from retention_check.report import Preset, ReportOptions, make_report
from retention_check.report.pdf import render_report
from tests.cast import STUDY, comparison_of, example_entries, gouda, mixes, national_sheet
from tests.pdf.needs import needs_pango, needs_poppler

MIXES = mixes()
SECTIONS = make_report(MIXES["full"]).sections
COMPLETE = ReportOptions()


def rendered(name: str) -> RenderedPdf:
    """The complete report of a mix."""
    return _rendered(name, COMPLETE)


@cache
def _rendered(name: str, options: ReportOptions) -> RenderedPdf:
    return render(MIXES[name], options)


def render(comparison: Comparison, options: ReportOptions = COMPLETE) -> RenderedPdf:
    return render_report(make_report(comparison, options))


def as_handed_out(name: str, preset: Preset = Preset.FULL) -> list[str]:
    """The pages of a mix; who has no scores gets the pack."""
    return pages(_rendered(name, ReportOptions(preset=preset, is_pack=name == "nothing")))


def pages(made: RenderedPdf) -> list[str]:
    """What each page says, with single spaces."""
    return [" ".join(page.split()) for page in text_of(made).split("\f")[:-1]]


def text_of(made: RenderedPdf, *options: str) -> str:
    return told_by("pdftotext", *options, "-", "-", data=made.data)


@cache
def told_by(*command: str, data: bytes) -> str:
    """What a tool of Poppler says of a PDF on its standard input."""
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


@needs_pango
@pytest.mark.parametrize("name", MIXES)
def test_no_mix_fails_a_rule_of_pdf_ua(name: str, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(rendered(name).data)
    result = page_validation.validate_pdf(file, profile="ua1")
    assert "no failures" in str(result)


@needs_pango
@pytest.mark.parametrize("name", MIXES)
def test_the_renderer_warns_of_nothing(name: str) -> None:
    assert rendered(name).warnings == ()


@needs_pango
def test_the_file_declares_both_standards_and_its_title() -> None:
    data = rendered("full").data
    assert data.count(b"<pdfuaid:part>1</pdfuaid:part>") == 1
    assert re.search(rb'pdfaid:part="2"', data)
    assert re.search(rb'pdfaid:conformance="A"', data)


@needs_pango
@needs_poppler
def test_the_metadata_name_the_report() -> None:
    info = told_by("pdfinfo", "-", data=rendered("reasons-only").data)
    assert "Dialoograpport Súdwest-Fryslân, november 2026" in info
    assert re.search(r"Tagged:\s+yes", info)
    assert re.search(r"Page size:.*A4", info)


@needs_pango
@needs_poppler
def test_the_text_reads_in_the_order_of_the_pages() -> None:
    text = text_of(rendered("full"))
    order = [section.title for section in SECTIONS if section.title and section.anchor != "onderwerpen"]
    found = [text.rindex(f"{title}\n") for title in order]
    assert found == sorted(found)


@needs_pango
@needs_poppler
def test_the_country_as_a_municipality_shows_its_largest_gap() -> None:
    country = comparison_of(read_sheet(national_sheet(), STUDY).entries)
    text = " ".join(text_of(render(country)).split())
    assert "Zelfde functie, hogere schaal: jong 8,1, management 4,9." in text
    assert not re.search(r"het hier (?:zwaarder|meer|minder)", text)


@needs_pango
@needs_poppler
def test_a_screen_reader_finds_headings_lists_and_tables() -> None:
    structure = told_by("pdfinfo", "-struct", "-", data=rendered("full").data)
    tags = ("H1", "H2", "Table", "TH", "Figure")
    count = {tag: len(re.findall(rf"^ +{tag}\b", structure, re.MULTILINE)) for tag in tags}
    assert count["H1"] == 1
    assert count["H2"] == len([section for section in SECTIONS if section.anchor not in ("omslag", "onderwerpen")])
    assert count["Table"] >= 24
    assert count["Figure"] == 2  # the ranks and the map; every other drawing is decoration beside its numbers
    assert len(re.findall(r"/Scope /Column", structure)) + len(re.findall(r"/Scope /Row", structure)) == count["TH"]


@needs_pango
@needs_poppler
def test_a_withheld_score_is_not_in_the_file() -> None:
    text = text_of(rendered("withheld"))
    assert "niet getoond" in text
    assert "n 42" not in text


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


@needs_pango
@needs_poppler
def test_a_name_of_sixty_characters_stays_whole_on_the_cover() -> None:
    name = MIXES["management-higher"].round.municipality
    assert len(name) == 60
    cover = text_of(rendered("management-higher"), "-l", "1")
    assert name in " ".join(cover.split())


@needs_pango
@needs_poppler
@pytest.mark.parametrize("name", MIXES)
def test_each_topic_is_one_page(name: str) -> None:
    found = as_handed_out(name)
    first = next(number for number, page in enumerate(found) if page.startswith("Gespreksonderwerp 1 "))
    assert [page.split(" · ")[0] for page in found[first : first + 3]] == [
        f"Gespreksonderwerp {number}" for number in (1, 2, 3)
    ]
    assert found[first + 3].startswith("Het gesprek")
    for page in found[first : first + 3]:
        assert page.count("?") >= 9  # three questions for each side, one for both, two to find out first


@needs_pango
@needs_poppler
@pytest.mark.parametrize("name", MIXES)
def test_cards_lie_on_a_right_hand_page_with_a_blank_back(name: str) -> None:
    found = as_handed_out(name)
    cards = next(number for number, page in enumerate(found, start=1) if page.startswith("Kaarten voor aan tafel"))
    assert cards % 2 == 1
    assert found[cards].startswith("Achterkant van de kaarten: leeg")


@needs_pango
@needs_poppler
@pytest.mark.parametrize("name", MIXES)
def test_single_pages_stay_single(name: str) -> None:
    found = as_handed_out(name)
    for title in ("In één oogopslag", "Leeswijzer", "Oplegger voor de directie", "Voor wie na ons komt", "Afspraken"):
        starts = [number for number, page in enumerate(found) if page.startswith(title)]
        if starts:
            following = found[starts[0] + 1]
            assert following.startswith(("Leeswijzer", "Redenen volgens", "Voor wie", "Verantwoording", "Oplegger")), (
                title
            )


@needs_pango
@needs_poppler
def test_the_contents_name_the_right_pages() -> None:
    found = as_handed_out("full")
    named = re.findall(r"(In één oogopslag|Leeswijzer|Verantwoording|Alle cijfers) (\d+)", found[1])
    assert len(named) == 4
    for title, number in named:
        assert found[int(number) - 1].startswith(title)


@needs_pango
@needs_poppler
@pytest.mark.parametrize(("preset", "count"), [(Preset.POSTER, 1), (Preset.HANDOUT, 2)])
@pytest.mark.parametrize("name", MIXES)
def test_the_poster_is_one_page_and_the_handout_two(name: str, preset: Preset, count: int) -> None:
    assert len(as_handed_out(name, preset)) == count


@needs_pango
@needs_poppler
def test_a_poster_without_management_shows_none_of_its_scores() -> None:
    options = ReportOptions(preset=Preset.POSTER, poster_without_management=True)
    one = pages(render(gouda(), options))
    assert "Zo denken jonge ambtenaren erover." in one[0]
    assert "afgestemde" not in one[0]
    alone = pages(render(comparison_of(gouda().round.entries_of(Side.YOUNG), staff=120), options))
    assert one[0].split("Waar gaat uw gesprek over")[0] == alone[0].split("Waar gaat uw gesprek over")[0]


@needs_pango
@needs_poppler
def test_agreements_are_printed_and_the_rest_are_lines() -> None:
    agreed = Agreement("Mentoren zoeken", "HR-adviseur", "1 maart", "tien koppels", "loopt")
    comparison = compare(replace(gouda().round, staff=None, agreements=(agreed,)), STUDY)
    page = pages(render(comparison, ReportOptions(preset=Preset.HANDOUT)))[1]
    assert "Mentoren zoeken" in page
    assert page.count("niet gedaan") == 3  # two empty lines, and the ninety-day card


@needs_pango
@needs_poppler
def test_the_change_since_the_last_round_is_told() -> None:
    previous = comparison_of(example_entries(shift="-0.9"), staff=120)
    found = pages(render(gouda(), ReportOptions(previous=previous)))
    page = next(page for page in found if page.startswith("Sinds de vorige ronde"))
    assert "Reden: Carrièreontwikkeling jong 7,7 8,7 +1,0" in page


@needs_pango
@needs_poppler
def test_the_pack_speaks_of_the_country_alone() -> None:
    found = as_handed_out("nothing")
    text = " ".join(found)
    assert "Zonder eigen cijfers" in found[2]
    assert "In één oogopslag" not in text
    assert "niet getoond:" not in text
    assert "jonge ambtenaren, landelijk" in text


@needs_pango
@needs_poppler
@pytest.mark.parametrize("preset", [Preset.POSTER, Preset.HANDOUT])
def test_the_example_says_so_on_every_page_that_is_handed_out(preset: Preset) -> None:
    for page in pages(render(comparison_of(example_entries(), "Voorbeeldstad"), ReportOptions(preset=preset))):
        assert "verzonnen cijfers" in page
