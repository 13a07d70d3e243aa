"""Which document is printed and for which meeting: each is made, and an option that changes nothing is told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from retention_check.cli.document_options import CHANGES, PARTS, PRESETS, SAME_AS_CONVERSATION, WITHOUT_SHEET
from retention_check.domain.meeting_content import Note
from retention_check.report import documents
from retention_check.report.documents import OLDER_NAMES, Preset
from tests.cast import STUDY, sheet
from tests.cli.sheets import whole_sheet
from tests.pdf.needs import needs_pango
from tests.report.pages import words

Call = Callable[..., Result]
Make = Callable[..., str]

SHEET = ("ede.csv",)
PACK: tuple[str, ...] = ()
DOCUMENTS = [("--preset", name) for name in PRESETS] + [("--part", name) for name in PARTS]
PREVIOUS = ("--previous", "vorig.csv", "--previous-date", "2025-11-01")
GIVEN: tuple[tuple[object, ...], ...] = (
    ("--people", 8),
    ("--management-absent",),
    ("--tables", 3),
    ("--double-sided",),
    ("--topics", "R5,M2.2"),
    ("--agreements", "afspraken.csv"),
    PREVIOUS,
)
MEETING = STUDY.content.meeting


@pytest.fixture
def report(call: Call, here: Path) -> Callable[..., Result]:
    """Call `report` for Ede, which has a sheet of everything, one of the year before, and agreements."""
    (here / "ede.csv").write_bytes(whole_sheet())
    (here / "vorig.csv").write_bytes(whole_sheet("1.5"))
    (here / "afspraken.csv").write_bytes(sheet([["wat"], ["Mentoren zoeken"]]))

    def report(*arguments: object, output: str = "r.html") -> Result:
        known = ("--municipality", "Ede", "--date", "2026-11-21", "-o", output, "--force")
        return call("report", *arguments, *known)

    return report


@pytest.fixture
def make(report: Call, here: Path) -> Make:
    """The HTML that `report` writes."""

    def make(*arguments: object) -> str:
        done = report(*arguments)
        assert done.exit_code == 0, done.stderr
        return (here / "r.html").read_text("utf-8")

    return make


def anchors(text: str) -> list[str]:
    return [part.split('"', 1)[0] for part in text.split('<section class="part ')[1:]]


def sections(*chosen: Preset, left_out: tuple[str, ...] = ("verandering", "verdeling", "voorspeld")) -> list[str]:
    """The sections of these documents for a round with scores."""
    found = [
        section.anchor
        for section in documents.SECTIONS
        if section.document in chosen and section.applies_to is not documents.AppliesTo.PACK
    ]
    return [anchor for anchor in found if anchor not in left_out]


def test_the_names_on_the_command_line_are_those_of_the_report() -> None:
    assert list(PRESETS) == [*Preset, *OLDER_NAMES]
    assert list(PARTS) == list(documents.PARTS)
    same = [name for name, preset in OLDER_NAMES.items() if preset is Preset.CONVERSATION]
    assert list(SAME_AS_CONVERSATION) == [Preset.CONVERSATION, *same]
    for places in CHANGES.values():
        assert set(places) <= {*PRESETS, *PARTS}


def test_each_preset_is_made_of_its_own_sections(make: Make) -> None:
    three = (Preset.CONVERSATION, Preset.PLAYBOOK, Preset.APPENDIX)
    for preset in Preset:
        chosen = three if preset is Preset.FULL else (preset,)
        found = anchors(make(*SHEET, "--preset", preset))
        assert [name.split()[-1] for name in found] == sections(*chosen), preset


def test_without_a_preset_it_is_the_conversation_and_so_is_its_older_name(make: Make) -> None:
    conversation = make(*SHEET)
    assert conversation == make(*SHEET, "--preset", "gesprek") == make(*SHEET, "--preset", "uitdeel")


@pytest.mark.parametrize("option", ["--preset", "--part"])
def test_an_unknown_name_is_refused(report: Call, here: Path, option: str) -> None:
    done = report(*SHEET, option, "alles")
    assert (done.exit_code, "‘alles’ kan niet. Kies uit: " in done.stderr) == (2, True)
    assert not (here / "r.html").exists()


@pytest.mark.parametrize("preset", PRESETS)
def test_without_a_sheet_each_preset_is_made_and_says_what_it_is_then(report: Call, here: Path, preset: str) -> None:
    done = report("--preset", preset)
    assert (done.exit_code, done.stderr) == (0, f"{WITHOUT_SHEET[preset]}\n" if preset in WITHOUT_SHEET else "")
    assert "Ede" in words((here / "r.html").read_text("utf-8"))


def test_without_a_sheet_the_conversation_is_the_playbook_with_its_national_page(make: Make) -> None:
    pack = make()
    assert pack == make("--preset", "draaiboek") == make("--preset", "uitdeel")
    assert anchors(pack)[0] == "landelijk"
    assert "Draaiboek Ede" in pack


def test_a_higher_threshold_counts_without_a_sheet_too(make: Make) -> None:
    asked = "minder dan {} mensen antwoord"
    assert asked.format(5) in words(make("--preset", "bijlage"))
    assert asked.format(9) in words(make("--preset", "bijlage", "--threshold", 9))


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_printed_alone(make: Make, part: str) -> None:
    alone = make(*SHEET, "--part", part)
    assert anchors(alone) == [part]
    assert alone == make(*SHEET, "--preset", "draaiboek", "--part", part)
    assert anchors(make("--part", part)) == [part]


@pytest.mark.parametrize("preset", [name for name in PRESETS if name != "draaiboek"])
def test_a_part_belongs_to_the_playbook(report: Call, here: Path, preset: str) -> None:
    done = report(*SHEET, "--part", "kaarten", "--preset", preset)
    assert (done.exit_code, done.stderr) == (2, "Een onderdeel (--part) hoort bij --preset draaiboek.\n")
    assert not (here / "r.html").exists()


def test_each_table_gets_its_own_set_of_cards(make: Make) -> None:
    cards = make(*SHEET, "--part", "kaarten", "--tables", 3)
    assert [cards.count(f"tafel {number} van 3") for number in (1, 2, 3)] == [1, 1, 1]
    assert cards.count(MEETING.cards[0].text.told(set())) == 3
    assert "Achterkant" not in cards
    assert make(*SHEET, "--part", "kaarten", "--tables", 3, "--double-sided").count("Achterkant van de kaarten") == 3


@pytest.mark.parametrize("tables", ["0", "13", "twee"])
def test_there_are_at_most_as_many_tables_as_a_room_holds(report: Call, tables: str) -> None:
    assert report(*SHEET, "--part", "kaarten", "--tables", tables).exit_code == 2


@pytest.mark.parametrize(
    ("people", "note"),
    [
        (8, MEETING.small),
        (9, MEETING.small),
        (10, MEETING.middle),
        (25, MEETING.middle),
        (40, MEETING.middle),
        (41, MEETING.large),
        (60, MEETING.large),
    ],
)
@pytest.mark.parametrize("scores", [SHEET, PACK], ids=["sheet", "pack"])
def test_the_number_of_people_chooses_the_words_of_the_playbook(
    make: Make, people: int, note: Note, scores: tuple[str, ...]
) -> None:
    text = words(make(*scores, "--preset", "draaiboek", "--people", people))
    titles = [each.title for each in (MEETING.small, MEETING.middle, MEETING.large)]
    assert [title for title in titles if title in text] == [note.title]


def test_without_a_number_of_people_the_playbook_is_for_a_meeting_of_middle_size(make: Make) -> None:
    assert make(*SHEET, "--preset", "draaiboek") == make(*SHEET, "--preset", "draaiboek", "--people", 25)


def test_the_playbook_can_be_for_a_meeting_without_management(make: Make) -> None:
    text = words(make(*SHEET, "--preset", "draaiboek", "--management-absent"))
    assert MEETING.management_absent.title in text
    assert MEETING.management_present.title not in text


@pytest.mark.parametrize("scores", [SHEET, PACK], ids=["sheet", "pack"])
@pytest.mark.parametrize(
    "document",
    [*DOCUMENTS[:2], *(pytest.param(each, marks=pytest.mark.matrix) for each in DOCUMENTS[2:])],
    ids=lambda document: document[1],
)
def test_an_option_is_told_exactly_when_it_changes_nothing(
    report: Call, make: Make, here: Path, document: tuple[str, str], scores: tuple[str, ...]
) -> None:
    plain = make(*scores, *document)
    told, same = set(), set()
    for option in GIVEN:
        if scores or option[0] != "--previous":  # which is refused without a sheet
            done = report(*scores, *document, *option)
            assert done.exit_code == 0, done.stderr
            told |= {option[0]} if f"{option[0]} verandert hier niets" in done.stderr else set()
            same |= {option[0]} if (here / "r.html").read_text("utf-8") == plain else set()
    assert told == same


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            (*SHEET, "--people", 8),
            "--people verandert hier niets: "
            "het hoort bij --preset draaiboek of volledig, of --part agenda of stippenblad.",
        ),
        (
            (*SHEET, "--previous-date", "2025-01-01"),
            "--previous-date verandert hier niets: het hoort bij --previous.",
        ),
        (
            ("--preset", "poster", "--scale", "1-5"),
            "--scale verandert hier niets: het hoort bij een scoreblad.",
        ),
        (
            ("--preset", "draaiboek", "--agreements", "afspraken.csv"),
            "--agreements verandert hier niets: het hoort bij een scoreblad.",
        ),
    ],
)
def test_what_changes_nothing_is_told_with_where_it_belongs(
    report: Call, arguments: tuple[object, ...], line: str
) -> None:
    assert report(*arguments).stderr == f"{line}\n"


@pytest.mark.parametrize("preset", PRESETS)
def test_without_management_nothing_depends_on_its_scores(make: Make, here: Path, preset: str) -> None:
    arguments = (*SHEET, "--preset", preset, "--without-management")
    first = make(*arguments)
    for other in (whole_sheet("0.7"), whole_sheet("2", "4"), whole_sheet(None)):
        (here / "ede.csv").write_bytes(other)
        assert make(*arguments) == first
    assert make(*SHEET, "--preset", preset, "--poster-without-management") == first


def test_without_management_nothing_depends_on_how_it_answered_or_on_its_previous_scores(
    make: Make, here: Path
) -> None:
    arguments = (*SHEET, "--preset", "volledig", "--without-management", *PREVIOUS)
    first = make(*arguments)
    (here / "vorig.csv").write_bytes(whole_sheet("0.2"))
    assert make(*arguments) == first
    (here / "ede.csv").write_bytes(whole_sheet("0.7", ""))
    openly = ("--management", "agreed", "--role", "burgemeester", "--previous-management", "questionnaire")
    assert make(*arguments, *openly) == first


@pytest.mark.matrix
@needs_pango
def test_without_management_the_pdf_does_not_depend_on_its_scores_either(report: Call, here: Path) -> None:
    arguments = (*SHEET, "--without-management")
    made = []
    for lowered in ("0", "0.7"):
        (here / "ede.csv").write_bytes(whole_sheet(lowered))
        assert report(*arguments, output="r.pdf").exit_code == 0
        made.append((here / "r.pdf").read_bytes())
    assert made[0] == made[1]


def test_with_scores_of_management_alone_there_is_nothing_to_print_without_it(report: Call, here: Path) -> None:
    (here / "ede.csv").write_bytes(sheet([["code", "management", "n_management"], ["R1", "7", "8"]]))
    done = report(*SHEET, "--without-management")
    assert (done.exit_code, "blijft er zonder management niets over" in done.stderr) == (2, True)
