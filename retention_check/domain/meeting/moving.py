"""Going on, back and over a step: what each move opens and closes. A poll that is closed never opens again."""

from dataclasses import dataclass, replace

from retention_check.domain.comparison import Comparison
from retention_check.domain.item import Kind
from retention_check.domain.meeting.agenda import StepKind
from retention_check.domain.meeting.live import LiveMeeting, Place, PollPhase, Timer
from retention_check.domain.meeting.poll_outcomes import Hidden, PollOutcome, Room, Tallies, outcome_of
from retention_check.domain.meeting.polls import Poll, PollTally
from retention_check.domain.meeting.revealing import heaviest_of_other
from retention_check.domain.meeting.scenes import Scene, scenes_of
from retention_check.domain.round import Round
from retention_check.domain.shown_in_meetings import ShownInMeetings
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.domain.topics import PROPOSED, topics

NEED_TOPICS = StepKind.TABLE, StepKind.DOTS, StepKind.TOPICS


@dataclass(frozen=True)
class Move:
    """What a move makes of a meeting; `closes` is a poll that is worked out now, `drops` one without outcome."""

    meeting: LiveMeeting
    closes: Poll | None = None
    drops: Poll | None = None


def current_scene(meeting: LiveMeeting, study: Study) -> Scene | None:
    """The scene that is on now, None before the meeting begins."""
    if meeting.place is None:
        return None
    return _scenes(meeting, study, meeting.place.step)[meeting.place.scene]


def next_scene(meeting: LiveMeeting, study: Study) -> Scene | None:
    """The scene after this one, None after the last."""
    place = _place_after(meeting, study)
    return None if place is None else _scenes(meeting, study, place.step)[place.scene]


def phase_of(scene: Scene, meeting: LiveMeeting) -> PollPhase:
    """How far the poll of a scene is."""
    if scene.id in meeting.closed:
        return PollPhase.CLOSED
    return PollPhase.OPEN if scene.id in meeting.opened else PollPhase.WAITING


def begun(meeting: LiveMeeting, comparison: Comparison, now: int) -> LiveMeeting:
    """The meeting at its first scene."""
    return _arrived(meeting, Place(), comparison, now)


def forward(meeting: LiveMeeting, comparison: Comparison, now: int) -> Move:
    """On to the next scene; leaving a vote closes it. At the end it stays where it is."""
    place = _place_after(meeting, comparison.study)
    if place is None:
        return Move(meeting)
    left, closes = _left(meeting, comparison.study)
    return Move(_arrived(left, place, comparison, now), closes)


def back(meeting: LiveMeeting, comparison: Comparison, now: int) -> Move:
    """To the scene before; a vote that is left this way still stands open, and takes no votes meanwhile."""
    if meeting.place is None or meeting.place == Place():
        return Move(meeting)
    step, scene = meeting.place.step, meeting.place.scene
    if scene:
        return Move(_arrived(meeting, Place(step, scene - 1), comparison, now))
    last = len(_scenes(meeting, comparison.study, step - 1)) - 1
    return Move(_arrived(meeting, Place(step - 1, last), comparison, now))


def skip(meeting: LiveMeeting, comparison: Comparison, now: int) -> Move:
    """On to the next step; a vote that was open is closed without an outcome. At the last step it stays there."""
    if meeting.place is None or meeting.place.step + 1 == len(meeting.agenda.steps):
        return Move(meeting)
    scenes = [scene for scene in _scenes(meeting, comparison.study, meeting.place.step) if scene.poll]
    is_begun = any(phase_of(scene, meeting) is not PollPhase.WAITING for scene in scenes)
    drops = scenes[0].poll if is_begun and scenes[0].poll not in meeting.outcomes else None
    if drops:
        outcomes = {**meeting.outcomes, drops: PollOutcome(drops, hidden=Hidden.SKIPPED)}
        closed = meeting.closed | {scene.id for scene in scenes}
        meeting = replace(meeting, outcomes=outcomes, closed=closed)
    step = meeting.place.step + 1 if meeting.place else 0
    return Move(_arrived(meeting, Place(step), comparison, now), drops=drops)


