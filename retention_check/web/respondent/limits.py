"""The limits on what is wrong: codes that open nothing, and forms that no page of ours sends.

Each process counts for itself, and all visitors together; one-time codes for each questionnaire apart. A hall of 500
people who all type four codes wrong stays under them. Of 26 signs there are 300 million short codes: at ten wrong ones
a minute, who looks for the two of one round needs nearly thirty years on average, and it is open for weeks. Never held
up are who opened a page with its code, who has the long link of a questionnaire without one-time codes, and who began.
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
    app.extensions.update({name: WrongTries(LIMITS[name]) for name in (LINKS, FORMS)})
    app.extensions[CODES] = {}  # by questionnaire, of which an installation has few


def wrong_links() -> WrongTries:
    """Short codes that open nothing."""
    return cast(WrongTries, current_app.extensions[LINKS])


def wrong_codes(questionnaire_id: int) -> WrongTries:
    """One-time codes of a questionnaire that are unknown or used: who tries them there holds up no other round."""
    of_all = cast(dict[int, WrongTries], current_app.extensions[CODES])
    return of_all.setdefault(questionnaire_id, WrongTries(LIMITS[CODES]))


def malformed_forms() -> WrongTries:
    """Answers that no page of ours sends."""
    return cast(WrongTries, current_app.extensions[FORMS])
