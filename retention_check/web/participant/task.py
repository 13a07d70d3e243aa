"""What a phone asks of its owner now: to vote, to wait, or to look at the screen."""

from enum import StrEnum

from retention_check.domain.meeting.live import PollPhase
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.predictions import other_side
from retention_check.domain.side import Side
from retention_check.store import Participant
from retention_check.web.meeting.moment import Moment
from retention_check.web.meeting.predicting import Predicting


class Task(StrEnum):
    """One thing at a time, as the templates call it."""

    LOOK = "look"  # nothing is voted on: what the scene has for phones
    VOTE = "vote"
    COUNTED = "counted"
    WATCH = "watch"  # others vote; who looks on does not
    OTHERS = "others"  # the other group votes now
    CLOSED = "closed"  # who came after it was closed
    ASIDE = "aside"  # nothing of this group would be shown, so nothing is asked: the scene says why


HEADINGS = {
    Task.COUNTED: "Uw stem is geteld",
    Task.WATCH: "U kijkt mee",
    Task.CLOSED: "De stemming is gesloten",
    Task.ASIDE: "Uw groep stuurt nu niets in",
}
OTHERS_VOTE = {Side.YOUNG: "Nu stemmen de jonge ambtenaren", Side.MANAGEMENT: "Nu stemt het management"}
BEFORE = "U doet mee"
ON_PAPER = {Poll.GUESS: "Schrijf uw drie op papier", Poll.DOTS: "Kies samen, zonder stippen"}
GUESS_COUNTRY = "Raad wat landelijk het zwaarst weegt"
GUESSES = {
    Side.YOUNG: "Waarom vertrekken jonge ambtenaren volgens het management?",
    Side.MANAGEMENT: "Waarom vertrekken jonge ambtenaren volgens henzelf?",
}


def task_of(moment: Moment, participant: Participant) -> Task:
    """What this person is to do while this is on."""
    scene = moment.scene
    if scene is None or scene.poll is None:
        return Task.LOOK
    if scene.poll in ON_PAPER and moment.is_shown_nothing:
        return Task.ASIDE
    if participant.side is None:
        return Task.WATCH
    if scene.poll in participant.voted:
        return Task.COUNTED
    if moment.phase is not PollPhase.OPEN:
        return Task.CLOSED
    if scene.poll is Poll.PREDICT and participant.side in Predicting(moment).hindrances:
        return Task.ASIDE
    return Task.VOTE if participant.side in scene.voters else Task.OTHERS


def heading_of(moment: Moment, task: Task, side: Side | None) -> str:
    """In a few words what is to be done, or what became of it."""
    if task is Task.ASIDE and moment.scene and moment.scene.poll in ON_PAPER:
        return ON_PAPER[moment.scene.poll]
    if task in HEADINGS:
        return HEADINGS[task]
    if moment.scene is None or moment.words is None:
        return BEFORE if side else HEADINGS[Task.WATCH]
    if task is Task.OTHERS:
        return OTHERS_VOTE[moment.scene.voters[0]]
    if moment.scene.poll is Poll.GUESS and side:
        return GUESSES[side] if moment.has_own(other_side(side)) else GUESS_COUNTRY
    return moment.question or moment.told(moment.words.phone)
