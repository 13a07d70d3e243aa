"""The real command `retention-check serve`, with two addresses more that fail, to see the pages of faults of ours."""

from flask import Flask

import retention_check.app
from retention_check.app import create_app
from retention_check.cli.command_line import command_line
from retention_check.config import Settings
from retention_check.store import UnavailableError


def with_faults(settings: Settings | None = None) -> Flask:
    """The app as it is, and what a broken disk or a mistake of ours would answer."""
    app = create_app(settings)
    app.add_url_rule("/kapot/500", "broken", _broken)
    app.add_url_rule("/kapot/503", "full", _full)
    return app


def _broken() -> str:
    return str(1 // 0)


def _full() -> str:
    raise UnavailableError


if __name__ == "__main__":  # the forkserver of the PDF imports this file again
    retention_check.app.create_app = with_faults
    command_line(["serve", "--port", "0", "--no-browser"])
