"""A meeting that is being held: how far it is, what its polls showed, what was agreed. A move gives another one."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from retention_check.domain.meeting.agenda import Agenda
from retention_check.domain.meeting.poll_outcomes import PollOutcome
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.round import Agreement
from retention_check.domain.shown_in_meetings import ShownInMeetings
from retention_check.domain.side import Side

MOST_AGREED = 3  # agreements of one meeting
PHONES_EACH, PHONES_MORE = 3, 50  # that may join: who clears a phone or changes it joins again, and some only look on
PHONES_UNCOUNTED = 500  # that may join before it is typed how many people are there
ANSWER = "Iedereen hoort wat er met de uitkomst gebeurt"  # what is kept of when answers come, as one more


class PollPhase(StrEnum):
    """How far a poll is: not begun, taking votes, or closed for good."""

    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True)
class Timer:
    """The time of the step so far: seconds that passed before `since` (seconds since 1970), None while it is paused.

    `minutes` is how long the step is to take, which who leads can lengthen.
    """

    minutes: int = 0
    passed: int = 0
    since: int | None = None

    def left(self, now: int) -> int:
        """Seconds that are left, below zero when the time is over."""
        return self.minutes * 60 - self.passed - (max(0, now - self.since) if self.since is not None else 0)

    def paused(self, now: int) -> "Timer":
        """The same, standing still."""
        if self.since is None:
            return self
        return Timer(self.minutes, self.passed + max(0, now - self.since), None)

    def running(self, now: int) -> "Timer":
        """The same, going on."""
        return self if self.since is not None else Timer(self.minutes, self.passed, now)


@dataclass(frozen=True)
class Place:
    """Where a meeting is: the step, and the scene in it, both from 0."""

    step: int = 0
    scene: int = 0


@dataclass(frozen=True)
class LiveMeeting:
    """How far a meeting is; before it begins `place` is None.

    `present` is how many of each side are in the room, as who leads typed it. `opened` and `closed` are the scenes
    (ids) of polls that took votes and that take none any more. `topics` are codes, empty until they are needed, and so
    is `ballot`, the measures for the dots; `heaviest` holds for each side the heaviest reasons of the other, and
    `order` the reasons (codes) as scenes of a kind reveal them: scores may be mended meanwhile. `agreed`
    was typed in the meeting and goes into the round when it ends; `answers_when` says when and how answers come.
    `drafts` is what was saved from a form for a new agreement, by the key of that form.
    `own_questionnaire` is the id of the questionnaire that was opened in this meeting, for who is in the room.
    """

    agenda: Agenda
    present: Mapping[Side, int] = field(default_factory=dict)
    place: Place | None = None
    opened: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    outcomes: Mapping[Poll, PollOutcome] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    ballot: tuple[str, ...] = ()
    heaviest: Mapping[Side, tuple[str, ...]] = field(default_factory=dict)
    order: Mapping[SceneKind, tuple[str, ...]] = field(default_factory=dict)
    agreed: tuple[Agreement, ...] = ()
    answers_when: str = ""
    timer: Timer = field(default_factory=Timer)
    began: int | None = None  # seconds since 1970
    own_questionnaire: int | None = None
    drafts: Mapping[str, Agreement] = field(default_factory=dict)

    @property
    def has_open_poll(self) -> bool:
        """Whether a poll took votes that were not closed: then nobody changes how many are in the room."""
        return bool(self.opened - self.closed)

    @property
    def is_counted(self) -> bool:
        """Whether it was typed how many people are in the room: before that no vote opens."""
        return any(self.present.values())

    @property
    def most_phones(self) -> int:
        """How many phones may join: generous, for it is there against one that joins again and again."""
        people = sum(self.present.values())
        return PHONES_EACH * people + PHONES_MORE if people else PHONES_UNCOUNTED

    @property
    def kept(self) -> tuple[Agreement, ...]:
        """What goes into the round: what was agreed, and as one more when and how answers come."""
        return (*self.agreed, Agreement(ANSWER, how=self.answers_when)) if self.answers_when else self.agreed

    def owns(self, questionnaire_id: int, until: date, today: date) -> bool:
        """Whether a questionnaire is the room's own: opened in this meeting, and not prolonged since for others."""
        return self.own_questionnaire == questionnaire_id and until <= today

    def with_agreed(self, agreed: tuple[Agreement, ...], answers_when: str) -> "LiveMeeting":
        """The same with what was agreed."""
        drafts = {key: each for key, each in self.drafts.items() if each in agreed}
        return replace(self, agreed=agreed, answers_when=answers_when, drafts=drafts)

    def to_primitives(self) -> dict[str, Any]:
        """How far it is as texts, numbers, lists and objects."""
        return {
            "agenda": self.agenda.to_primitives(),
            "present": {str(side): count for side, count in self.present.items()},
            "place": [self.place.step, self.place.scene] if self.place else None,
            "opened": sorted(self.opened),
            "closed": sorted(self.closed),
            "outcomes": {str(poll): outcome.to_primitives() for poll, outcome in self.outcomes.items()},
            "topics": list(self.topics),
            "ballot": list(self.ballot),
            "heaviest": {str(side): list(codes) for side, codes in self.heaviest.items()},
            "order": {str(kind): list(codes) for kind, codes in self.order.items()},
            "agreed": [asdict(each) for each in self.agreed],
            "answers_when": self.answers_when,
            "timer": asdict(self.timer),
            "began": self.began,
            "own_questionnaire": self.own_questionnaire,
            "drafts": {key: asdict(each) for key, each in self.drafts.items()},
        }

    @classmethod
    def from_primitives(cls, raw: Mapping[str, Any], shown: ShownInMeetings) -> "LiveMeeting":
        """What `to_primitives` wrote, with the predictions that the round keeps."""
        return cls(
            agenda=Agenda.from_primitives(raw["agenda"]),
            present={Side(side): count for side, count in raw["present"].items()},
            place=Place(*raw["place"]) if raw["place"] else None,
            opened=frozenset(raw["opened"]),
            closed=frozenset(raw["closed"]),
            outcomes={
                (poll := Poll(name)): PollOutcome.from_primitives(poll, each, shown.predicted)
                for name, each in raw["outcomes"].items()
            },
            topics=tuple(raw["topics"]),
            ballot=tuple(raw["ballot"]),
            heaviest={Side(side): tuple(codes) for side, codes in raw["heaviest"].items()},
            order={SceneKind(kind): tuple(codes) for kind, codes in raw.get("order", {}).items()},
            agreed=tuple(Agreement(**each) for each in raw["agreed"]),
            answers_when=raw["answers_when"],
            timer=Timer(**raw["timer"]),
            began=raw.get("began"),
            own_questionnaire=raw.get("own_questionnaire"),
            drafts={key: Agreement(**each) for key, each in raw.get("drafts", {}).items()},
        )
