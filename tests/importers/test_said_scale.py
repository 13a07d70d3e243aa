"""A sheet that says its own scale is read on it, and what it says is told when it is not what was expected."""

import pytest

from retention_check.domain.round import Entry
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.exporters.working_sheet import working_sheet_csv
from retention_check.importers.score_sheet import ParseResult, SheetOptions, read_sheet
from tests.cast import STUDY, sheet

HEADINGS, ROW = ["code", "jong", "n_jong"], ["R1", "4,4", "30"]
NOTHING_SAID = SheetOptions()


def read(*said: list[str], options: SheetOptions = NOTHING_SAID, row: list[str] = ROW) -> ParseResult:
    return read_sheet(sheet([*said, HEADINGS, row]), STUDY, options)


@pytest.mark.parametrize("name", SCALES)
def test_a_sheet_that_an_import_wrote_says_its_scale_to_whoever_reads_it(name: str) -> None:
    entries = read(["schaal=1-5"]).entries
    found = read_sheet(working_sheet_csv(entries, {}, SCALES[name], STUDY), STUDY)
    assert (found.problems, found.said_scale) == ((), SCALES[name])
    assert [entry.mean for entry in found.entries] == [entry.mean for entry in entries]


@pytest.mark.parametrize("cell", ["schaal=1-5", " Schaal = 1–5 ", "SCHAAL=1-5"])
def test_the_cell_may_be_typed_and_stand_anywhere_above_the_headings(cell: str) -> None:
    assert read(["Titel"], ["", "", cell]).said_scale == SCALES["1-5"]


def test_what_the_sheet_says_is_told_when_it_differs_from_what_would_be_read() -> None:
    told = ("In het bestand staat dat het gemiddelden van 1 tot 5 zijn. Zo lezen wij ze.",)
    assert read(["schaal=1-5"]).remarks == told
    assert read(["schaal=1-5"], options=SheetOptions(SCALES["1-10"])).remarks == told
    assert read(["schaal=1-5"], options=SheetOptions(SCALES["1-5"])).remarks == ()
    assert read(["schaal=1-10"]).remarks == ()


def test_what_is_outside_the_scale_that_was_said_is_wrong_and_no_question() -> None:
    found = read(["schaal=1-5"], options=SheetOptions(SCALES["1-5"]), row=["R1", "7,5", "30"])
    assert [str(problem) for problem in found.problems] == [
        "Rij 3, kolom B (jong): ‘7,5’ ligt buiten de schaal van 1 tot 5."
    ]
    assert found.question is None


def test_a_scale_that_we_do_not_know_or_two_of_them_are_refused() -> None:
    [unknown] = read([""], ["schaal=1-7"]).problems
    assert str(unknown) == ("Rij 2: De schaal ‘1-7’ kennen wij niet. Wel: schaal=1-10, schaal=1-5 en schaal=marks.")
    [twice] = read(["schaal=1-5", "schaal=marks"]).problems
    assert str(twice) == "Boven de tabel staan 2 schalen: 1-5 en marks. Laat er één staan."


def test_a_title_or_a_cell_below_the_headings_says_no_scale() -> None:
    found = read_sheet(sheet([["Schaal 1-5"], HEADINGS, ROW, ["", "schaal=1-5"]]), STUDY)
    assert (found.said_scale, found.problems) == (None, ())
    assert found.entries == (Entry("R1", Side.YOUNG, found.entries[0].mean, 30),)
