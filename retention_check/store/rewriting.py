"""The files of the database written anew, so that nothing deleted stands in them: one attempt at a time."""

import logging
import re
from contextlib import closing
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, text

from retention_check.store.database import translate_errors
from retention_check.store.limits import REWRITE_TIMEOUT
from retention_check.store.records import UnavailableError
from retention_check.store.tables import (
    answer_links,
    ballots,
    codes,
    meetings,
    metadata,
    participants,
    poll_tallies,
    questionnaires,
    receipts,
    tallies,
)

log = logging.getLogger("retention_check.store.compacting")
CHECKPOINT_TIMEOUT = 1000  # milliseconds for a reader: while SQLite waits to empty its log, nobody else can write
OF_PEOPLE = questionnaires, tallies, receipts, codes, answer_links, meetings, participants, poll_tallies, ballots
REWRITTEN = tuple(table.name for table in OF_PEOPLE)
REUSED = tuple(name for name in metadata.tables if name not in REWRITTEN)
# A table that is another's is skipped with no more than a warning.
OWNED = text("""
    SELECT bool_and(pg_has_role(relowner, 'USAGE')) FROM pg_class
    WHERE oid IN (SELECT to_regclass(name) FROM unnest(CAST(:names AS text[])) AS name)
""")
NUMBER = re.compile(r"\d+", re.ASCII)


class Rewriting(Protocol):
    """What is left, written anew as often as it takes."""

    def is_done(self) -> bool:
        """One attempt; False when a reader still needs what was there before, or the database cannot be reached."""


def rewriting_of(engine: Engine) -> Rewriting:
    """The way in which this kind of database writes anew what is left."""
    return OfSqlite(engine) if engine.dialect.name == "sqlite" else OfPostgresql(engine)


class OfSqlite:
    """The file rewritten once, and the write-ahead log emptied as often as that takes.

    secure_delete alone leaves copies behind: where SQLite moves rows between pages it does not wipe the old place.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._is_rewritten = False

    def is_done(self) -> bool:
        """One attempt; False when a reader still needs what was there before, or the file cannot be reached."""
        if self._engine.url.database in (None, "", ":memory:"):
            return True  # no file at all
        try:
            with translate_errors(), closing(self._engine.raw_connection()) as connection:
                connection.detach()  # really closed afterwards: this one has another timeout
                cursor = connection.cursor()
                cursor.execute(f"PRAGMA busy_timeout = {CHECKPOINT_TIMEOUT}")
                if not self._is_rewritten:
                    cursor.execute("VACUUM")
                    self._is_rewritten = True
                is_busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                return not is_busy
        except UnavailableError:
            return False


class OfPostgresql:
    """The tables of questionnaires and meetings written to new files; the space of other deleted rows is used again.

    Each table is locked for as long as that takes, and waited for no longer than briefly: meanwhile answers to other
    questionnaires wait behind it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def is_done(self) -> bool:
        """One attempt; False when another reads what was there before or is in the way, or it cannot be reached."""
        try:
            with translate_errors(), self._engine.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT")
                connection.detach()  # really closed afterwards: this one has another timeout
                return _is_vacuumed(connection)
        except UnavailableError:
            return False


def _is_vacuumed(connection: Connection) -> bool:
    if not connection.execute(OWNED, {"names": list(metadata.tables)}).scalar():
        log.warning("deleted rows stay until autovacuum: the tables are not this user's to vacuum")
        return True  # another attempt would do no more
    kept = _listen(connection)
    connection.exec_driver_sql(f"SET lock_timeout = '{REWRITE_TIMEOUT}s'")
    for name in REWRITTEN:
        connection.exec_driver_sql(f"VACUUM (FULL, VERBOSE) {name}")
    connection.exec_driver_sql(f"VACUUM {', '.join(REUSED)}")
    return not any(kept)


def _listen(connection: Connection) -> list[int]:
    """Gets how many deleted rows each VACUUM has to keep, for whom an older state of the database is still there.

    PostgreSQL says so in a message alone, the number first in any language ('3 dead row versions cannot be removed').
    """
    kept: list[int] = []

    def hear(told: Any) -> None:
        if told.severity_nonlocalized == "INFO" and (found := NUMBER.match(told.message_detail or "")):
            kept.append(int(found[0]))

    driver: Any = connection.connection.dbapi_connection
    driver.add_notice_handler(hear)
    return kept
