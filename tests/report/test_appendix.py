"""The appendix: every figure once, the map, what changed, how we compute; and how its pages are filled."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import page as page_validation
import pytest

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.findings import largest_gaps
from retention_check.domain.item import Kind
from retention_check.domain.round import Agreement
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.dutch import first_small
from retention_check.pdf import RenderedPdf
from retention_check.report import Preset, ReportOptions, make_report, report_html
from retention_check.report.model import Report
from retention_check.report.pdf import render_report
from retention_check.report.templating import filled
from tests.cast import (
    EDITION,
    MEASURES,
    REASONS,
    STUDY,
    answered_by,
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
from tests.report.pages import lowest_marks, page_texts, words

MIXES = mixes()
APPENDIX = ReportOptions(preset=Preset.APPENDIX)
THEN = date(2025, 11, 3)


class Tables(HTMLParser):
    """The tables of a page as rows of cells as they are seen, each row with its table's caption."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.captions: list[str] = []
        self.rows: list[tuple[str, list[str]]] = []
        self._into: list[str] | None = None
        self.feed(re.sub(r'<span class="visually-hidden">.*?</span>', "", text))

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        if tag == "caption":
            self.captions.append("")
            self._into = self.captions
        elif tag == "tr":
            self.rows.append((self.captions[-1], []))
        elif tag in ("td", "th"):
            self._into = self.rows[-1][1]
            self._into.append("")
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("caption", "td", "th"):
            self._into = None

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data


def html_of(comparison: Comparison, **options: object) -> str:
    return report_html(made(comparison, **options))


def made(comparison: Comparison, **options: object) -> Report:
    return make_report(comparison, replace(APPENDIX, **options))  # type: ignore[arg-type]


def section(text: str, anchor: str) -> str:
    """The HTML of one section."""
    return text.split(f'id="{anchor}">')[1].split("</section>")[0]


def said(comparison: Comparison, anchor: str, **options: object) -> str:
    return words(section(html_of(comparison, **options), anchor))


def figures(comparison: Comparison, **options: object) -> list[dict[str, str]]:
    """The rows of all tables of figures, by the head of their column."""
    return _by_head(section(html_of(comparison, **options), "cijfers"))


def _by_head(text: str) -> list[dict[str, str]]:
    found, head = [], [""]
    for _, cells in Tables(text).rows:
        tidy = [" ".join(cell.split()) for cell in cells]
        if tidy[0] in ("Stelling", "Maatregel"):
            head = tidy
        else:
            found.append(dict(zip(head, tidy, strict=True)))
    return found


def before(shift: str = "-0.9", **round: object) -> Comparison:
    """A round of a year before, everyone's scores a little different."""
    earlier = comparison_of(example_entries(shift=shift))
    return replace(earlier, round=replace(earlier.round, day=THEN, **round))  # type: ignore[arg-type]


# --- Alle cijfers ---


def test_every_reason_has_a_table_with_its_four_measures_under_its_full_words() -> None:
    tables = Tables(section(html_of(gouda()), "cijfers"))
    assert tables.captions == [f"{reason.code}. {reason.text}" for reason in REASONS]
    assert all(re.search(r"\. Te (weinig|veel) ", caption) for caption in tables.captions)
    assert [row["Stelling"].split(" ")[0] for row in figures(gouda())] == [
        item.code for reason in REASONS for item in (reason, *STUDY.measures_of(reason.code))
    ]


def test_a_row_holds_scores_answers_differences_and_places() -> None:
    found = few({"M3.2": ("8.2", "4.4"), "M1.1": ("8.9", "7.4")})
    row = next(row for row in figures(found) if row["Stelling"].startswith("M3.2"))
    assert (row["jong"], row["n jong"], row["mngt"], row["n mngt"]) == ("8,2", "34", "4,4", "8")
    assert row["verschil"] == "+3,8"
    assert (row["land. alle"], row["land. jong"], row["land. secr."], row["land. verschil"]) == (
        "7,5",
        "8,1",
        "4,9",
        "+3,2",
    )
    assert (row["jong t.o.v. land."], row["mngt t.o.v. land."]) == ("+0,1~", "−0,5~")
    assert (row["plaats jong"], row["plaats mngt"]) == ("2 (2)", "2 (2)")


