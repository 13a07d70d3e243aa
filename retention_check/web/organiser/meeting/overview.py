"""The meeting of this round: where it is led, shown and joined, and how it is ended."""

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from retention_check import store
from retention_check.web.audit import log_event
from retention_check.web.current_round import current_round
from retention_check.web.extensions import database, press, study
from retention_check.web.forms import BaseForm
from retention_check.web.meeting_links import meeting_links

blueprint = Blueprint("overview", __name__)


class EndForm(BaseForm):
    """One button."""


@blueprint.get("")
def show() -> str | Response:
    """The links of the meeting; without one, the page to prepare it."""
    meeting = store.meetings.load(database(), current_round().public_id, study())
    if meeting is None:
        return redirect(url_for("organiser.meeting.agenda.edit"))
    shown = {"stored": current_round(), "meeting": meeting, "links": meeting_links(meeting), "form": EndForm()}
    return render_template("organiser/meeting/overview.html", **shown)


@blueprint.post("/einde")
def end() -> Response:
    """End it: what was agreed goes into the round, the rest goes."""
    if EndForm().validate_on_submit():
        store.meetings.end(database(), current_round().public_id)
        press().forget(current_round().public_id)
        log_event("meeting", current_round().public_id, "ended")
        flash("De bijeenkomst is afgelopen. De afspraken staan in de ronde.", "ok")
    return redirect(url_for("organiser.agreements.index"))
