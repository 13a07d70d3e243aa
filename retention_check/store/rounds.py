"""Rounds in the store: made, loaded, listed, saved whole, and deleted.

A round past its date is treated as expired whenever it is asked for, whether `expire` has run or not.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, select

from retention_check.domain.publishing import following
from retention_check.domain.round import Round
from retention_check.secret_links import hashed
from retention_check.store import invitations
from retention_check.store.chains import SUCCESSORS, after, before, delete_from_chain, held_around, mark_around
from retention_check.store.compacting import Remains, compact
from retention_check.store.database import Database, reading, writing
from retention_check.store.expiry import entries_limit, round_limit
from retention_check.store.meeting_rows import read_meeting
from retention_check.store.questionnaire_rows import refuse_collected
from retention_check.store.records import ConflictError, RoundKeys, RoundSummary, StoredRound, SuccessorError
from retention_check.store.round_rows import (
    PUBLIC_ID,
    has_round,
    insert_round,
    lock_round,
    read_round,
    replace_round,
    with_input,
)
from retention_check.store.tables import rounds
from retention_check.store.tombstones import has_tombstone

SUMMARIES = select(
    rounds.c.public, rounds.c.municipality, rounds.c.day, rounds.c.created, rounds.c.publication
).order_by(rounds.c.created.desc(), rounds.c.id.desc())
CREATED = select(rounds.c.created).where(rounds.c.public == PUBLIC_ID)


def create(
    database: Database,
    round: Round,
    keys: RoundKeys,
    today: date,
    previous_id: str | None = None,
    invitation: str | None = None,
) -> None:
    """Store a new round and use up its invitation (a hash), both or neither; InvitationError, SuccessorError.

    A round has one successor: where there is one already, none is made.
    """
    with writing(database.engine) as connection:
        if invitation is not None:
            invitations.use(connection, invitation, today)
        if previous_id is not None and has_round(connection, previous_id):
            round = _following(connection, round, previous_id)
        insert_round(connection, round, keys, today, previous_id)


def create_both(
    database: Database,
    previous: tuple[Round, RoundKeys],
    latest: tuple[Round, RoundKeys],
    today: date,
    invitation: str | None = None,
) -> None:
    """Store a round and the one before it, and use up the invitation: all of it or nothing; InvitationError."""
    with writing(database.engine) as connection:
        if invitation is not None:
            invitations.use(connection, invitation, today)
        insert_round(connection, *previous, today, None)
        insert_round(connection, following(latest[0], previous[0]), latest[1], today, previous[1].public_id)


def create_successor(
    database: Database, previous: StoredRound, ending: Round, successor: tuple[Round, RoundKeys], today: date
) -> None:
    """Store the round after another, which itself is saved as it ends: both or neither.

    SuccessorError where it has a successor; ConflictError when someone else saved it in between or a meeting of it did
    not end yet; GoneError.
    """
    with writing(database.engine) as connection:
        first, keys = successor
        first = _following(connection, first, previous.public_id)
        there = read_round(connection, previous.public_id)
        is_held = read_meeting(connection, previous.public_id) is not None  # what is agreed in it goes along
        if is_held or there is None or there.version != previous.version:
            raise ConflictError
        if ending != previous.round:
            replace_round(connection, previous, ending)
        insert_round(connection, first, keys, today, previous.public_id)


def load(database: Database, public_id: str, today: date) -> StoredRound | None:
    """The round with this public id, None when there is none or its time is over; after a year without its input.

    The round before it comes along, as both are at one moment.
    """
    with reading(database.engine) as connection:
        stored = read_round(connection, public_id)
        previous = read_round(connection, stored.previous_id) if stored and stored.previous_id else None
    kept = stored and _kept(database, stored, today)
    return kept and replace(kept, previous=previous and _kept(database, previous, today))


def earlier_rounds(database: Database, stored: StoredRound, today: date) -> list[Round]:
    """The rounds before this one as they are kept, the last one first."""
    with reading(database.engine) as connection:
        found = list(before(connection, stored))
    return [kept.round for each in found if (kept := _kept(database, each, today))]


def later_rounds(database: Database, stored: StoredRound, today: date) -> list[Round]:
    """The rounds after this one as they are kept, the first one first."""
    with reading(database.engine) as connection:
        found = list(after(connection, stored))
    return [kept.round for each in found if (kept := _kept(database, each, today))]


def is_gone(database: Database, public_id: str, today: date) -> bool:
    """Whether a round with this public id was deleted, at most three years ago, or is past its time."""
    with reading(database.engine) as connection:
        created = connection.execute(CREATED, {"public": public_id}).scalar()
        if created is not None:
            return bool(created <= round_limit(today))
        return has_tombstone(connection, hashed(public_id))


def summaries(database: Database, today: date) -> list[RoundSummary]:
    """All rounds, newest first."""
    unexpired = SUMMARIES.where(rounds.c.created > round_limit(today))
    with reading(database.engine) as connection:
        return [RoundSummary(*row[:4], bool(row.publication["days"])) for row in connection.execute(unexpired)]


def successor_of(database: Database, public_id: str, today: date) -> str | None:
    """Public id of the round that follows this one, the newest when there are several, None when there is none."""
    unexpired = SUCCESSORS.where(rounds.c.created > round_limit(today)).limit(1)
    with reading(database.engine) as connection:
        found: str | None = connection.execute(unexpired, {"public": public_id}).scalar()
        return found


def save(database: Database, stored: StoredRound, round: Round) -> int:
    """Store the whole round over the version that was loaded, and return the new version; ConflictError, GoneError.

    Of a round that is only shown condensed, for its year is over, the input stays as it is: `expire` lets it go, which
    doubts a wrong clock.
    """
    with writing(database.engine) as connection:
        stored, round = with_input(connection, stored, round)
        refuse_collected(connection, stored.public_id, round)
        if not replace_round(connection, stored, round):
            lock_round(connection, stored.public_id)
            raise ConflictError
    return stored.version + 1


def save_published(
    database: Database,
    stored: StoredRound,
    round: Round,
    permits: Callable[[Sequence[Round], Sequence[Round]], bool],
) -> int:
    """Store a round with groups published, if the rounds before and after it permit it; ConflictError, GoneError.

    They are held until it is stored, so of two publications at once the second sees the first. Rounds after it keep
    that these groups were published before them, and rounds before it that they were after them.
    """
    with writing(database.engine) as connection:
        earlier, later = held_around(connection, stored.public_id)
        kept, round = with_input(connection, stored, round)
        refuse_collected(connection, stored.public_id, round)
        is_permitted = permits([each.round for each in earlier], [each.round for each in later])
        if not is_permitted or not replace_round(connection, kept, round):
            raise ConflictError
        mark_around(connection, round, earlier, later)
    return stored.version + 1


def delete(database: Database, public_id: str, today: date) -> Remains:
    """Delete a round at once, and say where its text can still stand. Its tombstones stay; twice is no mistake."""
    with writing(database.engine) as connection:
        delete_from_chain(connection, public_id, today)
    return compact(database)


def _kept(database: Database, stored: StoredRound, today: date) -> StoredRound | None:
    """A round as far as it may still be kept today; None when its time is over."""
    if stored.created <= round_limit(today):
        return None
    if stored.created > entries_limit(today) or stored.is_condensed:
        return stored
    return replace(stored, round=database.condense(stored.round), is_condensed=True)


def _following(connection: Connection, round: Round, previous_id: str) -> Round:
    """The round as the one after another, which has no other yet; SuccessorError."""
    _refuse_second_successor(connection, previous_id)
    previous = read_round(connection, previous_id)
    return following(round, previous.round) if previous else round


def _refuse_second_successor(connection: Connection, previous_id: str) -> None:
    lock_round(connection, previous_id)  # two who begin one at once: the second sees what the first made
    if (successor := connection.execute(SUCCESSORS, {"public": previous_id}).scalar()) is not None:
        raise SuccessorError(successor)
