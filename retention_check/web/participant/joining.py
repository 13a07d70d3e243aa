"""Joining a meeting: the code, then the group, once. Sending that leads to a link of one's own."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from retention_check import store
from retention_check.domain.side import Side
from retention_check.secret_links import as_typed_code, hashed, is_secret, is_short_code, new_receipt
from retention_check.store import StoredMeeting
from retention_check.web.extensions import csrf, database
from retention_check.web.meeting.current_meeting import refuse_over
from retention_check.web.respondent.guard import refuse_other_sites

joining = Blueprint("joining", __name__, url_prefix="/d")
csrf.exempt(joining)
joining.before_request(refuse_other_sites)

TOKEN, GROUP = "bewijs", "groep"
WATCHING = "kijkt"
GROUPS = {"jong": Side.YOUNG, "management": Side.MANAGEMENT, WATCHING: None}
CHOOSE = "Kies bij welke groep u hoort."


@joining.get("")
def ask_code() -> str:
    """A field for the code that is on the screen."""
    return render_template("participant/code.html", fault="")


@joining.post("")
def follow() -> ResponseReturnValue:
    """To the page of the code."""
    code = as_typed_code(request.form.get("code", ""))
    if not is_short_code(code):
        return render_template("participant/code.html", fault="Dit is geen code van een bijeenkomst."), 422
    return redirect(url_for(".ask_group", code=code), 303)


@joining.get("/<code>")
def ask_group(code: str) -> str:
    """Which group one belongs to."""
    return _group_page(code, _found(code), new_receipt())


@joining.post("/<code>")
def join(code: str) -> ResponseReturnValue:
    """Take part; sent again it is the same person."""
    stored, group, token = _found(code), request.form.get(GROUP, ""), request.form.get(TOKEN, "")
    token = token if is_secret(token) else new_receipt()
    if group not in GROUPS:
        return _group_page(code, stored, token, CHOOSE), 422
    store.voting.join(database(), hashed(code), hashed(token), GROUPS[group])
    return redirect(url_for("participant.show", token=token), 303)


def _group_page(code: str, stored: StoredMeeting, token: str, fault: str = "") -> str:
    return render_template("participant/group.html", stored=stored, code=code, token=token, fault=fault)


def _found(code: str) -> StoredMeeting:
    stored = store.meetings.find(database(), hashed(as_typed_code(code))) if is_short_code(code) else None
    if stored is None:
        abort(404)
    refuse_over(stored)
    return stored
