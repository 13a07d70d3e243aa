"""Our own questionnaire, as its organiser sets it up, hands it out, closes it and publishes it."""

from flask import Blueprint

blueprint = Blueprint("questionnaire", __name__, url_prefix="/zelf-vragen")