def test_a_clear_difference_is_bold_and_another_is_not() -> None:
    text = section(html_of(few({"M3.2": ("8.2", "4.4"), "M1.1": ("7.5", "7.4")})), "cijfers")
    assert '<td class="gap" data-label="verschil">+3,8</td>' in text
    assert re.search(r'<td class="gap faint" data-label="verschil">\+0,1<', text)


def test_blurred_ends_are_written_in_words() -> None:
    row = figures(MIXES["end-at-one"])[0]
    assert (row["jong"], row["mngt"], row["verschil"]) == ("9,5 of hoger", "5,0", "minstens +4,5")


def test_there_are_no_intervals_and_no_spread() -> None:
    assert not re.search("interval|standaardafwijking|spreiding", said(gouda(), "cijfers"))


@pytest.mark.parametrize("name", MIXES)
def test_columns_of_a_group_without_figures_are_gone(name: str) -> None:
    comparison = MIXES[name]
    heads = set(figures(comparison)[0])
    for side, short in ((Side.YOUNG, "jong"), (Side.MANAGEMENT, "mngt")):
        assert (short in heads) == bool(comparison.has(side) or comparison.withheld(side))
        assert (f"n {short}" in heads) == bool(comparison.respondents(side))
        assert (f"plaats {short}" in heads) == (f"{short} t.o.v. land." in heads) == comparison.has(side)
    assert ("verschil" in heads) == (comparison.has(Side.YOUNG) and comparison.has(Side.MANAGEMENT))


def test_nothing_of_management_is_there_when_it_is_left_out() -> None:
    text = html_of(gouda(), hides_management=True)
    assert "mngt" not in words(text)
    alone = comparison_of(gouda().round.entries_of(Side.YOUNG), asked={Side.YOUNG: gouda().round.asked[Side.YOUNG]})
    assert figures(gouda(), hides_management=True) == figures(alone)


@pytest.mark.parametrize("name", MIXES)
def test_the_legend_explains_every_sign_that_is_used_and_no_other(name: str) -> None:
    text = section(html_of(MIXES[name]), "cijfers")
    legend = words(text.split('<ul class="signs legend">')[1].split("</ul>")[0])
    cells = " ".join(cell for _, row in Tables(text).rows for cell in row[1:])
    for sign, explained in (
        ("°", "° te klein"),
        ("~", "~ kan toeval zijn"),
        ("niet getoond", "niet getoond"),
        ("–", "– geen score"),
        ("minstens", "minstens"),
        ("hooguit", "hooguit"),
        ("ongeveer", "ongeveer"),
        ("mngt", "mngt management"),
        ("plaats", "plaats de hoogste score"),
        ("t.o.v. land.", "t.o.v. land. score min"),
    ):
        assert (sign in cells) == (explained in legend), sign
    assert ('<td class="gap" ' in text) == ("vet verschil duidelijk" in legend)


def test_the_figures_say_which_way_is_heavy_and_which_way_is_support() -> None:
    text = said(gouda(), "cijfers")
    assert "Een hoge score bij een reden: dit weegt zwaar. Een hoge score bij een maatregel: veel steun." in text


def test_marks_of_another_instrument_are_warned_of() -> None:
    assert "ander meetinstrument" in said(MIXES["marks"], "cijfers")
    assert "ander meetinstrument" not in said(gouda(), "cijfers")


# --- Kaart ---


def test_the_map_names_the_largest_gaps_in_words_at_most_ten() -> None:
    text = section(html_of(gouda()), "kaart")
    listed = re.findall(r"<li><b>(M[\d.]+)</b> ([^<]+)</li>", text)
    measures = [each.item for each in largest_gaps(gouda()) if each.item.kind is Kind.MEASURE]
    assert 0 < len(listed) <= 10
    assert set(listed) == {(item.code, item.label) for item in measures[: len(listed)]}


