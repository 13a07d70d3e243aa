"""Preparing a meeting: which steps, in which order, and how many minutes each."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from retention_check import clock, store
from retention_check.domain.meeting.agenda import usual_agenda
from retention_check.domain.meeting.live import LiveMeeting
from retention_check.secret_links import new_public_id
from retention_check.web.audit import log_event
from retention_check.web.current_round import current_round
from retention_check.web.extensions import database
from retention_check.web.forms import BaseForm
from retention_check.web.meeting_links import new_keys

blueprint = Blueprint("agenda", __name__)


class AgendaForm(BaseForm):
    """The agenda as it usually is."""


@blueprint.route("/nieuw", methods=["GET", "POST"])
def edit() -> Response | tuple[str, int]:
    """Choose the steps; sent, the meeting is there with its links."""
    form = AgendaForm()
    if form.validate_on_submit() and form.try_save(_begin):
        log_event("meeting", current_round().public_id, "made")
        return redirect(url_for("organiser.meeting.overview.show"))
    page = render_template("organiser/meeting/agenda.html", form=form, stored=current_round())
    return page, form.http_status


def _begin() -> None:
    stored = current_round()
    agenda = usual_agenda(has_scores=bool(stored.round.entries), is_small=False)
    keys = new_keys(new_public_id(), 0)
    store.meetings.begin(database(), stored.public_id, LiveMeeting(agenda), keys, clock.today(), link_counter=0)
