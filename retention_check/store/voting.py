"""Joining and voting: a vote counts once, at once, and nothing of a person is kept beside it.

Who joined is known by the hash of the link on their phone. A vote has a receipt that only that link can make again, so
that the tables do not tell which of those who joined voted. Who votes holds the meeting's row: one after the other.
"""

from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, exists, insert, select

from retention_check.domain.meeting.live import LiveMeeting, PollPhase
from retention_check.domain.meeting.moving import asked_codes, current_scene, phase_of
from retention_check.domain.meeting.polls import Ballot, Poll, PollTally, check, check_paper
from retention_check.domain.meeting.predicting import may_vote
from retention_check.domain.meeting.scenes import Scene
from retention_check.domain.publication import Publication
from retention_check.domain.scores import THRESHOLD
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.store.database import Database, reading, writing
from retention_check.store.meeting_rows import (
    ALL,
    BY_JOIN,
    WHOLE,
    AnyRow,
    count_joined,
    count_watching,
    delete_paper,
    meeting_of,
    read_poll,
    shown_of,
    stored_meeting,
    write_tally,
)
from retention_check.store.records import (
    ClosedError,
    ConflictError,
    CrowdedError,
    GoneError,
    Participant,
    RenewedError,
    Sent,
)
from retention_check.store.tables import ballots, meetings, participants
from retention_check.store.tombstones import has_tombstone, is_of_held_meeting

BY_TOKEN = (
    WHOLE.add_columns(participants.c.side)
    .join(participants, participants.c.meeting_id == meetings.c.id)
    .where(participants.c.hash == bindparam("hash", type_=participants.c.hash.type))
)
WITH_VOTES = BY_TOKEN.add_columns(
    *(
        exists()
        .where(
            ballots.c.meeting_id == meetings.c.id,
            ballots.c.hash == bindparam(poll.value, type_=ballots.c.hash.type),
        )
        .label(f"voted_{poll}")
        for poll in Poll
    )
)
NO_RECEIPTS: Mapping[Poll, str] = {}
HELD = WHOLE.where(meetings.c.id == bindparam("id")).with_for_update(of=meetings)
HELD_BY_JOIN = BY_JOIN.with_for_update(of=meetings)
BALLOT = select(ballots.c.hash).where(
    ballots.c.meeting_id == bindparam("id"), ballots.c.hash == bindparam("receipt", type_=ballots.c.hash.type)
)

Typed = Mapping[Side | None, PollTally]  # by side, or None for one sheet of all


def join(database: Database, join_hash: str, token_hash: str, side: Side | None) -> None:
    """Take part, once for a link, whose group then stays what it is; GoneError when the meeting is over.

    CrowdedError for one more than could be people: who looks on counts too.
    """
    with writing(database.engine) as connection:
        row = connection.execute(HELD_BY_JOIN, {"hash": join_hash}).one_or_none()  # it does not end meanwhile
        if row is None:
            raise GoneError
        if connection.execute(BY_TOKEN, {"hash": token_hash}).one_or_none() is None:
            if count_joined(connection, row.id) + count_watching(connection, row.id) >= meeting_of(row).most_phones:
                raise CrowdedError
            values = {"hash": token_hash, "meeting_id": row.id, "side": side and side.value}
            connection.execute(insert(participants), values)


def participant(database: Database, token_hash: str, receipts: Mapping[Poll, str] = NO_RECEIPTS) -> Participant | None:
    """Whom a link on a phone is of, without counts, and which of its receipts (hashes) were counted, in one query.

    None when it never was of anyone, GoneError after the meeting, RenewedError when there is a new code to join.
    """
    given = {poll.value: receipts.get(poll, "") for poll in Poll}
    with reading(database.engine) as connection:
        row = connection.execute(WITH_VOTES, {"hash": token_hash, **given}).one_or_none()
        if row is None and has_tombstone(connection, token_hash):
            raise RenewedError if is_of_held_meeting(connection, token_hash) else GoneError
    if row is None:
        return None
    voted = frozenset(poll for poll in Poll if getattr(row, f"voted_{poll}"))
    return Participant(Side(row.side) if row.side else None, stored_meeting(row), voted)


