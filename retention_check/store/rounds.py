"""Rounds in the store: made, loaded, listed, saved whole, and deleted.

A round past its date is treated as expired whenever it is asked for, whether `expire` has run or not.
"""

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from retention_check.domain.round import Round
from retention_check.secret_links import hashed
from retention_check.store import invitations
from retention_check.store.database import Database, reading, vacuum, writing
from retention_check.store.expiry import entries_limit, round_limit
from retention_check.store.records import ConflictError, RoundKeys, RoundSummary, StoredRound
from retention_check.store.round_rows import (
    PUBLIC_ID,
    delete_round,
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
    """Store a new round and use up its invitation (a hash), both or neither; InvitationError."""
    with writing(database.engine) as connection:
        if invitation is not None:
            invitations.use(connection, invitation, today)
        insert_round(connection, round, keys, today, previous_id)


def load(database: Database, public_id: str, today: date) -> StoredRound | None:
    """The round with this public id, None when there is none or its time is over; after a year without its input."""
    with reading(database.engine) as connection:
        stored = read_round(connection, public_id)
    if stored is None or stored.created <= round_limit(today):
        return None
    if stored.created > entries_limit(today) or stored.is_condensed:
        return stored
    return replace(stored, round=database.condense(stored.round), is_condensed=True)


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


def delete(database: Database, public_id: str, today: date) -> None:
    """Delete a round at once, write-ahead log included; its tombstones stay, twice deleted is no mistake."""
    with writing(database.engine) as connection:
        delete_round(connection, public_id, today)
    vacuum(database.engine)