def closed_poll(
    meeting: LiveMeeting,
    round: Round,
    poll: Poll,
    tallies: tuple[Tallies, Tallies, PollTally],
    study: Study,
    threshold: int,
) -> tuple[LiveMeeting, Round]:
    """The meeting with what a poll shows, and the round that keeps that; tallies by phone, on paper and on a sheet."""
    shown = round.shown_in_meetings
    room = Room(
        present=meeting.present,
        threshold=threshold,
        asked=asked_codes(poll, meeting, study),
        heaviest=meeting.heaviest,
        shown_before=shown.guessed if poll is Poll.GUESS else tuple(shown.predicted),
    )
    outcome = outcome_of(poll, *tallies, room, study)
    meeting = replace(meeting, outcomes={**meeting.outcomes, poll: outcome})
    return meeting, replace(round, shown_in_meetings=_with_shown(shown, outcome, room))


def asked_codes(poll: Poll, meeting: LiveMeeting, study: Study) -> tuple[str, ...]:
    """What can be chosen in a poll: reasons, or the measures on the ballot."""
    if poll is Poll.DOTS:
        return meeting.ballot
    return tuple(item.code for item in study.of_kind(Kind.REASON))


def _with_shown(shown: ShownInMeetings, outcome: PollOutcome, room: Room) -> ShownInMeetings:
    match outcome.poll:
        case Poll.GUESS:
            return replace(shown, guessed=(*shown.guessed, *outcome.of_side))
        case Poll.PREDICT:
            return replace(shown, predicted={**shown.predicted, **outcome.predicted})
        case Poll.DOTS:
            return replace(shown, dotted=(*shown.dotted, *(room.asked if outcome.shows_something else ())))


def _scenes(meeting: LiveMeeting, study: Study, step: int) -> tuple[Scene, ...]:
    return scenes_of(step, meeting.agenda, study, meeting.topics)


def _place_after(meeting: LiveMeeting, study: Study) -> Place | None:
    if meeting.place is None:
        return Place()
    step, scene = meeting.place.step, meeting.place.scene
    if scene + 1 < len(_scenes(meeting, study, step)):
        return Place(step, scene + 1)
    return Place(step + 1) if step + 1 < len(meeting.agenda.steps) else None


def _left(meeting: LiveMeeting, study: Study) -> tuple[LiveMeeting, Poll | None]:
    """The meeting with the vote of this scene closed, and the poll that ends with it."""
    scene = current_scene(meeting, study)
    if scene is None or scene.poll is None or scene.id in meeting.closed:
        return meeting, None
    closed = meeting.closed | {scene.id}
    votes = [each for each in _scenes(meeting, study, scene.step) if each.poll is scene.poll]
    is_over = all(each.id in closed for each in votes)
    return replace(meeting, closed=closed), scene.poll if is_over else None


def _arrived(meeting: LiveMeeting, place: Place, comparison: Comparison, now: int) -> LiveMeeting:
    """The meeting at a place: what the scene needs is fixed, its vote is open, the time of a new step runs."""
    step = meeting.agenda.steps[place.step]
    if step.kind in NEED_TOPICS and not meeting.topics:
        meeting = replace(meeting, topics=_topics(meeting, comparison))
    if meeting.place is None or meeting.place.step != place.step:
        meeting = replace(meeting, timer=Timer(step.minutes, 0, now))
    scene = _scenes(meeting, comparison.study, place.step)[place.scene]
    meeting = replace(meeting, place=place)
    if scene.poll is None or scene.id in meeting.closed:
        return meeting
    return replace(_ready_to_vote(meeting, scene.poll, comparison), opened=meeting.opened | {scene.id})


def _ready_to_vote(meeting: LiveMeeting, poll: Poll, comparison: Comparison) -> LiveMeeting:
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


def can_change_present(meeting: LiveMeeting) -> bool:
    """Whether who leads may type how many are in the room: before and between votes alone."""
    return not meeting.has_open_poll


def with_present(meeting: LiveMeeting, present: dict[Side, int]) -> LiveMeeting:
    """The meeting with so many in the room; ValueError while a vote is open."""
    if not can_change_present(meeting):
        raise ValueError("a poll is open")
    return replace(meeting, present=present)
