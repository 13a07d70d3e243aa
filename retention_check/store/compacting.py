"""What was deleted leaves the files of the database too, or it is known that it has not yet."""

import logging
from enum import StrEnum

from sqlalchemy import Engine

from retention_check.store.database import Database
from retention_check.store.database_file import file_of
from retention_check.store.rewriting import rewriting_of

log = logging.getLogger(__name__)


class Remains(StrEnum):
    """Where deleted text can still stand in the files of the database."""

    NOWHERE = "nowhere"
    UNTIL_READ = "until read"  # as long as another reads what was there before: tried again
    UNTIL_REUSED = "until reused"  # PostgreSQL, until it writes over the space; of a questionnaire in its log alone


def compact(database: Database) -> Remains:
    """Rewrite what is left; where another stands in the way, try again in the background until it is done."""
    rewriting = rewriting_of(database.engine)
    if rewriting.is_done():
        return Remains.NOWHERE if database.engine.dialect.name == "sqlite" else Remains.UNTIL_REUSED
    log.warning("deleted text still stands in the files of the database: tried again every few seconds")
    database.retrying.begin(rewriting.is_done)
    return Remains.UNTIL_READ


def has_leftovers(database: Database) -> bool:
    """Whether SQLite's write-ahead log holds anything, which may be what was deleted before this process started."""
    file = file_of(database.engine.url.render_as_string(hide_password=False))
    write_ahead = file and file.with_name(f"{file.name}-wal")
    return bool(write_ahead and write_ahead.exists() and write_ahead.stat().st_size)


def is_pending(database: Database) -> bool:
    """True while deleted text can still stand in the files, and is waited for."""
    return database.retrying.is_busy


def vacuum(engine: Engine) -> bool:
    """Leave no deleted text in SQLite's files; True when it is gone from all of them."""
    return engine.dialect.name == "sqlite" and rewriting_of(engine).is_done()
