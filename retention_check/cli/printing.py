"""What a command prints, and why the system refused something, in Dutch."""

import errno
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO, Any

import click

from retention_check.plain_text import harmless

_REASONS: Mapping[int, str] = {
    errno.EISDIR: "dit is een map",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.ENOENT: "de map bestaat niet",
    errno.EACCES: "u hebt daar geen rechten voor",
    errno.EPERM: "u hebt daar geen rechten voor",
    errno.EROFS: "op deze plek kan niets bewaard worden",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw ruimte op de schijf is vol",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EPIPE: "het programma dat de uitvoer las, is gestopt",
}


def reason(error: OSError) -> str:
    """Why the system refused; of what is rare only its number, by which an administrator can find it."""
    return _REASONS.get(error.errno or 0, f"het systeem geeft fout {error.errno}")


def show(text: str, *, err: bool = False, file: IO[Any] | None = None) -> None:
    """Print lines without what a terminal would obey."""
    click.echo(harmless(text), err=err, file=file)


@contextmanager
def standard_output_or(failure: type[Exception]) -> Iterator[None]:
    """Raise a failure when standard output takes nothing more, and let go of what could not be written."""
    try:
        yield
    except OSError as error:
        _let_go()
        raise failure(f"De uitvoer kan niet geschreven worden: {reason(error)}.") from None


def _let_go() -> None:
    """Python writes again what is left when it ends, and would end with a trace."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # it is no file, as in a test
        return
