"""'Dubbel antwoord' in the report and in its figure: drawn, in figures, in words, and only where there is one."""

import csv
import io
import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import page as page_validation
import pytest

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.condensing import shown_only
from retention_check.domain.prediction_wording import ELSEWHERE, METHOD, predicted_told, predictions_told, talks_told
from retention_check.domain.predictions import predicted_reasons
from retention_check.domain.shown_in_meetings import PredictedScore
from retention_check.domain.side import Side
from retention_check.report import Preset, ReportOptions, figure_file, figure_files, make_report, report_html
from retention_check.report.model import fingerprint
from retention_check.report.pdf import render_report
from tests.cast import REASONS, STUDY, gouda
from tests.pdf.needs import needs_pango, needs_poppler
from tests.predicted import both, mixes_of_predictions, predicted, with_predictions
from tests.report.boxes import boxes_of, overlap
from tests.report.pages import page_texts, words

YOUNG, MANAGEMENT = Side
MIXES = mixes_of_predictions()
WITH = [name for name in MIXES if name != "none"]
TITLE = "Voorspeld en echt"
APPENDIX = ReportOptions(preset=Preset.APPENDIX)


@cache
def html_of(mix: str, preset: Preset = Preset.APPENDIX) -> str:
    return report_html(make_report(MIXES[mix], ReportOptions(preset=preset)))


@pytest.mark.parametrize("mix", WITH)
def test_the_appendix_draws_each_prediction_with_its_figures_and_two_sentences(mix: str) -> None:
    text, shown = html_of(mix), [each for reason in predicted_reasons(MIXES[mix]) for each in reason.predicted]
    drawn = re.findall(r'class="chart predicted-drawn t-([A-Za-z0-9-]+)"', text)
    assert drawn == [f"predicted-{each.compared.item.code}-{each.about}" for each in shown]
    assert all(f".t-{name} {{ background-image" in text for name in drawn)
    assert predictions_told(MIXES[mix]) in words(text)
    assert talks_told(MIXES[mix]) in words(text)


def test_the_table_holds_prediction_answer_and_country() -> None:
    rows = re.findall(r"<tr[^>]*><th.*?predicted-drawn.*?</tr>", html_of("open scores"))
    assert words(rows[0]).endswith("mngt 4,2 10,0 8,0")
    assert words(rows[1]).endswith("jong 6,1 9,5 of hoger 8,4")
    assert words(re.findall(r"<tr[^>]*><th.*?predicted-drawn.*?</tr>", html_of("country only"))[0]).endswith(
        "mngt 4,2 geen score 8,0"
    )
    assert words(re.findall(r"<tr[^>]*><th.*?predicted-drawn.*?</tr>", html_of("score withheld"))[0]).endswith(
        "mngt 4,2 niet getoond 8,0"
    )


@pytest.mark.parametrize("preset", Preset)
def test_without_a_prediction_nothing_is_said_of_it(preset: Preset) -> None:
    for comparison in (gouda(), MIXES["none"]):
        report = make_report(comparison, ReportOptions(preset=preset))
        assert "voorspeld" not in {section.anchor for section in report.sections}
        assert "oorspel" not in words(report_html(report))
        assert not [name for name in figure_files(report) if name.startswith("voorspeld")]


def test_it_stands_in_the_appendix_and_in_the_whole_report_alone() -> None:
    assert TITLE in words(html_of("both"))
    assert TITLE in words(html_of("both", Preset.FULL))
    assert TITLE not in words(html_of("both", Preset.CONVERSATION))


def test_the_method_says_how_it_was_predicted_and_that_it_is_no_score() -> None:
    text = words(html_of("both"))
    assert METHOD.format(threshold=5) in text
    assert "Ook wat er voorspeld is, telt mee." in text


def test_a_report_without_management_holds_no_prediction() -> None:
    report = make_report(MIXES["both"], replace(APPENDIX, hides_management=True))
    assert "oorspeld" not in report_html(report)
    assert "voorspeld.svg" not in figure_files(report)


def test_the_rest_of_the_report_is_what_it_was() -> None:
    beside = make_report(MIXES["both"], ReportOptions(preset=Preset.CONVERSATION))
    without = make_report(MIXES["none"], ReportOptions(preset=Preset.CONVERSATION))
    told = report_html(beside).replace(beside.fingerprint, without.fingerprint)
    assert told.replace(f'<p class="footnote">{ELSEWHERE}</p>', "") == report_html(without)


def test_the_report_for_the_conversation_says_in_one_line_where_it_stands() -> None:
    for mix in WITH:
        assert words(html_of(mix, Preset.CONVERSATION)).count(ELSEWHERE) == 1


