"""Rounds asked of the database: one as a value, all as a list, and which one a secret opens."""

from datetime import date

from sqlalchemy import Connection, Row, bindparam, or_, select

from retention_check.assessment import Agreement, Assessment, Entry, ManagementForm
from retention_check.instrument import SCALES, Side
from retention_check.links import hashed
from retention_check.store.tables import agreements, entries, rounds, tombstones
from retention_check.store.values import Found, GoneError, Listed, Round, View

# Built once: building a statement costs more than SQLite needs to answer it.
PUBLIC = bindparam("public", type_=rounds.c.public.type)
HASH = bindparam("hash", type_=rounds.c.manage_hash.type)
ROUND = select(rounds).where(rounds.c.public == PUBLIC)
ENTRIES = (
    select(entries.c.code, entries.c.side, entries.c.mean, entries.c.n, entries.c.sd)
    .where(entries.c.round_id == bindparam("id"))
    .order_by(entries.c.position)
)
AGREEMENTS = (
    select(agreements.c.what, agreements.c.role, agreements.c.due, agreements.c.how, agreements.c.status)
    .where(agreements.c.round_id == bindparam("id"))
    .order_by(agreements.c.position)
)
OPENED = select(rounds.c.public, rounds.c.manage_hash, rounds.c.view_is_open).where(
    or_(rounds.c.manage_hash == HASH, rounds.c.view_hash == HASH)
)
TOMBSTONE = select(tombstones.c.hash).where(tombstones.c.hash == HASH)
LISTED = select(rounds.c.public, rounds.c.municipality, rounds.c.day, rounds.c.created).order_by(
    rounds.c.created.desc(), rounds.c.id.desc()
)
NEXT = select(rounds.c.public).where(rounds.c.previous == PUBLIC).order_by(rounds.c.id.desc()).limit(1)
SIDES = {str(side): side for side in Side}


def load(connection: Connection, public: str) -> Round | None:
    """The round with this public name, None when there is none."""
    row = connection.execute(ROUND, {"public": public}).one_or_none()
    return None if row is None else _round(row, _assessment(connection, row))


def find(connection: Connection, secret_hash: str) -> Found | None:
    """The round that a secret opens, None when it never opened one; GoneError when it no longer does."""
    row = connection.execute(OPENED, {"hash": secret_hash}).one_or_none()
    if row is None and not is_buried(connection, secret_hash):
        return None
    if row is None or (row.manage_hash != secret_hash and not row.view_is_open):
        raise GoneError
    return Found(row.public, is_view=row.manage_hash != secret_hash)


def is_gone(connection: Connection, public: str) -> bool:
    """Whether a round with this public name was deleted."""
    return is_buried(connection, hashed(public))


def is_buried(connection: Connection, buried: str) -> bool:
    """Whether this hash has a tombstone."""
    return connection.execute(TOMBSTONE, {"hash": buried}).first() is not None


def listed(connection: Connection) -> list[Listed]:
    """All rounds, newest first."""
    return [Listed(*row) for row in connection.execute(LISTED)]


def next_of(connection: Connection, public: str) -> str | None:
    """Public name of the round that follows this one, the newest when there are several."""
    found: str | None = connection.execute(NEXT, {"public": public}).scalar()
    return found


def _round(row: Row[tuple[object, ...]], assessment: Assessment) -> Round:
    return Round(
        public=row.public,
        nonce=row.nonce,
        manage_hash=row.manage_hash,
        version=row.version,
        assessment=assessment,
        view=View(row.view_counter, row.view_is_open, row.view_shows_management, row.view_shows_agreements),
        view_hash=row.view_hash,
        created=row.created,
        previous=row.previous,
        is_condensed=row.is_condensed,
    )


def _assessment(connection: Connection, row: Row[tuple[object, ...]]) -> Assessment:
    day: date = row.day
    return Assessment(
        entries=_entries(connection, row.id),
        day=day,
        municipality=row.municipality,
        scale=SCALES[row.scale],
        form=ManagementForm(row.form),
        role=row.role,
        staff=row.staff,
        agreements=tuple(Agreement(*found) for found in connection.execute(AGREEMENTS, {"id": row.id})),
        n_young=row.n_young,
        n_management=row.n_management,
        topics=row.topics,
        is_fixed=row.is_fixed,
    )


def _entries(connection: Connection, round_id: int) -> tuple[Entry, ...]:
    found = connection.execute(ENTRIES, {"id": round_id}).all()
    return tuple(Entry(code, SIDES[side], mean, n, sd) for code, side, mean, n, sd in found)
