"""What each group thought the other answers: beside what it answered and the country, and never a score."""

from dataclasses import replace
from decimal import Decimal

import pytest

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.condensing import shown_only
from retention_check.domain.findings import largest_gaps
from retention_check.domain.headline import headline
from retention_check.domain.item import Kind
from retention_check.domain.meeting.revealing import revealed_in_order
from retention_check.domain.merging import merge_rounds
from retention_check.domain.predictions import (
    Asks,
    all_reasons,
    farthest,
    other_side,
    predicted_in_order,
    predicted_reasons,
    predictions_of,
    predictors,
)
from retention_check.domain.publishing import following, only_published
from retention_check.domain.round import Agreement, Entry
from retention_check.domain.scores import End
from retention_check.domain.shown_in_meetings import PredictedScore, Prediction, ShownInMeetings
from retention_check.domain.side import Side
from retention_check.domain.topics import topics
from tests.cast import REASONS, STUDY, few, gouda, open_scores
from tests.predicted import both, mixes_of_predictions, predicted, prediction, with_predictions

YOUNG, MANAGEMENT = Side
MIXES = mixes_of_predictions()


def of_one(mean: str, n: int = 14) -> dict[Side, Prediction]:
    """What young staff thought of the first reason."""
    return {YOUNG: {"R1": PredictedScore(Decimal(mean), n)}}


def first(comparison: Comparison, mean: str, n: int = 14) -> Asks:
    return all_reasons(comparison, of_one(mean, n))[0].asks


def test_a_prediction_of_one_group_stands_beside_the_answer_of_the_other() -> None:
    reason = predicted_reasons(predicted())[0]
    about = reason.about[MANAGEMENT]
    assert about.by is YOUNG
    assert about.predicted == both()[YOUNG]["R1"]
    assert about.real == gouda().item("R1").score(MANAGEMENT)
    assert about.national == STUDY.means("R1").of(MANAGEMENT)
    assert list(reason.about) == [MANAGEMENT, YOUNG]  # what young staff thought comes first
    assert other_side(YOUNG) is MANAGEMENT


def test_a_prediction_at_an_end_is_blurred_as_a_score_is() -> None:
    ends = [reason.about[MANAGEMENT].end for reason in predicted_reasons(predicted())]
    assert ends == [None, None, End.HIGH, None, None, End.LOW, None, None, None, None]


def test_a_reason_that_too_few_predicted_shows_the_rest() -> None:
    reasons = all_reasons(MIXES["some reasons"], predictions_of(MIXES["some reasons"]))
    assert [len(reason.predicted) for reason in reasons] == [2, 2, 2, 1, 1, 1, 0, 0, 0, 0]


def test_beside_an_open_score_half_an_answer_is_allowed_for() -> None:
    comparison = open_scores({"R1": ("7.0", "5.5")})
    assert first(comparison, "6.7") is Asks.SEEING  # within 1.125 and the step of 14 people
    assert first(comparison, "6.8") is Asks.BOTH


@pytest.mark.parametrize(
    ("mean", "scores", "asks"),
    [
        ("6.9", ("7.2", "7.0"), Asks.NEITHER),
        ("7.5", ("7.2", "7.0"), Asks.NEITHER),  # more than one answer can make, and still near
        ("2.0", ("7.2", "7.0"), Asks.KNOWING),
        ("4.1", ("8.9", "4.0"), Asks.SEEING),
        ("8.9", ("8.9", "4.0"), Asks.BOTH),
        ("2.0", ("7.9", "7.0"), Asks.KNOWING),  # a gap of 0.9 can be chance, the prediction is clearly off
        ("2.0", (None, "7.0"), Asks.KNOWING),
        ("7.0", (None, "7.0"), Asks.NEITHER),
        ("2.0", ("7.0", None), Asks.COUNTRY),
    ],
)
def test_it_tells_what_they_do_not_know_from_what_they_see_otherwise(
    mean: str, scores: tuple[str | None, str | None], asks: Asks
) -> None:
    assert first(few({"R1": scores}), mean) is asks


def test_without_a_prediction_nothing_is_asked_about_it() -> None:
    assert {reason.asks for reason in all_reasons(gouda(), {})} == {Asks.NOTHING}


def test_where_a_prediction_lies_farthest_from_the_answer_comes_last() -> None:
    comparison = predicted()
    order = predicted_in_order(comparison, predictions_of(comparison))
    distances = [reason.widest for reason in order]
    assert distances == sorted(distances)
    assert len({reason.item.code for reason in order}) == len(REASONS)
    found = farthest(comparison)
    assert found is not None
    assert found.compared.item.code == order[-1].item.code


