"""Going on, back and over a step: what each move opens and closes. A poll that is closed never opens again."""

from dataclasses import dataclass, replace

from retention_check.domain.comparison import Comparison
from retention_check.domain.item import Kind
from retention_check.domain.meeting.arriving import arrived, can_be_cast
from retention_check.domain.meeting.live import LiveMeeting, Place, PollPhase
from retention_check.domain.meeting.poll_outcomes import Hidden, PollOutcome, Room, Tallies, outcome_of
from retention_check.domain.meeting.polls import Poll, PollTally
from retention_check.domain.meeting.scenes import ONE_EACH_REASON, Scene, scenes_of
from retention_check.domain.round import Round
from retention_check.domain.shown_in_meetings import ShownInMeetings
from retention_check.domain.side import Side
from retention_check.domain.study import Study


@dataclass(frozen=True)
class Move:
    """What a move makes of a meeting; `closes` is a poll that is worked out now, `drops` one without outcome.

    `needs_present` says that it stayed where it was: it would open a vote, and nobody typed how many people are there.
    """

    meeting: LiveMeeting
    closes: Poll | None = None
    drops: Poll | None = None
    needs_present: bool = False


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
    """How far the poll of a scene is; one that was worked out is closed wherever it stands in the agenda."""
    if scene.id in meeting.closed or scene.poll in meeting.outcomes:
        return PollPhase.CLOSED
    return PollPhase.OPEN if scene.id in meeting.opened else PollPhase.WAITING


def begun(meeting: LiveMeeting, comparison: Comparison, now: int) -> LiveMeeting:
    """The meeting at its first scene."""
    return _opened(arrived(replace(meeting, began=now), Place(), comparison, now), comparison.study)


def forward(meeting: LiveMeeting, comparison: Comparison, now: int) -> Move:
    """On to the next scene; leaving a vote closes it. At the end it stays where it is.

    From a vote that did not open yet it goes on to that vote: what it waited for may be there now.
    """
    place = meeting.place if _is_waiting(meeting, comparison.study) else _place_after(meeting, comparison.study)
    if place is None:
        return Move(meeting)
    return _entered(meeting, _left(meeting, comparison.study), place, comparison, now)


def back(meeting: LiveMeeting, comparison: Comparison, now: int) -> Move:
    """To the scene before; a vote that is left this way still stands open, and takes no votes meanwhile."""
    if meeting.place is None or meeting.place == Place():
        return Move(meeting)
    step, scene = meeting.place.step, meeting.place.scene
    last = len(_scenes(meeting, comparison.study, step - 1)) - 1 if step else 0
    place = Place(step, scene - 1) if scene else Place(step - 1, last)
    there = arrived(meeting, place, comparison, now)
    if _is_waiting(there, comparison.study) and not meeting.is_counted:
        return Move(meeting, needs_present=True)
    return Move(_opened(there, comparison.study))


def skip(meeting: LiveMeeting, comparison: Comparison, now: int) -> Move:
    """On to the next step; a vote that was open is closed without an outcome. At the last step it stays there."""
    if meeting.place is None or meeting.place.step + 1 == len(meeting.agenda.steps):
        return Move(meeting)
    scenes = [scene for scene in _scenes(meeting, comparison.study, meeting.place.step) if scene.poll]
    is_begun = any(phase_of(scene, meeting) is not PollPhase.WAITING for scene in scenes)
    drops = scenes[0].poll if is_begun and scenes[0].poll not in meeting.outcomes else None
    left = meeting
    if drops:
        outcomes = {**meeting.outcomes, drops: PollOutcome(drops, hidden=Hidden.SKIPPED)}
        left = replace(meeting, outcomes=outcomes, closed=meeting.closed | {scene.id for scene in scenes})
    return _entered(meeting, Move(left, drops=drops), Place(meeting.place.step + 1), comparison, now)


