"""A PostgreSQL that hangs holds nobody for ever."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from retention_check import store
from retention_check.store import UnavailableError, limits, postgresql
from retention_check.store.database import reading
from tests.store.databases import connected, stored


@contextmanager
def silent_server() -> Iterator[str]:
    """URL of a server that accepts connections and never says a word."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        yield f"postgresql+psycopg://wie@127.0.0.1:{server.getsockname()[1]}/rondes"


@contextmanager
def falling_silent(url: str) -> Iterator[tuple[str, threading.Event]]:
    """URL of what passes everything on to a server, until the event is set: from then on nothing comes back."""
    found, silent = make_url(url), threading.Event()
    ends: list[socket.socket] = []
    server = socket.create_server(("127.0.0.1", 0))

    def pump(source: socket.socket, target: socket.socket, *, is_answer: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if not (is_answer and silent.is_set()):
                    target.sendall(data)

    def accept() -> None:
        with suppress(OSError):
            while True:
                client, _ = server.accept()
                upstream = socket.create_connection((found.host or "", found.port or 5432))
                ends.extend((client, upstream))
                for source, target, is_answer in ((client, upstream, False), (upstream, client, True)):
                    threading.Thread(
                        target=pump, args=(source, target), kwargs={"is_answer": is_answer}, daemon=True
                    ).start()

    accepting = threading.Thread(target=accept, daemon=True)
    accepting.start()
    try:
        yield found.set(host="127.0.0.1", port=server.getsockname()[1]).render_as_string(hide_password=False), silent
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        accepting.join(5)
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@pytest.mark.matrix
def test_a_server_that_accepts_and_says_nothing_is_given_up() -> None:
    began = time.monotonic()
    with silent_server() as url, connected(url) as database:
        assert not store.is_reachable(database)
    assert time.monotonic() - began < limits.LOCK_TIMEOUT + 3


def test_a_server_that_falls_silent_later_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "SILENCE", 0.5)
    with (
        stored("postgresql", tmp_path) as (url, _),
        falling_silent(url) as (through, silent),
        connected(through) as database,
    ):
        assert store.is_reachable(database)
        began = time.monotonic()
        with pytest.raises(UnavailableError), reading(database.engine) as connection:
            silent.set()
            connection.execute(text("SELECT 1"))
        assert time.monotonic() - began < 5


def test_a_statement_that_takes_too_long_is_ended_by_the_server(tmp_path: Path) -> None:
    with stored("postgresql", tmp_path) as (_, database), reading(database.engine) as connection:
        assert connection.execute(text("SHOW statement_timeout")).scalar() == f"{limits.STATEMENT_TIMEOUT}s"
        assert connection.execute(text("SHOW lock_timeout")).scalar() == f"{limits.LOCK_TIMEOUT}s"


def test_who_finds_every_connection_taken_does_not_wait_long(tmp_path: Path) -> None:
    with stored("postgresql", tmp_path) as (_, database):
        assert database.engine.pool.timeout() == limits.LOCK_TIMEOUT  # type: ignore[attr-defined]
