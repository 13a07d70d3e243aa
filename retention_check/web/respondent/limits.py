"""The limits on what is wrong: codes that open nothing, and forms that no page of ours sends.

Each process counts for itself, and all visitors together. A hall of 500 people who all type four codes wrong stays
under them. Of 26 signs there are 300 million short codes: at ten wrong ones a minute, who looks for the two of one
round needs nearly thirty years on average, and it is open for weeks. Who opened a page with its code, or has the long
link, is never held up.
"""

from typing import cast

from flask import Flask, current_app

from retention_check.web.respondent.wrong_tries import Limit, WrongTries

LINKS, CODES, FORMS = "wrong_short_codes", "wrong_one_time_codes", "malformed_answers"
LIMITS = {LINKS: Limit(2000, 10), CODES: Limit(2000, 60), FORMS: Limit(2000, 600)}


class TooManyTriesError(Exception):
    """Too many wrong ones were tried just now: nothing is looked up for a while. Its text says what can be done."""


def init_app(app: Flask) -> None:
    """Begin to count."""
    app.extensions.update({name: WrongTries(limit) for name, limit in LIMITS.items()})


def wrong_links() -> WrongTries:
    """Short codes that open nothing."""
    return cast(WrongTries, current_app.extensions[LINKS])


def wrong_codes() -> WrongTries:
    """One-time codes that are unknown or used."""
    return cast(WrongTries, current_app.extensions[CODES])


def malformed_forms() -> WrongTries:
    """Answers that no page of ours sends."""
    return cast(WrongTries, current_app.extensions[FORMS])
