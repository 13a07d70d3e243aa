"""The posters on A3: one page for every mix of scores, letters that can be read from three metres, no answers to guess.

Each poster is rendered once for all tests of this file.
"""

import html
import re
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

import page as page_validation
import pytest

from retention_check.charts.dumbbell import (
    FIGURE,
    FIGURE_ROW,
    HEADLINE,
    LONG_WORDS,
    NATIONAL_SHARE,
    POSTER_ROW,
    SHORT_WORDS,
    Layout,
    dumbbell,
)
from retention_check.charts.dumbbell import POSTER as POSTER_LAYOUT
from retention_check.domain.comparison import Comparison
from retention_check.domain.item import Kind
from retention_check.domain.round import LONGEST_NAME
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.example import EXAMPLE_NAME
from retention_check.pdf import RenderedPdf
from retention_check.report import Preset, ReportOptions, make_report, report_html
from retention_check.report.pdf import render_report
from tests.cast import (
    STUDY,
    Pairs,
    as_the_country,
    asking,
    comparison_of,
    example_entries,
    few,
    gouda,
    mixes,
    open_scores,
    texel,
)
from tests.matrix import some_now
from tests.pdf.needs import needs_pango, needs_poppler

POSTER, GUESS = ReportOptions(preset=Preset.POSTER), ReportOptions(preset=Preset.GUESS)
A3 = "841.89 x 1190.55"
LONG = "Gemeente met een naam van tachtig tekens ".ljust(LONGEST_NAME, "w")
ROLE = "r".ljust(LONGEST_NAME, "w")
THREE_ALIKE = ("M4.3", "M5.3", "R5")  # the longest labels, so that the title and the sentence under it are longest


def worst() -> dict[str, Comparison]:
    """The mixes with the longest texts."""
    country = as_the_country()
    apart: Pairs = {**country, **dict.fromkeys(THREE_ALIKE, ("9.8", "1.0"))}
    near: Pairs = {**dict.fromkeys(country, ("5.0", "4.6")), **dict.fromkeys(THREE_ALIKE, ("9.9", "8.9"))}
    young: Pairs = {**dict.fromkeys(country, ("5.0", None)), **dict.fromkeys(("R2", "R5", "R7"), ("9.8", None))}
    management: Pairs = {code: (None, "9.8") for code in THREE_ALIKE if code.startswith("M")}
    marks, asked = SCALES["marks"], asking(100, 90)
    return {
        "longest-gap": few(apart, 8, 6, municipality=LONG, asked=asked, scale=marks),
        "longest-open": open_scores(
            apart, 8, municipality=LONG, management_role=ROLE, asked=asking(100, None), scale=marks
        ),
        "longest-small": few(near, 5, 5, municipality=LONG, asked=asked, scale=marks),
        "longest-young": few(young, 8, municipality=LONG, asked=asked, scale=marks),
        "longest-management": few(management, n_management=8, municipality=LONG, asked=asked),
    }


CASES: dict[str, Comparison] = {**mixes(), **worst()}
ALONE = ReportOptions(preset=Preset.POSTER, hides_management=True)
PACK, PACK_GUESS = ReportOptions(preset=Preset.POSTER, is_pack=True), ReportOptions(preset=Preset.GUESS, is_pack=True)
PRINTED = [
    *((name, POSTER) for name in CASES),
    *((name, ALONE) for name in ("full", "agreed", "longest-gap", "longest-small")),
    *((name, options) for name in ("full", "long-name") for options in (GUESS, PACK, PACK_GUESS)),
]
PRINTED_NOW = [
    *((name, POSTER) for name in ("full", "one-item", "long-name", "opposite-ends", "no-common-items", *worst())),
    *((name, options) for name in ("full", "long-name") for options in (GUESS, PACK)),
]


@cache
def _rendered(name: str, options: ReportOptions) -> RenderedPdf:
    return render_report(make_report(CASES[name], options))


