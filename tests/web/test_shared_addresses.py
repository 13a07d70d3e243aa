"""Addresses to give to someone else: one that works there, or none at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from retention_check.config import Mode
from retention_check.web.shared_addresses import shared_address
from tests.web.client import HTTPS, running

NAME = "geheim"
HOSTS = ["http://localhost", "http://127.0.0.1:8765", "http://localhost:8765", "http://192.168.1.20:8765"]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Flask]:
    """The app on a laptop in a room."""
    with running(tmp_path, mode=Mode.ROOM, address="192.168.1.20") as app:
        yield app


def given(app: Flask, base: str) -> str:
    """The address of the start page, as it is given away by who is at this one."""
    with app.test_request_context("/", base_url=base):
        return shared_address("public.links.open_view", secret=NAME)


@pytest.mark.parametrize("base", HOSTS)
def test_a_laptop_gives_no_address_that_works_for_nobody_else(app: Flask, base: str) -> None:
    assert given(app, base) == ""


@pytest.mark.parametrize("base", HOSTS)
def test_in_a_room_it_is_the_room_s_wherever_the_organiser_is(room: Flask, base: str) -> None:
    assert given(room, base) == "http://192.168.1.20:8765/inzien/geheim"


def test_a_server_gives_its_own(central: Flask) -> None:
    assert given(central, HTTPS) == f"{HTTPS}/inzien/geheim"
