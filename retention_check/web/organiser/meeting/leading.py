"""To the page on which this round's meeting is led, for who manages the round."""

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from retention_check.web.round_meeting import live_meeting

blueprint = Blueprint("leading", __name__)


@blueprint.get("/leiden")
def lead() -> Response:
    """The page of who leads; without a meeting the page to prepare one."""
    stored = live_meeting()
    if stored is None:
        return redirect(url_for("organiser.meeting.agenda.create"))
    return redirect(url_for("meeting.control.pages.show", screen=stored.keys.screen))
