"""The command line: files of a score sheet (`commands`), the web app (`serving`), a server (`administration`)."""

from retention_check.cli.administration import expire, invite, links, migrate
from retention_check.cli.commands import main
from retention_check.cli.serving import serve

__all__ = ["main"]

for command in (serve, migrate, expire, invite, links):
    main.add_command(command)
