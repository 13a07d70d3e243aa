"""The end: what was agreed goes into the round, all else of the meeting is deleted, and its links open nothing."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from retention_check import clock, store
from retention_check.web.audit import log_event
from retention_check.web.extensions import database, press
from retention_check.web.forms import BaseForm
from retention_check.web.meeting.control.leading import leading
from retention_check.web.meeting.current_meeting import current_meeting
from retention_check.web.organiser.questionnaire.remains import LEFT

blueprint = Blueprint("ending", __name__)

ENDED = "De bijeenkomst is afgelopen. Wat mensen raadden en kozen, is gewist."
ENDED_BEFOREHAND = "De bijeenkomst is afgelopen. De links werken niet meer."  # nothing was guessed or chosen


class EndForm(BaseForm):
    """One button."""


@blueprint.route("/einde", methods=["GET", "POST"])
def end() -> ResponseReturnValue:
    """Ask whether it is over, and end it: from then on the pages of this meeting are gone."""
    form, now = EndForm(), leading()
    if form.validate_on_submit() and form.try_save(_end):
        return redirect(_after(manages=now.manages), 303)
    return render_template("meeting/control/end.html", form=form, now=now, moment=now.moment), form.http_status


def _end() -> None:
    public_id = current_meeting().public_id
    told = ENDED_BEFOREHAND if current_meeting().meeting.agenda.is_beforehand else ENDED
    remains = store.meetings.end(database(), public_id, clock.today())
    press().forget(public_id)
    log_event("meeting", public_id, "ended")
    flash(f"{told}{LEFT[remains]}", "ok")


def _after(*, manages: bool) -> str:
    """Who manages the round goes on to what was agreed; for who only led, a page of thanks is all there is."""
    if manages:
        return url_for("organiser.meeting.ending.over", public_id=current_meeting().public_id)
    return url_for("public.after_meeting.show")
