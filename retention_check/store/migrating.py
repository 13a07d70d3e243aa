"""Makes the tables, or brings those of an older version up to date; several processes may do so at once."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import URL, Connection, inspect, make_url, text

from retention_check.atomic_write import put_in_place
from retention_check.store.compacting import vacuum
from retention_check.store.database import make_engine, reading, translate_errors, writing
from retention_check.store.database_file import check, file_of
from retention_check.store.limits import MIGRATION_TIMEOUT
from retention_check.store.records import UnavailableError
from retention_check.store.tables import metadata

STEPS = Path(__file__).parents[1] / "migrations"
LOCK = 0x72657465  # a number for PostgreSQL: who holds it is the one that migrates
ALONE = (
    f"SET LOCAL lock_timeout = '{MIGRATION_TIMEOUT}s'",
    "SET LOCAL statement_timeout = 0",
    f"SELECT pg_advisory_xact_lock({LOCK})",
)
LEFT_BEHIND = (".voor-migratie", ".voor-migratie-wal", ".voor-migratie-shm", ".voor-migratie-journal")  # until 0.1


class MigrationError(Exception):
    """The tables could not be brought up to date; they are as they were."""


def migrate(url: str, steps: Path = STEPS) -> None:
    """Bring the tables up to date, making them where there are none; MigrationError, UnavailableError."""
    file = file_of(url)
    if file is not None and not file.exists():
        _make(make_url(url), file, steps)
    check(url)
    if not is_current(url, steps):
        _upgrade(make_url(url), steps)
    if file is not None:
        for ending in LEFT_BEHIND:
            file.with_name(file.name + ending).unlink(missing_ok=True)


def is_current(url: str, steps: Path = STEPS) -> bool:
    """Whether the tables are those of this version; False for a SQLite file that does not exist."""
    file = file_of(url)
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


def _make(url: URL, file: Path, steps: Path) -> None:
    """A new file gets its name when it is whole, so that a full disk or a crash leaves none."""
    with _unfinished(file) as unfinished:
        _upgrade(url.set(database=str(unfinished)), steps)
        with suppress(FileExistsError):  # another process was first: its file is as good
            put_in_place(unfinished, file)


@contextmanager
def _unfinished(file: Path) -> Iterator[Path]:
    """A file in a folder of its own beside it, for its owner alone, as SQLite's other files will be."""
    try:
        with tempfile.TemporaryDirectory(
            prefix=f".{file.name}.", dir=file.parent, ignore_cleanup_errors=True
        ) as folder:
            unfinished = Path(folder) / file.name
            unfinished.touch(mode=0o600)
            yield unfinished
    except OSError as error:
        raise UnavailableError(type(error).__name__) from error


def _upgrade(url: URL, steps: Path) -> None:
    # Rebuilding a table drops it, which with foreign keys on would empty the tables that refer to it.
    engine = make_engine(_with_migration_timeout(url), foreign_keys=False)
    try:
        with translate_errors(), writing(engine) as connection:
            if connection.dialect.name == "postgresql":
                for statement in ALONE:
                    connection.exec_driver_sql(statement)
            _take_steps(connection, steps)  # none where another process took them while this one waited
        vacuum(engine)
    except Exception as error:
        raise MigrationError(f"the tables could not be brought to version {newest(steps)}") from error
    finally:
        engine.dispose()


def _with_migration_timeout(url: URL) -> str:
    """SQLite lets one write at a time; who migrates waits for the others."""
    if url.get_backend_name() == "sqlite" and "timeout" not in url.query:
        url = url.update_query_dict({"timeout": str(MIGRATION_TIMEOUT)})
    return url.render_as_string(hide_password=False)


def _take_steps(connection: Connection, steps: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection, "metadata": metadata})
    config.set_main_option("script_location", str(steps).replace("%", "%%"))
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise MigrationError("a row refers to nothing")