def test_the_table_of_the_map_has_gap_and_place_and_no_scores() -> None:
    text = section(html_of(gouda()), "kaart")
    rows = _by_head(text)
    assert [set(row) for row in rows] == [{"Maatregel", "verschil", "ligt op de kaart", "5,5 of hoger"}] * 40
    for row in rows:
        compared = gouda().item(row["Maatregel"].split(" ")[0])
        assert compared.gap is not None
        side = {Side.YOUNG: "boven de lijn", Side.MANAGEMENT: "onder de lijn", None: "op de lijn"}
        assert row["ligt op de kaart"] == side[compared.higher_side]
        both = [(compared.shown_score(side) or 0) >= Decimal("5.5") for side in Side]
        quadrant = {
            (True, True): "beide groepen",
            (True, False): "alleen jong",
            (False, True): "alleen management",
            (False, False): "geen van beide",
        }
        assert row["5,5 of hoger"] == quadrant[both[0], both[1]]
    assert "5,5 is het midden van de schaal." in words(text)


@pytest.mark.parametrize("name", ["nothing", "reasons-only", "young-only", "withheld", "no-common-items"])
def test_without_measures_of_both_groups_the_map_is_national_and_says_so(name: str) -> None:
    text = section(html_of(MIXES[name]), "kaart")
    assert "<h2>Kaart van de maatregelen, landelijk</h2>" in text
    assert "zijn bij de maatregelen scores van beide groepen nodig" in words(text)
    assert len(_by_head(text)) == 40


def test_a_map_on_which_nothing_stands_out_says_so() -> None:
    assert "Geen verschil springt eruit" in said(MIXES["equal"], "kaart")


# --- Sinds de vorige ronde ---


def test_change_says_which_rounds_and_that_all_were_asked_anew() -> None:
    text = said(gouda(), "verandering", previous=before())
    assert "De vorige ronde was op 3 november 2025, deze op 21 november 2026. Opnieuw gevraagd: ja." in text


SHORT_IN_REPORT = {Side.YOUNG: "jong", Side.MANAGEMENT: "mngt"}
ANSWERS = [
    ({}, "Opnieuw gevraagd: niet bekend.", {"jonge ambtenaren en het management"}),
    ({Side.YOUNG: False, Side.MANAGEMENT: False}, "Opnieuw gevraagd: nee.", {"jonge ambtenaren en het management"}),
    (
        {Side.YOUNG: True},
        "Opnieuw gevraagd: jonge ambtenaren ja, het management niet bekend.",
        {"het management"},
    ),
    (
        {Side.YOUNG: False, Side.MANAGEMENT: True},
        "Opnieuw gevraagd: jonge ambtenaren nee, het management ja.",
        {"jonge ambtenaren"},
    ),
]


@pytest.mark.parametrize(("answers", "told", "hidden"), ANSWERS)
def test_of_a_group_that_was_not_asked_again_the_change_is_not_printed_and_that_is_said(
    answers: dict[Side, bool], told: str, hidden: set[str]
) -> None:
    comparison = few({"R1": ("8.1", "6.1")})
    now = compare(replace(comparison.round, asked_again=answers), STUDY)
    text = said(now, "verandering", previous=few({"R1": ("6.0", "8.0")}))
    assert told in text
    assert [f"Wat er veranderde bij {who}, tonen wij niet" in text for who in hidden] == [True]
    rows = _by_head(section(html_of(now, previous=few({"R1": ("6.0", "8.0")})), "verandering"))
    assert [row["groep"] for row in rows] == [
        SHORT_IN_REPORT[side] for side in (Side.YOUNG, Side.MANAGEMENT) if answers.get(side)
    ]


def test_where_one_group_did_not_change_and_the_other_is_hidden_it_says_of_whom() -> None:
    now = compare(replace(gouda().round, asked_again={Side.YOUNG: True}), STUDY)
    text = said(now, "verandering", previous=gouda())
    assert "Geen score van jonge ambtenaren veranderde meer dan door één ander antwoord" in text


