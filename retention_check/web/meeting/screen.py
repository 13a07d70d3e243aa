"""The screen for the beamer: one thing at a time, nothing to press, nothing secret in its address."""

from flask import Blueprint, Response, make_response, render_template

from retention_check.web.meeting.current_meeting import current_meeting, round_of_meeting
from retention_check.web.meeting.fragment import fragment, with_requests
from retention_check.web.meeting.moment import moment_of
from retention_check.web.meeting_links import meeting_links

blueprint = Blueprint("screen", __name__)


@blueprint.get("")
def show() -> Response:
    """What is on now; a script keeps it so, without one the page loads itself again."""
    return with_requests(make_response(render_template("meeting/screen/show.html", **_shown(), tag=_tag())))


@blueprint.get("/nu")
def now() -> Response:
    """The same without the frame around it, for the script."""
    tag = _tag()
    return fragment("meeting/screen/now.html", tag, **_shown())


def _shown() -> dict[str, object]:
    stored = current_meeting()
    return {"moment": moment_of(stored, round_of_meeting()), "links": meeting_links(stored)}


def _tag() -> str:
    stored = current_meeting()
    return f"{stored.version}-{stored.joined}-{stored.voted}"
