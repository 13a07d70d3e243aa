"""The playbook: each part alone, the texts of the meeting that is planned, and sheets that print as they are used."""

import re
import subprocess
from functools import cache
from pathlib import Path

import page as page_validation
import pytest

from retention_check.domain.comparison import Comparison
from retention_check.pdf import RenderedPdf
from retention_check.report import PARTS, GroupSize, MeetingPlan, Preset, ReportOptions, make_report, report_html
from retention_check.report.pdf import render_report
from tests.cast import STUDY, comparison_of, example_entries, gouda, mixes, texel
from tests.matrix import some_now
from tests.pdf.needs import needs_pango, needs_poppler
from tests.report.pages import lowest_marks, page_texts, words

MIXES = mixes()
MEETING = STUDY.content.meeting
SIZES = {GroupSize.SMALL: "small", GroupSize.MIDDLE: "middle", GroupSize.LARGE: "large"}
PLANS = [MeetingPlan(size, has_management) for size in GroupSize for has_management in (True, False)]
USUAL = MeetingPlan()
FIRST_CARD = MEETING.cards[0].text.told(set())
SHEETS = ("brief", "kaarten", "raadblad", "stippenblad", "afsprakenblad")  # handed out or cut
LEAST_FILLED = 1 / 3  # how far down the last mark of a page stands at least
HOLE = re.compile(r"\bNone\b|\bTrue\b|\bFalse\b|Decimal|[{}]|\( ?\)| [,.](?=\s)|\.\.|‘’")


def playbook(comparison: Comparison, **options: object) -> str:
    """The playbook as HTML."""
    return report_html(make_report(comparison, ReportOptions(preset=Preset.PLAYBOOK, **options)))  # type: ignore[arg-type]


def part(anchor: str, comparison: Comparison | None = None, **options: object) -> str:
    """One part alone, without its head."""
    return playbook(comparison or gouda(), part=anchor, **options).partition("<section")[2]


@cache
def printed(mix: str = "full", anchor: str = "", plan: MeetingPlan = USUAL) -> RenderedPdf:
    """The playbook as PDF, or one part of it."""
    return render_report(make_report(MIXES[mix], ReportOptions(preset=Preset.PLAYBOOK, part=anchor, plan=plan)))


def note(name: str) -> str:
    return str(getattr(MEETING, name).title)


@pytest.mark.parametrize("anchor", PARTS)
def test_each_part_stands_alone(anchor: str) -> None:
    text = playbook(gouda(), part=anchor)
    assert re.findall(r'<section class="part [\w-]+" id="([\w-]+)"', text) == [anchor]
    assert len(re.findall("<h1", text)) == len(re.findall("<h2", text)) == 1


@pytest.mark.parametrize("plan", PLANS, ids=str)
@pytest.mark.parametrize("comparison", [gouda(), texel()], ids=["scores", "nothing"])
def test_the_playbook_reads_without_a_hole(plan: MeetingPlan, comparison: Comparison) -> None:
    assert not HOLE.search(words(playbook(comparison, plan=plan)))


@pytest.mark.parametrize("plan", PLANS, ids=str)
def test_the_agenda_tells_the_chosen_size_and_whether_management_is_there(plan: MeetingPlan) -> None:
    text = words(part("agenda", plan=plan))
    told = {name for name in (*SIZES.values(), "management_present", "management_absent") if note(name) in text}
    assert told == {SIZES[plan.size], "management_present" if plan.has_management else "management_absent"}
    assert f"{sum(step.minutes for step in MEETING.agenda)} minuten" in text
    assert f"{MEETING.before.title.told(set())} ({MEETING.before.minutes} minuten)" in text


@pytest.mark.parametrize("size", GroupSize)
def test_without_management_nobody_waits_for_it(size: GroupSize) -> None:
    absent = MeetingPlan(size, has_management=False)
    agenda = words(part("agenda", plan=absent))
    asked = re.findall(r"[^.?]*\bmanagement\b[^.?]*", agenda.replace(note("management_absent"), ""))
    assert all("zonder management" in sentence or "vragen aan het management" in sentence for sentence in asked), asked
    assert "hooguit drie afspraken" not in agenda
    assert "Het management luistert eerst" not in part("gespreksregels", plan=absent)
    assert "management" not in words(part("stippenblad", plan=absent))
    assert "Voorstellen aan de directie" in part("afsprakenblad", plan=absent)
    assert "Wie een afspraak op zich nam" not in part("negentig-dagen", plan=absent)
    assert "tussen jonge ambtenaren en management" not in part("brief", plan=absent)


def test_with_management_it_listens_first_and_agrees() -> None:
    assert "Het management luistert eerst" in part("gespreksregels")
    assert "hooguit drie afspraken" in part("agenda")
    assert "<h2>Afspraken</h2>" in part("afsprakenblad")


def test_fewer_than_ten_sit_at_one_table_and_choose_without_dots() -> None:
    plan = MeetingPlan(GroupSize.SMALL)
    agenda = words(part("agenda", plan=plan))
    assert "Elke tafel" not in agenda
    assert "op de eigen telefoon" not in agenda
    assert "stippenblad" not in agenda
    sheet = words(part("stippenblad", plan=plan))
    assert "Keuzeblad" in sheet
    assert "twee stippen" not in sheet


def test_a_name_is_never_taken_for_markup() -> None:
    assert "<b>Test" not in playbook(MIXES["equal"])


