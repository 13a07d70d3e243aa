"""How answers to our own questionnaire are spread and how they were asked: in the report and in its figures."""

import csv
import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import page as page_validation
import pytest

from retention_check import dutch
from retention_check.domain.collecting import spreads_shown
from retention_check.domain.collection import Length
from retention_check.domain.collection_wording import SHARE, WHY
from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.item import Kind
from retention_check.domain.round import LONGEST_NAME
from retention_check.domain.side import Side
from retention_check.domain.wording import item_name
from retention_check.report import Preset, ReportOptions, figure_file, figure_files, make_report, report_html
from retention_check.report.model import fingerprint
from retention_check.report.pdf import render_report
from retention_check.report.word import page_for_word
from tests.cast import STUDY, gouda
from tests.collected import beside_open_scores, collected, collected_round, questionnaire
from tests.imported import beside_our_own, imported_round
from tests.pdf.needs import needs_pango, needs_poppler
from tests.report.boxes import boxes_of, overlap
from tests.report.pages import page_texts, words

YOUNG, MANAGEMENT = Side
ASKED = "zelf gevraagd, 5 tot 19 november 2026, kort, zonder codes: dubbel antwoorden is niet te zien"
TITLE = "Hoe de antwoorden verdeeld zijn"
LONG = "Gemeente met een naam van tachtig tekens ".ljust(LONGEST_NAME, "w")
FIGURES = ("verdeling-redenen", "verdeling-maatregelen")
WORDS_OF_REASONS = dutch.listing(STUDY.answer_words[Kind.REASON])
NONE = {"typed": gouda(), "too few": collected(12, 6), "too many": collected(160, 151)}


@cache
def whole() -> Comparison:
    """Everything asked of both groups, with a long name and a number that was raised."""
    asking = questionnaire(Length.FULL, has_codes=True, asked_first={YOUNG: 70, MANAGEMENT: 45})
    return collected(60, 40, asking=asking, asked={YOUNG: 72, MANAGEMENT: 45}, municipality=LONG)


def text_of(comparison: Comparison, preset: Preset = Preset.APPENDIX, **options: object) -> str:
    report = make_report(comparison, ReportOptions(preset=preset, **options))  # type: ignore[arg-type]
    return words(report_html(report))


def test_the_appendix_draws_each_spread_and_says_it_in_words() -> None:
    text = report_html(make_report(collected(), ReportOptions(preset=Preset.APPENDIX)))
    assert TITLE in words(text)
    rows = re.findall(r'<td class="chart spread-drawn t-([a-z0-9-]+)"></td>', text)
    shown = [(side, spread) for item in STUDY.items for side, spread in spreads_shown(collected(), item.code).items()]
    assert len(rows) == len(shown) > 20
    assert {name.rsplit("-", 1)[0] for name in rows} == {"spread-young", "spread-management"}
    assert all(f".t-{name} {{ background-image" in text for name in rows)
    assert "Meer dan twee derde antwoordde hoog." in words(text)


@pytest.mark.parametrize("name", NONE)
def test_without_a_spread_nothing_is_said_of_it_anywhere(name: str) -> None:
    report = make_report(NONE[name], ReportOptions(preset=Preset.FULL))
    assert "verdeling" not in {section.anchor for section in report.sections}
    text = words(report_html(report))
    assert TITLE not in text
    assert "dan een derde" not in text
    assert not [file for file in figure_files(report) if file.startswith("verdeling")]


@pytest.mark.parametrize("preset", [Preset.APPENDIX, Preset.CONVERSATION])
def test_the_method_says_how_it_was_asked_and_why_only_thirds(preset: Preset) -> None:
    text = text_of(collected(), preset)
    assert f"Jonge ambtenaren en het management: {ASKED}." in text
    assert WHY in text


@pytest.mark.parametrize("preset", [Preset.APPENDIX, Preset.FULL])
def test_of_another_survey_the_appendix_says_so_and_no_answer_word_of_ours(preset: Preset) -> None:
    text = text_of(compare(imported_round(), STUDY), preset)
    who = "Jonge ambtenaren en het management"
    chose = f"{who} kozen uit vijf antwoorden in een eigen enquête, met de woorden van die enquête."
    classes = "Bij een reden is laag: 1 of 2. Midden is 3. Hoog is 4 of 5: de reden weegt zwaar."
    assert f"Het onderzoek drukt bij de antwoorden alleen cijfers af. {chose}" in text
    assert text.count(classes) == 2  # at the table, and where the method tells how answers are spread
    assert text.count(chose) == 4
    assert "Misschien stonden sommige daar iets anders." in text
    assert "De woorden zijn van ons" not in text
    for words_of_kind in STUDY.answer_words.values():
        assert dutch.listing(words_of_kind) not in text
        assert not [word for word in words_of_kind if f"‘{word}’" in text]


