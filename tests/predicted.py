"""Rounds of which a meeting showed what each group thought the other answers."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.publishing import entered_sides, publish
from retention_check.domain.round import Round
from retention_check.domain.shown_in_meetings import PredictedScore, Prediction, ShownInMeetings
from retention_check.domain.side import Side
from tests.cast import DAY, REASONS, STUDY, answered_by, gouda, open_scores, texel

YOUNG, MANAGEMENT = Side
THOUGHT = ("4.2", "7.7", "9.5", "6.1", "5.5", "1.5", "8.2", "7.0", "3.8", "6.6")  # by reason
COUNTS = {YOUNG: 14, MANAGEMENT: 6}


def prediction(n: int = 14, shift: int = 0, only: int = 10) -> Prediction:
    """What so many people thought of so many reasons, each reason in a way of its own."""
    means = (*THOUGHT[shift:], *THOUGHT[:shift])
    found = zip(REASONS[:only], means, strict=False)
    return {item.code: PredictedScore(Decimal(mean), n - place % 2) for place, (item, mean) in enumerate(found)}


def both() -> dict[Side, Prediction]:
    return {YOUNG: prediction(14), MANAGEMENT: prediction(7, shift=3)}


def with_predictions(round: Round, predicted: Mapping[Side, Prediction] | None = None) -> Round:
    """The round with everything published, and what its meeting showed."""
    entered = entered_sides(round)
    if entered:
        round = publish(compare(round, STUDY), entered, DAY)
    return replace(round, shown_in_meetings=ShownInMeetings(both() if predicted is None else predicted))


def predicted(comparison: Comparison | None = None, predicted: Mapping[Side, Prediction] | None = None) -> Comparison:
    """The same beside the country: of Gouda with both predictions, or as they are given."""
    return compare(with_predictions((comparison or gouda()).round, predicted), STUDY)


def mixes_of_predictions() -> dict[str, Comparison]:
    """Every mix of predictions and scores that a screen or a report has to read well with."""
    given = {item.code: ("7.0", "5.5") for item in REASONS} | {"R1": ("9.9", "10"), "R2": ("1.2", "1")}
    withheld = replace(gouda().round, entries=answered_by(42, 4))
    young_only = replace(gouda().round, entries=gouda().round.entries_of(YOUNG))
    return {
        "both": predicted(),
        "one withheld": predicted(predicted={YOUNG: prediction(14)}),
        "only management predicted": predicted(predicted={MANAGEMENT: prediction(7)}),
        "some reasons": predicted(predicted={YOUNG: prediction(6, only=3), MANAGEMENT: prediction(7, only=6)}),
        "score withheld": predicted(compare(withheld, STUDY)),
        "young only": predicted(compare(young_only, STUDY), {YOUNG: prediction(14)}),
        "country only": predicted(texel()),
        "open scores": predicted(
            open_scores(given, management_role="gemeentesecretaris", municipality="Bergen op Zoom")
        ),
        "none": predicted(predicted={}),
    }
