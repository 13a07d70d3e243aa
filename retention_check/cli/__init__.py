"""The command line: `commands` has one function for each command, `given` reads and checks what the user gave."""

from retention_check.cli.commands import main

__all__ = ["main"]
