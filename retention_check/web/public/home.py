"""The start page: what this is, for whom, and the ways to begin; on a laptop also its rounds."""

from flask import Blueprint, render_template

from retention_check import clock, store
from retention_check.web.auth import can_create_round, is_owner
from retention_check.web.extensions import database

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def index() -> str:
    """The start page."""
    summaries = store.rounds.summaries(database(), clock.today()) if is_owner() else []
    return render_template("public/home/index.html", summaries=summaries, can_create_round=can_create_round())
