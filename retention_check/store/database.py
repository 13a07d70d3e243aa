"""The way to the database: transactions for reading and for writing, and one place where a failure gets its name."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from retention_check.domain.round import Round
from retention_check.store.limits import LOCK_TIMEOUT
from retention_check.store.postgresql import make_postgresql_engine
from retention_check.store.records import UnavailableError
from retention_check.store.retrying import Retrying

OWN_MISTAKES = (DataError, IntegrityError, ProgrammingError)
_engines: "WeakKeyDictionary[Engine, threading.Lock]" = WeakKeyDictionary()  # the lock: whose turn it is to write


@dataclass(frozen=True)
class Database:
    """Where rounds are stored; `condense` leaves of a round what may be kept of it after a year.

    `retrying` has what could not be done at once.
    """

    engine: Engine
    condense: Callable[[Round], Round]
    retrying: Retrying = field(default_factory=Retrying, compare=False)


def connect(address: str, condense: Callable[[Round], Round]) -> Database:
    """The database at an address such as `sqlite:///rondes.db`; it is opened when it is first used."""
    return Database(make_engine(address), condense)


def disconnect(database: Database) -> None:
    """Close every connection that is not in use, and try nothing again."""
    database.retrying.stop()
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
    is_sqlite = url.get_backend_name() == "sqlite"
    engine = _for_sqlite(url, foreign_keys=foreign_keys) if is_sqlite else make_postgresql_engine(url)
    _engines[engine] = threading.Lock()
    return engine


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
    with _turn(engine), translate_errors(), engine.connect() as connection:
        connection.execution_options(is_writing=True)
        with connection.begin():
            yield connection


@contextmanager
def _turn(engine: Engine) -> Iterator[None]:
    """One thread writes to SQLite at a time, in turn: SQLite itself lets some try in vain for seconds."""
    if engine.dialect.name != "sqlite":
        yield
        return
    turn = _engines[engine]
    if not turn.acquire(timeout=LOCK_TIMEOUT):
        raise UnavailableError("locked")
    try:
        yield
    finally:
        turn.release()


@contextmanager
def translate_errors() -> Iterator[None]:
    """The one place where a failing database becomes an UnavailableError."""
    try:
        yield
    except OWN_MISTAKES:
        raise
    except (DBAPIError, PoolTimeoutError, sqlite3.DatabaseError) as error:
        raise UnavailableError(type(error).__name__) from error


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


def _forget_connections() -> None:
    """A forked process has connections of its own: one socket for two would mix up their answers."""
    for engine in list(_engines):
        engine.dispose(close=False)
        _engines[engine] = threading.Lock()  # a thread of the other process may have had its turn


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_connections)
