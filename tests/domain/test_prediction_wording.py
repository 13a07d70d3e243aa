"""What is said of a prediction: what it was, what it became, and a question; nobody is told that they were wrong."""

import re
from decimal import Decimal

import pytest

from retention_check.domain.prediction_wording import (
    ASK_EACH_OTHER,
    CHANCE,
    EXACT,
    ONLY_COUNTRY,
    QUESTIONS,
    TWO_TALKS,
    near_told,
    predicted_told,
    predictions_told,
    predictors_told,
    question_of,
    real_text,
    talks_told,
)
from retention_check.domain.predictions import Asks, all_reasons, predictions_of
from retention_check.domain.shown_in_meetings import PredictedScore
from retention_check.domain.side import Side
from tests.cast import few, gouda
from tests.predicted import mixes_of_predictions, predicted

YOUNG, MANAGEMENT = Side
MIXES = mixes_of_predictions()


def told(mix: str, code: str, about: Side) -> str:
    comparison = MIXES[mix]
    reasons = {each.item.code: each for each in all_reasons(comparison, predictions_of(comparison))}
    return predicted_told(reasons[code].about[about])


@pytest.mark.parametrize(
    ("mix", "code", "about", "text"),
    [
        (
            "both",
            "R1",
            MANAGEMENT,
            "Jonge ambtenaren dachten dat het management hier 4,2 gaf. Het werd 7,2; landelijk 8,0.",
        ),
        ("both", "R1", YOUNG, "Het management dacht dat jonge ambtenaren hier 6,1 gaven. Het werd 8,7; landelijk 8,4."),
        (
            "both",
            "R3",
            MANAGEMENT,
            "Jonge ambtenaren dachten dat het management hier 9,5 of hoger gaf. Het werd 5,9; landelijk 6,6.",
        ),
        (
            "one withheld",
            "R1",
            YOUNG,
            "Van het management is hier geen voorspelling te tonen. Jonge ambtenaren gaven 8,7; landelijk 8,4.",
        ),
        (
            "score withheld",
            "R1",
            MANAGEMENT,
            "Jonge ambtenaren dachten dat het management hier 4,2 gaf. Wat het werd, tonen wij niet (te weinig "
            "antwoorden). Landelijk is het 8,0.",
        ),
        (
            "country only",
            "R1",
            MANAGEMENT,
            "Jonge ambtenaren dachten dat het management hier 4,2 gaf. Een eigen score is er niet. Landelijk is het "
            "8,0.",
        ),
        (
            "open scores",
            "R1",
            MANAGEMENT,
            "Jonge ambtenaren dachten dat het management hier 4,2 gaf. Het werd 10,0 (open score); landelijk 8,0.",
        ),
        (
            "open scores",
            "R1",
            YOUNG,
            "Het management dacht dat jonge ambtenaren hier 6,1 gaven. Het werd 9,5 of hoger; landelijk 8,4.",
        ),
    ],
)
def test_it_says_in_words_what_was_thought_and_what_it_became(mix: str, code: str, about: Side, text: str) -> None:
    assert told(mix, code, about) == text


@pytest.mark.parametrize("mix", MIXES)
def test_every_mix_has_a_sentence_and_a_question_for_each_reason(mix: str) -> None:
    comparison = MIXES[mix]
    for reason in all_reasons(comparison, predictions_of(comparison)):
        assert question_of(reason).removesuffix(f" {CHANCE}").endswith("?")
        for each in reason.about.values():
            assert predicted_told(each).endswith(".")
            assert re.search(r"\d,\d\.$", predicted_told(each))


def test_no_sentence_gives_a_verdict() -> None:
    texts = " ".join((*QUESTIONS.values(), TWO_TALKS, CHANCE))
    assert not re.search(r"fout|mis\b|onjuist|gelijk had|onderschat|overschat|beter|slechter", texts)
    assert set(QUESTIONS) == set(Asks)


@pytest.mark.parametrize(
    ("young_thought", "management_thought", "begins"),
    [
        ("5.0", "7.1", "Het management zat dichtbij, jong niet. "),
        ("7.1", "3.0", "Jong zat dichtbij, het management niet. "),
        ("7.1", "7.1", "Beide groepen zaten dichtbij. "),
        ("2.0", "3.0", "Beide voorspellingen liggen van het antwoord af. "),
        (None, "3.0", "Wat het management dacht, ligt van het antwoord af. "),
        ("7.1", None, "Jong zat dichtbij. "),
    ],
)
def test_it_says_who_was_near_and_who_was_not(
    young_thought: str | None, management_thought: str | None, begins: str
) -> None:
    given = {YOUNG: young_thought, MANAGEMENT: management_thought}
    thought = {side: {"R1": PredictedScore(Decimal(mean), 20)} for side, mean in given.items() if mean}
    [reason, *_] = all_reasons(few({"R1": ("7.0", "7.0")}), thought)
    assert question_of(reason).startswith(begins)


def test_beside_the_country_alone_nobody_was_near() -> None:
    comparison = MIXES["country only"]
    assert {near_told(reason) for reason in all_reasons(comparison, predictions_of(comparison))} == {""}


def test_what_can_be_chance_is_said_with_the_question() -> None:
    comparison = few({"R1": ("7.0", "7.0")})
    slight = {YOUNG: {"R1": PredictedScore(Decimal("5.9"), 8)}}
    assert question_of(all_reasons(comparison, slight)[0]).endswith(CHANCE)
    clear = {YOUNG: {"R1": PredictedScore(Decimal("2.0"), 8)}}
    assert CHANCE not in question_of(all_reasons(comparison, clear)[0])


def test_the_report_begins_with_where_it_lay_farthest_apart_and_asks() -> None:
    first = predictions_told(MIXES["both"])
    assert first.startswith("Het verst lag het uit elkaar bij ‘te weinig financiële groei’. Het management dacht dat ")
    assert talks_told(MIXES["both"]) == TWO_TALKS
    assert predictions_told(MIXES["country only"]) == ONLY_COUNTRY
    assert talks_told(MIXES["country only"]) == ASK_EACH_OTHER
    score = gouda().item("R1").score(MANAGEMENT)
    assert score is not None
    assert predictions_told(predicted(predicted={YOUNG: {"R1": PredictedScore(score.shown_mean, 9)}})) == EXACT


def test_it_says_how_many_predicted() -> None:
    assert predictors_told(MIXES["both"]) == (
        "Voorspeld door 13 tot 14 jonge ambtenaren en 6 tot 7 mensen van het management, in een bijeenkomst."
    )
    assert predictors_told(MIXES["none"]) == ""


def test_a_score_that_is_not_there_is_told_from_one_that_is_not_shown() -> None:
    def text(mix: str) -> str:
        return real_text(all_reasons(MIXES[mix], predictions_of(MIXES[mix]))[0].about[MANAGEMENT])

    assert (text("score withheld"), text("country only"), text("open scores")) == (
        "niet getoond",
        "geen score",
        "10,0 (open score)",
    )
