"""What a meeting goes through: steps with their minutes, in an order that its organiser can change."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from retention_check.domain.planned_text import Circumstance

MOST_TOPICS = 4
LONGEST_STEP = 120  # minutes


class StepKind(StrEnum):
    """What a step is about, as it is called in addresses and stored."""

    WELCOME = "welkom"
    ANSWERS = "antwoorden"
    GUESS = "raden"
    PREDICT = "dubbel"  # 'dubbel antwoord', in place of guessing three
    TABLE = "tafel"
    DOTS = "stippen"
    AGREEMENTS = "afspraken"
    CLOSING = "afsluiten"
    TOPICS = "onderwerpen"  # young staff alone, beforehand
    QUESTIONS = "vragen"  # the same


@dataclass(frozen=True)
class Step:
    """One step and its length in minutes; `topic` is the place (1, 2, ..) of the topic of a conversation at tables."""

    kind: StepKind
    minutes: int
    topic: int = 0


@dataclass(frozen=True)
class Agenda:
    """The steps of a meeting, and whether management puts its dots after young staff did.

    `is_beforehand` is the short meeting of young staff alone; `has_management` says whether management is in the room.
    `size` says that few or many people are expected, None for ten to forty.
    """

    steps: tuple[Step, ...]
    is_management_last: bool = True
    is_beforehand: bool = False
    has_management: bool = True
    size: Circumstance | None = None

    @property
    def minutes(self) -> int:
        """How long all steps take together."""
        return sum(step.minutes for step in self.steps)

    def has(self, kind: StepKind) -> bool:
        """Whether there is a step of this kind."""
        return any(step.kind == kind for step in self.steps)  # templates ask by the word

    def to_primitives(self) -> dict[str, Any]:
        """The agenda as texts, numbers and lists."""
        return {
            "steps": [[str(step.kind), step.minutes, step.topic] for step in self.steps],
            "is_management_last": self.is_management_last,
            "is_beforehand": self.is_beforehand,
            "has_management": self.has_management,
            "size": self.size and str(self.size),
        }

    @classmethod
    def from_primitives(cls, raw: Mapping[str, Any]) -> "Agenda":
        """What `to_primitives` wrote."""
        steps = tuple(Step(StepKind(kind), minutes, topic) for kind, minutes, topic in raw["steps"])
        size = Circumstance(raw["size"]) if raw["size"] else None
        return cls(steps, raw["is_management_last"], raw["is_beforehand"], raw["has_management"], size)


def usual_agenda(*, has_scores: bool, is_small: bool, has_management: bool = True) -> Agenda:
    """The ninety minutes: answering only where there are no scores, no phones to answer or dots with a small group."""
    answers = () if has_scores or is_small else (Step(StepKind.ANSWERS, 10),)
    dots = () if is_small else (Step(StepKind.DOTS, 5),)
    steps = (
        Step(StepKind.WELCOME, 10),
        *answers,
        Step(StepKind.GUESS, 10),
        Step(StepKind.TABLE, 20, 1),
        Step(StepKind.TABLE, 20, 2),
        *dots,
        Step(StepKind.AGREEMENTS, 10),
        Step(StepKind.CLOSING, 5),
    )
    return Agenda(steps, has_management=has_management, size=Circumstance.SMALL if is_small else None)


def agenda_beforehand() -> Agenda:
    """The half hour of young staff alone: no polls, no scores, topics and questions."""
    steps = Step(StepKind.WELCOME, 5), Step(StepKind.TOPICS, 10), Step(StepKind.QUESTIONS, 15)
    return Agenda(steps, is_beforehand=True, has_management=False)