def test_that_an_own_survey_brings_no_scores_of_too_few_is_told_where_scores_that_are_not_shown_are() -> None:
    told = "bewaarden wij alleen scores met minstens vijf antwoorden."
    whole = f"Van de eigen enquête van jonge ambtenaren en het management {told}"
    assert whole in text_of(compare(imported_round(), STUDY), Preset.APPENDIX)
    assert told not in text_of(collected(), Preset.APPENDIX)


@pytest.mark.parametrize(
    ("elsewhere", "saw", "chose"),
    [
        (YOUNG, "Die woorden zag het management in onze vragenlijst.", "Jonge ambtenaren kozen"),
        (MANAGEMENT, "Die woorden zagen jonge ambtenaren in onze vragenlijst.", "Het management koos"),
    ],
)
def test_beside_our_own_questionnaire_the_appendix_says_who_saw_which_words(
    elsewhere: Side, saw: str, chose: str
) -> None:
    text = text_of(compare(beside_our_own(elsewhere), STUDY))
    chose = f"{chose} uit vijf antwoorden in een eigen enquête, met de woorden van die enquête."
    ours = f"Bij een maatregel: {dutch.listing(STUDY.answer_words[Kind.MEASURE])}."
    assert "De woorden zijn van ons, van laag naar hoog." in text
    assert f"{ours} {chose}" in text
    assert text.count(f"{saw} {chose} Ook daar is laag 1 of 2, midden 3 en hoog 4 of 5.") == 3
    assert text.count("Misschien stonden sommige daar iets anders.") == 1


def test_of_our_own_questionnaire_or_typed_scores_nothing_is_said_of_another_survey() -> None:
    for comparison in (collected(), gouda()):
        text = text_of(comparison, Preset.FULL)
        assert f"De woorden zijn van ons, van laag naar hoog. Bij een reden: {WORDS_OF_REASONS}." in text
        assert "eigen enquête" not in text
        assert "iets anders." not in text.partition("Hoe de stellingen er staan")[2].partition("Wat deze cijfers")[0]


def test_without_management_nothing_is_said_of_its_survey() -> None:
    text = text_of(compare(beside_our_own(MANAGEMENT), STUDY), Preset.FULL, hides_management=True)
    assert "De woorden zijn van ons" in text
    assert "eigen enquête" not in text


def test_the_word_file_of_the_appendix_says_the_same_of_another_survey() -> None:
    page = page_for_word(make_report(compare(imported_round(), STUDY), ReportOptions(preset=Preset.APPENDIX)))
    text = words(page.html)
    assert "met de woorden van die enquête." in text
    assert not [word for of_kind in STUDY.answer_words.values() for word in of_kind if f"‘{word}’" in text]


def test_the_method_says_both_numbers_where_more_were_asked_later() -> None:
    for preset in (Preset.APPENDIX, Preset.CONVERSATION):
        text = text_of(whole(), preset)
        assert "volledig, met eenmalige codes of op papier; eerst 70 gevraagd, later 72." in text
        assert (
            "Het management: zelf gevraagd, 5 tot 19 november 2026, volledig, met eenmalige codes of op papier." in text
        )


def test_of_a_round_that_was_typed_it_does_not_say_that_it_was_asked_by_us() -> None:
    for preset in Preset:
        assert "zelf gevraagd" not in text_of(gouda(), preset)


def test_of_a_side_that_is_withheld_nothing_is_said() -> None:
    text = text_of(collected(25, 4))
    assert f"Jonge ambtenaren: {ASKED}." in text
    assert "Redenen volgens jonge ambtenaren" in text
    assert "spread-management" not in report_html(make_report(collected(25, 4), ReportOptions(preset=Preset.APPENDIX)))


def test_what_is_left_out_for_a_reader_leaves_no_spread_and_no_line() -> None:
    report = make_report(collected(), ReportOptions(preset=Preset.FULL, hides_management=True))
    text = report_html(report)
    assert "spread-management" not in text
    assert f"Jonge ambtenaren: {ASKED}." in words(text)
    assert ",management," not in figure_files(report)["verdeling-redenen.csv"].decode()


def test_beside_open_scores_only_young_staff_was_asked() -> None:
    text = text_of(compare(beside_open_scores(), STUDY))
    assert f"Jonge ambtenaren: {ASKED}." in text
    assert "Het management: zelf gevraagd" not in text
    assert "Redenen volgens jonge ambtenaren" in text


def test_the_round_before_it_says_nothing_of_how_it_was_asked_in_this_one() -> None:
    before = compare(replace(collected_round(), day=gouda().round.day.replace(year=2025)), STUDY)
    text = text_of(gouda(), Preset.FULL, previous=before)
    assert "zelf gevraagd" not in text
    assert "dan een derde" not in text


