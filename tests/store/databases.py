"""Databases for tests: a SQLite file, or a schema of its own in a PostgreSQL that the environment names."""

import atexit
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

from retention_check import store
from retention_check.domain.condensing import condensing
from retention_check.store import Database, migrate
from tests.cast import STUDY

KINDS = ("sqlite", "postgresql")
VARIABLE = "RETENTION_CHECK_TEST_DATABASE_URL"
MISSING = (
    f"no PostgreSQL: sudo apt-get install postgresql && sudo -u postgres createuser --superuser $USER && "
    f"createdb test && export {VARIABLE}=postgresql+psycopg:///test"
)


@contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    """URL of an empty database, which is gone afterwards."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'rondes.db'}"
    else:
        with schema(postgresql()) as url:
            yield url


@contextmanager
def stored(kind: str, folder: Path) -> Iterator[tuple[str, Database]]:
    """A database with its tables: its URL and the way to it."""
    with database(kind, folder) as url:
        migrate(url)
        with connected(url) as found:
            yield url, found


@contextmanager
def connected(url: str) -> Iterator[Database]:
    """The way to a database that is there."""
    found = store.connect(url, condensing(STUDY))
    try:
        yield found
    finally:
        store.disconnect(found)


@cache
def _own_database(url: str) -> str:
    name = f"test_{uuid4().hex}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT")

    def execute(statement: str) -> None:
        with engine.connect() as connection:
            connection.execute(text(statement))

    execute(f"CREATE DATABASE {name} TEMPLATE template0")
    atexit.register(execute, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    return make_url(url).set(database=name).render_as_string(hide_password=False)


@contextmanager
def schema(url: str) -> Iterator[str]:
    """URL of a schema of its own in a PostgreSQL."""
    name = f"test_{uuid4().hex}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    options = {"options": f"-csearch_path={name}"}
    try:
        yield make_url(url).update_query_dict(options).render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
        engine.dispose()


def postgresql() -> str:
    """URL of a database in the PostgreSQL that the environment names; without one the test is skipped, or fails in CI.

    Each process of the tests has one of its own: a transaction of another keeps deleted rows from being rewritten.
    """
    if VARIABLE in os.environ:
        return _own_database(os.environ[VARIABLE])
    if "CI" in os.environ:
        pytest.fail(MISSING)
    pytest.skip(MISSING)
