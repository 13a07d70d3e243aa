"""The report as HTML: one self-contained file with the same content for every mix of data."""

import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from retention_check import report
from retention_check.domain.comparison import Comparison
from retention_check.domain.item import Kind
from retention_check.domain.round import Entry
from retention_check.domain.side import Side
from retention_check.importers.score_sheet import read_sheet
from retention_check.report import Preset
from tests.cast import (
    STUDY,
    Pairs,
    comparison_of,
    delft,
    example_entries,
    few,
    gouda,
    mixes,
    national_sheet,
    open_scores,
)
from tests.matrix import some_now
from tests.report.pages import words
from tests.report.printed import section, text_of

MIXES = mixes()
HARD_MIXES = ("full", "long-name", "agreed", "open-beside-ends", "withheld", "nothing", "no-common-items", "marks")


def page(comparison: Comparison, *chosen: str, preset: Preset = Preset.FULL) -> str:
    return report.report_html(report.make_report(comparison, report.ReportOptions(chosen, preset)))


def page_one(comparison: Comparison) -> str:
    """The words of page 1."""
    return text_of(section(page(comparison, preset=Preset.CONVERSATION), "oogopslag"))


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


@pytest.mark.parametrize("name", some_now(MIXES, HARD_MIXES))
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


@pytest.mark.parametrize("name", some_now(MIXES, HARD_MIXES))
def test_the_page_asks_nothing_of_another_host(name: str) -> None:
    text = page(MIXES[name])
    outline = Outline()
    outline.feed(text)
    assert all(address.startswith("#") for address in outline.addresses)
    assert {address[:5] for address in re.findall(r'url\("(.*?)"\)', text)} == {"data:"}
    assert "@import" not in text


@pytest.mark.parametrize("name", MIXES)
def test_every_mix_reads_without_a_hole(name: str) -> None:
    text = words(page(MIXES[name]))
    assert not re.search(r"\bNone\b|\bNaN\b|\bTrue\b|\bFalse\b|Decimal|\{\{|\}\}|  |\( \)| ,| \.(?=\s)|\.\.", text)


@pytest.mark.matrix
def test_the_names_of_the_mixes_stand_as_they_were_typed() -> None:
    for comparison in MIXES.values():
        assert comparison.round.municipality in words(page(comparison))
    assert "<b>Test" not in page(MIXES["equal"])


def test_own_scores_equal_to_the_country_give_its_largest_gap() -> None:
    text = page_one(comparison_of(read_sheet(national_sheet(), STUDY).entries))
    assert "Het grootste verschil: 3,2 punt over ‘zelfde functie, hogere schaal’" in text
    assert "Jonge ambtenaren steunen deze maatregel meer dan het management: 8,1 tegenover 4,9." in text
    assert "Landelijk is het verschil 3,2 punt." in text
    assert "Zo’n groot verschil ontstaat zelden door toeval." in text
    assert (
        "Gemiddeld over de 10 redenen: jong 7,1 (landelijk 7,1), management 6,5 (landelijk 6,5); hoger is zwaarder."
        in text
    )


TITLES = {
    "within-steps": "Het grootste verschil is 0,7 punt: te klein om iets over te zeggen",
    "young-only": "Volgens jonge ambtenaren weegt ‘te weinig carrièreontwikkeling’ het zwaarst: 8,7",
    "management-only": "Volgens het management weegt ‘te weinig gebruik van competenties’ het zwaarst: 7,8",
    "no-common-items": "Beide groepen gaven scores, maar niet bij dezelfde stellingen",
    "equal": "Bij alle vijftig stellingen staan beide groepen gelijk",
    "all-withheld": "Er zijn nog geen scores die wij kunnen tonen",
    "management-higher": "Het grootste verschil: 2,8 punt over ‘te weinig carrièreontwikkeling’",
    "opposite-ends": "Het grootste verschil: minstens 8,0 punt over ‘te weinig carrièreontwikkeling’",
}


@pytest.mark.parametrize(("name", "title"), TITLES.items())
def test_every_mix_has_a_title_of_its_own(name: str, title: str) -> None:
    assert title in page_one(MIXES[name])


def test_a_high_reason_weighs_and_a_high_measure_has_support() -> None:
    reason = page_one(few({"R1": ("9", "6")}))
    assert "Volgens jonge ambtenaren weegt deze reden zwaarder dan volgens het management: 9,0 tegenover 6,0." in reason
    measure = page_one(few({"M6.1": ("5", "8.8")}))
    assert "Het management steunt deze maatregel meer dan jonge ambtenaren: 8,8 tegenover 5,0." in measure


