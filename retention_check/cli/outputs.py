"""Files and text that a command writes; what cannot be written is an InputError that says so in Dutch."""

import sys
from pathlib import Path

from retention_check.atomic_write import write_atomically
from retention_check.cli.errors import InputError
from retention_check.cli.printing import reason, show, standard_output_or


class Progress:
    """Steps on standard error while a report is made; nothing when it is no terminal."""

    def __init__(self) -> None:
        self.is_shown = sys.stderr.isatty()

    def step(self, text: str) -> None:
        """Tell what is being done now."""
        if self.is_shown:
            show(f"{text} …", err=True)


def save(path: Path, data: bytes, force: bool, *, beside_output: bool = False) -> None:
    """Write a file and say so; on standard error where standard output holds something else."""
    write(path, data, force)
    tell_written(path, beside_output=beside_output)


def tell_written(path: Path, told: str = "", *, beside_output: bool = False) -> None:
    """Say what was written."""
    tell(f"{path} geschreven: {told}." if told else f"{path} geschreven.", err=beside_output)


def tell(text: str, *, err: bool = False) -> None:
    """Lines on standard output, which may be a full disk or a closed pipe, or on standard error."""
    with standard_output_or(InputError):
        show(text, err=err)


def write(path: Path, data: bytes, force: bool) -> None:
    """Write a file whole, over an existing one only with `force`."""
    try:
        write_atomically(path, data, replace=force)
    except FileExistsError:
        raise _already_there(path) from None
    except OSError as error:
        raise InputError(f"{path} kan niet geschreven worden: {reason(error)}.") from None


def refuse_existing(path: Path, force: bool) -> None:
    """Tell before the work is done that a file is there already."""
    if exists(path) and not force:
        raise _already_there(path)


def exists(path: Path) -> bool:
    """True when a file is there."""
    try:
        return path.exists()
    except OSError as error:
        raise InputError(f"{str(path)[:80]} kan geen bestand zijn: {reason(error)}.") from None


def make_folder(path: Path) -> None:
    """Make a folder that may be there already."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"De map {path} kan niet gemaakt worden: {reason(error)}.") from None


def to_standard_output(data: bytes) -> None:
    """Write to standard output, which may be a full disk or a closed pipe."""
    with standard_output_or(InputError):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def _already_there(path: Path) -> InputError:
    return InputError(f"{path} bestaat al. Kies een andere naam of gebruik --force om het te vervangen.")