def to_last_of_kind(meeting: LiveMeeting, comparison: Comparison, now: int) -> Move:
    """On to the last of the scenes of one kind in this step: of the reasons that come on one by one the widest
    difference. From any other scene it stays where it was."""
    scene = current_scene(meeting, comparison.study)
    if meeting.place is None or scene is None or scene.kind not in ONE_EACH_REASON:
        return Move(meeting)
    kinds = [each.kind for each in _scenes(meeting, comparison.study, meeting.place.step)]
    last = max(number for number, kind in enumerate(kinds) if kind is scene.kind)
    return Move(arrived(meeting, Place(meeting.place.step, last), comparison, now))


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


def _left(meeting: LiveMeeting, study: Study) -> Move:
    """The meeting with the vote of this scene closed, if one is open, and the poll that ends with it."""
    scene = current_scene(meeting, study)
    if scene is None or scene.poll is None or phase_of(scene, meeting) is not PollPhase.OPEN:
        return Move(meeting)
    closed = replace(meeting, closed=meeting.closed | {scene.id})
    return Move(closed, scene.poll if all(each.id in closed.closed for each in _votes(scene, meeting, study)) else None)


def _entered(before: LiveMeeting, left: Move, place: Place, comparison: Comparison, now: int) -> Move:
    """A move on to a place. A vote that nobody can cast is passed by; none opens before it is known who is there."""
    study, there = comparison.study, arrived(left.meeting, place, comparison, now)
    if not _is_waiting(there, study):
        return replace(left, meeting=there)
    if not there.is_counted:
        return Move(before, needs_present=True)
    opened = _opened(there, study)
    after = _place_after(there, study)
    if opened is not there or after is None:
        return replace(left, meeting=opened)
    return _entered(before, _passed_by(replace(left, meeting=there), study), after, comparison, now)


def _passed_by(move: Move, study: Study) -> Move:
    """The vote of this scene is closed without having been open; after the last one the others are worked out."""
    meeting, scene = move.meeting, current_scene(move.meeting, study)
    if scene is None or scene.poll is None:
        return move
    meeting = replace(meeting, closed=meeting.closed | {scene.id})
    votes = {each.id for each in _votes(scene, meeting, study)}
    if not votes <= meeting.closed:
        return replace(move, meeting=meeting)
    if votes & meeting.opened:
        return replace(move, meeting=meeting, closes=scene.poll)
    outcome = PollOutcome(scene.poll, hidden=Hidden.SHOWN_BEFORE)
    return replace(move, meeting=replace(meeting, outcomes={**meeting.outcomes, scene.poll: outcome}))


def _opened(meeting: LiveMeeting, study: Study) -> LiveMeeting:
    """The same with the vote of this scene open, if it waits and somebody can cast it."""
    scene = current_scene(meeting, study)
    if scene is None or not _is_waiting(meeting, study) or not can_be_cast(scene, meeting):
        return meeting
    return replace(meeting, opened=meeting.opened | {scene.id})


def _is_waiting(meeting: LiveMeeting, study: Study) -> bool:
    """Whether the scene that is on is a vote that did not open yet."""
    scene = current_scene(meeting, study)
    return scene is not None and scene.poll is not None and phase_of(scene, meeting) is PollPhase.WAITING


def _votes(scene: Scene, meeting: LiveMeeting, study: Study) -> list[Scene]:
    return [each for each in _scenes(meeting, study, scene.step) if each.poll is scene.poll]


def can_change_present(meeting: LiveMeeting) -> bool:
    """Whether who leads may type how many are in the room: before and between votes alone."""
    return not meeting.has_open_poll


def with_present(meeting: LiveMeeting, present: dict[Side, int]) -> LiveMeeting:
    """The meeting with so many in the room; ValueError while a vote is open, or for fewer than nobody."""
    if not can_change_present(meeting):
        raise ValueError("a poll is open")
    if min(present.values(), default=0) < 0:
        raise ValueError(present)
    return replace(meeting, present=present)
