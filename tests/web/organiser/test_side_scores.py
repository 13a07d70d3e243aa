"""What one group gave: taken out of a round and put back, and signed to travel with a page."""

from dataclasses import replace
from decimal import Decimal

import pytest
from flask import Flask

from retention_check.domain.round import Entry
from retention_check.domain.side import Side
from retention_check.web.organiser.side_scores import SideScores, unsigned
from tests.cast import STUDY
from tests.web.client import GOUDA, agreed

FULL = replace(GOUDA, answers={Side.YOUNG: 34, Side.MANAGEMENT: 8})


@pytest.mark.parametrize("side", Side)
def test_what_a_round_holds_of_a_side_put_back_changes_nothing(side: Side) -> None:
    assert SideScores.of(FULL, side).applied_to(FULL, STUDY) == FULL


def test_what_one_side_gave_takes_the_place_of_what_it_gave_before_in_the_instruments_order() -> None:
    new = {code: Entry(code, Side.YOUNG, Decimal(7)) for code in ("M1.1", "R2")}
    round = SideScores(Side.YOUNG, new).applied_to(FULL, STUDY)
    assert [each.code for each in round.entries_of(Side.YOUNG)] == ["R2", "M1.1"]
    assert round.entries_of(Side.MANAGEMENT) == FULL.entries_of(Side.MANAGEMENT)
    assert round.answers == {Side.MANAGEMENT: 8}


def test_behind_open_scores_nobody_is_counted() -> None:
    counted = tuple(replace(entry, n=8) for entry in agreed().entries)
    scores = SideScores.of(replace(agreed(counted), answers={Side.MANAGEMENT: 8}), Side.MANAGEMENT)
    assert scores.n is None
    assert {entry.n for entry in scores.entries.values()} == {None}


def test_what_is_signed_is_read_again_with_every_digit(app: Flask) -> None:
    exact = Entry("R1", Side.YOUNG, Decimal(50) / 7, 30)
    scores = SideScores.of(replace(FULL, entries=(exact, Entry("R2", Side.YOUNG, Decimal("7.90")))), Side.YOUNG)
    with app.test_request_context("/"):
        found = unsigned(scores.signed("a"), "a", Side.YOUNG)
    assert found == scores
    assert found is not None
    assert str(found.entries["R2"].mean) == "7.90"


@pytest.mark.parametrize("text", ["", "null", "[" * 50_000, "W10.AAAA", "é"])
def test_what_we_did_not_sign_is_not_read(app: Flask, text: str) -> None:
    with app.test_request_context("/"):
        assert unsigned(text, "a", Side.YOUNG) is None


def test_a_signature_holds_for_one_round_and_one_side(app: Flask) -> None:
    with app.test_request_context("/"):
        text = SideScores.of(FULL, Side.YOUNG).signed("a")
        assert unsigned(text, "b", Side.YOUNG) is None
        assert unsigned(text, "a", Side.MANAGEMENT) is None
        assert unsigned(text + "x", "a", Side.YOUNG) is None
