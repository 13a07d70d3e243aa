"""The real command `retention-check serve`, with two addresses more that fail, to see the pages of faults of ours."""

import os
from dataclasses import replace
from datetime import date

from flask import Flask, render_template

import retention_check.app
from retention_check.app import create_app
from retention_check.cli.command_line import command_line
from retention_check.config import Mode, Settings
from retention_check.store import Expired, UnavailableError
from retention_check.web.public.date_check import DateForm


def with_faults(settings: Settings | None = None) -> Flask:
    """The app as it is, and what a broken disk or a mistake of ours would answer."""
    if settings and os.environ.get("RETENTION_CHECK_AS_ROOM"):  # its pages, on a machine that is in no network
        settings = replace(settings, mode=Mode.ROOM)
    app = create_app(settings)
    app.add_url_rule("/kapot/500", "broken", _broken)
    app.add_url_rule("/kapot/503", "full", _full)
    app.add_url_rule("/kapot/datum", "doubted", _doubted)
    return app


def _doubted() -> str:
    """What a laptop asks whose clock stands years ahead."""
    days = {"today": date(2030, 11, 26), "seen": date(2026, 11, 21)}
    return render_template("public/date_check/ask.html", form=DateForm(), overdue=Expired(2, 1), **days)


def _broken() -> str:
    return str(1 // 0)


def _full() -> str:
    raise UnavailableError


if __name__ == "__main__":  # the forkserver of the PDF imports this file again
    retention_check.app.create_app = with_faults
    command_line(["serve", "--port", "0", "--no-browser"])
