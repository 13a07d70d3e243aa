"""A process that forks shares no connection with its child; who writes to SQLite at once does so in turn."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from retention_check import store
from retention_check.store import UnavailableError
from retention_check.store import database as module
from retention_check.store.database import reading, writing
from tests.cast import DAY
from tests.store.databases import KINDS, stored


@pytest.mark.parametrize("kind", KINDS)
def test_a_forked_process_makes_connections_of_its_own(kind: str, tmp_path: Path) -> None:
    with stored(kind, tmp_path) as (_, database):
        with reading(database.engine) as connection:
            before = id(connection.connection.dbapi_connection)
        child = os.fork()
        if not child:  # no assertion here: it would run the rest of the tests a second time
            with reading(database.engine) as connection:
                is_own = id(connection.connection.dbapi_connection) != before
                works = connection.execute(text("SELECT 1")).scalar() == 1
            os._exit(0 if is_own and works else 1)
        assert os.waitpid(child, 0)[1] == 0
        with reading(database.engine) as connection:
            assert id(connection.connection.dbapi_connection) == before
            assert connection.execute(text("SELECT 1")).scalar() == 1


def test_a_process_forked_while_another_thread_has_its_turn_to_write_can_write(tmp_path: Path) -> None:
    with stored("sqlite", tmp_path) as (_, database):
        with module._turn(database.engine):
            child = os.fork()
            if not child:
                store.seen_days.see(database, DAY)
                os._exit(0)
        assert os.waitpid(child, 0)[1] == 0
        assert store.seen_days.last_seen(database) == DAY


def test_who_waits_long_for_another_who_writes_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOCK_TIMEOUT", 0.05)
    with (
        stored("sqlite", tmp_path) as (_, database),
        writing(database.engine),
        ThreadPoolExecutor(1) as another,
        pytest.raises(UnavailableError),
    ):
        another.submit(store.seen_days.see, database, DAY).result()


def test_many_who_write_at_once_to_sqlite_each_wait_their_turn(tmp_path: Path) -> None:
    waits: list[float] = []

    def wrote(_number: int) -> None:
        began = time.monotonic()
        store.seen_days.see(database, DAY)
        waits.append(time.monotonic() - began)

    with stored("sqlite", tmp_path) as (_, database):
        with ThreadPoolExecutor(12) as pool:
            began = time.monotonic()
            list(pool.map(wrote, range(1200)))
            took = time.monotonic() - began
        assert max(waits) < took / 2  # nobody tries in vain while all others are served
