"""The pack without own scores: the country's figures first, for a municipality or a network, and no round anywhere."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import page as page_validation
import pytest

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.item import Kind
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.domain.study import Means, National
from retention_check.pdf import RenderedPdf
from retention_check.report import PARTS, GroupSize, MeetingPlan, Preset, ReportOptions, make_report, report_html
from retention_check.report.pdf import render_report
from tests.cast import DAY, STUDY, gouda, texel
from tests.pdf.needs import needs_pango, needs_poppler
from tests.report.pages import lowest_marks, page_texts, words
from tests.report.printed import drawings, section, text_of

NETWORK = "Netwerk Jong Zuidoost"
PACK = STUDY.content.meeting.pack
PLANS = [MeetingPlan(size, has_management) for size in GroupSize for has_management in (True, False)]
LEAST_FILLED = 1 / 3


def network() -> Comparison:
    """A network without scores."""
    return compare(Round((), DAY, NETWORK), STUDY)


def pack(comparison: Comparison | None = None, **options: object) -> str:
    """The pack as HTML."""
    chosen = ReportOptions(preset=Preset.PLAYBOOK, is_pack=True, **options)  # type: ignore[arg-type]
    return report_html(make_report(comparison or network(), chosen))


def first_page(comparison: Comparison | None = None, **options: object) -> str:
    """Words of the page with the national figures."""
    return words(pack(comparison, **options).partition('id="landelijk"')[2].partition("</section>")[0])


@cache
def printed(plan: MeetingPlan = PLANS[0]) -> RenderedPdf:
    """The pack as PDF."""
    return render_report(make_report(network(), ReportOptions(preset=Preset.PLAYBOOK, is_pack=True, plan=plan)))


def with_gap(code: str, young: str, management: str) -> Comparison:
    """The network, as if the study had found other means for one item."""
    means = Means(Decimal(young), {Side.YOUNG: Decimal(young), Side.MANAGEMENT: Decimal(management)})
    other = replace(STUDY, national={**STUDY.national, code: National("", means, means)})
    return compare(network().round, other)


def test_the_title_is_the_widest_gap_of_the_country() -> None:
    text = first_page()
    assert "Landelijk is het grootste verschil 3,2 punt over ‘zelfde functie, hogere schaal’" in text
    assert "Jonge ambtenaren steunen deze maatregel meer dan gemeentesecretarissen: 8,1 tegenover 4,9." in text


def test_the_title_follows_the_means_of_the_study() -> None:
    text = first_page(with_gap("R5", "4.2", "9.1"))
    assert "Landelijk is het grootste verschil 4,9 punt over ‘te weinig contact met leeftijdsgenoten’" in text
    assert (
        "Volgens gemeentesecretarissen weegt deze reden zwaar, volgens jonge ambtenaren weinig: 9,1 tegenover 4,2."
        in text
    )


@pytest.mark.parametrize(
    ("code", "young", "management", "told"),
    [
        ("M1.1", "2.1", "5.4", "onder het midden van de schaal: gemeentesecretarissen 5,4, jonge ambtenaren 2,1."),
        (
            "R1",
            "5.4",
            "2.1",
            "volgens gemeentesecretarissen het minst: jonge ambtenaren 5,4, gemeentesecretarissen 2,1.",
        ),
        (
            "R1",
            "9.4",
            "5.6",
            "Volgens jonge ambtenaren weegt deze reden zwaarder dan volgens gemeentesecretarissen: 9,4",
        ),
        (
            "M1.1",
            "5.6",
            "9.4",
            "Gemeentesecretarissen steunen deze maatregel meer dan jonge ambtenaren: 9,4 tegenover 5,6.",
        ),
    ],
)
def test_a_high_reason_weighs_and_a_high_measure_has_support(code: str, young: str, management: str, told: str) -> None:
    assert told in first_page(with_gap(code, young, management))


def test_the_next_five_national_gaps_follow_by_size() -> None:
    page = pack().partition('id="landelijk"')[2].partition("</section>")[0]
    sizes = re.findall(r"· verschil (\d,\d)", page)
    assert sizes == ["1,7", "1,7", "1,6", "1,5", "1,2"]
    assert page.count("<svg") == 1 + 1 + len(sizes)  # the widest, the axis and the five
    assert "Te veel uitbesteding aan bureaus: landelijk jonge ambtenaren 6,2, gemeentesecretarissen 4,5" in page


def test_national_marks_are_drawn_open() -> None:
    page = pack().partition('id="landelijk"')[2].partition("</section>")[0]
    fills = re.findall(r'<(?:circle|rect)\b[^>]*fill="([^"]+)"', page)
    assert len(fills) == 12
    assert set(fills) == {"#fff"}


def test_the_topics_to_start_with_are_our_own_choice_unless_others_are_chosen() -> None:
    text = first_page()
    items = map(STUDY.item, PACK.topics)
    headings = [item.text if item.kind == Kind.REASON else item.label for item in items]
    assert all(f"{number}. {heading} " in text for number, heading in enumerate(headings, start=1))
    assert PACK.topics_intro in text
    chosen = first_page(topics=("M6.4",))
    assert "1. Minimum aantal dagen op kantoor" in chosen
    assert PACK.topics_intro not in chosen


@pytest.mark.parametrize("plan", PLANS, ids=str)
@pytest.mark.parametrize("comparison", [network(), texel()], ids=["network", "municipality"])
def test_the_pack_speaks_of_no_round_and_of_no_own_scores(comparison: Comparison, plan: MeetingPlan) -> None:
    text = words(pack(comparison, plan=plan))
    assert comparison.round.municipality in text
    assert not re.search(r"\b(?:uw|deze|vorige|volgende|hele|de) ronde\b", text)
    assert not re.search(r"niet getoond|geen scores? van|Nog geen|eigen scores:|de vragenlijst vandaag", text)
    assert not re.search(r"\bNone\b|Decimal|[{}]|\( ?\)| [,.](?=\s)|\.\.|‘’", text)


def test_every_figure_of_the_second_group_is_of_secretaries() -> None:
    text = words(pack())
    assert not re.search(r"\bmanagement(?: geeft)?:? \d", text)
    assert re.search(r"gemeentesecretarissen 4,9", text)


def test_the_pack_has_every_part_of_the_playbook() -> None:
    found = re.findall(r'<section class="part [\w-]+" id="([\w-]+)"', pack())
    assert found == ["landelijk", "onderwerpen", *PARTS]


@pytest.mark.parametrize("anchor", PARTS)
def test_each_part_of_the_pack_stands_alone(anchor: str) -> None:
    text = pack(part=anchor)
    assert re.findall(r'<section class="part [\w-]+" id="([\w-]+)"', text) == [anchor]
    assert "ronde " not in words(text.partition("<section")[2])


def test_the_letter_of_a_pack_has_national_facts() -> None:
    letter = words(pack(part="brief"))
    facts = letter.partition("Drie feiten")[2].partition("Wij stellen voor")[0]
    assert facts.count("Landelijk ") == 3
    assert "551 jonge ambtenaren en 115 gemeentesecretarissen" in letter
    assert words(pack(gouda(), part="brief")).count("Landelijk ") == letter.count("Landelijk ")


def test_the_guess_sheet_of_a_pack_asks_for_the_country() -> None:
    sheet = words("<section" + pack(part="raadblad").partition("<section")[2])
    assert "zwaarst volgens gemeentesecretarissen?" in sheet
    assert "U raadt wat er landelijk uitkwam." in sheet
    assert "Leg uw blad naast de landelijke cijfers." in sheet
    assert not re.search(r"\d", sheet)
    assert "het management" not in sheet


def test_only_what_needs_no_round_is_handed_over() -> None:
    handover = pack(part="overdracht")
    assert all(point in handover for point in STUDY.content.meeting.handover.points)
    assert not any(point in handover for point in STUDY.content.meeting.handover.round_points)


@needs_pango
@needs_poppler
def test_page_one_is_the_country_and_the_topics_follow() -> None:
    pages = page_texts(printed().data)
    assert "Landelijk is het grootste verschil" in pages[0]
    assert "Zo gebruikt u dit pakket" in pages[0]
    assert all("Gespreksonderwerp" in page for page in pages[1 : 1 + len(PACK.topics)])
    assert "Startcheck" in pages[1 + len(PACK.topics)]


@needs_pango
@needs_poppler
def test_no_page_of_the_pack_is_blank_and_each_is_filled_beyond_a_third() -> None:
    made = printed()
    assert made.warnings == ()
    assert min(lowest_marks(made.data)[:-1]) > LEAST_FILLED


@needs_pango
def test_the_pack_keeps_the_rules_of_pdf_ua(tmp_path: Path) -> None:
    file = tmp_path / "pack.pdf"
    file.write_bytes(printed().data)
    assert "no failures" in str(page_validation.validate_pdf(file, profile="ua1"))


def test_a_topic_page_of_the_pack_draws_the_country_large() -> None:
    page = section(report_html(make_report(texel(), ReportOptions(is_pack=True))), "onderwerpen")
    drawn = drawings(page)
    assert [each.code for each in drawn] == ["R1", "M3.2", "R2"]
    assert [each.national for each in drawn] == [
        tuple(STUDY.means(each.code).of(side) for side in Side) for each in drawn
    ]
    assert "Landelijk: jonge ambtenaren steunen deze maatregel meer dan gemeentesecretarissen" in text_of(page)
