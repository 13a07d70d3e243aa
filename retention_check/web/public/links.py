"""The ways in by a secret link, which is exchanged for a cookie and a clean address."""

import hmac

from flask import Blueprint, abort, current_app, redirect, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from retention_check import clock, store
from retention_check.secret_links import hashed, is_secret
from retention_check.store import GoneError, StoredRound
from retention_check.web.auth import (
    LAUNCH_TOKEN,
    can_be_owner,
    grant_invitation,
    grant_lead,
    grant_manage,
    grant_owner,
    grant_view,
)
from retention_check.web.extensions import database, study
from retention_check.web.meeting.refused import over_page

blueprint = Blueprint("links", __name__)


@blueprint.get("/open/<token>")
def launch(token: str) -> Response:
    """Open the app on this laptop with the link that was printed when it started."""
    expected = current_app.config.get(LAUNCH_TOKEN)
    if not expected or not hmac.compare_digest(token.encode(), expected.encode()) or not can_be_owner():
        abort(403)
    grant_owner()
    return redirect(url_for("public.home.index"))


@blueprint.get("/beheer/<secret>")
def open_manage(secret: str) -> Response:
    """Open a round with its manage link."""
    stored = _target(secret, is_view=False)
    grant_manage(stored)
    return redirect(url_for("organiser.round.overview", public_id=stored.public_id))


@blueprint.get("/inzien/<secret>")
def open_view(secret: str) -> Response:
    """Open results and report of a round with a view link."""
    stored = _target(secret, is_view=True)
    grant_view(stored)
    return redirect(url_for("viewer.results.summary", public_id=stored.public_id))


@blueprint.get("/leiden/<secret>")
def open_meeting(secret: str) -> ResponseReturnValue:
    """Lead a meeting with its link, which works again after a restart, on several phones at once."""
    _refuse_nonsense(secret)
    try:
        public_id = store.meetings.find_led(database(), hashed(secret))
    except GoneError:
        return over_page()
    stored = store.meetings.load(database(), public_id, study()) if public_id else None
    if stored is None:
        abort(404)
    grant_lead(stored)
    return redirect(url_for("meeting.control.pages.show", screen=stored.keys.screen))


@blueprint.get("/uitnodiging/<secret>")
def open_invitation(secret: str) -> Response:
    """Come in with an invitation to begin a round; it is used up when the round is made."""
    _refuse_nonsense(secret)
    if not store.invitations.is_invited(database(), hashed(secret), clock.today()):
        raise GoneError
    grant_invitation(hashed(secret))
    return redirect(url_for("public.new_round.create"))


def _target(secret: str, is_view: bool) -> StoredRound:
    """The round that a secret opens; 404 when it never opened one, 410 when it no longer does."""
    _refuse_nonsense(secret)
    target = store.links.find_target(database(), hashed(secret), clock.today())
    if target is None or target.is_view is not is_view:
        abort(404)
    stored = store.rounds.load(database(), target.public_id, clock.today())
    if stored is None:
        raise GoneError
    return stored


def _refuse_nonsense(secret: str) -> None:
    if not is_secret(secret):
        abort(404)