def test_the_ten_largest_changes_are_drawn_and_the_others_counted() -> None:
    earlier = comparison_of((*example_entries(REASONS, shift="-0.9"), *example_entries(MEASURES, shift="0.1")))
    report = made(gouda(), previous=earlier)
    text = section(report_html(report), "verandering")
    drawn = re.findall(r't-change-(\d+)"', text)
    assert drawn == [str(number) for number in range(1, 11)]
    listed = [change for change in report.changes if change.is_listed]
    more, rest = len(listed) - 10, len(report.changes) - len(listed)
    assert f"Nog {more} andere scores veranderden meer dan door één ander antwoord kan." in words(text)
    assert f"Bij {rest} andere scores is er geen verandering" in words(text)
    assert all(f"t-change-{number} {{" in report_html(report) for number in drawn)


def test_a_reason_that_goes_up_weighs_heavier_and_a_measure_that_goes_up_has_more_support() -> None:
    now = few({"R1": ("8", None), "R2": ("6", None), "M1.1": ("8.1", None), "M1.2": ("6.1", None)})
    then = few({"R1": ("6", None), "R2": ("8", None), "M1.1": ("6.2", None), "M1.2": ("8.2", None)})
    rows = {row["Stelling"]: row for row in _by_head(section(html_of(now, previous=then), "verandering"))}
    assert rows["Te weinig carrièreontwikkeling reden"]["dat betekent"] == "weegt zwaarder; duidelijk"
    assert rows["Te weinig gebruik van competenties reden"]["dat betekent"] == "weegt minder zwaar; duidelijk"
    measures = [row["dat betekent"] for name, row in rows.items() if "maatregel" in name]
    assert sorted(measures) == ["meer steun; duidelijk", "minder steun; duidelijk"]
    assert "dat is geen goed nieuws" in said(now, "verandering", previous=then)


def test_a_change_that_may_be_chance_says_so_and_an_open_score_has_no_level() -> None:
    now, then = open_scores({"R1": ("7.0", "7.75")}), open_scores({"R1": ("6.5", "5.5")})
    rows = _by_head(section(html_of(now, previous=then), "verandering"))
    assert [(row["groep"], row["toen"], row["nu"], row["dat betekent"]) for row in rows] == [
        ("mngt", "5,5", "7,8", "weegt zwaarder; een ander antwoord"),
        ("jong", "6,5", "7,0", "weegt zwaarder; kan toeval zijn"),
    ]


def test_management_in_another_form_is_left_out_and_it_says_why() -> None:
    now, then = open_scores({"R1": ("8", "7.75")}), few({"R1": ("6", "5")})
    text = said(now, "verandering", previous=then)
    assert "nu een open score en toen antwoord in een vragenlijst: dat is niet te vergelijken" in text
    assert "mngt" not in text
    assert "toen een open score" in said(then, "verandering", previous=now)
    assert "open score" not in said(now, "verandering", previous=then, hides_management=True)


def test_rounds_of_unlike_instruments_and_rounds_without_common_items_say_so() -> None:
    marks = few({"R1": ("8", "7")}, scale=SCALES["marks"])
    assert "niet met elkaar te vergelijken" in said(marks, "verandering", previous=few({"R1": ("8", "7")}))
    apart = said(few({"R1": ("8", "7")}), "verandering", previous=few({"R2": ("8", "7")}))
    assert "geen stelling waarbij beide rondes een score van dezelfde groep tonen" in apart
    same = said(gouda(), "verandering", previous=gouda())
    assert "Geen score veranderde meer dan door één ander antwoord kan." in same


def test_agreements_of_the_previous_round_are_told_as_they_stand_now() -> None:
    asked, done = (
        Agreement("Mentoren zoeken", "HR-adviseur", "1 maart"),
        Agreement("Schalen uitleggen", status="gedaan"),
    )
    comparison = gouda()
    now = replace(comparison, round=replace(comparison.round, agreements=(replace(asked, status="loopt"),)))
    text = said(now, "verandering", previous=before(agreements=(asked, done, Agreement("Lunchen"))))
    assert "Mentoren zoeken (HR-adviseur, 1 maart): loopt" in text.replace(" :", ":")
    assert "Schalen uitleggen: gedaan" in text.replace(" :", ":")
    assert "Lunchen: nog niet bekend" in text.replace(" :", ":")
    assert "Afspraken van de vorige ronde" not in said(now, "verandering", previous=before())


# --- Zo rekenen wij ---


