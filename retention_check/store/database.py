"""The way to the database: transactions for reading and for writing, and one place where a failure gets its name."""

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from retention_check.domain.round import Round
from retention_check.store.records import UnavailableError

LOG = logging.getLogger(__name__)
LOCK_TIMEOUT = 5  # seconds to wait for a connection or for another's lock
OWN_MISTAKES = (DataError, IntegrityError, ProgrammingError)


@dataclass(frozen=True)
class Database:
    """Where rounds are stored; `condense` leaves of a round what may be kept of it after a year."""

    engine: Engine
    condense: Callable[[Round], Round]


def connect(address: str, condense: Callable[[Round], Round]) -> Database:
    """The database at an address such as `sqlite:///rondes.db`; it is opened when it is first used."""
    return Database(make_engine(address), condense)


def disconnect(database: Database) -> None:
    """Close every connection that is not in use."""
    database.engine.dispose()


def is_reachable(database: Database) -> bool:
    """Whether the database answers."""
    try:
        with reading(database.engine) as connection:
            return connection.execute(text("SELECT 1")).scalar() == 1
    except UnavailableError:
        return False


def make_engine(address: str, *, foreign_keys: bool = True) -> Engine:
    """An engine for SQLite or PostgreSQL; migrations that rebuild tables do so without foreign keys."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return _for_sqlite(url, foreign_keys=foreign_keys)
    return _for_postgresql(url)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the database; UnavailableError when it cannot be read."""
    with translate_errors(), engine.connect() as connection:
        if engine.dialect.name != "sqlite":
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that is stored whole or not at all; UnavailableError when it cannot be stored."""
    with translate_errors(), engine.connect() as connection:
        connection.execution_options(is_writing=True)
        with connection.begin():
            yield connection


@contextmanager
def translate_errors() -> Iterator[None]:
    """The one place where a failing database becomes an UnavailableError."""
    try:
        yield
    except OWN_MISTAKES:
        raise
    except (DBAPIError, PoolTimeoutError, sqlite3.DatabaseError) as error:
        raise UnavailableError(type(error).__name__) from error


def vacuum(engine: Engine) -> None:
    """Leave no deleted text in SQLite's files; when that fails, the log says so and the next vacuum does it.

    secure_delete alone leaves copies behind: where SQLite moves rows between pages it does not wipe the old place.
    """
    if engine.dialect.name != "sqlite":
        return
    try:
        with translate_errors(), closing(engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute("VACUUM")
            is_busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except UnavailableError:
        is_busy = True
    if is_busy:
        LOG.warning("deleted text may stand in the database file until the next vacuum")


def _for_sqlite(url: URL, *, foreign_keys: bool) -> Engine:
    waiting = {"timeout": float(str(url.query.get("timeout", LOCK_TIMEOUT)))}
    engine = create_engine(url, hide_parameters=True, connect_args=waiting)

    def prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # SQLAlchemy's own BEGIN: the driver's comes too late for reads
        connection.executescript(f"""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA secure_delete = ON;
            PRAGMA temp_store = MEMORY;
            PRAGMA foreign_keys = {"ON" if foreign_keys else "OFF"};
        """)

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    # A write takes its lock at once: upgrading a read halfway fails when another wrote in between.
    is_writing = connection.get_execution_options().get("is_writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


def _for_postgresql(url: URL) -> Engine:
    engine = create_engine(
        url, pool_pre_ping=True, hide_parameters=True, connect_args={"connect_timeout": LOCK_TIMEOUT}
    )

    def prepare(connection: Any, _: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = '{LOCK_TIMEOUT}s'")
        connection.commit()

    event.listen(engine, "connect", prepare)
    return engine