def test_much_and_little_are_said_only_where_the_nearest_answer_says_so() -> None:
    assert "geeft deze maatregel veel steun, jonge ambtenaren weinig: 8,8 t" in page_one(few({"M6.1": ("4.3", "8.8")}))
    assert "weinig" not in page_one(few({"M6.1": ("4.4", "8.8")})).partition("Reden:")[0]
    assert "weegt deze reden zwaar, volgens het management weinig: 6,7 t" in page_one(few({"R1": ("6.7", "4.3")}))
    assert "weegt deze reden zwaarder dan volgens" in page_one(few({"R1": ("6.6", "4.3")}))


def test_of_scores_that_lie_near_neither_is_called_more() -> None:
    text = words(report.report_html(report.make_report(few({"M6.1": ("8.4", "8.1")}), report.ReportOptions(("M6.1",)))))
    assert "De scores liggen dicht bij elkaar: jonge ambtenaren 8,4, het management 8,1." in text
    assert "steunen deze maatregel" not in text


def test_what_both_groups_see_little_in_is_never_called_supported() -> None:
    text = page_one(few({"M6.1": ("4.0", "2.1"), "M6.2": ("3.0", "3.0")}))
    assert "onder het midden van de schaal: jonge ambtenaren 4,0, het management 2,1." in text
    assert not re.search(r"steunen deze maatregel|steunt deze maatregel", text)
    assert "Beide onder het midden van de schaal" in text


def test_a_score_beside_the_country_says_which_way_it_goes() -> None:
    text = page_one(few({"R1": ("9.0", "6.0"), "M6.1": ("5.0", "8.8")}))
    assert (
        "het management 6,0, landelijk 8,0. Volgens het management weegt dit duidelijk minder zwaar dan landelijk."
        in text
    )
    assert "jonge ambtenaren 5,0, landelijk 7,8. Zij steunen dit duidelijk minder dan landelijk." in text


def test_the_largest_of_many_gaps_is_not_called_proof() -> None:
    text = page_one(MIXES["few-answers"])
    assert "Bij 8 en 5 antwoorden kan een verschil tot 2,6 punt toeval zijn." in text
    assert "liggen door toeval twee of drie van vijftig verschillen boven deze grens." in text
    chance = page_one(few({item.code: ("7.0", "5.6") for item in STUDY.items}, 8, 5))
    assert "Van vijftig verschillen is het grootste vaak groter dan het echt is." in chance
    assert "Praat erover; het bewijst niets." in chance


def test_the_response_is_told_and_who_stayed_silent() -> None:
    assert "42 van 58 jonge ambtenaren" in page_one(MIXES["uneven-answers"])
    assert "over een maand kan een klein verschil anders zijn" in page_one(MIXES["everyone-answered"])
    assert "Wie niet antwoordde, kan er anders over denken" not in page_one(MIXES["everyone-answered"])
    assert "Minder dan de helft van de jonge ambtenaren antwoordde." in page_one(MIXES["under-half"])


def test_the_legend_always_says_what_ten_means() -> None:
    told = "Reden: 10 betekent dat dit heel zwaar weegt bij vertrek. Maatregel: 10 betekent heel veel steun."
    for name in MIXES:
        assert told in page_one(MIXES[name])


def test_overall_means_go_over_the_items_both_groups_scored() -> None:
    scores: Pairs = {f"R{number}": ("8", "6") for number in range(1, 10)} | {"R10": ("2", None)}
    assert "Gemiddeld over 9 van de 10 redenen: jong 8,0" in page_one(few(scores))


def test_topics_name_who_is_asked() -> None:
    text = page_one(gouda())
    assert text.count("Aan jonge ambtenaren: ") == 3
    assert text.count("Aan het management: ") == 3


def test_a_withheld_group_is_named_and_not_shown() -> None:
    text = page_one(delft())
    assert "scores van jonge ambtenaren niet getoond: te weinig antwoorden" in text
    assert "beide" not in text


def test_no_withheld_value_can_be_found() -> None:
    secret = Entry("R5", Side.YOUNG, Decimal("3.7"), 4)
    hidden = page(comparison_of((secret,)))
    assert "3,7" not in words(hidden).replace("3,75", "")
    assert page(comparison_of((Entry("R5", Side.YOUNG, Decimal("9.9"), 4),))) == hidden


def test_two_rounds_that_round_alike_print_alike() -> None:
    assert page(few({"R1": ("7.84", "7.15")})) == page(few({"R1": ("7.76", "7.24")}))


def test_an_open_score_is_labelled_wherever_it_shows() -> None:
    text = words(page(MIXES["agreed"], preset=Preset.CONVERSATION))
    assert "open score van het management (door: gemeentesecretaris)" in text
    assert text.count("management (open score, niet anoniem)") >= 4
    assert "De band om de open score loopt van een half antwoord lager tot een half antwoord hoger." in text


