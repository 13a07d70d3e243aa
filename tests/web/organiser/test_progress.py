"""How far the entering of a round is."""

from dataclasses import replace

import pytest

from retention_check.domain.item import Kind
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.web.organiser.progress import entry_progress
from tests.cast import STUDY, entries
from tests.web.client import GOUDA, agreed

EMPTY = replace(GOUDA, entries=())
SOME = replace(GOUDA, entries=entries({"R1": ("7", "6"), "R2": ("7", None), "M1.1": (None, "8")}))


def test_scores_are_counted_by_kind_and_side() -> None:
    assert entry_progress(SOME, STUDY).entered == {
        (Kind.REASON, Side.YOUNG): 2,
        (Kind.REASON, Side.MANAGEMENT): 1,
        (Kind.MEASURE, Side.YOUNG): 0,
        (Kind.MEASURE, Side.MANAGEMENT): 1,
    }


def test_items_without_a_score_are_missing() -> None:
    missing = entry_progress(SOME, STUDY).missing
    assert {side: len(items) for side, items in missing.items()} == {Side.YOUNG: 48, Side.MANAGEMENT: 48}
    assert "R2" in {item.code for item in missing[Side.MANAGEMENT]}
    assert not {"R1", "R2"} & {item.code for item in missing[Side.YOUNG]}


@pytest.mark.parametrize(("round", "is_empty"), [(EMPTY, True), (SOME, False), (GOUDA, False)])
def test_a_round_is_empty_until_one_score_is_entered(round: Round, is_empty: bool) -> None:
    assert entry_progress(round, STUDY).is_empty is is_empty


def test_scores_whose_number_of_answers_is_unknown_are_counted() -> None:
    uncounted = replace(GOUDA, entries=entries({"R1": ("7", "6"), "R2": ("7", None)}, n_young=None, n_management=None))
    assert entry_progress(uncounted, STUDY).uncounted == {Side.YOUNG: 2, Side.MANAGEMENT: 1}
    known = replace(uncounted, answers={Side.YOUNG: 30})
    assert entry_progress(known, STUDY).uncounted == {Side.YOUNG: 0, Side.MANAGEMENT: 1}


def test_an_agreed_score_needs_no_number_of_answers() -> None:
    assert entry_progress(agreed(), STUDY).uncounted == {Side.YOUNG: 0, Side.MANAGEMENT: 0}
