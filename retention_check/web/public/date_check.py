"""A laptop whose clock may be wrong asks its owner first: by a wrong date rounds would seem gone, and be deleted."""

from collections.abc import Mapping
from datetime import date

from flask import Blueprint, abort, current_app, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from retention_check import clock, dutch, maintenance, store
from retention_check.kept_pdfs import kept_pdfs
from retention_check.store import Expired
from retention_check.web.auth import is_owner
from retention_check.web.errors import error_page
from retention_check.web.extensions import database, settings
from retention_check.web.forms import BaseForm

blueprint = Blueprint("date_check", __name__)

LAST_SEEN = "last_seen_day"
OF_ROUNDS = ("organiser.", "viewer.", "public.new_round.", "public.links.open_")
ASK_OWNER = (
    "De datum van deze laptop moet eerst nagekeken worden. Vraag wie het programma gestart heeft, om de startpagina te "
    "openen. Er is niets gewist."
)


class DateForm(BaseForm):
    """One button: the date is right."""


@blueprint.app_url_value_preprocessor
def hold_rounds(endpoint: str | None, _values: Mapping[str, object] | None) -> None:
    """No round is looked up by a date that may be wrong: the owner is asked, others are told to wait.

    Before anything else that a request does, for the pages of a round begin with looking it up.
    """
    is_start = endpoint == "public.home.index" and is_owner()
    if not (is_start or (endpoint or "").startswith(OF_ROUNDS)) or doubted_after() is None:
        return
    if is_owner() and request.method == "GET":
        abort(redirect(url_for("public.date_check.ask")))
    abort(make_response(error_page(503, ASK_OWNER, "Even de datum nakijken")))


@blueprint.route("/datum", methods=["GET", "POST"])
def ask() -> ResponseReturnValue:
    """Ask the owner whether the date of this computer is right; what is kept too long goes when it is."""
    if not is_owner():
        abort(403)
    seen, form = doubted_after(), DateForm()
    if seen is None:
        return redirect(url_for("public.home.index"))
    if form.validate_on_submit():
        expired = maintenance.expire(database(), kept_pdfs(settings()), is_date_right=True)
        flash(_done(expired), "ok")
        return redirect(url_for("public.home.index"))
    today = clock.today()
    overdue = store.expiry.overdue(database(), today)
    return render_template(
        "public/date_check/ask.html", form=form, today=today, seen=seen, overdue=overdue
    ), form.http_status


def doubted_after() -> date | None:
    """The last day that was seen, on a laptop whose clock cannot well be right after it."""
    if settings().is_central:  # there `expire` refuses, and `/gezond` tells
        return None
    today, known = clock.today(), current_app.extensions.get(LAST_SEEN)
    if known is None or store.seen_days.is_doubted(known, today):
        known = current_app.extensions[LAST_SEEN] = store.seen_days.last_seen(database())
    return known if store.seen_days.is_doubted(known, today) else None


def _done(expired: Expired) -> str:
    if not (expired.deleted or expired.condensed):
        return "Dank u. De datum klopt; er hoefde niets gewist te worden."
    gone = dutch.plural(expired.deleted, "ronde", "rondes")
    reduced = dutch.plural(expired.condensed, "ronde", "rondes")
    return f"Dank u. Helemaal gewist: {gone}. Alleen de getoonde scores bewaard: {reduced}."
