"""The shown scores as a score sheet: read again it shows the same, and of what is withheld it says nothing."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.round import Round
from retention_check.domain.scales import DEFAULT_SCALE
from retention_check.domain.side import Side
from retention_check.exporters.shown_sheet import shown_rows, shown_sheet_csv, shown_sheet_xlsx
from retention_check.importers.score_sheet import ParseResult, SheetOptions, read_sheet
from retention_check.importers.sheet_into_round import SheetChoices, with_sheet
from tests.cast import STUDY, delft, gouda, mixes
from tests.collected import collected, collected_round, collected_rounds
from tests.exporters.rounds import rounds
from tests.matrix import examples, some_now

YOUNG, MANAGEMENT = Side


def read(comparison: Comparison, write: Callable[[Comparison], bytes]) -> ParseResult:
    round = comparison.round
    scale = DEFAULT_SCALE if round.scale.same_instrument else round.scale
    found = read_sheet(write(comparison), STUDY, SheetOptions(scale, management_form=round.management_form))
    assert found.problems == ()
    return found


def shown_again(comparison: Comparison, write: Callable[[Comparison], bytes]) -> Comparison:
    """The sheet as a new round of which all this is given, as the upload reads it."""
    round, found = comparison.round, read(comparison, write)
    scale = DEFAULT_SCALE if round.scale.same_instrument else round.scale
    empty = Round((), round.day, round.municipality, scale, round.management_form, round.management_role)
    return compare(with_sheet(empty, found, SheetChoices(), STUDY), STUDY, comparison.threshold)


def assert_shows_the_same(comparison: Comparison, write: Callable[[Comparison], bytes]) -> None:
    again = shown_again(comparison, write)
    for old, new in zip(comparison.items, again.items, strict=True):
        for side in Side:
            assert new.score(side) == old.score(side)
            assert new.n(side) == old.n(side)


WITH_SCORES = [name for name, found in mixes().items() if any(found.has(side) for side in Side)]


@pytest.mark.parametrize("name", some_now(WITH_SCORES, ["full", "agreed", "opposite-ends", "withheld", "marks"]))
@pytest.mark.parametrize("write", [shown_sheet_csv, shown_sheet_xlsx])
def test_our_own_importer_reads_it_back_with_the_same_scores_and_numbers(
    name: str, write: Callable[[Comparison], bytes]
) -> None:
    assert_shows_the_same(mixes()[name], write)


@settings(max_examples=examples(30), deadline=None)
@given(collected_rounds())
def test_a_round_that_was_collected_comes_back_the_same(round: Round) -> None:
    comparison = compare(round, STUDY)
    if any(comparison.has(side) for side in Side):
        assert_shows_the_same(comparison, shown_sheet_csv)


@settings(max_examples=examples(30), deadline=None)
@given(rounds())
def test_nothing_of_what_is_withheld_is_in_it(round: Round) -> None:
    comparison = compare(round, STUDY)
    for compared, row in zip(comparison.items, shown_rows(comparison)[1:], strict=False):
        cells = dict(zip(("code", "item", "young", "management", "n_young", "n_management"), row, strict=True))
        for side in Side:
            if not compared.score(side):
                assert (cells[side], cells[f"n_{side}"]) == ("", "")
            assert cells[f"n_{side}"] == "" or int(cells[f"n_{side}"]) >= 5


def test_a_group_that_is_withheld_is_unknown_in_it_and_how_many_were_asked_stays() -> None:
    found = read(compare(replace(delft().round, asked={YOUNG: 9, MANAGEMENT: 12}), STUDY), shown_sheet_csv)
    assert {entry.side for entry in found.entries} == {MANAGEMENT}
    assert found.asked == {YOUNG: 9, MANAGEMENT: 12}


def test_the_csv_opens_in_dutch_excel() -> None:
    data = shown_sheet_csv(collected())
    assert data.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert table[0] == ["code", "item", "jong", "management", "n_jong", "n_management"]
    first = collected().item("R1")
    assert table[1][2] == str(first.shown_score(YOUNG)).replace(".", ",")
    assert table[1][4:] == ["25", "22"]
    assert table[-1] == ["gevraagd", "Hoeveel mensen zijn gevraagd?", "40", "30", "", ""]


def test_read_again_in_a_next_round_it_mixes_no_numbers_of_two_questionnaires() -> None:
    short, later = collected(25, 22), collected(30, 21)
    again = shown_again(later, shown_sheet_csv)
    assert {again.n(YOUNG) for again in again.items if again.n(YOUNG)} == {30}
    assert {each.n(YOUNG) for each in short.items if each.n(YOUNG)} == {25}


def test_the_workbook_says_whose_scores_it_holds_and_is_the_same_each_time() -> None:
    assert shown_sheet_xlsx(gouda()) == shown_sheet_xlsx(gouda())
    long = compare(collected_round(municipality="=1+1 " + "w" * 70), STUDY)
    assert read(long, shown_sheet_xlsx).entries
