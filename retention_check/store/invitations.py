"""Invitations to begin a round: each opens one, until its last day."""

from datetime import date

from sqlalchemy import Connection, delete, insert, select

from retention_check.store.database import Database, reading, writing
from retention_check.store.records import InvitationError
from retention_check.store.tables import invitations


def invite(database: Database, secret_hash: str, until: date) -> None:
    """Store an invitation that can be used once, up to and including its last day."""
    with writing(database.engine) as connection:
        connection.execute(insert(invitations).values(hash=secret_hash, until=until))


def is_invited(database: Database, secret_hash: str, today: date) -> bool:
    """Whether an invitation can still be used."""
    usable = invitations.c.hash == secret_hash, invitations.c.until >= today
    with reading(database.engine) as connection:
        return connection.execute(select(invitations.c.hash).where(*usable)).first() is not None


def use(connection: Connection, secret_hash: str, today: date) -> None:
    """Use up an invitation, of which nothing is kept; InvitationError when it cannot be used."""
    usable = invitations.c.hash == secret_hash, invitations.c.until >= today
    if connection.execute(delete(invitations).where(*usable)).rowcount != 1:
        raise InvitationError


def forget_past(connection: Connection, today: date) -> int:
    """Delete the invitations whose last day has passed, and say how many."""
    return connection.execute(delete(invitations).where(invitations.c.until < today)).rowcount
