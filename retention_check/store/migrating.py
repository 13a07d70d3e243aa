"""Brings the tables of an older version up to date; a SQLite file is copied first and put back when that fails."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, inspect, make_url, text

from retention_check.store.database import make_engine, reading, translate_errors, vacuum, writing
from retention_check.store.tables import metadata

STEPS = Path(__file__).parents[1] / "migrations"


class MigrationError(Exception):
    """The tables could not be brought up to date; they are as they were."""


def migrate(url: str, steps: Path = STEPS) -> None:
    """Bring the tables up to date, making them where there are none; MigrationError, UnavailableError."""
    file = _file(url)
    if not is_current(url, steps):
        with translate_errors(), _with_backup(file):
            _upgrade(url, steps)
    if file is not None:
        _copy_of(file).unlink(missing_ok=True)


def is_current(url: str, steps: Path = STEPS) -> bool:
    """Whether the tables are those of this version; False for a SQLite file that does not exist."""
    file = _file(url)
    if file is not None and file.parent.is_dir() and not file.exists():
        return False
    engine = make_engine(url)
    try:
        with reading(engine) as connection:
            return _revision(connection) == newest(steps)
    finally:
        engine.dispose()


def newest(steps: Path = STEPS) -> str:
    """The last step's number, from its file's name: Alembic itself takes long to import."""
    return max(path.name for path in (steps / "versions").glob("[0-9]*.py")).partition("_")[0]


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(url: str, steps: Path) -> None:
    # Rebuilding a table drops it, which with foreign keys on would empty the tables that refer to it.
    engine = make_engine(url, foreign_keys=False)
    try:
        with writing(engine) as connection:
            _take_steps(connection, steps)
        vacuum(engine)
    except Exception as error:
        raise MigrationError(f"the tables could not be brought to version {newest(steps)}") from error
    finally:
        engine.dispose()


def _take_steps(connection: Connection, steps: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection, "metadata": metadata})
    config.set_main_option("script_location", str(steps).replace("%", "%%"))
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise MigrationError("a row refers to nothing")


@contextmanager
def _with_backup(file: Path | None) -> Iterator[None]:
    """Put a SQLite file back as it was when this fails; the copy stays only when that fails too."""
    if file is None or not file.exists() or not file.stat().st_size:
        _make(file)
        yield
        return
    copy = _copy_of(file)
    _copy(file, copy)
    try:
        yield
    except MigrationError:
        _copy(copy, file)
        copy.unlink()
        raise


def _make(file: Path | None) -> None:
    if file is not None:
        file.touch(mode=0o600)  # nobody else on this machine reads it; SQLite's other files follow its rights


def _copy(source: Path, target: Path) -> None:
    target.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def _copy_of(file: Path) -> Path:
    return file.with_name(f"{file.name}.voor-migratie")


def _file(url: str) -> Path | None:
    found = make_url(url)
    return Path(found.database or "") if found.get_backend_name() == "sqlite" else None
