"""Meetings for tests of the store: made in a round, attended, led, and looked at in the tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from retention_check import store
from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.meeting import moving
from retention_check.domain.meeting.agenda import Agenda, Step, StepKind
from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.meeting.moving import Move
from retention_check.domain.meeting.polls import Ballot, Poll, PollTally
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.publishing import entered_sides, publish
from retention_check.domain.round import Agreement, Round
from retention_check.domain.side import Side
from retention_check.secret_links import hashed, new_public_id, new_receipt
from retention_check.store import Database, MeetingKeys, Remains, Sent, StoredMeeting, tables
from retention_check.store.database import reading
from retention_check.store.meeting_rows import read_poll
from tests.cast import DAY, REASONS, STUDY
from tests.store.rounds import GOUDA, created

YOUNG, MANAGEMENT = Side
PUBLISHED = publish(compare(GOUDA, STUDY), entered_sides(GOUDA), DAY)
PRESENT = {YOUNG: 30, MANAGEMENT: 12}
AGENDA = Agenda(
    (
        Step(StepKind.WELCOME, 10),
        Step(StepKind.GUESS, 10),
        Step(StepKind.DOTS, 5),
        Step(StepKind.AGREEMENTS, 10),
        Step(StepKind.CLOSING, 5),
    ),
    is_management_last=False,
)
PREDICTING = Agenda((Step(StepKind.WELCOME, 10), Step(StepKind.PREDICT, 10), Step(StepKind.CLOSING, 5)))
COFFEE, MENTOR = Agreement("Samen koffie", "secretaris", "elke maand"), Agreement("Een mentor", "HR-adviseur", "mei")
THRESHOLD = 5
CODES = tuple(item.code for item in REASONS)
TABLES = tables.meetings, tables.participants, tables.poll_tallies, tables.ballots
NO_ROWS = dict.fromkeys((table.name for table in TABLES), 0)
NOW = 1_800_000_000


@dataclass(frozen=True)
class Held:
    """A meeting that stands in the tables, and how a test works with it."""

    database: Database
    public_id: str
    id: int
    keys: MeetingKeys

    @property
    def stored(self) -> StoredMeeting:
        """It as who leads has it."""
        found = store.meetings.load(self.database, self.public_id, STUDY)
        assert found is not None
        return found

    @property
    def meeting(self) -> LiveMeeting:
        return self.stored.meeting

    @property
    def scene(self) -> SceneKind | None:
        """What is on now."""
        found = moving.current_scene(self.meeting, STUDY)
        return None if found is None else found.kind

    def move(self, making: object = moving.forward, version: int | None = None, today: date = DAY) -> StoredMeeting:
        """On (`moving.forward`), back or over a step, as its leader does."""
        seen = version or self.stored.version

        def moved(meeting: LiveMeeting, comparison: Comparison) -> Move:
            if meeting.place is None:
                return Move(moving.begun(meeting, comparison, NOW))
            assert callable(making)
            found: Move = making(meeting, comparison, NOW)
            return found

        return store.meetings.move(self.database, self.public_id, seen, moved, STUDY, THRESHOLD, today)

    def go_to(self, kind: SceneKind) -> None:
        """On until this scene is there."""
        for _ in range(60):
            if self.scene is kind:
                return
            self.move()
        raise AssertionError(kind)

    def agree(self, *agreed: Agreement, version: int | None = None, answers: str = "") -> StoredMeeting:
        """These agreements are all there are, and this is when answers come, as its leader types them."""
        return store.meetings.change(
            self.database,
            self.public_id,
            version or self.stored.version,
            lambda meeting: meeting.with_agreed(agreed, answers),
        )

    def join(self, side: Side | None = YOUNG, token: str | None = None) -> str:
        """Somebody takes part: the secret of the link on their phone."""
        token = token or new_receipt()
        store.voting.join(self.database, self.keys.join, hashed(token), side)
        return token

    def vote(self, poll: Poll, ballot: Ballot, side: Side = YOUNG, receipt: str | None = None) -> Sent:
        """What a phone sends: with a receipt of its own, or once more with the same."""
        receipt = hashed(receipt or new_receipt())
        return store.voting.vote(self.database, self.id, poll, side, ballot, receipt, STUDY)

    def guessed_by(self, side: Side, people: int) -> None:
        """So many people guess, each in a way of their own."""
        for number in range(people):
            assert self.vote(Poll.GUESS, guess(number), side) is Sent.COUNTED

    def tallies(self, poll: Poll) -> Mapping[Side, PollTally]:
        """What was counted by phone, from the tables."""
        with reading(self.database.engine) as connection:
            return read_poll(connection, self.id, poll)[0]

    def people(self, poll: Poll) -> dict[Side, int]:
        """How many of each side were counted."""
        return {side: tally.people for side, tally in self.tallies(poll).items()}

    def end(self) -> Remains:
        return store.meetings.end(self.database, self.public_id, DAY)


def held(
    database: Database,
    round: Round = PUBLISHED,
    agenda: Agenda = AGENDA,
    present: Mapping[Side, int] = PRESENT,
    *,
    public_id: str | None = None,
    today: date = DAY,
    counter: int = 0,
) -> Held:
    """Make a meeting in a new round, or in one that is there; it did not begin."""
    name = public_id or created(database, round, today)
    keys = keys_of(name, counter)
    meeting = LiveMeeting(agenda, present=present)
    store.meetings.begin(database, name, meeting, keys, today, link_counter=counter)
    found = store.meetings.load(database, name, STUDY)
    assert found is not None
    return Held(database, name, found.id, keys)


def keys_of(public_id: str, counter: int = 0) -> MeetingKeys:
    """What opens a meeting of a round after so many times that its links were renewed."""
    lead, join = (hashed(f"{kind} {public_id} {counter}") for kind in ("leiden", "meedoen"))
    return MeetingKeys(new_public_id(), lead, join)


def guess(number: int, codes: Sequence[str] = CODES) -> dict[str, int]:
    """Three reasons, other ones by each person."""
    return {codes[(number + place * 3) % len(codes)]: 1 for place in range(3)}


def rows(database: Database) -> dict[str, int]:
    """How many rows stand in each table of meetings."""
    with reading(database.engine) as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in TABLES
        }
