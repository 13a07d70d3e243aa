"""How the printed report falls on its pages, for every mix: topics on one page, cards on a sheet of their own."""

import re
from functools import cache
from pathlib import Path

import pytest

from retention_check import pdf, places, report
from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.round import Agreement
from retention_check.report import Preset, ReportOptions
from tests.cast import STUDY, example_entries, gouda, mixes, texel
from tests.pdf.test_rendering import needs_pango, needs_poppler, text_of

MIXES = mixes()


@cache
def pages(name: str, folder: Path) -> list[str]:
    choices = ReportOptions(is_pack=name == "nothing")
    return printed(MIXES[name], choices, folder)


def printed(comparison: Comparison, choices: ReportOptions, folder: Path) -> list[str]:
    made = report.make_report(comparison, choices)
    data = pdf.render_pdf(report.printable_document(made), places.folder("static")).data
    text = text_of(data, folder)
    return [" ".join(page.split()) for page in text.split("\f")[:-1]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@needs_pango
@needs_poppler
@pytest.mark.parametrize("name", MIXES)
def test_each_topic_is_one_page(name: str, folder: Path) -> None:
    found = pages(name, folder)
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
def test_cards_lie_on_a_right_hand_page_with_a_blank_back(name: str, folder: Path) -> None:
    found = pages(name, folder)
    cards = next(number for number, page in enumerate(found, start=1) if page.startswith("Kaarten voor aan tafel"))
    assert cards % 2 == 1
    assert found[cards].startswith("Achterkant van de kaarten: leeg")


@needs_pango
@needs_poppler
@pytest.mark.parametrize("name", MIXES)
def test_single_pages_stay_single(name: str, folder: Path) -> None:
    found = pages(name, folder)
    for title in ("In één oogopslag", "Leeswijzer", "Oplegger voor de directie", "Voor wie na ons komt", "Afspraken"):
        starts = [number for number, page in enumerate(found) if page.startswith(title)]
        if starts:
            following = found[starts[0] + 1]
            assert following.startswith(("Leeswijzer", "Redenen volgens", "Voor wie", "Verantwoording", "Oplegger")), (
                title
            )


@needs_pango
@needs_poppler
def test_the_contents_name_the_right_pages(folder: Path) -> None:
    found = pages("full", folder)
    named = re.findall(r"(In één oogopslag|Leeswijzer|Verantwoording|Alle cijfers) (\d+)", found[1])
    assert len(named) == 4
    for title, number in named:
        assert found[int(number) - 1].startswith(title)


@needs_pango
@needs_poppler
@pytest.mark.parametrize(("preset", "count"), [(Preset.POSTER, 1), (Preset.UITDEEL, 2)])
@pytest.mark.parametrize("name", MIXES)
def test_the_poster_is_one_page_and_the_handout_two(name: str, preset: Preset, count: int, folder: Path) -> None:
    choices = ReportOptions(preset=preset, is_pack=name == "nothing")
    assert len(printed(MIXES[name], choices, folder)) == count


@needs_pango
@needs_poppler
def test_a_poster_without_management_shows_none_of_its_scores(folder: Path) -> None:
    choices = ReportOptions(preset=Preset.POSTER, poster_without_management=True)
    one = printed(gouda(), choices, folder)
    moved = [entry for entry in gouda().round.entries if entry.side == "young"]
    assert "Zo denken jonge ambtenaren erover." in one[0]
    assert "afgestemde" not in one[0]
    alone = printed(comparison_of(moved, staff=120), choices, folder)
    assert one[0].split("Waar gaat uw gesprek over")[0] == alone[0].split("Waar gaat uw gesprek over")[0]


@needs_pango
@needs_poppler
def test_agreements_are_printed_and_the_rest_are_lines(folder: Path) -> None:
    round = gouda().round
    agreed = Agreement("Mentoren zoeken", "HR-adviseur", "1 maart", "tien koppels", "loopt")
    comparison = compare(type(round)(round.entries, round.day, "Gouda", agreements=(agreed,)), STUDY)
    page = printed(comparison, ReportOptions(preset=Preset.UITDEEL), folder)[1]
    assert "Mentoren zoeken" in page
    assert page.count("niet gedaan") == 3  # two empty lines, and the ninety-day card


@needs_pango
@needs_poppler
def test_the_change_since_the_last_round_is_told(folder: Path) -> None:
    previous = comparison_of(example_entries(shift="-0.9"), staff=120)
    found = printed(gouda(), ReportOptions(previous=previous), folder)
    page = next(page for page in found if page.startswith("Sinds de vorige ronde"))
    assert "Reden: Carrièreontwikkeling jong 7,7 8,7 +1,0" in page


@needs_pango
@needs_poppler
def test_the_pack_speaks_of_the_country_alone(folder: Path) -> None:
    found = printed(texel(), ReportOptions(is_pack=True), folder)
    text = " ".join(found)
    assert "Zonder eigen cijfers" in found[2]
    assert "In één oogopslag" not in text
    assert "niet getoond:" not in text
    assert "jonge ambtenaren, landelijk" in text


@needs_pango
@needs_poppler
@pytest.mark.parametrize("preset", [Preset.POSTER, Preset.UITDEEL])
def test_the_example_says_so_on_every_page_that_is_handed_out(preset: Preset, folder: Path) -> None:
    for page in printed(comparison_of(example_entries(), "Voorbeeldstad"), ReportOptions(preset=preset), folder):
        assert "verzonnen cijfers" in page
