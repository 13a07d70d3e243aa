"""Rooms, votes and tallies for tests of polls."""

from collections.abc import Iterable, Mapping

from retention_check.domain.meeting.poll_outcomes import PollOutcome, Room, Tallies, outcome_of
from retention_check.domain.meeting.polls import Ballot, Poll, PollTally
from retention_check.domain.side import Side
from tests.cast import MEASURES, REASONS, STUDY

YOUNG, MANAGEMENT = Side
CODES = tuple(item.code for item in REASONS)
BALLOT = tuple(item.code for item in MEASURES[:8])
NO_TALLY = PollTally()
NONE: Tallies = {}


def room(
    young: int = 40,
    management: int = 40,
    asked: tuple[str, ...] = CODES,
    threshold: int = 5,
    heaviest: Mapping[Side, tuple[str, ...]] | None = None,
    shown_before: tuple[Side, ...] = (),
) -> Room:
    """A room with so many people."""
    return Room({YOUNG: young, MANAGEMENT: management}, threshold, asked, heaviest or {}, shown_before)


def guess(*codes: str) -> Ballot:
    """What one person guesses."""
    return dict.fromkeys(codes, 1)


def tally(poll: Poll, ballots: Iterable[Ballot], right: tuple[str, ...] = ()) -> PollTally:
    """So many ballots, each counted."""
    found = NO_TALLY
    for ballot in ballots:
        found = found.with_ballot(poll, ballot, is_right=bool({*ballot} & {*right}))
    return found


def outcome(
    poll: Poll,
    young: PollTally = NO_TALLY,
    management: PollTally = NO_TALLY,
    of_room: Room | None = None,
    paper: Tallies = NONE,
    sheet: PollTally = NO_TALLY,
) -> PollOutcome:
    """What a poll shows of these tallies by phone, and of what was typed from paper."""
    asked = BALLOT if poll is Poll.DOTS else CODES
    phones = {YOUNG: young, MANAGEMENT: management}
    return outcome_of(poll, phones, paper, sheet, of_room or room(asked=asked), STUDY)
