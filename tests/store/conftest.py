"""Every test of the store runs on SQLite and on PostgreSQL, each time with tables of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from retention_check.store import Database
from tests.store.databases import KINDS, stored


@pytest.fixture(params=KINDS)
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, Database]]:
    """A database with its tables: its URL, for who opens it another way, and the way to it."""
    with stored(request.param, tmp_path) as found:
        yield found


@pytest.fixture
def database(where: tuple[str, Database]) -> Database:
    return where[1]


@pytest.fixture
def url(where: tuple[str, Database]) -> str:
    return where[0]
