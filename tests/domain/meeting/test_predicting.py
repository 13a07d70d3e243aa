"""Who can predict in a meeting: nobody is asked what would not be shown."""

import pytest

from retention_check.domain.meeting.agenda import usual_agenda
from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.meeting.predicting import NoPrediction, hindrances
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