def vote(
    database: Database,
    meeting_id: int,
    poll: Poll,
    side: Side,
    ballot: Ballot,
    receipt_hash: str,
    study: Study,
    *,
    threshold: int = THRESHOLD,
) -> Sent:
    """Count the vote of one person, once for a receipt, also when it is sent again after closing.

    ClosedError unless this side may vote in this poll now, which of a prediction depends on `threshold`; BallotError
    for a vote that cannot be counted.
    """
    with writing(database.engine) as connection:
        row = _held(connection, meeting_id)
        if _is_counted(connection, meeting_id, receipt_hash):
            return Sent.ALREADY
        meeting, scene = _taking_votes(row, poll, study)
        threshold = Publication.from_primitives(row.publication).threshold or threshold
        if not may_vote(scene, side, meeting, shown_of(row), threshold):
            raise ClosedError
        check(poll, ballot, asked_codes(poll, meeting, study))
        is_right = poll is Poll.GUESS and not ballot.keys().isdisjoint(meeting.heaviest.get(side, ()))
        phones, _, _ = read_poll(connection, meeting_id, poll)
        counted = phones.get(side, PollTally()).with_ballot(poll, ballot, is_right=is_right)
        write_tally(connection, meeting_id, poll, side.value, counted, is_paper=False)
        connection.execute(insert(ballots), {"meeting_id": meeting_id, "hash": receipt_hash})
    return Sent.COUNTED


def write_paper(
    database: Database, meeting_id: int, poll: Poll, tallies: Typed, study: Study, *, replaces: Typed | None = None
) -> None:
    """Put what was counted on paper in the place of all that was typed before: by side, or None for one sheet of all.

    `replaces` is what who types saw: ConflictError when someone else typed meanwhile. ClosedError unless the poll takes
    votes now; BallotError for counts that cannot be.
    """
    with writing(database.engine) as connection:
        meeting, _ = _taking_votes(_held(connection, meeting_id), poll, study)
        if replaces is not None and replaces != _typed(connection, meeting_id, poll):
            raise ConflictError
        delete_paper(connection, meeting_id, poll)
        for side, tally in tallies.items():
            most = meeting.present.get(side, 0) if side else sum(meeting.present.values())
            check_paper(poll, tally, asked_codes(poll, meeting, study), most)
            write_tally(connection, meeting_id, poll, side.value if side else ALL, tally, is_paper=True)


def read_paper(database: Database, meeting_id: int, poll: Poll) -> Typed:
    """What was typed in from paper so far, to mend it: who leads holds the sheets."""
    with reading(database.engine) as connection:
        return _typed(connection, meeting_id, poll)


def _typed(connection: Connection, meeting_id: int, poll: Poll) -> Typed:
    _, paper, sheet = read_poll(connection, meeting_id, poll)
    typed: dict[Side | None, PollTally] = dict(paper.items())
    return typed if sheet == PollTally() else typed | {None: sheet}


def _held(connection: Connection, meeting_id: int) -> AnyRow:
    """The row of a meeting in which nobody else votes, and which nobody moves or ends meanwhile; ClosedError.

    On PostgreSQL what hangs on it is read by statements after this one: this one may have waited for who changed it.
    """
    row = connection.execute(HELD, {"id": meeting_id}).one_or_none()
    if row is None:
        raise ClosedError
    return row


def _taking_votes(row: AnyRow, poll: Poll, study: Study) -> tuple[LiveMeeting, Scene]:
    """The meeting in a row and the scene that is on; ClosedError unless this poll takes votes now."""
    meeting = meeting_of(row)
    scene = current_scene(meeting, study)
    if scene is None or scene.poll is not poll or phase_of(scene, meeting) is not PollPhase.OPEN:
        raise ClosedError
    return meeting, scene


def _is_counted(connection: Connection, meeting_id: int, receipt_hash: str) -> bool:
    return connection.execute(BALLOT, {"id": meeting_id, "receipt": receipt_hash}).first() is not None
