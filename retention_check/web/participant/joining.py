"""Joining a meeting: the code, then the group, once. Sending that leads to a link of one's own."""

import hmac

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from retention_check import clock, store
from retention_check.domain.meeting.agenda import StepKind
from retention_check.domain.round import DEFAULT_ROLE
from retention_check.domain.side import Side
from retention_check.secret_links import (
    SHORT_CODE,
    as_typed_code,
    hashed,
    is_secret,
    is_short_code,
    new_receipt,
    page_pass,
)
from retention_check.store import GoneError, StoredMeeting
from retention_check.web.extensions import csrf, database
from retention_check.web.guard import refuse_other_sites
from retention_check.web.meeting.current_meeting import refuse_over
from retention_check.web.respondent.limits import TooManyTriesError, wrong_links

joining = Blueprint("joining", __name__, url_prefix="/d")
csrf.exempt(joining)
joining.before_request(refuse_other_sites)

RECEIPT, GROUP, PASS = "bewijs", "groep", "pas"
WATCHING = "kijkt"
GROUPS = {"jong": Side.YOUNG, "management": Side.MANAGEMENT, WATCHING: None}
CHOOSE = "Kies bij welke groep u hoort."
WRONG = "Dit is geen code. Kijk nog eens goed op het scherm."


@joining.get("")
def ask_code() -> str:
    """A field for the code that is on the screen."""
    return _code_page()


@joining.post("")
def follow() -> ResponseReturnValue:
    """To the page of the code; whether it opens anything is told there."""
    typed = request.form.get("code", "")
    code = as_typed_code(typed)
    if not is_short_code(code):
        return _code_page(typed, WRONG), 422
    return redirect(url_for(".ask_group", code=code), 303)


@joining.get("/<code>")
def ask_group(code: str) -> str:
    """What is kept, and which group one belongs to."""
    code = as_typed_code(code)
    return _group_page(code, _opened(code), new_receipt())


@joining.post("/<code>")
def join(code: str) -> ResponseReturnValue:
    """Take part; a page that is sent again is the same person."""
    code, group, receipt = as_typed_code(code), request.form.get(GROUP, ""), request.form.get(RECEIPT, "")
    stored = _opened(code)
    receipt = receipt if is_secret(receipt) else new_receipt()
    if group not in groups_of(stored):
        return _group_page(code, stored, receipt, CHOOSE), 422
    store.voting.join(database(), hashed(code), hashed(receipt), GROUPS[group])
    return redirect(url_for("participant.show", token=receipt), 303)


def groups_of(stored: StoredMeeting) -> list[str]:
    """What can be chosen: management only where it is there."""
    return [name for name in GROUPS if name != Side.MANAGEMENT or stored.meeting.agenda.has_management]


def _code_page(typed: str = "", fault: str = "") -> str:
    return render_template("participant/code.html", typed=typed, fault=fault, characters=SHORT_CODE)


def _group_page(code: str, stored: StoredMeeting, receipt: str, fault: str = "") -> str:
    found = store.rounds.load(database(), stored.public_id, clock.today())
    if found is None:
        raise GoneError
    role = found.round.management_role
    return render_template(
        "participant/group.html",
        municipality=found.round.municipality,
        role="" if role == DEFAULT_ROLE else role,
        groups=groups_of(stored),
        predicts=stored.meeting.agenda.has(StepKind.PREDICT),
        answers=stored.meeting.agenda.has(StepKind.ANSWERS),
        address=url_for(".join", code=code, pas=_pass(code)),
        receipt=receipt,
        fault=fault,
    )


def _opened(code: str) -> StoredMeeting:
    """The meeting that a code opens; before it is looked up, whether not too many wrong ones were tried.

    Who opened a page here with this code carries the proof of that in its form, and is never held up.
    """
    if not is_short_code(code):
        abort(404)
    if not _has_pass(code) and wrong_links().are_too_many:
        raise TooManyTriesError("")
    try:
        stored = store.meetings.find(database(), hashed(code))
        if stored is None:
            _lead_on_to_questionnaire(code)
    except GoneError:
        wrong_links().add()
        raise
    if stored is None:
        wrong_links().add()
        abort(404)
    refuse_over(stored)
    return stored


def _lead_on_to_questionnaire(code: str) -> None:
    """To its page, when it is the code of a questionnaire; GoneError when it was."""
    if store.answering.find(database(), hashed(code)) is not None:
        abort(redirect(url_for("respondent_short.show", secret=code), 303))


def _has_pass(code: str) -> bool:
    return hmac.compare_digest(request.args.get(PASS, "").encode(), _pass(code).encode())


def _pass(code: str) -> str:
    return page_pass(str(current_app.secret_key), code)
