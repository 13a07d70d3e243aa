"""Ending a meeting, or discarding one that did not begin; and what came out of it."""

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from retention_check import clock, store
from retention_check.store import Remains
from retention_check.web.audit import log_event
from retention_check.web.current_round import current_round
from retention_check.web.extensions import database, press
from retention_check.web.forms import BaseForm
from retention_check.web.meeting.moment import moment_of
from retention_check.web.organiser.questionnaire.remains import LEFT
from retention_check.web.round_meeting import live_meeting, round_meeting

blueprint = Blueprint("ending", __name__)

ENDED: Mapping[Remains, str] = {
    remains: f"De bijeenkomst is afgelopen. Wat mensen raadden en kozen, is gewist.{left}"
    for remains, left in LEFT.items()
}
ENDED_BEFOREHAND = "De bijeenkomst is afgelopen. De links en de code werken niet meer."  # nothing was guessed or chosen
DISCARDED = "De bijeenkomst is weg. De links en de code werken niet meer."


@blueprint.route("/einde", methods=["GET", "POST"])
def end() -> Response | tuple[str, int]:
    """Ask, then end it: what was agreed goes into the round, the rest goes. One that did not begin is discarded."""
    meeting, form = round_meeting(), BaseForm()
    if meeting is None:
        return redirect(url_for(".over"))
    has_begun = meeting.meeting.place is not None
    if form.validate_on_submit():
        remains = store.meetings.end(database(), meeting.public_id, clock.today())
        press().forget(meeting.public_id)
        log_event("meeting", meeting.public_id, "ended" if has_begun else "discarded")
        ended = ENDED_BEFOREHAND if meeting.meeting.agenda.is_beforehand else ENDED[remains]
        flash(ended if has_begun else DISCARDED, "ok")
        return redirect(url_for(".over" if has_begun else "organiser.round.overview"))
    shown = {"stored": current_round(), "meeting": meeting, "is_over": live_meeting() is None}
    page = render_template("organiser/meeting/end.html", **shown, form=form, moment=moment_of(meeting, current_round()))
    return page, form.http_status


@blueprint.get("/afgelopen")
def over() -> Response | str:
    """What came out of it: the agreements as they stand in the round, and the way to the report."""
    if live_meeting() is not None:
        return redirect(url_for("organiser.meeting.overview.show"))
    return render_template("organiser/meeting/over.html", stored=current_round())
