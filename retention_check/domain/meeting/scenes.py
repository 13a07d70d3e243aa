"""The scenes of each step: what the screen shows and what the phones ask, one thing at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from retention_check.domain.item import Kind
from retention_check.domain.meeting.agenda import Agenda, Step, StepKind
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.side import Side
from retention_check.domain.study import Study


class SceneKind(StrEnum):
    """What a scene is, as its templates and its words are called."""

    ARRIVE = "arrive"  # the QR code, and how many are there
    RULES = "rules"
    ASK = "ask"  # the short questionnaire is open
    CHECK = "check"  # it is closed: what will be shown, and then published
    GUESS = "guess"
    GUESSED = "guessed"  # what each group guessed most
    REVEAL = "reveal"  # one reason: own scores and the country
    ORDER = "order"  # all reasons in the order of each group, and how well they were guessed
    PREDICT = "predict"
    PREDICTED = "predicted"  # one reason: prediction, real score and the country
    TALK = "talk"  # a topic and the question of the moment
    DOTS = "dots"
    DOTTED = "dotted"
    AGREE = "agree"  # agreements as they are typed
    AGREED = "agreed"  # the agreements, and when answers come
    TOPICS = "topics"  # beforehand: the proposed topics, without scores
    QUESTIONS = "questions"  # beforehand: questions that point at nobody


SEQUENCES: Mapping[StepKind, tuple[SceneKind, ...]] = {
    StepKind.WELCOME: (SceneKind.ARRIVE, SceneKind.RULES),
    StepKind.ANSWERS: (SceneKind.ASK, SceneKind.CHECK),
    StepKind.GUESS: (SceneKind.GUESS, SceneKind.GUESSED, SceneKind.REVEAL, SceneKind.ORDER),
    StepKind.PREDICT: (SceneKind.PREDICT, SceneKind.PREDICTED, SceneKind.ORDER),
    StepKind.DOTS: (SceneKind.DOTS, SceneKind.DOTTED),
    StepKind.AGREEMENTS: (SceneKind.AGREE,),
    StepKind.CLOSING: (SceneKind.AGREED,),
    StepKind.TOPICS: (SceneKind.TOPICS,),
    StepKind.QUESTIONS: (SceneKind.QUESTIONS,),
}
ONE_EACH_REASON = SceneKind.REVEAL, SceneKind.PREDICTED
POLLS = {SceneKind.GUESS: Poll.GUESS, SceneKind.PREDICT: Poll.PREDICT}


@dataclass(frozen=True)
class Scene:
    """One scene: `number` counts those of one kind in a step from 0; a poll takes votes of `voters` while it is shown.

    `side` says of a question to talk about whom it is for, None for both.
    """

    kind: SceneKind
    step: int
    number: int = 0
    poll: Poll | None = None
    voters: tuple[Side, ...] = ()
    side: Side | None = None

    @property
    def id(self) -> str:
        """What tells it from every other scene of this meeting."""
        return f"{self.step}.{self.kind}.{self.number}"


def scenes_of(place: int, agenda: Agenda, study: Study, topics: tuple[str, ...] = ()) -> tuple[Scene, ...]:
    """The scenes of the step at this place (from 0), always as many however far the meeting is."""
    step = agenda.steps[place]
    if step.kind is StepKind.TABLE:
        return _questions(place, step, study, topics)
    return tuple(scene for kind in SEQUENCES[step.kind] for scene in _of_kind(kind, place, agenda, study))


def _of_kind(kind: SceneKind, place: int, agenda: Agenda, study: Study) -> tuple[Scene, ...]:
    if kind is SceneKind.DOTS:
        return _dots(place, agenda)
    if kind in POLLS:
        return (Scene(kind, place, poll=POLLS[kind], voters=tuple(Side)),)
    count = len(study.of_kind(Kind.REASON)) if kind in ONE_EACH_REASON else 1
    return tuple(Scene(kind, place, number) for number in range(count))


def _dots(place: int, agenda: Agenda) -> tuple[Scene, ...]:
    """One vote of all, or two after each other where management votes last."""
    votes: tuple[tuple[Side, ...], ...] = (tuple(Side),)
    if agenda.is_management_last and agenda.has_management:
        votes = (Side.YOUNG,), (Side.MANAGEMENT,)
    return tuple(Scene(SceneKind.DOTS, place, number, Poll.DOTS, voters) for number, voters in enumerate(votes))


def _questions(place: int, step: Step, study: Study, topics: tuple[str, ...]) -> tuple[Scene, ...]:
    """The questions of a topic: for young staff, for management, and for both; one scene while it is unknown."""
    if len(topics) < step.topic:
        return (Scene(SceneKind.TALK, place),)
    questions = study.content.questions[topics[step.topic - 1]]
    whom = [side for side in Side for _ in questions.by_side[side]]
    return tuple(Scene(SceneKind.TALK, place, number, side=side) for number, side in enumerate((*whom, None)))


def question_of(scene: Scene, code: str, study: Study) -> str:
    """The question of the moment at a table, about the topic with this code."""
    questions = study.content.questions[code]
    asked = [question for side in Side for question in questions.by_side[side]]
    return (*asked, questions.together)[scene.number]
