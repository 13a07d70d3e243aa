"""The screen for the beamer: one thing at a time, nothing to press, nothing secret in its address."""

from flask import Blueprint, Response, make_response, render_template

from retention_check.charts.ranks import TOP, ranked_reasons
from retention_check.charts.reveal import reveal, topic
from retention_check.store import GoneError
from retention_check.web.extensions import study
from retention_check.web.meeting.current_meeting import current_meeting, round_of_meeting
from retention_check.web.meeting.fragment import fragment, with_requests
from retention_check.web.meeting.screen_moment import ScreenMoment
from retention_check.web.meeting_links import meeting_links

blueprint = Blueprint("screen", __name__)


@blueprint.get("")
def show() -> Response:
    """What is on now; a script keeps it so, without one the page loads itself again."""
    moment = _moment()
    return with_requests(make_response(render_template("meeting/screen/show.html", tag=moment.tag, **_shown(moment))))


@blueprint.get("/nu")
def now() -> Response:
    """The same without the frame around it, for the script."""
    moment = _moment()
    return fragment("meeting/screen/now.html", moment.tag, **_shown(moment))


@blueprint.errorhandler(GoneError)
def over(_error: GoneError) -> tuple[str, int]:
    """Thanks to the room, when the screen is loaded again after the end; nothing went wrong."""
    return render_template("meeting/screen/over.html"), 410


def _moment() -> ScreenMoment:
    return ScreenMoment(current_meeting(), round_of_meeting(), study())


def _shown(moment: ScreenMoment) -> dict[str, object]:
    return {
        "moment": moment,
        "links": meeting_links(moment.stored),
        "revealed_drawing": reveal,
        "topic_drawing": topic,
        "ranked_reasons": ranked_reasons,
        "ranked_top": TOP,
    }
