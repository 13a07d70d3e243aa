"""Nothing acknowledged is lost: two at once, a killed process, a full or locked or unreachable database."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlalchemy import create_engine, make_url, text

from retention_check import store
from retention_check.store import ConflictError, Database, UnavailableError, is_current, migrate
from tests.cast import DAY
from tests.store.databases import connected, postgresql, stored
from tests.store.databases import database as empty_database
from tests.store.rounds import GOUDA, KEYS, created, loaded

SAVING = """
import sys
from dataclasses import replace
from retention_check import store
from tests.store.rounds import GOUDA, at_version
database, version = store.connect(sys.argv[1], lambda round: round), int(sys.argv[2])
opened = at_version(database, "gouda", version)
while True:
    changed = replace(GOUDA, municipality=str(version + 1), entries=GOUDA.entries[:version % 90])
    version = store.rounds.save(database, replace(opened, version=version), changed)
    print(version, flush=True)
"""
ROOT = Path(__file__).parents[2]


def test_of_two_who_save_the_same_version_exactly_one_wins(database: Database) -> None:
    opened = loaded(database, created(database))
    for version in range(1, 11):
        outcomes: list[str] = []
        at_once = Barrier(2)

        def save(name: str, version: int = version, outcomes: list[str] = outcomes, at: Barrier = at_once) -> None:
            at.wait()
            try:
                store.rounds.save(database, replace(opened, version=version), replace(GOUDA, municipality=name))
                outcomes.append(name)
            except ConflictError:
                outcomes.append("conflict")

        threads = [Thread(target=save, args=(name,)) for name in ("a", "b")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        found = loaded(database, opened.public_id)
        assert sorted(outcomes) == [found.round.municipality, "conflict"]
        assert found.version == version + 1


def test_a_killed_process_loses_nothing_it_acknowledged(database: Database, url: str) -> None:
    store.rounds.create(database, GOUDA, KEYS, DAY)
    for _ in range(3):
        told = saved_until_killed(url, loaded(database, "gouda").version)
        found = loaded(database, "gouda")
        assert told <= found.version <= told + 1
        assert found.round.municipality == str(found.version)
        assert found.round.entries == GOUDA.entries[: (found.version - 1) % 90]


def saved_until_killed(url: str, version: int) -> int:
    command = [sys.executable, "-c", SAVING, url, str(version)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        told = [int(child.stdout.readline()) for _ in range(30)]
        os.kill(child.pid, signal.SIGKILL)
        told += [int(line) for line in child.stdout.read().split("\n") if line]
    assert told[-1] == version + len(told)
    return told[-1]


def test_readers_never_see_half_a_save(database: Database, url: str) -> None:
    store.rounds.create(database, replace(GOUDA, municipality="1", entries=GOUDA.entries[:0]), KEYS, DAY)
    command = [sys.executable, "-c", SAVING, url, "1"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        try:
            assert child.stdout is not None
            child.stdout.readline()
            for _ in range(100):
                found = loaded(database, "gouda")
                assert found.round.municipality == str(found.version)
                assert len(found.round.entries) == (found.version - 1) % 90
        finally:
            os.kill(child.pid, signal.SIGKILL)


def test_a_full_disk_is_told_and_nothing_is_half_stored(tmp_path: Path) -> None:
    with stored("sqlite", tmp_path) as (_, database):
        opened = loaded(database, created(database))
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        big = replace(GOUDA, municipality="G" * 1_000_000)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
        try:
            with pytest.raises(UnavailableError):
                store.rounds.save(database, opened, big)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert loaded(database, opened.public_id).round == GOUDA
        assert store.rounds.save(database, opened, big) == 2


def test_a_database_locked_by_another_is_told(tmp_path: Path) -> None:
    with stored("sqlite", tmp_path) as (url, database), closing(sqlite3.connect(tmp_path / "rondes.db")) as other:
        opened = loaded(database, created(database))
        other.execute("BEGIN IMMEDIATE")
        with connected(f"{url}?timeout=0.05") as waiting, pytest.raises(UnavailableError):
            store.rounds.save(waiting, opened, GOUDA)
        assert loaded(database, opened.public_id).round == GOUDA


def test_deleting_beside_a_long_reader_is_done_and_vacuumed_later(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with stored("sqlite", tmp_path) as (url, database), closing(sqlite3.connect(tmp_path / "rondes.db")) as other:
        public_id = created(database, replace(GOUDA, municipality="Bergeijk"))
        other.execute("BEGIN").execute("SELECT count(*) FROM rounds").fetchone()
        with connected(f"{url}?timeout=0.05") as waiting:
            store.rounds.delete(waiting, public_id, DAY)
        assert store.rounds.load(database, public_id, DAY) is None
        assert "tried again" in caplog.text
        other.rollback()
        store.expiry.expire(database, DAY)
        assert not [path for path in tmp_path.iterdir() if b"Bergeijk" in path.read_bytes()]


def test_a_read_only_database_is_told(database: Database, url: str) -> None:
    public_id = created(database)
    with connected(read_only(url)) as reader:
        opened = loaded(reader, public_id)
        assert opened.round == GOUDA
        with pytest.raises(UnavailableError):
            store.rounds.save(reader, opened, GOUDA)


def read_only(url: str) -> str:
    found = make_url(url)
    if found.get_backend_name() == "sqlite":
        return f"sqlite:///file:{found.database}?mode=ro&uri=true"
    options = f"{found.query['options']} -cdefault_transaction_read_only=on"
    return found.update_query_dict({"options": options}).render_as_string(hide_password=False)


@pytest.mark.parametrize("url", ["sqlite:////nergens/rondes.db", "postgresql+psycopg://niemand@127.0.0.1:1/niets"])
def test_a_database_that_cannot_be_reached_is_told(url: str) -> None:
    with connected(url) as database:
        assert not store.is_reachable(database)
        with pytest.raises(UnavailableError):
            store.rounds.summaries(database, DAY)
        with pytest.raises(UnavailableError):
            store.rounds.create(database, GOUDA, KEYS, DAY)
        with pytest.raises(UnavailableError):
            store.expiry.expire(database, DAY)
    for ask in (is_current, migrate):
        with pytest.raises(UnavailableError):
            ask(url)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "rondes.db").write_bytes(b"geen database" * 1000)
    with empty_database("sqlite", tmp_path) as url, connected(url) as database, pytest.raises(UnavailableError):
        store.rounds.summaries(database, DAY)


def test_a_database_that_answers_is_reachable(database: Database) -> None:
    assert store.is_reachable(database)


def test_a_restarted_server_is_reached_again(tmp_path: Path) -> None:
    with stored("postgresql", tmp_path) as (url, database):
        public_id = created(database)
        named = make_url(url).update_query_dict({"application_name": public_id}).render_as_string(hide_password=False)
        with connected(named) as cut_off:
            assert store.is_reachable(cut_off)
            end_connections(public_id)
            assert loaded(cut_off, public_id).round == GOUDA


def end_connections(name: str) -> None:
    end = text("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = :name")
    engine = create_engine(postgresql())
    with engine.connect() as connection:
        assert connection.execute(end, {"name": name}).scalars().all() == [True]
    engine.dispose()
