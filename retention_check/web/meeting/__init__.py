"""A meeting in a room: its screen for all, and the pages of who leads it, under `/bijeenkomst/<screen>`."""

from flask import Blueprint
from flask.blueprints import BlueprintSetupState

from retention_check.store import GoneError
from retention_check.web.meeting import screen
from retention_check.web.meeting.control import control
from retention_check.web.meeting.current_meeting import add_screen, load_meeting
from retention_check.web.meeting.predicting import Predicting
from retention_check.web.meeting.refused import over_page
from retention_check.web.meeting.room_questionnaire import room_questionnaire

meeting = Blueprint("meeting", __name__, url_prefix="/bijeenkomst/<screen>")
meeting.register_blueprint(screen.blueprint)
meeting.register_blueprint(control)
meeting.url_value_preprocessor(load_meeting)
meeting.url_defaults(add_screen)
meeting.register_error_handler(GoneError, over_page)


@meeting.record_once
def add_names(state: BlueprintSetupState) -> None:
    """What the templates of screen, phones and who leads ask."""
    state.app.jinja_env.globals.update(predicting=Predicting, room_questionnaire=room_questionnaire)
