"""What a report says of its own publication: since when its scores are final, what was mended, why it shows none."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from retention_check import dutch
from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.publication import COUNT, SCALE, Correction
from retention_check.domain.publishing import entered_sides, publish
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.report import Preset, ReportOptions, figure_files, make_report, report_html
from retention_check.report.pdf import render_report
from tests.cast import STUDY, few, gouda
from tests.pdf.needs import needs_pango
from tests.report.pages import page_texts, words

DAY = date(2026, 12, 2)
MENDED = (
    Correction(Side.YOUNG, "R3", DAY),
    Correction(Side.YOUNG, "M1.2", DAY),
    Correction(Side.YOUNG, "R1", date(2026, 12, 9)),
    Correction(Side.MANAGEMENT, COUNT, DAY),
    Correction(None, SCALE, DAY),
)
MEASURE = dutch.first_small(STUDY.item("M1.2").label)
TOLD = (
    f"Verbeterd na het vastleggen: ‘te weinig financiële groei’ (R3) en ‘{MEASURE}’ (M1.2), jonge ambtenaren, "
    "op 2 december 2026. Het was een tikfout.",
    "Verbeterd na het vastleggen: ‘te weinig carrièreontwikkeling’ (R1), jonge ambtenaren, "
    "op 9 december 2026. Het was een tikfout.",
    "Verbeterd na het vastleggen: het aantal antwoorden, het management, op 2 december 2026. Het was een tikfout.",
    "Verbeterd na het vastleggen: de schaal, op 2 december 2026. Het was een tikfout.",
)


def mended(corrections: tuple[Correction, ...] = MENDED) -> Comparison:
    """Gouda, published and mended afterwards."""
    found = gouda()
    round = publish(found, entered_sides(found.round), date(2026, 11, 21))
    round = replace(round, publication=replace(round.publication, corrections=corrections))
    return compare(round, STUDY)


def said(comparison: Comparison, preset: Preset, *, hides_management: bool = False) -> str:
    options = ReportOptions(preset=preset, hides_management=hides_management)
    return words(report_html(make_report(comparison, options)))


@pytest.mark.parametrize("preset", [Preset.CONVERSATION, Preset.APPENDIX, Preset.FULL])
def test_every_correction_is_told_with_its_day(preset: Preset) -> None:
    text = said(mended(), preset)
    assert all(sentence in text for sentence in TOLD)


def test_without_management_its_corrections_and_its_day_are_not_told() -> None:
    text = said(mended(), Preset.FULL, hides_management=True)
    assert TOLD[2] not in text
    assert "het management zijn vastgelegd" not in text
    assert TOLD[0] in text


def test_the_method_says_since_when_scores_are_final() -> None:
    assert "De scores van jonge ambtenaren zijn vastgelegd op 21 november 2026." in said(mended(), Preset.APPENDIX)
    assert "Daarna is er niets aan veranderd." in said(mended(()), Preset.APPENDIX)
    assert "vastgelegd" not in said(gouda(), Preset.APPENDIX)


def on_answers(comparison: Comparison) -> Comparison:
    """The same with means of 1 to 5."""
    low = tuple(replace(each, mean=1 + (each.mean - 1) / Decimal("2.25")) for each in comparison.round.entries)
    return compare(replace(comparison.round, entries=low, scale=SCALES["1-5"]), STUDY)


def test_the_report_says_that_means_of_1_to_5_were_converted() -> None:
    told = "Gemiddelden van 1 tot 5 zijn omgerekend naar scores van 1 tot 10: 4,4 wordt 8,7."
    assert told in said(on_answers(gouda()), Preset.CONVERSATION)
    assert told not in said(gouda(), Preset.FULL)


@pytest.mark.matrix
@needs_pango
def test_corrections_and_another_scale_take_no_page_more() -> None:
    found = (gouda(), mended(), mended(five()), on_answers(mended(five())))
    assert [render_report(make_report(each)).pages for each in found] == [8, 8, 8, 8]


def five() -> tuple[Correction, ...]:
    """As many as there can be, each on a day of its own."""
    return tuple(Correction(side, f"R{number}", date(2026, 12, number)) for side in Side for number in range(1, 6))


@pytest.mark.matrix
@needs_pango
def test_more_answers_than_asked_are_the_cause_that_is_told() -> None:
    asked = {Side.YOUNG: 20, Side.MANAGEMENT: 16}
    comparison = compare(replace(gouda().round, asked=asked), STUDY)
    pages = page_texts(render_report(make_report(comparison, ReportOptions(preset=Preset.FULL))).data)
    text = " ".join(pages)
    assert "Niet getoond bij jonge ambtenaren: 50 stellingen (meer antwoorden dan gevraagde mensen)." in text
    assert "geen score is te tonen (meer antwoorden dan gevraagde mensen)" in text
    assert "te weinig antwoorden" not in text


EQUAL_ORDERS = [  # a group gives every reason the same: there is no order to draw
    few({f"R{number}": ("7.0", str(number)) for number in range(1, 11)}),
    few({f"R{number}": (str(number), "7.0") for number in range(1, 11)}),
]


@pytest.mark.parametrize("comparison", EQUAL_ORDERS, ids=["young", "management"])
def test_an_order_that_is_none_is_no_figure(comparison: Comparison) -> None:
    assert not [name for name in figure_files(make_report(comparison)) if name.startswith("plaatsen")]
    assert "plaatsen.svg" in figure_files(make_report(gouda()))
