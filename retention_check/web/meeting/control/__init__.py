"""The pages of who leads a meeting, opened by its own link or by the manage link of its round."""

from flask import Blueprint

from retention_check.web.auth import may_lead
from retention_check.web.meeting.control import (
    agreements,
    asking,
    ending,
    moves,
    pages,
    paper,
    presence,
    starting,
    timing,
)
from retention_check.web.meeting.current_meeting import current_meeting, round_of_meeting
from retention_check.web.meeting.refused import not_leading_page

control = Blueprint("control", __name__, url_prefix="/leiden")
for module in (pages, starting, moves, timing, presence, paper, agreements, ending, asking):
    control.register_blueprint(module.blueprint)


@control.before_request
def refuse_others() -> tuple[str, int] | None:
    """403 for who was not given the link to lead this meeting."""
    if may_lead(round_of_meeting(), current_meeting()):
        return None
    return not_leading_page()
