"""The store: rounds as values in a database, the one room that knows SQL."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import text

from retention_check.assessment import Assessment
from retention_check.store import expiry, invitations, rounds, saving
from retention_check.store.engine import make_engine, reading, sweep, writing
from retention_check.store.expiry import ENTRIES_KEPT_MONTHS, ROUND_KEPT_MONTHS
from retention_check.store.migrating import MigrationError, is_current, migrate
from retention_check.store.values import (
    ConflictError,
    Expired,
    Found,
    GoneError,
    InvitationError,
    Listed,
    Round,
    UnavailableError,
    View,
)

__all__ = [
    "ENTRIES_KEPT_MONTHS",
    "ROUND_KEPT_MONTHS",
    "ConflictError",
    "Expired",
    "Found",
    "GoneError",
    "InvitationError",
    "Listed",
    "MigrationError",
    "Round",
    "Store",
    "UnavailableError",
    "View",
    "is_current",
    "migrate",
]


class Store:
    """Rounds, their links and invitations in one database; every method is one transaction and thread-safe.

    Every method raises UnavailableError when the database cannot be reached or written; then nothing was stored.
    """

    def __init__(self, url: str) -> None:
        self._engine = make_engine(url)

    def create(
        self,
        assessment: Assessment,
        public: str,
        nonce: str,
        manage_hash: str,
        today: date,
        previous: str | None = None,
        invitation: str | None = None,
    ) -> None:
        """Store a new round and use up its invitation (a hash), both or neither; InvitationError."""
        with writing(self._engine) as connection:
            if invitation is not None:
                invitations.use(connection, invitation, today)
            saving.create(connection, assessment, saving.Keys(public, nonce, manage_hash), today, previous)

    def load(self, public: str) -> Round | None:
        """The round with this public name, None when there is none."""
        with reading(self._engine) as connection:
            return rounds.load(connection, public)

    def find(self, secret_hash: str) -> Found | None:
        """The round that a secret opens, None when it never opened one; GoneError when it no longer does."""
        with reading(self._engine) as connection:
            return rounds.find(connection, secret_hash)

    def is_gone(self, public: str) -> bool:
        """Whether a round with this public name was deleted, at most three years ago."""
        with reading(self._engine) as connection:
            return rounds.is_gone(connection, public)

    def listed(self) -> list[Listed]:
        """All rounds, newest first."""
        with reading(self._engine) as connection:
            return rounds.listed(connection)

    def next_of(self, public: str) -> str | None:
        """Public name of the round that followed this one, None when there is none."""
        with reading(self._engine) as connection:
            return rounds.next_of(connection, public)

    def save(self, public: str, version: int, assessment: Assessment) -> int:
        """Store the whole round over this version of it and return the new version; ConflictError, GoneError."""
        with writing(self._engine) as connection:
            return saving.save(connection, public, version, assessment)

    def share(self, public: str, view: View, view_hash: str | None) -> None:
        """Open, change or close the view link; GoneError when the round was deleted."""
        with writing(self._engine) as connection:
            saving.share(connection, public, view, view_hash)

    def reissue(self, public: str, nonce: str, manage_hash: str) -> None:
        """Replace a lost manage link and close the view link; GoneError when the round was deleted."""
        with writing(self._engine) as connection:
            saving.reissue(connection, public, nonce, manage_hash)

    def delete(self, public: str, today: date) -> None:
        """Delete a round at once, write-ahead log included; its tombstones stay, twice deleted is no mistake."""
        with writing(self._engine) as connection:
            saving.remove(connection, public, today)
        sweep(self._engine)

    def expire(self, today: date, condense: Callable[[Assessment], Assessment]) -> Expired:
        """Condense what is 12 months old, delete what is 36 months old, and say how much that was."""
        return expiry.expire(self._engine, today, condense)

    def invite(self, secret_hash: str, until: date) -> None:
        """Store an invitation that can be used once, up to and including its last day."""
        with writing(self._engine) as connection:
            invitations.invite(connection, secret_hash, until)

    def is_invited(self, secret_hash: str, today: date) -> bool:
        """Whether an invitation can still be used."""
        with reading(self._engine) as connection:
            return invitations.is_invited(connection, secret_hash, today)

    def is_reachable(self) -> bool:
        """Whether the database answers."""
        try:
            with reading(self._engine) as connection:
                return connection.execute(text("SELECT 1")).scalar() == 1
        except UnavailableError:
            return False

    def close(self) -> None:
        """Close every connection that is not in use."""
        self._engine.dispose()