def test_the_fingerprint_changes_with_a_prediction_and_is_what_it_was_without() -> None:
    one_higher = {**both(), YOUNG: {**both()[YOUNG], "R1": PredictedScore(Decimal("4.3"), 14)}}
    one_more = {**both(), YOUNG: {**both()[YOUNG], "R1": PredictedScore(Decimal("4.2"), 15)}}
    stamps = {fingerprint(predicted(predicted=each)) for each in ({}, both(), one_higher, one_more)}
    assert len(stamps) == 4
    assert fingerprint(predicted(predicted={})) == fingerprint(gouda())


@pytest.mark.parametrize("mix", ["both", "one withheld", "open scores", "score withheld", "country only"])
def test_the_figure_stands_alone_and_no_text_covers_another(mix: str) -> None:
    data = figure_file(make_report(MIXES[mix]), "voorspeld.svg")
    assert data is not None
    drawing = ElementTree.fromstring(data)  # noqa: S314
    text = " ".join(each.text or "" for each in drawing.iter() if each.tag.endswith("text"))
    assert "21 november 2026" in text
    assert "Voorspeld door" in text
    width, height = float(drawing.get("width", 0)), float(drawing.get("height", 0))
    boxes = list(boxes_of(drawing))
    for place, (told, (left, top, right, bottom)) in enumerate(boxes):
        assert 0 <= left <= right <= width, told
        assert 0 <= top <= bottom <= height, told
        assert not [other for other, box in boxes[place + 1 :] if overlap((left, top, right, bottom), box)], told


def test_each_row_of_the_figure_tells_who_cannot_see_it_what_was_predicted() -> None:
    data = figure_file(make_report(MIXES["both"]), "voorspeld.svg")
    assert data is not None
    titles = [each.text or "" for each in ElementTree.fromstring(data).iter() if each.tag.endswith("title")]  # noqa: S314
    first = predicted_reasons(MIXES["both"])[0]
    assert titles[1].split() == f"{first.item.text}. {' '.join(map(predicted_told, first.predicted))}".split()


def test_the_numbers_beside_the_figure_are_those_that_are_shown() -> None:
    data = figure_file(make_report(MIXES["open scores"]), "voorspeld.csv")
    assert data is not None
    rows = list(csv.DictReader(io.StringIO(data.decode())))
    assert list(rows[0].values())[:8] == [
        *("R1", "Te weinig carrièreontwikkeling", "jong", "management"),
        *("4.2", "14", "10.0", "8.0"),
    ]
    assert rows[1]["let_op"].startswith("Het werd: 9,5 of hoger. ")
    withheld = figure_file(make_report(MIXES["score withheld"]), "voorspeld.csv")
    assert withheld is not None
    first = next(csv.DictReader(io.StringIO(withheld.decode())))
    assert (first["het_werd"], first["let_op"]) == ("", "Het werd: niet getoond.")


def test_a_condensed_round_prints_the_same() -> None:
    again = make_report(compare(shown_only(MIXES["both"]), STUDY), APPENDIX)
    part = words(report_html(again)).partition(TITLE)[2].partition("Zo rekenen wij")[0]
    assert part == words(html_of("both")).partition(TITLE)[2].partition("Zo rekenen wij")[0]


def with_ends() -> Comparison:
    """Open scores with their bands, beside predictions that all lie at an end: the tallest rows there are."""
    high = {item.code: PredictedScore(Decimal("9.5"), 14) for item in REASONS}
    return compare(with_predictions(MIXES["open scores"].round, {YOUNG: high, MANAGEMENT: high}), STUDY)


@needs_pango
@needs_poppler
def test_it_stays_on_one_page_and_no_rule_of_pdf_ua_fails(tmp_path: Path) -> None:
    appendix = render_report(make_report(with_ends(), APPENDIX))
    assert appendix.warnings == ()
    file = tmp_path / "appendix.pdf"
    file.write_bytes(appendix.data)
    assert "no failures" in str(page_validation.validate_pdf(file, profile="ua1"))
    [page] = [text for text in page_texts(appendix.data) if "Wat de ene groep dacht" in text]
    assert page.count("Te weinig carrièreontwikkeling") == page.count("Te weinig diversiteit") == 2


@pytest.mark.matrix
@needs_pango
@pytest.mark.parametrize("mix", WITH)
def test_every_mix_prints_without_a_warning(mix: str) -> None:
    assert render_report(make_report(MIXES[mix], APPENDIX)).warnings == ()