def test_a_gap_with_an_open_score_is_too_small_up_to_half_a_step_and_one_answer() -> None:
    def title(young: str) -> str:
        return page_one(open_scores({"R1": (young, "5.5")}))

    assert "te klein om iets over te zeggen" in title("6.6")
    assert "Het grootste verschil: 1,3 punt" in title("6.8")


def test_marks_warn_beside_every_national_figure() -> None:
    text = page(MIXES["marks"], preset=Preset.CONVERSATION)
    for anchor in ("oogopslag", "redenen", "maatregelen"):
        assert "ander meetinstrument" in section(text, anchor)


def test_the_example_is_never_taken_for_real() -> None:
    assert "verzonnen" in words(page(comparison_of(example_entries(), "Gouda")))
    assert "verzonnen" in words(page(few({"R1": ("7", "7")}, municipality="voorbeeldstad")))
    assert "verzonnen" not in words(page(gouda()))


def test_the_example_without_management_is_still_the_example() -> None:
    made = report.make_report(comparison_of(example_entries(), "Gouda"), report.ReportOptions(hides_management=True))
    assert "verzonnen" in words(report.report_html(made))


def test_a_chosen_measure_stands_first_and_marked_on_its_topic_page() -> None:
    topic = re.findall(r'<article class="topic.*?</article>', page(gouda(), "M3.3"), re.DOTALL)[0]
    rows = re.findall(r'<th scope="row" class="name">(.*?)</th>', topic, re.DOTALL)
    assert text_of(rows[0]) == "Bonus bij goed presteren onderwerp"
    assert "onderwerp" not in "".join(rows[1:])


def test_chosen_topics_get_a_page_for_each_reason() -> None:
    text = page(gouda(), "R3", "M3.2", "R6", preset=Preset.CONVERSATION)
    assert text.count('<article class="topic') == 2
    assert text.count('class="headline') == 4  # page 1 and three topics


def test_the_order_of_reasons_names_a_shared_place() -> None:
    scores: dict[str, tuple[str | None, str | None]] = {
        "R1": ("9", "3"),
        "R2": ("8", "5"),
        "R3": ("7", "5"),
        "R4": ("6", "8"),
        "R5": ("5", "9"),
    }
    text = words(page(few(scores)))
    assert "plaats 1, bij het management op plaats 5 van 5" in text
    tied = words(page(few(scores | {"R6": ("5", "9.0")})))
    assert "op een gedeelde plaats 5" in tied


def test_every_reason_in_a_sentence_has_te_weinig_or_te_veel_before_it() -> None:
    text = words(page(gouda()))
    for reason in STUDY.of_kind(Kind.REASON):
        shortened = reason.text.removeprefix("Te weinig ").removeprefix("Te veel ")
        assert f"‘{shortened}" not in text


def test_a_side_is_called_a_group_and_an_open_score_has_one_name() -> None:
    for name in ("full", "agreed", "young-only"):
        text = words(page(MIXES[name]))
        assert "kanten" not in text
        assert "afgestemde" not in text
        assert not re.search(r"\bmanagers\b", text)


def test_the_previous_round_is_one_line_on_page_one() -> None:
    previous = comparison_of(example_entries(shift="-0.9"))
    made = report.make_report(gouda(), report.ReportOptions(previous=previous))
    text = text_of(section(report.report_html(made), "oogopslag"))
    told = r"Sinds 21 november 2026: de grootste verandering is bij ‘.*?’, .*? van \d,\d naar \d,\d; "
    assert re.search(told + r"(?:die reden weegt nu|daar is nu)", text)


def test_national_figures_are_never_called_own() -> None:
    text = words(page(few({"M1.1": ("8", "7"), "M1.2": ("7", "8")})))
    assert "Bij de redenen zijn geen eigen scores te tonen. Hier staan de landelijke." in text
    text = words(page(few({"R1": ("8", "7")})))
    assert "Meeste steun van jonge ambtenaren, landelijk" in text
    assert "Meeste steun van gemeentesecretarissen, landelijk" in text


@pytest.mark.parametrize(
    ("code", "then", "now", "told"),
    [
        ("R1", "6.0", "8.5", "van 6,0 naar 8,5; die reden weegt nu zwaarder (duidelijk)."),
        ("R1", "8.5", "6.0", "van 8,5 naar 6,0; die reden weegt nu minder zwaar (duidelijk)."),
        ("M3.2", "6.0", "8.5", "van 6,0 naar 8,5; daar is nu meer steun voor (duidelijk)."),
        ("M3.2", "8.5", "6.0", "van 8,5 naar 6,0; daar is nu minder steun voor (duidelijk)."),
    ],
)
def test_a_change_on_page_one_says_what_it_means(code: str, then: str, now: str, told: str) -> None:
    options = report.ReportOptions(previous=few({code: (then, "7.0")}))
    page = report.report_html(report.make_report(few({code: (now, "7.0")}), options))
    assert told in text_of(section(page, "oogopslag"))
