"""How a side was asked and how its answers are spread, in Dutch."""

import re
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from retention_check.domain.collection import Length
from retention_check.domain.collection_wording import (
    WHY,
    classes_told,
    collected_text,
    collected_told,
    spread_sentence,
    spread_told,
)
from retention_check.domain.comparison import compare
from retention_check.domain.item import Kind
from retention_check.domain.side import Side
from retention_check.domain.spread import Share, Spread
from tests.cast import STUDY, gouda
from tests.collected import beside_open_scores, collected, collected_round, questionnaire

YOUNG, MANAGEMENT = Side
SMALL, MIDDLE, LARGE = Share
NO_CODES = "zonder codes: dubbel antwoorden is niet te zien"


def test_both_sides_that_were_asked_alike_share_a_sentence() -> None:
    assert collected_told(collected()) == [
        f"Jonge ambtenaren en het management: zelf gevraagd, 5 tot 19 november 2026, kort, {NO_CODES}."
    ]


@pytest.mark.parametrize(
    ("length", "word"),
    [(Length.SHORT, "kort"), (Length.FULL, "volledig"), (Length.CHOSEN, "eigen keuze van redenen")],
)
def test_the_line_says_how_much_was_asked_and_that_there_were_codes(length: Length, word: str) -> None:
    found = collected(asking=questionnaire(length, has_codes=True))
    assert (
        collected_text(found, YOUNG)
        == f"zelf gevraagd, 5 tot 19 november 2026, {word}, met eenmalige codes of op papier"
    )


def test_a_number_that_was_raised_is_told_with_the_first_of_that_side_alone() -> None:
    found = collected(asked={YOUNG: 41, MANAGEMENT: 30})
    told = collected_told(found)
    assert told[0] == (
        f"Jonge ambtenaren: zelf gevraagd, 5 tot 19 november 2026, kort, {NO_CODES}; eerst 40 gevraagd, later 41."
    )
    assert told[1] == f"Het management: zelf gevraagd, 5 tot 19 november 2026, kort, {NO_CODES}."


def test_a_side_that_was_not_asked_or_shows_nothing_has_no_line() -> None:
    assert collected_told(gouda()) == []
    assert len(collected_told(collected(25, 4))) == 1
    assert collected_text(collected(25, 4), MANAGEMENT) == ""
    assert collected_text(compare(beside_open_scores(), STUDY), MANAGEMENT) == ""


def test_a_day_in_another_year_has_its_year() -> None:
    round = collected_round()
    long = {side: replace(each, first_day=date(2025, 12, 28)) for side, each in round.collected.items()}
    told = collected_text(compare(replace(round, collected=long), STUDY), YOUNG)
    assert "28 december 2025 tot 19 november 2026" in told


@pytest.mark.parametrize(
    ("shares", "short", "whole"),
    [
        (
            (SMALL, SMALL, LARGE),
            "Meer dan twee derde antwoordde hoog.",
            "Meer dan twee derde antwoordde hoog (4 of 5). "
            "Laag (1 of 2) en in het midden (3): elk minder dan een derde.",
        ),
        (
            (MIDDLE, SMALL, MIDDLE),
            "Laag en hoog: elk een derde tot twee derde.",
            "Laag (1 of 2) en hoog (4 of 5): elk een derde tot twee derde. "
            "Minder dan een derde antwoordde in het midden (3).",
        ),
        (
            (SMALL, MIDDLE, SMALL),
            "Een derde tot twee derde antwoordde in het midden.",
            "Een derde tot twee derde antwoordde in het midden (3). "
            "Laag (1 of 2) en hoog (4 of 5): elk minder dan een derde.",
        ),
        (
            (MIDDLE, MIDDLE, MIDDLE),
            "Laag, in het midden en hoog: elk een derde tot twee derde.",
            "Laag (1 of 2), in het midden (3) en hoog (4 of 5): elk een derde tot twee derde.",
        ),
    ],
)
def test_a_spread_is_told_the_largest_share_first(shares: tuple[Share, Share, Share], short: str, whole: str) -> None:
    assert spread_sentence(Spread(*shares)) == short
    assert spread_told(Spread(*shares)) == whole


def test_no_words_of_a_spread_hold_a_percentage_or_a_count() -> None:
    for shares in product(Share, repeat=3):
        told = spread_told(Spread(*shares))
        figures = set(re.findall(r"[0-9]+|%", told))
        assert figures == {"1", "2", "3", "4", "5"}
        assert all(name in told.lower() for name in ("laag", "midden", "hoog"))


@pytest.mark.parametrize("kind", Kind)
def test_low_and_high_are_in_the_studys_own_words(kind: Kind) -> None:
    told = classes_told(STUDY, kind)
    assert all(f"‘{word}’" in told for word in STUDY.answer_words[kind])
    assert told.index(STUDY.answer_words[kind][0]) < told.index("Midden") < told.index(STUDY.answer_words[kind][4])


def test_why_there_are_only_thirds_names_the_numbers_that_the_rule_has() -> None:
    assert "derden" in WHY
    assert "20 tot en met 150 antwoorden" in WHY
    assert "geen beeld" in WHY
