"""What a closed poll shows the room: nothing of fewer than five people, and nothing that tells what one to four chose.

Three lines, always: the most chosen. Under twenty voters they stand alone: reasons that were guessed in alphabetical
order, for their order beside 'minder dan de helft' can tell how many people guessed one; dots the most first. From
twenty on the most chosen is first, and of dots each line says its share in thirds: counts can tell it too.
`docs/small-groups.md` has the cases. What comes out is all that is kept of a poll.

Who types in sheets of paper knows them, and can invent them: of what is shown together either nobody voted by phone, or
at least as many as a group is shown from. Beside sheets a list has no order, share or verdict: with sheets of one's own
these could be set so that they tell how many of the phones chose something.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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

    Or enough voted, but beside paper too few by phone: who typed the paper would see what these chose. Or an earlier
    meeting of this round showed it: what each group guessed or predicted, or the dots of every measure.
    """

    TOO_FEW = "too_few"
    FEW_PHONES = "few_phones"
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
    `has_paper` says that a part was typed in from paper; of the sides in `few_phones` enough guessed, too few by phone.
    """

    poll: Poll
    voters: int = 0
    hidden: Hidden | None = None
    of_side: Mapping[Side, MostChosen] = field(default_factory=dict)
    of_all: MostChosen | None = None
    is_half_right: Mapping[Side, bool] = field(default_factory=dict)
    predicted: Mapping[Side, Prediction] = field(default_factory=dict)
    has_paper: bool = False
    few_phones: tuple[Side, ...] = ()

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
            "has_paper": self.has_paper,
            "few_phones": list(map(str, self.few_phones)),
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
            has_paper=raw.get("has_paper", False),
            few_phones=tuple(map(Side, raw.get("few_phones", ()))),
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

    def hidden(self, shown: Mapping[Side, object], few_phones: tuple[Side, ...] = ()) -> Hidden | None:
        """Why nothing of either side is shown, None where something is."""
        if shown:
            return None
        if self.shown_before:
            return Hidden.SHOWN_BEFORE
        return Hidden.FEW_PHONES if few_phones else Hidden.TOO_FEW


@dataclass(frozen=True)
class Votes:
    """The votes of those that are shown together: by phone, and as they were typed in from paper."""

    phones: PollTally = field(default_factory=PollTally)
    paper: PollTally = field(default_factory=PollTally)

    @property
    def tally(self) -> PollTally:
        """All of them."""
        return self.phones + self.paper

    @property
    def people(self) -> int:
        """How many voted."""
        return self.phones.people + self.paper.people

    @property
    def is_mixed(self) -> bool:
        """Whether the ones stand beside the others."""
        return self.phones.people > 0 < self.paper.people

    def are_enough(self, threshold: int) -> bool:
        """Whether they can be shown: who knows every sheet still does not know the votes of fewer than so many."""
        return self.people >= threshold and not self.are_few_phones(threshold)

    def are_few_phones(self, threshold: int) -> bool:
        """Whether so many voted, but beside paper too few of them by phone."""
        return 0 < self.phones.people < threshold <= self.people


def outcome_of(poll: Poll, phones: Tallies, paper: Tallies, sheet: PollTally, room: Room, study: Study) -> PollOutcome:
    """What a poll shows, of votes by phone, on paper by side, and on one sheet for all (dots), each added up."""
    votes = {side: Votes(phones.get(side, PollTally()), paper.get(side, PollTally())) for side in Side}
    voters = sum(each.people for each in votes.values()) + sheet.people
    has_too_many = any(each.people > room.present.get(side, 0) for side, each in votes.items())
    if has_too_many or voters > sum(room.present.values()):
        return PollOutcome(poll, voters, Hidden.MORE_THAN_PRESENT)
    has_paper = sheet.people > 0 or any(each.paper.people for each in votes.values())
    if poll is Poll.DOTS:
        return replace(_dots(votes, sheet, room, study), voters=voters, has_paper=has_paper)
    new = {side: each for side, each in votes.items() if side not in room.shown_before}
    shown = {side: each for side, each in new.items() if each.are_enough(room.threshold)}
    if poll is Poll.PREDICT:
        return _predictions({side: each.tally for side, each in shown.items()}, room, voters)
    few_phones = tuple(side for side, each in new.items() if each.are_few_phones(room.threshold))
    return replace(_guesses(shown, few_phones, room, study), voters=voters, has_paper=has_paper)


def _guesses(shown: Mapping[Side, Votes], few_phones: tuple[Side, ...], room: Room, study: Study) -> PollOutcome:
    is_wide = len(room.asked) >= ENOUGH_REASONS
    of_side = {side: _most_guessed(votes, room, study, is_wide=is_wide) for side, votes in shown.items()}
    half_right: dict[Side, bool] = {}
    for side, votes in shown.items():
        right = _right(votes, room.heaviest.get(side, ()))
        if right is not None and is_wide and votes.people >= max(JUDGED_FROM, room.threshold):
            half_right[side] = 2 * right >= votes.people
    hidden = room.hidden(of_side, few_phones)
    return PollOutcome(Poll.GUESS, 0, hidden, of_side, is_half_right=half_right, few_phones=few_phones)


def _most_guessed(votes: Votes, room: Room, study: Study, *, is_wide: bool) -> MostChosen:
    is_ranked = is_wide and not votes.is_mixed and votes.people >= SHARED_FROM
    return _most_chosen(votes.tally, room.asked, study, None, is_ranked=is_ranked)


def _right(votes: Votes, heaviest: tuple[str, ...]) -> int | None:
    """How many guessed a heaviest reason of the other group; None when nobody can know, or it would tell too much.

    Of sheets of paper is known how often each reason was guessed, so with one heaviest reason that is the number. Of
    several in a tie a person may have guessed two.
    """
    if not heaviest or votes.is_mixed:
        return None
    if len(heaviest) == 1:
        return votes.tally.counts.get(heaviest[0], 0)
    return None if votes.paper.people else votes.phones.counts.get(RIGHT, 0)


def _dots(votes: Mapping[Side, Votes], sheet: PollTally, room: Room, study: Study) -> PollOutcome:
    if sheet.people == 0 and all(each.phones.people >= room.threshold for each in votes.values()):
        of_side = {side: _most_dotted(each, room, study) for side, each in votes.items()}
        return PollOutcome(Poll.DOTS, of_side=of_side)
    phones = sum((each.phones for each in votes.values()), PollTally())
    together = Votes(phones, sum((each.paper for each in votes.values()), sheet))
    if together.are_enough(room.threshold):
        return PollOutcome(Poll.DOTS, of_all=_most_dotted(together, room, study))
    return PollOutcome(
        Poll.DOTS, hidden=Hidden.FEW_PHONES if together.are_few_phones(room.threshold) else Hidden.TOO_FEW
    )


def _most_dotted(votes: Votes, room: Room, study: Study) -> MostChosen:
    tally = votes.tally
    whole = sum(tally.counts.values()) if not votes.is_mixed and tally.people >= SHARED_FROM else None
    return _most_chosen(tally, room.asked, study, whole, is_ranked=not votes.is_mixed)


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
