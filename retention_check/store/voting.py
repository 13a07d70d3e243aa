"""Joining and voting: a vote counts once, at once, and nothing of a person is kept beside it.

Who joined is known by the hash of the link on their phone. A vote has a receipt that only that link can make again, so
that the tables do not tell which of those who joined voted. Who votes holds the meeting's row: one after the other.
"""

from sqlalchemy import Connection, bindparam, insert, select

from retention_check.domain.meeting.live import PollPhase
from retention_check.domain.meeting.moving import asked_codes, current_scene, phase_of
from retention_check.domain.meeting.polls import Ballot, Poll, PollTally, check, check_paper
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.store.database import Database, reading, writing
from retention_check.store.meeting_rows import (
    ALL,
    BY_JOIN,
    WHOLE,
    AnyRow,
    meeting_of,
    read_poll,
    stored_meeting,
    write_tally,
)
from retention_check.store.records import ClosedError, GoneError, Participant, Sent
from retention_check.store.tables import ballots, meetings, participants
from retention_check.store.tombstones import has_tombstone

BY_TOKEN = (
    WHOLE.add_columns(participants.c.side)
    .join(participants, participants.c.meeting_id == meetings.c.id)
    .where(participants.c.hash == bindparam("hash", type_=participants.c.hash.type))
)
HELD = WHOLE.where(meetings.c.id == bindparam("id")).with_for_update(of=meetings)
BALLOT = select(ballots.c.hash).where(
    ballots.c.meeting_id == bindparam("id"), ballots.c.hash == bindparam("receipt", type_=ballots.c.hash.type)
)


def join(database: Database, join_hash: str, token_hash: str, side: Side | None) -> None:
    """Take part, once for a link, whose group then stays what it is; GoneError when the meeting is over."""
    with writing(database.engine) as connection:
        row = connection.execute(BY_JOIN, {"hash": join_hash}).one_or_none()
        if row is None:
            raise GoneError
        if connection.execute(BY_TOKEN, {"hash": token_hash}).one_or_none() is None:
            values = {"hash": token_hash, "meeting_id": row.id, "side": side and side.value}
            connection.execute(insert(participants).values(**values))


def participant(database: Database, token_hash: str) -> Participant | None:
    """Whom a link on a phone is of, without counts; None when it never was of anyone, GoneError after the meeting."""
    with reading(database.engine) as connection:
        row = connection.execute(BY_TOKEN, {"hash": token_hash}).one_or_none()
        if row is None and has_tombstone(connection, token_hash):
            raise GoneError
    return None if row is None else Participant(Side(row.side) if row.side else None, stored_meeting(row))


def has_voted(database: Database, meeting_id: int, receipt_hash: str) -> bool:
    """Whether a vote with this receipt was counted."""
    with reading(database.engine) as connection:
        return _is_counted(connection, meeting_id, receipt_hash)


def vote(
    database: Database, meeting_id: int, poll: Poll, side: Side, ballot: Ballot, receipt_hash: str, study: Study
) -> Sent:
    """Count the vote of one person, once for a receipt, also when it is sent again after closing.

    ClosedError unless this side may vote in this poll now; BallotError for a vote that cannot be counted.
    """
    with writing(database.engine) as connection:
        row = _held(connection, meeting_id)
        if _is_counted(connection, meeting_id, receipt_hash):
            return Sent.ALREADY
        _refuse_closed(row, poll, study, side)
        meeting = meeting_of(row)
        check(poll, ballot, asked_codes(poll, meeting, study))
        is_right = poll is Poll.GUESS and not ballot.keys().isdisjoint(meeting.heaviest.get(side, ()))
        phones, _, _ = read_poll(connection, meeting_id, poll)
        counted = phones.get(side, PollTally()).with_ballot(poll, ballot, is_right=is_right)
        write_tally(connection, meeting_id, poll, side.value, counted, is_paper=False)
        connection.execute(insert(ballots).values(meeting_id=meeting_id, hash=receipt_hash))
    return Sent.COUNTED


def write_paper(
    database: Database, meeting_id: int, poll: Poll, tallies: dict[Side | None, PollTally], study: Study
) -> None:
    """Put what was counted on paper in the place of what was typed before: by side, or None for one sheet of all.

    ClosedError unless the poll takes votes now; BallotError for counts that cannot be.
    """
    with writing(database.engine) as connection:
        row = _held(connection, meeting_id)
        _refuse_closed(row, poll, study)
        meeting = meeting_of(row)
        for side, tally in tallies.items():
            most = meeting.present.get(side, 0) if side else sum(meeting.present.values())
            check_paper(poll, tally, asked_codes(poll, meeting, study), most)
            write_tally(connection, meeting_id, poll, side.value if side else ALL, tally, is_paper=True)


def read_paper(database: Database, meeting_id: int, poll: Poll) -> dict[Side | None, PollTally]:
    """What was typed in from paper so far, to mend it: who leads holds the sheets."""
    with reading(database.engine) as connection:
        _, paper, sheet = read_poll(connection, meeting_id, poll)
    typed: dict[Side | None, PollTally] = dict(paper.items())
    return typed | ({None: sheet} if sheet.people else {})


def _held(connection: Connection, meeting_id: int) -> AnyRow:
    row = connection.execute(HELD, {"id": meeting_id}).one_or_none()
    if row is None:
        raise ClosedError
    return row


def _refuse_closed(row: AnyRow, poll: Poll, study: Study, side: Side | None = None) -> None:
    meeting = meeting_of(row)
    scene = current_scene(meeting, study)
    is_open = scene is not None and scene.poll is poll and phase_of(scene, meeting) is PollPhase.OPEN
    if not is_open or (side is not None and scene is not None and side not in scene.voters):
        raise ClosedError


def _is_counted(connection: Connection, meeting_id: int, receipt_hash: str) -> bool:
    return connection.execute(BALLOT, {"id": meeting_id, "receipt": receipt_hash}).first() is not None