def test_no_percentage_stands_beside_a_spread() -> None:
    part = text_of(whole()).partition(TITLE)[2].partition("Zo rekenen wij")[0]
    assert "%" not in part
    assert set(re.findall(r"\d+", part)) <= {"1", "2", "3", "4", "5", "20", "150"}


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("which", ["both", "whole", "young", "imported", "beside"])
def test_a_figure_stands_alone_and_no_text_covers_another(name: str, which: str) -> None:
    comparison = {
        "both": collected(),
        "whole": whole(),
        "young": collected(25, 4),
        "imported": compare(imported_round(), STUDY),
        "beside": compare(beside_our_own(MANAGEMENT), STUDY),
    }[which]
    data = figure_file(make_report(comparison), f"{name}.svg")
    assert data is not None
    drawing = ElementTree.fromstring(data)  # noqa: S314
    text = " ".join(each.text or "" for each in drawing.iter() if each.tag.endswith("text"))
    assert "21 november 2026" in text
    assert ("zelf gevraagd" in text) is (which != "imported")
    assert ("in een eigen enquête" in text) is (which in {"imported", "beside"})
    assert all(word in text for word in ("laag (1 of 2)", "midden (3)", "hoog (4 of 5)"))
    width, height = float(drawing.get("width", 0)), float(drawing.get("height", 0))
    boxes = list(boxes_of(drawing))
    for place, (told, (left, top, right, bottom)) in enumerate(boxes):
        assert 0 <= left <= right <= width, told
        assert 0 <= top <= bottom <= height, told
        assert (bottom - top) / 0.66 > 9.95, told
        assert not [other for other, box in boxes[place + 1 :] if overlap((left, top, right, bottom), box)], told


def test_each_row_of_a_figure_tells_who_cannot_see_it_the_whole_spread() -> None:
    data = figure_file(make_report(collected()), "verdeling-redenen.svg")
    assert data is not None
    titles = [each.text or "" for each in ElementTree.fromstring(data).iter() if each.tag.endswith("title")]  # noqa: S314
    assert titles[1].startswith("Te weinig carrièreontwikkeling. Jonge ambtenaren: Meer dan twee derde antwoordde hoog")
    assert "Management: " in titles[1]


@pytest.mark.parametrize("name", FIGURES)
def test_the_words_beside_a_figure_are_those_that_are_shown(name: str) -> None:
    data = figure_file(make_report(collected()), f"{name}.csv")
    assert data is not None
    rows = list(csv.DictReader(io.StringIO(data.decode())))
    assert rows
    for row in rows:
        spread = spreads_shown(collected(), row["code"])[YOUNG if row["groep"] == "jong" else MANAGEMENT]
        assert [row["laag"], row["midden"], row["hoog"]] == [SHARE[share] for share in spread.shares]


def test_the_fingerprint_changes_with_how_it_was_asked_and_is_what_it_was_without() -> None:
    round = collected_round()
    coded = {side: replace(each, has_codes=True) for side, each in round.collected.items()}
    typed = replace(round, collected={})
    stamps = {fingerprint(compare(each, STUDY)) for each in (round, replace(round, collected=coded), typed)}
    assert len(stamps) == 3
    assert fingerprint(compare(typed.without_management(), STUDY)) != fingerprint(compare(typed, STUDY))


@needs_pango
def test_the_renderer_warns_of_nothing_and_no_rule_of_pdf_ua_fails(tmp_path: Path) -> None:
    appendix = render_report(make_report(whole(), ReportOptions(preset=Preset.APPENDIX)))
    assert appendix.warnings == ()
    file = tmp_path / "appendix.pdf"
    file.write_bytes(appendix.data)
    assert "no failures" in str(page_validation.validate_pdf(file, profile="ua1"))


@needs_pango
@needs_poppler
def test_what_low_and_high_mean_stands_on_the_page_of_its_table() -> None:
    comparison = compare(beside_our_own(MANAGEMENT), STUDY)  # of which the words are too long for the foot of a page
    pages = page_texts(render_report(make_report(comparison, ReportOptions(preset=Preset.APPENDIX))).data)
    for kind, word in ((Kind.REASON, "reden"), (Kind.MEASURE, "maatregel")):
        page = next(page for page in pages if f"en Bij een {word} is laag" in page)
        after = page.partition(f"en Bij een {word} is laag")[2]
        assert item_name(STUDY.of_kind(kind)[0]) in after.partition("antwoordde minder dan een derde.")[2]


@pytest.mark.matrix
@needs_pango
@needs_poppler
def test_how_to_read_it_stays_on_one_page_with_all_that_is_told() -> None:
    pages = page_texts(render_report(make_report(whole())).data)
    assert "Zo leest u dit" in pages[-1]
    assert WHY in pages[-1].replace("- ", "")
