"""Secret links in the store: which round one opens, and how a round gets, changes and loses its links."""

from datetime import date

from sqlalchemy import bindparam, or_, select, update

from retention_check.store.database import Database, reading, writing
from retention_check.store.expiry import round_limit
from retention_check.store.meeting_rows import close_links
from retention_check.store.records import GoneError, LinkTarget, ViewLink
from retention_check.store.round_rows import lock_round, view_columns
from retention_check.store.tables import rounds
from retention_check.store.tombstones import add_tombstones, has_tombstone

HASH = bindparam("hash", type_=rounds.c.manage_hash.type)
TARGET = select(rounds.c.public, rounds.c.manage_hash, rounds.c.view_is_open, rounds.c.created).where(
    or_(rounds.c.manage_hash == HASH, rounds.c.view_hash == HASH)
)


def find_target(database: Database, secret_hash: str, today: date) -> LinkTarget | None:
    """The round that a secret opens, None when it never opened one; GoneError when it no longer does."""
    with reading(database.engine) as connection:
        row = connection.execute(TARGET, {"hash": secret_hash}).one_or_none()
        if row is None and not has_tombstone(connection, secret_hash):
            return None
    if row is None or row.created <= round_limit(today):
        raise GoneError
    is_view = row.manage_hash != secret_hash
    if is_view and not row.view_is_open:
        raise GoneError
    return LinkTarget(row.public, is_view)


def set_view_link(database: Database, public_id: str, view_link: ViewLink, view_hash: str | None) -> None:
    """Open, change or close the view link; a link that no longer opens the round gets a tombstone. GoneError."""
    with writing(database.engine) as connection:
        row = lock_round(connection, public_id)
        if row.view_hash not in (None, view_hash):
            add_tombstones(connection, [row.view_hash], row.id)
        changes = view_columns(view_link, view_hash)
        connection.execute(update(rounds).where(rounds.c.id == row.id).values(**changes))


def replace_manage_link(database: Database, public_id: str, nonce: str, manage_hash: str) -> bool:
    """Give a round a new manage link and close its view link; the old ones get tombstones. GoneError.

    Whether it has a meeting: its link to lead and its code were made of the old manage link, so they work no longer.
    """
    with writing(database.engine) as connection:
        row = lock_round(connection, public_id)
        add_tombstones(connection, [row.manage_hash, row.view_hash], row.id)
        changes = {"nonce": nonce, "manage_hash": manage_hash, "view_hash": None, "view_is_open": False}
        connection.execute(update(rounds).where(rounds.c.id == row.id).values(**changes))
        return close_links(connection, public_id)
