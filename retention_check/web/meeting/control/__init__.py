"""The pages of who leads a meeting, opened by its own link or by the manage link of its round."""

from flask import Blueprint, abort

from retention_check.web.auth import may_lead
from retention_check.web.meeting.control import moves, pages
from retention_check.web.meeting.current_meeting import current_meeting, round_of_meeting

control = Blueprint("control", __name__, url_prefix="/leiden")
for module in (pages, moves):
    control.register_blueprint(module.blueprint)


@control.before_request
def refuse_others() -> None:
    """403 for who was not given the link to lead this meeting."""
    if not may_lead(round_of_meeting(), current_meeting()):
        abort(403)
