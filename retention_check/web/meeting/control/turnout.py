"""How many voted, as who leads is told it: of all who are there, or in fives where one group alone would show.

Who leads types the sheets: fives are of phones alone, for with sheets in them it would show at which one they change.
"""

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
    """How many of those who are there voted, by phone and on paper; `known` is what is told of it for certain: all, or
    of the phones the five below.
    """

    poll: Poll
    voted: int
    present: int
    is_in_fives: bool
    on_paper: int = 0

    @property
    def known(self) -> int:
        """The number that may be told."""
        return (self.voted // FIVES * FIVES if self.is_in_fives else self.voted) + self.on_paper

    @property
    def is_low(self) -> bool:
        """Whether fewer than half voted, as far as may be told."""
        return self.known * 2 < self.present

    @property
    def told(self) -> str:
        """The same in words: '7 van 20 raadden', 'minder dan 5 van 14 zetten stippen'."""
        number = told_in_fives(self.voted) if self.is_in_fives else str(self.known)
        of = f" van {self.present}" if self.present else ""
        one, many = DID[self.poll]
        paper = f" op de telefoon, en {self.on_paper} op papier" if self.is_in_fives and self.on_paper else ""
        return f"{number}{of} {one if number == '1' else many}{paper}"


def turnout(stored: StoredMeeting, scene: Scene, threshold: int) -> Turnout | None:
    """How many voted in the poll of the scene that is on; None where it has none.

    A vote of young staff before management would tell how many of one group voted, and so would a room with one group,
    or with a group of fewer than the threshold, of whom all can see whether they vote.
    """
    if scene.poll is None:
        return None
    present = stored.meeting.present
    is_small = any(present.get(side, 0) < threshold for side in Side)
    is_of_one = not stored.meeting.agenda.has_management or is_small
    is_apart = len(scene.voters) < len(Side)
    there = sum(present.get(side, 0) for side in (scene.voters if _is_first(scene) else Side))
    return Turnout(scene.poll, stored.voted, there, is_of_one or is_apart, stored.on_paper)


def _is_first(scene: Scene) -> bool:
    """Whether nobody can have voted before in the poll of a scene."""
    return scene.number == 0
