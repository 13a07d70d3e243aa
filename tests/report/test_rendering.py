"""The report as HTML: one self-contained file with the same content for every mix of data."""

import html
import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from retention_check import report
from retention_check.domain.comparison import Comparison
from retention_check.domain.round import Entry, ManagementForm
from retention_check.domain.side import Side
from retention_check.importers import read_sheet
from tests.cast import STUDY, comparison_of, delft, example_entries, few, gouda, mixes, national_sheet

MIXES = mixes()


def page(comparison: Comparison, *chosen: str) -> str:
    return report.report_html(report.make_report(comparison, report.ReportOptions(chosen)))


def words(text: str) -> str:
    """What a reader sees: no style, no tags, single spaces."""
    text = re.sub(r"<style>.*?</style>", " ", text, flags=re.DOTALL)
    text = re.sub(r"</?strong>", "", text)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


NO_ICON = "data:,"  # an icon of nothing, so that browsers do not ask for one


class Outline(HTMLParser):
    """Headings, ids, table cells and addresses of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.headers_without_scope = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "th" and given.get("scope") not in ("row", "col"):
            self.headers_without_scope += 1
        found = [str(given[name]) for name in ("href", "src") if given.get(name)]
        self.addresses += [address for address in found if address != NO_ICON]


@pytest.mark.parametrize("name", MIXES)
def test_every_mix_has_sound_headings_ids_links_and_tables(name: str) -> None:
    outline = Outline()
    outline.feed(page(MIXES[name]))
    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    for before, after in zip(outline.headings, outline.headings[1:], strict=False):
        assert after <= before + 1
    assert len(outline.ids) == len(set(outline.ids))
    assert outline.headers_without_scope == 0
    assert all(address.removeprefix("#") in outline.ids for address in outline.addresses)


@pytest.mark.parametrize("name", MIXES)
def test_the_page_asks_nothing_of_another_host(name: str) -> None:
    text = page(MIXES[name])
    outline = Outline()
    outline.feed(text)
    assert {address[0] for address in outline.addresses} == {"#"}
    assert {address[:5] for address in re.findall(r'url\("(.*?)"\)', text)} == {"data:"}
    assert "@import" not in text


@pytest.mark.parametrize("name", MIXES)
def test_every_mix_reads_without_a_hole(name: str) -> None:
    text = words(page(MIXES[name]))
    assert not re.search(r"\bNone\b|\bNaN\b|\bTrue\b|\bFalse\b|Decimal|\{\{|\}\}|  |\( \)| ,| \.(?=\s)|\.\.", text)


def test_the_names_of_the_mixes_stand_as_they_were_typed() -> None:
    for comparison in MIXES.values():
        assert comparison.round.municipality in words(page(comparison))
    assert "<b>Test" not in page(MIXES["equal"])


def test_the_summary_shows_overall_means_beside_the_country() -> None:
    text = words(page(comparison_of(read_sheet(national_sheet(), STUDY).entries)))
    assert "7,1 jonge ambtenaren landelijk 7,1 6,5 management landelijk 6,5" in text


def test_the_largest_gap_of_the_country_stands_in_the_summary() -> None:
    text = words(page(comparison_of(read_sheet(national_sheet(), STUDY).entries)))
    assert "Zelfde functie, hogere schaal: jong 8,1, management 4,9. Jong steunt het meer." in text


def test_a_high_reason_weighs_and_a_high_measure_has_support() -> None:
    text = words(page(few({"R1": ("9", "6"), "M6.1": ("5", "8.8")})))
    assert "Carrièreontwikkeling: jong 9,0, management 6,0. Voor jong weegt het zwaarder." in text
    assert "Informele activiteiten: jong 5,0, management 8,8. Management steunt het meer." in text
    assert "Informele activiteiten: jonge ambtenaren geven 5,0, landelijk 7,8. Zij steunen het hier minder." in text
    told = "Carrièreontwikkeling: het management geeft 6,0, landelijk 8,0."
    assert f"{told} Voor het management weegt het hier minder zwaar." in text


def test_two_municipalities_get_two_texts() -> None:
    one, other = words(page(MIXES["full"])), words(page(MIXES["management-higher"]))
    summary = re.compile(r"In één oogopslag Gouda|Hier bent u het over eens.*?Waar gaat uw gesprek over")
    assert summary.findall(one) != summary.findall(other)


def test_a_withheld_side_is_named_and_not_shown() -> None:
    text = words(page(delft()))
    assert "niet getoond: te weinig antwoorden" in text
    assert "Hiervoor zijn scores van beide kanten nodig." in text


def test_no_withheld_value_can_be_found() -> None:
    secret = Entry("R5", Side.YOUNG, Decimal("3.7"), 4)
    with_secret = page(comparison_of((*example_entries(), secret)[:-1]))
    assert "3,7" not in with_secret.replace("33,7", "")
    hidden = page(comparison_of((secret,)))
    assert "3,7" not in words(hidden)
    assert page(comparison_of((Entry("R5", Side.YOUNG, Decimal("9.9"), 4),))) == hidden


def test_an_agreed_score_is_labelled_wherever_it_shows() -> None:
    text = words(page(MIXES["agreed"]))
    assert "afgestemde score, niet anoniem; gegeven door: gemeentesecretaris" in text
    assert text.count("management (afgestemde score, niet anoniem)") >= 4
    assert "De band is één stap naar elke kant" in text


def test_marks_warn_beside_every_national_figure() -> None:
    text = page(MIXES["marks"])
    assert text.count("ander meetinstrument") >= text.count('<p class="legend">')


def test_the_example_is_never_taken_for_real() -> None:
    assert "verzonnen" in words(page(comparison_of(example_entries(), "Gouda")))
    assert "verzonnen" in words(page(few({"R1": ("7", "7")}, municipality="voorbeeldstad")))
    assert "verzonnen" not in words(page(gouda()))


def test_chosen_topics_get_a_page_each() -> None:
    text = page(gouda(), "R3", "M3.2")
    assert text.count('class="topic"') == 2
    assert "U koos dit onderwerp zelf." in words(text)


def test_the_method_page_tells_both_readings_and_all_rules() -> None:
    text = words(page(gouda()))
    assert "voor alle deelnemers 8,4; wij lezen 8,5" in text
    assert "staat 8,5; wij lezen 5,9" in text
    assert "803 mensen begonnen" in text
    assert "551 jonge ambtenaren en 115 gemeentesecretarissen" in text
    assert "(antwoord − 1) × 2,25 + 1" in text
    assert "minder dan 5 antwoorden" in text
    for rule in ("Hier bent u het over eens", "Hier ziet u het anders", "Een andere plaats", "Anders dan landelijk"):
        assert f"‘{rule}’" in text


def test_the_method_page_says_which_threshold_holds() -> None:
    assert "minder dan 9 antwoorden" in words(page(few({"R1": ("7", "7")}, threshold=9)))


def test_an_interval_stands_with_the_figures_from_twenty_answers_only() -> None:
    text = words(page(gouda()))
    assert re.search(r"8,7 42 \d,\d–\d,\d 7,2 11 ", text)
    assert "interval mngt" not in text


def test_a_gap_with_an_agreed_score_is_called_a_difference_outside_its_band_only() -> None:
    def summary(young: str) -> str:
        found = few({"R1": (young, "5.5")}, n_management=None, management_form=ManagementForm.AGREED)
        return words(page(found))

    assert "Nergens is er een zichtbaar verschil" in summary("7.5")
    assert "Voor jong weegt het zwaarder" in summary("8.5")


def test_national_figures_are_never_called_own() -> None:
    text = words(page(few({"M1.1": ("8", "7"), "M1.2": ("7", "8")})))
    assert "Voor een volgorde naast elkaar zijn scores van beide kanten nodig." in text
    text = words(page(few({"R1": ("8", "7")})))
    assert "Meeste steun van jonge ambtenaren, landelijk" in text
    assert "Meeste steun van het management, landelijk" in text