def test_of_equal_distances_the_report_names_the_reason_that_the_screen_reveals_last() -> None:
    comparison = few({"R1": ("7.0", "7.0"), "R2": ("9.0", "4.0"), "R3": ("6.0", "6.0")})
    off = {
        YOUNG: {code: PredictedScore(Decimal(mean), 9) for code, mean in (("R1", "4.0"), ("R2", "7.0"), ("R3", "3.0"))}
    }
    round = with_predictions(comparison.round, off)
    tied = compare(round, STUDY)
    order = predicted_in_order(tied, predictions_of(tied))
    assert [reason.widest for reason in order[-3:]] == [Decimal("3.0")] * 3
    found = farthest(tied)
    assert found is not None
    assert found.compared.item.code == order[-1].item.code == "R2"  # the groups lie farthest apart here


def test_reasons_without_a_prediction_come_first_in_the_order_of_a_reveal() -> None:
    comparison = predicted(predicted={YOUNG: prediction(14, only=1)})
    codes = [reason.item.code for reason in predicted_in_order(comparison, predictions_of(comparison))]
    revealed = [compared.item.code for compared in revealed_in_order(comparison)]
    assert codes == [*(code for code in revealed if code != "R1"), "R1"]
    assert [each.item.code for each in predicted_in_order(comparison, {})] == revealed


def test_beside_the_country_alone_the_country_decides_and_comes_before_own_answers() -> None:
    order = predicted_in_order(MIXES["country only"], predictions_of(MIXES["country only"]))
    assert order[-1].widest == Decimal("6.1")
    assert farthest(MIXES["country only"]) is None
    mixed = few({"R1": ("7.0", "7.0")})
    thought = {YOUNG: {code: PredictedScore(Decimal(mean), 9) for code, mean in (("R1", "6.9"), ("R2", "1.5"))}}
    assert [reason.item.code for reason in predicted_in_order(mixed, thought)][-2:] == ["R2", "R1"]


def test_how_many_predicted_is_told_from_the_fewest_to_the_most() -> None:
    assert predictors(predicted()) == {YOUNG: (13, 14), MANAGEMENT: (6, 7)}
    assert predictors(gouda()) == {}


def test_a_prediction_counts_as_a_score_nowhere() -> None:
    without, beside = predicted(predicted={}), predicted()
    assert beside.items == without.items
    assert headline(beside) == headline(without)
    assert topics(beside, ()) == topics(without, ())
    assert largest_gaps(beside) == largest_gaps(without)
    for kind in Kind:
        assert [beside.overall(kind, side) for side in Side] == [without.overall(kind, side) for side in Side]
    alone = MIXES["country only"]
    assert not alone.has(YOUNG)
    assert topics(alone, ()) == topics(MIXES["country only"], ())


def test_who_may_not_see_a_group_sees_no_prediction_of_or_about_it() -> None:
    for side in Side:
        assert not predicted_reasons(compare(predicted().round.without(side), STUDY))
    assert not predicted_reasons(compare(predicted().round.without_management(), STUDY))


def test_a_group_that_is_not_published_takes_the_predictions_away_for_others() -> None:
    young = replace(gouda().round, entries=gouda().round.entries_of(YOUNG))
    round = with_predictions(young)
    assert predicted_reasons(compare(only_published(round), STUDY))
    later = replace(round, entries=(*round.entries, Entry("R1", MANAGEMENT, Decimal("6.0"), 8)))
    assert not predicted_reasons(compare(only_published(later), STUDY))


def test_after_a_year_the_predictions_stay_as_shown_scores_do() -> None:
    condensed = shown_only(predicted())
    assert condensed.shown_in_meetings == ShownInMeetings(both())
    again = compare(condensed, STUDY)
    assert predicted_reasons(again) == predicted_reasons(predicted())


def test_the_next_round_starts_without_them() -> None:
    after = following(replace(gouda().round, entries=()), predicted().round)
    assert after.shown_in_meetings == ShownInMeetings()


def test_a_change_of_another_keeps_what_a_meeting_showed_meanwhile() -> None:
    opened = with_predictions(gouda().round, {})
    mine = replace(opened, agreements=(Agreement("Mentoren zoeken"),))
    theirs = replace(opened, shown_in_meetings=ShownInMeetings(both()))
    merged = merge_rounds(opened, mine, theirs)
    assert merged is not None
    assert merged.shown_in_meetings == ShownInMeetings(both())
    assert merged.agreements == mine.agreements
