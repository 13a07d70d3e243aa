"""What goes wrong in the middle: a worker, the database or the laptop's program is killed, and comes back."""

import asyncio
import os
import signal
from collections.abc import Callable

from tests.load.crowd import Fault
from tests.load.programs import Program, wait_until_open, wait_until_reachable
from tests.load.servers import Served

AWAY = 1.0  # seconds between a kill and a new start


def workers_killed(served: Served, after: float, times: int = 1) -> Fault:
    """A worker of gunicorn is killed, and its master makes another."""

    async def happen() -> None:
        for _ in range(times):
            await asyncio.sleep(after)
            os.kill(served.app.children[0], signal.SIGKILL)

    return happen


def database_killed(served: Served, after: float, times: int = 1) -> Fault:
    """PostgreSQL is killed with all that it started, and started again; gunicorn too if it ended of that."""
    database = served.database
    assert database is not None

    def back() -> None:
        wait_until_reachable(served.asked.url)
        served.app.restart()

    return _killed(database, back, after, times)


def laptop_killed(served: Served, after: float, times: int = 1) -> Fault:
    """The program of a laptop is killed, and started again at the same port."""
    return _killed(served.app, lambda: wait_until_open(served.port, served.app), after, times)


def one_after_another(*faults: Fault) -> Fault:
    """Several faults, each after the one before."""

    async def happen() -> None:
        for fault in faults:
            await fault()

    return happen


def _killed(program: Program, wait: Callable[[], None], after: float, times: int) -> Fault:
    async def happen() -> None:
        for _ in range(times):
            await asyncio.sleep(after)
            program.kill()
            await asyncio.sleep(AWAY)
            program.start()
            await asyncio.to_thread(wait)

    return happen
