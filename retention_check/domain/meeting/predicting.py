"""Who can predict in a meeting, and why a group cannot: said on its page before anybody answers."""

from collections.abc import Mapping
from enum import StrEnum

from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.shown_in_meetings import ShownInMeetings
from retention_check.domain.side import Side


class NoPrediction(StrEnum):
    """Why a group predicts nothing: a meeting of this round showed its prediction, or too few of it are in the room."""

    SHOWN_BEFORE = "shown_before"
    NOBODY = "nobody"
    TOO_FEW = "too_few"


def hindrances(meeting: LiveMeeting, shown: ShownInMeetings, threshold: int) -> Mapping[Side, NoPrediction]:
    """The groups that cannot predict; nothing of theirs would be shown, so nothing is asked."""
    found = {side: _hindrance(meeting.present.get(side, 0), side in shown.predicted, threshold) for side in Side}
    return {side: why for side, why in found.items() if why}


def _hindrance(present: int, is_shown: bool, threshold: int) -> NoPrediction | None:
    if is_shown:
        return NoPrediction.SHOWN_BEFORE
    if present == 0:
        return NoPrediction.NOBODY
    return NoPrediction.TOO_FEW if present < threshold else None
