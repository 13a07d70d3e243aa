"""Rounds in the store: made, loaded, listed, saved whole, and deleted.

A round past its date is treated as expired whenever it is asked for, whether `expire` has run or not.
"""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, select

from retention_check.domain.round import Round
from retention_check.secret_links import hashed
from retention_check.store import invitations
from retention_check.store.compacting import Remains, compact
from retention_check.store.database import Database, reading, writing
from retention_check.store.expiry import entries_limit, round_limit
from retention_check.store.records import ConflictError, RoundKeys, RoundSummary, StoredRound, SuccessorError
from retention_check.store.round_rows import (
    PUBLIC_ID,
    delete_round,
    has_round,
    insert_round,
    lock_round,
    read_round,
    replace_round,
)
from retention_check.store.tables import rounds
from retention_check.store.tombstones import has_tombstone

SUMMARIES = select(rounds.c.public, rounds.c.municipality, rounds.c.day, rounds.c.created).order_by(
    rounds.c.created.desc(), rounds.c.id.desc()
)
CREATED = select(rounds.c.created).where(rounds.c.public == PUBLIC_ID)
SUCCESSORS = select(rounds.c.public).where(rounds.c.previous == PUBLIC_ID).order_by(rounds.c.id.desc())


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
            _refuse_second_successor(connection, previous_id)
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
        insert_round(connection, *latest, today, previous[1].public_id)


def create_successor(
    database: Database, previous: StoredRound, ending: Round, successor: tuple[Round, RoundKeys], today: date
) -> None:
    """Store the round after another, which itself is saved as it ends: both or neither.

    SuccessorError where it has a successor; ConflictError when someone else saved it in between; GoneError.
    """
    with writing(database.engine) as connection:
        _refuse_second_successor(connection, previous.public_id)
        if ending != previous.round and not replace_round(connection, previous, ending):
            raise ConflictError
        insert_round(connection, *successor, today, previous.public_id)


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
    found: list[StoredRound] = []
    with reading(database.engine) as connection:
        previous_id = stored.previous_id
        while previous_id and (previous := read_round(connection, previous_id)):
            found.append(previous)
            previous_id = previous.previous_id
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
        return [RoundSummary(*row) for row in connection.execute(unexpired)]


def successor_of(database: Database, public_id: str, today: date) -> str | None:
    """Public id of the round that follows this one, the newest when there are several, None when there is none."""
    unexpired = SUCCESSORS.where(rounds.c.created > round_limit(today)).limit(1)
    with reading(database.engine) as connection:
        found: str | None = connection.execute(unexpired, {"public": public_id}).scalar()
        return found


def save(database: Database, stored: StoredRound, round: Round) -> int:
    """Store the whole round over the version that was loaded, and return the new version; ConflictError, GoneError."""
    with writing(database.engine) as connection:
        if not replace_round(connection, stored, round):
            lock_round(connection, stored.public_id)
            raise ConflictError
    return stored.version + 1


def delete(database: Database, public_id: str, today: date) -> Remains:
    """Delete a round at once, and say where its text can still stand. Its tombstones stay; twice is no mistake."""
    with writing(database.engine) as connection:
        delete_round(connection, public_id, today)
    return compact(database)


def _kept(database: Database, stored: StoredRound, today: date) -> StoredRound | None:
    """A round as far as it may still be kept today; None when its time is over."""
    if stored.created <= round_limit(today):
        return None
    if stored.created > entries_limit(today) or stored.is_condensed:
        return stored
    return replace(stored, round=database.condense(stored.round), is_condensed=True)


def _refuse_second_successor(connection: Connection, previous_id: str) -> None:
    lock_round(connection, previous_id)  # two who begin one at once: the second sees what the first made
    if (successor := connection.execute(SUCCESSORS, {"public": previous_id}).scalar()) is not None:
        raise SuccessorError(successor)
