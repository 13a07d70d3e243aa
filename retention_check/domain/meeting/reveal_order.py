"""In which order a meeting reveals reasons: fixed when the first one comes, so that each comes once.

Scores can be mended while reasons are revealed: in an order that follows them one would come twice, and another never.
"""

from dataclasses import replace

from retention_check.domain.comparison import Comparison
from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.meeting.moving import current_scene
from retention_check.domain.meeting.revealing import revealed_in_order
from retention_check.domain.meeting.scenes import ONE_EACH_REASON, SceneKind
from retention_check.domain.predictions import predicted_in_order


def order_of(kind: SceneKind, comparison: Comparison) -> tuple[str, ...]:
    """The reasons (codes) as scenes of a kind reveal them, by what is shown now."""
    if kind is SceneKind.PREDICTED:
        predicted = comparison.round.shown_in_meetings.predicted
        return tuple(each.item.code for each in predicted_in_order(comparison, predicted))
    return tuple(each.item.code for each in revealed_in_order(comparison))


def with_order(meeting: LiveMeeting, comparison: Comparison) -> LiveMeeting:
    """The meeting with the order in which its scene reveals reasons, if it reveals one and none was fixed."""
    scene = current_scene(meeting, comparison.study)
    if scene is None or scene.kind not in ONE_EACH_REASON or scene.kind in meeting.order:
        return meeting
    return replace(meeting, order={**meeting.order, scene.kind: order_of(scene.kind, comparison)})
