"""How a side was asked and how its answers are spread, in Dutch."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import product

import pytest

from retention_check.domain.collection import Length
from retention_check.domain.collection_wording import (
    WHY,
    answer_words_told,
    classes_told,
    collected_text,
    collected_told,
    spread_sentence,
    spread_told,
    statements_told,
)
from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.item import Kind
from retention_check.domain.round import Entry, ManagementForm
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.domain.spread import Share, Spread
from tests.cast import STUDY, gouda
from tests.collected import beside_open_scores, collected, collected_round, questionnaire
from tests.imported import beside_our_own, imported_round

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
    told = classes_told(collected(), kind)
    assert all(f"‘{word}’" in told for word in STUDY.answer_words[kind])
    assert told.index(STUDY.answer_words[kind][0]) < told.index("Midden") < told.index(STUDY.answer_words[kind][4])


CLASSES_ELSEWHERE = {
    Kind.REASON: "Bij een reden is laag: 1 of 2. Midden is 3. Hoog is 4 of 5: de reden weegt zwaar.",
    Kind.MEASURE: "Bij een maatregel is laag: 1 of 2. Midden is 3. Hoog is 4 of 5: mensen steunen de maatregel.",
}
OURS, ELSEWHERE = "De woorden zijn van ons.", "Alleen cijfers."
ROUNDS = {
    "imported": imported_round(),
    "young imported": imported_round(25, 4),
    "management imported": imported_round(4, 25),
    "few imported": imported_round(12, 12),
    "ours": collected_round(),
    "young elsewhere": beside_our_own(YOUNG),
    "management elsewhere": beside_our_own(MANAGEMENT),
    "typed": gouda().round,
    "open scores beside": replace(
        imported_round().without(MANAGEMENT),
        entries=(*imported_round().entries_of(YOUNG), Entry("R1", MANAGEMENT, Decimal("5.5"))),
        management_form=ManagementForm.AGREED,
    ),
    "marks": replace(imported_round(), scale=SCALES["marks"]),
}
CHOSE = "uit vijf antwoorden in een eigen enquête, met de woorden van die enquête."


@cache
def named(name: str) -> Comparison:
    return compare(ROUNDS[name], STUDY)


def of_study(text: str) -> list[str]:
    """Our own answer words that stand in a text, in quotes or not."""
    return [word for words in STUDY.answer_words.values() for word in words if re.search(rf"\b{word}\b", text)]


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("imported", "Jonge ambtenaren en het management kozen"),
        ("young imported", "Jonge ambtenaren kozen"),
        ("management imported", "Het management koos"),
        ("open scores beside", "Jonge ambtenaren kozen"),
    ],
)
def test_of_another_survey_low_and_high_are_told_by_steps_and_in_no_words_of_ours(name: str, who: str) -> None:
    for kind in Kind:
        assert classes_told(named(name), kind) == f"{CLASSES_ELSEWHERE[kind]} {who} {CHOSE}"
        assert of_study(classes_told(named(name), kind)) == []
    assert classes_told(named(name), *Kind) == f"{' '.join(CLASSES_ELSEWHERE.values())} {who} {CHOSE}"


@pytest.mark.parametrize("kinds", [(Kind.REASON,), (Kind.MEASURE,), tuple(Kind)])
def test_beside_our_own_questionnaire_the_words_are_of_who_saw_them(kinds: tuple[Kind, ...]) -> None:
    ours = classes_told(collected(), *kinds)
    for name, saw, chose in (
        ("young elsewhere", "zag het management", "Jonge ambtenaren kozen"),
        ("management elsewhere", "zagen jonge ambtenaren", "Het management koos"),
    ):
        assert classes_told(named(name), *kinds) == (
            f"{ours} Die woorden {saw} in onze vragenlijst. {chose} {CHOSE} "
            "Ook daar is laag 1 of 2, midden 3 en hoog 4 of 5."
        )


def test_our_answer_words_are_told_unless_nobody_saw_them_and_who_answered_elsewhere_is_named() -> None:
    assert answer_words_told(named("imported"), OURS, ELSEWHERE) == (
        f"{ELSEWHERE} Jonge ambtenaren en het management kozen {CHOSE}"
    )
    assert answer_words_told(named("few imported"), OURS, ELSEWHERE).startswith(ELSEWHERE)
    assert answer_words_told(named("young imported"), OURS, ELSEWHERE) == f"{ELSEWHERE} Jonge ambtenaren kozen {CHOSE}"
    assert answer_words_told(named("young elsewhere"), OURS, ELSEWHERE) == f"{OURS} Jonge ambtenaren kozen {CHOSE}"
    assert answer_words_told(named("management elsewhere"), OURS, ELSEWHERE) == f"{OURS} Het management koos {CHOSE}"
    assert answer_words_told(named("open scores beside"), OURS, ELSEWHERE) == f"{OURS} Jonge ambtenaren kozen {CHOSE}"
    for name in ("ours", "typed"):
        assert answer_words_told(named(name), OURS, ELSEWHERE) == OURS


def test_who_gave_marks_in_another_survey_is_not_said_to_have_chosen_one_of_five_answers() -> None:
    assert answer_words_told(named("marks"), OURS, ELSEWHERE) == (
        f"{ELSEWHERE} Jonge ambtenaren en het management gaven rapportcijfers in een eigen enquête."
    )


def test_statements_may_have_read_otherwise_in_another_survey_and_never_in_ours() -> None:
    after = "de stellingen in een eigen enquête. Misschien stonden sommige daar iets anders."
    assert statements_told(named("imported")) == f"Jonge ambtenaren en het management lazen {after}"
    assert statements_told(named("management elsewhere")) == f"Het management las {after}"
    assert [statements_told(named(name)) for name in ("ours", "typed")] == ["", ""]


@pytest.mark.parametrize("name", ROUNDS)
def test_what_is_said_of_another_survey_stands_in_sentences_of_at_most_twenty_words(name: str) -> None:
    told = (
        classes_told(named(name), *Kind),
        answer_words_told(named(name), OURS, ELSEWHERE),
        statements_told(named(name)),
    )
    sentences = [sentence for text in told for sentence in re.split(r"(?<=\.) ", text) if sentence]
    assert all(len(re.findall(r"[^\W\d_]+", sentence)) <= 20 for sentence in sentences), sentences


def test_why_there_are_only_thirds_names_the_numbers_that_the_rule_has() -> None:
    assert "derden" in WHY
    assert "20 tot en met 150 antwoorden" in WHY
    assert "geen beeld" in WHY