def told_by(*command: str, data: bytes) -> str:
    """What a tool of Poppler says of a PDF on its standard input."""
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


def text_of(name: str, options: ReportOptions = POSTER) -> str:
    """What a poster says, with single spaces."""
    return " ".join(told_by("pdftotext", "-", "-", data=_rendered(name, options).data).split())


@cache
def letters(name: str, options: ReportOptions = POSTER) -> tuple[tuple[float, str], ...]:
    """Each piece of text with its letter height in points."""
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(_rendered(name, options).data)
        file.flush()
        told = told_by("pdftohtml", "-xml", "-stdout", "-i", "-zoom", "3", file.name, data=b"")
    sizes = {font: int(size) / 3 for font, size in re.findall(r'<fontspec id="(\d+)" size="(\d+)"', told)}
    pieces = re.findall(r'<text [^>]*font="(\d+)">(.*?)</text>', told)
    return tuple((sizes[font], html.unescape(re.sub(r"<[^>]+>", "", text))) for font, text in pieces)


def height_of(found: Iterable[tuple[float, str]], text: str) -> float:
    """The largest letters in which a text begins."""
    return max(size for size, piece in found if piece.strip().startswith(text))


def rows_of(name: str, options: ReportOptions = POSTER) -> list[str]:
    """The items named in rows: bold, and as large as rows are."""
    return [piece.strip() for size, piece in letters(name, options) if 32 <= size < 33 and piece.strip() in HEADINGS]


HEADINGS = {item.text if item.kind is Kind.REASON else item.label for item in STUDY.items}


@pytest.mark.parametrize("layout", [POSTER_LAYOUT, POSTER_ROW, FIGURE, FIGURE_ROW])
def test_marks_that_move_apart_keep_within_the_drawing_and_off_the_national_ones(layout: Layout) -> None:
    compared = few({"R1": ("7.0", "7.0")}).item("R1")
    young, management = (mark for mark in dumbbell(compared, layout).own.values() if mark)
    assert young.y - layout.radius > 0
    reach = layout.radius * NATIONAL_SHARE * 1.2  # with half the line around it
    assert management.y + layout.radius * 0.9 < layout.national_lane - reach
    assert layout.national_lane + reach < layout.height


@pytest.mark.parametrize("layout", [HEADLINE, POSTER_LAYOUT, FIGURE])
def test_the_words_beside_the_national_marks_fit_in_the_drawing(layout: Layout) -> None:
    for compared in texel().items:
        x, anchor = dumbbell(compared, layout).national_text
        words = (LONG_WORDS if layout.names_groups else SHORT_WORDS) * layout.national_size
        assert (x if anchor == "start" else x - words) >= 0
        assert (x + words if anchor == "start" else x) <= layout.width


@needs_pango
@needs_poppler
@pytest.mark.parametrize(("name", "options"), some_now(PRINTED, PRINTED_NOW))
def test_a_poster_is_one_sound_page_of_a3(name: str, options: ReportOptions, tmp_path: Path) -> None:
    made = _rendered(name, options)
    assert made.pages == 1
    assert made.warnings == ()
    assert f"{A3} pts (A3)" in told_by("pdfinfo", "-", data=made.data)
    file = tmp_path / "poster.pdf"
    file.write_bytes(made.data)
    assert "no failures" in str(page_validation.validate_pdf(file, profile="ua1"))


@needs_pango
@needs_poppler
@pytest.mark.parametrize(("name", "options"), some_now(PRINTED, PRINTED_NOW))
def test_no_letter_on_a_poster_is_smaller_than_18_points(name: str, options: ReportOptions) -> None:
    assert min(letters(name, options))[0] >= 18


