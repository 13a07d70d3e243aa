"""Deleted text leaves the database's files: the file itself, -wal and -shm; or it is known that it has not yet."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from retention_check import store
from retention_check.store import Remains, compacting
from retention_check.store.compacting import vacuum
from retention_check.store.retrying import Retrying
from tests.cast import DAY
from tests.store.databases import connected, postgresql, stored
from tests.store.rounds import GOUDA, created

NAME = "Bergeijkwijk"
RARE = replace(GOUDA, municipality=NAME)
QUICK = 0.05  # seconds between tries


@contextmanager
def read_by_another(folder: Path) -> Iterator[sqlite3.Connection]:
    """Another connection that still reads what was there before."""
    with closing(sqlite3.connect(folder / "rondes.db")) as other:
        other.execute("BEGIN").execute("SELECT count(*) FROM rounds").fetchone()
        yield other


def holding(folder: Path, name: str = NAME) -> list[str]:
    """The files that hold a text."""
    return sorted(path.name for path in folder.glob("rondes.db*") if name.encode() in path.read_bytes())


def test_what_is_deleted_is_gone_from_every_file(tmp_path: Path) -> None:
    with stored("sqlite", tmp_path) as (_, database):
        public_id = created(database, RARE)
        assert holding(tmp_path)
        assert store.rounds.delete(database, public_id, DAY) is Remains.NOWHERE
        assert holding(tmp_path) == []
        assert not store.is_pending(database)


def test_beside_a_reader_deleted_text_stays_and_goes_once_it_has_read(tmp_path: Path) -> None:
    with stored("sqlite", tmp_path) as (_, found):
        database = replace(found, retrying=Retrying(QUICK))
        public_id = created(database, RARE)
        with read_by_another(tmp_path) as other:
            assert store.rounds.delete(database, public_id, DAY) is Remains.UNTIL_READ
            assert store.is_pending(database)
            assert holding(tmp_path)
            assert not database.retrying.wait(4 * QUICK)
            assert holding(tmp_path)
            other.rollback()
            assert database.retrying.wait(10)
        assert holding(tmp_path) == []
        store.disconnect(database)


@pytest.mark.matrix
def test_trying_again_does_not_make_the_log_longer(tmp_path: Path) -> None:
    with stored("sqlite", tmp_path) as (_, found):
        database = replace(found, retrying=Retrying(QUICK))
        public_id = created(database, RARE)
        with read_by_another(tmp_path):
            store.rounds.delete(database, public_id, DAY)
            before = (tmp_path / "rondes.db-wal").stat().st_size
            assert not database.retrying.wait(2)
            assert (tmp_path / "rondes.db-wal").stat().st_size == before
        store.disconnect(database)


def test_expire_tries_again_too(tmp_path: Path) -> None:
    with stored("sqlite", tmp_path) as (_, found):
        database = replace(found, retrying=Retrying(QUICK))
        created(database, RARE)
        with read_by_another(tmp_path) as other:
            later = DAY.replace(year=DAY.year + 3)
            assert store.expiry.expire(database, later).deleted == 1
            assert (store.is_pending(database), holding(tmp_path) != []) == (True, True)
            other.rollback()
            assert database.retrying.wait(10)
        assert holding(tmp_path) == []
        store.disconnect(database)


def test_what_a_killed_process_left_in_the_log_is_seen_at_the_next_start(tmp_path: Path) -> None:
    with stored("sqlite", tmp_path) as (url, database):
        public_id = created(database, RARE)
        with read_by_another(tmp_path):
            with connected(url) as ended:
                store.rounds.delete(ended, public_id, DAY)
            with connected(url) as next_one:
                assert compacting.has_leftovers(next_one)
        with connected(url) as next_one:
            store.compact(next_one)
            assert not compacting.has_leftovers(next_one)
        assert holding(tmp_path) == []


def test_vacuum_tells_whether_it_was_done(tmp_path: Path) -> None:
    with stored("sqlite", tmp_path) as (_, database):
        created(database)
        assert vacuum(database.engine)
        with read_by_another(tmp_path):
            created(database)
            assert not vacuum(database.engine)
    with connected("sqlite:////nergens/rondes.db") as away:
        assert not vacuum(away.engine)


def test_others_save_while_the_log_is_waited_for(tmp_path: Path) -> None:
    with stored("sqlite", tmp_path) as (_, found):
        database = replace(found, retrying=Retrying(QUICK))
        public_id = created(database, RARE)
        with read_by_another(tmp_path):
            store.rounds.delete(database, public_id, DAY)
            for _ in range(5):
                created(database)
        store.disconnect(database)


def test_postgresql_frees_the_space_of_deleted_rows_and_says_that_text_may_stay(tmp_path: Path) -> None:
    with stored("postgresql", tmp_path) as (_, database):
        public_id = created(database, RARE)
        assert store.rounds.delete(database, public_id, DAY) is Remains.UNTIL_REUSED
        with database.engine.connect() as connection:  # a table whose last pages are free gives them back
            assert connection.execute(text("SELECT pg_relation_size('entries')")).scalar() == 0


def test_without_the_right_to_vacuum_the_log_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with stored("postgresql", tmp_path) as (url, database):
        owner = create_engine(postgresql(), isolation_level="AUTOCOMMIT")
        schema = url.rpartition("search_path%3D")[2].partition("&")[0]
        reader = f"{schema}_reader"
        with owner.connect() as connection:
            for statement in (
                f"CREATE ROLE {reader} LOGIN",
                f"GRANT USAGE ON SCHEMA {schema} TO {reader}",
                f"GRANT ALL ON ALL TABLES IN SCHEMA {schema} TO {reader}",
            ):
                connection.execute(text(statement))
        try:
            other = database.engine.url.set(username=reader).render_as_string(hide_password=False)
            with connected(other) as not_owner:
                assert store.compact(not_owner) is Remains.UNTIL_REUSED
            assert "not this user's to vacuum" in caplog.text
        finally:
            with owner.connect() as connection:
                connection.execute(text(f"DROP OWNED BY {reader}"))
                connection.execute(text(f"DROP ROLE {reader}"))
            owner.dispose()


def test_a_database_in_memory_has_no_files() -> None:
    with connected("sqlite://") as database:
        assert vacuum(database.engine)
        assert not compacting.has_leftovers(database)
