"""Connections to PostgreSQL that never wait for ever, whether the server is slow, gone or silent."""

import time
from collections.abc import Generator
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event

from retention_check.store.limits import LOCK_TIMEOUT, SILENCE, STATEMENT_TIMEOUT

LIMITS = f"""
    SET lock_timeout = '{LOCK_TIMEOUT}s';
    SET statement_timeout = '{STATEMENT_TIMEOUT}s';
    SET idle_in_transaction_session_timeout = '{SILENCE}s'
"""


def make_postgresql_engine(url: URL) -> Engine:
    """An engine whose connections are made, answered and given within seconds, or fail."""
    engine = create_engine(
        url,
        pool_pre_ping=True,
        pool_timeout=LOCK_TIMEOUT,
        hide_parameters=True,
        connect_args={"connect_timeout": LOCK_TIMEOUT},
    )
    event.listen(engine, "do_connect", _connect)
    event.listen(engine, "connect", _prepare)
    return engine


def _connect(_dialect: object, _record: object, arguments: Any, options: Any) -> Any:
    """A connection that gives up on a server that took the question and says nothing: it cannot stop itself."""
    import psycopg

    class Impatient(psycopg.Connection[Any]):
        """Waits for an answer no longer than so many seconds."""

        def wait(self, gen: Any, *more: Any, **options: Any) -> Any:
            return super().wait(_answered(gen, self), *more, **options)

    return Impatient.connect(*arguments, **options)


def _answered(steps: Generator[Any, Any, Any], connection: Any) -> Generator[Any, Any, Any]:
    """The same steps, until the server has been silent too long."""
    import psycopg

    until = time.monotonic() + SILENCE
    try:
        wanted = next(steps)
        while True:
            is_ready = yield wanted
            if not is_ready and time.monotonic() > until:
                connection.pgconn.finish()
                raise psycopg.OperationalError("the server does not answer")
            wanted = steps.send(is_ready)
    except StopIteration as end:
        return end.value


def _prepare(connection: Any, _record: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(LIMITS)
    connection.commit()
