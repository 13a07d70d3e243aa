"""Tombstones: the hash of what once opened a round, so that its visitor is told that it is gone."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from retention_check.store.tables import meetings, tombstones

TOMBSTONE = select(tombstones.c.hash).where(tombstones.c.hash == bindparam("hash", type_=tombstones.c.hash.type))
OF_HELD = TOMBSTONE.join(meetings, meetings.c.round_id == tombstones.c.round_id)


def has_tombstone(connection: Connection, hash_of_name: str) -> bool:
    """Whether this hash has a tombstone."""
    return connection.execute(TOMBSTONE, {"hash": hash_of_name}).first() is not None


def is_of_held_meeting(connection: Connection, hash_of_name: str) -> bool:
    """Whether this hash has a tombstone of a round in which a meeting is held now."""
    return connection.execute(OF_HELD, {"hash": hash_of_name}).first() is not None


def add_tombstones(connection: Connection, hashes: Sequence[str | None], round_id: int) -> None:
    """Give hashes of a living round a tombstone, a new one where there was one."""
    found = sorted({each for each in hashes if each is not None})
    connection.execute(delete(tombstones).where(tombstones.c.hash.in_(found)))
    if not found:
        return
    connection.execute(insert(tombstones), [{"hash": each, "round_id": round_id} for each in found])


def date_tombstones(connection: Connection, round_id: int, today: date) -> None:
    """Let the time of a round's tombstones begin to run: the round is about to be deleted."""
    changes = {"round_id": None, "day": today}
    connection.execute(update(tombstones).where(tombstones.c.round_id == round_id).values(**changes))


def forget_tombstones(connection: Connection, limit: date) -> None:
    """Delete the tombstones of rounds that were deleted on this day or before."""
    connection.execute(delete(tombstones).where(tombstones.c.day <= limit))
