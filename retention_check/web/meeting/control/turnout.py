"""How many voted, as who leads is told it: of all who are there, or in fives where one group alone would show."""

from dataclasses import dataclass

from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import Scene
from retention_check.domain.questionnaire import FIVES, told_in_fives
from retention_check.domain.side import Side
from retention_check.store import StoredMeeting

DID = {
    Poll.GUESS: ("raadde", "raadden"),
    Poll.PREDICT: ("voorspelde", "voorspelden"),
    Poll.DOTS: ("zette stippen", "zetten stippen"),
}


@dataclass(frozen=True)
class Turnout:
    """How many of those who are there voted; `known` is what is told of it for certain: all, or the five below it."""

    poll: Poll
    voted: int
    present: int
    is_in_fives: bool

    @property
    def known(self) -> int:
        """The number that may be told."""
        return self.voted // FIVES * FIVES if self.is_in_fives else self.voted

    @property
    def is_low(self) -> bool:
        """Whether fewer than half voted, as far as may be told."""
        return self.known * 2 < self.present

    @property
    def told(self) -> str:
        """The same in words: '7 van 20 raadden', 'minder dan 5 van 14 zetten stippen'."""
        number = told_in_fives(self.voted) if self.is_in_fives else str(self.voted)
        of = f" van {self.present}" if self.present else ""
        one, many = DID[self.poll]
        return f"{number}{of} {one if number == '1' else many}"


def turnout(stored: StoredMeeting, scene: Scene) -> Turnout | None:
    """How many voted in the poll of the scene that is on; None where it has none.

    A vote of young staff before management would tell how many of one group voted, and so would a room with one group.
    """
    if scene.poll is None:
        return None
    present = stored.meeting.present
    is_of_one = not stored.meeting.agenda.has_management or not all(present.get(side) for side in Side)
    is_apart = len(scene.voters) < len(Side)
    there = sum(present.get(side, 0) for side in (scene.voters if _is_first(scene) else Side))
    return Turnout(scene.poll, stored.voted, there, is_of_one or is_apart)


def _is_first(scene: Scene) -> bool:
    """Whether nobody can have voted before in the poll of a scene."""
    return scene.number == 0
