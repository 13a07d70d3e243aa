"""SQLite's file: whether it can be used, and what to tell who starts the app when it cannot, in Dutch."""

import errno
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError

from retention_check.store.database import translate_errors
from retention_check.store.records import UnavailableError

BACKUP = "Zet een reservekopie terug. Is die er niet? Verplaats het bestand dan, en begin opnieuw zonder rondes."
DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
CLOSED = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
HELD = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


class DamagedError(UnavailableError):
    """The file is empty, or its pages contradict each other."""


def file_of(url: str) -> Path | None:
    """The file of a SQLite database, None for one that lies in no file."""
    found = make_url(url)
    is_file = found.get_backend_name() == "sqlite" and found.database not in (None, "", ":memory:")
    is_uri = str(found.database).startswith("file:")
    return Path(str(found.database)) if is_file and not is_uri else None


def check(url: str) -> None:
    """DamagedError when SQLite's file is there but cannot hold rounds; UnavailableError when it cannot be opened."""
    file = file_of(url)
    if file is None or not file.exists():
        return
    try:
        if not file.stat().st_size:
            raise DamagedError("empty")
        with translate_errors(), closing(sqlite3.connect(file)) as connection:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()
    except OSError as error:
        raise UnavailableError(type(error).__name__) from error
    if found != ("ok",):
        raise DamagedError("damaged")


def explanation(url: str, error: Exception) -> str:
    """What is wrong with the database and what to do, in Dutch, for who starts the app."""
    causes = list(_chain(error))
    file = file_of(url)
    if file is not None and file.exists() and not file.is_file():
        return f"{file} moet het databasebestand zijn, maar is geen bestand. Verplaats het, of kies een andere map."
    if file is not None and file.is_file() and not file.stat().st_size:
        return f"Het databasebestand {file} is leeg: er staat niets in, ook geen begin. {BACKUP}"
    if file is not None and (told := _of_file(file, causes)):
        return told
    if file is None and any(isinstance(each, (UnavailableError, OperationalError)) for each in causes):
        return _of_server(url)
    return (
        f"De tabellen in {file or make_url(url).database} konden niet bijgewerkt worden; ze zijn zoals ze waren. "
        "Maakte een nieuwere versie van het programma ze? Installeer dan die."
    )


def _of_file(file: Path, causes: Sequence[BaseException]) -> str:
    codes = {each.sqlite_errorcode & 0xFF for each in causes if hasattr(each, "sqlite_errorcode")}
    numbers = {each.errno for each in causes if isinstance(each, OSError)}
    if codes & DAMAGED or any(isinstance(each, DamagedError) for each in causes):
        return f"Het databasebestand {file} is beschadigd. {BACKUP}"
    if codes & HELD:
        return f"Een ander programma houdt het databasebestand {file} vast. Sluit dat, en probeer het opnieuw."
    if codes & FULL or numbers & NO_SPACE:
        return (
            f"Het databasebestand {file} kan niet geschreven worden: de schijf is vol, of geeft een fout. Maak ruimte "
            "vrij, en probeer het opnieuw."
        )
    if codes & CLOSED or numbers:
        return (
            f"Het databasebestand {file} kan niet geopend worden. Kijk of de map er is, en of u in de map en in het "
            "bestand mag schrijven."
        )
    return ""


def _of_server(url: str) -> str:
    found = make_url(url)
    return (
        f"De database {found.database or ''} op {found.host or 'deze computer'} is niet te bereiken, of geeft geen "
        "antwoord. Kijk of PostgreSQL draait, en of RETENTION_CHECK_DATABASE klopt."
    )


def _chain(error: BaseException) -> Iterator[BaseException]:
    """A failure and what caused it, to the first cause."""
    found: BaseException | None = error
    while found is not None:
        yield found
        found = found.__cause__ or found.__context__
