"""What ends a command: a mistake the user can mend, told in Dutch on standard error, with exit status 2."""

from contextlib import suppress
from typing import IO, Any

import click

from retention_check.cli.printing import show


class InputError(click.ClickException):
    """One or more lines that say what is wrong; nothing was written."""

    exit_code = 2

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))

    def show(self, file: IO[Any] | None = None) -> None:
        """The lines alone, for they say in full what is wrong."""
        with suppress(OSError):  # of a terminal that is gone
            show(self.message, file=file, err=True)


class UndecidedError(InputError):
    """Something that a person has to decide: each question, with the option that answers it."""

    exit_code = 3


class StoppedError(InputError):
    """Ctrl+C: the command ends before it is done."""

    exit_code = 1

    def __init__(self) -> None:
        super().__init__("", "Gestopt.")  # on a line of its own, below the ^C of the terminal
