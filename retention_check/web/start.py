"""The start page with its doors, and the ways in by a secret link, exchanged for a cookie and a clean address."""

import hmac
from datetime import date

from flask import Blueprint, abort, current_app, redirect, render_template, session, url_for
from werkzeug.wrappers import Response

from retention_check import links
from retention_check.store import LinkTarget, GoneError
from retention_check.web import access
from retention_check.web.access import INVITED, OWNER

blueprint = Blueprint("start", __name__)

LAUNCH = "launch_token"  # in app.config: set by `retention-check serve` on a laptop


@blueprint.get("/")
def index() -> str:
    """What this is, for whom, and the doors; on a laptop also its rounds."""
    listed = access.store().listed() if access.is_owner() else []
    return render_template("start/index.html", listed=listed, may_begin=may_begin())


@blueprint.get("/open/<token>")
def launch(token: str) -> Response:
    """Open the app on this laptop with the link that was printed when it started."""
    expected = current_app.config.get(LAUNCH)
    if not expected or not hmac.compare_digest(token.encode(), expected.encode()):
        abort(403)
    session[OWNER] = True
    return redirect(url_for("start.index"))


@blueprint.get("/beheer/<secret>")
def manage(secret: str) -> Response:
    """Open a round with its manage link."""
    found = access.store().load(_found(secret, is_view=False).public_id)
    if found is None:
        raise GoneError
    access.manage(found)
    return redirect(url_for("rounds.manage", public_id=found.public_id))


@blueprint.get("/inzien/<secret>")
def view(secret: str) -> Response:
    """Open results and report of a round with a view link."""
    found = access.store().load(_found(secret, is_view=True).public_id)
    if found is None:
        raise GoneError
    access.view(found)
    return redirect(url_for("view_results.summary", public_id=found.public_id))


@blueprint.get("/uitnodiging/<secret>")
def invited(secret: str) -> Response:
    """Come in with an invitation to begin a round; it is used up when the round is made."""
    _refuse_nonsense(secret)
    if not access.store().is_invited(links.hashed(secret), date.today()):  # noqa: DTZ011 - the user's calendar day
        raise GoneError
    session[INVITED] = links.hashed(secret)
    return redirect(url_for("rounds.new"))


def may_begin() -> bool:
    """True for who may begin a round: on a laptop its owner, centrally who was invited."""
    return access.is_owner() or INVITED in session


def _found(secret: str, is_view: bool) -> LinkTarget:
    _refuse_nonsense(secret)
    found = access.store().find(links.hashed(secret))
    if found is None or found.is_view is not is_view:
        abort(404)
    return found


def _refuse_nonsense(secret: str) -> None:
    if not links.is_secret(secret):
        abort(404)
