"""What who leads says now: the words of the scene, or those of the moment in it that is on."""

from collections.abc import Iterator

from retention_check.domain.item import Kind
from retention_check.domain.meeting.agenda import StepKind
from retention_check.domain.meeting.live import PollPhase
from retention_check.domain.meeting.scenes import ONE_EACH_REASON, Scene, SceneKind
from retention_check.domain.side import Side
from retention_check.web.meeting.moment import Moment

RESULTS = SceneKind.GUESSED, SceneKind.DOTTED
CLOSED, HIDDEN = "closed", "hidden"
FIRST_TABLE, NEXT_TABLE, BOTH = "first_table", "next_table", "both"
FIRST, EARLY, LATE, LAST = "first", "early", "late", "last"


def say(moment: Moment) -> str:
    """What to say now, in two sentences; empty before the meeting begins."""
    words = moment.words
    if words is None or moment.scene is None:
        return ""
    own = (words.say_at[name] for name in _moments(moment, moment.scene) if name in words.say_at)
    return moment.told(next(own, words.say))


def _moments(moment: Moment, scene: Scene) -> Iterator[str]:
    """The names of what is on within a scene, the most particular first."""
    if scene.poll and moment.phase is PollPhase.CLOSED:
        yield CLOSED
    elif scene.poll and len(scene.voters) < len(Side):
        yield scene.voters[0].value
    if scene.kind in RESULTS and (moment.outcome is None or moment.outcome.hidden):
        yield HIDDEN
    if scene.kind is SceneKind.TALK and moment.topic:
        yield from _at_table(moment, scene)
    if scene.kind in ONE_EACH_REASON:
        yield _place(moment, scene)


def _at_table(moment: Moment, scene: Scene) -> Iterator[str]:
    """The first question of a table says how to sit; every question whom it is for."""
    if scene.number == 0:
        tables = [number for number, step in enumerate(moment.meeting.agenda.steps) if step.kind is StepKind.TABLE]
        yield FIRST_TABLE if scene.step == tables[0] else NEXT_TABLE
    yield scene.side.value if scene.side else BOTH


def _place(moment: Moment, scene: Scene) -> str:
    """Where one reason of all stands; the last is called so only where it has a difference to look at."""
    count = len(moment.study.of_kind(Kind.REASON))
    if scene.number == 0:
        return FIRST
    if scene.number + 1 == count and _differs(moment):
        return LAST
    return EARLY if scene.number * 2 < count else LATE


def _differs(moment: Moment) -> bool:
    compared = moment.revealed
    return compared is not None and bool(compared.gap.points if compared.gap else compared.national.gap)
