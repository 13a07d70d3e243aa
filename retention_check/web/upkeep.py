"""Once a day, and at the first request after a start: what was kept long enough goes."""

import threading
import time
from datetime import date

from flask import Flask

from retention_check.round import Round
from retention_check.domain.comparison import compare, shown_only
from retention_check.domain.study import load_study
from retention_check.store import Store, UnavailableError
from retention_check.web import kept
from retention_check.web.access import log

SECONDS_UNTIL_AGAIN = 600  # after a failure: nobody should wait for a database that is away

_turn = threading.Lock()


def register(app: Flask) -> None:
    """Tidy at the start and then before the first request of every day."""
    tidied: list[date] = []
    again: list[float] = [0.0]

    def tidy_daily(_endpoint: str | None = None, _values: dict[str, str] | None = None) -> None:
        today = date.today()  # noqa: DTZ011 - a day, never a time
        if today in tidied or time.monotonic() < again[0]:
            return
        with _turn:
            again[0] = time.monotonic() + SECONDS_UNTIL_AGAIN
            if today not in tidied and tidy(app, today):
                tidied[:] = [today]

    app.url_value_preprocessor(tidy_daily)  # before any page loads its round
    tidy_daily()


def tidy(app: Flask, today: date) -> bool:
    """Let expired rounds go, and tell how many; False when the database could not be reached."""
    store: Store = app.extensions["store"]
    threshold: int = app.extensions["settings"].threshold

    def condense(round: Round) -> Round:
        return shown_only(compare(round, load_study(), threshold))

    try:
        expired = store.expire(today, condense)
    except UnavailableError:
        log.error("expiry failed: the database cannot be reached")
        return False
    if expired.condensed or expired.deleted:
        kept.forget(app)
        log.info("expiry: %d rounds condensed, %d deleted", expired.condensed, expired.deleted)
    return True