@needs_pango
@needs_poppler
@pytest.mark.parametrize("name", some_now(CASES, ("full", "opposite-ends", *worst())))
def test_title_and_values_have_60_points_and_rows_32(name: str) -> None:
    found = letters(name)
    report = make_report(CASES[name], POSTER)
    title = max(size for size, _ in found)
    assert title >= 60
    assert sum(1 for size, _ in found if size == title) >= 2
    compared = report.headline.compared
    if compared:
        for side in Side:
            if points := compared.shown_score(side):
                assert height_of(found, str(points).replace(".", ",")) >= 60
    for each in report.summary.gaps:
        heading = each.item.text if each.item.kind is Kind.REASON else each.item.label
        assert all(size >= 32 for size, piece in found if piece.strip() == heading)


@needs_pango
@needs_poppler
def test_the_national_values_of_a_pack_are_as_large_as_own_ones() -> None:
    found = letters("nothing", PACK)
    assert height_of(found, "8,1") >= 60
    assert height_of(found, "4,9") >= 60


@needs_pango
@needs_poppler
@pytest.mark.parametrize("name", ["full", "few-answers", "many-answers", "reasons-only", "measures-only", "agreed"])
def test_three_to_five_of_the_next_gaps_stand_under_the_largest(name: str) -> None:
    rows = rows_of(name)
    gaps = make_report(CASES[name], POSTER).summary.gaps
    assert 3 <= len(rows) <= 5
    assert rows == [gap.item.text if gap.item.kind is Kind.REASON else gap.item.label for gap in gaps][: len(rows)]


@needs_pango
@needs_poppler
def test_long_texts_leave_fewer_rows() -> None:
    assert len(rows_of("longest-gap")) < len(rows_of("full"))


@needs_pango
@needs_poppler
def test_a_poster_says_what_page_1_says() -> None:
    text = text_of("full")
    assert text.startswith(
        "Gouda · 21 november 2026 · 42 van 58 jonge ambtenaren en 11 van 16 mensen van het management"
    )
    assert "Het grootste verschil: 3,8 punt over ‘zelfde functie, hogere schaal’" in text
    assert "Jonge ambtenaren steunen deze maatregel meer dan het management: 8,3 tegenover 4,5." in text
    assert "Reden: 10 betekent dat dit heel zwaar weegt bij vertrek. Maatregel: 10 betekent heel veel steun." in text
    assert "punt toeval zijn" in text
    assert "De volgende verschillen, van groot naar klein" in text
    assert "landelijk: 8,1 en 4,9" in text


@needs_pango
@needs_poppler
def test_a_poster_carries_no_page_number_and_no_name_of_a_report() -> None:
    found = [piece.strip() for _, piece in letters("young-only")]
    assert found.count("1") == 2  # the scale of the large drawing and that of the rows
    assert "Dialoograpport" not in text_of("young-only")
    assert not re.search(r"\bPoster\b", text_of("young-only"))


@needs_pango
@needs_poppler
def test_a_poster_without_management_is_that_of_young_alone() -> None:
    options = ALONE
    text = text_of("full", options)
    assert "Volgens jonge ambtenaren weegt ‘te weinig carrièreontwikkeling’ het zwaarst: 8,7" in text
    assert "Ook dit staat hoog bij jonge ambtenaren" in text
    assert "11" not in text.replace("115", "").split("Reden:")[0]
    alone = render_report(
        make_report(comparison_of(gouda().round.entries_of(Side.YOUNG), asked=asking(58, None)), options)
    )
    assert alone.data == _rendered("full", options).data


@needs_pango
@needs_poppler
def test_a_poster_of_one_group_goes_on_with_what_stands_high_for_it() -> None:
    assert rows_of("young-only")[:3] == [
        "Te weinig gebruik van competenties",
        "Te weinig financiële groei",
        "Te weinig contact met leeftijdsgenoten",
    ]


@needs_pango
@needs_poppler
def test_groups_without_common_items_each_show_what_stands_highest() -> None:
    text = text_of("no-common-items")
    assert "Dit staat hoog bij jonge ambtenaren" in text
    assert "Dit staat hoog bij het management" in text
    assert len(rows_of("no-common-items")) == 6


