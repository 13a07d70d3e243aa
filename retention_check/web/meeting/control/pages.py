"""The page of who leads: before the first step the start, then what is on, what to say now and what comes next."""

from flask import Blueprint, Response, make_response, render_template

from retention_check.web.meeting.control.leading import Leading, leading
from retention_check.web.meeting.control.moves import MoveForm
from retention_check.web.meeting.control.starting import StartForm, start_page, start_shown, start_tag
from retention_check.web.meeting.control.timing import TimeForm
from retention_check.web.meeting.current_meeting import current_meeting
from retention_check.web.meeting.fragment import fragment, with_requests
from retention_check.web.meeting.room_questionnaire import questionnaire_tag

blueprint = Blueprint("pages", __name__)


@blueprint.get("")
def show() -> Response:
    """The whole page; a script keeps it up to date."""
    now = leading()
    if now.meeting.place is None:
        return start_page(StartForm(now), now)
    page = render_template("meeting/control/show.html", **_shown(now), tag=_tag(now))
    return with_requests(make_response(page))


@blueprint.get("/nu")
def now() -> Response:
    """The part of it that changes, for the script."""
    now = leading()
    if now.meeting.place is None:
        return reached()
    return fragment("meeting/control/now.html", _tag(now), **_shown(now))


@blueprint.get("/telefoon")
def reached() -> Response:
    """Whether a phone reached us, for the page before the meeting begins; and that it began, once it did."""
    now = leading()
    return fragment("meeting/control/reached.html", start_tag(now), **start_shown(now))


def _shown(now: Leading) -> dict[str, object]:
    forms = {"form": MoveForm(now.scene), "time_form": TimeForm(now.meeting)}
    return {"now": now, "moment": now.moment, **forms}


def _tag(now: Leading) -> str:
    """Changes with what is told; how many voted is in it as it is told, for a tag is no secret."""
    stored = current_meeting()
    voted = now.turnout.known if now.turnout else ""
    return f"{stored.version}-{stored.joined}-{voted}-{now.minutes_behind}{questionnaire_tag(now.moment, counts=True)}"
