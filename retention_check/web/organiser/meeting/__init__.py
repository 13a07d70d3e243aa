"""The meeting of a round, as it is prepared: its agenda, its links and how it ends."""

from flask import Blueprint

from retention_check.web.organiser.meeting import agenda, ending, leading, overview

blueprint = Blueprint("meeting", __name__, url_prefix="/bijeenkomst")
for module in (agenda, overview, ending, leading):
    blueprint.register_blueprint(module.blueprint)
