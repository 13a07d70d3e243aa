"""What a scene needs when it comes on: the topics, what can be voted on, what guesses are judged by, the time."""

from dataclasses import replace

from retention_check.domain.comparison import Comparison
from retention_check.domain.item import Kind
from retention_check.domain.meeting.agenda import StepKind
from retention_check.domain.meeting.live import LiveMeeting, Place, Timer
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.revealing import heaviest_of_other
from retention_check.domain.meeting.scenes import Scene, scenes_of
from retention_check.domain.topics import PROPOSED, topics

NEED_TOPICS = StepKind.TABLE, StepKind.DOTS, StepKind.TOPICS
FEWEST_TO_CHOOSE = 2  # measures on a ballot


def arrived(meeting: LiveMeeting, place: Place, comparison: Comparison, now: int) -> LiveMeeting:
    """The meeting at a place: what the scene needs is fixed, and the time of a new step runs. It opens no vote."""
    step = meeting.agenda.steps[place.step]
    if step.kind in NEED_TOPICS and not meeting.topics:
        meeting = replace(meeting, topics=_topics(meeting, comparison))
    if meeting.place is None or meeting.place.step != place.step:
        meeting = replace(meeting, timer=Timer(step.minutes, 0, now))
    scene = scenes_of(place.step, meeting.agenda, comparison.study, meeting.topics)[place.scene]
    return _ready_to_vote(replace(meeting, place=place), scene.poll, comparison)


def can_be_cast(scene: Scene, meeting: LiveMeeting) -> bool:
    """Whether somebody in the room votes in this scene, and has something to choose from."""
    is_choice = scene.poll is not Poll.DOTS or len(meeting.ballot) >= FEWEST_TO_CHOOSE
    return is_choice and any(meeting.present.get(side, 0) for side in scene.voters)


def _ready_to_vote(meeting: LiveMeeting, poll: Poll | None, comparison: Comparison) -> LiveMeeting:
    if poll is Poll.GUESS and not meeting.heaviest:
        return replace(meeting, heaviest=heaviest_of_other(comparison))
    if poll is Poll.DOTS and not meeting.ballot:
        return replace(meeting, ballot=_ballot(meeting, comparison))
    return meeting


def _ballot(meeting: LiveMeeting, comparison: Comparison) -> tuple[str, ...]:
    """The measures of the reasons of the topics, but for those whose dots a meeting of this round showed before."""
    study, shown = comparison.study, comparison.round.shown_in_meetings.dotted
    reasons = dict.fromkeys(study.item(code).reason for code in meeting.topics)
    codes = [measure.code for reason in reasons for measure in study.measures_of(reason)]
    return tuple(code for code in codes if code not in shown)


def _topics(meeting: LiveMeeting, comparison: Comparison) -> tuple[str, ...]:
    """The topics that were chosen for the round, and of those that are proposed as many as the steps need more."""
    needed = max((step.topic for step in meeting.agenda.steps), default=0) or PROPOSED
    study, chosen = comparison.study, comparison.round.topics
    reasons = {study.item(code).reason for code in chosen}
    proposed = [topic.compared.item for topic in topics(comparison, (), len(study.of_kind(Kind.REASON)))]
    return (*chosen, *(item.code for item in proposed if item.reason not in reasons))[: max(needed, len(chosen))]
