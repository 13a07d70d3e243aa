"""Rounds to hold a meeting in."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from retention_check.config import Mode
from tests.web.client import GOUDA, SavedRound, running, save_published, save_round


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The app in a room: phones reach it at another address than its owner does."""
    with running(tmp_path_factory.mktemp("room"), mode=Mode.ROOM, address="192.168.1.5") as found:
        yield found


@pytest.fixture
def scored(app: Flask) -> SavedRound:
    """A round of its own of which everything is published."""
    return save_published(app)


@pytest.fixture
def empty(app: Flask) -> SavedRound:
    """A round of its own without scores."""
    return save_round(app, replace(GOUDA, entries=(), agreements=()))
