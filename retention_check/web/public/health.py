"""For a load balancer and who looks after it: whether the database answers, and whether `expire` runs."""

from flask import Blueprint, Response

from retention_check import clock, maintenance, store
from retention_check.web.extensions import database, settings

blueprint = Blueprint("health", __name__)


@blueprint.get("/gezond")
def check() -> Response:
    """200 when the database answers, else 503; a second line when an administrator has something to do."""
    if not store.is_reachable(database()):
        return Response("database\n", status=503, mimetype="text/plain")
    warning = maintenance.expiry_warning(database(), clock.today()) if settings().is_central else ""
    return Response(f"ok\n{warning}\n" if warning else "ok\n", mimetype="text/plain")
