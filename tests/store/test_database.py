"""A process that forks shares no connection with its child."""

import os
from pathlib import Path

import pytest
from sqlalchemy import text

from retention_check.store.database import reading
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
