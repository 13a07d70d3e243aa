"""What a closed poll shows the room: nothing of fewer than five people, and nothing that tells what one to four chose.

Three lines, always: the most chosen. Under twenty voters they stand alone: reasons that were guessed in alphabetical
order, for their order beside 'minder dan de helft' can tell how many people guessed one; dots the most first. From
twenty on the most chosen is first, and of dots each line says its share in thirds: counts can tell it too.
`docs/small-groups.md` has the cases. What comes out is all that is kept of a poll.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from retention_check.domain.meeting.polls import RIGHT, Poll, PollTally
from retention_check.domain.scales import DEFAULT_SCALE
from retention_check.domain.scores import Score, score_or_withhold
from retention_check.domain.shown_in_meetings import PredictedScore, Prediction
from retention_check.domain.side import Side
from retention_check.domain.spread import Share, share_of
from retention_check.domain.study import Study
from retention_check.domain.wording import item_name

LISTED = 3  # the most chosen
SHARED_FROM = 20  # voters from which guesses are in order, and dots say in thirds how much was given to each
JUDGED_FROM = 8  # voters from which is told whether half of them guessed right
ENOUGH_REASONS = 10  # to guess from: of fewer, order and that verdict can tell how a few guessed

Tallies = Mapping[Side, PollTally]


class Hidden(StrEnum):
    """Why a poll shows nothing: too few voted, more voted than are in the room, or its step was skipped.

    Or an earlier meeting of this round showed it: what each group guessed or predicted, or the dots of every measure.
    """

    TOO_FEW = "too_few"
    MORE_THAN_PRESENT = "more_than_present"
    SKIPPED = "skipped"
    SHOWN_BEFORE = "shown_before"


@dataclass(frozen=True)
class Chosen:
    """One of the most chosen; of twenty voters and more its share of the dots that were put."""

    code: str
    share: Share | None = None


@dataclass(frozen=True)
class MostChosen:
    """The most chosen, the first first unless `is_ranked` is False; ties, and what is not ranked, by alphabet.

    One that nobody chose can be among them: who sees fewer lines knows that nobody chose the rest.
    """

    listed: tuple[Chosen, ...]
    is_ranked: bool = True

    @property
    def has_shares(self) -> bool:
        """Whether each says its share."""
        return any(each.share for each in self.listed)


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

    def hidden(self, shown: Mapping[Side, object]) -> Hidden | None:
        """Why nothing of either side is shown, None where something is."""
        if shown:
            return None
        return Hidden.SHOWN_BEFORE if self.shown_before else Hidden.TOO_FEW


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
    is_wide = len(room.asked) >= ENOUGH_REASONS
    of_side = {side: _most_guessed(tally, room, study, is_wide=is_wide) for side, tally in shown.items()}
    half_right: dict[Side, bool] = {}
    for side, tally in shown.items():
        right = _right(tally, side in paper and paper[side].people > 0, room.heaviest.get(side, ()))
        if right is not None and is_wide and tally.people >= max(JUDGED_FROM, room.threshold):
            half_right[side] = 2 * right >= tally.people
    return PollOutcome(Poll.GUESS, voters, room.hidden(of_side), of_side, is_half_right=half_right)


def _most_guessed(tally: PollTally, room: Room, study: Study, *, is_wide: bool) -> MostChosen:
    return _most_chosen(tally, room.asked, study, None, is_ranked=is_wide and tally.people >= SHARED_FROM)


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
        of_side = {side: _most_dotted(tally, room, study) for side, tally in tallies.items()}
        return PollOutcome(Poll.DOTS, voters, of_side=of_side)
    if voters < room.threshold:
        return PollOutcome(Poll.DOTS, voters, Hidden.TOO_FEW)
    return PollOutcome(Poll.DOTS, voters, of_all=_most_dotted(sum(tallies.values(), sheet), room, study))


def _most_dotted(tally: PollTally, room: Room, study: Study) -> MostChosen:
    whole = sum(tally.counts.values()) if tally.people >= SHARED_FROM else None
    return _most_chosen(tally, room.asked, study, whole, is_ranked=True)


def _predictions(shown: Tallies, room: Room, voters: int) -> PollOutcome:
    predicted = {side: found for side, tally in shown.items() if (found := _prediction(tally, room))}
    return PollOutcome(Poll.PREDICT, voters, room.hidden(predicted), predicted=predicted)


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


def _most_chosen(
    tally: PollTally, asked: tuple[str, ...], study: Study, whole: int | None, *, is_ranked: bool
) -> MostChosen:
    """The most chosen of what was asked; `whole` is what their shares are of, None where no share is told."""

    def name(code: str) -> str:
        return item_name(study.item(code)).casefold()

    def chosen(code: str) -> Chosen:
        return Chosen(code, None if whole is None else share_of(tally.counts.get(code, 0), whole))

    listed = sorted(asked, key=lambda code: (-tally.counts.get(code, 0), name(code)))[:LISTED]
    return MostChosen(tuple(chosen(code) for code in (listed if is_ranked else sorted(listed, key=name))), is_ranked)


def _as_list(chosen: MostChosen) -> list[Any]:
    return [[[each.code, each.share and str(each.share)] for each in chosen.listed], chosen.is_ranked]


def _from_list(raw: list[Any]) -> MostChosen:
    listed, is_ranked = raw
    return MostChosen(tuple(Chosen(code, Share(share) if share else None) for code, share in listed), is_ranked)
