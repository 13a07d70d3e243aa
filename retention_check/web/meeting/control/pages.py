"""The page of who leads: what is on, what to say now, what comes next, what is hidden until when."""

from flask import Blueprint, Response, make_response, render_template

from retention_check.web.meeting.control.moves import MoveForm
from retention_check.web.meeting.current_meeting import current_meeting, round_of_meeting
from retention_check.web.meeting.fragment import fragment, with_requests
from retention_check.web.meeting.moment import moment_of
from retention_check.web.meeting_links import meeting_links

blueprint = Blueprint("pages", __name__)


@blueprint.get("")
def show() -> Response:
    """The whole page; a script keeps it up to date."""
    return with_requests(make_response(render_template("meeting/control/show.html", **_shown(), tag=_tag())))


@blueprint.get("/nu")
def now() -> Response:
    """The part of it that changes, for the script."""
    return fragment("meeting/control/now.html", _tag(), **_shown())


def _shown() -> dict[str, object]:
    stored = current_meeting()
    moment = moment_of(stored, round_of_meeting())
    return {"moment": moment, "links": meeting_links(stored), "form": MoveForm(stored.version)}


def _tag() -> str:
    stored = current_meeting()
    return f"{stored.version}-{stored.joined}-{stored.voted}"
