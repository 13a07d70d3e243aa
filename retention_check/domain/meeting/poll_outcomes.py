"""What a closed poll shows the room: never a number or an order that is of fewer than five people.

Under twenty voters the three most chosen stand without counts. From twenty on a count is shown too, but one near
nothing or near everyone, which would tell of a few, only as that. What comes out is all that is kept of a poll.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from retention_check.domain.meeting.polls import DOTS, RIGHT, Poll, PollTally
from retention_check.domain.scales import DEFAULT_SCALE
from retention_check.domain.scores import Score, score_or_withhold
from retention_check.domain.shown_in_meetings import PredictedScore, Prediction
from retention_check.domain.side import Side
from retention_check.domain.study import Study

LISTED = 3  # the most chosen
COUNTED_FROM = 20  # voters from which counts are shown
JUDGED_FROM = 8  # voters from which is told whether half of them guessed right
FEW = 5  # people: fewer are not told apart from none, nor all but fewer from all

Tallies = Mapping[Side, PollTally]


class Hidden(StrEnum):
    """Why a poll shows nothing: too few voted, more voted than are in the room, or its step was skipped."""

    TOO_FEW = "too_few"
    MORE_THAN_PRESENT = "more_than_present"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Counted:
    """How often one of the most chosen was chosen, as it is told: `count` None where it is near nothing or everyone."""

    code: str
    count: int | None = None
    is_nearly_all: bool = False


@dataclass(frozen=True)
class MostChosen:
    """The most chosen, the first first, ties in alphabetical order of their names; `has_counts` from twenty voters."""

    listed: tuple[Counted, ...]
    has_counts: bool = False


@dataclass(frozen=True)
class PollOutcome:
    """What a poll shows: of each side, or of all together where it must not be told apart (dots).

    `voters` is the number of all who voted; `is_half_right` says of a side whether half of it or more guessed right.
    """

    poll: Poll
    voters: int = 0
    hidden: Hidden | None = None
    of_side: Mapping[Side, MostChosen] = field(default_factory=dict)
    of_all: MostChosen | None = None
    is_half_right: Mapping[Side, bool] = field(default_factory=dict)
    predicted: Mapping[Side, Prediction] = field(default_factory=dict)

    @property
    def shows_something(self) -> bool:
        """Whether there is anything to see."""
        return bool(self.of_side or self.of_all or self.predicted)

    def to_primitives(self) -> dict[str, Any]:
        """The outcome as texts, numbers, lists and objects; predictions stay with the round and are not repeated."""
        return {
            "voters": self.voters,
            "hidden": self.hidden and str(self.hidden),
            "of_side": {str(side): _as_list(each) for side, each in self.of_side.items()},
            "of_all": self.of_all and _as_list(self.of_all),
            "is_half_right": {str(side): is_so for side, is_so in self.is_half_right.items()},
            "predicted": [str(side) for side in self.predicted],
        }

    @classmethod
    def from_primitives(cls, poll: Poll, raw: Mapping[str, Any], predicted: Mapping[Side, Prediction]) -> "PollOutcome":
        """What `to_primitives` wrote, with the predictions that the round keeps."""
        return cls(
            poll,
            raw["voters"],
            Hidden(raw["hidden"]) if raw["hidden"] else None,
            {Side(side): _from_list(each) for side, each in raw["of_side"].items()},
            _from_list(raw["of_all"]) if raw["of_all"] else None,
            {Side(side): is_so for side, is_so in raw["is_half_right"].items()},
            {side: predicted[side] for each in raw["predicted"] if (side := Side(each)) in predicted},
        )


@dataclass(frozen=True)
class Room:
    """What a poll is judged by: how many of each side are there, from how many a group is shown, what was asked,
    each side's right guesses (the heaviest reasons of the other), and the sides that showed theirs in a meeting before.
    """

    present: Mapping[Side, int]
    threshold: int
    asked: tuple[str, ...]
    heaviest: Mapping[Side, tuple[str, ...]] = field(default_factory=dict)
    shown_before: tuple[Side, ...] = ()


def outcome_of(poll: Poll, phones: Tallies, paper: Tallies, sheet: PollTally, room: Room, study: Study) -> PollOutcome:
    """What a poll shows, of votes by phone, on paper by side, and on one sheet for all (dots), each added up."""
    tallies = {side: phones.get(side, PollTally()) + paper.get(side, PollTally()) for side in Side}
    voters = sum(tally.people for tally in tallies.values()) + sheet.people
    has_too_many = any(tally.people > room.present.get(side, 0) for side, tally in tallies.items())
    if has_too_many or voters > sum(room.present.values()):
        return PollOutcome(poll, voters, Hidden.MORE_THAN_PRESENT)
    if poll is Poll.DOTS:
        return _dots(tallies, sheet, room, study, voters)
    shown = {
        side: tally
        for side, tally in tallies.items()
        if tally.people >= room.threshold and side not in room.shown_before
    }
    if poll is Poll.PREDICT:
        return _predictions(shown, room, voters)
    return _guesses(shown, paper, room, study, voters)


def _guesses(shown: Tallies, paper: Tallies, room: Room, study: Study, voters: int) -> PollOutcome:
    of_side = {side: _most_chosen(tally, room.asked, study, 1) for side, tally in shown.items()}
    half_right: dict[Side, bool] = {}
    for side, tally in shown.items():
        right = _right(tally, side in paper and paper[side].people > 0, room.heaviest.get(side, ()))
        if right is not None and tally.people >= max(JUDGED_FROM, room.threshold):
            half_right[side] = 2 * right >= tally.people
    hidden = None if of_side else Hidden.TOO_FEW
    return PollOutcome(Poll.GUESS, voters, hidden, of_side, is_half_right=half_right)


def _right(tally: PollTally, has_paper: bool, heaviest: tuple[str, ...]) -> int | None:
    """How many guessed a heaviest reason of the other group; None when nobody can know.

    Of sheets of paper is known how often each reason was guessed, so with one heaviest reason that is the number. Of
    several in a tie a person may have guessed two.
    """
    if not heaviest:
        return None
    if len(heaviest) == 1:
        return tally.counts.get(heaviest[0], 0)
    return None if has_paper else tally.counts.get(RIGHT, 0)


def _dots(tallies: Tallies, sheet: PollTally, room: Room, study: Study, voters: int) -> PollOutcome:
    if sheet.people == 0 and all(tally.people >= room.threshold for tally in tallies.values()):
        of_side = {side: _most_chosen(tally, room.asked, study, DOTS) for side, tally in tallies.items()}
        return PollOutcome(Poll.DOTS, voters, of_side=of_side)
    if voters < room.threshold:
        return PollOutcome(Poll.DOTS, voters, Hidden.TOO_FEW)
    together = sum(tallies.values(), sheet)
    return PollOutcome(Poll.DOTS, voters, of_all=_most_chosen(together, room.asked, study, DOTS))


def _predictions(shown: Tallies, room: Room, voters: int) -> PollOutcome:
    predicted = {side: found for side, tally in shown.items() if (found := _prediction(tally, room))}
    return PollOutcome(Poll.PREDICT, voters, None if predicted else Hidden.TOO_FEW, predicted=predicted)


def _prediction(tally: PollTally, room: Room) -> Prediction:
    """The means that are shown, by the same door as every score: under the threshold a reason is not in it."""
    found: dict[str, PredictedScore] = {}
    for code in room.asked:
        answers = tally.answers(code)
        if answers.n < room.threshold:
            continue
        score = score_or_withhold(answers.points, answers.n, DEFAULT_SCALE, room.threshold)
        if isinstance(score, Score):
            found[code] = PredictedScore(score.shown_mean, score.n)
    return found


def _most_chosen(tally: PollTally, asked: tuple[str, ...], study: Study, most_each: int) -> MostChosen:
    """Always as many as are listed, chosen or not: fewer would tell that nobody chose the rest."""
    ordered = sorted(asked, key=lambda code: (-tally.counts.get(code, 0), study.item(code).text.casefold()))
    has_counts = tally.people >= COUNTED_FROM
    listed = tuple(_counted(code, tally, most_each, has_counts=has_counts) for code in ordered[:LISTED])
    return MostChosen(listed, has_counts)


def _counted(code: str, tally: PollTally, most_each: int, *, has_counts: bool) -> Counted:
    """A count that fewer than five people can have made, or that all but fewer than five made, is not told."""
    count, few = tally.counts.get(code, 0), FEW * most_each
    if not has_counts or count < few:
        return Counted(code)
    is_nearly_all = count > most_each * tally.people - few
    return Counted(code, None if is_nearly_all else count, is_nearly_all)


def _as_list(chosen: MostChosen) -> list[Any]:
    return [[[each.code, each.count, each.is_nearly_all] for each in chosen.listed], chosen.has_counts]


def _from_list(raw: list[Any]) -> MostChosen:
    listed, has_counts = raw
    return MostChosen(tuple(Counted(*each) for each in listed), has_counts)
