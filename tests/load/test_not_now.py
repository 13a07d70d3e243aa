"""A database that is full or locked: the phone is told to try later, and then its answers count once."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from flask import Flask

from retention_check import secret_links, store
from retention_check.app import create_app
from retention_check.config import Mode, Settings
from retention_check.domain.side import Side
from tests.load.questionnaires import Asked, ask, counted
from tests.web.client import KEY, database_of

FULL = 200_000  # bytes that a file may have
LATER, COUNTED = (503, "later"), (200, "geteld")


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    """A questionnaire that waits no longer than a moment for who locked its database."""
    url = f"sqlite:///{tmp_path / 'rondes.sqlite'}?timeout=0.05"
    store.migrate(url)
    return ask(url)


@pytest.fixture
def app(asked: Asked, tmp_path: Path) -> Iterator[Flask]:
    app = create_app(Settings(mode=Mode.LOCAL, secret_key=KEY, database=asked.url, data_folder=tmp_path))
    yield app
    store.disconnect(database_of(app))


def sent(app: Flask, asked: Asked, receipt: str) -> tuple[int, str]:
    """The status, and what the phone is told."""
    headers = {"Origin": "http://localhost", "Accept": "application/json"}
    path, answers = f"{asked.paths[Side.YOUNG]}/antwoorden", dict.fromkeys(asked.codes, "4")
    answer = app.test_client().post(path, data={"bewijs": receipt, **answers}, headers=headers)
    return answer.status_code, answer.get_json()["stand"]


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """No file grows beyond so many bytes, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_answers_to_a_full_disk_are_for_later_and_then_count_once(app: Flask, asked: Asked, tmp_path: Path) -> None:
    others, log = 0, tmp_path / "rondes.sqlite-wal"
    while not log.exists() or log.stat().st_size < FULL:
        assert sent(app, asked, secret_links.new_receipt()) == COUNTED
        others += 1
    receipt = secret_links.new_receipt()
    with files_up_to(FULL):
        assert [sent(app, asked, receipt) for _ in range(2)] == [LATER] * 2
    assert counted(asked).people == others
    assert [sent(app, asked, receipt) for _ in range(2)] == [COUNTED] * 2
    assert counted(asked).people == others + 1


def test_answers_to_a_locked_database_are_for_later_and_then_count_once(
    app: Flask, asked: Asked, tmp_path: Path
) -> None:
    receipt = secret_links.new_receipt()
    with closing(sqlite3.connect(tmp_path / "rondes.sqlite")) as other:
        other.execute("BEGIN IMMEDIATE")
        assert sent(app, asked, receipt) == LATER
        other.rollback()
    assert [sent(app, asked, receipt) for _ in range(2)] == [COUNTED] * 2
    assert counted(asked).people == 1
