"""The command line: `commands` makes reports, `server` runs the web app, `given` checks what the user gave."""

from retention_check.cli.commands import main
from retention_check.cli.server import invite, links, migrate, serve

__all__ = ["main"]

for command in (serve, migrate, invite, links):
    main.add_command(command)
