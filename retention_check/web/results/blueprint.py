"""One blueprint for results and report, nested under organiser, viewer and example."""

from flask import Blueprint

results = Blueprint("results", __name__)
