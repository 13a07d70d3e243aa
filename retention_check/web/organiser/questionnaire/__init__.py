"""Our own questionnaire, as its organiser sets it up, hands it out, closes it and publishes it."""

from flask import Blueprint

from retention_check.web.organiser.questionnaire import (
    closing,
    extra_codes,
    links,
    paper,
    preview,
    printing,
    publish,
    settings,
    state,
)

blueprint = Blueprint("questionnaire", __name__, url_prefix="/zelf-vragen")
for module in (settings, state, links, extra_codes, closing, preview, publish, paper, printing):
    blueprint.register_blueprint(module.blueprint)
