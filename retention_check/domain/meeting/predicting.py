"""Who can vote in a meeting, and why a group cannot predict: said on its page before anybody answers."""

from collections.abc import Mapping
from enum import StrEnum

from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import Scene
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


def may_vote(scene: Scene, side: Side, meeting: LiveMeeting, shown: ShownInMeetings, threshold: int) -> bool:
    """Whether a vote of this side is taken in a scene: it is its turn, and something of what it votes can be shown."""
    if side not in scene.voters or not can_show(scene.poll, meeting, threshold):
        return False
    return scene.poll is not Poll.PREDICT or side not in hindrances(meeting, shown, threshold)


def can_show(poll: Poll | None, meeting: LiveMeeting, threshold: int) -> bool:
    """Whether so many people are there that a vote can show anything: of dots a total of all, else of one group."""
    present = [meeting.present.get(side, 0) for side in Side]
    return (sum(present) if poll is Poll.DOTS else max(present)) >= threshold


def _hindrance(present: int, is_shown: bool, threshold: int) -> NoPrediction | None:
    if is_shown:
        return NoPrediction.SHOWN_BEFORE
    if present == 0:
        return NoPrediction.NOBODY
    return NoPrediction.TOO_FEW if present < threshold else None