@pytest.mark.parametrize("name", MIXES)
def test_the_method_holds_every_note_with_nothing_left_to_fill(name: str) -> None:
    text = said(MIXES[name], "verantwoording")
    assert not re.search(r"[{}]", text)
    for note in STUDY.content.meeting.method:
        assert words(filled(note.text, MIXES[name])) in text


def test_a_placeholder_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError):
        filled("{nobody}", gouda())
    assert filled("{threshold} {group}", gouda(), group="jong") == "5 jong"


def test_the_method_fills_what_differs_from_round_to_round() -> None:
    assert "minder dan 9 mensen" in said(few({"R1": ("7", "7")}, threshold=9), "verantwoording")
    assert "van vijftig verschillen twee of drie" in said(gouda(), "verantwoording")
    assert "van vijftig verschillen twee of drie" in said(few({"R1": ("7", "7")}), "verantwoording")


def test_what_is_not_shown_is_told_for_each_group_with_its_cause() -> None:
    text = said(MIXES["withheld"], "verantwoording")
    assert "Bij jonge ambtenaren tonen wij 50 scores niet (te weinig antwoorden)." in text
    assert "aantal antwoorden onbekend" in said(MIXES["unknown-n"], "verantwoording")
    one = comparison_of((*example_entries(MEASURES), *answered_by(4, 9)[:1]))
    assert "Bij jonge ambtenaren tonen wij 1 score niet (te weinig antwoorden): R1." in said(one, "verantwoording")
    assert "Alle scores die zijn ingevuld, staan in dit rapport." in said(gouda(), "verantwoording")


def test_response_is_told_for_groups_that_are_shown_and_never_the_answers_of_another() -> None:
    text = said(comparison_of(answered_by(42, 11), asked=asking(58, 16)), "verantwoording")
    assert "Jonge ambtenaren: 42 mensen antwoordden van de 58 die gevraagd zijn." in text
    assert "Het management: 11 mensen antwoordden van de 16 die gevraagd zijn." in text
    hidden = said(comparison_of(answered_by(4, 11), asked=asking(12, None)), "verantwoording")
    assert "Jonge ambtenaren: geen score is te tonen (te weinig antwoorden); gevraagd zijn er 12." in hidden
    assert not re.search(r"\b4 mensen", hidden)
    assert "hoeveel er gevraagd zijn, is niet ingevuld" in hidden
    assert "Het management gaf een open score, niet anoniem (door: gemeentesecretaris)." in said(
        MIXES["agreed"], "verantwoording"
    )


def test_the_study_is_told_without_quotation_marks_round_its_title() -> None:
    text = said(gouda(), "verantwoording")
    assert f": {EDITION.title}, Universiteit Utrecht en VNG Connect, 2025." in text
    assert "803 mensen begonnen eraan." in text
    assert "40 mensen (zij maakten een fout bij de controlevraag)" in text
    assert "551 jonge ambtenaren (35 jaar of jonger) en 115 gemeentesecretarissen over" in text


def test_the_method_tells_both_readings_the_discrepancies_and_the_statements() -> None:
    text = said(gouda(), "verantwoording")
    assert "voor alle deelnemers 8,4; wij lezen 8,5" in text
    assert "staat 8,5; wij lezen 5,9" in text
    assert f"‘{first_small(STUDY.item('M1.1').text)}’" in text
    assert "Op drie plaatsen wijkt de tekst van het onderzoek af van de tabel." in text
    assert all(discrepancy.note in text for discrepancy in EDITION.discrepancies)
    assert STUDY.content.statements_note in text


def test_the_stamp_says_what_the_fingerprint_covers() -> None:
    report = made(gouda())
    text = words(section(report_html(report), "verantwoording"))
    assert f"Ronde van Gouda, 21 november 2026. Vingerafdruk: {report.fingerprint}." in text
    assert "gemaakt van alle getoonde scores, de schaal, de gemeente en de datum. Ook telt mee hoeveel mensen" in text
    assert "hoe en door wie het management antwoordde" in text
    assert "Teksten, onderwerpen, afspraken en de vorige ronde tellen niet mee." in text


