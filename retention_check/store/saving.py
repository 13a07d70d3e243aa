"""Rounds as they are written: made, saved whole, shared, given a new link, and deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from retention_check.assessment import Assessment
from retention_check.links import hashed
from retention_check.store.tables import agreements, entries, rounds, tombstones
from retention_check.store.values import ConflictError, GoneError, View

LOCKED = select(rounds.c.id, rounds.c.manage_hash, rounds.c.view_hash).where(rounds.c.public == bindparam("public"))
LOCKED = LOCKED.with_for_update()  # PostgreSQL alone: SQLite has one writer at a time
PREVIOUS = select(rounds.c.public).where(rounds.c.public == bindparam("before")).scalar_subquery()


@dataclass(frozen=True)
class Keys:
    """What names a round and opens it for managing."""

    public: str
    nonce: str
    manage_hash: str


def create(connection: Connection, assessment: Assessment, keys: Keys, today: date, previous: str | None) -> None:
    """Store a new round; a round before it that is gone meanwhile is no mistake."""
    values = {
        "public": keys.public,
        "nonce": keys.nonce,
        "manage_hash": keys.manage_hash,
        "version": 1,
        "created": today,
        "is_condensed": False,
        **_view(View(), None),
        **_about(assessment),
    }
    statement = insert(rounds).values(previous=PREVIOUS, **values).returning(rounds.c.id)
    _add_parts(connection, connection.execute(statement, {"before": previous}).scalar_one(), assessment)


def save(connection: Connection, public: str, version: int, assessment: Assessment) -> int:
    """Store the whole round over this version of it and return the new version; ConflictError, GoneError."""
    statement = (
        update(rounds)
        .where(rounds.c.public == public, rounds.c.version == version)
        .values(version=version + 1, **_about(assessment))
        .returning(rounds.c.id)
    )
    round_id = connection.execute(statement).scalar()
    if round_id is None:
        locked(connection, public)
        raise ConflictError
    replace_parts(connection, round_id, assessment)
    return version + 1


def condense(connection: Connection, round_id: int, assessment: Assessment) -> None:
    """Put the shown scores in the place of a round's entries, for good."""
    changes = {"version": rounds.c.version + 1, "is_condensed": True, **_about(assessment)}
    connection.execute(update(rounds).where(rounds.c.id == round_id).values(**changes))
    replace_parts(connection, round_id, assessment)


def share(connection: Connection, public: str, view: View, view_hash: str | None) -> None:
    """Open, change or close the view link; a link that no longer opens the round gets a tombstone."""
    row = locked(connection, public)
    if row.view_hash not in (None, view_hash):
        bury(connection, [row.view_hash], row.id)
    connection.execute(update(rounds).where(rounds.c.id == row.id).values(**_view(view, view_hash)))


def reissue(connection: Connection, public: str, nonce: str, manage_hash: str) -> None:
    """Give a round a new manage link; its old links get tombstones."""
    row = locked(connection, public)
    bury(connection, [row.manage_hash, row.view_hash], row.id)
    changes = {"nonce": nonce, "manage_hash": manage_hash, "view_hash": None, "view_is_open": False}
    connection.execute(update(rounds).where(rounds.c.id == row.id).values(**changes))


def remove(connection: Connection, public: str, today: date) -> bool:
    """Delete a round and everything that hangs on it, but for its tombstones; False when it was gone already."""
    row = connection.execute(LOCKED, {"public": public}).one_or_none()
    if row is None:
        return False
    bury(connection, [row.manage_hash, row.view_hash, hashed(public)], row.id)
    connection.execute(update(tombstones).where(tombstones.c.round_id == row.id).values(round_id=None, day=today))
    connection.execute(delete(rounds).where(rounds.c.id == row.id))
    return True


def locked(connection: Connection, public: str) -> Row[int, str, str | None]:
    """Id and hashes of a round that nobody else changes until this transaction ends; GoneError when it is gone."""
    row = connection.execute(LOCKED, {"public": public}).one_or_none()
    if row is None:
        raise GoneError
    return row


def bury(connection: Connection, hashes: Sequence[str | None], round_id: int) -> None:
    """Give hashes of a living round a tombstone, a new one where there was one."""
    found = sorted({each for each in hashes if each is not None})
    connection.execute(delete(tombstones).where(tombstones.c.hash.in_(found)))
    connection.execute(insert(tombstones), [{"hash": each, "round_id": round_id} for each in found])


def replace_parts(connection: Connection, round_id: int, assessment: Assessment) -> None:
    """Put an assessment's entries and agreements in the place of those stored."""
    for table in (entries, agreements):
        connection.execute(delete(table).where(table.c.round_id == round_id))
    _add_parts(connection, round_id, assessment)


def _add_parts(connection: Connection, round_id: int, assessment: Assessment) -> None:
    for table, rows in ((entries, _entries(assessment)), (agreements, _agreements(assessment))):
        if rows:
            numbered = [{"round_id": round_id, "position": position} | row for position, row in enumerate(rows)]
            connection.execute(insert(table), numbered)


def _about(assessment: Assessment) -> dict[str, object]:
    return {
        "day": assessment.day,
        "municipality": assessment.municipality,
        "scale": assessment.scale.name,
        "form": str(assessment.form),
        "role": assessment.role,
        "staff": assessment.staff,
        "n_young": assessment.n_young,
        "n_management": assessment.n_management,
        "topics": assessment.topics,
        "is_fixed": assessment.is_fixed,
    }


def _view(view: View, view_hash: str | None) -> dict[str, object]:
    return {
        "view_hash": view_hash,
        "view_counter": view.counter,
        "view_is_open": view.is_open,
        "view_shows_management": view.shows_management,
        "view_shows_agreements": view.shows_agreements,
    }


def _entries(assessment: Assessment) -> list[dict[str, object]]:
    return [
        {"code": entry.code, "side": str(entry.side), "mean": entry.mean, "n": entry.n, "sd": entry.sd}
        for entry in assessment.entries
    ]


def _agreements(assessment: Assessment) -> list[dict[str, object]]:
    return [
        {"what": each.what, "role": each.role, "due": each.when, "how": each.how, "status": each.status}
        for each in assessment.agreements
    ]
