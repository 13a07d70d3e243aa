"""A database file that cannot be used is told by its name, in Dutch, with what to do."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from retention_check import store
from retention_check.store import MigrationError, UnavailableError, migrate


def told(url: str, act: Callable[[str], object]) -> str:
    """What is told when this goes wrong."""
    with pytest.raises((MigrationError, UnavailableError)) as failed:
        act(url)
    return store.explanation(url, failed.value)


def url_of(file: Path) -> str:
    return f"sqlite:///{file}"


def cut_off(file: Path) -> None:
    migrate(url_of(file))
    file.write_bytes(file.read_bytes()[:20_000])


def spoil_a_page(file: Path) -> None:
    migrate(url_of(file))
    data = file.read_bytes()
    file.write_bytes(data[:12_288] + b"x" * 4096 + data[16_384:])


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda file: file.touch(), "is leeg"),
        (lambda file: file.write_bytes(b"geen database" * 1000), "is beschadigd"),
        (cut_off, "is beschadigd"),
        (spoil_a_page, "is beschadigd"),
        (lambda file: file.mkdir(), "geen bestand"),
    ],
    ids=["empty", "no database", "cut off", "one page", "folder"],
)
@pytest.mark.parametrize("act", [migrate, store.check], ids=["migrate", "check"])
def test_a_file_that_cannot_hold_rounds_is_told_and_left_as_it_is(
    tmp_path: Path, spoil: Callable[[Path], object], words: str, act: Callable[[str], object]
) -> None:
    file = tmp_path / "rondes.sqlite"
    spoil(file)
    before = file.read_bytes() if file.is_file() else b""
    message = told(url_of(file), act)
    assert str(file) in message
    assert words in message
    assert (file.read_bytes() if file.is_file() else b"") == before


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    message = told(url_of(tmp_path / "nergens" / "rondes.sqlite"), migrate)
    assert "rondes.sqlite kan niet geopend worden" in message


def test_a_file_that_another_holds_is_told(tmp_path: Path) -> None:
    file = tmp_path / "rondes.sqlite"
    with closing(sqlite3.connect(file)) as other:
        other.executescript("CREATE TABLE x (y); BEGIN EXCLUSIVE")
        assert "houdt het databasebestand" in told(f"{url_of(file)}?timeout=0.01", store.is_current)


def test_a_newer_version_is_told(tmp_path: Path) -> None:
    file = tmp_path / "rondes.sqlite"
    migrate(url_of(file))
    with closing(sqlite3.connect(file)) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
        other.commit()
    message = told(url_of(file), migrate)
    assert "nieuwere versie" in message
    assert str(file) in message


def test_a_server_that_is_not_there_is_told_without_its_password() -> None:
    message = told("postgresql+psycopg://wie:geheim@127.0.0.1:1/rondes", migrate)
    assert "rondes op 127.0.0.1 is niet te bereiken" in message
    assert "geheim" not in message


def test_a_file_that_is_whole_is_fine(tmp_path: Path) -> None:
    url = url_of(tmp_path / "rondes.sqlite")
    store.check(url)
    migrate(url)
    store.check(url)
