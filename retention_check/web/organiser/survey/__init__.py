"""A survey that was held with another tool: what was understood of its export, put right and saved."""

from flask import Blueprint

from retention_check.web.organiser.survey import mapping, understood

blueprint = Blueprint("survey", __name__, url_prefix="/enquete")
for module in (understood, mapping):
    blueprint.register_blueprint(module.blueprint)
