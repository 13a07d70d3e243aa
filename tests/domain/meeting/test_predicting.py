"""Who can predict in a meeting: nobody is asked what would not be shown."""

import pytest

from retention_check.domain.meeting.agenda import usual_agenda
from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.predicting import NoPrediction, can_show, hindrances, may_vote
from retention_check.domain.meeting.scenes import Scene, SceneKind
from retention_check.domain.shown_in_meetings import ShownInMeetings
from retention_check.domain.side import Side
from tests.predicted import prediction

YOUNG, MANAGEMENT = Side
NOTHING = ShownInMeetings()


def meeting(young: int, management: int) -> LiveMeeting:
    agenda = usual_agenda(has_scores=True, is_small=False)
    return LiveMeeting(agenda, present={YOUNG: young, MANAGEMENT: management})


@pytest.mark.parametrize(
    ("young", "management", "expected"),
    [
        (14, 6, {}),
        (5, 5, {}),
        (14, 4, {MANAGEMENT: NoPrediction.TOO_FEW}),
        (14, 0, {MANAGEMENT: NoPrediction.NOBODY}),
        (4, 1, dict.fromkeys(Side, NoPrediction.TOO_FEW)),
    ],
)
def test_a_group_of_fewer_than_five_predicts_nothing(
    young: int, management: int, expected: dict[Side, NoPrediction]
) -> None:
    assert hindrances(meeting(young, management), NOTHING, 5) == expected


def test_the_threshold_of_the_round_holds() -> None:
    assert hindrances(meeting(14, 6), NOTHING, 7) == {MANAGEMENT: NoPrediction.TOO_FEW}


def test_a_group_whose_prediction_was_shown_does_not_predict_again_however_many_are_there() -> None:
    shown = ShownInMeetings({YOUNG: prediction()}, guessed=(MANAGEMENT,))
    assert hindrances(meeting(14, 6), shown, 5) == {YOUNG: NoPrediction.SHOWN_BEFORE}
    assert hindrances(meeting(0, 6), shown, 5) == {YOUNG: NoPrediction.SHOWN_BEFORE}


def test_no_vote_is_taken_of_a_group_that_cannot_predict_and_in_other_votes_it_votes() -> None:
    predict = Scene(SceneKind.PREDICT, 1, poll=Poll.PREDICT, voters=tuple(Side))
    guess = Scene(SceneKind.GUESS, 1, poll=Poll.GUESS, voters=tuple(Side))
    few, shown = meeting(14, 3), ShownInMeetings({YOUNG: prediction()})
    assert [may_vote(predict, side, few, NOTHING, 5) for side in Side] == [True, False]
    assert [may_vote(predict, side, meeting(14, 6), NOTHING, 7) for side in Side] == [True, False]
    assert [may_vote(predict, side, meeting(14, 6), shown, 5) for side in Side] == [False, True]
    assert [may_vote(guess, side, few, shown, 5) for side in Side] == [True, True]


def test_a_group_votes_in_its_own_turn() -> None:
    dots = Scene(SceneKind.DOTS, 1, poll=Poll.DOTS, voters=(YOUNG,))
    assert [may_vote(dots, side, meeting(14, 6), NOTHING, 5) for side in Side] == [True, False]


@pytest.mark.parametrize(
    ("young", "management", "guess", "dots"),
    [(4, 2, False, True), (4, 0, False, False), (2, 2, False, False), (5, 1, True, True), (0, 5, True, True)],
)
def test_nobody_votes_where_nothing_could_be_shown(young: int, management: int, guess: bool, dots: bool) -> None:
    there = meeting(young, management)
    scenes = {
        Poll.GUESS: Scene(SceneKind.GUESS, 1, 0, Poll.GUESS, tuple(Side)),
        Poll.DOTS: Scene(SceneKind.DOTS, 4, 0, Poll.DOTS, tuple(Side)),
    }
    for poll, is_shown in ((Poll.GUESS, guess), (Poll.DOTS, dots)):
        assert can_show(poll, there, 5) is is_shown
        assert [may_vote(scenes[poll], side, there, NOTHING, 5) for side in Side] == [is_shown, is_shown]
