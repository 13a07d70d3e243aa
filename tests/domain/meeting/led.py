"""A meeting that is led without a store: moves, and polls that are worked out as the store does it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.meeting import moving
from retention_check.domain.meeting.agenda import Agenda, Step, StepKind
from retention_check.domain.meeting.live import LiveMeeting, PollPhase
from retention_check.domain.meeting.moving import Move, closed_poll, current_scene, phase_of
from retention_check.domain.meeting.polls import Poll, PollTally
from retention_check.domain.meeting.scenes import Scene, SceneKind
from retention_check.domain.round import Round
from retention_check.domain.shown_in_meetings import ShownInMeetings
from retention_check.domain.side import Side
from tests.cast import DAY, STUDY, example_entries
from tests.domain.meeting.rooms import MANAGEMENT, YOUNG

THRESHOLD = 5
PRESENT = {YOUNG: 14, MANAGEMENT: 6}
ROUND = Round(example_entries(), DAY, "Gouda", topics=("R3", "R1"))
POLLS = tuple(Step(kind, 5) for kind in (StepKind.WELCOME, StepKind.GUESS, StepKind.DOTS, StepKind.AGREEMENTS))

Making = Callable[[LiveMeeting, Comparison, int], Move]
Votes = Mapping[Side, PollTally]
NO_VOTES: Votes = {}


@dataclass
class Led:
    """A meeting, its round, and the votes that the store would hold for its polls."""

    meeting: LiveMeeting
    round: Round = ROUND
    votes: Mapping[Poll, Votes] = field(default_factory=dict)
    closed: list[Poll] = field(default_factory=list)
    now: int = 1000

    @property
    def comparison(self) -> Comparison:
        return compare(self.round, STUDY, THRESHOLD)

    @property
    def scene(self) -> Scene:
        scene = current_scene(self.meeting, STUDY)
        assert scene
        return scene

    @property
    def phase(self) -> PollPhase:
        return phase_of(self.scene, self.meeting)

    @property
    def takes_votes(self) -> bool:
        return self.scene.poll is not None and self.phase is PollPhase.OPEN

    def begin(self) -> "Led":
        self.meeting = moving.begun(self.meeting, self.comparison, self.now)
        return self

    def move(self, making: Making = moving.forward) -> Move:
        """One move, and what it closes."""
        moved = making(self.meeting, self.comparison, self.now)
        self.meeting = moved.meeting
        if moved.closes:
            votes = self.votes.get(moved.closes, NO_VOTES), NO_VOTES, PollTally()
            self.meeting, self.round = closed_poll(self.meeting, self.round, moved.closes, votes, STUDY, THRESHOLD)
            self.closed.append(moved.closes)
        return moved

    def go_to(self, kind: SceneKind, number: int = 0) -> "Led":
        for _ in range(60):
            if (self.scene.kind, self.scene.number) == (kind, number):
                return self
            assert not self.move().needs_present
        raise AssertionError(kind)


def led(
    *steps: Step,
    present: Mapping[Side, int] = PRESENT,
    dotted: tuple[str, ...] = (),
    votes: Mapping[Poll, Votes] | None = None,
    is_management_last: bool = True,
) -> Led:
    """A meeting at its first scene."""
    round = replace(ROUND, shown_in_meetings=ShownInMeetings(dotted=dotted))
    return Led(LiveMeeting(Agenda(steps or POLLS, is_management_last), present), round, votes or {}).begin()