@needs_pango
@needs_poppler
def test_small_gaps_are_called_near_and_never_agreement() -> None:
    text = text_of("equal")
    assert "Bij alle vijftig stellingen staan beide groepen gelijk" in text
    assert "Hier liggen de scores dicht bij elkaar In deze antwoorden dicht bij elkaar; bij weinig antwoorden" in text
    assert "eens" not in re.findall(r"\w+", text.lower())


@needs_pango
@needs_poppler
def test_without_scores_a_poster_shows_the_country() -> None:
    text = text_of("nothing")
    assert "Er zijn nog geen scores van uw gemeente" in text
    assert "Landelijk is het grootste verschil 3,2 punt" in text
    pack = text_of("nothing", PACK)
    assert "Landelijk is het grootste verschil 3,2 punt over ‘zelfde functie, hogere schaal’" in pack
    assert "Jonge ambtenaren steunen deze maatregel meer dan gemeentesecretarissen: 8,1 tegenover 4,9." in pack
    assert "het management" not in pack


@needs_pango
@needs_poppler
def test_blurred_ends_and_open_scores_are_said_on_a_poster() -> None:
    text = text_of("opposite-ends")
    assert "minstens 8,0 punt" in text
    assert "of hoger" in text
    assert "of lager" in text
    assert "open score, niet anoniem" in text_of("agreed")


@needs_pango
@needs_poppler
def test_a_withheld_group_is_named_and_not_shown_on_a_poster() -> None:
    assert "scores van jonge ambtenaren niet getoond: te weinig antwoorden" in text_of("withheld")
    assert "scores van jonge ambtenaren niet getoond: te weinig antwoorden" in text_of("all-withheld")


def test_the_poster_of_the_example_says_that_its_figures_are_invented() -> None:
    example = make_report(comparison_of(example_entries(), EXAMPLE_NAME), POSTER)
    assert "Voorbeeld, verzonnen cijfers" in report_html(example)


@needs_pango
@pytest.mark.parametrize("name", ["opposite-ends", "equal", "one-item", "country", "both-low", "within-steps"])
def test_the_sheet_to_guess_on_is_the_same_whatever_the_scores(name: str) -> None:
    other = comparison_of(CASES[name].round.entries, asked=gouda().round.asked)
    assert render_report(make_report(other, GUESS)).data == _rendered("full", GUESS).data


def test_the_sheet_to_guess_on_is_the_same_before_there_is_a_score() -> None:
    filled = comparison_of(gouda().round.entries, texel().round.municipality)
    assert report_html(make_report(filled, GUESS)) == report_html(make_report(texel(), GUESS))


@needs_pango
@needs_poppler
def test_the_sheet_to_guess_on_asks_the_question_over_ten_empty_scales() -> None:
    text = text_of("full", GUESS)
    assert text.startswith("Gouda · 21 november 2026 Bij welke reden is het verschil het grootst?")
    reasons = [item.text for item in STUDY.of_kind(Kind.REASON)]
    places = [text.replace("te- ", "te").index(reason) for reason in reasons]
    assert places == sorted(places)
    assert text.count("1 2 3 4 5 6 7 8 9 10") == len(reasons)
    assert not re.search(r"\d,\d", text)
    found = letters("full", GUESS)
    assert height_of(found, "Bij welke reden is") >= 60
    assert height_of(found, "Te weinig zinvol werk") >= 32


@needs_pango
@needs_poppler
def test_the_sheet_to_guess_on_fits_who_is_asked_about() -> None:
    hidden = text_of("full", ReportOptions(preset=Preset.GUESS, hides_management=True))
    assert "Wat weegt volgens jonge ambtenaren het zwaarst?" in hidden
    assert "management" not in hidden
    pack = text_of("nothing", PACK_GUESS)
    assert "Welke reden verschilt landelijk het meest?" in pack
    assert "gemeentesecretarissen" in pack
