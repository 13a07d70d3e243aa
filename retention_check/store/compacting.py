"""What was deleted leaves the files of the database too, or it is known that it has not yet."""

import logging
from contextlib import closing
from enum import StrEnum

from sqlalchemy import Engine, text

from retention_check.store.database import Database, translate_errors
from retention_check.store.database_file import file_of
from retention_check.store.records import UnavailableError
from retention_check.store.tables import metadata

log = logging.getLogger(__name__)
CHECKPOINT_TIMEOUT = 1000  # milliseconds for a reader: while SQLite waits to empty its log, nobody else can write
# A table that is another's is skipped with no more than a warning.
OWNED = text("""
    SELECT bool_and(pg_has_role(relowner, 'USAGE')) FROM pg_class
    WHERE oid IN (SELECT to_regclass(name) FROM unnest(CAST(:names AS text[])) AS name)
""")


class Remains(StrEnum):
    """Where deleted text can still stand in the files of the database."""

    NOWHERE = "nowhere"
    UNTIL_READ = "until read"  # SQLite, as long as another connection reads what was there before: tried again
    UNTIL_REUSED = "until reused"  # PostgreSQL, until it writes over the space


def compact(database: Database) -> Remains:
    """Rewrite what is left; where a reader stands in the way, try again in the background until it is done."""
    if database.engine.dialect.name != "sqlite":
        _vacuum_postgresql(database.engine)
        return Remains.UNTIL_REUSED
    rewriting = Rewriting(database.engine)
    if rewriting.is_done():
        return Remains.NOWHERE
    log.warning("deleted text still stands in the files of the database: tried again every few seconds")
    database.retrying.begin(rewriting.is_done)
    return Remains.UNTIL_READ


def has_leftovers(database: Database) -> bool:
    """Whether SQLite's write-ahead log holds anything, which may be what was deleted before this process started."""
    file = file_of(database.engine.url.render_as_string(hide_password=False))
    write_ahead = file and file.with_name(f"{file.name}-wal")
    return bool(write_ahead and write_ahead.exists() and write_ahead.stat().st_size)


def is_pending(database: Database) -> bool:
    """True while deleted text can still stand in SQLite's files, and is waited for."""
    return database.retrying.is_busy


def vacuum(engine: Engine) -> bool:
    """Leave no deleted text in SQLite's files; True when it is gone from all of them."""
    return engine.dialect.name == "sqlite" and Rewriting(engine).is_done()


class Rewriting:
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


def _vacuum_postgresql(engine: Engine) -> None:
    """Let PostgreSQL use the space of deleted rows again, without waiting for autovacuum."""
    names = list(metadata.tables)
    try:
        with translate_errors(), engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if connection.execute(OWNED, {"names": names}).scalar():
                connection.exec_driver_sql(f"VACUUM {', '.join(names)}")
            else:
                log.warning("deleted rows stay until autovacuum: the tables are not this user's to vacuum")
    except UnavailableError:
        log.warning("deleted rows stay until autovacuum: they could not be vacuumed now")
