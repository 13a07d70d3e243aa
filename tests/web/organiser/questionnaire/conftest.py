"""An app for a room around a laptop, and who manages rounds there."""

from collections.abc import Iterator

import pytest
from flask import Flask

from retention_check.config import Mode
from tests.web.client import Visitor, owner, running


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The app in a room: phones reach it at another address than its owner does."""
    with running(tmp_path_factory.mktemp("room"), mode=Mode.ROOM, address="192.168.1.5") as found:
        yield found


@pytest.fixture
def leader(room: Flask) -> Visitor:
    """Who opened the app on the laptop in the room."""
    return owner(room)