def test_the_pack_has_the_method_and_not_a_word_about_a_round() -> None:
    text = words(html_of(texel(), is_pack=True))
    assert "In dit pakket staan alleen landelijke cijfers." in text
    assert EDITION.title in text
    stamp = text.split("Waarmee en wanneer dit gemaakt is")[1]
    assert "Datum: 21 november 2026." in stamp
    assert not re.search("Ronde van|Vingerafdruk|Wie antwoordde|Wat niet getoond is|staan in dit rapport", text)


# --- The pages of the PDF ---

AT_THE_ENDS = {item.code: ("9.9", "1.2" if index % 2 else "9.8") for index, item in enumerate(STUDY.items)}
HALF_WITHHELD = [replace(entry, n=4 if index % 3 else 42) for index, entry in enumerate(example_entries(shift="0.1"))]
TWELVE_MEASURES = {item.code: ("8.5", "5.5") for item in MEASURES[:12]}
PRINTED: dict[str, tuple[Comparison, dict[str, object]]] = {
    "full, since a previous round": (gouda(), {"previous": before(agreements=(Agreement("Mentoren"),))}),
    "without management": (gouda(), {"hides_management": True, "previous": before()}),
    "marks and a name of eighty letters": (
        replace(MIXES["marks"], round=replace(MIXES["marks"].round, municipality="Wijdemeer " * 8)),
        {},
    ),
    "open scores beside blurred ends": (MIXES["open-beside-ends"], {"previous": MIXES["agreed"]}),
    "only reasons": (MIXES["reasons-only"], {"previous": MIXES["reasons-only"]}),
    "withheld": (MIXES["withheld"], {}),
    "everything at an end": (few(AT_THE_ENDS, 12_500, 1_250), {}),
    "half of it withheld": (comparison_of(HALF_WITHHELD), {}),
    "few measures": (few(TWELVE_MEASURES), {"previous": few(TWELVE_MEASURES)}),
    "nothing": (texel(), {}),
    "pack": (texel(), {"is_pack": True}),
}
PRINTED_NOW = ("everything at an end",)


@cache
def printed(name: str) -> RenderedPdf:
    comparison, options = PRINTED[name]
    return render_report(made(comparison, **options))


@needs_pango
@needs_poppler
@pytest.mark.parametrize("name", some_now(PRINTED, PRINTED_NOW))
def test_no_page_is_blank_and_only_the_last_is_short(name: str) -> None:
    lowest = lowest_marks(printed(name).data)
    assert all(share > 1 / 3 for share in lowest[:-1]), lowest
    assert lowest[-1] > 0.1


@needs_pango
@pytest.mark.parametrize("name", some_now(PRINTED, PRINTED_NOW))
def test_the_renderer_warns_of_nothing_and_no_rule_of_pdf_ua_fails(name: str, tmp_path: Path) -> None:
    assert printed(name).warnings == ()
    file = tmp_path / "appendix.pdf"
    file.write_bytes(printed(name).data)
    assert "no failures" in str(page_validation.validate_pdf(file, profile="ua1"))


@needs_pango
@needs_poppler
@pytest.mark.parametrize("name", some_now([name for name in PRINTED if name != "pack"], PRINTED_NOW))
def test_no_heading_is_parted_from_its_table(name: str) -> None:
    found = page_texts(printed(name).data)
    for number, reason in enumerate(REASONS, start=1):
        page = next(page for page in found if f"{reason.code}. {reason.text}" in page)
        assert all(f"M{number}.{measure} " in page for measure in range(1, 5))
    first = next(page for page in found if "Kaart van de maatregelen" in page)
    assert "Op de schuine lijn" in first
    of_map = next(page for page in found if "Waar elke maatregel ligt" in page)
    assert "boven de lijn" in of_map
    assert "5,5 of hoger" in of_map


@pytest.mark.matrix
@needs_pango
@needs_poppler
def test_the_appendix_of_a_full_round_keeps_within_nine_pages() -> None:
    found = page_texts(printed("full, since a previous round").data)
    assert len(found) <= 9
    change = next(page for page in found if "Sinds de vorige ronde" in page)
    assert "De tien grootste veranderingen" in change
    assert "Mentoren" in change
