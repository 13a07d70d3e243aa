"""Meetings in the store, as who prepares or leads one works with them. What people chose never leaves the store.

Who leads holds the round's row first, then the meeting's: a poll that closes writes what it showed into both.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Connection, bindparam, insert, select, update

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.meeting.moving import Move, closed_poll, current_scene
from retention_check.domain.publishing import only_published
from retention_check.domain.round import Agreement, Round
from retention_check.domain.study import Study
from retention_check.secret_links import hashed
from retention_check.store.compacting import Remains, compact
from retention_check.store.database import Database, reading, writing
from retention_check.store.meeting_rows import (
    BY_JOIN,
    BY_SCREEN,
    AnyRow,
    count_joined,
    count_voted,
    delete_meeting,
    delete_poll,
    held_meeting,
    meeting_of,
    read_meeting,
    read_poll,
    stored_meeting,
    write_meeting,
)
from retention_check.store.records import ConflictError, GoneError, MeetingKeys, StoredMeeting
from retention_check.store.round_rows import lock_round, read_round, replace_round
from retention_check.store.tables import meetings, rounds
from retention_check.store.tombstones import add_tombstones, has_tombstone

DAYS_HELD = 1  # a meeting that nobody ended is over the day after it was made
BY_LEAD = (
    select(rounds.c.public)
    .join(meetings, meetings.c.round_id == rounds.c.id)
    .where(meetings.c.lead_hash == bindparam("hash", type_=meetings.c.lead_hash.type))
)
PUBLIC_IDS = select(rounds.c.public, meetings.c.day).join(meetings, meetings.c.round_id == rounds.c.id)

Moving = Callable[[LiveMeeting, Comparison], Move]
Changing = Callable[[LiveMeeting], LiveMeeting]


def begin(
    database: Database, public_id: str, meeting: LiveMeeting, keys: MeetingKeys, today: date, *, link_counter: int
) -> None:
    """Make the meeting of a round; ConflictError when it has one, GoneError.

    `link_counter` is what its links were derived from: it goes on from meeting to meeting, so that no old link works.
    """
    with writing(database.engine) as connection:
        round_id = lock_round(connection, public_id).id
        if read_meeting(connection, public_id) is not None:
            raise ConflictError
        row = {
            "round_id": round_id,
            "screen": keys.screen,
            "lead_hash": keys.lead,
            "join_hash": keys.join,
            "version": 1,
        }
        row |= {"link_counter": link_counter, "day": today, "document": meeting.to_primitives()}
        connection.execute(insert(meetings).values(**row))


def load(database: Database, public_id: str, study: Study) -> StoredMeeting | None:
    """The meeting of a round, with how many joined and voted; None when none is held."""
    with reading(database.engine) as connection:
        row = read_meeting(connection, public_id)
        return None if row is None else _counted(connection, row, study)


def load_shown(database: Database, screen: str, study: Study) -> StoredMeeting | None:
    """The same by the id in the address of its screen; None when there never was one, GoneError after the meeting."""
    with reading(database.engine) as connection:
        row = connection.execute(BY_SCREEN, {"screen": screen}).one_or_none()
        if row is None and has_tombstone(connection, hashed(screen)):
            raise GoneError
        return None if row is None else _counted(connection, row, study)


def find(database: Database, join_hash: str) -> StoredMeeting | None:
    """The meeting that a short code opens, without counts; None when it never opened one, GoneError."""
    with reading(database.engine) as connection:
        row = connection.execute(BY_JOIN, {"hash": join_hash}).one_or_none()
        if row is None and has_tombstone(connection, join_hash):
            raise GoneError
    return None if row is None else stored_meeting(row)


def find_led(database: Database, lead_hash: str) -> str | None:
    """Public id of the round whose meeting a link leads; None when it never led one, GoneError."""
    with reading(database.engine) as connection:
        public_id: str | None = connection.execute(BY_LEAD, {"hash": lead_hash}).scalar()
        if public_id is None and has_tombstone(connection, lead_hash):
            raise GoneError
    return public_id


def move(
    database: Database, public_id: str, version: int, moving: Moving, study: Study, threshold: int
) -> StoredMeeting:
    """Go on, back or over a step from this version; ConflictError when someone else was first, GoneError.

    A poll that closes is worked out in the same transaction: what it shows is kept, what people chose is deleted.
    """
    with writing(database.engine) as connection:
        lock_round(connection, public_id)
        row, stored = _held(held_meeting(connection, public_id)), read_round(connection, public_id)
        if row.version != version or stored is None:
            raise ConflictError
        threshold = stored.round.publication.threshold or threshold
        moved = moving(meeting_of(row), compare(only_published(stored.round), study, threshold))
        meeting, round = moved.meeting, stored.round
        if moved.closes:
            tallies = read_poll(connection, row.id, moved.closes)
            meeting, round = closed_poll(meeting, round, moved.closes, tallies, study, threshold)
        for poll in (moved.closes, moved.drops):
            if poll:
                delete_poll(connection, row.id, poll)
        if round != stored.round:
            replace_round(connection, stored, round)
        write_meeting(connection, row.id, row.version, meeting)
        return replace(stored_meeting(row), meeting=meeting, version=row.version + 1)


def change(database: Database, public_id: str, version: int, changing: Changing) -> StoredMeeting:
    """Change something of a meeting that is no move (numbers, timer, agreements); ConflictError, GoneError."""
    with writing(database.engine) as connection:
        row = _held(held_meeting(connection, public_id))
        if row.version != version:
            raise ConflictError
        meeting = changing(meeting_of(row))
        write_meeting(connection, row.id, row.version, meeting)
        return replace(stored_meeting(row), meeting=meeting, version=row.version + 1)


def renew_links(database: Database, public_id: str, counter: int, keys: MeetingKeys) -> None:
    """Put other links in the place of those that were handed out; who joined stays. ConflictError, GoneError."""
    with writing(database.engine) as connection:
        round_id = lock_round(connection, public_id).id
        row = _held(held_meeting(connection, public_id))
        if row.link_counter != counter - 1:
            raise ConflictError
        add_tombstones(connection, [row.lead_hash, row.join_hash], round_id)
        changes = {"lead_hash": keys.lead, "join_hash": keys.join, "link_counter": counter}
        connection.execute(update(meetings).where(meetings.c.id == row.id).values(**changes))


def end(database: Database, public_id: str) -> Remains:
    """End a meeting: what was agreed goes into the round, everything else goes; twice is no mistake. GoneError."""
    _end(database, public_id)
    return compact(database)


def end_old(database: Database, today: date) -> int:
    """End the meetings that nobody ended on their day, and say how many."""
    with reading(database.engine) as connection:
        old = [row.public for row in connection.execute(PUBLIC_IDS) if is_over(row.day, today)]
    return sum(_end(database, public_id) for public_id in old)


def is_over(day: date, today: date) -> bool:
    """Whether a meeting that was made on a day is over by itself."""
    return day + timedelta(days=DAYS_HELD) < today


def _end(database: Database, public_id: str) -> bool:
    with writing(database.engine) as connection:
        lock_round(connection, public_id)
        row, stored = held_meeting(connection, public_id), read_round(connection, public_id)
        if row is None or stored is None:
            return False
        agreed = meeting_of(row).agreed
        if agreed:
            replace_round(connection, stored, _with_agreed(stored.round, agreed))
        delete_meeting(connection, row)
        return True


def _with_agreed(round: Round, agreed: tuple[Agreement, ...]) -> Round:
    """The round with what was agreed after what it held; the same agreement does not stand there twice."""
    new = tuple(each for each in agreed if each not in round.agreements)
    return replace(round, agreements=(*round.agreements, *new))


def _counted(connection: Connection, row: AnyRow, study: Study) -> StoredMeeting:
    scene = current_scene(meeting_of(row), study)
    voted = count_voted(connection, row.id, scene.poll) if scene and scene.poll else 0
    return stored_meeting(row, count_joined(connection, row.id), voted)


def _held(row: AnyRow | None) -> AnyRow:
    if row is None:
        raise GoneError
    return row
