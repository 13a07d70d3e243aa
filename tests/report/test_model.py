"""What a report holds before a template is filled: its fingerprint, its findings, its topics by page."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.round import Entry
from retention_check.domain.side import Side
from retention_check.domain.wording import SHORT, WHO
from retention_check.exporters.sheet_template import sheet_xlsx
from retention_check.importers.score_sheet import read_sheet
from retention_check.report import GroupSize, Preset, ReportOptions, figure_files, make_report, report_html
from retention_check.report.model import fingerprint
from tests.cast import STUDY, comparison_of, example_entries, few, gouda, texel
from tests.report.pages import words


def changed(comparison: Comparison, **round: object) -> Comparison:
    return compare(replace(comparison.round, **round), STUDY)  # type: ignore[arg-type]


def test_the_fingerprint_changes_with_a_shown_figure_and_not_with_a_hidden_one() -> None:
    def stamp(mean: str, n: int) -> str:
        return fingerprint(comparison_of([Entry("R1", Side.YOUNG, Decimal(mean), n)]))

    assert stamp("7.1", 5) != stamp("7.2", 5)
    assert stamp("7.1", 4) == stamp("7.2", 4)
    assert stamp("7.11", 5) == stamp("7.14", 5)
    assert stamp("9.6", 5) == stamp("9.9", 5)


def test_the_fingerprint_covers_the_place_the_day_and_how_many_were_asked() -> None:
    stamps = {
        fingerprint(found)
        for found in (
            gouda(),
            changed(gouda(), municipality="Delft"),
            changed(gouda(), day=date(2026, 1, 1)),
            changed(gouda(), asked={Side.YOUNG: 700}),
        )
    }
    assert len(stamps) == 4


@pytest.mark.parametrize("preset", Preset)
def test_what_management_scored_is_nowhere_in_a_file_without_management(preset: Preset) -> None:
    def printed(shift: str, n: int) -> str:
        entries = tuple(
            entry if entry.side is Side.YOUNG else replace(entry, mean=entry.mean - Decimal(shift), n=n)
            for entry in example_entries(shift="0.1")
        )
        previous = comparison_of(entries)
        options = ReportOptions(preset=preset, hides_management=True, previous=previous)
        return report_html(make_report(comparison_of(entries), options))

    assert printed("0", 11) == printed("2.4", 7)


def test_two_topics_of_one_reason_share_a_page() -> None:
    made = make_report(gouda(), ReportOptions(("M3.1", "R6", "M3.2")))
    assert [(page.reason.code, page.numbers) for page in made.topic_pages] == [("R3", (1, 3)), ("R6", (2,))]
    assert [made.topic_pages[0].number_of(code) for code in ("M3.1", "M3.2", "M3.4")] == [1, 3, 1]


def test_a_pack_begins_with_topics_of_our_choice_and_takes_others() -> None:
    made = make_report(texel(), ReportOptions(is_pack=True))
    assert [topic.compared.item.code for topic in made.topics] == ["R1", "M3.2", "R2"]
    made = make_report(texel(), ReportOptions(("R9",), is_pack=True))
    assert [topic.compared.item.code for topic in made.topics] == ["R9"]


def test_the_next_five_gaps_follow_the_largest_by_size_in_one_list() -> None:
    made = make_report(gouda())
    sizes = [compared.gap.size for compared in made.summary.gaps if compared.gap]
    assert len(sizes) == 5
    assert sizes == sorted(sizes, reverse=True)
    assert {compared.item.kind.value for compared in made.summary.gaps} == {"reason", "measure"}
    first = made.headline.compared
    assert first is not None and first.gap is not None
    assert first.gap.size >= sizes[0]
    assert first not in made.summary.gaps


def test_the_widest_reason_is_named_when_measures_fill_the_list() -> None:
    scores = {f"M{reason}.1": ("8.5", "4.0") for reason in range(1, 8)} | {"R5": ("7.0", "5.0")}
    made = make_report(few(scores))
    assert made.summary.widest_other is not None
    assert made.summary.widest_other.item.code == "R5"
    assert [compared.item.code for compared in made.summary.equal_to_last] == ["M7.1"]


def test_figures_of_a_measure_stand_on_one_page() -> None:
    made = make_report(gouda())
    on_topics = {item.code for page in made.topic_pages for item in STUDY.measures_of(page.reason.code)}
    drawn = {compared.item.code for compared in made.drawn_measures}
    assert drawn
    assert not drawn & on_topics
    assert not drawn & {compared.item.code for compared in made.summary.drawn}
    listed = {each.compared.item.code: each.stands for found in made.measure_lists for each in found.measures}
    assert {code for code, stands in listed.items() if not stands} == drawn


NINE = dict(zip(("M1.1", "M1.3", "M2.1", "M3.1", "M4.2", "M6.1", "M6.3", "M8.1", "M9.2"), range(9), strict=True))


@pytest.mark.parametrize("side", Side)
def test_of_nine_measures_none_stands_in_both_lists_of_a_group(side: Side) -> None:
    made = make_report(few({code: (f"{8 - place / 2}", f"{4 + place / 3:.1f}") for code, place in NINE.items()}))
    lists = {found.title: [each.compared.item.code for each in found.measures] for found in made.measure_lists}
    most, least = lists[f"Meeste steun van {WHO[side]}"], lists[f"Minste steun van {WHO[side]}"]
    ends = [*NINE][:4], [*NINE][:4:-1]
    assert (most, least) == (ends if side is Side.YOUNG else ends[::-1])
    drawings = [f"{which}-steun-{SHORT[side]}.csv" for which in ("meeste", "minste")]
    files = [figure_files(made)[name].decode() for name in drawings]
    assert [sum(f"{code}," in file for code in NINE) for file in files] == [4, 4]
    assert not [code for code in NINE if all(f"{code}," in file for file in files)]


@pytest.mark.parametrize("count", [1, 2, 9])
def test_where_all_measures_have_the_same_support_there_is_no_least_and_the_report_says_so(count: int) -> None:
    made = make_report(few(dict.fromkeys([*NINE][:count], ("7", "5"))))
    own = [found for found in made.measure_lists if " steun van " in found.title]
    assert [found.title for found in own] == ["Meeste steun van jonge ambtenaren", "Meeste steun van het management"]
    assert [len(found.measures) for found in own] == ([1, 1] if count == 1 else [0, 0])
    text = words(report_html(made))
    assert text.count("Alle maatregelen met een score krijgen hier evenveel steun.") == (0 if count == 1 else 2)
    assert not [name for name in figure_files(made) if "minste-steun" in name]


@pytest.mark.parametrize(
    ("people", "size"),
    [(2, GroupSize.SMALL), (9, GroupSize.SMALL), (10, GroupSize.MIDDLE), (40, GroupSize.MIDDLE), (41, GroupSize.LARGE)],
)
def test_a_meeting_is_small_under_ten_and_large_above_forty(people: int, size: GroupSize) -> None:
    assert GroupSize.of_people(people) is size


def test_the_example_is_known_from_its_workbook_too() -> None:
    entries = read_sheet(sheet_xlsx(STUDY, filled=True), STUDY).entries
    assert make_report(comparison_of(entries, "Testdam")).is_example
    assert not make_report(gouda()).is_example