@pytest.mark.parametrize("tables", [1, 4])
@pytest.mark.parametrize("is_double_sided", [True, False])
def test_there_is_a_set_of_cards_for_each_table(tables: int, is_double_sided: bool) -> None:
    text = part("kaarten", plan=MeetingPlan(tables=tables, is_double_sided=is_double_sided))
    assert text.count('<li class="card">') == tables * (len(MEETING.cards) + 2)
    assert text.count(FIRST_CARD) == tables
    assert text.count("Achterkant van de kaarten: leeg") == (tables if is_double_sided else 0)
    assert ("tafel 1 van 4" in words(text)) == (tables == 4)


@pytest.mark.parametrize("name", MIXES)
def test_no_figure_stands_on_the_guess_sheet(name: str) -> None:
    for hides_management in (True, False):
        assert not re.search(
            r"\d", words("<section" + part("raadblad", MIXES[name], hides_management=hides_management))
        )


def test_the_guess_sheet_asks_ones_own_three_reasons_three_of_each_group_and_the_widest_gap() -> None:
    sheet = part("raadblad")
    assert "Welke drie redenen wegen volgens u het zwaarst als jonge ambtenaren vertrekken?" in sheet
    for group in ("jonge ambtenaren", "het management"):
        assert MEETING.guess_sheet.reasons.replace("{group}", group) in sheet
    assert sheet.count('<div class="write">') == 3 * MEETING.guess_sheet.reason_lines + 1
    assert MEETING.guess_sheet.measure in sheet
    assert all(item.label in sheet or item.text in sheet for item in STUDY.items)


def test_a_guess_sheet_without_management_does_not_ask_for_its_scores() -> None:
    assert "het management" not in words(part("raadblad", hides_management=True))


def test_three_agreements_have_three_lines_to_write_on() -> None:
    rows = part("afsprakenblad").split("<tbody>")[1].split("</tr>")[:-1]
    assert [row.count('<div class="write">') for row in rows] == [3, 3, 3]


def test_ninety_days_are_ticked_off_and_everything_is_handed_over() -> None:
    days = part("negentig-dagen")
    assert all(step.title in days and step.text.told(set()) in days for step in MEETING.ninety_days.steps)
    handover = part("overdracht")
    assert all(point in handover for point in (*MEETING.handover.points, *MEETING.handover.round_points))


@needs_pango
@needs_poppler
@pytest.mark.parametrize("plan", some_now(PLANS, [USUAL]), ids=str)
def test_no_page_is_blank_and_each_is_filled_beyond_a_third(plan: MeetingPlan) -> None:
    made = printed(plan=MeetingPlan(plan.size, plan.has_management, tables=2))
    assert made.warnings == ()
    assert min(lowest_marks(made.data)[:-1]) > LEAST_FILLED
    assert "Achterkant" not in " ".join(page_texts(made.data))


@needs_pango
@needs_poppler
def test_sheets_that_are_handed_out_or_cut_share_no_page() -> None:
    titles = {anchor: heading(part(anchor)) for anchor in PARTS}
    pages = page_texts(printed().data)
    for anchor in SHEETS:
        alone = [page for page in pages if f" {titles[anchor]} " in f" {page[:60]}"]
        assert len(alone) == 1, anchor
        assert not any(
            f" {title} " in alone[0][60:] for other, title in titles.items() if other not in (anchor, "agenda")
        )


def heading(part: str) -> str:
    return words(part.partition("<h2>")[2].partition("</h2>")[0])


@needs_pango
@needs_poppler
@pytest.mark.parametrize("anchor", some_now(["", "kaarten"], ["kaarten"]))
def test_cards_printed_on_both_sides_lie_on_right_hand_pages_with_blank_backs(anchor: str) -> None:
    data = printed(anchor=anchor, plan=MeetingPlan(tables=4, is_double_sided=True)).data
    pages, marks = page_texts(data), lowest_marks(data)
    cards = [number for number, page in enumerate(pages, start=1) if "tafel" in page[:120] and FIRST_CARD in page]
    assert len(cards) == 4
    for number in cards:
        assert number % 2 == 1
        assert pages[number].startswith("Achterkant van de kaarten: leeg")
        assert 0 < marks[number] < 0.1
    unfilled = [page for page, mark in zip(pages[:-1], marks, strict=False) if mark < LEAST_FILLED]
    assert all(page.startswith(("Achterkant van de kaarten", "Deze bladzijde is leeg")) for page in unfilled)


@needs_pango
@needs_poppler
@pytest.mark.parametrize("anchor", PARTS)
def test_a_part_alone_is_one_page(anchor: str) -> None:
    made = printed("long-name", anchor)
    assert (made.pages, made.warnings) == (1, ())


@needs_pango
@needs_poppler
def test_what_is_agreed_has_the_widest_column() -> None:
    data = printed(anchor="afsprakenblad").data
    left = column_edges(data, MEETING.agreements.columns)
    widths = [right - x for x, right in zip(left, [*left[1:], 595 - 51], strict=True)]
    assert widths[0] == max(widths)


def column_edges(data: bytes, columns: tuple[str, ...]) -> list[float]:
    """Where the heads of a table's columns begin, in points from the left."""
    boxes = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=data, capture_output=True, check=True
    ).stdout.decode()
    starts = (rf'xMin="([\d.]+)"[^>]*>{re.escape(column.split()[0])}<' for column in columns)
    return [float(re.findall(start, boxes)[-1]) for start in starts]


@needs_pango
def test_the_playbook_keeps_the_rules_of_pdf_ua(tmp_path: Path) -> None:
    file = tmp_path / "playbook.pdf"
    file.write_bytes(printed(plan=MeetingPlan(tables=4, is_double_sided=True)).data)
    assert "no failures" in str(page_validation.validate_pdf(file, profile="ua1"))


def test_the_example_says_so_in_its_playbook() -> None:
    assert "verzonnen cijfers" in words(playbook(comparison_of(example_entries(), "Voorbeeldstad"), part="brief"))
