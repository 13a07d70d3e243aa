"""Health: whether the database answers, and whether a server's `expire` runs."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from retention_check import clock, store
from retention_check.web.public.health import SECONDS
from tests.store.databases import connected
from tests.web.client import Visitor, central_settings, database_of, owner, running


def test_health_is_plain(visitor: Visitor) -> None:
    page = visitor.get("/gezond")
    assert (page.status, page.text) == (200, "ok\n")
    assert "Set-Cookie" not in page.headers


def test_health_tells_when_the_database_is_away(tmp_path: Path) -> None:
    folder = tmp_path / "laptop"
    with running(folder) as app:
        me = owner(app)
        store.disconnect(database_of(app))
        shutil.rmtree(folder)
        assert Visitor(app).get("/gezond").status == 503
        page = me.get("/")
        assert (page.status, "kunnen dit nu niet" in page.main) == (503, True)
        assert Visitor(app).get("/").status == 200
        assert Visitor(app).get("/voorbeeld/resultaten").status == 200


@pytest.fixture
def server(tmp_path: Path) -> Flask:
    """A server of its own, on which `expire` never ran."""
    from retention_check.app import create_app

    settings = central_settings(tmp_path)
    store.migrate(settings.database_url)
    return create_app(settings)


@pytest.mark.parametrize(("days", "told"), [(0, False), (2, False), (3, True), (30, True)])
def test_a_server_tells_when_expire_has_not_run_for_three_days(server: Flask, days: int, told: bool) -> None:
    store.expiry.expire(database_of(server), clock.today() - timedelta(days))
    page = Visitor(server).get("/gezond")
    assert page.status == 200
    assert page.text.startswith("ok\n")
    assert (f"has not run for {days} days" in page.text) is told
    store.disconnect(database_of(server))


def test_a_server_tells_that_expire_never_ran(server: Flask) -> None:
    page = Visitor(server).get("/gezond")
    assert (page.status, "has never run" in page.text) == (200, True)
    store.disconnect(database_of(server))


def test_a_laptop_has_nothing_to_tell_of_expire(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    later = clock.today() + timedelta(30)
    monkeypatch.setattr(clock, "today", lambda: later)
    assert Visitor(app).get("/gezond").text == "ok\n"


@contextmanager
def silent_server() -> Iterator[str]:
    """URL of a PostgreSQL that accepts connections and never says a word."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        yield f"postgresql+psycopg://wie@127.0.0.1:{server.getsockname()[1]}/rondes"


@pytest.mark.matrix
def test_health_does_not_wait_for_a_database_that_hangs(app: Flask) -> None:
    with silent_server() as url, connected(url) as hanging:
        before = app.extensions["database"]
        app.extensions["database"] = hanging
        try:
            began = time.monotonic()
            pages = [Visitor(app).get("/gezond") for _ in range(2)]
            assert time.monotonic() - began < 2 * SECONDS + 1
            assert [(page.status, page.text) for page in pages] == [(503, "database\n")] * 2
            assert sum(thread.name == "health" for thread in threading.enumerate()) <= 1  # both waited for one answer
        finally:
            app.extensions["database"] = before
            wait_for_threads()
    assert Visitor(app).get("/gezond").status == 200


def wait_for_threads() -> None:
    for thread in threading.enumerate():
        if thread.name == "health":
            thread.join(10)


def test_health_tells_that_the_clock_of_a_server_may_be_wrong(server: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    store.expiry.expire(database_of(server), clock.today())
    wrong = clock.today() + timedelta(1500)
    monkeypatch.setattr(clock, "today", lambda: wrong)
    page = Visitor(server).get("/gezond")
    assert page.status == 200
    assert f"the clock says {wrong}" in page.text
    assert "--date-is-right" in page.text
    store.disconnect(database_of(server))
