"""Meetings in the store, as who prepares or leads one works with them. What people chose never leaves the store.

Who leads holds the round's row first, then the meeting's: a poll that closes writes what it showed into both. Who ends
it holds the round's, then that of its questionnaire, then the meeting's.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Connection, bindparam, func, insert, select, update

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.meeting.moving import Move, closed_poll, current_scene
from retention_check.domain.meeting.reveal_order import with_order
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
    count_watching,
    delete_meeting,
    delete_poll,
    held_meeting,
    meeting_of,
    read_meeting,
    read_poll,
    remove_joined,
    stored_meeting,
    write_meeting,
)
from retention_check.store.questionnaire_rows import close_row, find_held_row
from retention_check.store.records import (
    ConflictError,
    GoneError,
    MeetingKeys,
    OpenVoteError,
    StoredMeeting,
    StoredRound,
)
from retention_check.store.round_rows import lock_round, read_round, replace_round
from retention_check.store.tables import meetings, participants, rounds
from retention_check.store.tombstones import add_tombstones, has_tombstone

DAYS_WAITING = 90  # that a meeting that was made may wait until it begins
DAYS_HELD = 1  # after the day on which it began: a clock may pass midnight, or be a time zone off
BY_LEAD = (
    select(rounds.c.public)
    .join(meetings, meetings.c.round_id == rounds.c.id)
    .where(meetings.c.lead_hash == bindparam("hash", type_=meetings.c.lead_hash.type))
)
ALL = select(rounds.c.public, rounds.c.created, meetings.c.until).join(meetings, meetings.c.round_id == rounds.c.id)
ATTENDED = select(func.count(participants.c.meeting_id.distinct()))

Moving = Callable[[LiveMeeting, Comparison], Move]
Changing = Callable[[LiveMeeting], LiveMeeting]


def begin(
    database: Database, public_id: str, meeting: LiveMeeting, keys: MeetingKeys, today: date, *, link_counter: int
) -> None:
    """Make the meeting of a round; ConflictError when it has one, or had one with these links, GoneError.

    One of which the last day has passed is ended first. `link_counter` is what its links were derived from: it goes on
    from meeting to meeting, so that no old link works.
    """
    with writing(database.engine) as connection:
        round_id = lock_round(connection, public_id).id
        asked, old = find_held_row(connection, public_id), held_meeting(connection, public_id)
        if old is not None:
            if not is_over(old.until, today):
                raise ConflictError
            _end_held(connection, old, asked, today)
        if any(has_tombstone(connection, each) for each in (hashed(keys.screen), keys.lead, keys.join)):
            raise ConflictError
        row = {"round_id": round_id, "screen": keys.screen, "lead_hash": keys.lead, "join_hash": keys.join}
        row |= {"version": 1, "link_counter": link_counter, "until": today + timedelta(DAYS_WAITING)}
        connection.execute(insert(meetings).values(**row, document=meeting.to_primitives()))
    if old is not None:
        compact(database)


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
    database: Database, public_id: str, version: int, moving: Moving, study: Study, threshold: int, today: date
) -> StoredMeeting:
    """Go on, back or over a step from this version; ConflictError when someone else was first, GoneError.

    A poll that closes is worked out in the same transaction: what it shows is kept, what people chose is deleted.
    """
    with writing(database.engine) as connection:
        lock_round(connection, public_id)
        row, stored = _held(connection, public_id, version), _round(connection, public_id)
        before, threshold = meeting_of(row), stored.round.publication.threshold or threshold
        comparison = compare(only_published(stored.round), study, threshold)
        moved = moving(before, comparison)
        meeting, round = moved.meeting, stored.round
        if moved.closes:
            tallies = read_poll(connection, row.id, moved.closes)
            meeting, round = closed_poll(meeting, round, moved.closes, tallies, study, threshold)
            comparison = compare(only_published(round), study, threshold)
        meeting = with_order(meeting, comparison)
        for poll in filter(None, (moved.closes, moved.drops)):
            delete_poll(connection, row.id, poll)
        if round != stored.round:
            replace_round(connection, stored, round)
        is_begun = before.place is None and meeting.place is not None
        return write_meeting(connection, row, meeting, until=today + timedelta(DAYS_HELD) if is_begun else None)


def change(database: Database, public_id: str, version: int, changing: Changing) -> StoredMeeting:
    """Change something of a meeting that is no move (numbers, timer, agreements); ConflictError, GoneError."""
    with writing(database.engine) as connection:
        row = _held(connection, public_id, version)
        return write_meeting(connection, row, changing(meeting_of(row)))


def renew_links(database: Database, public_id: str, counter: int, keys: MeetingKeys) -> None:
    """Put other links in the place of those that were handed out, and remove who joined: they scan the new code.

    It is another version of the meeting: the screen shows another code. OpenVoteError while people vote, for who voted
    would vote again; ConflictError, GoneError.
    """
    with writing(database.engine) as connection:
        round_id = lock_round(connection, public_id).id
        row = _held(connection, public_id)
        if row.link_counter != counter - 1:
            raise ConflictError
        if meeting_of(row).has_open_poll:
            raise OpenVoteError
        add_tombstones(connection, [row.lead_hash, row.join_hash], round_id)
        remove_joined(connection, row)
        changes = {"lead_hash": keys.lead, "join_hash": keys.join, "link_counter": counter, "version": row.version + 1}
        connection.execute(update(meetings).where(meetings.c.id == row.id).values(**changes))


def end(database: Database, public_id: str, today: date) -> Remains:
    """End a meeting: what was agreed goes into the round, everything else goes; twice is no mistake.

    The questionnaire that it opened itself takes no answers any more; one of the organiser stays as it is.
    """
    _end(database, public_id, today, lambda _row: True)
    return compact(database)


def end_old(database: Database, today: date) -> int:
    """End the meetings of which the last day has passed, and say how many."""
    with reading(database.engine) as connection:
        old = [row.public for row in connection.execute(ALL) if is_over(row.until, today)]
    return sum(_end(database, public_id, today, lambda row: is_over(row.until, today)) for public_id in old)


def attended(database: Database) -> int:
    """How many meetings people take part in: of these the database holds what they do, until the end."""
    with reading(database.engine) as connection:
        return connection.execute(ATTENDED).scalar_one()


def overdue(connection: Connection, today: date, made_after: date) -> int:
    """How many meetings `end_old` would end, of rounds that were made after a day."""
    return sum(is_over(row.until, today) and row.created > made_after for row in connection.execute(ALL))


def is_over(until: date, today: date) -> bool:
    """Whether a meeting with this last day is over by itself."""
    return until < today


def _end(database: Database, public_id: str, today: date, is_wanted: Callable[[AnyRow], bool]) -> bool:
    """End the meeting of a round if it still is to end once nobody else can change it."""
    with writing(database.engine) as connection, suppress(GoneError):
        lock_round(connection, public_id)
        asked, row = find_held_row(connection, public_id), _held(connection, public_id)
        if is_wanted(row):
            _end_held(connection, row, asked, today)
            return True
    return False


def _end_held(connection: Connection, row: AnyRow, asked: AnyRow | None, today: date) -> None:
    """End a meeting, and close its own questionnaire; its round, the questionnaire of that and its row are held."""
    meeting = meeting_of(row)
    if asked is not None and meeting.owns(asked.id, asked.until, today):
        close_row(connection, asked, today)
    stored, kept = _round(connection, row.public), meeting.kept
    if kept:
        replace_round(connection, stored, _with_agreed(stored.round, kept))
    delete_meeting(connection, row)


def _with_agreed(round: Round, agreed: tuple[Agreement, ...]) -> Round:
    """The round with what was agreed after what it held, all of it; the same agreement does not stand there twice."""
    new = tuple(each for each in agreed if each not in round.agreements)
    return replace(round, agreements=(*round.agreements, *new))


def _counted(connection: Connection, row: AnyRow, study: Study) -> StoredMeeting:
    scene = current_scene(meeting_of(row), study)
    voted, on_paper = count_voted(connection, row.id, scene.poll) if scene and scene.poll else (0, 0)
    stored = stored_meeting(row, count_joined(connection, row.id))
    return replace(stored, voted=voted, on_paper=on_paper, watching=count_watching(connection, row.id))


def _held(connection: Connection, public_id: str, version: int | None = None) -> AnyRow:
    """The row of a meeting that nobody else changes until this transaction ends; GoneError, ConflictError."""
    row = held_meeting(connection, public_id)
    if row is None:
        raise GoneError
    if version not in (None, row.version):
        raise ConflictError
    return row


def _round(connection: Connection, public_id: str) -> StoredRound:
    stored = read_round(connection, public_id)
    if stored is None:
        raise GoneError
    return stored
