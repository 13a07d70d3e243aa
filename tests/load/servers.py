"""The servers that phones meet: a laptop in a room, and the documented central server behind its proxy."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from retention_check import store
from tests.load.laptop import ROOM
from tests.load.meetings import Held, hold
from tests.load.programs import Program, cluster, running
from tests.load.questionnaires import Asked, ask
from tests.test_deployment import environment, free_port, gunicorn, nginx, nginx_file, wait_until_it_answers

PROXY_CONNECTIONS = 8192


@dataclass(frozen=True)
class Served:
    """A questionnaire, the base of its addresses, the program that serves it, and the database when it is another."""

    asked: Asked
    base: str
    port: int
    app: Program
    database: Program | None = None


@contextmanager
def laptop(folder: Path) -> Iterator[Served]:
    """A laptop in a room (waitress, SQLite) with an open questionnaire."""
    url, port = f"sqlite:///{folder / 'rondes.sqlite'}", free_port()
    store.migrate(url)
    asked = ask(url)
    command = [sys.executable, "-m", "tests.load.laptop", str(port)]
    with running(Program(command, folder / "laptop.log", environment(folder)), port) as app:
        yield Served(asked, f"http://{ROOM}:{port}", port, app)


@dataclass(frozen=True)
class ServedMeeting:
    """A meeting, the base of its addresses, and the program that serves it."""

    held: Held
    base: str
    port: int
    app: Program


@contextmanager
def meeting_on_a_laptop(folder: Path, phones: int) -> Iterator[ServedMeeting]:
    """A laptop in a room (waitress, SQLite) with a meeting that has not begun, for so many of each group."""
    url, port = f"sqlite:///{folder / 'rondes.sqlite'}", free_port()
    store.migrate(url)
    held = hold(url, phones)
    command = [sys.executable, "-m", "tests.load.laptop", str(port)]
    with running(Program(command, folder / "laptop.log", environment(folder)), port) as app:
        yield ServedMeeting(held, f"http://{ROOM}:{port}", port, app)


@contextmanager
def server(folder: Path) -> Iterator[Served]:
    """The documented nginx and gunicorn with two workers, on a PostgreSQL of its own, with an open questionnaire."""
    app_port, port, database_port = free_port(), free_port(), free_port()
    with cluster(database_port) as (database, url):
        store.migrate(url)
        asked = ask(url)
        settings = {**environment(folder), "RETENTION_CHECK_DATABASE": url}
        app = Program(gunicorn(app_port), folder / "gunicorn.log", settings)
        file = nginx_file(folder, port, app_port, PROXY_CONNECTIONS)
        proxy = Program([nginx(), "-c", str(file), "-g", "daemon off;"], folder / "stderr.log")
        with running(app, app_port), running(proxy, port):
            wait_until_it_answers(port)
            yield Served(asked, f"http://localhost:{port}", port, app, database)
