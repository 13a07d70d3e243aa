"""What stops a start is one sentence that names the file, and gunicorn's lines repeat nothing of a visitor."""

import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from retention_check import store
from retention_check.app import create_app, without_visitor
from retention_check.config import Mode, SettingError, Settings
from tests.web.client import ABOUT, KEY, central_settings, database_of, owner, running

SPOILED = {
    "empty": lambda file: file.touch(),
    "no database": lambda file: file.write_bytes(b"geen database" * 1000),
    "folder": lambda file: file.mkdir(),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_a_laptop_with_a_file_that_is_no_database_says_so(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    file = tmp_path / "rondes.sqlite"
    spoil(file)
    with pytest.raises(SettingError) as told:
        create_app(Settings(mode=Mode.LOCAL, data_folder=tmp_path))
    assert str(file) in str(told.value)


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_a_server_with_a_file_that_is_no_database_says_so(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    file = tmp_path / "server.sqlite"
    spoil(file)
    with pytest.raises(SettingError) as told:
        create_app(central_settings(tmp_path))
    assert str(file) in str(told.value)


def test_a_laptop_whose_database_another_program_holds_starts_and_says_that_it_cannot_save(tmp_path: Path) -> None:
    with running(tmp_path):
        pass
    file = tmp_path / "rondes.sqlite"
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        with running(tmp_path, database=f"sqlite:///{file}?timeout=0.05") as app:
            me = owner(app)
            assert me.get("/").status == 200
            page = me.fill("/nieuw", ABOUT)
            assert (page.status, page.first("title") is not None) == (503, True)
            other.rollback()
            assert me.fill("/nieuw", ABOUT).status == 302


def test_a_server_whose_database_is_away_says_so() -> None:
    away = "postgresql+psycopg://wie:geheim@127.0.0.1:1/rondes"
    with pytest.raises(SettingError, match=r"rondes op 127\.0\.0\.1 is niet te bereiken") as told:
        create_app(Settings(secret_key=KEY, hosts=("localhost",), database=away))
    assert "geheim" not in str(told.value)


def test_a_server_that_loads_the_app_before_it_forks_keeps_no_connection(tmp_path: Path) -> None:
    settings = central_settings(tmp_path)
    store.migrate(settings.database_url)
    app = create_app(settings)
    assert database_of(app).engine.pool.checkedin() == 0  # type: ignore[attr-defined]
    store.disconnect(database_of(app))


@pytest.mark.parametrize(
    ("message", "arguments", "line"),
    [
        ("Invalid request from ip=10.1.2.3: Invalid HTTP request line: 'GET /beheer/geheim'", (), "Invalid request"),
        ("Error handling request %s %s", ("GET", "/beheer/geheim"), "Error handling request"),
        ("Worker (pid:%s) exited with code %s.", (7, 1), "Worker (pid:7) exited with code 1."),
    ],
)
def test_gunicorn_repeats_no_request_and_no_address(message: str, arguments: tuple[object, ...], line: str) -> None:
    record = logging.LogRecord("gunicorn.error", logging.WARNING, "", 0, message, arguments, None)
    assert without_visitor(record)
    assert record.getMessage() == line


def test_every_app_that_starts_guards_the_lines_of_gunicorn(tmp_path: Path) -> None:
    settings = central_settings(tmp_path)
    store.migrate(settings.database_url)
    store.disconnect(database_of(create_app(settings)))
    assert without_visitor in logging.getLogger("gunicorn.error").filters
