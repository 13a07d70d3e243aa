"""A meeting in a room: its screen for all, and the pages of who leads it, under `/bijeenkomst/<screen>`."""

from flask import Blueprint

from retention_check.web.meeting import screen
from retention_check.web.meeting.control import control
from retention_check.web.meeting.current_meeting import add_screen, load_meeting

meeting = Blueprint("meeting", __name__, url_prefix="/bijeenkomst/<screen>")
meeting.register_blueprint(screen.blueprint)
meeting.register_blueprint(control)
meeting.url_value_preprocessor(load_meeting)
meeting.url_defaults(add_screen)
