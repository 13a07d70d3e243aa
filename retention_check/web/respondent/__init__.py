"""Who answers: our own questionnaire, opened by the link of a side. No cookie, no session, no form token."""

from flask import Blueprint

respondent = Blueprint("respondent", __name__, url_prefix="/vragen/<secret>")
